"""Facts of a person and of a unit stand beside the list: entered by the grid, taken out, brought back by undo."""

from PySide6.QtCore import QTimer

from db.changes.facts import EnterFacts, FactRow
from db.changes.units import AddUnit
from db.models.facts import DutyRating, Headcount
from db.models.nominees import Nominee
from desktop.ui.forms.fact_list_form import take_fact_list
from desktop.ui.forms.facts_form import FactsForm
from desktop.ui.shell import gallery
from tests.desktop.ui.directory.test_page import agree, answer, find, program  # noqa: F401 - the fixture
from tests.desktop.ui.windows import open_page


def rows(tab):
    return [[tab.table.item(row, at).text() for at in range(2)] for row in range(tab.table.rowCount())]


def test_facts_of_somebody_are_entered_corrected_and_taken_out_beside_the_list(qapp, qtbot, program):  # noqa: F811
    people = open_page(qapp, program, "people")
    find(qapp, program, people, "vu mi ke")
    people.list.choose_first()
    people.tabs.setCurrentIndex(1)
    assert not people.facts.remove_action.isEnabled() and people.facts.remove_action.statusTip()

    def fill(dialog):
        table = dialog.tables["duty_rating"]
        table.setCurrentCell(0, 1)
        table.paste("2025\tHTXS\n2024\tHTT")
        agree(qtbot, dialog)

    answer(fill)
    people.facts.enter_action.trigger()
    gallery.settle(qapp, program)
    assert [row[0] for row in rows(people.facts)] == ["2025", "2024"]
    assert rows(people.facts)[0][1] == "Xếp loại: Hoàn thành xuất sắc nhiệm vụ"
    people.facts.table.selectRow(0)
    people.facts.remove_action.trigger()
    gallery.settle(qapp, program)
    assert [row[0] for row in rows(people.facts)] == ["2024"]
    program.window.menus.undo.trigger()
    gallery.settle(qapp, program)
    assert [row[0] for row in rows(people.facts)] == ["2025", "2024"]


def test_a_unit_that_was_never_nominated_gets_its_headcount_in_one_step(qapp, qtbot, program):  # noqa: F811
    database = program.context.database
    unit = database.do(AddUnit("Trung tâm Dữ liệu Lâm Bình")).result
    people = open_page(qapp, program, "people")
    people.which.setCurrentIndex(1)
    find(qapp, program, people, "du lieu lam binh")
    people.list.choose_first()

    def fill(dialog):
        table = dialog.tables["headcount"]
        table.setCurrentCell(0, 1)
        table.paste("2025\t20\t9")
        dialog.tabs.setCurrentWidget(table)
        agree(qtbot, dialog)

    answer(fill)
    people.facts.enter_action.trigger()
    gallery.settle(qapp, program)
    assert rows(people.facts) == [["2025", "Số người: Người: 20, Nữ: 9"]]
    with database.read() as session:
        kept = session.query(Nominee).filter_by(unit_id=unit).one()
        assert session.query(Headcount).one().nominee_id == kept.id
    program.window.menus.undo.trigger()
    gallery.settle(qapp, program)
    assert rows(people.facts) == []
    database.do(EnterFacts((FactRow("headcount", 0, {"year": 2024, "total": 8, "women": 3}, unit_id=unit),)))


LIST = (
    "Danh sách xếp loại năm 2023,,\nHọ và tên,Ngày sinh,Xếp loại\nVừ Mí Kè,12/05/1990,Khá\n"
    "Sùng Thị Chứ,1999,HTT\nCộng: 02 người,,\n"
)


def test_a_list_of_a_unit_is_read_asked_about_and_taken_in_as_one_step(qapp, qtbot, program, tmp_path):  # noqa: F811
    file = tmp_path / "xep-loai.csv"
    file.write_text(LIST, "utf-8")
    people, told = open_page(qapp, program, "people"), []

    def grids(form):
        if not isinstance(form, FactsForm):
            answer(grids)  # the one before is not gone yet
            return
        table = form.tables["duty_rating"]
        form.take()
        assert form.isVisible() and "Dòng 1" in form.note.text(), "what cannot be read is told, not left out"
        table.item(0, 2).setText("Hoàn thành tốt nhiệm vụ")
        agree(qtbot, form)

    def columns(form):
        assert "để lại 1" in form.summary.text() and "Cộng: 02 người" in form.left.text()
        form.add_all.click()
        assert "để lại 0" in form.summary.text()
        agree(qtbot, form)
        QTimer.singleShot(0, lambda: answer(grids))

    answer(columns)
    take_fact_list(program.context, file, people, told.append)
    qtbot.waitUntil(lambda: bool(told), timeout=20000)
    assert "2 dữ kiện" in told[0]
    with program.context.database.read() as session:
        assert {row.rating for row in session.query(DutyRating)} == {"hoan_thanh_tot"}
    program.window.menus.undo.trigger()
    gallery.settle(qapp, program)
    with program.context.database.read() as session:
        assert session.query(DutyRating).count() == 0
        assert session.query(Nominee).filter_by(name="Sùng Thị Chứ").count() == 0


def test_a_file_that_is_no_list_is_told(qapp, qtbot, program, tmp_path):  # noqa: F811
    file = tmp_path / "hong.xlsx"
    file.write_bytes(b"PK\x03\x04 rest")
    people, told = open_page(qapp, program, "people"), []
    take_fact_list(program.context, file, people, told.append)
    qtbot.waitUntil(lambda: bool(told), timeout=20000)
    assert told[0].startswith("hong.xlsx: ")
