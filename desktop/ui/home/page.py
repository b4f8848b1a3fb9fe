"""The desk of the round: how far each step is, who owes what by when, its days, prints and money."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from db.changes.round_plan import AnswerUnits, MarkMilestone, RemindUnits
from db.connect import Reader
from db.queries.advice import RoundCheck, check_of_round
from db.queries.lookups import authorities
from db.queries.round_desk import Desk, desk
from db.queries.round_list import RoundLine, rounds
from db.queries.round_progress import RoundProgress, awards_by_year, round_progress
from db.rules.terms import RoundState
from desktop.documents.letters.bar_chart import chart_of_years
from desktop.papers.reminder import Reminded, corrections_reminder, list_reminder, reasons
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _
from desktop.ui.core.jobs import Job
from desktop.ui.framework.page import Page
from desktop.ui.framework.round_form import ask_round_changes, ask_round_copy
from desktop.ui.framework.round_steps import steps
from desktop.ui.home.chore_table import ChoreTable
from desktop.ui.home.desk import Chore, chores, day_lines, reminders
from desktop.ui.home.practice import PracticeGuide
from desktop.ui.home.side import Side
from desktop.ui.widgets.buttons import ActionButton, allow
from desktop.ui.widgets.chart import ChartView
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.panel import Panel
from desktop.ui.widgets.step_header import StepHeader
from desktop.ui.widgets.text import label

SIDE_WIDTH = 304
SIDE_UP_TO = 150  # per cent: with larger letters the side stands below
FROM_CLIPBOARD = -1  # asks the page of lists to read what was copied
Reading = tuple[RoundLine | None, RoundProgress, Desk, str, RoundCheck]
"""The round, its counts, what lies on the desk, the office's name, what the checks say."""


