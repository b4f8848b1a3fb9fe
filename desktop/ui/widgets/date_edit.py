"""Dates as clerks write them: dd/MM/yyyy, typed or picked."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QWidget

from db.rules.dates import with_strokes, written_out
from desktop.ui.core.theme import Theme
from desktop.ui.widgets.text import NfcLineEdit

AHEAD = 10  # years after this one that a year of two digits may mean


def in_full(text: str) -> str:
    """Return a day typed short in full, "14/3/86" and "140386" as "14/03/1986"; any other text as it is."""
    return written_out(with_strokes(text), date.today().year + AHEAD)


class DateEdit(NfcLineEdit):
    """A line for one date; `parse` is the record's own reader, so form and record never disagree."""

    date_changed = Signal()

    def __init__(
        self,
        theme: Theme,
        parse: Callable[[str], date],
        value: date | None = None,
        *,
        pick: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self._parse = parse
        self.setPlaceholderText("dd/mm/yyyy")
        self.setFont(theme.font("figures"))
        self.setMinimumWidth(theme.px(118))
        self._open = QAction(theme.icon("calendar"), pick, self)
        self._open.triggered.connect(self.open_calendar)
        self.addAction(self._open, NfcLineEdit.ActionPosition.TrailingPosition)
        self._calendar: QCalendarWidget | None = None
        self.set_date(value)
        self.textChanged.connect(lambda _: self.date_changed.emit())

    def set_date(self, value: date | None) -> None:
        """Show a date, None for an empty line."""
        self.setText(value.strftime("%d/%m/%Y") if value else "")

    def date(self) -> date | None:
        """Return the date, None when the line is empty; raises the record's KnownError for any other text."""
        text = self._written_out()
        return self._parse(text) if text else None

    def _written_out(self) -> str:
        return in_full(self.value())

    def compose(self) -> None:
        """Write a date typed short in full once editing ends: "14/3/86" becomes "14/03/1986"."""
        super().compose()
        whole = self._written_out()
        if whole != self.text():
            self.setText(whole)

    def open_calendar(self) -> None:
        """Open a calendar under the line at the date that is written."""
        calendar = QCalendarWidget(self)
        calendar.setWindowFlag(Qt.WindowType.Popup)
        calendar.setLocale(QLocale("vi_VN"))
        calendar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown = QDate.fromString(self._written_out(), "dd/MM/yyyy")
        if shown.isValid():
            calendar.setSelectedDate(shown)
        calendar.activated.connect(self._take)
        calendar.clicked.connect(self._take)
        calendar.move(self.mapToGlobal(QPoint(0, self.height())))
        self._calendar = calendar
        calendar.show()

    def _take(self, chosen: QDate) -> None:
        self.setText(chosen.toString("dd/MM/yyyy"))
        if self._calendar:
            self._calendar.close()
            self._calendar = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
            return
        super().keyPressEvent(event)
