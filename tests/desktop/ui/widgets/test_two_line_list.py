"""The list of decisions and submissions: titles in two lines, the choice stays with its entry."""

import pytest
from PySide6.QtCore import Qt

from desktop.ui.core.theme import Theme, ThemeOptions
from desktop.ui.widgets.two_line_list import GROUNDS, ListEntry, TwoLineList
from tests.desktop.ui.records import LONGEST_NAME

ENTRIES = (
    ListEntry(7, "Chủ tịch Ủy ban nhân dân tỉnh", "46/QĐ-UBND", "2 tập thể, 5 cá nhân", "Đã ban hành", "ok"),
    ListEntry(4, "Giám đốc Sở Thông tin và Truyền thông", state="Dự thảo"),
    ListEntry(9, "Bộ trưởng"),
)


@pytest.fixture
def entries(qtbot, theme):
    made = TwoLineList(theme, "Quyết định")
    qtbot.addWidget(made)
    made.resize(300, 400)
    return made


def test_the_first_entry_is_chosen_and_told(entries):
    heard = []
    entries.chosen.connect(heard.append)
    entries.show_entries(ENTRIES)
    assert (entries.current_id(), heard) == (7, [7])


def test_arrows_walk_the_entries(entries, qtbot):
    entries.show_entries(ENTRIES)
    heard = []
    entries.chosen.connect(heard.append)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(entries, key)
    assert heard == [4, 9, 4]


def test_the_choice_stays_when_the_entries_are_read_again_in_another_order(entries):
    entries.show_entries(ENTRIES)
    entries.choose(9)
    entries.show_entries(ENTRIES[::-1])
    assert entries.current_id() == 9
    entries.show_entries(ENTRIES[:2])
    assert entries.current_id() == 7


def test_an_id_that_is_not_there_changes_nothing(entries):
    entries.show_entries(ENTRIES)
    entries.choose(4)
    entries.choose(1000)
    assert entries.current_id() == 4


def test_an_empty_list_has_no_choice(entries):
    heard = []
    entries.chosen.connect(heard.append)
    entries.show_entries([])
    assert (entries.current_id(), heard) == (0, [0])


def test_a_screen_reader_hears_all_that_is_painted(entries):
    entries.show_entries(ENTRIES)
    told = entries.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Chủ tịch Ủy ban nhân dân tỉnh, 46/QĐ-UBND, 2 tập thể, 5 cá nhân, Đã ban hành"


def test_a_row_is_as_high_as_what_it_has_to_show(entries):
    entries.show_entries(ENTRIES)
    entries.show()
    full, state, bare = (entries.visualItemRect(entries.item(row)).height() for row in range(3))
    assert full > state > bare


def test_a_long_title_takes_a_second_line_and_no_third(entries):
    entries.show_entries([ListEntry(1, "Bộ trưởng"), ListEntry(2, LONGEST_NAME), ListEntry(3, LONGEST_NAME * 2)])
    entries.show()
    short, long, longer = (entries.visualItemRect(entries.item(row)).height() for row in range(3))
    assert short < long == longer
    assert not entries.horizontalScrollBar().isVisible()


def test_a_title_that_gets_room_goes_back_to_one_line(entries, qtbot):
    entries.show_entries([ListEntry(2, "Giám đốc Sở Thông tin và Truyền thông tỉnh Tuyên Quang")])
    entries.show()
    narrow = entries.visualItemRect(entries.item(0)).height()
    entries.resize(800, 400)
    qtbot.waitUntil(lambda: entries.visualItemRect(entries.item(0)).height() < narrow)


@pytest.mark.parametrize("options", [ThemeOptions("light"), ThemeOptions("dark", 150)])
@pytest.mark.parametrize("tone", GROUNDS)
def test_every_state_is_painted_in_both_themes(qtbot, qapp, options, tone):
    made = TwoLineList(Theme(options), "Tờ trình")
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show_entries([ListEntry(1, "Chủ tịch", "95/TTr", state="")])
    without = made.grab().toImage()
    made.show_entries([ListEntry(1, "Chủ tịch", "95/TTr", state="Đã gửi", tone=tone)])
    assert made.grab().toImage() != without
