"""The colours can be read, and every icon and font that is named exists."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolTip

from desktop.ui.core.theme import (
    ROLES,
    TEXT_FAMILY,
    THEMES,
    Theme,
    ThemeOptions,
    icon_source,
    read_tokens,
    set_style_properties,
)

ON = ("surface", "window", "selected")
TEXTS = ("text", "text2", "text3", "accent", "ok", "warn", "unknown", "stop")
PAIRS = (
    ("onAccent", "accent"),
    ("goldText", "goldSoft"),
    ("ok", "okBg"),
    ("warn", "warnBg"),
    ("unknown", "unknownBg"),
    ("stop", "stopBg"),
    ("text2", "bar"),
    ("text3", "bar"),
    ("text2", "rail"),
    ("text", "cellLikely"),
    ("text", "cellDoubtful"),
    ("text", "cellWrong"),
    ("text", "cellConverted"),
)


class Watched(QLineEdit):
    """Counts how often its style is asked for."""

    asked = 0

    def style(self):
        self.asked += 1
        return super().style()


def test_a_fault_is_seen_at_once_and_a_key_that_changes_nothing_costs_nothing(qtbot):
    edit = Watched()
    qtbot.addWidget(edit)
    edit.show()
    set_style_properties(edit, fault="")
    plain = edit.grab().toImage()
    set_style_properties(edit, fault="stop")
    marked, asked = edit.grab().toImage(), edit.asked
    assert marked != plain
    set_style_properties(edit, fault="stop")
    assert edit.asked == asked
    set_style_properties(edit, fault="")
    assert edit.asked > asked and edit.grab().toImage() == plain


def luminance(colour: str) -> float:
    """WCAG 2 relative luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES)
def test_every_text_colour_reads_on_every_ground(theme):
    tokens = read_tokens(theme)
    low = [
        (text, ground, round(contrast(tokens[text], tokens[ground]), 2))
        for text in TEXTS
        for ground in ON
        if contrast(tokens[text], tokens[ground]) < 4.5
    ]
    low += [(a, b) for a, b in PAIRS if contrast(tokens[a], tokens[b]) < 4.5]
    assert low == []


@pytest.mark.parametrize("theme", THEMES)
def test_borders_focus_and_gold_marks_can_be_seen(theme):
    tokens = read_tokens(theme)
    for mark in ("control", "focus", "gold"):
        for ground in ("surface", "window"):
            assert contrast(tokens[mark], tokens[ground]) >= 3, (mark, ground)


@pytest.mark.parametrize("theme", THEMES)
def test_the_chosen_page_stands_out_of_the_sidebar(theme):
    tokens = read_tokens(theme)
    assert contrast(tokens["chosen"], tokens["rail"]) >= 1.2
    assert contrast(tokens["text"], tokens["chosen"]) >= 7 and contrast(tokens["accent"], tokens["chosen"]) >= 4.5


def test_both_themes_name_the_same_tokens():
    assert read_tokens("light").keys() == read_tokens("dark").keys()


@pytest.mark.parametrize("theme", THEMES)
def test_the_style_sheet_has_no_unknown_token(qapp, theme):
    assert "@" not in Theme(ThemeOptions(theme)).style_sheet()


def test_every_role_has_its_own_face_with_vietnamese_letters(qapp):
    theme = Theme(ThemeOptions())
    for role, (family, _, _) in ROLES.items():
        assert QFontInfo(theme.font(role)).family() == family
        assert theme.metrics(role).inFontUcs4(ord("Ữ"))


def test_letters_grow_with_the_text_size(qapp):
    assert Theme(ThemeOptions(text_size=200)).font("text").pixelSize() == 26
    assert Theme(ThemeOptions(text_size=200)).px(28) == 56


def test_an_icon_takes_the_colour_of_its_token():
    assert b"#A87B12" in icon_source("trophy", "#A87B12")
    assert b"currentColor" not in icon_source("trophy", "#A87B12")


def test_the_same_look_dresses_nothing_anew(qapp):
    Theme(ThemeOptions()).apply(qapp)
    before = qapp.styleSheet()
    assert Theme(ThemeOptions()).style_sheet() == before


def test_menus_and_messages_wear_the_letters_of_the_program(qapp):
    """Windows gives menus and message boxes its own font, which an application's font does not change."""
    Theme(ThemeOptions(text_size=150)).apply(qapp)
    try:
        for kind in ("QMenu", "QMenuBar", "QMessageBox"):
            font = QApplication.font(kind)
            assert (font.family(), font.pixelSize()) == (TEXT_FAMILY, 20), kind
    finally:
        Theme(ThemeOptions()).apply(qapp)


@pytest.mark.parametrize("look", [ThemeOptions("light"), ThemeOptions("dark"), ThemeOptions(system_colours=True)])
def test_a_name_that_looks_like_markup_stands_in_a_tip_letter_by_letter(qapp, qtbot, look):
    Theme(look).apply(qapp)
    edit = QLineEdit()
    qtbot.addWidget(edit)
    edit.show()
    try:
        for text in ("<b>Lò Thị Sen</b><img src='file:///etc/hostname'>", "Thôn &lt;Nà Tông&gt;"):
            QToolTip.showText(QPoint(10, 10), text, edit)
            tips = [one for one in QApplication.topLevelWidgets() if one.metaObject().className() == "QTipLabel"]
            assert [(tip.textFormat(), tip.text()) for tip in tips if isinstance(tip, QLabel) and tip.isVisible()] == [
                (Qt.TextFormat.PlainText, text)
            ]
    finally:
        QToolTip.hideText()
        Theme(ThemeOptions()).apply(qapp)
