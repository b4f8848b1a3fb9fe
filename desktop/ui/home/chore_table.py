"""The list of what is left to do, and the list of the round's days: one row each, Enter does what the row says."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableWidgetItem, QWidget

from db.rules.dates import short_date
from desktop.ui.core.i18n import _
from desktop.ui.core.theme import Theme
from desktop.ui.home.desk import Chore, DayLine, days_left, tone_of_day
from desktop.ui.tables.plain_table import PlainTable

WHO_WIDTH = 200


class ChoreTable(PlainTable):
    """Chores with who owes them and by when; `taken` says which one is to be done."""

    taken = Signal(object)

    def __init__(self, theme: Theme, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(theme, _("What is left"), (_("What"), _("Who"), _("Due"), ""), parent=parent)
        self._today = today
        self.chores: Sequence[Chore] = ()
        self.setIconSize(QSize(theme.px(16), theme.px(16)))
        self.fix_width(1, theme.px(WHO_WIDTH))
        self.itemDoubleClicked.connect(self._take)
        self.itemClicked.connect(self._click)

    def show_chores(self, found: Sequence[Chore]) -> None:
        """Replace the rows; the row stays where it was."""
        self.chores = found
        at = self.currentRow()
        self.show_rows(
            [
                (number, (each.text, each.who, short_date(each.due) if each.due else "", each.act))
                for number, each in enumerate(found, start=1)
            ]
        )
        for row, each in enumerate(found):
            self._dress(row, each)
        self.fit_columns()
        if found:
            self.selectRow(max(0, min(at, len(found) - 1)))

    def _dress(self, row: int, chore: Chore) -> None:
        self.cell(row, 0).setIcon(self._theme.icon(chore.icon, chore.tone))
        due = self.cell(row, 2)
        due.setFont(self._theme.font("figures"))
        due.setForeground(self._theme.colour(tone_of_day(chore.due, self._today())))
        if chore.due:
            due.setToolTip(days_left(chore.due, self._today()))
        act = self.cell(row, 3)
        act.setFont(self._theme.font("strong"))
        act.setForeground(self._theme.colour("accent"))

    def current(self) -> Chore | None:
        """Return the chore of the selected row."""
        row = self.currentRow()
        return self.chores[row] if 0 <= row < len(self.chores) else None

    def _take(self, _item: QTableWidgetItem) -> None:
        if (chore := self.current()) is not None:
            self.taken.emit(chore)

    def _click(self, item: QTableWidgetItem) -> None:
        if item.column() == 3:
            self._take(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chore = self.current()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and chore is not None:
            self.taken.emit(chore)
            return
        super().keyPressEvent(event)


class DayTable(PlainTable):
    """The milestones of the round; Space says that one is done, or takes that back."""

    marked = Signal(int, bool)

    def __init__(self, theme: Theme, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Milestones of the round"), (_("Due"), _("What"), ""), wide=1, parent=parent)
        self._today = today
        self._lines: Sequence[DayLine] = ()
        self.horizontalHeader().hide()
        self.setFrameShape(self.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setIconSize(QSize(theme.px(15), theme.px(15)))

    def show_days(self, lines: Sequence[DayLine]) -> None:
        """Replace the rows."""
        self._lines, today = lines, self._today()
        rows = [
            (at, (f"{line.due:%d/%m}", line.title, _("done") if line.done else days_left(line.due, today)))
            for at, line in enumerate(lines, start=1)
        ]
        self.show_rows(rows)
        for row, line in enumerate(lines):
            day, title, state = (self.cell(row, column) for column in range(3))
            day.setFont(self._theme.font("figures"))
            tone = "ok" if line.done else tone_of_day(line.due, today)
            state.setForeground(self._theme.colour(tone))
            if line.done:
                state.setIcon(self._theme.icon("check", "ok"))
                title.setForeground(self._theme.colour("text2"))
        self.fit_columns()

    def mark(self) -> None:
        """Say that the selected milestone is done, or that it is not; one that the record knows of stays."""
        row = self.currentRow()
        line = self._lines[row] if 0 <= row < len(self._lines) else None
        if line is not None and line.id and line.own:
            self.marked.emit(line.id, not line.done)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.mark()
            return
        super().keyPressEvent(event)
