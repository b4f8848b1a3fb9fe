"""Every table of every page is copied to a spreadsheet, and keeps its columns, their order and their widths."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTableView

from desktop.ui.framework.list_page import ListPage
from desktop.ui.shell import gallery
from desktop.ui.shell.page_table import PAGES
from desktop.ui.statistics.figures_view import FiguresView
from desktop.ui.tables.column_choice import ColumnChoice
from desktop.ui.tables.columns_table import ColumnsTable
from desktop.ui.tables.plain_table import PlainTable
from desktop.ui.tables.view import RecordTable
from tests.desktop.ui.test_every_action import TODAY
from tests.desktop.ui.windows import open_page, start
from tests.sample_record import sample_record


@pytest.fixture(scope="module")
def made_once(tmp_path_factory):
    return sample_record(tmp_path_factory.mktemp("record") / "so-vang.sqlite", practice=True)


@pytest.fixture
def program(qapp, qtbot, own_data_folder, made_once):
    own_data_folder.mkdir(parents=True, exist_ok=True)
    program = start(qapp, own_data_folder, Path(shutil.copy(made_once, own_data_folder / "so-vang.sqlite")), TODAY)
    yield program
    program.window.close()


def tables_of(page):
    """Return the tables of a page; the copy of the columns that stay in view is no table of its own."""
    found = [each for each in page.findChildren(QTableView) if not each.horizontalHeader().isHidden()]
    return [each for each in found if each.focusPolicy() != Qt.FocusPolicy.NoFocus]


def test_every_table_of_every_page_has_its_columns_chosen_and_is_copied(qapp, program):
    for name in PAGES:
        page = open_page(qapp, program, name)
        tables = tables_of(page)
        tables = [each for each in tables if not isinstance(each, FiguresView)]  # its columns are groups, chosen above
        assert [each.accessibleName() for each in tables if each.findChild(ColumnChoice) is None] == [], name
        assert all(isinstance(each, RecordTable | PlainTable | ColumnsTable) for each in tables), name
        if tables:
            keys = {action.shortcut().toString() for action in page.page_actions}
            assert {"Ctrl+C", "Ctrl+Shift+C"} <= keys, name


def arrange(table, *words):
    """Choose the columns of a table as the dialog does: shown, or hidden where the name begins with a dash."""
    table.findChild(ColumnChoice).choose([(word.lstrip("-"), not word.startswith("-")) for word in words])


def order(table):
    header = table.horizontalHeader()
    places = [header.logicalIndex(at) for at in range(len(table.columns))]
    return [table.columns[at].name for at in places if not table.isColumnHidden(at)]


def test_both_tables_of_a_list_that_was_read_are_arranged_and_found_so_again(qapp, program, own_data_folder):
    page = open_page(qapp, program, "import")
    page.reader.text(gallery.LIST_IN_DOUBT)
    gallery.settle(qapp, program)
    grid, file = page.review.grid, page.review.source
    shown = order(grid)
    first, (one, two, *rest) = shown[:3], shown[3:]
    arrange(grid, *first, two, one, *rest[:-1], f"-{rest[-1]}")
    arrange(file, order(file)[0], "C", "B", "-A", "D", "E", "F")
    grid.horizontalHeader().moveSection(4, 1)  # dragged among the columns that stay in view
    assert order(grid)[:3] == first
    program.window.close()
    again = start(qapp, own_data_folder, own_data_folder / "so-vang.sqlite", TODAY)
    page = open_page(qapp, again, "import")
    page.reader.text("Họ tên\tĐơn vị\nÔng Ma Văn Tấn\tVăn phòng Sở")
    gallery.settle(qapp, again)
    assert order(page.review.source)[1:] == ["A", "B"]  # another list, other columns
    page.reader.text(gallery.LIST_IN_DOUBT)
    gallery.settle(qapp, again)
    assert order(page.review.source)[1:] == ["C", "B", "D", "E", "F"]
    assert order(page.review.grid)[:3] == first and {one, two} <= set(order(page.review.grid)[3:5])
    assert rest[-1] not in order(page.review.grid)
    page.review.select(3, rest[-1])  # a doubt in a hidden column is shown
    assert rest[-1] in order(page.review.grid)
    again.window.close()


def test_the_rows_of_a_short_table_are_copied_with_their_titles(qapp, program):
    page = open_page(qapp, program, "catalogue")
    page.tabs.setCurrentWidget(page.awards)
    page.awards.table.setFocus()
    page.awards.table.selectRow(2)
    action(page, "Ctrl+C").trigger()
    titles, row = QGuiApplication.clipboard().text().splitlines()
    assert titles.split("\t")[0] == page.awards.table.columns[0].title
    assert row.split("\t")[0] == page.awards.table.cell(2, 0).text()


def test_a_table_beside_the_list_is_copied_when_it_has_the_focus(qapp, program):
    page = open_page(qapp, program, "people")
    assert isinstance(page, ListPage)
    page.posts.show_rows([(1, ("Chuyên viên", "01/01/2020", ""))])
    page.posts.setFocus()
    action(page, "Ctrl+C").trigger()
    assert QGuiApplication.clipboard().text().splitlines()[1].split("\t") == ["Chuyên viên", "01/01/2020", ""]
    page.list.setFocus()
    page.list.selectAll()
    action(page, "Ctrl+C").trigger()
    gallery.settle(qapp, program)
    assert len(QGuiApplication.clipboard().text().splitlines()) > 2


def test_a_short_table_is_found_at_the_next_start_as_it_was_left(qapp, qtbot, program, own_data_folder):
    page = open_page(qapp, program, "catalogue")
    page.tabs.setCurrentWidget(page.awards)
    gallery.settle(qapp, program)
    table = page.awards.table
    choice = table.findChild(ColumnChoice)
    names = [column.name for column, _shown in choice.columns()]
    choice.choose([(names[0], True), (names[2], True), (names[1], False), *((name, True) for name in names[3:])])
    table.setColumnWidth(3, 321)
    kept = program.context.preferences
    qtbot.waitUntil(lambda: any("c3=321" in kept.text(f"columns/catalogue-{at}") for at in range(12)))
    program.window.close()
    again = start(qapp, own_data_folder, own_data_folder / "so-vang.sqlite", TODAY)
    found = open_page(qapp, again, "catalogue")
    found.tabs.setCurrentWidget(found.awards)
    gallery.settle(qapp, again)
    table = found.awards.table
    order = [table.horizontalHeader().logicalIndex(at) for at in range(3)]
    assert order == [0, 2, 1] and table.isColumnHidden(1) and table.columnWidth(3) == 321
    table.findChild(ColumnChoice).reset()
    assert not table.isColumnHidden(1) and table.columnWidth(3) != 321
    again.window.close()


def action(page, key):
    return next(each for each in page.page_actions if each.shortcut().toString() == key)


def test_the_row_of_a_table_in_a_dialog_is_copied_too(qtbot, theme):
    table = PlainTable(theme, "Phôi", ("Phôi", "Khổ giấy"))
    qtbot.addWidget(table)
    table.show_rows([(1, ("Phôi Bằng khen", "A3")), (2, ("Phôi Giấy khen", ""))])
    table.selectRow(1)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().split("\r\n")[1] == "Phôi Giấy khen\t"
