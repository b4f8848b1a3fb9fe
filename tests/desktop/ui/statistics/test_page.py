"""The page of statistics in the real window: figures, the names behind them, filters, reports and exports."""

import openpyxl
import pytest
from PySide6.QtCore import Qt

from db.changes.ceremonies import RevokeAward
from db.queries.statistics import NO_PERSON, Dimension, Scope, behind
from desktop.ui.framework.shown import ShownPaper
from desktop.ui.shell import gallery
from tests.desktop.ui.windows import close_unasked, open_page, start
from tests.sample_record import TODAY, sample_record


@pytest.fixture
def program(qapp, qtbot, own_data_folder):
    """The window open on the sample round: 7 awards of the Minister, 4 of the Chairman."""
    own_data_folder.mkdir(parents=True, exist_ok=True)
    program = start(qapp, own_data_folder, sample_record(own_data_folder / "so-vang.sqlite"), TODAY)
    yield program
    close_unasked(program)


@pytest.fixture
def page(qapp, program):
    return open_page(qapp, program, "statistics")


def choose(qapp, program, box, value):
    box.setCurrentIndex(box.findData(value))
    gallery.settle(qapp, program)


def names(page) -> list[str]:
    rows = (page.names.model.row_at(at) for at in range(page.names.model.rowCount()))
    return [row.name for row in rows if row is not None]


def test_every_figure_opens_as_many_names(qapp, program, page):
    for down in (Dimension.AWARD, Dimension.UNIT, Dimension.SEX, Dimension.POST):
        choose(qapp, program, page.by, down)
        choose(qapp, program, page.across, Dimension.KIND)
        for row in range(page.figures.rowCount()):
            for column in range(1, page.figures.columnCount()):
                item = page.figures.item(row, column)
                if item is None or page.figures.columnSpan(row, 0) > 1:
                    continue
                page.figures.setCurrentCell(row, column)
                page.figures._tell()
                gallery.settle(qapp, program)
                figure = 0 if item.text() == "–" else int(item.text())
                assert page.names.model.rowCount() == figure == len(names(page))


def test_enter_leads_from_a_figure_to_its_names_and_on_to_the_register(qapp, qtbot, program, page):
    page.figures.setFocus()
    page.figures.setCurrentCell(page.figures.rowCount() - 1, page.figures.columnCount() - 1)
    qtbot.waitUntil(lambda: not page.busy())
    qtbot.keyClick(page.figures, Qt.Key.Key_Return)
    assert page.names.list.hasFocus()
    assert page.names.heading.text() == "11 lượt khen"
    wanted = names(page)[page.names.list.currentIndex().row()]
    qtbot.keyClick(page.names.list, Qt.Key.Key_Return)
    gallery.settle(qapp, program)
    register = program.window.pages["register"]
    assert register.isVisible() and wanted.split()[-1] in register.name.text()


def test_years_authorities_and_units_narrow_the_figures(qapp, program, page):
    assert page.table.total == 11
    choose(qapp, program, page.authorities, page.known.authorities[0][0])
    assert page.table.total == 7
    page.filter.restore(("", ["", "", ""]))
    page.filter.edit.setText("minh xuan")
    page.filter.changed.emit()
    gallery.settle(qapp, program)
    assert (page.table.total, [row.total for row in page.table.rows]) == (1, [1])
    page.filter.edit.setText("khong co don vi nay")
    page.filter.changed.emit()
    gallery.settle(qapp, program)
    assert page.stack.currentIndex() == 1 and page.empty.isVisible()
    assert not page.export_action.isEnabled()


def test_a_bar_of_the_chart_leads_to_the_sum_of_its_column(qapp, program, page):
    choose(qapp, program, page.across, Dimension.KIND)
    page.chart.opened.emit(1)
    page.figures._tell()
    gallery.settle(qapp, program)
    assert page.figures.cell() == {Dimension.KIND: "individual"}
    assert page.names.model.rowCount() == 8 and page.names.about.text() == "Cá nhân"


def test_an_award_that_is_taken_back_leaves_the_figures_and_is_told(qapp, program, page):
    with program.context.database.read() as session:
        one = behind(session, Scope(), {Dimension.SEX: NO_PERSON})[-1]
    program.context.do(RevokeAward(one, "19/QĐ-BTTTT", program.context.today(), "Khai không đúng"))
    gallery.settle(qapp, program)
    assert page.table.total == 10 and page.table.revoked == 1
    assert page.header.context.text().endswith("không tính 1 lượt đã thu hồi")


def test_the_report_is_about_the_last_year_chosen(qapp, program, page):
    asked = []
    page.print_requested.disconnect()
    page.print_requested.connect(asked.extend)
    page.report_action.trigger()
    assert asked == [ShownPaper("year-end", 2023, "Số liệu thi đua, khen thưởng của năm 2023")]


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_figures_and_names_are_exported_as_they_are_shown(qapp, program, page, tmp_path, monkeypatch, ending):
    files = [tmp_path / f"so-lieu.{ending}", tmp_path / f"ten.{ending}"]
    waiting = list(files)
    monkeypatch.setattr("desktop.ui.statistics.page.ask_save", lambda *_a, **_k: waiting.pop(0))
    for action in (page.export_action, page.names_action):
        action.trigger()
        gallery.settle(qapp, program, 30)
    assert all(file.exists() for file in files)
    if ending == "xlsx":
        rows = list(openpyxl.load_workbook(files[0]).active.iter_rows(values_only=True))
        assert ("Cộng", 11, 11) in [row[:3] for row in rows]  # figures, not texts
        told = list(openpyxl.load_workbook(files[1]).active.iter_rows(values_only=True))
        heads = [page.names.model.columns[at].title for at in page.names.list.shown_columns()]
        assert [cell for cell in told[3] if cell] == heads
        assert len(told) == 4 + page.names.model.rowCount()
