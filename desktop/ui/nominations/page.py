"""Nominations of the open round: list, entry, checks, and the steps a clerk takes with them."""

import importlib
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QWidget

from db.connect import Reader
from db.errors import KnownError
from db.queries.lookups import authorities
from db.queries.nomination_list import (
    Grouping,
    NominationFilter,
    NominationLine,
    nomination_lines,
    states_of,
)
from db.queries.round_list import RoundLine, rounds
from db.rules import stages
from db.rules.terms import NominationState, RoundState
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import N_, _, sentence
from desktop.ui.framework.list_page import Ids, ListPage
from desktop.ui.framework.page import OF_FINDINGS, OF_HISTORY, Page
from desktop.ui.framework.shown import ShownPaper
from desktop.ui.framework.state_labels import NOMINATION_STATES
from desktop.ui.nominations.columns import group_options, nomination_columns, section_finder
from desktop.ui.nominations.details import NominationDetails
from desktop.ui.nominations.saved_filters import SavedFilters
from desktop.ui.widgets.buttons import ActionButton, allow

if TYPE_CHECKING:
    from desktop.ui.nominations.dossier_tab import DossierTab
    from desktop.ui.nominations.entry import NominationEntry
    from desktop.ui.nominations.nomination_form import NominationForm
    from desktop.ui.nominations.steps import NominationSteps
    from desktop.ui.nominations.unit_checking import UnitChecking

STEPS = "desktop.ui.nominations.steps"
MOST_REPORTS = 30
PASTED = -1  # asks the page of lists to read the clipboard
DOSSIER_ACTS = (
    (N_("Attach a scan to the dossier…"), "attach", "Ctrl+Shift+A", "paperclip"),
    (N_("Open the scan"), "open", "", "file-text"),
    (N_("Take the scan out"), "detach", "", "trash-2"),
    (N_("Another paper of the dossier…"), "add_paper", "", "plus"),
    (N_("Appraise the dossier…"), "appraise", "Ctrl+Shift+O", "scale"),
    (N_("Print the dossier with its scans"), "print_dossier", "", "printer"),
    (N_("Print the letter that returns dossiers"), "print_return", "", "send"),
)
"""English, method of the dossier, key, icon."""
DOSSIER = "desktop.ui.nominations.dossier_tab"
FACT_LIST = "desktop.ui.forms.fact_list_form"
BULK_EDIT = "desktop.ui.nominations.bulk_edit"
ENTRY = "desktop.ui.nominations.entry"
UNIT_CHECKING = "desktop.ui.nominations.unit_checking"  # brings the readers of office files: not for first rows
ADVICE = "db.queries.advice"  # brings the law: read by the worker that reads rows
DOSSIERS = "db.queries.dossiers"  # brings the rules of dossiers: as the law
HISTORY = "db.queries.register_list"  # what decisions, certificates and register tell: nor this
S = NominationState


