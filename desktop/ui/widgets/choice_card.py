"""One of the few large choices of the first screen: icon, what it is, what it needs, and its key."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop.ui.core.theme import Theme
from desktop.ui.widgets.buttons import paint_key_cap


class ChoiceCard(QPushButton):
    """Two lines and a key; a button in every other respect."""

    def __init__(
        self, theme: Theme, icon: str, title: str, words: str, key: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._icon, self._title, self._words, self._key = theme, icon, title, words, key
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        self.setShortcut(key)
        self.setFixedHeight(theme.px(70))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        wide = self._theme.metrics("text").horizontalAdvance(self._words)
        return QSize(wide + 120, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            edge = "accent" if self.hasFocus() else "line"
            painter.setPen(QPen(theme.colour(edge), 1))
            painter.setBrush(theme.colour("hover" if self.underMouse() else "surface"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            half = self.height() / 2
            icon_box = QRectF(16, half - theme.px(26), theme.px(26), theme.px(30))
            theme.paint_icon(painter, self._icon, "accent" if self.hasFocus() else "text2", icon_box, 22)
            left = 16 + theme.px(26) + 13
            width = self.width() - left - 60
            painter.setFont(theme.font("section"))
            painter.setPen(theme.colour("text"))
            flags = int(Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(QRectF(left, half - theme.px(22), width, theme.px(22)), flags, self._title)
            painter.setFont(theme.font("text"))
            painter.setPen(theme.colour("text2"))
            words = painter.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, width + 30)
            painter.drawText(QRectF(left, half, width + 30, theme.px(20)), flags, words)
            box = QRectF(0, half - theme.px(20), self.width(), theme.px(20))
            paint_key_cap(painter, theme, self._key, self.width() - 16, box, theme.colour("text2"))
