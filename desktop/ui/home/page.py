"""The round's home: how far each step is, what is left to do, and the awards of the last years."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from db.connect import Reader
from db.queries.round_list import RoundLine, rounds
from db.queries.round_progress import RoundProgress, awards_by_year, round_progress
from db.rules.numbers import money
from db.rules.terms import NominationState, RoundState
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _
from desktop.ui.core.jobs import Job
from desktop.ui.framework.page import Page
from desktop.ui.framework.round_form import ask_round_copy
from desktop.ui.widgets.chart import YearChart
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.step_header import StepHeader, StepItem
from desktop.ui.widgets.text import label, line

S = NominationState
Reading = tuple[RoundLine | None, RoundProgress]


@dataclass(frozen=True)
class Chore:
    """Something left to do, and where it is done."""

    icon: str
    tone: str
    text: str
    page: str


def chores(progress: RoundProgress) -> list[Chore]:
    """Return what is left, the most pressing first."""
    found = []
    if not progress.nominations:
        found.append(Chore("clipboard-list", "warn", _("Key in or read the first nominations"), "nominations"))
    if n := progress.count(S.DRAFT):
        found.append(Chore("send", "text2", _("{n} nominations are not submitted yet").format(n=n), "nominations"))
    if n := progress.count(S.RETURNED):
        found.append(
            Chore("undo-2", "warn", _("{n} nominations were returned to their units").format(n=n), "nominations")
        )
    if n := progress.with_open_findings:
        found.append(
            Chore("triangle-alert", "warn", _("{n} nominations have open findings").format(n=n), "nominations")
        )
    if n := progress.count(S.SUBMITTED):
        found.append(Chore("vote", "text2", _("{n} nominations wait for the council").format(n=n), "council"))
    if progress.count(S.RECOMMENDED) and not progress.decisions:
        found.append(Chore("stamp", "text2", _("Draft the decision for those recommended"), "decisions"))
    if n := progress.decisions - progress.issued:
        found.append(Chore("stamp", "warn", _("{n} decisions wait for number and date").format(n=n), "decisions"))
    if n := progress.recipients - progress.certificates:
        found.append(Chore("printer", "text2", _("{n} certificates are still to be made").format(n=n), "certificates"))
    elif n := progress.certificates - progress.good_sheets:
        found.append(
            Chore("printer", "text2", _("{n} certificates are still to be printed").format(n=n), "certificates")
        )
    return found


def share(done: int, all_: int) -> float:
    """Return the part that is done, from 0 to 1; nothing of nothing is 0."""
    return done / all_ if all_ else 0.0


def steps(round_: RoundLine, progress: RoundProgress) -> list[StepItem]:
    """Return the cells of the header, in the clerk's order."""
    n = progress.nominations
    judged = n - progress.count(S.DRAFT, S.SUBMITTED, S.RETURNED)
    submitted = n - progress.count(S.DRAFT)
    entered, all_ = progress.entered, progress.recipients
    council = progress.council_on.strftime("%d/%m/%Y") if progress.council_on else _("not yet held")
    deadline = round_.deadline.strftime("%d/%m/%Y") if round_.deadline else str(round_.year)
    cells = [
        ("home", _("Open"), _("Done"), deadline, 1.0, True),
        (
            "nominations",
            _("Nominations"),
            str(n),
            _("{n} submitted").format(n=submitted),
            share(submitted, n),
            0 < n == submitted,
        ),
        (
            "council",
            _("Council"),
            f"{judged} / {n}",
            council,
            share(judged, n),
            bool(n) and judged == n and progress.council_on is not None,
        ),
        (
            "decisions",
            _("Decisions"),
            f"{progress.issued} / {progress.decisions}",
            _("issued"),
            share(progress.issued, progress.decisions),
            progress.decisions > 0 and progress.issued == progress.decisions,
        ),
        (
            "certificates",
            _("Certificates"),
            f"{progress.good_sheets} / {progress.recipients}",
            _("printed"),
            share(progress.good_sheets, all_),
            0 < all_ == progress.good_sheets,
        ),
        ("register", _("Register"), str(entered), _("entered"), share(entered, all_), 0 < all_ == entered),
    ]
    current = next((i for i, cell in enumerate(cells) if not cell[5]), len(cells) - 1)
    return [StepItem(*cell, current=i == current) for i, cell in enumerate(cells)]


