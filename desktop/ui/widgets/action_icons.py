"""Icons of acts, drawn when a menu shows them: a page has dozens of acts and shows the icons of a few."""

from collections.abc import Iterable

from PySide6.QtGui import QAction

from desktop.ui.core.theme import Theme

ICON = "so-vang-icon"


def name_icon(action: QAction, icon: str) -> None:
    """Say which icon the act has."""
    if icon:
        action.setProperty(ICON, icon)


def draw_icons(actions: Iterable[QAction], theme: Theme) -> None:
    """Draw the icons of acts that are about to be seen."""
    for action in actions:
        icon = action.property(ICON)
        if icon and action.icon().isNull():
            action.setIcon(theme.icon(icon))
