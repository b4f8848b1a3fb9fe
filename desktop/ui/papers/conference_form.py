"""Where, when and by whom the awards of a round are presented."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from db.errors import KnownError
from db.queries.round_papers import CeremonyFacts
from db.rules.dates import clock_text, parse_date
from desktop.ui.core.i18n import _, sentence
from desktop.ui.core.theme import Theme
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.text import NfcLineEdit


class ConferenceForm(Dialog):
    """The dialog for the conference of a round; `old` is the one that is planned already."""

    def __init__(self, theme: Theme, old: CeremonyFacts | None, parent: QWidget | None = None) -> None:
        words = _("Name, day, place and presenter stand on the invitation, the calling list and the award list.")
        super().__init__(theme, _("Conference"), _("Keep the conference"), _("Leave"), words=words, parent=parent)
        self.name = NfcLineEdit(old.name if old else "")
        self.held_on = DateEdit(theme, parse_date, old.held_on if old else None, pick=_("Open calendar"))
        self.place = NfcLineEdit(old.place if old else "")
        self.presenter = NfcLineEdit(old.presenter if old else "")
        self.begins_at = NfcLineEdit(old.begins_at if old else "")
        self.begins_at.setPlaceholderText("08:00")
        self.chair = NfcLineEdit(old.chair if old else "")
        rows = (
            ("name", _("Conference"), self.name),
            ("held_on", _("Day of the conference"), self.held_on),
            ("begins_at", _("Begins at"), self.begins_at),
            ("place", _("Held at"), self.place),
            ("chair", _("Chair"), self.chair),
            ("presenter", _("Presenter"), self.presenter),
        )
        self.fields = {
            name: Field(theme, text, editor, required=name in ("name", "held_on")) for name, text, editor in rows
        }
        for field in self.fields.values():
            self.body.addWidget(field)
        for edit in (self.name, self.held_on, self.begins_at):
            edit.textChanged.connect(lambda _text: self.check())
        self.check()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def day(self) -> date | None:
        """Return the day, None for none or one that cannot be."""
        try:
            return self.held_on.date()
        except KnownError:
            return None

    def check(self) -> None:
        """Say what is wrong with the day, and enable the verb once name and day are there."""
        fault = ""
        try:
            self.held_on.date()
        except KnownError as error:
            fault = sentence(error)
        self.fields["held_on"].show_message("stop", fault)
        wrong = ""
        try:
            clock_text(self.begins_at.value())
        except KnownError as error:
            wrong = sentence(error)
        self.fields["begins_at"].show_message("stop", wrong)
        whole = bool(self.name.value()) and self.day() is not None and not wrong
        self.accept_button.setEnabled(whole)