class Home(Page):
    """The page of the open round: its steps, what is left to do, bonus, citation and awards by year."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Award round"))
        self.add_action(_("Copy as a new round…"), self.copy, icon="copy", kind="flat")
        self.add_action(_("All rounds"), lambda: self.page_requested.emit("rounds", 0), icon="trophy", kind="plain")
        self.next_action = self.add_action(
            _("Next step"), self.go_on, key="Ctrl+Return", icon="circle-play", kind="primary"
        )
        self.next_page = "nominations"
        self.steps = StepHeader(self.theme, _("Steps of the round"))
        self.steps.opened.connect(lambda page: self.page_requested.emit(page, 0))
        self.chores = QListWidget()
        self.chores.setAccessibleName(_("What is left"))
        self.chores.setIconSize(QSize(self.theme.px(16), self.theme.px(16)))
        self.chores.setFont(self.theme.font("text"))
        self.chores.itemActivated.connect(lambda item: self.page_requested.emit(item.data(Qt.ItemDataRole.UserRole), 0))
        self.chart = YearChart(self.theme, _("Awards by year"))
        self.money = label(self.theme, "", "figuresStrong")
        self._round: RoundLine | None = None
        self._job: Job[Reading] | None = None
        self._lay_out()

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 4, 12, 12)
        column.setSpacing(10)
        column.addWidget(self.steps)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._panel(_("What is left"), self.chores), 3)
        side = QVBoxLayout()
        side.setSpacing(10)
        facts = QFrame()
        facts.setObjectName("panel")
        inner = QVBoxLayout(facts)
        inner.setContentsMargins(14, 10, 14, 12)
        inner.setSpacing(5)
        inner.addWidget(label(self.theme, _("Bonus"), "section"))
        across = QHBoxLayout()
        across.addWidget(label(self.theme, _("Decided, đồng"), "text", "text2"))
        across.addStretch(1)
        across.addWidget(self.money)
        inner.addLayout(across)
        inner.addWidget(line())
        self.citation = label(self.theme, "", "text", "text2", wrap=True)
        inner.addWidget(label(self.theme, _("Citation of the round"), "section"))
        inner.addWidget(self.citation)
        side.addWidget(facts)
        side.addStretch(1)
        row.addLayout(side, 1)
        column.addLayout(row, 3)
        column.addWidget(self._panel(_("Awards by year"), self.chart), 2)
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

    def _panel(self, title: str, inner: QWidget) -> QFrame:
        panel = QFrame()
        panel.setObjectName("panel")
        column = QVBoxLayout(panel)
        column.setContentsMargins(1, 9, 1, 1)
        head = label(self.theme, title, "section")
        head.setContentsMargins(12, 0, 12, 0)
        column.addWidget(head)
        column.addWidget(inner, 1)
        return panel

    def refresh(self) -> None:
        """Read how far the round is, off the window's thread: its nominations are counted."""
        if self._job is not None:
            self._job.cancel()
        round_id = self.context.round_id
        self.stack.setCurrentIndex(1 if round_id else 0)

        def query(session: Reader) -> Reading:
            return next((each for each in rounds(session) if each.id == round_id), None), round_progress(
                session, round_id
            )

        self._job = self.context.jobs.read(self.context.database, query, self._show)
        if round_id:
            self.context.jobs.read(self.context.database, awards_by_year, self.chart.show_years)

    def _show(self, found: Reading) -> None:
        self._job = None
        self._round, progress = found
        self.stack.setCurrentIndex(1 if self._round else 0)
        for action in self.page_actions:
            action.setEnabled(self._round is not None or action is self.page_actions[1])
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
        self._show_chores(chores(progress))
        self.money.setText(money(progress.bonus))
        self.citation.setText(self._round.citation or "–")
        self.status.emit(_("{n} nominations, {m} recipients").format(n=progress.nominations, m=progress.recipients))

    def _show_chores(self, found: list[Chore]) -> None:
        self.chores.clear()
        for chore in found:
            item = QListWidgetItem(self.theme.icon(chore.icon, chore.tone), chore.text)
            item.setData(Qt.ItemDataRole.UserRole, chore.page)
            item.setSizeHint(QSize(100, self.theme.row_height))
            self.chores.addItem(item)
        if not found:
            item = QListWidgetItem(
                self.theme.icon("circle-check", "ok"), _("Nothing is left: the round is in the register")
            )
            item.setData(Qt.ItemDataRole.UserRole, "register")
            self.chores.addItem(item)
        self.chores.setCurrentRow(0)
        self.next_page = str(self.chores.item(0).data(Qt.ItemDataRole.UserRole))

    def go_on(self) -> None:
        """Open the page of the most pressing thing left to do."""
        self.page_requested.emit(self.next_page, 0)

    def copy(self) -> None:
        """Ask for the round of the next year, proposed from this one, and open it."""
        ask_round_copy(self.context, self, self.context.round_id, self.context.round.choose)

    def first_focus(self) -> QWidget:
        return self.chores


def make(context: Context) -> Page:
    """Return the page, for the table of pages."""
    return Home(context)
