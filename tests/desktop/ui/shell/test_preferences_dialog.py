"""The preferences are written when they are accepted, and left as they were otherwise."""

import pytest

from desktop.ui.core.preferences import Preferences
from desktop.ui.shell.preferences_dialog import PreferencesDialog


@pytest.fixture
def preferences(tmp_path, qapp):
    made = Preferences(tmp_path)
    made.theme, made.text_size = "dark", 125
    return made


@pytest.fixture
def dialog(qtbot, theme, preferences):
    made = PreferencesDialog(theme, preferences)
    qtbot.addWidget(made)
    return made


def test_it_opens_with_what_is_chosen_now(dialog):
    boxes = (dialog.language, dialog.theme_box, dialog.text_size, dialog.density)
    assert [box.currentData() for box in boxes] == ["vi", "dark", 125, "compact"]


def test_accepting_writes_every_choice(dialog, preferences, tmp_path):
    for box, value in ((dialog.language, "en"), (dialog.theme_box, "light"), (dialog.text_size, 150)):
        box.setCurrentIndex(box.findData(value))
    dialog.density.setCurrentIndex(1)
    dialog.take()
    again = Preferences(tmp_path)
    assert (again.language, again.theme, again.text_size, again.density) == ("en", "light", 150, "comfortable")


def test_leaving_writes_nothing(dialog, preferences, tmp_path):
    dialog.theme_box.setCurrentIndex(dialog.theme_box.findData("light"))
    dialog.reject()
    assert preferences.theme == "dark"
