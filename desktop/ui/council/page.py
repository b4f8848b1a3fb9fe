"""Xét, trình: the council's sessions with their results, and one submission for each authority."""

from collections.abc import Sequence
from dataclasses import asdict, fields, replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from db.changes.council import DraftSubmission, EditCouncil, RecordCouncil, Result, SendSubmission
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
    waiting_for_council,
)
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _
from desktop.ui.council.council_form import CouncilForm, CouncilValues
from desktop.ui.council.submission_form import SendForm, SubmissionForm
from desktop.ui.framework.ask_and_write import Failed, ask_and_write
from desktop.ui.framework.page import Page
from desktop.ui.framework.shown import Shown, ShownPaper
from desktop.ui.printing.paper_preview import PaperPreview
from desktop.ui.printing.print_tasks import DRAW_PAPER
from desktop.ui.widgets.plain_table import PlainTable
from desktop.ui.widgets.text import label
from desktop.ui.widgets.two_line_list import ListEntry, TwoLineList


class Council(Page):
    """The page of council and submission: sessions, submissions, and the paper of the selected one."""

    TABLES = frozenset({"council_session", "council_result", "submission", "submission_item", "nomination"})

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Council, submission"))
        self._lines: dict[int, SubmissionLine] = {}
        self._bodies: dict[int, KnownAuthority] = {}
        self._sessions: list[SessionLine] = []
        self.send_action = self.add_action(
            _("Number the submission…"), self.send, key="Ctrl+Return", icon="send", kind="plain"
        )
        self.submit_action = self.add_action(
            _("New submission…"), self.submit, key="Ctrl+N", icon="file-text", kind="plain"
        )
        self.record_action = self.add_action(
            _("Record the council's results…"), self.record, key="F9", icon="vote", kind="primary"
        )
        self.change_action = self.add_action(
            _("Change the session…"), self.change_session, key="F2", icon="pencil", kind="flat"
        )
        titles = (_("Held on"), _("Meeting place"), _("Chair"), _("Present"), _("Judged"))
        self.sessions = PlainTable(self.theme, _("Council sessions"), titles, wide=1)
        self.sessions.itemActivated.connect(lambda _item: self.change_session())
        self.list = TwoLineList(self.theme, _("Submissions"))
        self.list.chosen.connect(self.show_submission)
        self.preview = PaperPreview(context, _("Paper"), _("Paper"), _("The paper cannot be drawn yet"))
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for title, widget in ((_("Council sessions"), self.sessions), (_("Submissions"), self.list)):
            head = label(self.theme, title, "section")
            head.setContentsMargins(14, 8, 14, 2)
            column.addWidget(head)
            column.addWidget(widget, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.preview)
        self.splitter.setSizes([self.theme.px(560), self.theme.px(600)])
        self.column.addWidget(self.splitter, 1)

    def refresh(self) -> None:
        round_id = self.context.round_id
        with self.context.database.read() as session:
            sessions, lines = council_sessions(session, round_id), submission_lines(session, round_id)
            waiting, self._ready = many_waiting(session, round_id), submittable(session, round_id)
            self._bodies = {body.id: body for body in authorities(session)}
        self._lines, self._sessions = {line.id: line for line in lines}, sessions
        self.change_action.setEnabled(bool(sessions))
        self.sessions.show_rows(
            [
                (
                    each.id,
                    (
                        f"{each.held_on:%d/%m/%Y}",
                        each.place,
                        each.chair.partition(",")[0],
                        f"{each.members_present} / {each.members_total}",
                        str(each.results),
                    ),
                )
                for each in sessions
            ]
        )
        self.list.show_entries([self._entry(line) for line in lines])
        self.record_action.setEnabled(waiting > 0)
        self.submit_action.setEnabled(bool(self._ready))
        self.header.show_message(_("{n} wait for the council").format(n=waiting))
        if not lines:
            self.show_submission(0)

    def _entry(self, line: SubmissionLine) -> ListEntry:
        number = f"{line.number}, {line.dated:%d/%m/%Y}" if line.number and line.dated else _("no number yet")
        state, tone = (_("Sent"), "ok") if line.number else (_("Being drafted"), "warn")
        return ListEntry(line.id, line.authority, number, _("{n} nominations").format(n=line.items), state, tone)

    def show_submission(self, id_: int) -> None:
        """Show the paper of a submission, 0 for none."""
        line = self._lines.get(id_)
        self.send_action.setEnabled(line is not None and not line.number)
        if line is None:
            self.preview.show_nothing(
                _("No submission yet"),
                _("It takes those whom the council recommended, one paper for each authority: Ctrl+N."),
            )
            return
        self.preview.draw_task(DRAW_PAPER, str(self.context.database.url), "submission", id_, self.context.today())

    def _office(self) -> KnownAuthority | None:
        return next((body for body in self._bodies.values() if body.is_office), None)

    def record(self) -> None:
        """Ask for the council's results and record them; the last session proposes who meets."""
        office = self._office()
        with self.context.database.read() as session:
            waiting, last = waiting_for_council(session, self.context.round_id), latest_session(session)
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
            )
        form = CouncilForm(self.theme, waiting, proposed_values, self)

        def write(failed: Failed) -> None:
            values, votes = asdict(form.values()), form.votes.value()
            total = values["members_total"]
            results = tuple(
                Result(id_, votes if fine else 0, total, fine, "" if fine else form.reason.value())
                for id_, fine in form.ticked().items()
            )
            self.context.do(RecordCouncil(self.context.round_id, results=results, **values), failed=failed)

        ask_and_write(form, write)

    def change_session(self) -> None:
        """Ask for corrections of what the minutes say of the session selected."""
        old = next((each for each in self._sessions if each.id == self.sessions.current_id()), None)
        if old is None:
            return
        kept = {each.name: getattr(old, each.name) for each in fields(CouncilValues)}
        form = CouncilForm(self.theme, (), CouncilValues(**kept), self, judged=True)
        ask_and_write(form, lambda failed: self.context.do(EditCouncil(old.id, **asdict(form.values())), failed=failed))

    def submit(self) -> None:
        """Ask for authority and signer and draft a submission."""
        office = self._office()
        with self.context.database.read() as session:
            known = signers(session, office.id) if office else []
        groups = [(f"{self._bodies[id_].title} ({len(ids)})", id_) for id_, ids in self._ready.items()]
        form = SubmissionForm(self.theme, groups, known, self, self._addressees())

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

    def _addressees(self) -> dict[int, str]:
        """Return to whom a submission to each authority with nominees goes, one a line."""
        with self.context.database.read() as session:
            today = self.context.today()
            return {id_: "\n".join(proposed(session, "addressees", id_, today)) for id_ in self._ready}

    def send(self) -> None:
        """Ask for number and date of the signed submission and record them."""
        id_ = self.list.current_id()
        office = self._office()
        suffix = f"TTr-{office.number_suffix.rpartition('-')[2]}" if office else "TTr"
        form = SendForm(self.theme, suffix, self)

        def write(failed: Failed) -> None:
            day = form.day()
            if day is None:
                ask_and_write(form, write)
                return
            self.context.do(SendSubmission(id_, form.number.value(), day), failed=failed)

        if id_:
            ask_and_write(form, write)

    def select(self, id_: int) -> None:
        self.list.choose(id_)

    def shown(self) -> Sequence[Shown]:
        """Return the submission selected; the minutes where the cursor is among the sessions, or there is no other."""
        line = self._lines.get(self.list.current_id())
        if self.sessions.rowCount() and (line is None or self.sessions.hasFocus()):
            return (ShownPaper("minutes", self.context.round_id, _("Minutes of the council")),)
        title = f"{_('Submission')} {line.number or ''}".strip() if line else ""
        return (ShownPaper("submission", line.id, title),) if line else ()

    def close_page(self) -> None:
        self.preview.close_paper()

    def first_focus(self) -> QWidget:
        return self.sessions if self.sessions.rowCount() else self.list


def make(context: Context) -> Page:
    """Return the page, for the table of pages."""
    return Council(context)