class Nominations(ListPage[NominationLine]):
    """The page of nominations: the list, and details or the entry form beside it."""

    EMPTY = (
        "clipboard-list",
        N_("No nominations yet"),
        N_("Key in the first with Ctrl+N. Position and unit of people already known fill in by themselves."),
    )
    COUNTED = N_("{n} rows, {m} chosen · F2 edits a cell, F6 goes to the details")
    TABLES = OF_FINDINGS | OF_HISTORY | {"dossier_paper", "evidence", "attachment", "appraisal", "dossier_rule"}

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Nominations"), nomination_columns(), _("Filter by name, position, unit"))
        self.order = "rank"
        self.round: RoundLine | None = None
        self.model.edit = lambda id_, column, text: self.steps.edit_cell(id_, column, text)
        self.model.locked = lambda line: stages.edit_refused((line.state,)) is not None
        self._offers: list[tuple[QAction, Callable[[Sequence[S]], KnownError | None]]] = []
        self._add_actions()
        self.states = self.filter.choice(
            _("State"),
            [(_("Every state"), ()), *((_(word), (state,)) for state, (word, _m) in NOMINATION_STATES.items())],
        )
        self.authority = self.filter.choice(_("Authority"), [(_("Every authority"), None)])
        self.grouping = self.filter.choice(_("Group"), group_options(), narrows=False)
        self.saved = SavedFilters(context, self, self.add_action, self.filter, "nominations")
        buttons = [
            self._button(self.recommend, _("Recommend"), "F9", "primary"),
            self._button(self.give_back, _("Return…"), "Shift+F9", "plain"),
        ]
        self.details = NominationDetails(self.theme, buttons)
        self.details.tabs.currentChanged.connect(lambda _at: self._show_dossier())
        self.panes = QStackedWidget()
        self.panes.addWidget(self.details)
        self.side_column.addWidget(self.panes)
        self.list.opened.connect(self.edit)
        self.list.edit_refused.connect(self.edit)  # says why not
        self.list.selectionModel().selectionChanged.connect(lambda *_changed: self.follow())

    # What enters, changes and judges is loaded when it is first asked for: the rows of the list come before it.
    @cached_property
    def steps(self) -> "NominationSteps":
        """Return what moves, orders and corrects nominations; its module is loaded here."""
        made: NominationSteps = importlib.import_module(STEPS).NominationSteps(
            self.context, self, self.list, self.manual_order, self.status.emit
        )
        return made

    @cached_property
    def entry(self) -> "NominationEntry":
        """Return what fills and writes the entry form; its module is loaded here."""
        made: NominationEntry = importlib.import_module(ENTRY).NominationEntry(
            self.context,
            self,
            lambda: self.round,
            self.line,
            self.show_entry,
            self.leave_entry,
            self.select,
            self.status.emit,
        )
        return made

    @cached_property
    def unit_checking(self) -> "UnitChecking":
        """Return what sends lists to units; its module brings the readers of office files and is loaded here."""
        progress = self.make_progress()
        made: UnitChecking = importlib.import_module(UNIT_CHECKING).UnitChecking(
            self.context, self, self.chosen_or_all, progress, self.status.emit
        )
        return made

    @cached_property
    def dossier(self) -> "DossierTab":
        """Return what shows dossiers; its module is loaded here, with the first that is looked at."""
        made: DossierTab = importlib.import_module(DOSSIER).DossierTab(self)
        self.details.show_in_dossier(made)
        return made

    def _of_dossier(self, act: str) -> None:
        """Bring the dossier to the front and do something with it."""
        self.details.tabs.setCurrentWidget(self.details.dossier)
        getattr(self.dossier, act)()

    def close_page(self) -> None:
        if "dossier" in self.__dict__:  # it was looked at
            self.dossier.close_files()
        super().close_page()

    def _show_dossier(self) -> None:
        if self.details.tabs.currentWidget() is self.details.dossier:
            self.dossier.show_dossier(self.list.current_id())

    def manual_order(self) -> Sequence[int] | None:
        """Return the ids of the list with its headings, None while it is filtered or sorted otherwise."""
        by_kind = self.grouping.currentData() == Grouping.KIND
        if self.order != "rank" or self.descending or self.narrowed() or not by_kind:
            return None
        return list(self.model.ids())

    def chosen_or_all(self) -> list[int]:
        """Return the nominations selected when there are several, else all that the list shows."""
        chosen = self.list.selected_ids()
        return list(chosen) if len(chosen) > 1 else [id_ for id_ in self.model.ids() if id_ >= 0]

    def change_together(self) -> None:
        """Ask for one correction of all nominations selected."""
        ids = self.list.selected_ids()
        if ids:
            ask: Callable[..., None] = importlib.import_module(BULK_EDIT).ask_bulk_edit
            changed = _("{n} nominations changed")
            ask(self.context, ids, self, lambda many: self.status.emit(changed.format(n=many)))

    def take_step(self, state: NominationState) -> None:
        """Move the selected nominations to a state, asking why where it needs a reason."""
        if state in stages.NEED_REASON:
            self.steps.with_reason(state)
        else:
            self.steps.take(state)

    def _add_actions(self) -> None:
        self.add_action(_("Move up"), lambda: self.steps.reorder(-1), key="Alt+Up", icon="chevron-up")
        self.add_action(_("Move down"), lambda: self.steps.reorder(1), key="Alt+Down", icon="chevron-down")
        self._step(_("Withdraw…"), S.WITHDRAWN, "Ctrl+Delete", "ban")
        self._step(_("Take up again"), S.DRAFT, "Ctrl+Shift+F8", "rotate-ccw")
        together = self.add_action(
            _("Change the chosen together…"), self.change_together, key="Ctrl+Shift+E", icon="list-checks"
        )
        self._offers.append((together, stages.all_refused))
        self.add_action(_("Select all"), self.list.selectAll, key="Ctrl+A")
        self.edit_action = self.add_action(
            _("Edit"), lambda: self.edit(self.list.current_id()), key="Ctrl+E", icon="pencil"
        )
        self._offers.append((self.edit_action, stages.edit_refused))
        self.add_action(
            _("Take in a list…"),
            lambda: self.page_requested.emit("import", 0),
            key="Ctrl+I",
            icon="file-input",
            kind="plain",
        )
        self.add_action(
            _("Paste rows from a spreadsheet…"),
            lambda: self.page_requested.emit("import", PASTED),
            key="Ctrl+V",
            icon="clipboard-list",
        )
        self.add_action(_("Facts…"), lambda: self.steps.enter_facts(), key="Ctrl+D", icon="list-checks")
        self.add_action(
            _("Facts from a unit's list…"),
            lambda: importlib.import_module(FACT_LIST).ask_fact_list(self.context, self, self.status.emit),
            key="Ctrl+Shift+L",
            icon="file-input",
        )
        self.add_action(_("Send to the unit for checking…"), lambda: self.unit_checking.send(), icon="send")
        self.add_action(
            _("Take back what the unit checked…"), lambda: self.unit_checking.take_back(), icon="file-input"
        )
        self.add_action(_("Report of achievements…"), self.print_reports, key="Ctrl+Shift+T", icon="file-text")
        for text, act, key, icon in DOSSIER_ACTS:
            self.add_action(_(text), partial(self._of_dossier, act), key=key, icon=icon)
        self.submit = self._step(_("Submit"), S.SUBMITTED, "Ctrl+F8", "send", kind="plain")
        self.add = self.add_action(_("Add a nominee"), self.new, key="Ctrl+N", icon="plus", kind="plain")
        self.recommend = self._step(_("Recommend"), S.RECOMMENDED, "F9", "circle-check")
        self.give_back = self._step(_("Return…"), S.RETURNED, "Shift+F9", "undo-2")
        self._step(_("Not recommended…"), S.NOT_RECOMMENDED, "Ctrl+F9", "circle-x")

    def print_reports(self) -> None:
        """Print the reports of achievements of the chosen nominations, filled in as far as the record knows."""
        ids, read = self.list.selected_ids(), self.reader()
        with self.context.database.read() as session:
            lines = read(session, list(ids[:MOST_REPORTS]))
        title = _("Report of achievements")
        asked = tuple(ShownPaper("report", id_, f"{title} – {lines[id_].name}") for id_ in ids if id_ in lines)
        if len(ids) > MOST_REPORTS:
            self.status.emit(_("More than {n}: take the reports of the whole round (Papers).").format(n=MOST_REPORTS))
        elif asked:
            self.print_requested.emit(asked)
        else:
            self.status.emit(_("Choose a nomination first."))

    def _step(self, text: str, state: S, key: str, icon: str, *, kind: str = "") -> QAction:
        """Add the action that moves the chosen nominations to a state."""
        action = self.add_action(text, lambda: self.take_step(state), key=key, icon=icon, kind=kind)
        self._offers.append((action, partial(stages.refused, following=state)))
        return action

    def follow(self) -> None:
        """Offer what the table of stages allows for all that are chosen; else each act says what to do first."""
        ids = self.list.selected_ids()
        with self.context.database.read() as session:
            states = states_of(session, ids)
        for action, refused in self._offers:
            wrong = refused(states)
            allow(action, (sentence(wrong) if wrong else "") if ids else _("Choose a nomination first."))
        told = "" if self.round else _("Open a round first (Ctrl+Shift+N).")
        if self.round is not None and self.round.state is RoundState.CLOSED:
            told = sentence(KnownError("round_closed", name=self.round.name))
        allow(self.add, told)

    def _button(self, action: QAction, text: str, key: str, kind: str) -> ActionButton:
        made = ActionButton(self.theme, text, key=key, kind=kind)
        made.follow(action)
        return made

    # --- list -----------------------------------------------------------------------------------------------
    def refresh(self) -> None:
        with self.context.database.read() as session:
            self.round = next((r for r in rounds(session) if r.id == self.context.round_id), None)
            bodies = authorities(session)
        if self.authority.count() != len(bodies) + 1:
            self.authority.blockSignals(True)
            self.authority.clear()
            self.authority.addItem(_("Every authority"), None)
            for body in bodies:
                self.authority.addItem(body.short_title, body.id)
            self.authority.blockSignals(False)
        super().refresh()

    def rows(self, session: Reader, ids: list[int]) -> Mapping[int, NominationLine]:
        lines = nomination_lines(session, ids)
        today = self.context.today()
        judged: Mapping[int, NominationLine] = importlib.import_module(ADVICE).with_advice(session, lines, today)
        told: Mapping[int, NominationLine] = importlib.import_module(DOSSIERS).with_missing(session, judged, today)
        return told

    def finder(self) -> Callable[[Reader], Ids]:
        wanted = NominationFilter(
            self.context.round_id,
            self.filter.text(),
            tuple(self.states.currentData() or ()),
            self.authority.currentData(),
            self.order,
            self.descending,
        )
        return section_finder(wanted, Grouping(self.grouping.currentData()))

    def narrowed(self) -> bool:
        return bool(self.filter.text() or self.states.currentData() or self.authority.currentData())

    def counted(self, many: int) -> None:
        self.follow()
        self.header.show_message(_("{n} nominations").format(n=many))
        self.tell_counts()

    def show_details(self, id_: int) -> None:
        line = self.line(id_)
        if line is None:
            self.details.show_nothing()
            return
        with self.context.database.read() as session:
            earlier = importlib.import_module(HISTORY).history_of(session, line.nominee_id)
        self.details.show_nomination(line, self.steps.findings(id_), earlier)
        self._show_dossier()

    def line(self, id_: int) -> NominationLine | None:
        """Return what the list shows of a nomination."""
        row = self.model.row_of(id_) if id_ else -1
        found: NominationLine | None = self.model.row_at(row) if row >= 0 else None
        return found

    # --- entry ----------------------------------------------------------------------------------------------
    @property
    def form(self) -> "NominationForm":
        """Return the entry form."""
        return self.entry.form

    def new(self) -> None:
        """Open the form for a new nomination."""
        self.entry.new()

    def edit(self, id_: int) -> None:
        """Open the form for a nomination of the list."""
        line = self.line(id_)
        wrong = stages.edit_refused((line.state,)) if line is not None else None
        if wrong is not None:
            self.status.emit(sentence(wrong))
        elif line is not None:
            self.entry.edit(id_)

    def keep(self) -> None:
        """Write what the form holds."""
        self.entry.keep()

    def show_entry(self, form: QWidget) -> None:
        """Show the entry form in the place of the details."""
        if self.panes.indexOf(form) < 0:
            self.panes.addWidget(form)
        self.panes.setCurrentWidget(form)

    def leave_entry(self) -> None:
        """Show the details again in the place of the form."""
        self.panes.setCurrentWidget(self.details)
        self.list.setFocus()

    def first_focus(self) -> QWidget:
        return self.list


def make(context: Context) -> Page:
    """Return the page, for the table of pages."""
    return Nominations(context)
