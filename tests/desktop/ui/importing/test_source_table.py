"""The file as it is, at the left of the check: cells, columns and the place a nominee came from."""

from datetime import date, datetime
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget

from desktop.exchange.readers.workbook import column_letters
from desktop.intake.checking import SourceSheet
from desktop.ui.importing.source_table import MOST_COLUMNS, NUMBERS, SourceModel, SourceTable, cell_text, place_of


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


def nominee(cells, source_row=5):
    return SimpleNamespace(read=SimpleNamespace(cells=cells, source_row=source_row))


def test_a_nominee_is_found_in_its_cell_or_at_least_in_its_row():
    assert place_of(nominee({"name": "C7"}), "name") == (6, 2)
    assert place_of(nominee({"name": "C7"}), "unit") == (4, -1)


@given(row=st.integers(0, 99_999), column=st.integers(0, 5_000))
def test_every_address_leads_to_its_cell(row, column):
    assert place_of(nominee({"name": f"{column_letters(column)}{row + 1}"}), "name") == (row, column)


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


def test_a_click_on_a_head_asks_what_the_column_is_and_on_the_numbers_nothing(qtbot, theme):
    table = SourceTable(theme, "Tệp")
    qtbot.addWidget(table)
    table.show_sheet(sheet(), {})
    asked = []
    table.column_asked.connect(asked.append)
    for section in range(3):
        table.horizontalHeader().sectionClicked.emit(section)
    assert asked == [0, 1]
