"""Lists hold ids, fetch what is looked at, and keep to Qt's rules."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.ui.tables.columns import Column, Mark
from desktop.ui.tables.view import RecordTable
from desktop.ui.tables.windowed import MARK_ROLE, NUMBER, WINDOW, WindowedTable


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

    return WindowedTable(COLUMNS, fetch, "đã xóa")


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


def test_the_choice_stays_with_its_record_when_the_order_changes(table, look, qtbot):
    view = RecordTable(look, table, "Đề nghị")
    qtbot.addWidget(view)
    view.show_ids([5, 6, 7])
    view.choose(6)
    view.show_ids([7, 6, 5, 4])
    assert view.current_id() == 6
    assert view.selected_ids() == (6,)
    view.show_ids([9, 8])
    assert view.current_id() == 9


def test_walking_steps_over_the_heads_of_sections(table, look, qtbot):
    view = RecordTable(look, table, "Đề nghị")
    qtbot.addWidget(view)
    view.show_ids([-1, 3, -2, 2], {-1: "I. Tập thể 01", -2: "II. Cá nhân 01"})
    assert view.current_id() == 3
    view.walk(1)
    assert view.current_id() == 2


def test_a_long_list_gets_short_at_once_while_scrolled_down(long_table, look, qtbot):
    view = RecordTable(look, long_table, "Đề nghị")
    qtbot.addWidget(view)
    view.show()
    view.show_ids(range(300_000))
    view.scrollToBottom()
    view.show_ids(range(20))
    assert view.verticalScrollBar().value() == 0
    assert view.verticalHeader().isHidden()
