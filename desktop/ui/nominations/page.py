"""Nominations of the open round: list, entry, checks, and the steps a clerk takes with them."""

import importlib
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QWidget

from db.connect import Reader
from db.queries.lookups import authorities
from db.queries.nomination_list import (
    KIND_ORDER,
    Grouping,
    NominationFilter,
    NominationLine,
    grouped_ids,
    nomination_ids,
    nomination_lines,
)
from db.queries.round_list import RoundLine, rounds
from db.rules.awards import full_wording
from db.rules.nomination_fields import FIELDS
from db.rules.printed_names import printed_name
from db.rules.terms import NominationState
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import N_, _
from desktop.ui.framework.list_page import Ids, ListPage
from desktop.ui.framework.page import Page
from desktop.ui.framework.state_labels import KIND_HEADS, NOMINATION_STATES, nomination_state, tone_of
from desktop.ui.nominations.details import NominationDetails
from desktop.ui.nominations.saved_filters import SavedFilters
from desktop.ui.tables.columns import Column, Mark
from desktop.ui.tables.paged_model import NUMBER
from desktop.ui.widgets.buttons import ActionButton
from desktop.ui.widgets.message_bars import ProgressBar

if TYPE_CHECKING:
    from desktop.ui.nominations.entry import NominationEntry
    from desktop.ui.nominations.nomination_form import NominationForm
    from desktop.ui.nominations.steps import NominationSteps
    from desktop.ui.nominations.unit_checking import UnitChecking

STEPS = "desktop.ui.nominations.steps"
PASTED = -1  # asks the page of lists to read the clipboard
BULK_EDIT = "desktop.ui.nominations.bulk_edit"
ENTRY = "desktop.ui.nominations.entry"
UNIT_CHECKING = "desktop.ui.nominations.unit_checking"  # brings the readers of office files: not for first rows
ADVICE = "db.queries.advice"  # brings the law: read by the worker that reads rows
HISTORY = "db.queries.register_list"  # what decisions, certificates and register tell: nor this
S = NominationState


ICONS = {"stop": "ban", "warn": "triangle-alert", "unknown": "circle-question-mark"}


def name_text(line: NominationLine) -> str:
    """Return the name as papers print it."""
    return printed_name(line.kind, line.honorific, line.name)


def award_text(line: NominationLine) -> str:
    """Return the award with who gives it, in short."""
    return full_wording(line.award, line.authority)


def check_mark(line: NominationLine) -> Mark:
    """Return the icon of the gravest finding, or of none."""
    if line.severity is not None:
        tone = tone_of(line.severity)
        return Mark(ICONS[tone], tone)
    if line.overridden:
        return Mark("pen-line", "accent")
    return Mark("circle-check", "ok") if line.checked else Mark(ICONS["unknown"], "unknown")


def check_words(line: NominationLine) -> str:
    """Say in a few words what the rules found; the details say the rest."""
    if line.severity is None:
        if line.overridden:
            return _("accepted, with a reason")
        return _("nothing found") if line.checked else _("not checked")
    more = line.findings - line.overridden
    return _("1 finding") if more == 1 else _("{n} findings").format(n=more)


def field_columns() -> list[Column[NominationLine]]:
    """Return a column for each field that the table of fields lists; they go first where room is short."""
    return [
        Column(each.name, _(each.label), _text_of(each.name), 110, editable=True, spare=True)
        for each in FIELDS
        if each.listed
    ]


def _text_of(name: str) -> Callable[[NominationLine], str]:
    return lambda line: str(getattr(line, name))


def nomination_columns() -> tuple[Column[NominationLine], ...]:
    """Return the columns in the language chosen now."""
    return (
        Column(NUMBER, _("No."), lambda _line: "", 44, right=True, role="figures", order="rank"),
        Column("name", _("Name"), name_text, 160, order="name", role="name", editable=True, grow=4),
        Column("position", _("Position"), lambda line: line.position, 92, order="position", editable=True, grow=3),
        Column("unit", _("Unit"), lambda line: line.unit, 110, order="unit", stretch=True, editable=True),
        Column("award", _("Award"), award_text, 150, order="award", grow=1),
        *field_columns(),
        Column("check", _("Check"), check_words, 142, mark=check_mark),
        Column(
            "state",
            _("State"),
            lambda line: nomination_state(line.state),
            126,
            order="state",
            mark=lambda line: NOMINATION_STATES[line.state][1],
        ),
    )


