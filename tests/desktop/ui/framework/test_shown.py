"""What stands in a list in sight is what is printed: its columns, its rows, its headings."""

import pytest
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.ui.framework.shown import MOST_ROWS, list_of, view_in_sight
from desktop.ui.tables.plain_table import PlainTable
from desktop.ui.widgets.two_line_list import ListEntry, TwoLineList


@pytest.fixture
def page(qtbot):
    made = QWidget()
    QVBoxLayout(made)
    qtbot.addWidget(made)
    made.show()
    return made


def put(page, view):
    page.layout().addWidget(view)
    view.show()
    return view


def table(theme, page, rows):
    made = put(page, PlainTable(theme, "Phiên họp", ("Ngày", "Nơi họp"), wide=1))
    made.show_rows(list(enumerate(rows, start=1)))
    return made


def test_a_table_is_read_with_its_columns_and_rows(theme, page):
    view = table(theme, page, [("28/11/2023", "Phòng họp tầng 2"), ("30/11/2023", "")])
    shown = list_of(view, "Xét, trình", "Phiên họp")
    assert [column.title for column in shown.columns] == ["Ngày", "Nơi họp"]
    assert list(shown.read(None)) == [("28/11/2023", "Phòng họp tầng 2"), ("30/11/2023", "–")]
    assert (shown.title, shown.note) == ("Xét, trình", "Phiên họp")


def test_rows_of_the_secret_list_are_left_out_and_counted(theme, page):
    view = table(theme, page, [("1", "Hoàng Thị Nhu"), ("2", "Nông Văn Dền")])
    shown = list_of(view, "Đề nghị", secret=lambda row: row == 0)
    assert list(shown.read(None)) == [("2", "Nông Văn Dền")] and shown.left_out() == 1
    assert list_of(view, "Đề nghị").left_out() == 0


def test_a_hidden_column_is_left_out(theme, page):
    view = table(theme, page, [("28/11/2023", "Phòng họp tầng 2")])
    view.hideColumn(0)
    assert list(list_of(view, "").read(None)) == [("Phòng họp tầng 2",)]


def test_a_row_of_several_lines_says_all_of_them(theme, page):
    view = put(page, TwoLineList(theme, "Quyết định"))
    view.show_entries([ListEntry(1, "Chủ tịch UBND tỉnh", "46/QĐ-UBND", "1 tập thể", "Đã ban hành", "ok")])
    assert list(list_of(view, "").read(None)) == [("Chủ tịch UBND tỉnh, 46/QĐ-UBND, 1 tập thể, Đã ban hành",)]


def test_the_list_with_the_focus_is_meant_else_the_first_that_has_rows(theme, page):
    empty = put(page, QListWidget())
    first = table(theme, page, [("28/11/2023", "Tầng 2")])
    second = put(page, QListWidget())
    second.addItem(QListWidgetItem("Ban hành quyết định"))
    assert view_in_sight(page) is first
    page.activateWindow()
    second.setFocus()
    assert view_in_sight(page) is second
    empty.setFocus()
    assert view_in_sight(page) is first
    first.hide()
    second.hide()
    assert view_in_sight(page) is None


def test_no_more_rows_are_read_than_are_printed_and_one_to_tell(theme, page):
    view = put(page, QListWidget())
    view.addItems([str(at) for at in range(MOST_ROWS + 50)])
    assert len(list_of(view, "").read(None)) == MOST_ROWS + 1
