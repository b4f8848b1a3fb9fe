"""The steps of a round side by side; every one can be opened at any time."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.ui.core.theme import Theme


@dataclass(frozen=True, slots=True)
class StepItem:
    """One step: `page` to open, its figure, one sentence, and how much is done (0 to 1)."""

    page: str
    title: str
    figure: str
    sentence: str
    share: float
    done: bool = False
    current: bool = False


CELL = 90  # px at 100 %
LOW_CELL = 64  # px at 100 %, where figure and sentence share a line
MARGINS = 20  # px left and right of the words of a cell


class StepHeader(QWidget):
    """Paints equal cells; left and right walk them, Enter opens one.

    Where the words have no room side by side, the cells stand in two rows.
    """

    opened = Signal(str)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._steps: tuple[StepItem, ...] = ()
        self._at = 0
        self._name = name
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._rows = 1
        self.setFixedHeight(theme.px(CELL))
        self.setMouseTracking(True)

    def show_steps(self, steps: Sequence[StepItem]) -> None:
        """Show the steps and select the one that the round is at."""
        self._steps = tuple(steps)
        self._at = next((i for i, step in enumerate(steps) if step.current), 0)
        self._describe()
        self._fit()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Stand in two rows where one would cut a word."""
        many = max(1, len(self._steps))
        needed = max((self._needed(step) for step in self._steps), default=0)
        rows = 2 if needed + MARGINS > self.width() / many and many > 1 else 1
        if rows != self._rows:
            self._rows = rows
            self.setFixedHeight(self._theme.px(CELL if rows == 1 else rows * LOW_CELL))
            self.update()

    def _needed(self, step: StepItem) -> int:
        """Return the px that the words of a step need in one row."""
        strong, small = self._theme.metrics("strong"), self._theme.metrics("small")
        title = self._theme.px(18) + strong.horizontalAdvance(step.title)
        figure = (self._theme.px(20) if step.done else 0) + strong.horizontalAdvance(step.figure)
        return max(title, figure, small.horizontalAdvance(step.sentence))

    def _describe(self) -> None:
        if self._steps:
            self.setAccessibleDescription(self.told(self._at))

    def told(self, number: int) -> str:
        """Return a step in words: "2. Đề nghị: 148, còn 12 hồ sơ"."""
        step = self._steps[number]
        return f"{number + 1}. {step.title}: {step.figure}, {step.sentence}"

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._steps:
            QToolTip.showText(event.globalPos(), self.told(self.step_at(event.pos())), self)
            return True
        return super().event(event)

    def sizeHint(self) -> QSize:
        return QSize(800, self.height())

    def cell(self, number: int) -> QRect:
        """Return the rectangle of a step, counted from 0."""
        across = self._across()
        width, high = self.width() / across, self.height() // self._rows
        row, at = divmod(number, across)
        left = round(at * width)
        return QRect(left, row * high, round((at + 1) * width) - left, high)

    def _across(self) -> int:
        """Return how many cells stand in a row."""
        return max(1, -(-len(self._steps) // self._rows))

    def step_at(self, point: QPoint) -> int:
        """Return the step under a point, the nearest where there is none."""
        across = self._across()
        at = min(across - 1, max(0, point.x() * across // max(1, self.width())))
        row = min(self._rows - 1, max(0, point.y() * self._rows // max(1, self.height())))
        return min(len(self._steps) - 1, row * across + at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in moves and self._steps:
            self._at = (self._at + moves[Qt.Key(event.key())]) % len(self._steps)
            self._describe()
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._steps:
            self.opened.emit(self._steps[self._at].page)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._steps:
            self._at = self.step_at(event.position().toPoint())
            self.opened.emit(self._steps[self._at].page)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(theme.colour("line"))
            painter.setBrush(theme.colour("surface"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            for number, step in enumerate(self._steps):
                self._paint_step(painter, number, step)

    def _paint_step(self, painter: QPainter, number: int, step: StepItem) -> None:
        theme, cell = self._theme, self.cell(number)
        inner = cell.adjusted(1, 1, -1, -1)
        if step.current:
            painter.fillRect(inner, theme.colour("goldSoft"))
        if cell.left():
            painter.fillRect(cell.left(), cell.top() + 1, 1, cell.height() - 2, theme.colour("line"))
        if cell.top():
            painter.fillRect(cell.left() + 1, cell.top(), cell.width() - 2, 1, theme.colour("line"))
        left, width = cell.left() + 12, cell.width() - MARGINS
        row = theme.px(20)

        def write(top: int, text: str, role: str, tone: str, indent: int = 0) -> int:
            painter.setFont(theme.font(role))
            painter.setPen(theme.colour(tone))
            room = width - indent
            text = theme.metrics(role).elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRect(left + indent, top, room, row), int(Qt.AlignmentFlag.AlignVCenter), text)
            return indent + theme.metrics(role).horizontalAdvance(text)

        top = cell.top() + theme.px(8)
        write(top, str(number + 1), "figures", "text3")
        write(top, step.title, "strong", "goldText" if step.current else "text", theme.px(18))
        tick = theme.px(20) if step.done else 0
        if step.done:
            theme.paint_icon(painter, "check", "ok", QRectF(left, top + row + 3, theme.px(16), row))
        end = write(top + row + 3, step.figure, "strong", "ok" if step.done else "text", tick)
        if self._rows == 1:
            write(top + 2 * row + 2, step.sentence, "small", "text2")
        else:
            indent = end + theme.px(8)
            whole = indent + theme.metrics("small").horizontalAdvance(step.sentence) <= width
            write(top + row + 3, step.sentence if whole else "", "small", "text2", indent)
        bar = QRectF(left, cell.bottom() + 1 - theme.px(13 if self._rows == 1 else 9), width, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("line"))
        painter.drawRoundedRect(bar, 2, 2)
        if step.share > 0:
            painter.setBrush(theme.colour("ok" if step.done else "accent"))
            painter.drawRoundedRect(QRectF(bar.x(), bar.y(), bar.width() * min(1, step.share), 4), 2, 2)
        if self.hasFocus() and number == self._at:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(QRectF(inner).adjusted(1, 1, -1, -1), 3, 3)
