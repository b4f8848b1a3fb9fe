"""A key belongs to the widget that has the focus, then to its form, and only then to the page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from db.rules.dates import parse_date
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.key_owner import FORM, WAY_OUT, KeyAction, KeyShortcut, form_around, keys_of, standard_keys


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_text_answers_copying_and_moving_by_words(qtbot, kind):
    widget = kind()
    qtbot.addWidget(widget)
    assert {"Ctrl+C", "Ctrl+V", "Ctrl+A", "Del", "Ctrl+Del", "Ctrl+Left"} <= standard_keys(widget)
    assert "F9" not in standard_keys(widget)


def test_a_choice_and_a_date_open_by_alt_and_down(qtbot, theme):
    box, edit, spin, button = QComboBox(), DateEdit(theme, parse_date), QSpinBox(), QPushButton()
    for widget in (box, edit, spin, button):
        qtbot.addWidget(widget)
    assert "Alt+Down" in standard_keys(box) & standard_keys(edit)
    assert "F4" in standard_keys(box) and "Ctrl+C" not in standard_keys(box)
    assert "Up" in standard_keys(spin)
    assert standard_keys(button) == frozenset()


def test_a_form_is_found_around_what_stands_in_it(qtbot):
    page, form, other = QWidget(), QWidget(), QLabel()
    qtbot.addWidget(page)
    form.setParent(page)
    other.setParent(page)
    form.setProperty(FORM, True)
    edit = QLineEdit(form)
    assert form_around(edit, page) is form
    assert form_around(other, page) is None
    assert form_around(None, page) is None
    page.setProperty(FORM, True)
    assert form_around(other, page) is None, "the page itself is no form"


def test_the_keys_of_a_page_are_those_of_its_actions_and_its_own_shortcuts(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    inner = QWidget(page)
    action = page.addAction("Đề xuất")
    action.setShortcuts([QKeySequence("F9"), QKeySequence("Ctrl+R")])
    QShortcut(QKeySequence("Alt+Return"), page)
    QShortcut(QKeySequence("F7"), inner)
    QShortcut(QKeySequence("F6"), page).setProperty(WAY_OUT, True)
    assert keys_of(page, [action]) == {"F9", "Ctrl+R", "Alt+Return"}


def action_of(page, done):
    action = KeyAction("Thêm người", page)
    action.setShortcut("Ctrl+N")
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.triggered.connect(done)
    page.addAction(action)


def shortcut_of(page, done):
    shortcut = KeyShortcut(QKeySequence("Ctrl+N"), page)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(done)


@pytest.mark.parametrize("bind", [action_of, shortcut_of])
def test_no_key_of_a_page_acts_behind_a_dialog_that_has_not_the_keyboard_yet(qtbot, bind):
    page, done = QPushButton(), []
    qtbot.addWidget(page)
    bind(page, lambda: done.append("Thêm người"))
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.hasFocus)
    dialog = QDialog(page)
    dialog.open()
    assert QApplication.focusWidget() is page
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert done == []
    dialog.reject()
    qtbot.waitUntil(page.hasFocus)
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert done == ["Thêm người"]
