"""Buttons say their verb and key, follow their action, and give up parts of themselves where room is short."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction

from desktop.ui.core.theme import Theme, ThemeOptions
from desktop.ui.widgets.buttons import KINDS, ActionButton
from tests.desktop.ui.records import LONGEST_NAME


@pytest.fixture
def action(qapp):
    return QAction("Ban hành")


@pytest.fixture
def made(qtbot, theme):
    def make(text="Ban hành", **how):
        button = ActionButton(theme, text, **how)
        qtbot.addWidget(button)
        return button

    return make


def test_pressing_it_does_its_action(qtbot, made, action):
    told = []
    action.triggered.connect(lambda: told.append("ban hành"))
    button = made(key="Ctrl+Enter")
    button.follow(action)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
        qtbot.keyClick(button, key)
    qtbot.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)  # belongs to the page or dialog
    assert told == ["ban hành"] * 4
    button.setEnabled(False)
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert len(told) == 4


def test_it_can_be_used_exactly_while_its_action_can(made, action):
    button = made()
    action.setEnabled(False)
    button.follow(action)
    assert not button.isEnabled()
    action.setEnabled(True)
    assert button.isEnabled()


def test_a_flat_button_that_cannot_be_used_gives_its_room_away(qtbot, made, action):
    flat, plain = made(kind="flat"), made(kind="plain")
    for button in (flat, plain):
        button.follow(action)
        button.show()
    action.setEnabled(False)
    assert flat.isHidden() and not plain.isHidden()
    action.setEnabled(True)
    assert not flat.isHidden()


def test_its_name_for_a_screen_reader_has_no_mnemonic(made):
    button = made("&Hoàn tác")
    assert button.accessibleName() == "Hoàn tác"
    button.set_text("&Làm lại")
    assert (button.text(), button.accessibleName()) == ("&Làm lại", "Làm lại")


def test_each_form_needs_less_room_than_the_one_before(made):
    button = made("Lưu thành PDF…", icon="file-down", key="Ctrl+S", kind="flat")
    widths = [button.width_in(form) for form in range(4)]
    assert widths == sorted(widths, reverse=True)
    assert len(set(widths)) == 4


def test_only_a_primary_button_keeps_its_words_to_the_last(made):
    plain, primary = (made(icon="printer", kind=kind) for kind in ("plain", "primary"))
    for button in (plain, primary):
        button.take_form(3)
    assert not plain.words_shown()
    assert primary.words_shown()


def test_without_an_icon_the_words_stay(made):
    button = made()
    button.take_form(3)
    assert button.words_shown()


def test_asking_how_wide_it_would_be_changes_nothing(made):
    button = made("In…", icon="printer", key="Ctrl+P")
    before = button.sizeHint()
    button.width_in(3)
    assert button.sizeHint() == before == button.minimumSizeHint()


@pytest.mark.parametrize("text_size", [100, 125, 150, 200])
def test_it_grows_with_the_letters(qtbot, qapp, text_size):
    button = ActionButton(Theme(ThemeOptions(text_size=text_size)), LONGEST_NAME)
    qtbot.addWidget(button)
    assert button.height() == round(28 * text_size / 100)
    assert button.sizeHint().width() > button.fontMetrics().horizontalAdvance(LONGEST_NAME)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_drawn_in_both_themes_and_looks_different_when_disabled(qtbot, qapp, name, kind):
    button = ActionButton(Theme(ThemeOptions(name)), "Duyệt", icon="check", key="F9", kind=kind)
    qtbot.addWidget(button)
    enabled = button.grab().toImage()
    button.setEnabled(False)
    assert button.grab().toImage() != enabled
