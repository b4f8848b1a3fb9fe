"""The open round on top of the rail; pressing it lets one choose another."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop.ui.core.theme import Theme


class RoundBox(QPushButton):
    """Two lines in a frame: what it is, and its name."""

    def __init__(self, theme: Theme, title: str, none: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._title, self._none = theme, title, none
        self._name = ""
        self.setFixedHeight(theme.px(50))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_name("")

    def show_name(self, name: str) -> None:
        self._name = name
        self.setAccessibleName(f"{self._title}: {name or self._none}")
        self.setToolTip(name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(52, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.setBrush(theme.colour("hover" if self.underMouse() else "surface"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            if self.width() < 80:
                theme.paint_icon(painter, "trophy", "gold", QRectF(self.rect()), 18)
                return
            half = self.height() / 2
            width = self.width() - 34
            flags = int(Qt.AlignmentFlag.AlignVCenter)
            painter.setFont(theme.font("small"))
            painter.setPen(theme.colour("text2"))
            painter.drawText(QRectF(9, 5, width, half - 4), flags, self._title)
            role = "strong" if self._name else "text"
            painter.setFont(theme.font(role))
            painter.setPen(theme.colour("text" if self._name else "text2"))
            shown = theme.metrics(role).elidedText(self._name or self._none, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRectF(9, half - 1, width, half - 4), flags, shown)
            theme.paint_icon(painter, "chevrons-up-down", "text2", QRectF(self.width() - 24, 4, 16, half), 14)
