"""Panes keep the widths that they were dragged to, for small and large screens apart."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.ui.core.preferences import Preferences
from desktop.ui.core.theme import Theme, ThemeOptions
from desktop.ui.widgets.saved_splitter import SavedSplitter

USUAL, ROOMY = (0, 340), (0, 460)


@pytest.fixture
def opened(qtbot, tmp_path, theme):
    kept = []

    def open_at(width, theme=theme, usual=USUAL, roomy=ROOMY):
        made = SavedSplitter(theme, Preferences(tmp_path), "đề nghị", usual, roomy)
        kept.append(made)
        qtbot.addWidget(made)
        for _pane in usual:
            made.addWidget(QWidget())
        made.resize(width, 400)
        made.show()
        return made

    return open_at


@pytest.mark.parametrize(("width", "side"), [(1000, 340), (1500, 340), (1700, 460)])
def test_the_usual_widths_suit_the_screen(opened, width, side):
    assert opened(width).sizes()[1] == side


def test_the_pane_without_a_width_takes_the_rest(opened):
    made = opened(1200)
    assert sum(made.sizes()) + made.handleWidth() == 1200
    made.resize(1400, 400)
    assert made.sizes()[1] == 340


def test_what_was_dragged_is_found_again(opened):
    opened(1200).moveSplitter(700, 1)
    assert opened(1200).sizes()[0] == pytest.approx(700, abs=2)


def test_a_large_screen_has_widths_of_its_own(opened):
    opened(1200).moveSplitter(700, 1)
    assert opened(1700).sizes()[1] == 460
    assert opened(1200).sizes()[0] == pytest.approx(700, abs=2)


def test_widths_that_leave_the_list_no_room_are_not_taken(opened):
    opened(1400).moveSplitter(400, 1)
    assert opened(900).sizes()[1] == 340


def test_a_double_click_on_the_line_puts_the_usual_widths_back(opened):
    made = opened(1200)
    made.moveSplitter(700, 1)
    QTest.mouseDClick(made.handle(1), Qt.MouseButton.LeftButton)
    assert made.sizes()[1] == 340
    assert opened(1200).sizes()[1] == 340


@pytest.mark.parametrize("kept", ["", "0", "0 x", "0 300 200", "340 0", "0 -5"])
def test_what_cannot_be_read_counts_as_never_kept(opened, tmp_path, kept):
    preferences = Preferences(tmp_path)
    preferences.set_text("panes/đề nghị/usual", kept)
    preferences.sync()
    assert opened(1200).sizes()[1] == 340


def test_widths_grow_with_the_letters(opened, qapp):
    large = Theme(ThemeOptions(text_size=150))
    assert opened(1600, large).sizes()[1] == 510
