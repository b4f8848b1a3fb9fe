"""How much room the screen has on which something is shown."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget


def free_geometry(widget: QWidget) -> QRect:
    """Return in px what windows may cover of the screen on which `widget` stands, or its parent before it is shown.

    `QWidget.screen` is not used: Python's object of the screen, which all widgets share, becomes a child of the widget
    that was asked last and is taken from everybody together with it. The application's own belongs to no widget.
    """
    above = widget.parentWidget()
    window = above.window() if above is not None and not widget.isVisible() else widget.window()
    screen = QGuiApplication.screenAt(window.frameGeometry().center()) or QGuiApplication.primaryScreen()
    return screen.availableGeometry()
