"""The forms about one known person: the identity number, posts, and two entries that are one person."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QWidget

from db.errors import KnownError
from db.queries.directory import PostLine
from db.queries.settings import PersonLine
from db.rules.births import short_birth
from db.rules.dates import parse_date
from desktop.ui.core.i18n import _, sentence
from desktop.ui.core.theme import Theme
from desktop.ui.widgets.completion import Completion, Suggestion
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.text import NfcLineEdit, label, unmarked

Completed = tuple[Callable[[str], Sequence[Suggestion]], Callable[[str], Sequence[Suggestion]]]
"""What completes a position and what completes a unit."""


class IdentityForm(Dialog):
    """The dialog for a person's identity number; the screen shows only its last digits afterwards."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        words = _("Kept apart from the journal; screens show only its last four digits.")
        title = _("Identity number of {name}").format(name=name)
        super().__init__(theme, title, _("Keep"), _("Leave"), words=words, width=460, parent=parent)
        self.number = QLineEdit()
        self.number.setMaxLength(20)
        self.body.addWidget(Field(theme, _("CCCD or CMND"), self.number, hint=_("12 or 9 digits"), required=True))
        self.number.textChanged.connect(lambda _text: self.check())
        self.check()
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)

    def check(self) -> None:
        """Enable accepting while something is typed; the record checks the digits."""
        self.accept_button.setEnabled(bool(self.number.text().strip()))


class PostForm(Dialog):
    """The dialog for what a person is from a day on, or for the corrections of the post `old`."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        today: date,
        completed: Completed,
        old: PostLine | None = None,
        parent: QWidget | None = None,
        unit: str = "",
    ) -> None:
        """`unit` is proposed for another post: who rises mostly stays where he is."""
        title = _("Correct a post of {name}") if old else _("Another post of {name}")
        words = "" if old else _("The present post ends the day before; papers signed so far keep it.")
        verb = _("Keep the changes") if old else _("Record")
        super().__init__(theme, title.format(name=name), verb, _("Leave"), words=words, parent=parent)
        self._dated = old is None
        self._proposed = "" if old else unit
        self.position, self.unit = NfcLineEdit(old.position if old else ""), NfcLineEdit(old.unit if old else unit)
        self.start = DateEdit(theme, parse_date, old.valid_from if old else today, pick=_("Open calendar"))
        self.end = DateEdit(theme, parse_date, old.valid_to if old else None, pick=_("Open calendar"))
        self.fields = {
            "position": Field(theme, _("Position"), self.position),
            "unit": Field(theme, _("Unit"), self.unit),
            "start": Field(theme, _("From"), self.start),
            "end": Field(theme, _("Until"), self.end),
        }
        for field in self.fields.values():
            self.body.addWidget(field)
        self.fields["end"].setVisible(old is not None)
        if self._dated:
            self.fields["start"].mark_required(_("must be there"))
        positions, units = completed
        Completion(theme, self.position, positions, _("Position"))
        Completion(theme, self.unit, units, _("Unit"))
        for edit in (self.position, self.unit, self.start, self.end):
            edit.textChanged.connect(lambda _text: self.check())
        self.check()
        self.position.setFocus(Qt.FocusReason.OtherFocusReason)

    def check(self) -> None:
        """Show what is wrong with the days; enable accepting with a position or a unit."""
        fine = bool(self.position.value() or self.unit.value() != self._proposed)
        lacking = "" if fine else _("Give a position or a unit.")
        for name, edit in (("start", self.start), ("end", self.end)):
            self.fields[name].show_message("ok", "")
            try:
                if edit.date() is None and name == "start" and self._dated:
                    lacking = lacking or _("Give the day from which it holds.")
            except KnownError as error:
                self.fields[name].show_message("stop", sentence(error))
                fine = False
        self.note.show_message("warn", lacking)
        self.accept_button.setEnabled(fine and not lacking)

    def first_day(self) -> date:
        """Return the day from which the post of an accepted form holds."""
        found = self.start.date()
        assert found is not None
        return found

    def days(self) -> tuple[date | None, date | None]:
        """Return both days of an accepted form."""
        return self.start.date(), self.end.date()


class MergeForm(Dialog):
    """The dialog for two entries of one person: which of them is kept."""

    def __init__(self, theme: Theme, two: Sequence[PersonLine], parent: QWidget | None = None) -> None:
        words = _("Their nominations and awards come together under the one that goes on. Undo takes them apart again.")
        title = _("Two entries of one person?")
        super().__init__(theme, title, _("They are one person"), _("Leave"), words=words, parent=parent)
        self._two = two
        self.choices = QButtonGroup(self)
        for at, line in enumerate(two):
            name = f"{line.honorific} {line.name}".strip()
            told = ", ".join(text for text in (name, short_birth(line.birth)) if text)
            choice = QRadioButton(unmarked(told))
            choice.setAccessibleName(told)
            choice.setAccessibleDescription(_("This entry goes on"))
            self.choices.addButton(choice, at)
            self.body.addWidget(choice)
            where = ", ".join(text for text in (line.position, line.unit) if text)
            below = label(theme, where, "small", "text2", wrap=True)
            below.setContentsMargins(26, 0, 0, 4)
            self.body.addWidget(below)
        self.choices.button(0).setChecked(True)
        self.choices.button(0).setFocus(Qt.FocusReason.OtherFocusReason)

    def double_and_kept(self) -> tuple[int, int]:
        """Return the ids of the entry that is marked as a double and of the one that goes on."""
        kept = self.choices.checkedId()
        return self._two[1 - kept].id, self._two[kept].id
