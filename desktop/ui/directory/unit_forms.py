"""Adds a unit, gives it another name from a day on, says which unit took over from it."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from db.errors import KnownError
from db.queries.settings import UnitLine
from db.rules.dates import parse_date
from desktop.ui.core.i18n import _, sentence
from desktop.ui.core.theme import Theme
from desktop.ui.widgets.completion import Completion, Suggestion
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.text import NfcLineEdit

Find = Callable[[str], Sequence[Suggestion]]


class KnownField(QObject):
    """A line edit that completes known units; `id` is the chosen one's, 0 while none is chosen from the list."""

    changed = Signal()

    def __init__(self, theme: Theme, find: Find, name: str) -> None:
        self.edit = NfcLineEdit()
        super().__init__(self.edit)
        self.id = 0
        self._completion = Completion(theme, self.edit, find, name)
        self._completion.taken.connect(self._take)
        self.edit.textEdited.connect(self._typed)

    def _take(self, suggestion: Suggestion) -> None:
        if isinstance(suggestion.value, int):
            self.id = suggestion.value
            self.changed.emit()

    def _typed(self) -> None:
        self.id = 0
        self.changed.emit()


class UnitForm(Dialog):
    """The dialog for a new unit."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("New unit"), _("Add"), _("Leave"), parent=parent)
        self.name, self.short = NfcLineEdit(), NfcLineEdit()
        self.body.addWidget(Field(theme, _("Name"), self.name))
        self.body.addWidget(Field(theme, _("In short"), self.short))
        self.name.textChanged.connect(lambda _text: self.check())
        self.check()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def check(self) -> None:
        """Enable accepting while a name is given."""
        self.accept_button.setEnabled(bool(self.name.value()))


class _FromDay(Dialog):
    """The base of the dialogs about a known unit: the day from which the change holds."""

    def __init__(self, theme: Theme, title: str, verb: str, words: str, today: date, parent: QWidget | None) -> None:
        super().__init__(theme, title, verb, _("Leave"), words=words, parent=parent)
        self.start = DateEdit(theme, parse_date, today, pick=_("Open calendar"))
        self.start_field = Field(theme, _("From"), self.start)
        self.start.textChanged.connect(lambda _text: self.check())

    def day(self) -> date | None:
        """Return the day, None when it is missing or wrong; the field then says so."""
        self.start_field.show_message("ok", "")
        try:
            return self.start.date()
        except KnownError as error:
            self.start_field.show_message("stop", sentence(error))
            return None

    def from_day(self) -> date:
        """Return the day of an accepted form."""
        found = self.day()
        assert found is not None
        return found

    def check(self) -> None:
        """Enable accepting when the form is complete."""
        raise NotImplementedError


class RenameForm(_FromDay):
    """The dialog for another name of a unit; papers issued before the day keep the earlier one."""

    def __init__(self, theme: Theme, unit: UnitLine, today: date, parent: QWidget | None = None) -> None:
        words = _("Papers issued before that day keep “{name}”.").format(name=unit.name)
        super().__init__(theme, _("Another name for the unit"), _("Rename"), words, today, parent)
        self._old = unit.name
        self.name = NfcLineEdit(unit.name)
        self.body.addWidget(Field(theme, _("New name"), self.name))
        self.body.addWidget(self.start_field)
        self.name.textChanged.connect(lambda _text: self.check())
        self.check()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()

    def check(self) -> None:
        """Enable accepting with another name and a valid day."""
        day, name = self.day(), self.name.value()
        self.accept_button.setEnabled(bool(day and name and name != self._old))


class SuccessionForm(_FromDay):
    """The dialog for the unit that took over, which must be one that `find` returns."""

    def __init__(self, theme: Theme, unit: UnitLine, find: Find, today: date, parent: QWidget | None = None) -> None:
        words = _("“{name}” ends the day before; its awards are found under both.").format(name=unit.name)
        super().__init__(theme, _("Which unit took over"), _("Record"), words, today, parent)
        self.successor = KnownField(theme, find, _("Unit"))
        self.body.addWidget(Field(theme, _("Taken over by"), self.successor.edit))
        self.body.addWidget(self.start_field)
        self.successor.changed.connect(self.check)
        self.check()
        self.successor.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def check(self) -> None:
        """Enable accepting with a chosen unit and a valid day."""
        self.accept_button.setEnabled(bool(self.day() and self.successor.id))
