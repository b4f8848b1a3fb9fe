"""The form that adds or corrects a person."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from db.errors import KnownError
from db.queries.settings import PersonLine
from db.rules.births import parse_birth, short_birth, written_birth
from db.rules.nomination_fields import PERSON_LINES
from desktop.ui.core.i18n import _, sentence
from desktop.ui.core.theme import Theme
from desktop.ui.widgets.combo_box import choose, combo_box
from desktop.ui.widgets.completion import Completion, Suggestion
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.text import NfcLineEdit


def nobody(_name: str) -> Sequence[str]:
    """Know nobody."""
    return ()


def known_words(known: Sequence[str]) -> str:
    """Return the doubt about a new entry whose name is known already, "" for a new name."""
    words = _("Known already: {known}. Add it only if it is another one of that name.")
    return words.format(known="; ".join(known)) if known else ""


class PersonForm(Dialog):
    """The dialog of a person; position and unit are asked for new people only, `completed` finds those known."""

    def __init__(
        self,
        theme: Theme,
        old: PersonLine | None = None,
        parent: QWidget | None = None,
        completed: Mapping[str, Callable[[str], Sequence[Suggestion]]] | None = None,
        known: Callable[[str], Sequence[str]] = nobody,
    ) -> None:
        """`known` tells whom the record has by just the name of a new person."""
        title = _("Correct {name}").format(name=old.name) if old else _("New person")
        super().__init__(theme, title, _("Keep the changes") if old else _("Add"), _("Leave"), parent=parent)
        self.name = NfcLineEdit(old.name if old else "")
        self.honorific = combo_box([("–", ""), ("Ông", "Ông"), ("Bà", "Bà")], "")
        choose(self.honorific, old.honorific if old else "")  # a rank is kept as well
        self.gender = combo_box([("–", ""), (_("male"), "male"), (_("female"), "female")], old.gender if old else "")
        self.birth = NfcLineEdit(short_birth(old.birth) if old else "")
        self.birth.setPlaceholderText(_("1986 or 14/03/1986"))
        self.birth_field = Field(theme, _("Born"), self.birth)
        self.lines = {each.name: NfcLineEdit(getattr(old, each.name) if old else "") for each in PERSON_LINES}
        self.position, self.unit = NfcLineEdit(), NfcLineEdit()
        fields = [
            Field(theme, _("Name"), self.name),
            Field(theme, _("Mr, Ms"), self.honorific),
            Field(theme, _("Sex"), self.gender),
            self.birth_field,
            *(Field(theme, _(each.label), self.lines[each.name]) for each in PERSON_LINES),
        ]
        if old is None:
            fields += [Field(theme, _("Position"), self.position), Field(theme, _("Unit"), self.unit)]
        fields[0].mark_required(_("must be there"))
        for field in fields:
            self.body.addWidget(field)
        self._known, self._name_field = known, fields[0]
        for name, find in (completed or {}).items() if old is None else ():
            Completion(theme, {"position": self.position, "unit": self.unit}[name], find, _("Known so far"))
        self.birth.editingFinished.connect(lambda: self.birth.setText(self._birth()))
        for edit in (self.name, self.birth):
            edit.textChanged.connect(lambda _text: self.check())
        self.check()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def check(self) -> None:
        """Show what is wrong with the birth; enable accepting with a name."""
        self.birth_field.show_message("ok", "")
        self._name_field.show_message("warn", known_words(self._known(self.name.value())))
        try:
            parse_birth(self._birth())
        except KnownError as error:
            self.birth_field.show_message("stop", sentence(error))
            self.accept_button.setEnabled(False)
        else:
            self.accept_button.setEnabled(bool(self.name.value()))
        self.note.show_message(
            "warn", "" if self.name.value() else _("Still missing: {fields}.").format(fields=_("Name"))
        )

    def _birth(self) -> str:
        return written_birth(self.birth.value(), date.today())

    def corrected(self) -> dict[str, str]:
        """Return name and facts by the fields of `EditPerson`."""
        return {
            "full_name": self.name.value(),
            "honorific": self.honorific.currentData(),
            "gender": self.gender.currentData(),
            "birth": self._birth(),
            **{name: edit.value() for name, edit in self.lines.items()},
        }

    def values(self) -> dict[str, str]:
        """Return everything by the fields of `AddPerson`."""
        return {**self.corrected(), "position": self.position.value(), "unit": self.unit.value()}
