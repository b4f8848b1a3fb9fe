"""The box in the menu bar's corner that opens the palette."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.ui.core.theme import Theme
from desktop.ui.widgets.buttons import CAP_PAD, paint_key_cap


class SearchBox(QPushButton):
    """Looks like a field, acts like a button: typing happens in the palette."""

    def __init__(self, theme: Theme, words: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words, self._key = theme, words, key
        self.setAccessibleName(words)
        cap = theme.metrics("tick").horizontalAdvance(key) + 2 * CAP_PAD
        room = 31 + theme.metrics("text").horizontalAdvance(words) + 14 + cap + 7
        self.setFixedSize(max(theme.px(292), room), theme.px(28))

    def sizeHint(self) -> QSize:
        return self.size()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("control"), 1))
            painter.setBrush(theme.colour("hover" if self.underMouse() else "surface"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            theme.paint_icon(painter, "search", "text2", QRectF(6, 0, 20, self.height()))
            painter.setPen(theme.colour("text3"))
            painter.setFont(theme.font("text"))
            flags = int(Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(QRectF(31, 0, self.width() - 40, self.height()), flags, self._words)
            paint_key_cap(painter, theme, self._key, self.width() - 7, QRectF(self.rect()), theme.colour("text2"))
