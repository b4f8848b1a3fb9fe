"""Adds or corrects a person; adds a unit."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from db.queries.settings import PersonLine
from desktop.ui.forms.preferences_dialog import chooser
from desktop.ui.look import Look
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.text import NfcLineEdit
from desktop.ui.words import _


class PersonForm(Dialog):
    """Position and unit are asked for new people only: later ones come with their nominations."""

    def __init__(self, look: Look, old: PersonLine | None = None, parent: QWidget | None = None) -> None:
        title = _("Correct {name}").format(name=old.name) if old else _("New person")
        super().__init__(look, title, _("Keep the changes") if old else _("Add"), _("Leave"), parent=parent)
        self.name = NfcLineEdit(old.name if old else "")
        self.honorific = chooser([("–", ""), ("Ông", "Ông"), ("Bà", "Bà")], old.honorific if old else "")
        self.gender = chooser([("–", ""), (_("male"), "male"), (_("female"), "female")], old.gender if old else "")
        self.birth = NfcLineEdit(old.birth if old else "")
        self.birth.setPlaceholderText("1986, 1986-03, 1986-03-14")
        self.position, self.unit = NfcLineEdit(), NfcLineEdit()
        rows: list[tuple[str, QWidget]] = [
            (_("Name"), self.name),
            (_("Ông, Bà"), self.honorific),
            (_("Sex"), self.gender),
            (_("Born"), self.birth),
        ]
        if old is None:
            rows += [(_("Position"), self.position), (_("Unit"), self.unit)]
        for text, editor in rows:
            self.body.addWidget(Field(look, text, editor))
        self.name.textChanged.connect(lambda _text: self.check())
        self.check()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def check(self) -> None:
        self.accept_button.setEnabled(bool(self.name.value()))

    def values(self) -> dict[str, str]:
        return {
            "full_name": self.name.value(),
            "honorific": self.honorific.currentData(),
            "gender": self.gender.currentData(),
            "birth": self.birth.value(),
            "position": self.position.value(),
            "unit": self.unit.value(),
        }


class UnitForm(Dialog):
    """A unit by its present name."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, _("New unit"), _("Add"), _("Leave"), parent=parent)
        self.name, self.short = NfcLineEdit(), NfcLineEdit()
        self.body.addWidget(Field(look, _("Name"), self.name))
        self.body.addWidget(Field(look, _("In short"), self.short))
        self.name.textChanged.connect(lambda _text: self.check())
        self.check()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def check(self) -> None:
        self.accept_button.setEnabled(bool(self.name.value()))
