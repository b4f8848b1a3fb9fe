"""What may still happen to an award in the register: its certificate again, its revocation; and empty numbers."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog

from db.changes.ceremonies import ExplainGap, RevokeAward
from db.changes.certificates import ReissueCertificate
from db.queries.register_gaps import register_gaps
from db.queries.register_list import GivenAward
from desktop.ui.core.i18n import _
from desktop.ui.framework.page import Page
from desktop.ui.framework.reason_dialog import ReasonDialog
from desktop.ui.register.register_forms import GapsForm, RevokeForm
from desktop.ui.widgets.buttons import ActionButton
from desktop.ui.widgets.flow_layout import Flow


class RegisterActs:
    """Belongs to the register's page; `award` is the one that the clerk stands on."""

    def __init__(self, page: Page, award: Callable[[], GivenAward | None]) -> None:
        self._page, self._award = page, award
        again, revoke = _("Issue the certificate again…"), _("Revoke the award…")
        self.again_act = page.act(again, self.issue_again, key="Ctrl+R", icon="rotate-ccw")
        self.revoke_act = page.act(revoke, self.revoke, key="Ctrl+Shift+R", icon="ban")
        self.gaps_act = page.act(_("Empty numbers…"), self.explain_gap, key="Ctrl+G", icon="list-checks", kind="plain")
        self.row = Flow(8)
        for action, text, key in ((self.again_act, again, "Ctrl+R"), (self.revoke_act, revoke, "Ctrl+Shift+R")):
            button = ActionButton(page.look, text, key=key, small=True)
            button.follow(action)
            self.row.addWidget(button)
        self.follow()

    def follow(self) -> None:
        """Be possible as the award allows."""
        award = self._award()
        self.again_act.setEnabled(award is not None and award.certificate > 0 and not award.revoked)
        self.revoke_act.setEnabled(award is not None and not award.revoked)

    def issue_again(self) -> None:
        """Give the certificate again with its reason; the certificates page prints it."""
        award = self._award()
        if award is None:
            return
        words = _("{name}, {award}. The text stays as issued; the new certificate waits on the certificates page.")
        ask = ReasonDialog(
            self._page.look,
            _("Issue the certificate again"),
            _("Issue it again"),
            words.format(name=award.name, award=award.award),
            self._page,
        )
        if ask.exec() == QDialog.DialogCode.Accepted:
            self._page.context.history.do(ReissueCertificate(award.certificate, ask.text()))

    def revoke(self) -> None:
        """Take the award back by a decision of its own."""
        award = self._award()
        if award is None:
            return
        context = self._page.context
        ask = RevokeForm(self._page.look, award.award, award.name, context.today(), self._page)
        if ask.exec() == QDialog.DialogCode.Accepted:
            context.history.do(RevokeAward(award.recipient_id, *ask.values()))

    def explain_gap(self) -> None:
        """Say why a number stays empty."""
        context = self._page.context
        with context.database.read() as session:
            gaps = register_gaps(session)
        ask = GapsForm(self._page.look, gaps, self._page)
        if ask.exec() == QDialog.DialogCode.Accepted:
            context.history.do(ExplainGap(ask.number.value(), ask.reason.value()))
