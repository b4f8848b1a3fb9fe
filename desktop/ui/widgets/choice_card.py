"""One of the few large choices of the first screen: icon, what it is, what it needs, and its key."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop.ui.core.theme import Look
from desktop.ui.widgets.buttons import paint_key_cap


class ChoiceCard(QPushButton):
    """Two lines and a key; a button in every other respect."""

    def __init__(self, look: Look, icon: str, title: str, words: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._icon, self._title, self._words, self._key = look, icon, title, words, key
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        self.setShortcut(key)
        self.setFixedHeight(look.px(70))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        wide = self._look.metrics("text").horizontalAdvance(self._words)
        return QSize(wide + 120, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self._look
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            edge = "accent" if self.hasFocus() else "line"
            painter.setPen(QPen(look.colour(edge), 1))
            painter.setBrush(look.colour("hover" if self.underMouse() else "surface"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            half = self.height() / 2
            icon_box = QRectF(16, half - look.px(26), look.px(26), look.px(30))
            look.paint_icon(painter, self._icon, "accent" if self.hasFocus() else "text2", icon_box, 22)
            left = 16 + look.px(26) + 13
            width = self.width() - left - 60
            painter.setFont(look.font("section"))
            painter.setPen(look.colour("text"))
            flags = int(Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(QRectF(left, half - look.px(22), width, look.px(22)), flags, self._title)
            painter.setFont(look.font("text"))
            painter.setPen(look.colour("text2"))
            words = painter.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, width + 30)
            painter.drawText(QRectF(left, half, width + 30, look.px(20)), flags, words)
            box = QRectF(0, half - look.px(20), self.width(), look.px(20))
            paint_key_cap(painter, look, self._key, self.width() - 16, box, look.colour("text2"))
