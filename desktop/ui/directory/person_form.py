"""Adds or corrects a person; keeps an identity number; says that two entries are one person."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QWidget

from db.errors import KnownError
from db.queries.settings import PersonLine
from db.rules.births import parse_birth, short_birth
from db.rules.nomination_fields import PERSON_LINES
from desktop.ui.core.i18n import _, sentence
from desktop.ui.core.theme import Look
from desktop.ui.shell.preferences_dialog import chooser
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.text import NfcLineEdit, label


class PersonForm(Dialog):
    """Position and unit are asked for new people only: later ones come with their nominations."""

    def __init__(self, look: Look, old: PersonLine | None = None, parent: QWidget | None = None) -> None:
        title = _("Correct {name}").format(name=old.name) if old else _("New person")
        super().__init__(look, title, _("Keep the changes") if old else _("Add"), _("Leave"), parent=parent)
        self.name = NfcLineEdit(old.name if old else "")
        self.honorific = chooser([("–", ""), ("Ông", "Ông"), ("Bà", "Bà")], old.honorific if old else "")
        self.gender = chooser([("–", ""), (_("male"), "male"), (_("female"), "female")], old.gender if old else "")
        self.birth = NfcLineEdit(short_birth(old.birth) if old else "")
        self.birth.setPlaceholderText(_("1986 or 14/03/1986"))
        self.birth_field = Field(look, _("Born"), self.birth)
        self.lines = {each.name: NfcLineEdit(getattr(old, each.name) if old else "") for each in PERSON_LINES}
        self.position, self.unit = NfcLineEdit(), NfcLineEdit()
        fields = [
            Field(look, _("Name"), self.name),
            Field(look, _("Ông, Bà"), self.honorific),
            Field(look, _("Sex"), self.gender),
            self.birth_field,
            *(Field(look, _(each.label), self.lines[each.name]) for each in PERSON_LINES),
        ]
        if old is None:
            fields += [Field(look, _("Position"), self.position), Field(look, _("Unit"), self.unit)]
        for field in fields:
            self.body.addWidget(field)
        for edit in (self.name, self.birth):
            edit.textChanged.connect(lambda _text: self.check())
        self.check()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def check(self) -> None:
        self.birth_field.say("ok", "")
        try:
            parse_birth(self.birth.value())
        except KnownError as error:
            self.birth_field.say("stop", sentence(error))
            self.accept_button.setEnabled(False)
        else:
            self.accept_button.setEnabled(bool(self.name.value()))

    def corrected(self) -> dict[str, str]:
        """Return name and facts by the fields of `EditPerson`."""
        return {
            "full_name": self.name.value(),
            "honorific": self.honorific.currentData(),
            "gender": self.gender.currentData(),
            "birth": self.birth.value(),
            **{name: edit.value() for name, edit in self.lines.items()},
        }

    def values(self) -> dict[str, str]:
        """Return everything by the fields of `AddPerson`."""
        return {**self.corrected(), "position": self.position.value(), "unit": self.unit.value()}


class IdentityForm(Dialog):
    """The number is written once and never shown whole again."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        words = _("Kept apart from the journal; screens show only its last four digits.")
        title = _("Identity number of {name}").format(name=name)
        super().__init__(look, title, _("Keep"), _("Leave"), words=words, width=460, parent=parent)
        self.number = QLineEdit()
        self.number.setMaxLength(20)
        self.body.addWidget(Field(look, _("CCCD or CMND"), self.number, hint=_("12 or 9 digits")))
        self.number.textChanged.connect(lambda _text: self.check())
        self.check()
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)

    def check(self) -> None:
        self.accept_button.setEnabled(bool(self.number.text().strip()))


class MergeForm(Dialog):
    """Two entries of one person: the clerk says which one goes on."""

    def __init__(self, look: Look, two: Sequence[PersonLine], parent: QWidget | None = None) -> None:
        words = _("Their nominations and awards come together under the one that goes on. Undo takes them apart again.")
        title = _("Two entries of one person?")
        super().__init__(look, title, _("They are one person"), _("Leave"), words=words, parent=parent)
        self._two = two
        self.choices = QButtonGroup(self)
        for at, line in enumerate(two):
            name = f"{line.honorific} {line.name}".strip()
            choice = QRadioButton(", ".join(text for text in (name, short_birth(line.birth)) if text))
            choice.setAccessibleName(choice.text())
            choice.setAccessibleDescription(_("This entry goes on"))
            self.choices.addButton(choice, at)
            self.body.addWidget(choice)
            where = ", ".join(text for text in (line.position, line.unit) if text)
            below = label(look, where, "small", "text2", wrap=True)
            below.setContentsMargins(26, 0, 0, 4)
            self.body.addWidget(below)
        self.choices.button(0).setChecked(True)
        self.choices.button(0).setFocus(Qt.FocusReason.OtherFocusReason)

    def double_and_kept(self) -> tuple[int, int]:
        """Return the ids of the entry that is marked as a double and of the one that goes on."""
        kept = self.choices.checkedId()
        return self._two[1 - kept].id, self._two[kept].id
