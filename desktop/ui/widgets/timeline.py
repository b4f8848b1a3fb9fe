"""One nominee's awards on a line of years, the newest on top; painted, and read out entry by entry."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from desktop.ui.core.theme import Theme
from desktop.ui.widgets.text import broken

AXIS, BESIDE = 70, 18  # px: the line of years, and the words beside it


@dataclass(frozen=True)
class Moment:
    """One award: `mark` is gold, plain or stop; each line of `lines` is (text, tone)."""

    id: int
    year: str
    title: str
    lines: Sequence[tuple[str, str]]
    mark: str = "gold"


class Timeline(QWidget):
    """Arrows walk the awards, Enter opens the scan of the chosen one."""

    opened = Signal(int)
    chosen = Signal(int)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._moments: tuple[Moment, ...] = ()
        self._at = 0
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_moments(self, moments: Sequence[Moment]) -> None:
        """Show the awards, the newest first, and select that."""
        self._moments = tuple(moments)
        self._at = 0
        self._fit()
        self._describe()
        self.update()

    def place(self) -> int:
        """Return which moment has the cursor, from 0; -1 where there is none."""
        return self._at if self._moments else -1

    def current(self) -> Moment | None:
        """Return the award that is selected, None for none."""
        return self._moments[self._at] if self._moments else None

    def _describe(self) -> None:
        here = self.current()
        told = f"{here.year} {here.title}, " + ", ".join(text for text, _tone in here.lines) if here else ""
        self.setAccessibleDescription(told)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setMinimumHeight(sum(self._height(each) for each in self._moments) + self._theme.px(24))

    def _rows(self, moment: Moment) -> Iterator[tuple[str, str, str, int]]:
        """Yield each line with its font, its tone and its height in px; what has no room in one goes on in a second."""
        width = self.width() - self._theme.px(AXIS + BESIDE + 12)
        for number, (text, tone) in enumerate(((moment.title, "text"), *moment.lines)):
            role, high = ("small", 17) if number else ("strong", 22)
            for at, part in enumerate(broken(text, self._theme.metrics(role), width)):
                yield part, role, tone, self._theme.px(17 if at else high)

    def _height(self, moment: Moment) -> int:
        return sum(high for _text, _role, _tone, high in self._rows(moment)) + self._theme.px(10)

    def sizeHint(self) -> QSize:
        return QSize(420, self.minimumHeight())

    def _stand_on(self, at: int) -> None:
        if 0 <= at < len(self._moments):
            self._at = at
            self._describe()
            self.update()
            self.chosen.emit(self._moments[at].id)
            viewport = self.parentWidget()
            area = viewport.parentWidget() if viewport else None
            if isinstance(area, QScrollArea):
                top = sum(self._height(each) for each in self._moments[:at])
                area.ensureVisible(0, top + self._theme.px(30), 0, self._theme.px(80))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self._stand_on(self._at + step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._moments:
            self.opened.emit(self._moments[self._at].id)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        top = self._theme.px(12)
        for at, moment in enumerate(self._moments):
            if top <= event.position().y() < top + self._height(moment):
                self._stand_on(at)
            top += self._height(moment)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), theme.colour("surface"))
            top, axis = theme.px(12), theme.px(AXIS)
            year = ""
            for at, moment in enumerate(self._moments):
                height = self._height(moment)
                painter.setPen(QPen(theme.colour("line"), 2))
                if at + 1 < len(self._moments):
                    painter.drawLine(axis, top + theme.px(11), axis, top + height + theme.px(11))
                if moment.year != year:
                    year = moment.year
                    painter.setPen(theme.colour("text"))
                    painter.setFont(theme.font("figuresStrong"))
                    box = QRect(theme.px(14), top, theme.px(44), theme.px(22))
                    painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), year)
                ink = theme.colour({"gold": "gold", "stop": "stop"}.get(moment.mark, "control"))
                painter.setPen(QPen(ink, 2))
                painter.setBrush(ink if moment.mark == "gold" else theme.colour("surface"))
                painter.drawEllipse(QPointF(axis, top + theme.px(11)), 6, 6)
                self._paint_words(painter, moment, axis + theme.px(BESIDE), top)
                if self.hasFocus() and at == self._at:
                    painter.setPen(QPen(theme.colour("focus"), 2))
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.drawRoundedRect(
                        QRect(axis + theme.px(10), top - 2, self.width() - axis - theme.px(18), height - 4), 4, 4
                    )
                top += height

    def _paint_words(self, painter: QPainter, moment: Moment, left: int, top: int) -> None:
        for text, role, tone, high in self._rows(moment):
            painter.setFont(self._theme.font(role))
            painter.setPen(self._theme.colour(tone))
            painter.drawText(QRect(left, top, self.width() - left, high), int(Qt.AlignmentFlag.AlignVCenter), text)
            top += high
