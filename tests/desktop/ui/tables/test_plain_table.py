"""A short table keeps its choice, reads out what is missing, and never cuts a title."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyleOptionViewItem

from desktop.ui.core.theme import Theme, ThemeOptions
from desktop.ui.tables.plain_table import PlainTable, shared
from desktop.ui.widgets.text import joined
from tests.desktop.ui.records import LONGEST_NAME

ROWS = [(3, ("Phôi Bằng khen tỉnh", "A3", "50")), (8, ("Phôi Giấy khen", "A4", ""))]


@pytest.fixture
def table(qtbot, theme):
    made = PlainTable(theme, "Phôi", ("Phôi", "Khổ giấy", "Còn lại"))
    qtbot.addWidget(made)
    made.resize(500, 200)
    return made


def test_the_first_row_is_chosen(table):
    assert table.current_id() == 0
    table.show_rows(ROWS)
    assert table.current_id() == 3


def test_an_empty_cell_shows_a_dash(table):
    table.show_rows(ROWS)
    assert [table.item(1, column).text() for column in range(3)] == ["Phôi Giấy khen", "A4", "–"]


def test_the_choice_stays_with_its_row_when_rows_are_read_again(table):
    table.show_rows(ROWS)
    table.selectRow(1)
    table.show_rows([(9, ("Phôi mới", "A4", "1")), *ROWS[::-1]])
    assert table.current_id() == 8


def test_a_row_that_has_gone_leaves_a_choice(table):
    table.show_rows(ROWS)
    table.selectRow(1)
    table.show_rows(ROWS[:1])
    assert table.current_id() == 3
    table.show_rows([])
    assert table.current_id() == 0


def test_nothing_can_be_typed_into_it(table, qtbot):
    table.show_rows(ROWS)
    qtbot.keyClick(table, Qt.Key.Key_F2)
    assert table.state() == PlainTable.State.NoState


def test_tab_leaves_the_table(table):
    assert not table.tabKeyNavigation()


@pytest.mark.parametrize("name", ["light", "dark"])
def test_what_is_missing_is_written_where_rows_would_be(qtbot, qapp, name):
    made = PlainTable(Theme(ThemeOptions(name)), "Phôi", ("Phôi",))
    qtbot.addWidget(made)
    made.resize(400, 150)
    bare = made.grab().toImage()
    made.missing = "Chưa có phôi nào."
    assert made.grab().toImage() != bare


def test_the_longest_name_is_read_in_its_tip_and_the_other_columns_stay(table):
    table.show_rows([(1, (LONGEST_NAME, "A3", "50"))])
    table.show()
    assert table.item(0, 0).toolTip() == LONGEST_NAME
    header = table.horizontalHeader()
    for column, title in enumerate(("Phôi", "Khổ giấy", "Còn lại")):
        assert header.sectionSize(column) > header.fontMetrics().horizontalAdvance(title)


@given(st.lists(st.integers(20, 900), min_size=1, max_size=8), st.integers(100, 1500), st.integers(20, 200))
def test_columns_share_what_room_there_is_and_only_the_widest_give_way(widths, room, least):
    wanted = dict(enumerate(widths))
    given_ = shared(wanted, room, least)
    assert all(given_[at] <= wanted[at] and given_[at] >= min(wanted[at], least) for at in wanted)
    if sum(widths) <= room:
        assert given_ == wanted
    else:
        assert sum(given_.values()) <= max(room, sum(min(width, least) for width in widths))
        cut = [given_[at] for at in wanted if given_[at] < wanted[at]]
        assert all(given_[at] <= min(cut, default=max(room, least)) for at in wanted if given_[at] == wanted[at])


def test_a_text_without_room_goes_on_below_and_a_short_row_stays_low(table, qtbot, theme):
    table.show()
    qtbot.waitExposed(table)
    table.show_rows([(1, (LONGEST_NAME, "A3", "50")), (2, ("Phôi Giấy khen", "A4", "5"))])
    qtbot.waitUntil(lambda: table.rowHeight(0) > theme.row_height)
    assert table.rowHeight(1) == theme.row_height
    table.resize(4000, 200)
    qtbot.waitUntil(lambda: table.rowHeight(0) == theme.row_height)


def test_the_row_that_was_seen_stays_in_sight_when_a_strip_takes_room(table, qtbot):
    table.show()
    qtbot.waitExposed(table)
    table.show_rows([(at, (f"Phôi {at}", "A3", "50")) for at in range(1, 21)])
    table.choose(6)
    table.resize(500, table.visualRect(table.currentIndex()).bottom() + table.horizontalHeader().height() + 4)
    table.resize(500, table.height() - 40)
    assert table.visualRect(table.currentIndex()).bottom() <= table.viewport().height()


def test_names_keep_room_for_two_words_where_the_other_columns_would_take_it(qtbot, theme):
    table = PlainTable(theme, "Hình thức khen", ("Hình thức", "Đối tượng", "Cấp tặng", "Nguồn"))
    qtbot.addWidget(table)
    table.show()
    kinds, givers = "Tập thể, Cá nhân, Hộ gia đình", "Cấp huyện hoặc cấp xã"
    table.show_rows([(1, ("Giấy khen của Chủ tịch Ủy ban nhân dân cấp xã", kinds, givers, "theo luật"))])
    for width in (1200, 700, 480):
        table.resize(width, 300)
        assert table.columnWidth(0) >= theme.px(104)
    assert table.columnWidth(1) < theme.px(200)


def test_no_line_of_a_cell_ends_within_the_number_of_a_document(table):
    table.show_rows([(1, ("Nghị định 152/2025/NĐ-CP", "A3", "5"))])
    option = QStyleOptionViewItem()
    table.itemDelegate().initStyleOption(option, table.model().index(0, 0))
    assert option.text == joined("Nghị định 152/2025/NĐ-CP") != "Nghị định 152/2025/NĐ-CP"
    assert table.cell(0, 0).text() == "Nghị định 152/2025/NĐ-CP"  # what is copied has no joiner


def test_columns_that_say_least_are_left_out_of_a_narrow_table_unless_they_were_dragged(qtbot, theme):
    table = PlainTable(theme, "Hình thức khen", ("Hình thức", "Cấp tặng", "Nguồn"))
    qtbot.addWidget(table)
    table.leave_out((1, 2), 200)
    table.show_rows([(1, ("Bằng khen", "Tỉnh hoặc Bộ", "theo luật"))])
    table.show()
    table.resize(600, 200)
    assert not table.isColumnHidden(2)
    table.resize(260, 200)
    assert table.isColumnHidden(2) and table.horizontalHeader().length() <= table.viewport().width()
    table.resize(600, 200)
    table.setColumnWidth(2, 170)
    table.resize(260, 200)
    assert not table.isColumnHidden(2)
