"""What may still happen to an award in the register, and numbers that stay empty."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QSpinBox, QWidget

from db.changes.ceremonies import ExplainGap, RevokeAward
from db.changes.certificates import ReissueCertificate
from db.errors import KnownError
from db.queries.register_gaps import MOST, Gap, last_entry, register_gaps
from db.queries.register_list import GivenAward
from db.queries.revocations import Revoker, check_revoking, revoker_of
from db.rules.dates import parse_date, short_date
from db.rules.numbering import behind_number
from db.rules.revocation import check_revocation_number
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _, sentence
from desktop.ui.core.theme import Theme
from desktop.ui.framework.ask_and_write import Failed, ask_and_write
from desktop.ui.framework.reason_dialog import ReasonDialog
from desktop.ui.tables.plain_table import PlainTable
from desktop.ui.widgets.buttons import ActionButton, allow
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.text import NfcLineEdit, NfcTextEdit, label

MOST_NUMBER = 10_000_000
OF_THE_DAY = frozenset({"future_date", "before_decision", "revocation_day_differs", "authority_without_name"})
"""What may be wrong with the day of a revoking decision; anything else is wrong with its number."""


class RevokeForm(Dialog):
    """The dialog for the decision that revokes an award; the award stays in the register.

    `revoker` gave the award and alone revokes it; `fault` says what is wrong with a number and a day, as the record
    will say it.
    """

    def __init__(
        self,
        theme: Theme,
        award: str,
        name: str,
        revoker: Revoker,
        fault: Callable[[str, date], KnownError | None],
        parent: QWidget | None = None,
    ) -> None:
        words = _(
            "{award} of {name}, by decision {number} of {day}. {authority} gave it and alone revokes it. "
            "The award stays in the register, marked as revoked."
        ).format(
            award=award,
            name=name,
            number=revoker.decision_number,
            day=short_date(revoker.decided_on),
            authority=revoker.authority,
        )
        super().__init__(theme, _("Revoke the award"), _("Revoke"), _("Leave"), words=words, parent=parent)
        self._revoker, self._fault = revoker, fault
        self.number = NfcLineEdit()
        self.number.setPlaceholderText("12")
        self.suffix = label(theme, behind_number(revoker.number_suffix), "text", "text2")
        self.dated = DateEdit(theme, parse_date, None, pick=_("Open calendar"))
        self.reason = NfcTextEdit()
        self.reason.setFixedHeight(theme.px(64))
        self.fields = {
            "number": Field(theme, _("Decision number"), self.number, beside=(self.suffix,), required=True),
            "dated": Field(theme, _("Dated"), self.dated, required=True),
            "reason": Field(theme, _("Reason"), self.reason, required=True),
        }
        for field in self.fields.values():
            self.body.addWidget(field)
        self.number.textChanged.connect(lambda _text: self.check())
        self.dated.textChanged.connect(lambda _text: self.check())
        self.reason.textChanged.connect(self.check)
        self.check()
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)

    def check(self) -> None:
        """Show what is wrong at its field; enable accepting when number, day and reason are given and right."""
        wrong: dict[str, KnownError | None] = {"number": None, "dated": None}
        day = None
        try:
            day = self.dated.date()
        except KnownError as error:
            wrong["dated"] = error
        if self.number.value():
            wrong["number"] = self._number_fault()
        found = self._fault(self.number.value() or "1", day) if day is not None else None
        if found is not None and found.code in OF_THE_DAY:
            wrong["dated"] = found
        elif self.number.value():
            wrong["number"] = wrong["number"] or found
        for name, each in wrong.items():
            self.fields[name].show_message("stop", sentence(each) if each else "")
        self.suffix.setVisible("/" not in self.number.value())
        given = self.number.value() and self.reason.value() and day is not None
        self.accept_button.setEnabled(bool(given) and not any(wrong.values()))

    def _number_fault(self) -> KnownError | None:
        """Return what is wrong with the number whatever the day is."""
        revoker = self._revoker
        try:
            check_revocation_number(
                self.number.value(), authority=revoker.authority, number_suffix=revoker.number_suffix
            )
        except KnownError as error:
            return error
        return None

    def values(self) -> tuple[str, date, str]:
        """Return number, date and reason of the revoking decision."""
        day = self.dated.date()
        assert day is not None
        return self.number.value(), day, self.reason.value()


class GapsForm(Dialog):
    """The dialog with the empty numbers of the register; a reason can be given for one of them."""

    def __init__(
        self, theme: Theme, gaps: Sequence[Gap], parent: QWidget | None = None, *, last: int | None = None
    ) -> None:
        """Show the gaps; of the numbers up to `last` all others belong to somebody. None where nobody knows."""
        words = _("An inspector asks why a number is missing. A number that stays empty keeps its reason here.")
        super().__init__(
            theme, _("Empty numbers of the register"), _("Keep the reason"), _("Close"), words=words, parent=parent
        )
        self._explained = frozenset(gap.number for gap in gaps if gap.reason)
        self._empty, self._last = frozenset(gap.number for gap in gaps), last or 0
        self.table = PlainTable(theme, _("Empty numbers"), (_("Number"), _("Reason")), wide=1)
        self.table.setMinimumHeight(theme.px(140))
        self.table.show_rows([(gap.number, (str(gap.number), gap.reason or _("not explained yet"))) for gap in gaps])
        self.table.itemSelectionChanged.connect(self._take)
        self.number = QSpinBox(minimum=1, maximum=MOST_NUMBER)
        self.reason = NfcLineEdit()
        self.fields = {
            "number": Field(theme, _("Number"), self.number),
            "reason": Field(theme, _("Reason"), self.reason, required=True),
        }
        self.body.addWidget(self.table, 1)
        for field in self.fields.values():
            self.body.addWidget(field)
        self.number.valueChanged.connect(lambda _value: self.check())
        self.reason.textChanged.connect(lambda _text: self.check())
        unexplained = [gap.number for gap in gaps if not gap.reason]
        if unexplained:
            self.number.setValue(unexplained[0])
        self.check()
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)
        self.number.selectAll()

    def _take(self) -> None:
        if self.table.current_id():
            self.number.setValue(self.table.current_id())

    def check(self) -> None:
        """Refuse a number that is explained or in use; enable accepting with a reason."""
        number = self.number.value()
        used = number <= self._last and number not in self._empty
        self.lacking = _("Somebody has this number: only an empty one is explained.") if used else ""
        if number in self._explained:
            self.lacking = _("This number has its reason already.")
        self.fields["number"].show_message("stop" if used else "ok", self.lacking)
        self.accept_button.setEnabled(bool(self.reason.value()) and not self.lacking)


class AwardActions:
    """Issues a certificate again, revokes an award, explains empty numbers; `award` returns the award selected."""

    def __init__(
        self,
        context: Context,
        parent: QWidget,
        add_action: Callable[..., QAction],
        award: Callable[[], GivenAward | None],
    ) -> None:
        self._context, self._parent, self._award = context, parent, award
        again, revoke = _("Issue the certificate again…"), _("Revoke the award…")
        self.again_action = add_action(again, self.issue_again, key="Ctrl+R", icon="rotate-ccw")
        self.revoke_action = add_action(revoke, self.revoke, key="Ctrl+Shift+R", icon="ban")
        self.gaps_action = add_action(
            _("Empty numbers…"), self.explain_gap, key="Ctrl+G", icon="list-checks", kind="plain"
        )
        self.row = FlowLayout(8)
        for action, text, key in ((self.again_action, again, "Ctrl+R"), (self.revoke_action, revoke, "Ctrl+Shift+R")):
            button = ActionButton(context.theme, text, key=key, small=True)
            button.follow(action)
            self.row.addWidget(button)
        self.follow()

    def follow(self) -> None:
        """Be possible as the award allows."""
        award = self._award()
        why = ""
        if award is None:
            why = _("Choose an award of the person first.")
        elif award.revoked:
            why = sentence(KnownError("revoked_already", name=award.name))
        unmade = _("This award has no certificate yet: make it first (Alt+5).")
        allow(self.revoke_action, why)
        allow(self.again_action, why or ("" if award is not None and award.certificate else unmade))

    def issue_again(self) -> None:
        """Give the certificate again with its reason; the certificates page prints it."""
        award = self._award()
        if award is None:
            return
        words = _("{name}, {award}. The text stays as issued; the new certificate waits on the certificates page.")
        ask = ReasonDialog(
            self._context.theme,
            _("Issue the certificate again"),
            _("Issue it again"),
            words.format(name=award.name, award=award.award),
            self._parent,
        )
        if ask.exec() == QDialog.DialogCode.Accepted:
            self._context.do(ReissueCertificate(award.certificate, ask.text()))

    def revoke(self) -> None:
        """Take the award back by a decision of its own."""
        award = self._award()
        if award is None:
            return
        context = self._context

        def fault(number: str, dated: date) -> KnownError | None:
            try:
                with context.database.read() as session:
                    check_revoking(session, award.recipient_id, number, dated, context.today())
            except KnownError as error:
                return error
            return None

        with context.database.read() as session:
            revoker = revoker_of(session, award.recipient_id, context.today())
        ask = RevokeForm(self._context.theme, award.award, award.name, revoker, fault, self._parent)
        ask_and_write(ask, lambda failed: context.do(RevokeAward(award.recipient_id, *ask.values()), failed=failed))

    def explain_gap(self) -> None:
        """Say why a number stays empty."""
        context = self._context
        with context.database.read() as session:
            gaps, last = register_gaps(session), last_entry(session)
        whole = len(gaps) < MOST  # of more gaps than are listed nobody can tell here which numbers are in use
        ask = GapsForm(self._context.theme, gaps, self._parent, last=last if whole else None)

        def write(failed: Failed) -> None:
            context.do(ExplainGap(ask.number.value(), ask.reason.value()), failed=failed)

        ask_and_write(ask, write)
