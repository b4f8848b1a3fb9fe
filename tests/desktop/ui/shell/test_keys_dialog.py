"""All keys stand on one sheet, taken from the actions themselves."""

import re
from pathlib import Path

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel

from desktop.ui.shell.keys_dialog import KeysDialog


def action(text, key=""):
    made = QAction(text)
    made.setShortcut(QKeySequence(key))
    return made


def texts(dialog):
    return [made.text() for made in dialog.findChildren(QLabel)]


def test_every_action_with_a_key_is_listed_without_its_mnemonic(qtbot, theme):
    actions = [action("&Hoàn tác", "Ctrl+Z"), action("Đạt", "F9"), action("Không có phím")]
    dialog = KeysDialog(theme, actions)
    qtbot.addWidget(dialog)
    found = texts(dialog)
    assert found[found.index("Ctrl+Z") + 1] == "Hoàn tác"
    assert found[found.index("F9") + 1] == "Đạt"
    assert "Không có phím" not in found


def test_keys_that_belong_to_no_action_are_listed_too(qtbot, theme):
    dialog = KeysDialog(theme, [])
    qtbot.addWidget(dialog)
    assert {"F6", "F2", "Alt+Down"} <= set(texts(dialog))


def test_the_sheet_of_the_open_page_has_its_keys(qapp, qtbot, program):
    dialog = KeysDialog(program.theme, program.window.current_actions(), program.window)
    qtbot.addWidget(dialog)
    listed = set(texts(dialog))
    keys = {each.shortcut().toString() for each in program.window.page().page_actions if each.shortcut().toString()}
    assert {QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys} <= listed


def test_keys_are_written_one_way_in_window_and_manual():
    files = [*Path("resources/translations").rglob("*.po"), *Path("docs/manual").rglob("*.md")]
    assert files
    assert not [path for path in files if re.search("(Alt|Ctrl|Shift)[+][↑↓←→]", path.read_text(encoding="utf-8"))]
