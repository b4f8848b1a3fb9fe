"""A submission (tờ trình) to one authority, and its number once it is signed."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtWidgets import QComboBox, QWidget

from db.changes.paper_grounds import RenewSubmissionGrounds
from db.errors import KnownError
from db.queries.lookups import KnownAuthority, KnownSigner
from db.queries.submission_list import SubmissionLine, submission_grounds
from db.rules.dates import parse_date
from db.rules.numbering import behind_number
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _, sentence
from desktop.ui.core.theme import Theme
from desktop.ui.forms.grounds_form import GroundsForm
from desktop.ui.framework.ask_and_write import ask_and_write
from desktop.ui.widgets.combo_box import combo_box
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.text import NfcLineEdit, NfcTextEdit
from desktop.ui.widgets.two_line_list import ListEntry


def submission_entry(line: SubmissionLine) -> ListEntry:
    """Return the row of a submission in the list of papers."""
    number = f"{line.number}, {line.dated:%d/%m/%Y}" if line.number and line.dated else _("no number yet")
    state, tone = (_("Sent"), "ok") if line.number else (_("Being drafted"), "warn")
    title = _("Submission to {authority}").format(authority=line.authority)
    return ListEntry(line.id, title, f"{number} · {_('{n} nominations').format(n=line.items)}", "", state, tone)


def entry_to_be_made(authority: KnownAuthority, waiting: int) -> ListEntry:
    """Return the row of a submission that is not made yet, to an authority to whom somebody recommended waits."""
    title = _("Submission to {authority}").format(authority=authority.short_title)
    many = _("{n} nominations").format(n=waiting)
    return ListEntry(-10 - authority.id, title, many, "", _("to be made: Ctrl+N"), "idle")


class SubmissionForm(Dialog):
    """The dialog for a new submission: authority, addressees and signer.

    `addressees` proposes whom a submission to each authority goes to; what the clerk typed stays.
    """

    def __init__(
        self,
        theme: Theme,
        groups: Sequence[tuple[str, int]],
        signers: Sequence[KnownSigner],
        parent: QWidget,
        addressees: Mapping[int, str] | None = None,
    ) -> None:
        super().__init__(theme, _("New submission"), _("Make the draft"), _("Leave"), parent=parent)
        self.group: QComboBox = combo_box(list(groups), None)
        self.addressees = NfcTextEdit()
        self.addressees.setFixedHeight(theme.px(60))
        self.signer = combo_box([(f"{each.office} – {each.full_name}", at) for at, each in enumerate(signers)], 0)
        self.fields = {
            "group": Field(theme, _("About"), self.group, required=True),
            "addressees": Field(theme, _("Addressed to"), self.addressees),
            "signer": Field(theme, _("Signer"), self.signer),
        }
        for field in self.fields.values():
            self.body.addWidget(field)
        self.fields["signer"].show_message("warn", "" if signers else _("Add a signer in the catalogue first."))
        self.accept_button.setEnabled(bool(groups) and bool(signers))
        self._proposed = addressees or {}
        self.group.currentIndexChanged.connect(lambda _at: self.propose())
        self.propose()

    def propose(self) -> None:
        """Write the proposed addressees of the authority chosen, unless the clerk wrote others."""
        if self.addressees.value() in ("", *self._proposed.values()):
            self.addressees.setPlainText(self._proposed.get(self.group.currentData(), ""))


class SendForm(Dialog):
    """The dialog for number and date of a signed submission; those that were written wrong are corrected in it."""

    def __init__(
        self, theme: Theme, suffix: str, parent: QWidget, number: str | None = None, dated: date | None = None
    ) -> None:
        super().__init__(theme, _("Number the submission"), _("Number it"), _("Leave"), width=480, parent=parent)
        self.number = NfcLineEdit(number or "")
        self.number.setPlaceholderText(f"95{behind_number(suffix)}")
        self.dated = DateEdit(theme, parse_date, dated, pick=_("Open calendar"))
        self.fields = {
            "number": Field(theme, _("Number"), self.number, required=True),
            "dated": Field(theme, _("Signed on"), self.dated, required=True),
        }
        for field in self.fields.values():
            self.body.addWidget(field)
        for edit in (self.number, self.dated):
            edit.textChanged.connect(lambda _text: self.check())
        self.check()

    def day(self) -> date | None:
        """Return the day, None when it is missing or wrong; the field then shows why."""
        try:
            return self.dated.date()
        except KnownError as error:
            self.fields["dated"].show_message("stop", sentence(error))
            return None

    def check(self) -> None:
        """Enable accepting with a number and a valid day."""
        self.fields["dated"].show_message("ok", "")
        self.accept_button.setEnabled(self.day() is not None and bool(self.number.value()))


def sent_already(line: SubmissionLine) -> str:
    """Return why the grounds of a submission stay as they are, "" while it is not sent."""
    return sentence(KnownError("submission_sent", number=line.number)) if line.number else ""


def renew_submission_grounds(context: Context, line: SubmissionLine, parent: QWidget) -> None:
    """Show what the law of today changes in the grounds of a draft, and write what the clerk makes of it."""
    today = context.today()
    with context.database.read() as session:
        now, wanted = submission_grounds(line, session, today)
    form = GroundsForm(context.theme, line.dated or today, now, wanted, parent)
    ask_and_write(form, lambda failed: context.do(RenewSubmissionGrounds(line.id, tuple(form.lines())), failed=failed))
