"""Icons of actions, drawn when a menu shows them: a page has dozens of actions and shows the icons of a few."""

from collections.abc import Iterable

from PySide6.QtGui import QAction

from desktop.ui.core.theme import Theme

ICON = "so-vang-icon"


def name_icon(action: QAction, icon: str) -> None:
    """Set the name of the icon that `draw_icons` draws."""
    if icon:
        action.setProperty(ICON, icon)


def draw_icons(actions: Iterable[QAction], theme: Theme) -> None:
    """Draw the icons of actions that are about to be shown."""
    for action in actions:
        icon = action.property(ICON)
        if icon and action.icon().isNull():
            action.setIcon(theme.icon(icon))
