"""A bar chart of the window: painted from the same shapes as on paper, walked with the arrows, opened by Enter."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.documents.letters.bar_chart import BarChart, Box, Frame, Ink, Level, Shape, Side, Word, shapes
from desktop.ui.core.theme import Theme

COLOURS = {
    Ink.FIRST: "accent",
    Ink.SECOND: "gold",
    Ink.THIRD: "ok",
    Ink.FOURTH: "text3",
    Ink.BASE: "control",
    Ink.GRID: "line",
    Ink.TEXT: "text",
    Ink.QUIET: "text2",
}
ALIGNMENT = {
    Side.LEFT: Qt.AlignmentFlag.AlignLeft,
    Side.MIDDLE: Qt.AlignmentFlag.AlignHCenter,
    Side.RIGHT: Qt.AlignmentFlag.AlignRight,
}
PAD = 12


class ChartView(QWidget):
    """Every bar can be walked with the arrows; its figures are then read out."""

    opened = Signal(int)  # the bar that was clicked, or on which Enter was pressed

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.chart = BarChart(name)
        self.missing = ""  # said where bars would be
        self._at = 0
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(theme.px(126))

    def show_chart(self, chart: BarChart) -> None:
        """Show a chart and stand on its last bar."""
        self.chart = chart
        self._at = max(0, len(chart.groups) - 1)
        self.setAccessibleDescription("" if chart.groups else self.missing)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, self._theme.px(150))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key)
        if self.chart.groups and step is not None:
            self.stand_on(self._at + step)
        elif self.chart.groups and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self._at)
        else:
            super().keyPressEvent(event)

    def stand_on(self, at: int) -> None:
        """Stand on a bar and read it out."""
        self._at = max(0, min(len(self.chart.groups) - 1, at))
        if self.chart.groups:
            self.setAccessibleDescription(self.chart.told(self._at))
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        for shape in self.shapes():
            if isinstance(shape, Box) and shape.group >= 0 and _rect(shape).contains(point):
                self.stand_on(shape.group)
                self.opened.emit(shape.group)
                return
        super().mousePressEvent(event)

    def shapes(self) -> list[Shape]:
        """Return what is painted, in px from the corner inside the margin."""
        theme = self._theme

        def measure(text: str, strong: bool) -> float:
            return float(theme.metrics("strong" if strong else "small").horizontalAdvance(text))

        return list(shapes(self.chart, Frame(self.width() - 2 * PAD, self.height() - PAD, theme.px(20), measure)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._theme
        found = self.shapes()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), theme.colour("surface"))
            if self.hasFocus():
                bars = [_rect(one) for one in found if isinstance(one, Box) and one.group == self._at]
                for bar in bars[-1:]:
                    room = QRectF(bar.left() - 6, 2, bar.width() + 12, self.height() - 4)
                    painter.fillRect(room, theme.colour("selected"))
                    painter.setPen(QPen(theme.colour("focus"), 2))
                    painter.drawRect(room)
            for shape in found:
                self._paint(painter, shape)
            if self.missing and not self.chart.groups:
                painter.setFont(theme.font("text"))
                painter.setPen(theme.colour("text2"))
                how = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
                painter.drawText(self.rect().adjusted(PAD, 0, -PAD, -PAD), int(how), self.missing)

    def _paint(self, painter: QPainter, shape: Shape) -> None:
        colour = self._theme.colour(COLOURS[shape.ink])
        if isinstance(shape, Box):
            painter.fillRect(_rect(shape), colour)
        elif isinstance(shape, Level):
            painter.setPen(QPen(colour, 1))
            painter.drawLine(int(PAD + shape.left), int(shape.y), int(PAD + shape.right), int(shape.y))
        else:
            self._write(painter, shape)

    def _write(self, painter: QPainter, word: Word) -> None:
        painter.setFont(self._theme.font("strong" if word.strong else "small"))
        painter.setPen(self._theme.colour(COLOURS[word.ink]))
        wide, high = 2000.0, float(self._theme.px(20))
        start = {Side.LEFT: 0.0, Side.MIDDLE: wide / 2, Side.RIGHT: wide}[word.side]
        box = QRectF(PAD + word.x - start, word.y - high / 2, wide, high)
        painter.drawText(box, int(ALIGNMENT[word.side] | Qt.AlignmentFlag.AlignVCenter), word.text)


def _rect(box: Box) -> QRectF:
    return QRectF(PAD + box.x, box.y, box.width, box.height)
