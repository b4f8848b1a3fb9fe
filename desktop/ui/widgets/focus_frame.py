"""The ring around a focused button: outside it, so that it can be seen on indigo too."""

from functools import cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QFocusFrame,
    QProxyStyle,
    QRadioButton,
    QStyle,
    QStyleOption,
    QToolButton,
    QWidget,
)

from desktop.ui.look import Look


class RingStyle(QProxyStyle):
    """Leaves 3 px around the button: 1 px of air and a ring of 2 px."""

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric in (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin):
            return 3
        return super().pixelMetric(metric, option, widget)


@cache
def ring_style() -> RingStyle:
    """Return the one style of all rings: Qt does not keep it, so it must outlive every ring that wears it."""
    return RingStyle("Fusion")


class FocusRing(QFocusFrame):
    """Follows the focus from button to button."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setStyle(ring_style())
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def watch(self, app: QApplication) -> None:
        app.focusChanged.connect(self.follow)

    def follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        framed = isinstance(now, QAbstractButton) and not isinstance(now, QToolButton | QCheckBox | QRadioButton)
        if framed and now is not None and now.window() is self.window():
            self.setWidget(now)
        elif self.widget() is not None:
            self.setWidget(None)  # type: ignore[arg-type]  # Qt takes a null widget to hide the frame

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._look.colour("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
