"""The focus frame around a button, drawn outside it, so that it is visible on the accent colour too."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QRadioButton, QToolButton, QWidget
from shiboken6 import isValid

from desktop.ui.core.theme import Theme

AROUND = 3  # px outside the button: 1 of air and a ring of 2
MOVED = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ParentChange)


class FrameOverlay(QWidget):
    """Lies around a button, beside it in the same parent."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)


class FocusFrame(QObject):
    """Follows the focus from button to button of one window.

    Not a QFocusFrame: its distance from the button is the style's, and a style of its own for one widget is worn
    under the program's style sheet, which Qt puts on anew with every change of theme.
    """

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._window = theme, window
        self._frame: FrameOverlay | None = None
        self._button: QAbstractButton | None = None

    def watch(self, app: QApplication) -> None:
        """Follow the focus of the whole program."""
        app.focusChanged.connect(self.follow)

    def framed(self) -> QAbstractButton | None:
        """Return the button that is framed now."""
        return self._button

    def follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Frame the widget that has the focus now if it is a button of this window."""
        if self._button is not None and isValid(self._button):
            self._button.removeEventFilter(self)
        self._button = None
        small = isinstance(now, QToolButton | QCheckBox | QRadioButton)
        if isinstance(now, QAbstractButton) and not small and now.window() is self._window:
            self._button = now
            now.installEventFilter(self)
            self._place()
        elif self._frame is not None and isValid(self._frame):
            self._frame.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._button and event.type() in MOVED:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        button = self._button
        parent = button.parentWidget() if button is not None else None
        if button is None or parent is None:
            return
        if self._frame is None or not isValid(self._frame):  # a page took it along
            self._frame = FrameOverlay(self._theme, parent)
        elif self._frame.parentWidget() is not parent:
            self._frame.setParent(parent)
        self._frame.setGeometry(button.geometry().adjusted(-AROUND, -AROUND, AROUND, AROUND))
        self._frame.raise_()
        self._frame.setVisible(button.isVisible())
