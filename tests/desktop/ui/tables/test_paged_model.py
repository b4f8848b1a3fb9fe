"""A list of any length holds its ids and reads the rows that are looked at."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.ui.tables.columns import Column, Mark
from desktop.ui.tables.page_cache import WINDOW
from desktop.ui.tables.paged_model import MARK_ROLE, NUMBER, PagedModel


@dataclass(frozen=True)
class Row:
    name: str
    unit: str


COLUMNS = (
    Column[Row](NUMBER, "TT", lambda row: "", 40, right=True),
    Column[Row]("name", "Tên", lambda row: row.name, 200, order="name", role="name"),
    Column[Row]("unit", "Đơn vị", lambda row: row.unit, stretch=True, mark=lambda row: Mark("check", "ok")),
)


@pytest.fixture
def fetched():
    return []


@pytest.fixture
def long_table(qtbot, fetched):
    def fetch(ids):
        fetched.append(list(ids))
        return {i: Row(f"Người {i}", "Văn phòng" if i % 2 else "") for i in ids if i != 13}

    return PagedModel(COLUMNS, fetch, "đã xóa")


@pytest.fixture
def table(long_table):
    model = long_table
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    assert tester
    return model


def text(table, row, column):
    return table.index(row, column).data()


def test_a_list_keeps_to_the_rules_of_qt(table):
    table.show_ids([-1, 3, 1, -2, 2], {-1: "I. Tập thể 02", -2: "II. Cá nhân 01"})
    assert [text(table, row, 0) for row in range(5)] == ["I. Tập thể 02", "1", "2", "II. Cá nhân 01", "1"]
    table.show_ids([])
    assert table.rowCount() == 0


def test_only_the_window_that_is_looked_at_is_fetched(long_table, fetched):
    table = long_table
    table.show_ids(range(1_000_000))
    fetched.clear()
    assert text(table, 999_999, 1) == "Người 999999"
    assert text(table, 999_998, 1) == "Người 999998"
    assert len(fetched) == 1
    assert len(fetched[0]) <= WINDOW


def test_a_row_that_was_deleted_meanwhile_says_so(table):
    table.show_ids([12, 13, 14])
    assert text(table, 1, 1) == "đã xóa"
    assert table.index(1, 2).data(MARK_ROLE) is None


def test_an_empty_cell_shows_a_dash_but_edits_as_empty(table):
    table.show_ids([2])
    assert text(table, 0, 2) == "–"
    assert table.index(0, 2).data(Qt.ItemDataRole.EditRole) == ""


def test_rows_read_with_the_ids_are_not_read_again(long_table, fetched):
    long_table.show_ids([1, 2, 3], None, {i: Row(f"Đã đọc {i}", "") for i in (1, 2, 3)})
    assert [text(long_table, row, 1) for row in range(3)] == ["Đã đọc 1", "Đã đọc 2", "Đã đọc 3"]
    assert fetched == []


def test_rows_scrolled_to_are_read_behind_and_what_is_passed_is_not_read(long_table, fetched):
    asked = []
    long_table.windows.ask = lambda start, ids: asked.append((start, ids))
    long_table.show_ids(range(1, 5 * WINDOW + 1), first={i: Row(f"Người {i}", "") for i in range(1, WINDOW + 1)})
    assert text(long_table, 0, 1) == "Người 1"
    assert (text(long_table, 3 * WINDOW, 1), text(long_table, 3 * WINDOW + 5, 1)) == ("", "")
    assert [start for start, _ids in asked] == [3 * WINDOW]
    long_table.put(*asked[0], {id_: Row(f"Người {id_}", "") for id_ in asked[0][1] if id_ != 3 * WINDOW + 2})
    assert text(long_table, 3 * WINDOW, 1) == f"Người {3 * WINDOW + 1}"
    assert text(long_table, 3 * WINDOW + 1, 1) == "đã xóa"
    assert fetched == []


def test_a_row_that_was_changed_shows_its_old_text_until_the_new_one_is_read(long_table):
    asked = []
    long_table.windows.ask = lambda start, ids: asked.append((start, ids))
    long_table.show_ids([1, 2], first={1: Row("Ma Văn Uớc", ""), 2: Row("Hà Thị Lý", "")})
    long_table.forget()
    assert text(long_table, 0, 1) == "Ma Văn Uớc"
    long_table.put(*asked[0], {1: Row("Ma Văn Ước", ""), 2: Row("Hà Thị Lý", "")})
    assert text(long_table, 0, 1) == "Ma Văn Ước"


def test_rows_of_a_list_that_is_not_shown_any_more_are_not_taken(long_table):
    asked = []
    long_table.windows.ask = lambda start, ids: asked.append((start, ids))
    long_table.show_ids([1, 2])
    assert text(long_table, 0, 1) == ""
    long_table.show_ids([7, 8])
    long_table.put(*asked[0], {1: Row("Ma Văn Ước", ""), 2: Row("Hà Thị Lý", "")})
    assert text(long_table, 0, 1) == ""
    assert [ids for _start, ids in asked] == [[1, 2], [7, 8]]
