"""Lists hold ids, fetch what is looked at, and keep to Qt's rules."""

from array import array
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.ui.tables.columns import Column, Mark
from desktop.ui.tables.page_cache import WINDOW
from desktop.ui.tables.paged_model import MARK_ROLE, NUMBER, PagedModel
from desktop.ui.tables.view import RecordTable


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


def test_the_choice_stays_with_its_record_when_the_order_changes(table, theme, qtbot):
    view = RecordTable(theme, table, "Đề nghị")
    qtbot.addWidget(view)
    view.show_ids([5, 6, 7])
    view.choose(6)
    view.show_ids([7, 6, 5, 4])
    assert view.current_id() == 6
    assert view.selected_ids() == (6,)
    view.show_ids([9, 8])
    assert view.current_id() == 9


def test_walking_steps_over_the_heads_of_sections(table, theme, qtbot):
    view = RecordTable(theme, table, "Đề nghị")
    qtbot.addWidget(view)
    view.show_ids([-1, 3, -2, 2], {-1: "I. Tập thể 01", -2: "II. Cá nhân 01"})
    assert view.current_id() == 3
    view.walk(1)
    assert view.current_id() == 2


def test_a_long_list_gets_short_at_once_while_scrolled_down(long_table, theme, qtbot):
    view = RecordTable(theme, long_table, "Đề nghị")
    qtbot.addWidget(view)
    view.show()
    view.show_ids(range(300_000))
    view.scrollToBottom()
    view.show_ids(range(20))
    assert view.verticalScrollBar().value() == 0
    assert view.verticalHeader().isHidden()


def test_a_list_that_goes_on_below_leaves_what_is_looked_at_in_its_place(table, fetched, theme, qtbot):
    view = RecordTable(theme, table, "Sổ vàng")
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show()
    view.show_ids(array("q", range(WINDOW)), {}, {i: Row(f"Người {i}", "") for i in range(WINDOW)})
    view.choose(40)
    before = view.verticalScrollBar().value()
    fetched.clear()
    view.show_ids(array("q", range(50_000)))
    assert (view.current_id(), view.verticalScrollBar().value()) == (40, before)
    assert table.rowCount() == 50_000
    assert text(table, 41, 1) == "Người 41"
    assert fetched == []
    assert text(table, 49_999, 1) == "Người 49999"


def test_a_list_in_another_order_is_shown_anew(table, theme, qtbot):
    view = RecordTable(theme, table, "Sổ vàng")
    qtbot.addWidget(view)
    view.show_ids(array("q", range(WINDOW)))
    view.show_ids(array("q", reversed(range(WINDOW * 2))))
    assert text(table, 0, 1) == f"Người {WINDOW * 2 - 1}"


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
