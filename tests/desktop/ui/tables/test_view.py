"""The grid keeps its choice and its place when the list under it changes."""

from array import array
from dataclasses import dataclass, replace

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from desktop.ui.tables.columns import Column, Mark
from desktop.ui.tables.page_cache import WINDOW
from desktop.ui.tables.paged_model import NUMBER, PagedModel
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


def test_rows_get_a_second_line_where_a_column_is_narrow_and_headings_of_sections_stay_low(table, theme, qtbot):
    table.columns = tuple(replace(each, roomy=320) if each.name == "name" else each for each in COLUMNS)
    view = RecordTable(theme, table, "Đề nghị")
    qtbot.addWidget(view)
    view.resize(500, 300)
    view.show()
    view.show_ids([-1, 5, 6], {-1: "I. Tập thể"})
    view.choose_columns({})
    assert view.rowHeight(1) == view.rowHeight(2) > theme.row_height
    assert view.rowHeight(0) == theme.row_height
    view.show_ids([-1, 5, -2, 6], {-1: "Văn phòng", -2: "Thanh tra"})
    view.show_ids([-1, 5, 6], {-1: "I. Cá nhân"})
    assert view.rowHeight(2) == view.rowHeight(1) > theme.row_height, "where a heading stood before"
    view.setColumnWidth(1, 330)
    view.resize(900, 300)
    assert view.rowHeight(1) == theme.row_height


def test_a_list_too_narrow_for_all_shrinks_names_last_and_leaves_lesser_columns_out(qtbot, theme):
    columns = (
        Column[Row]("name", "Tên", lambda row: row.name, 200, role="name", least=140),
        Column[Row]("unit", "Đơn vị", lambda row: row.unit, 160, least=90, lesser=2, stretch=True),
        Column[Row]("award", "Hình thức", lambda row: "", 140, least=100, lesser=1),
    )
    view = RecordTable(theme, PagedModel(columns, lambda ids: {}, "đã xóa"), "Đề nghị")
    qtbot.addWidget(view)
    view.show()

    def shown(width):
        view.resize(width, 200)
        return [view.columnWidth(at) for at in range(3)]

    assert shown(520) == [200, 180, 140]
    assert shown(400)[0] == 200 and not view.isColumnHidden(1)  # the others shrink before the name does
    assert shown(300)[1:] == [0, 100] and view.isColumnHidden(1)
    assert shown(200) == [200, 0, 0]
    for width in (200, 300, 400, 520):
        assert sum(shown(width)) <= view.viewport().width()
    view.choose_columns({"unit": True})
    assert not view.isColumnHidden(1)  # what the clerk wants to see stays, though the list scrolls
