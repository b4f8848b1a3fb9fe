"""The mark of the first screen: a disc after the bronze drum, drawn from circles and rays."""

import math

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from desktop.ui.core.theme import Theme

RAYS = 14
RINGS = (1.0, 0.94, 0.78, 0.72, 0.52, 0.46)


class DrumLogo(QWidget):
    """86 px, in gold."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(88), self._theme.px(88))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            gold = self._theme.colour("gold")
            painter.setPen(QPen(gold, 1.4))
            middle = QPointF(self.width() / 2, self.height() / 2)
            radius = self.width() / 2 - 2
            for share in RINGS:
                painter.drawEllipse(middle, radius * share, radius * share)
            for count, share, size in ((48, 0.86, 1.3), (36, 0.62, 1.6)):
                for number in range(count):
                    angle = 2 * math.pi * number / count
                    at = middle + QPointF(math.cos(angle), math.sin(angle)) * (radius * share)
                    painter.fillRect(QRectF(at.x() - size / 2, at.y() - size / 2, size, size), gold)
            star = QPolygonF()
            for number in range(2 * RAYS):
                angle = math.pi * number / RAYS - math.pi / 2
                reach = radius * (0.42 if number % 2 == 0 else 0.22)
                star.append(middle + QPointF(math.cos(angle), math.sin(angle)) * reach)
            painter.setBrush(gold)
            painter.drawPolygon(star)
            painter.setBrush(self._theme.colour("window"))
            painter.drawEllipse(middle, radius * 0.13, radius * 0.13)
            painter.setBrush(gold)
            painter.drawEllipse(middle, radius * 0.08, radius * 0.08)