class Nominations(ListPage[NominationLine]):
    """The page of nominations: the list, and details or the entry form beside it."""

    EMPTY = (
        "clipboard-list",
        N_("No nominations yet"),
        N_("Key in the first with Ctrl+N. Position and unit of people already known fill in by themselves."),
    )
    TABLES = frozenset({"nomination", "finding", "nominee", "award_round"})

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Nominations"), nomination_columns(), _("Filter by name, position, unit"))
        self.order = "rank"
        self.round: RoundLine | None = None
        self.model.edit = lambda id_, column, text: self.steps.edit_cell(id_, column, text)
        self._add_actions()
        self.states = self.filter.choice(
            _("State"),
            [(_("Every state"), ()), *((_(word), (state,)) for state, (word, _m) in NOMINATION_STATES.items())],
        )
        self.authority = self.filter.choice(_("Authority"), [(_("Every authority"), None)])
        self.grouping = self.filter.choice(
            _("Group"),
            [
                (_("By kind"), Grouping.KIND),
                (_("By unit"), Grouping.UNIT),
                (_("By award"), Grouping.AWARD),
            ],
            narrows=False,
        )
        self.saved = SavedFilters(context, self, self.add_action, self.filter, "nominations")
        buttons = [
            self._button(self.recommend, _("Recommend"), "F9", "primary"),
            self._button(self.give_back, _("Return…"), "Shift+F9", "plain"),
        ]
        self.details = NominationDetails(self.theme, buttons)
        self.panes = QStackedWidget()
        self.panes.addWidget(self.details)
        self.side_column.addWidget(self.panes)
        self.list.opened.connect(self.edit)

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
        progress = ProgressBar(self.theme, _("Cancel"), self)
        self.column.addWidget(progress)
        made: UnitChecking = importlib.import_module(UNIT_CHECKING).UnitChecking(
            self.context, self, self.chosen_or_all, progress, self.status.emit
        )
        return made

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
        """Move the selected nominations to a state."""
        self.steps.take(state)

    def _add_actions(self) -> None:
        self.add_action(_("Move up"), lambda: self.steps.reorder(-1), key="Alt+Up", icon="chevron-up")
        self.add_action(_("Move down"), lambda: self.steps.reorder(1), key="Alt+Down", icon="chevron-down")
        self.add_action(_("Withdraw…"), lambda: self.steps.with_reason(S.WITHDRAWN), key="Ctrl+Delete", icon="ban")
        self.add_action(_("Take up again"), lambda: self.take_step(S.DRAFT), icon="rotate-ccw")
        self.add_action(_("Change the chosen together…"), self.change_together, key="Ctrl+Shift+E", icon="list-checks")
        self.add_action(_("Select all"), self.list.selectAll, key="Ctrl+A")
        self.edit_action = self.add_action(
            _("Edit"), lambda: self.edit(self.list.current_id()), key="Ctrl+E", icon="pencil"
        )
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
        self.add_action(_("Send to the unit for checking…"), lambda: self.unit_checking.send(), icon="send")
        self.add_action(
            _("Take back what the unit checked…"), lambda: self.unit_checking.take_back(), icon="file-input"
        )
        self.submit = self.add_action(
            _("Submit"), lambda: self.take_step(S.SUBMITTED), key="Ctrl+F8", icon="send", kind="plain"
        )
        self.add = self.add_action(_("Add a nominee"), self.new, key="Ctrl+N", icon="plus", kind="plain")
        self.recommend = self.add_action(
            _("Recommend"), lambda: self.take_step(S.RECOMMENDED), key="F9", icon="circle-check"
        )
        self.give_back = self.add_action(
            _("Return…"), lambda: self.steps.with_reason(S.RETURNED), key="Shift+F9", icon="undo-2"
        )
        self.add_action(
            _("Not recommended…"), lambda: self.steps.with_reason(S.NOT_RECOMMENDED), key="Ctrl+F9", icon="circle-x"
        )

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
        judged: Mapping[int, NominationLine] = importlib.import_module(ADVICE).with_advice(
            session, lines, self.context.today()
        )
        return judged

    def finder(self) -> Callable[[Reader], Ids]:
        wanted = NominationFilter(
            self.context.round_id,
            self.filter.text(),
            tuple(self.states.currentData() or ()),
            self.authority.currentData(),
            self.order,
            self.descending,
        )
        by, nowhere = self.grouping.currentData(), _("Without a unit")
        heads = {kind: _(KIND_HEADS[kind]) for kind in KIND_ORDER}

        def groups(session: Reader) -> list[tuple[str, Sequence[int]]]:
            if by != Grouping.KIND:
                return [(title or nowhere, found) for title, found in grouped_ids(session, wanted, Grouping(by))]
            numerals = iter(("I", "II", "III"))
            found = nomination_ids(session, wanted).items()
            return [(f"{next(numerals)}. {heads[kind]}", ids) for kind, ids in found]

        def find(session: Reader) -> Ids:
            ids: list[int] = []
            sections: dict[int, str] = {}
            for number, (title, found) in enumerate(groups(session), start=1):
                sections[-number] = f"{title} {len(found):02d}"
                ids += [-number, *found]
            return ids, sections

        return find

    def narrowed(self) -> bool:
        return bool(self.filter.text() or self.states.currentData() or self.authority.currentData())

    def counted(self, many: int) -> None:
        self.header.show_message(_("{n} nominations").format(n=many))
        chosen = len(self.list.selected_ids())
        self.status.emit(_("{n} rows, {m} chosen · F2 edits a cell, F6 goes to the details").format(n=many, m=chosen))

    def show_details(self, id_: int) -> None:
        line = self.line(id_)
        if line is None:
            self.details.show_nothing()
            return
        with self.context.database.read() as session:
            earlier = importlib.import_module(HISTORY).history_of(session, line.nominee_id)
        self.details.show_nomination(line, self.steps.findings(id_), earlier)

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
        if self.line(id_) is not None:
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
