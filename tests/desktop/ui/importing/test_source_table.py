"""The file as it is, at the left of the check: cells, columns and the place a nominee came from."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget

from desktop.intake.checking import SourceSheet
from desktop.ui.importing.source_table import MOST_COLUMNS, NUMBERS, SourceModel, SourceTable, cell_text


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (datetime(1986, 3, 14), "14/03/1986"),
        (datetime(2023, 12, 1, 8, 30), "01/12/2023 08:30"),
        (date(2023, 12, 1), "01/12/2023"),
        (1986.0, "1986"),
        (0.5, "0.5"),
        ("Phòng Bưu chính,\nViễn thông", "Phòng Bưu chính, Viễn thông"),
        (12, "12"),
    ],
)
def test_a_cell_is_shown_as_a_spreadsheet_shows_it(value, shown):
    assert cell_text(value) == shown


ROWS = [["TT", "Họ và tên", "Chức vụ"], [1, "Ma Văn Khánh", "Chuyên viên"], [2, "Lù Thị Chấn"]]


def sheet(rows=ROWS, used=frozenset({1, 2})):
    return SourceSheet("Danh sách", rows, {"name": 1}, used, skipped=False)


@pytest.fixture
def model(qapp, qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    made = SourceModel(parent)
    tester = QAbstractItemModelTester(made)
    yield made
    del tester


def test_a_short_row_ends_in_empty_cells(model):
    model.show_sheet(sheet(), {1: "Họ tên"})
    assert (model.rowCount(), model.columnCount()) == (3, 3 + NUMBERS)
    assert [model.index(2, column).data() for column in range(4)] == ["3", "2", "Lù Thị Chấn", ""]


def test_a_column_is_headed_by_its_letter_and_as_what_it_is_read(model):
    model.show_sheet(sheet(), {1: "Họ tên"})
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(4)]
    assert heads == [None, "A", "B · Họ tên", "C"]


def test_without_a_sheet_there_is_nothing(model):
    model.show_sheet(sheet(), {})
    model.show_sheet(None, {})
    assert (model.rowCount(), model.columnCount()) == (0, 0)


def test_very_wide_sheets_are_cut(model):
    model.show_sheet(sheet([["x"] * 500]), {})
    assert model.columnCount() == MOST_COLUMNS + NUMBERS


def test_a_list_far_below_a_title_is_shown_with_all_its_columns(model):
    model.show_sheet(sheet([["DANH SÁCH"], *([[]] * 500), *ROWS], used=frozenset({502, 503})), {})
    assert model.columnCount() == 3 + NUMBERS


def test_a_click_on_a_head_asks_what_the_column_is_and_on_the_numbers_nothing(qtbot, theme):
    table = SourceTable(theme, "Tệp")
    qtbot.addWidget(table)
    table.show_sheet(sheet(), {})
    asked = []
    table.column_asked.connect(asked.append)
    for section in range(3):
        table.horizontalHeader().sectionClicked.emit(section)
    assert asked == [0, 1]


def test_a_part_that_was_not_read_is_tinted_by_rows_or_as_a_column(qtbot, theme):
    table = SourceTable(theme, "Tệp")
    qtbot.addWidget(table)
    table.show_sheet(sheet(), {})
    table.mark_part((1, 2), -1)
    assert (list(table.marked_rows), table.marked, table.marked_column) == ([1, 2], (-1, -1), -1)
    table.mark_part(None, 2)
    assert (list(table.marked_rows), table.marked_column) == ([], 2)
    table.mark(1, 1)
    assert (list(table.marked_rows), table.marked, table.marked_column) == ([1], (1, 1), -1)
