"""What a clerk does with chosen nominations: steps, the order by hand, a cell corrected, a finding accepted."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QDialog

from db.changes.nominations import EditNomination, MoveNominations, OverrideFinding, ReorderNominations
from db.queries.advice import advice_on
from db.queries.nomination_drafts import nomination_draft
from db.queries.nomination_list import FindingLine
from db.rules.drafts import under_name
from db.rules.terms import NominationState
from desktop.ui.core.i18n import _
from desktop.ui.framework.list_page import ListPage
from desktop.ui.framework.reason_dialog import ReasonDialog
from desktop.ui.framework.state_labels import NOMINATION_STATES
from desktop.ui.nominations.details import finding_text
from desktop.ui.widgets.findings import FindingText


def moved(ids: Sequence[int], chosen: Collection[int], step: int) -> list[int]:
    """Return the ids after each chosen one went one place up (-1) or down (1); none passes a heading, an id below 0.

    Those that stand together stay together, and in their order.
    """
    after = list(ids)
    places = range(1, len(after)) if step < 0 else range(len(after) - 2, -1, -1)
    for at in places:
        other = at + step
        if after[at] in chosen and after[at] >= 0 and after[other] >= 0 and after[other] not in chosen:
            after[at], after[other] = after[other], after[at]
    return after


class NominationSteps:
    """Belongs to the nominations' page."""

    def __init__(self, page: ListPage) -> None:
        self._page = page

    def take(self, state: NominationState, reason: str = "") -> None:
        """Move the chosen nominations on."""
        ids = self._page.list.selected_ids()
        if ids:
            self._page.context.do(MoveNominations(ids, state, reason))

    def with_reason(self, state: NominationState) -> None:
        """Ask why first."""
        many = len(self._page.list.selected_ids())
        if not many:
            return
        title = _("{n} nominations: {state}").format(n=many, state=_(NOMINATION_STATES[state][0]))
        ask = ReasonDialog(self._page.theme, title, _("Do it"), parent=self._page)
        if ask.exec() == QDialog.DialogCode.Accepted:
            self.take(state, ask.text())

    def reorder(self, step: int) -> None:
        """Move the chosen rows past their neighbours of the same kind; the order by hand wins."""
        page = self._page
        ids, chosen = list(page.model.ids()), frozenset(page.list.selected_ids())
        if page.order != "rank" or page.descending or page.narrowed():
            page.status.emit(_("The order by hand is changed in the whole list, in its own order."))
            return
        after = moved(ids, chosen, step)
        if after != ids:
            page.context.do(ReorderNominations(tuple(id_ for id_ in after if id_ >= 0)))

    def edit_cell(self, id_: int, column: str, text: str) -> bool:
        """Correct one cell; "Ông" or "Bà" typed before a name is told apart."""
        context = self._page.context
        with context.database.read() as session:
            draft = nomination_draft(session, id_)
        if draft is None:
            return False
        if column == "name":
            first, _space, rest = text.partition(" ")
            titled = first in ("Ông", "Bà")
            draft = under_name(draft, rest if titled else text)
            values: dict[str, Any] = {"honorific": first} if titled else {}
        else:
            values = {column: text}
        context.do(EditNomination(id_, replace(draft, **values)))
        return True

    def findings(self, id_: int) -> list[FindingText]:
        """Return what the rules found about a nomination, in words, with what can be done about it."""
        context = self._page.context
        with context.database.read() as session:
            found = advice_on(session, id_, context.today())
        return [finding_text(each, self.override) for each in found]

    def override(self, finding: FindingLine) -> None:
        """Accept the current nomination in spite of a finding, with the reason."""
        page, id_ = self._page, self._page.list.current_id()
        ask = ReasonDialog(page.theme, _("Accept in spite of the finding"), _("Accept"), finding.article, page)
        if ask.exec() == QDialog.DialogCode.Accepted:
            change = OverrideFinding(id_, finding.rule, finding.severity, finding.article, ask.text())
            page.context.do(change)
