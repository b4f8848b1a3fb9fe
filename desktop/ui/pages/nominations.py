"""Nominations of the open round: list, entry, checks, and the steps a clerk takes with them."""

import importlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from db.changes.nominations import AddNomination, EditNomination
from db.errors import KnownError
from db.queries.advice import advice_on
from db.queries.known import authorities, proposable
from db.queries.nomination_list import (
    KIND_ORDER,
    NominationFilter,
    NominationLine,
    nomination_ids,
    nomination_lines,
)
from db.queries.register_list import history_of
from db.queries.round_list import rounds
from db.rules.drafts import Problem
from db.rules.terms import NominationState, NomineeKind
from desktop.ui.context import Context
from desktop.ui.drafts_kept import KeptDraft
from desktop.ui.forms.nomination_details import NominationDetails, finding_text
from desktop.ui.forms.nomination_form import NominationForm
from desktop.ui.nomination_steps import NominationSteps, suggestions
from desktop.ui.pages.list_page import Ids, ListPage
from desktop.ui.pages.page import Page
from desktop.ui.saved_filters import SavedFilters
from desktop.ui.state_words import KIND_HEADS, NOMINATION_STATES
from desktop.ui.tables.nomination_columns import nomination_columns
from desktop.ui.widgets.buttons import ActionButton
from desktop.ui.widgets.completion import Suggestion
from desktop.ui.words import N_, _

UNIT_CHECKING = "desktop.ui.importing.unit_checking"  # brings the readers of office files: not for first rows
S = NominationState


