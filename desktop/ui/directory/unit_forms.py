"""Adds a unit, gives it another name from a day on, says which unit took over from it."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from db.errors import KnownError
from db.queries.settings import UnitLine
from db.rules.dates import parse_date
from desktop.ui.core.i18n import _, sentence
from desktop.ui.core.theme import Theme
from desktop.ui.forms.person_form import known_words, nobody
from desktop.ui.widgets.combo_box import combo_box
from desktop.ui.widgets.completion import Completion, Suggestion
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.text import NfcLineEdit

Find = Callable[[str], Sequence[Suggestion]]


def no_units(_typed: str) -> Sequence[Suggestion]:
    """Return nothing: where no units are known."""
    return ()


class KnownField(QObject):
    """A line edit that completes known units; `id` is the chosen one's, 0 while none is chosen from the list."""

    changed = Signal()

    def __init__(self, theme: Theme, find: Find, name: str, known: tuple[str, int] = ("", 0)) -> None:
        self.edit = NfcLineEdit(known[0])
        super().__init__(self.edit)
        self.id = known[1]
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

    def unknown(self) -> bool:
        """Return whether something is written that was not chosen from the list."""
        return bool(self.edit.value()) and not self.id


class UnitForm(Dialog):
    """The dialog for a new unit, or for the corrections of `old`; the unit above is chosen from those known."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        find: Find = no_units,
        old: UnitLine | None = None,
        known: Callable[[str], Sequence[str]] = nobody,
    ) -> None:
        """`known` tells which units the record has by just the name of a new one."""
        title = _("Correct {name}").format(name=old.name) if old else _("New unit")
        words = _("Corrects what was always meant so. For another name from a day on choose “Rename”.") if old else ""
        verb = _("Keep the changes") if old else _("Add")
        super().__init__(theme, title, verb, _("Leave"), words=words, parent=parent)
        self.name = NfcLineEdit(old.name if old else "")
        self.short = NfcLineEdit(old.abbreviation if old else "")
        self.address = NfcLineEdit(old.address if old else "")
        self.above = KnownField(theme, find, _("Unit above"), (old.parent, old.parent_id or 0) if old else ("", 0))
        self.above_field = Field(theme, _("Unit above"), self.above.edit)
        self._known = known
        name = self._name_field = Field(theme, _("Name"), self.name)
        name.mark_required(_("must be there"))
        for field in (
            name,
            Field(theme, _("Short name"), self.short),
            self.above_field,
            Field(theme, _("Address"), self.address),
        ):
            self.body.addWidget(field)
        self.name.textChanged.connect(lambda _text: self.check())
        self.above.changed.connect(self.check)
        self.check()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def check(self) -> None:
        """Enable accepting with a name, and a unit above that is known or none."""
        unknown = self.above.unknown()
        self._name_field.show_message("warn", known_words(self._known(self.name.value())))
        self.above_field.show_message("warn", _("Choose the unit above from the list, or leave it empty.") * unknown)
        self.accept_button.setEnabled(bool(self.name.value()) and not unknown)

    def values(self) -> dict[str, Any]:
        """Return what was entered, by the fields of the changes."""
        return {
            "name": self.name.value(),
            "abbreviation": self.short.value(),
            "address": self.address.value(),
            "parent_id": self.above.id or None,
        }


class _FromDay(Dialog):
    """The base of the dialogs about a known unit: the day from which the change holds."""

    def __init__(self, theme: Theme, title: str, verb: str, words: str, today: date, parent: QWidget | None) -> None:
        super().__init__(theme, title, verb, _("Leave"), words=words, parent=parent)
        self.start = DateEdit(theme, parse_date, today, pick=_("Open calendar"))
        self.start_field = Field(theme, _("From"), self.start, required=True)
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

    def __init__(
        self, theme: Theme, unit: UnitLine, today: date, parent: QWidget | None = None, find: Find = no_units
    ) -> None:
        words = _("Papers issued before that day keep “{name}”.").format(name=unit.name)
        super().__init__(theme, _("Another name for the unit"), _("Rename"), words, today, parent)
        self._old = (unit.name, unit.parent_id or 0)
        self.name = NfcLineEdit(unit.name)
        self.above = KnownField(theme, find, _("Unit above"), (unit.parent, unit.parent_id or 0))
        self.body.addWidget(Field(theme, _("New name"), self.name, required=True))
        self.body.addWidget(Field(theme, _("Unit above"), self.above.edit))
        self.body.addWidget(self.start_field)
        self.above.changed.connect(self.check)
        self.name.textChanged.connect(lambda _text: self.check())
        self.check()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()

    def check(self) -> None:
        """Enable accepting with another name, or another unit above, and a valid day."""
        day, name = self.day(), self.name.value()
        differs = (name, self.above.id) != self._old and not self.above.unknown()
        unknown = _("Choose the unit above from the list, or leave it empty.")
        self.lacking = unknown if self.above.unknown() else _("Nothing is different yet.")
        self.accept_button.setEnabled(bool(day and name and differs))


class SuccessionForm(_FromDay):
    """The dialog for the unit that took over, which must be one that `find` returns."""

    def __init__(self, theme: Theme, unit: UnitLine, find: Find, today: date, parent: QWidget | None = None) -> None:
        words = _("“{name}” ends the day before; its awards are found under both.").format(name=unit.name)
        super().__init__(theme, _("Which unit took over"), _("Record"), words, today, parent)
        self.successor = KnownField(theme, find, _("Unit"))
        self.body.addWidget(Field(theme, _("Taken over by"), self.successor.edit, required=True))
        self.body.addWidget(self.start_field)
        self.successor.changed.connect(self.check)
        self.check()
        self.successor.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def check(self) -> None:
        """Enable accepting with a chosen unit and a valid day."""
        self.lacking = _("Choose the unit from the list.")
        self.accept_button.setEnabled(bool(self.day() and self.successor.id))


class JoinForm(_FromDay):
    """The dialog for units that become one: one that is known, or a new one of the name written."""

    def __init__(
        self, theme: Theme, units: Sequence[UnitLine], find: Find, today: date, parent: QWidget | None = None
    ) -> None:
        names = ", ".join(unit.name for unit in units)
        words = _("{names} end the day before; their awards stay under their names and are found under the new unit.")
        super().__init__(theme, _("Join into one unit"), _("Join"), words.format(names=names), today, parent)
        self.into = KnownField(theme, find, _("Unit"))
        self.into_field = Field(theme, _("Become"), self.into.edit)
        self.into_field.mark_required(_("must be there"))
        self.body.addWidget(self.into_field)
        self.body.addWidget(self.start_field)
        self.into.changed.connect(self.check)
        self.check()
        self.into.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def check(self) -> None:
        """Enable accepting with a name and a valid day; say where the name makes a new unit."""
        new = self.into.unknown()
        self.into_field.show_message("ok", _("A new unit of this name begins on that day.") if new else "")
        self.accept_button.setEnabled(bool(self.day() and self.into.edit.value()))


class DoubleUnitForm(Dialog):
    """The dialog for two entries of one unit: which of them is kept."""

    def __init__(self, theme: Theme, two: Sequence[UnitLine], parent: QWidget | None = None) -> None:
        words = _("Nominations, posts and units below come together under the one that goes on. Undo takes them apart.")
        super().__init__(
            theme, _("Two entries of one unit?"), _("They are one unit"), _("Leave"), words=words, parent=parent
        )
        self._two = two
        options = [(f"{line.name} ({line.parent})" if line.parent else line.name, at) for at, line in enumerate(two)]
        self.kept = combo_box(options, 0)
        self.body.addWidget(Field(theme, _("This entry goes on"), self.kept))
        self.kept.setFocus(Qt.FocusReason.OtherFocusReason)

    def double_and_kept(self) -> tuple[int, int]:
        """Return the ids of the entry that is marked as a double and of the one that goes on."""
        kept = int(self.kept.currentData())
        return self._two[1 - kept].id, self._two[kept].id
