"""Choices are found again at the next start; what cannot be read counts as the default."""

import pytest
from PySide6.QtCore import QByteArray, QSettings

from desktop.ui.core.preferences import LANGUAGES, ROWS, Preferences
from desktop.ui.core.theme import TEXT_SIZES, THEMES


@pytest.fixture
def again(tmp_path, qapp):
    def open_again():
        for each in opened:
            each.sync()
        opened.append(Preferences(tmp_path / "một thư mục"))
        return opened[-1]

    opened = []
    return open_again


def test_the_defaults_are_vietnamese_light_and_compact(again):
    preferences = again()
    assert (preferences.language, preferences.theme, preferences.density) == ("vi", "light", "compact")
    assert preferences.text_size == 100


@pytest.mark.parametrize(
    ("name", "values"),
    [("language", LANGUAGES), ("theme", THEMES), ("density", tuple(ROWS)), ("text_size", TEXT_SIZES)],
)
def test_every_choice_is_found_again(again, name, values):
    for value in values:
        setattr(again(), name, value)
        assert getattr(again(), name) == value


@pytest.mark.parametrize(
    ("name", "broken", "default"),
    [
        ("language", "fr", "vi"),
        ("theme", "", "light"),
        ("density", "7", "compact"),
        ("text_size", "huge", 100),
        ("text_size", "99", 100),
        ("text_size", "-100", 100),
    ],
)
def test_a_choice_that_cannot_be_read_is_the_default(again, tmp_path, name, broken, default):
    again().sync()
    file = QSettings(str(tmp_path / "một thư mục" / "window.ini"), QSettings.Format.IniFormat)
    file.setValue(name, broken)
    file.sync()
    assert getattr(again(), name) == default


def test_a_damaged_file_is_the_default(tmp_path, qapp):
    (tmp_path / "window.ini").write_bytes(b"\x00\xff[[[" * 50)
    assert Preferences(tmp_path).language == "vi"


def test_the_choices_make_the_look_of_the_window(again):
    preferences = again()
    preferences.theme, preferences.text_size, preferences.density = "dark", 150, "comfortable"
    options = preferences.choice()
    assert (options.theme, options.text_size, options.row) == ("dark", 150, ROWS["comfortable"])


def test_texts_and_states_of_the_window_are_kept_by_name(again):
    preferences = again()
    preferences.set_text("page", "certificates")
    preferences.set_bytes("window", QByteArray(b"\x01\x02\x00"))
    found = again()
    assert (found.text("page"), found.text("round", "home")) == ("certificates", "home")
    assert found.saved_bytes("window") == QByteArray(b"\x01\x02\x00")
    assert found.saved_bytes("never").isEmpty()


@pytest.mark.parametrize(("kept", "read"), [("1.5", 1.5), ("-0.25", -0.25), ("x", 7.0), ("nan", 7.0), ("inf", 7.0)])
def test_a_number_that_is_none_is_the_default(again, kept, read):
    preferences = again()
    preferences._settings.setValue("number/shift", kept)
    assert preferences.number("shift", 7.0) == read
