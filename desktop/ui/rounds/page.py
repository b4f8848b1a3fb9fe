"""All rounds: choosing one, opening, changing and closing them."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.changes.rounds import CloseRound, ReopenRound
from db.connect import Reader
from db.queries.round_list import RoundLine, nominations_by_round, rounds
from db.queries.round_plan import AskedUnit, asked_units
from db.queries.round_progress import RoundProgress, awards_by_year, round_progress
from db.rules.dates import short_date
from db.rules.names import search_key
from db.rules.numbers import money
from db.rules.terms import RoundState
from desktop.documents.letters.bar_chart import chart_of_years
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import N_, _
from desktop.ui.core.jobs import Job
from desktop.ui.framework.list_page import Ids, ListPage
from desktop.ui.framework.page import OF_HISTORY, Page
from desktop.ui.framework.round_form import ask_new_round, ask_round_changes, ask_round_copy
from desktop.ui.framework.round_steps import steps
from desktop.ui.framework.state_labels import REWARD_TYPES
from desktop.ui.rounds.registration_form import RegistrationForm
from desktop.ui.tables.columns import Column, Mark
from desktop.ui.tables.plain_table import PlainTable
from desktop.ui.widgets.buttons import allow
from desktop.ui.widgets.chart import ChartView
from desktop.ui.widgets.panel import Panel
from desktop.ui.widgets.step_header import StepHeader
from desktop.ui.widgets.text import label


def round_columns(many: Callable[[RoundLine], str]) -> tuple[Column[RoundLine], ...]:
    """Return the columns; `many` says how many nominations a round has."""
    return (
        Column("name", _("Name"), lambda r: r.name, 260, stretch=True, role="name", roomy=260, least=150),
        Column("year", _("Year"), lambda r: str(r.year), 58, role="figures", right=True, lesser=1),
        Column("type", _("Type"), lambda r: _(REWARD_TYPES[r.reward_type]), 150, least=96, lesser=3),
        Column("many", _("Nominations"), many, 90, role="figures", right=True, lesser=2),
        Column(
            "state",
            _("State"),
            lambda r: _("open") if r.state is RoundState.OPEN else _("closed"),
            96,
            mark=lambda r: Mark("lock-open", "ok") if r.state is RoundState.OPEN else Mark("lock", "text2"),
        ),
    )


def list_words(unit: AskedUnit) -> str:
    """Return how far a unit is with its list."""
    if unit.nominations:
        return _("list is in")
    if unit.answered:
        return _("proposes nobody")
    return _("reminded {day}").format(day=short_date(unit.reminded_on)) if unit.reminded_on else _("list not sent yet")


class Rounds(ListPage[RoundLine]):
    """The page with the list of all rounds; Enter makes the selected one the open round."""

    SIDE_WIDTH = 380
    EMPTY = ("trophy", N_("No round yet"), N_("Open the first with Ctrl+Shift+N: its year, type and citation."))
    TABLES = OF_HISTORY | {
        *("award_round", "movement", "nomination", "round_unit", "unit_name"),
        *("council_session", "submission", "sheet", "award_type", "setting"),
    }

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Rounds"), round_columns(self._count), _("Filter by name"))
        self._many: dict[int, int] | None = None
        edit = self.add_action(_("Edit…"), self.edit, key="Ctrl+E", icon="pencil", kind="flat")
        copy = self.add_action(_("Copy as a new round…"), self.copy, key="Ctrl+D", icon="copy", kind="flat")
        self.close_action = self.add_action(_("Close the round"), self.close_round, icon="lock", kind="flat")
        self.reopen_action = self.add_action(_("Open it again"), self.reopen, icon="lock-open", kind="flat")
        self.add_action(_("Registrations of the year…"), self.registrations, key="Ctrl+Shift+R", icon="list-checks")
        self.add_action(_("New round…"), self.new, key="Ctrl+N", icon="plus", kind="plain")
        work = self.add_action(
            _("Work on this round"), lambda: self.choose(self.list.current_id()), icon="trophy", kind="primary"
        )
        self.of_a_round = (edit, copy, work)
        self.list.opened.connect(self.choose)
        self._lines: dict[int, RoundLine] = {}
        column = QVBoxLayout()
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(6)
        self.name = label(self.theme, "", "details", wrap=True)
        self.words = label(self.theme, "", "text", "text2", wrap=True)
        column.addWidget(self.name)
        column.addWidget(self.words)
        self.asked = label(self.theme, "", "strong", wrap=True)
        titles = (_("Unit"), _("List"), _("Nominations"))
        self.units = PlainTable(self.theme, _("Units asked"), titles, 0)
        self.units.missing = _("No unit is asked for a list: Edit… names them.")
        column.addWidget(self.asked)
        column.addWidget(self.units, 1)
        self.side_column.addLayout(column)
        self._lay_out_progress()

    def _lay_out_progress(self) -> None:
        """Show below the list how far the chosen round is, and what the years brought."""
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(10)
        self.steps = StepHeader(self.theme, _("Steps of the round"))
        self.steps.opened.connect(self._open_step)
        self.chart = ChartView(self.theme, _("Awards by year"))
        self.chart.missing = _("No award is in the record yet")
        self.chart.opened.connect(lambda at: self.page_requested.emit("statistics", int(self.chart.chart.groups[at])))
        column.addWidget(self.steps)
        column.addWidget(Panel(self.theme, _("Awards by year"), self.chart), 1)
        self.left_column.addWidget(below, 2)
        self._progress_job: Job[RoundProgress] | None = None

    def registrations(self) -> None:
        """Show what was registered for in the year of the chosen round, or in this year."""
        line = self._lines.get(self.list.current_id())
        year = line.year if line is not None else self.context.today().year
        RegistrationForm(self.context, year, self).exec()

    def _open_step(self, page: str) -> None:
        """Work on the chosen round at one of its steps."""
        if id_ := self.list.current_id():
            self.choose(id_)
            self.page_requested.emit(page, 0)

    def reader(self) -> Callable[[Reader, list[int]], Mapping[int, RoundLine]]:
        """Return what gives the rounds that `finder` read: it reads them all, once."""
        lines = self._lines
        return lambda _session, ids: {id_: lines[id_] for id_ in ids if id_ in lines}

    def finder(self) -> Callable[[Reader], Ids]:
        typed = search_key(self.filter.text())
        lines = self._lines = {}  # of this reading: an earlier one that is under way fills its own

        def find(session: Reader) -> Ids:
            lines.update({line.id: line for line in rounds(session) if typed in search_key(line.name)})
            return list(lines), {}

        return find

    def refresh(self) -> None:
        super().refresh()
        self.read_newest("counts", nominations_by_round, self._show_counts)
        self.read_newest("years", awards_by_year, self._show_years)

    def _show_counts(self, many: dict[int, int]) -> None:
        self._many = many
        self.model.forget()

    def _show_years(self, rows: Sequence[tuple[int, str, int]]) -> None:
        self.chart.show_chart(chart_of_years("", rows, _("others")))

    def _show_progress(self, line: RoundLine | None) -> None:
        """Read how far a round is, off the window's thread; the last one that was chosen counts."""
        if self._progress_job is not None:
            self._progress_job.cancel()
        self.steps.setVisible(line is not None)
        if line is None:
            return

        def show(found: RoundProgress) -> None:
            self._progress_job = None
            self.steps.show_steps(steps(line, found))

        read = partial(round_progress, round_id=line.id)
        self._progress_job = self.context.jobs.read(self.context.database, read, show)

    def _count(self, line: RoundLine) -> str:
        return "…" if self._many is None else money(self._many.get(line.id, 0))

    def _line(self) -> RoundLine | None:
        id_ = self.list.current_id()
        return self.model.row_at(self.model.row_of(id_)) if id_ else None

    def show_details(self, id_: int) -> None:
        line = self._line() if id_ else None
        self.name.setText(line.name if line else "")
        words = [line.movement, line.citation] if line else []
        self.words.setText("\n\n".join(text for text in words if text))
        with self.context.database.read() as session:
            units = asked_units(session, line.id) if line else []
        answered = sum(unit.answered for unit in units)
        told = _("Units that have answered: {n} of {m}").format(n=answered, m=len(units)) if units else ""
        self.asked.setText(told)
        nothing = "" if line else _("Choose a round first.")
        for action in self.of_a_round:
            allow(action, nothing)
        closed = line is not None and line.state is RoundState.CLOSED
        allow(self.close_action, nothing or (_("The round is closed already.") if closed else ""))
        still_open = "" if closed else _("The round is open.")
        allow(self.reopen_action, nothing or still_open)
        self._show_progress(line)
        self.units.show_rows([(unit.id, (unit.name, list_words(unit), str(unit.nominations))) for unit in units])

    def choose(self, id_: int) -> None:
        """Make a round the open one; 0 does nothing."""
        if id_:
            self.context.round.choose(id_)

    def new(self) -> None:
        """Ask for a new round and open it."""
        ask_new_round(self.context, self, self.choose)

    def edit(self) -> None:
        """Ask for the changes of the round selected."""
        if line := self._line():
            ask_round_changes(self.context, self, line)

    def copy(self) -> None:
        """Ask for a copy of the round selected for another year, and open it."""
        if id_ := self.list.current_id():
            ask_round_copy(self.context, self, id_, self.choose)

    def reopen(self) -> None:
        """Open the closed round selected again."""
        if line := self._line():
            self.context.do(ReopenRound(line.id))

    def close_round(self) -> None:
        """Close the round selected."""
        if line := self._line():
            self.context.do(CloseRound(line.id))


def make(context: Context) -> Page:
    """Return the page, for the table of pages."""
    return Rounds(context)
