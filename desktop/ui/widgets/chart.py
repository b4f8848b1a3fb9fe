"""Bars by year, at most two series in one bar: our own painting, since two kinds of bar are all we need."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.ui.core.theme import Theme

INKS = ("accent", "gold", "text3")


class YearChart(QWidget):
    """Every bar can be walked with the arrows; its figures are then read out."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._years: list[int] = []
        self._series: list[str] = []
        self._values: dict[tuple[int, str], int] = {}
        self._at = 0
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(theme.px(120))

    def show_years(self, rows: Sequence[tuple[int, str, int]]) -> None:
        """Show (year, series, value); years without a value stay as gaps."""
        self._values = {}
        for year, series, value in rows:
            self._values[(year, series)] = self._values.get((year, series), 0) + value
        years = [row[0] for row in rows]
        self._years = list(range(min(years), max(years) + 1)) if years else []
        self._series = list(dict.fromkeys(row[1] for row in rows))[: len(INKS)]
        self._at = max(0, len(self._years) - 1)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, self._theme.px(150))

    def total(self, year: int) -> int:
        """Return the sum of all series in a year."""
        return sum(self._values.get((year, series), 0) for series in self._series)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None or not self._years:
            super().keyPressEvent(event)
            return
        self._at = max(0, min(len(self._years) - 1, self._at + step))
        year = self._years[self._at]
        told = ", ".join(f"{series} {self._values.get((year, series), 0)}" for series in self._series)
        self.setAccessibleDescription(f"{year}: {told}")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_key(painter)
            base = self.height() - theme.px(24)
            painter.setPen(theme.colour("control"))
            painter.drawLine(12, base, self.width() - 12, base)
            if not self._years:
                return
            most = max(self.total(year) for year in self._years) or 1
            cell = min((self.width() - 24) / len(self._years), theme.px(110))
            room = base - theme.px(46)
            for number, year in enumerate(self._years):
                left = 12 + number * cell + cell * 0.18
                wide = cell * 0.64
                top = float(base)
                for series, ink in zip(self._series, INKS, strict=False):
                    high = room * self._values.get((year, series), 0) / most
                    top -= high
                    painter.fillRect(QRectF(left, top, wide, high), theme.colour(ink))
                painter.setPen(theme.colour("text"))
                painter.setFont(theme.font("figuresStrong"))
                flags = int(Qt.AlignmentFlag.AlignCenter)
                if self.total(year):
                    box = QRectF(left, top - theme.px(20), wide, theme.px(18))
                    painter.drawText(box, flags, str(self.total(year)))
                painter.setFont(theme.font("figures"))
                painter.setPen(theme.colour("text2"))
                painter.drawText(QRectF(left - 8, base + 3, wide + 16, theme.px(18)), flags, str(year))
                if self.hasFocus() and number == self._at:
                    painter.setPen(QPen(theme.colour("focus"), 2))
                    painter.drawRect(QRectF(left - 4, top - 4, wide + 8, base - top + 6))

    def _paint_key(self, painter: QPainter) -> None:
        theme = self._theme
        right = self.width() - 14.0
        painter.setFont(theme.font("small"))
        for series, ink in reversed(list(zip(self._series, INKS, strict=False))):
            text = painter.fontMetrics().elidedText(series, Qt.TextElideMode.ElideRight, theme.px(320))
            right -= painter.fontMetrics().horizontalAdvance(text)
            painter.setPen(theme.colour("text2"))
            painter.drawText(QRectF(right, 0, 400, theme.px(18)), int(Qt.AlignmentFlag.AlignVCenter), text)
            right -= 18
            painter.fillRect(QRectF(right, theme.px(4), 11, 11), theme.colour(ink))
            right -= 18