class Home(Page):
    """The desk of the open round: its steps, what is left and who owes it, its days, prints, money, earlier years."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Award round"))
        self._add_actions()
        self.next_page = "nominations"
        self.steps = StepHeader(self.theme, _("Steps of the round"))
        self.steps.opened.connect(lambda page: self.page_requested.emit(page, 0))
        self.chores = ChoreTable(self.theme, context.today)
        self.chores.missing = _("Nothing is left: the round is in the register")
        self.chores.taken.connect(self.take)
        self.side = Side(self.theme, context.today)
        self.side.days.marked.connect(self.mark_day)
        self.many = label(self.theme, "", "text", "text2")
        self.chart = ChartView(self.theme, _("Awards by year"))
        self.chart.missing = _("No award is in the record yet")
        self.chart.opened.connect(lambda at: self.page_requested.emit("statistics", int(self.chart.chart.groups[at])))
        self._found: list[Chore] = []
        self._round: RoundLine | None = None
        self._office = ""
        self._job: Job[Reading] | None = None
        self._lay_out()

    def _add_actions(self) -> None:
        self.add_action(_("Copy as a new round…"), self.copy, icon="copy", kind="flat")
        self.all_action = self.add_action(_("All rounds"), lambda: self.page_requested.emit("rounds", 0), icon="trophy")
        self.add_action(_("Days, units, fund…"), self.edit, key="Ctrl+E", icon="calendar", kind="plain")
        self.remind_action = self.add_action(
            _("Copy all reminders"), self.remind_all, key="Ctrl+Shift+R", icon="send", kind="plain"
        )
        self.answer_action = self.add_action(_("The unit has answered"), self.answer, key="F9", icon="circle-check")
        self.next_action = self.add_action(
            _("Next step"), self.go_on, key="Ctrl+Return", icon="circle-play", kind="primary"
        )

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 4, 12, 12)
        column.setSpacing(10)
        self.guide = PracticeGuide(self.context)
        column.addWidget(self.guide)
        column.addWidget(self.steps)
        left = QVBoxLayout()
        left.setSpacing(10)
        todo = Panel(self.theme, _("What is left"), self.chores)
        todo.head.addWidget(self.many)
        todo.head.addStretch(1)
        self.which = self._switch(todo.head)
        left.addWidget(todo, 3)
        left.addWidget(Panel(self.theme, _("Awards by year"), self.chart), 2)
        large = self.theme.choice.text_size > SIDE_UP_TO
        row = QBoxLayout(QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight)
        row.setSpacing(10)
        row.addLayout(left, 1)
        if not large:
            self.side.setFixedWidth(self.theme.px(SIDE_WIDTH))
        row.addWidget(self.side)
        column.addLayout(row, 1)
        empty = EmptyState(
            self.theme,
            "trophy",
            _("No round is open"),
            _("Open one with Ctrl+Shift+N, or choose one of an earlier year above the list of pages."),
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(empty)
        area = QScrollArea()  # with large letters on a small screen the page goes on below
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.stack.addWidget(area)
        self.column.addWidget(self.stack, 1)

    def _switch(self, row: QHBoxLayout) -> dict[str, ActionButton]:
        """Add the buttons that choose whose chores are shown."""
        group = QButtonGroup(self)
        made = {}
        for name, text in (("all", _("All")), ("mine", _("Ours")), ("units", _("Units owe"))):
            button = ActionButton(self.theme, text, small=True)
            button.setCheckable(True)
            button.setChecked(name == "all")
            button.toggled.connect(lambda _on: self._show_chores())
            group.addButton(button)
            row.addWidget(button)
            made[name] = button
        return made

    def refresh(self) -> None:
        """Read how far the round is, off the window's thread: its nominations are counted."""
        if self._job is not None:
            self._job.cancel()
        round_id, today = self.context.round_id, self.context.today()
        self.stack.setCurrentIndex(1 if round_id else 0)

        def query(session: Reader) -> Reading:
            found = next((each for each in rounds(session) if each.id == round_id), None)
            office = next((each.body for each in authorities(session, today) if each.is_office), "")
            progress, lying = round_progress(session, round_id), desk(session, round_id, today)
            return found, progress, lying, office, check_of_round(session, round_id, today)

        self._job = self.context.jobs.read(self.context.database, query, self._show)
        if round_id:
            self.read_newest("years", awards_by_year, self._show_years)

    def _show_years(self, rows: Sequence[tuple[int, str, int]]) -> None:
        self.chart.show_chart(chart_of_years("", rows, _("others")))

    def _show(self, found: Reading) -> None:
        self._job = None
        self._round, progress, lying, self._office, check = found
        self.stack.setCurrentIndex(1 if self._round else 0)
        for action in self.page_actions:
            allow(
                action,
                "" if self._round is not None or action is self.all_action else _("Open a round first (Ctrl+Shift+N)."),
            )
        if self._round is None:
            self.header.title.setText(_("Award round"))
            self.header.show_message("")
            return
        self.header.title.setText(self._round.name)
        closed = self._round.state is RoundState.CLOSED
        movement = self._round.movement
        same = movement.casefold() == self._round.name.casefold()  # often the round bears the movement's name
        self.header.show_message(
            "" if same else movement, _("closed") if closed else _("open"), "idle" if closed else "warn"
        )
        self.steps.show_steps(steps(self._round, progress))
        self._found = chores(self._round, progress, lying, _("Our office"), check)
        self._show_chores()
        self.side.days.show_days(day_lines(self._round, progress, lying))
        self.side.show_runs(lying.runs)
        self.side.show_money(self._round, lying.bonus)
        self.guide.show_step(self._round, progress)
        self.status.emit(_("{n} nominations, {m} recipients").format(n=progress.nominations, m=progress.recipients))

    def _show_chores(self) -> None:
        owed = reminders(self._found)
        mine = [chore for chore in self._found if not chore.owed]
        shown = mine if self.which["mine"].isChecked() else owed if self.which["units"].isChecked() else self._found
        self.many.setText(_("{n} things, by their day").format(n=len(self._found)))
        self.chores.show_chores(shown)
        self.next_page = next((chore.page for chore in mine), "register")
        nothing = _("No unit owes anything in this round.")
        allow(self.remind_action, "" if owed else nothing)
        allow(
            self.answer_action, "" if any(chore.unit for chore in owed) else _("No unit owes its list in this round.")
        )

    # --- acts -----------------------------------------------------------------------------------------------
    def go_on(self) -> None:
        """Open the page of the most pressing thing this office has to do; a practice list is handed over and read."""
        if self.guide.hand_over_list():
            self.page_requested.emit(self.guide.page, FROM_CLIPBOARD)
        else:
            self.page_requested.emit(self.guide.page or self.next_page, 0)

    def take(self, chore: Chore) -> None:
        """Do what a row says: copy the reminder of a unit, or open the page where the work is done."""
        if chore.owed:
            self._remind((chore,))
        else:
            self.page_requested.emit(chore.page, chore.id)

    def remind_all(self) -> None:
        """Copy one text that reminds every unit of what it owes."""
        self._remind(reminders(self._found))

    def _remind(self, owed: Sequence[Chore]) -> None:
        round_ = self._round
        if round_ is None or not owed:
            return
        today = self.context.today()
        missing = [chore.unit for chore in owed if chore.unit is not None]
        texts = []
        with self.context.database.read() as session:
            if missing:
                about = Reminded(round_.name, round_.deadline, today, self._office)
                texts.append(list_reminder(session, [unit.name for unit in missing], about))
            for chore in owed:
                if chore.returned:
                    told = reasons(session, chore.returned, today)
                    about = Reminded(round_.name, chore.due, today, self._office)
                    texts.append(corrections_reminder(session, chore.who, told, about))
        QGuiApplication.clipboard().setText("\n\n".join(texts))
        said = _("Reminder copied: {who}. Paste it into a letter or a message.")
        self.status.emit(said.format(who=", ".join(dict.fromkeys(chore.who for chore in owed))))
        if missing:
            self.context.do(RemindUnits(tuple(unit.id for unit in missing)))

    def answer(self) -> None:
        """Record that the unit of the selected row has answered: its list is in, or it proposes nobody."""
        chore = self.chores.current()
        if chore is None or chore.unit is None:
            self.status.emit(_("Choose the row of a unit whose list is missing."))
            return
        self.context.do(AnswerUnits((chore.unit.id,)))

    def mark_day(self, id_: int, done: bool) -> None:
        """Say that a milestone was done today, or is not done yet."""
        self.context.do(MarkMilestone(id_, self.context.today() if done else None))

    def edit(self) -> None:
        """Ask for the round's days, units and money."""
        if self._round is not None:
            ask_round_changes(self.context, self, self._round)

    def copy(self) -> None:
        """Ask for the round of the next year, proposed from this one, and open it."""
        ask_round_copy(self.context, self, self.context.round_id, self.context.round.choose)

    def first_focus(self) -> QWidget:
        return self.chores


def make(context: Context) -> Page:
    """Return the page, for the table of pages."""
    return Home(context)
