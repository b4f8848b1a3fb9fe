"""Xét, trình: the council's sessions with their results, and one submission for each authority."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import asdict, replace

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.changes.council import DraftSubmission, EditCouncil, RecordCouncil, SendSubmission
from db.queries.council_members import members_on
from db.queries.council_results import waiting_rows
from db.queries.lookups import KnownAuthority, authorities, signers
from db.queries.standing_texts import proposed
from db.queries.submission_list import (
    SessionLine,
    SubmissionLine,
    council_sessions,
    latest_session,
    many_waiting,
    submission_lines,
    submittable,
)
from db.rules.numbering import suffix_for
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _
from desktop.ui.council.ballot_table import candidates
from desktop.ui.council.ballots import offer_count, send_ballots
from desktop.ui.council.council_form import MEMBERS, CouncilForm, CouncilValues, offer_members, values_of, with_members
from desktop.ui.council.session_view import Asked, ResultList, SessionBand, absent_words
from desktop.ui.council.submission_form import (
    SendForm,
    SubmissionForm,
    entry_to_be_made,
    renew_submission_grounds,
    sent_already,
    submission_entry,
)
from desktop.ui.framework.ask_and_write import Failed, ask_and_write
from desktop.ui.framework.page import OF_FINDINGS, Page
from desktop.ui.framework.shown import Shown, ShownPaper
from desktop.ui.printing.paper_preview import PaperPreview
from desktop.ui.printing.print_tasks import DRAW_PAPER
from desktop.ui.widgets.buttons import ActionButton, allow
from desktop.ui.widgets.combo_box import combo_box
from desktop.ui.widgets.field import Note
from desktop.ui.widgets.saved_splitter import SavedSplitter
from desktop.ui.widgets.text import line as divider
from desktop.ui.widgets.two_line_list import ListEntry, TwoLineList

MINUTES = -1  # in the list of papers
WAITING = 0  # in the list of sessions: those whom no session has judged


def nobody_ready(waiting: int) -> str:
    """Return why no submission can be made now, and what comes first; `waiting` wait for the council."""
    if waiting:
        return _("Record the council's results first (Ctrl+R).")
    return _("Everybody recommended stands on a submission; nobody waits: submit first (Alt+2, Ctrl+F8).")


def nobody_waits(ready: int, lines: int) -> str:
    """Return why nobody stands before the council: `ready` are recommended and on none of the `lines` submissions."""
    if ready:
        return _("Nobody waits for the council: {n} are recommended without a session.").format(n=ready)
    if lines:
        return _("Nobody waits for the council: whoever was recommended stands on a submission.")
    return _("Nobody was submitted yet. Nominations, Ctrl+F8, brings them before the council.")


def no_submission(lines: Collection[int]) -> str:
    """Return why no submission of these can be numbered now, and what comes first."""
    if lines:
        return _("Choose a submission in the list of papers first.")
    return _("There is no submission yet: make it first (Ctrl+N).")


def proposed_addressees(context: Context, authorities_ready: Collection[int]) -> dict[int, str]:
    """Return to whom a submission to each authority with nominees goes, one a line."""
    with context.database.read() as session:
        today = context.today()
        return {id_: "\n".join(proposed(session, "addressees", id_, today)) for id_ in authorities_ready}


class Council(Page):
    """The page of council and submission: one session with its results, the papers that follow, the one in sight."""

    TABLES = OF_FINDINGS | {"council_session", "council_result", "submission", "submission_item", "legal_ground"}

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Council, submission"))
        self._lines: dict[int, SubmissionLine] = {}
        self._bodies: dict[int, KnownAuthority] = {}
        self._sessions: dict[int, SessionLine] = {}
        self._ready: dict[int, tuple[int, ...]] = {}
        self._waiting = 0
        self._members = MEMBERS
        self._next: Callable[[], None] | None = None
        self.sessions = combo_box([], None)
        self.sessions.setAccessibleName(_("Council sessions"))
        self.sessions.setMinimumWidth(self.theme.px(250))
        self.header.add([self.sessions])
        self._add_actions()
        self.band = SessionBand(self.theme)
        self.results = ResultList(context)
        self.absent = Note(self.theme)
        self.list = TwoLineList(self.theme, _("Papers"), fits=True)
        self.preview = PaperPreview(context, _("Paper"), _("Paper"), _("The paper cannot be drawn yet"))
        self._lay_out()
        self.sessions.currentIndexChanged.connect(lambda _at: self._show_session())
        self.results.counted.connect(self._tell_count)
        self.list.chosen.connect(self.show_paper)

    def _add_actions(self) -> None:
        self.record_action = self.add_action(_("Record the results…"), self.record, key="Ctrl+R", icon="vote")
        self.send_action = self.add_action(
            _("Number the submission…"), self.send, key="Ctrl+Return", icon="send", kind="plain"
        )
        self.submit_action = self.add_action(
            _("New submission…"), self.submit, key="Ctrl+N", icon="file-text", kind="plain"
        )
        self.other_buttons = self.header.findChildren(ActionButton)
        self.change_action = self.add_action(
            _("Change the session…"), self.change_session, key="F2", icon="pencil", kind="flat"
        )
        self.renew_action = self.add_action(_("Renew the grounds…"), self.renew_grounds, icon="scale")
        self.add_action(_("Ballots as Excel files…"), lambda: send_ballots(self.context, self), icon="files")
        self.next_action = self.add_action(_("Next step"), self.go_on, key="F9", icon="vote", kind="primary")
        self.next_button = self.header.findChildren(ActionButton)[-1]

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.results, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(14, 6, 14, 6)
        foot.addWidget(self.absent)
        column.addLayout(foot)
        papers = QVBoxLayout(right)
        papers.setContentsMargins(0, 0, 0, 0)
        papers.setSpacing(0)
        papers.addWidget(self.list, 3)
        ways = QHBoxLayout()
        ways.setContentsMargins(14, 8, 14, 8)
        ways.setSpacing(8)
        show_all = ActionButton(self.theme, _("PDF, Word of every paper…"), icon="files")
        show_all.clicked.connect(lambda: self.page_requested.emit("papers", 0))
        prints = ActionButton(self.theme, _("Print…"), icon="printer", key="Ctrl+P")
        prints.follow(self.print_action)
        for button in (prints, show_all):
            ways.addWidget(button)
        ways.addStretch(1)
        papers.addLayout(ways)
        papers.addWidget(self.preview, 5)
        self.splitter = SavedSplitter(self.theme, self.context.preferences, "council", (0, 420), (0, 560))
        self.splitter.addWidget(left)
        self.splitter.addWidget(right)
        self.column.addWidget(self.band)
        self.column.addWidget(divider())
        self.column.addWidget(self.splitter, 1)

    def refresh(self) -> None:
        round_id = self.context.round_id
        with self.context.database.read() as session:
            sessions, lines = council_sessions(session, round_id), submission_lines(session, round_id)
            self._members = getattr(latest_session(session), "members_total", MEMBERS)
            self._waiting, self._ready = many_waiting(session, round_id), submittable(session, round_id)
            self._bodies = {body.id: body for body in authorities(session)}
        self._lines = {line.id: line for line in lines}
        more = len(sessions) > len(self._sessions)
        self._sessions = {each.id: each for each in sessions}
        self._fill_sessions(newest=more)
        ready = (entry_to_be_made(self._bodies[id_], len(ids)) for id_, ids in self._ready.items())
        self.list.show_entries([*self._minutes(), *map(submission_entry, lines), *ready])
        allow(
            self.record_action,
            "" if self._waiting else _("Nobody waits for the council: submit first (Alt+2, Ctrl+F8)."),
        )
        allow(self.submit_action, "" if self._ready else nobody_ready(self._waiting))
        self._show_session()
        self.show_paper(self.list.current_id())
        self._offer_next()

    def _fill_sessions(self, *, newest: bool) -> None:
        """Fill the chooser; the session that was shown stays unless a further one was held."""
        kept = self.sessions.currentData()
        self.sessions.blockSignals(True)
        self.sessions.clear()
        for each in reversed(self._sessions.values()):
            words = _("{day} · {n} nominations").format(day=f"{each.held_on:%d/%m/%Y}", n=each.results)
            self.sessions.addItem(words, each.id)
        if self._waiting or not self._sessions:
            self.sessions.addItem(_("Before the council · {n} nominations").format(n=self._waiting), WAITING)
        at = self.sessions.findData(kept) if kept is not None and not newest else 0
        self.sessions.setCurrentIndex(max(0, at))
        self.sessions.blockSignals(False)

    def _show_session(self) -> None:
        """Show the chosen session with its results, or those who wait for one."""
        chosen = self._sessions.get(self.sessions.currentData() or WAITING)
        self.results.missing = nobody_waits(sum(map(len, self._ready.values())), len(self._lines))
        of = chosen.id if chosen is not None else 0
        self.results.show_results(Asked(of, self.context.round_id, self.context.today(), self._members))
        self.band.setVisible(chosen is not None)
        allow(
            self.change_action,
            "" if chosen is not None else _("No session is chosen: record its results first (Ctrl+R)."),
        )
        self.absent.show_message("warn", absent_words(chosen) if chosen is not None else "")
        if chosen is not None:
            self.band.show_session(chosen)

    def _tell_count(self, many: int, recommended: int) -> None:
        words = _("{n} nominations: {m} recommended, {k} wait for the council")
        self.status.emit(words.format(n=many, m=recommended, k=self._waiting) if many else "")

    def _minutes(self) -> list[ListEntry]:
        if not self._sessions:
            return []
        last = list(self._sessions.values())[-1]
        state, tone = (last.number, "ok") if last.number else (_("no number yet"), "warn")
        return [ListEntry(MINUTES, _("Minutes of the council"), f"{last.held_on:%d/%m/%Y}", "", state, tone)]

    def _offer_next(self) -> None:
        """Name on the main button what the round's council lacks next."""
        record, submit = _("Record the results…"), _("New submission…")
        text, self._next = record, None
        if self._waiting:
            self._next = self.record
        elif self._ready:
            text, self._next = submit, self.submit
        elif self._unsent():
            text, self._next = _("Number the submission…"), self._send_first
        self.next_button.set_text(text)
        for button in self.other_buttons:  # the main button says it
            button.setVisible(button.accessibleName() != text)
        done = _("Nothing is left to do before the council here; decisions follow (Alt+4).")
        nobody = _("Nobody waits for the council: submit first (Alt+2, Ctrl+F8).")
        allow(self.next_action, "" if self._next is not None else done if self._lines else nobody)

    def go_on(self) -> None:
        """Do what the council of this round lacks next."""
        if self._next is not None:
            self._next()

    def _send_first(self) -> None:
        self.list.choose(self._unsent()[0])
        self.send()

    def _unsent(self) -> list[int]:
        return [each.id for each in self._lines.values() if not each.number]

    def show_paper(self, id_: int) -> None:
        """Show the minutes or a submission, 0 for none."""
        line = self._lines.get(id_)
        allow(self.send_action, "" if line is not None or self._unsent() else no_submission(self._lines))
        allow(self.renew_action, sent_already(line) if line is not None else no_submission(self._lines))
        allow(self.print_action, "" if self.shown() else _("There is nothing to print on this page."))
        where = str(self.context.database.url)
        if id_ == MINUTES and self._sessions:
            self.preview.draw_task(DRAW_PAPER, where, "minutes", self.context.round_id, self.context.today())
        elif line is not None:
            self.preview.draw_task(DRAW_PAPER, where, "submission", id_, self.context.today())
        else:
            self.preview.next_file()  # a drawing on its way is not shown any more
            self.preview.show_nothing(
                _("No submission yet"),
                _("It takes those whom the council recommended, one paper for each authority: Ctrl+N."),
            )

    def _office(self) -> KnownAuthority | None:
        return next((body for body in self._bodies.values() if body.is_office), None)

    def record(self) -> None:
        """Ask for the council's results and record them; the last session proposes who meets."""
        office = self._office()
        with self.context.database.read() as session:
            today = self.context.today()
            waiting, last = waiting_rows(session, self.context.round_id, today), latest_session(session)
            serving = members_on(session, today)
        place = last.place if last else office.place if office else ""
        proposed_values = CouncilValues(self.context.today(), place)
        if last is not None:
            whole = last.members_total
            proposed_values = replace(
                proposed_values,
                chair=last.chair,
                secretary=last.secretary,
                members_total=whole,
                members_present=min(whole, len(last.present.splitlines()) or whole),
                present=last.present,
                ballot=last.ballot,
            )
        form = CouncilForm(self.theme, candidates(waiting), with_members(proposed_values, serving), self)
        offer_members(form, self.context)
        offer_count(form, self.context, self)

        def write(failed: Failed) -> None:
            values = asdict(form.values())
            self.context.do(RecordCouncil(self.context.round_id, results=form.results(), **values), failed=failed)

        ask_and_write(form, write)

    def change_session(self) -> None:
        """Ask for corrections of what the minutes say of the session selected."""
        old = self._sessions.get(self.sessions.currentData() or WAITING)
        if old is None:
            return
        form = CouncilForm(self.theme, (), values_of(old), self, judged=True)
        offer_members(form, self.context)
        ask_and_write(form, lambda failed: self.context.do(EditCouncil(old.id, **asdict(form.values())), failed=failed))

    def submit(self) -> None:
        """Ask for authority and signer and draft a submission."""
        office = self._office()
        with self.context.database.read() as session:
            known = signers(session, office.id) if office else []
        groups = [(f"{self._bodies[id_].title} ({len(ids)})", id_) for id_, ids in self._ready.items()]
        form = SubmissionForm(self.theme, groups, known, self, proposed_addressees(self.context, self._ready))

        def write(failed: Failed) -> None:
            authority = form.group.currentData()
            signer = known[form.signer.currentData()]
            submission = DraftSubmission(
                self.context.round_id,
                authority,
                self._ready[authority],
                tuple(form.addressees.value().splitlines()),
                signer.full_name,
                signer.office,
                signer.capacity,
            )
            self.context.do(submission, self.list.choose, failed)

        ask_and_write(form, write)

    def send(self) -> None:
        """Ask for number and date of the signed submission and record them; one without goes before the minutes."""
        if self.list.current_id() not in self._lines:
            self.list.choose(self._unsent()[0])
        id_ = self.list.current_id()
        office = self._office()
        suffix = suffix_for("TTr", office.number_suffix) if office else "TTr"
        line = self._lines.get(id_)
        form = SendForm(self.theme, suffix, self, line.number if line else None, line.dated if line else None)

        def write(failed: Failed) -> None:
            day = form.day()
            if day is None:
                ask_and_write(form, write)
                return
            self.context.do(SendSubmission(id_, form.number.value(), day), failed=failed)

        if line is not None:
            ask_and_write(form, write)

    def renew_grounds(self) -> None:
        """Show what the law of the submission's day changes in its grounds, and write what the clerk makes of it."""
        if line := self._lines.get(self.list.current_id()):
            renew_submission_grounds(self.context, line, self)

    def select(self, id_: int) -> None:
        self.list.choose(id_)

    def shown(self) -> Sequence[Shown]:
        """Return the paper selected: the minutes or a submission."""
        id_ = self.list.current_id()
        line = self._lines.get(id_)
        if id_ == MINUTES and self._sessions:
            return (ShownPaper("minutes", self.context.round_id, _("Minutes of the council")),)
        title = f"{_('Submission')} {line.number or ''}".strip() if line else ""
        return (ShownPaper("submission", line.id, title),) if line else ()

    def close_page(self) -> None:
        self.preview.close_paper()

    def first_focus(self) -> QWidget:
        return self.results if self._waiting or self._sessions else self.list


def make(context: Context) -> Page:
    """Return the page, for the table of pages."""
    return Council(context)
