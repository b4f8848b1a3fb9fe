"""What a clerk does with chosen nominations: steps, the order by hand, a cell corrected, a finding accepted."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QDialog, QWidget

from db.changes.nominations import EditNomination, MoveNominations, OverrideFinding, ReorderNominations
from db.queries.advice import advice_on
from db.queries.fact_list import award_names, fact_lines, owners
from db.queries.nomination_drafts import nomination_draft
from db.queries.nomination_list import FindingLine
from db.rules.drafts import check_honorific, under_name
from db.rules.fact_fields import ASKED_BY
from db.rules.printed_names import bare_name
from db.rules.terms import NominationState
from desktop.intake.typed_nominee import read_typed
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _, problem_sentence
from desktop.ui.forms.facts_form import FactsForm, keep_facts
from desktop.ui.framework.ask_and_write import ask_and_write
from desktop.ui.framework.reason_dialog import ReasonDialog
from desktop.ui.framework.state_labels import NOMINATION_STATES, article_words
from desktop.ui.nominations.details import finding_text
from desktop.ui.tables.view import RecordTable
from desktop.ui.widgets.findings import FindingText

JUDGED = frozenset({NominationState.RECOMMENDED, NominationState.RETURNED, NominationState.NOT_RECOMMENDED})


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
    """Changes the nominations selected in `table`.

    `manual_order` returns the ids of the whole list with its headings, None while the list is filtered or sorted;
    `report` shows a sentence in the status line.
    """

    def __init__(
        self,
        context: Context,
        parent: QWidget,
        table: RecordTable,
        manual_order: Callable[[], Sequence[int] | None],
        report: Callable[[str], object],
    ) -> None:
        self._context, self._parent, self._table = context, parent, table
        self._manual_order, self._report = manual_order, report

    def take(self, state: NominationState, reason: str = "") -> None:
        """Move the chosen nominations on; after a single one the next row is stood on, to be judged.

        Where the write takes long the row stays: a key pressed meanwhile was meant for what was in sight.
        """
        ids = self._table.selected_ids()
        if not ids:
            return
        written: list[object] = []
        self._context.do(MoveNominations(ids, state, reason), written.append)
        if written and state in JUDGED and len(ids) == 1 and self._table.current_id() == ids[0]:
            self._table.walk(1)

    def with_reason(self, state: NominationState) -> None:
        """Ask why first."""
        many = len(self._table.selected_ids())
        if not many:
            return
        title = _("{n} nominations: {state}").format(n=many, state=_(NOMINATION_STATES[state][0]))
        ask = ReasonDialog(self._context.theme, title, _("Do it"), parent=self._parent)
        if ask.exec() == QDialog.DialogCode.Accepted:
            self.take(state, ask.text())

    def reorder(self, step: int) -> None:
        """Move the chosen rows past their neighbours of the same kind; the order by hand wins."""
        ids = self._manual_order()
        if ids is None:
            self._report(_("The order by hand is changed in the whole list, in its own order."))
            return
        after = moved(ids, frozenset(self._table.selected_ids()), step)
        if after != list(ids):
            self._context.do(ReorderNominations(tuple(id_ for id_ in after if id_ >= 0)))

    def edit_cell(self, id_: int, column: str, text: str) -> bool:
        """Correct one cell, written as a list would be read; what is doubted about it is said in the status line."""
        context = self._context
        with context.database.read() as session:
            draft = nomination_draft(session, id_)
        if draft is None:
            return False
        today = context.today()
        if column == "name":
            bare = bare_name(draft.kind, draft.name, text)
            tidied = read_typed(replace(draft, honorific="", name=bare), today).tidied()
            draft = under_name(draft, tidied.get("name", bare))
            draft = replace(draft, honorific=tidied.get("honorific", draft.honorific))
        else:
            values: dict[str, Any] = {column: text}
            tidied = read_typed(replace(draft, **values), today).tidied()
            values[column] = tidied.get(column, text)
            draft = replace(draft, **values)
        doubts = [each for each in read_typed(draft, today).problems if each.field in (column, "kind")]
        told = " ".join(problem_sentence(each.code, each.values) for each in (*doubts, *check_honorific(draft)))
        context.do(EditNomination(id_, draft), lambda _none: self._report(told))
        return True

    def findings(self, id_: int) -> list[FindingText]:
        """Return what the rules found about a nomination, in words, with what can be done about it."""
        context = self._context
        with context.database.read() as session:
            found = advice_on(session, id_, context.today())
        return [finding_text(each, self.override, self.enter_facts) for each in found]

    def enter_facts(self, rule: str = "") -> None:
        """Show the facts of the chosen nominees to be entered, first those that a finding asks for."""
        context, ids = self._context, self._table.selected_ids()
        with context.database.read() as session:
            whose = owners(session, ids)
            lines, awards = fact_lines(session, [each.id for each in whose]), award_names(session)
            if not rule and len(ids) == 1:
                found = advice_on(session, ids[0], context.today())
                rule = next((each.rule for each in found if each.rule in ASKED_BY), "")
        if not whose:
            self._report(_("Choose a nomination first."))
            return
        form = FactsForm(context.theme, whose, lines, awards, ASKED_BY.get(rule, ""), self._parent)
        ask_and_write(form, lambda failed: keep_facts(context, form.changes(), failed))

    def override(self, finding: FindingLine) -> None:
        """Accept the current nomination in spite of a finding, with the reason."""
        id_ = self._table.current_id()
        ask = ReasonDialog(
            self._context.theme,
            _("Accept in spite of the finding"),
            _("Accept"),
            article_words(finding.article),
            self._parent,
        )
        if ask.exec() == QDialog.DialogCode.Accepted:
            told = (finding.rule, finding.severity, finding.article, ask.text(), finding.values)
            change = OverrideFinding(id_, *told)
            self._context.do(change)
