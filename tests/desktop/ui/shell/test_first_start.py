"""The first start offers three ways on by one key each, and the looks of the window beside them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.ui.shell.first_start import ChoiceCard, FirstStart
from desktop.ui.widgets.buttons import ActionButton


@pytest.fixture
def page(qtbot, program):
    made = FirstStart(program.context)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    return made


@pytest.fixture
def asked(page):
    found = []
    page.sample_requested.connect(lambda: found.append("sample"))
    page.office_requested.connect(lambda: found.append("office"))
    page.record_requested.connect(lambda: found.append("record"))
    return found


@pytest.mark.parametrize(("key", "way"), [(Qt.Key.Key_1, "sample"), (Qt.Key.Key_2, "office"), (Qt.Key.Key_3, "record")])
def test_one_key_takes_each_way(page, asked, qtbot, key, way):
    qtbot.keyClick(page, key)
    qtbot.waitUntil(lambda: asked == [way])


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_tab_and_space_or_enter_take_them_too(page, asked, qtbot, key):
    page.first_focus().setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(QApplication.focusWidget(), key)
    assert asked == ["office"]


def test_every_card_says_what_it_does_and_what_it_needs(page):
    for card in page.findChildren(ChoiceCard):
        assert card.accessibleName() and card.accessibleDescription()
    assert len(page.cards) == 3


@pytest.mark.parametrize(("at", "name", "value"), [(0, "language", "en"), (1, "theme", "dark"), (2, "text_size", 110)])
def test_the_look_of_the_window_can_be_changed_before_anything_else(page, qtbot, program, at, name, value):
    buttons = [each for each in page.findChildren(ActionButton) if each.isVisible()]
    with qtbot.waitSignal(page.preferences_changed):
        buttons[at].click()
    assert getattr(program.preferences, name) == value


def test_a_card_is_painted_differently_while_it_has_the_focus(page):
    card = page.cards[0]
    page.cards[1].setFocus()
    without = card.grab().toImage()
    card.setFocus()
    assert card.grab().toImage() != without
