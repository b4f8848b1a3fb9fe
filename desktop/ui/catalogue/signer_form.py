"""Who signs for an authority, in which capacity and when."""

from collections.abc import Sequence
from datetime import date
from typing import TypedDict

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from db.errors import KnownError
from db.queries.lookups import KnownSigner
from db.rules.dates import parse_date
from db.rules.terms import SigningCapacity
from desktop.ui.core.i18n import _, sentence
from desktop.ui.core.theme import Theme
from desktop.ui.framework.state_labels import CAPACITIES
from desktop.ui.widgets.combo_box import combo_box
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.text import NfcLineEdit


class SignerValues(TypedDict):
    """What was entered, by the fields of `AddSigner` and `EditSigner`."""

    full_name: str
    capacity: SigningCapacity
    office: str
    valid_from: date | None
    valid_to: date | None


class SignerForm(Dialog):
    """The dialog of a signer; the office is entered in capitals, as the signature block prints it."""

    def __init__(
        self,
        theme: Theme,
        authorities: Sequence[tuple[str, int]],
        old: KnownSigner | None = None,
        parent: QWidget | None = None,
        authority_id: int | None = None,
    ) -> None:
        title = _("Signer {name}").format(name=old.full_name) if old else _("New signer")
        super().__init__(theme, title, _("Keep the changes") if old else _("Add"), _("Leave"), parent=parent)
        self.authority = combo_box(list(authorities), old.authority_id if old else authority_id)
        self.authority.setEnabled(old is None)
        self.name = NfcLineEdit(old.full_name if old else "")
        self.capacity = combo_box(
            [(_(word), kind.value) for kind, word in CAPACITIES.items()],
            (old.capacity if old else SigningCapacity.HEAD).value,
        )
        self.office = NfcLineEdit(old.office if old else "")
        self.office.setPlaceholderText("PHÓ CHỦ TỊCH")
        self.start = DateEdit(theme, parse_date, old.valid_from if old else None, pick=_("Open calendar"))
        self.end = DateEdit(theme, parse_date, old.valid_to if old else None, pick=_("Open calendar"))
        rows: tuple[tuple[str, str, QWidget], ...] = (
            ("authority", _("Authority"), self.authority),
            ("name", _("Name"), self.name),
            ("capacity", _("Capacity"), self.capacity),
            ("office", _("Own office"), self.office),
            ("start", _("From"), self.start),
            ("end", _("Until"), self.end),
        )
        self.fields = {name: Field(theme, text, editor) for name, text, editor in rows}
        for name, field in self.fields.items():
            self.body.addWidget(field)
            if name in ("name", "office"):
                field.mark_required(_("must be there"))
        for edit in (self.name, self.office, self.start, self.end):
            edit.textChanged.connect(lambda _text: self.check())
        self.check()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def check(self) -> None:
        """Show what is wrong with the days; enable accepting when name, office and authority are given."""
        missing = [
            text
            for text, given in ((_("Name"), self.name.value()), (_("Own office"), self.office.value()))
            if not given
        ]
        fine = not missing and bool(self.authority.count())
        for name, edit in (("start", self.start), ("end", self.end)):
            self.fields[name].show_message("ok", "")
            try:
                edit.date()
            except KnownError as error:
                self.fields[name].show_message("stop", sentence(error))
                fine = False
        lacking = _("Still missing: {fields}.").format(fields=", ".join(missing)) if missing else ""
        self.note.show_message("warn", lacking)
        self.accept_button.setEnabled(fine)

    def values(self) -> SignerValues:
        """Return what was entered, by the fields of `AddSigner` and `EditSigner`."""
        return {
            "full_name": self.name.value(),
            "capacity": SigningCapacity(self.capacity.currentData()),
            "office": self.office.value(),
            "valid_from": self.start.date(),
            "valid_to": self.end.date(),
        }