class Nominations(ListPage):
    """List in the middle, details or the entry form at the right."""

    EMPTY = (
        "clipboard-list",
        N_("No nominations yet"),
        N_("Key in the first with Ctrl+N. Position and unit of people already known fill in by themselves."),
    )
    TABLES = frozenset({"nomination", "finding", "nominee", "award_round"})

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Nominations"), nomination_columns(), _("Filter by name, position, unit"))
        self.order = "rank"
        self._round_citation = self._round_year = ""
        self._editing = 0
        self.steps = NominationSteps(self, self.line)
        self.take_step = self.steps.take
        self.model.edit = self.steps.edit_cell
        self._add_acts()
        self.states = self.filter.choice(
            _("State"),
            [(_("Every state"), ()), *((_(word), (state,)) for state, (word, _m) in NOMINATION_STATES.items())],
        )
        self.authority = self.filter.choice(_("Authority"), [(_("Every authority"), None)])
        self.saved = SavedFilters(self, "nominations")
        buttons = [
            self._button(self.recommend, _("Recommend"), "F9", "primary"),
            self._button(self.give_back, _("Return…"), "Shift+F9", "plain"),
        ]
        self.details = NominationDetails(self.look, buttons)
        self.form = NominationForm(self.look, self._complete, self._awards())
        self.form.kept.connect(self.keep)
        self.form.left.connect(self.leave_form)
        self.panes = QStackedWidget()
        self.panes.addWidget(self.details)
        self.panes.addWidget(self.form)
        self.side_column.addWidget(self.panes)
        self._drafts: dict[int, KeptDraft] = {}
        self.form.edited.connect(self._keep_typed)
        self.list.opened.connect(self.edit)

    def _add_acts(self) -> None:
        self.act(_("Move up"), lambda: self.steps.reorder(-1), key="Alt+Up", icon="chevron-up")
        self.act(_("Move down"), lambda: self.steps.reorder(1), key="Alt+Down", icon="chevron-down")
        self.act(_("Withdraw…"), lambda: self.steps.with_reason(S.WITHDRAWN), key="Ctrl+Delete", icon="ban")
        self.act(_("Take up again"), lambda: self.take_step(S.DRAFT), icon="rotate-ccw")
        self.act(_("Select all"), self.list.selectAll, key="Ctrl+A")
        self.edit_act = self.act(_("Edit"), lambda: self.edit(self.list.current_id()), key="Ctrl+E", icon="pencil")
        self.act(
            _("Take in a list…"), lambda: self.wanted.emit("import", 0), key="Ctrl+I", icon="file-input", kind="plain"
        )
        self.act(_("Send to the unit for checking…"), lambda: self._checking().send_for_checking(self), icon="send")
        self.act(_("Take back what the unit checked…"), lambda: self._checking().take_checked(self), icon="file-input")
        self.submit = self.act(
            _("Submit"), lambda: self.take_step(S.SUBMITTED), key="Ctrl+F8", icon="send", kind="plain"
        )
        self.add = self.act(_("Add a nominee"), self.new, key="Ctrl+N", icon="plus", kind="plain")
        self.recommend = self.act(_("Recommend"), lambda: self.take_step(S.RECOMMENDED), key="F9", icon="circle-check")
        self.give_back = self.act(
            _("Return…"), lambda: self.steps.with_reason(S.RETURNED), key="Shift+F9", icon="undo-2"
        )
        self.act(
            _("Not recommended…"), lambda: self.steps.with_reason(S.NOT_RECOMMENDED), key="Ctrl+F9", icon="circle-x"
        )

    @staticmethod
    def _checking() -> Any:
        return importlib.import_module(UNIT_CHECKING)

    def _button(self, action: Any, text: str, key: str, kind: str) -> ActionButton:
        made = ActionButton(self.look, text, key=key, kind=kind)
        made.follow(action)
        return made

    def _awards(self) -> list[tuple[str, tuple[int, int]]]:
        """Return what can be proposed: each authority's own awards, its commendation first."""
        with self.context.database.read() as session:
            return [(name, (award, body)) for name, award, body in proposable(session)]

    # --- list -----------------------------------------------------------------------------------------------
    def refresh(self) -> None:
        with self.context.database.read() as session:
            here = next((r for r in rounds(session) if r.id == self.context.round_id), None)
            bodies = authorities(session)
        self._round_citation = here.citation if here else ""
        self._round_year = str(here.year) if here else ""
        if self.authority.count() != len(bodies) + 1:
            self.authority.blockSignals(True)
            self.authority.clear()
            self.authority.addItem(_("Every authority"), None)
            for body in bodies:
                self.authority.addItem(body.short_title, body.id)
            self.authority.blockSignals(False)
        super().refresh()

    def rows(self, session: Any, ids: list[int]) -> Mapping[int, NominationLine]:
        return nomination_lines(session, ids)

    def finder(self) -> Callable[[Any], Ids]:
        wanted = NominationFilter(
            self.context.round_id,
            self.filter.text(),
            tuple(self.states.currentData() or ()),
            self.authority.currentData(),
            self.order,
            self.descending,
        )
        heads = {kind: _(KIND_HEADS[kind]) for kind in KIND_ORDER}

        def find(session: Any) -> Ids:
            ids: list[int] = []
            sections: dict[int, str] = {}
            numerals = iter(("I", "II", "III"))
            for number, (kind, found) in enumerate(nomination_ids(session, wanted).items(), start=1):
                sections[-number] = f"{next(numerals)}. {heads[kind]} {len(found):02d}"
                ids += [-number, *found]
            return ids, sections

        return find

    def counted(self, many: int) -> None:
        self.header.say(_("{n} nominations").format(n=many))
        chosen = len(self.list.selected_ids())
        self.status.emit(_("{n} rows, {m} chosen · F2 edits a cell, F6 goes to the details").format(n=many, m=chosen))

    def show_details(self, id_: int) -> None:
        line = self.line(id_)
        if line is None:
            self.details.show_nothing()
            return
        with self.context.database.read() as session:
            findings = advice_on(session, id_, self.context.today())
            earlier = history_of(session, line.nominee_id)
        self.details.show_nomination(line, [finding_text(each, self.steps.override) for each in findings], earlier)

    def line(self, id_: int) -> NominationLine | None:
        """Return what the list shows of a nomination."""
        row = self.model.row_of(id_) if id_ else -1
        found: NominationLine | None = self.model.row_at(row) if row >= 0 else None
        return found

    # --- entry ----------------------------------------------------------------------------------------------
    def _draft(self) -> KeptDraft:
        """Return what keeps the typing of the open round; another round has its own."""
        round_id = self.context.round_id
        if round_id not in self._drafts:
            context = self.context
            self._drafts[round_id] = KeptDraft(context.database, context.jobs, "nomination", str(round_id), self)
        return self._drafts[round_id]

    def new(self) -> None:
        """Enter a new nomination; what was typed before a crash is still there."""
        self._editing = 0
        kept = self._draft().read()
        proposed = {"citation": self._round_citation, "period": self._round_year}
        self.panes.setCurrentWidget(self.form)
        self.form.start(_("New nomination"), _("Add"), kept or proposed)
        if kept:
            self.status.emit(_("What was typed last time is still here."))

    def edit(self, id_: int) -> None:
        line = self.line(id_)
        if line is None:
            return
        self._editing = id_
        values = {
            "kind": line.kind.value,
            "name": line.name,
            "honorific": line.honorific,
            "position": line.position,
            "unit": line.unit,
            "citation": line.citation,
            "award": (line.award_type_id, line.authority_id),
        }
        self.panes.setCurrentWidget(self.form)
        self.form.start(_("Edit"), _("Keep the changes"), values)

    def _keep_typed(self, values: dict[str, Any]) -> None:
        if not self._editing:
            self._draft().keep(values)

    def keep(self) -> None:
        """Add or change; a KnownError stands beside its field and nothing typed is lost."""
        if not self.form.check():
            return
        award, authority = self.form.target()
        draft = self.form.draft()
        try:
            if self._editing:
                self.context.history.do(EditNomination(self._editing, draft))
                self.leave_form()
                return
            made = self.context.history.do(AddNomination(self.context.round_id, award, authority, draft))
        except KnownError as error:
            field = str(error.values.get("field", "name"))
            self.form.check(
                [Problem(field if field in self.form.fields else "name", error.code, values=dict(error.values))]
            )
            return
        self._draft().drop()
        self.stand_on(made)
        following = {"kind": draft.kind.value, "award": (award, authority), "citation": draft.citation}
        self.form.start(_("New nomination"), _("Add"), {**following, "period": draft.period})

    def leave_form(self) -> None:
        self.panes.setCurrentWidget(self.details)
        self.list.setFocus()

    def _complete(self, field: str, typed: str, kind: NomineeKind) -> Sequence[Suggestion]:
        with self.context.database.read() as session:
            return suggestions(session, field, typed, kind)

    def first_focus(self) -> QWidget:
        return self.list


def make(context: Context) -> Page:
    return Nominations(context)
