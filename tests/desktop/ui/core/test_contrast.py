"""Where the system asks for high contrast, its own colours are used everywhere."""

from PySide6.QtGui import QColor, QPalette

from desktop.ui.core.contrast import ROLES, high_contrast, system_tokens
from desktop.ui.core.theme import Theme, ThemeOptions, read_tokens

BLACK, WHITE, YELLOW = QColor("#000000"), QColor("#ffffff"), QColor("#ffff00")


def night() -> QPalette:
    """The colours of "High contrast black"."""
    palette = QPalette()
    for role in (QPalette.ColorRole.Window, QPalette.ColorRole.Base):
        palette.setColor(role, BLACK)
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText):
        palette.setColor(role, WHITE)
    palette.setColor(QPalette.ColorRole.Highlight, YELLOW)
    palette.setColor(QPalette.ColorRole.HighlightedText, BLACK)
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text, QColor("#00ff00"))
    return palette


def test_grounds_and_words_take_the_colours_of_the_system():
    tokens = system_tokens(read_tokens("light"), night())
    grounds = {
        tokens[name] for name, role in ROLES.items() if role in (QPalette.ColorRole.Window, QPalette.ColorRole.Base)
    }
    assert grounds == {"#000000"}
    assert {tokens[name] for name in ("text", "text2", "text3", "ok", "warn", "stop", "line")} == {"#ffffff"}
    assert tokens["accent"] == "#ffff00"
    assert tokens["disabled"] == "#00ff00"
    assert tokens["paper"] == "#FFFFFF"


def test_the_programs_own_colours_are_left_out(qapp):
    Theme(ThemeOptions(system_colours=True)).apply(qapp)
    assert "color" not in qapp.styleSheet()
    Theme(ThemeOptions()).apply(qapp)
    assert "color" in qapp.styleSheet()


def test_usual_contrast_keeps_the_programs_own_look():
    assert high_contrast() is False
