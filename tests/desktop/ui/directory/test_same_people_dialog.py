"""Pairs that may be one person: decided by key, recorded together, the entry that goes on chosen."""

import pytest
from PySide6.QtCore import Qt

from db.queries.same_people import Card
from db.queries.settings import PersonLine
from db.rules.same_person import WEIGHTS, Likeness, Pair
from desktop.labels.likeness_words import OF_PEOPLE
from desktop.ui.core.i18n import _
from desktop.ui.directory.same_people_dialog import Answer, SamePeopleDialog, Suggestions, contradiction

NAMES = ("Hoà Thị Thuý", "Hòa Thị Thúy", "Sùng Mí Dính", "SÙNG MÍ DÍNH")
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def dialog(qtbot, theme):
    lines = {}
    for at, name in enumerate(NAMES, start=1):
        line = PersonLine(at, name, "Văn thư", "Văn phòng Sở", "…1234", birth="1986-03-14")
        lines[at] = Card(line, ("HÒA THỊ THÚY",), at - 1, 2020)
    pairs = (
        Pair(1, 2, Likeness(93, ("name_spelling", "birth_day"))),
        Pair(3, 4, Likeness(71, ("name_spelling", "birth_year", "unit_other"))),
    )
    made = SamePeopleDialog(theme, Suggestions(pairs, lines, 7))
    qtbot.addWidget(made)
    made.show()
    return made


def cell(dialog, row, column):
    return dialog.table.cell(row, column).text()


def test_each_reason_has_words():
    assert OF_PEOPLE.keys() == WEIGHTS.keys()
    assert all(_(words) != words for words in OF_PEOPLE.values())


def test_a_pair_stands_with_both_entries_and_every_reason(dialog):
    assert cell(dialog, 0, 0) == "Hoà Thị Thuý, 14/03/1986"
    assert (cell(dialog, 0, 2), cell(dialog, 0, 3)) == ("93 %", "trùng tên, viết cách khác; trùng ngày sinh")
    assert "7" in dialog.heading.text()
    assert "Văn thư, Văn phòng Sở" in dialog.sides[0].text()
    assert "Còn viết là HÒA THỊ THÚY" in dialog.sides[0].text()
    assert "Chưa có trong sổ vàng" in dialog.sides[0].text()
    assert "gần nhất năm 2020" in dialog.sides[1].text()
    assert not dialog.accept_button.isEnabled()
    assert dialog.why_not()


def test_keys_decide_go_to_the_next_pair_and_take_back(qtbot, dialog):
    dialog.table.setFocus()
    qtbot.keyClick(dialog.table, Qt.Key.Key_E, CTRL)
    assert dialog.heads[1].text().endswith("(được giữ)")
    qtbot.keyClick(dialog.table, Qt.Key.Key_M, CTRL)
    assert (cell(dialog, 0, 4), dialog.table.currentRow()) == ("một người", 1)
    qtbot.keyClick(dialog.table, Qt.Key.Key_N, CTRL)
    assert dialog.decided() == [(2, 1, Answer.ONE), (3, 4, Answer.TWO)]
    assert dialog.accept_button.text() == "Ghi 2 trả lời"
    qtbot.keyClick(dialog.table, Qt.Key.Key_Delete)
    assert dialog.decided() == [(2, 1, Answer.ONE)]
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return, CTRL)
    assert dialog.result() == dialog.DialogCode.Accepted


def test_answers_that_contradict_each_other_are_told_before_they_are_recorded():
    one, two = Answer.ONE, Answer.TWO
    assert contradiction([(1, 2, one), (2, 3, one), (1, 3, two)]) == (1, 3)
    assert contradiction([(1, 2, one), (2, 3, two), (1, 3, two)]) is None
    assert contradiction([]) is None
