"""Decisions of the round: draft, preview, issue; or record what came back, nominee by nominee."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from db.connect import Reader
from db.errors import KnownError
from db.queries.decision_articles import articles_of
from db.queries.decision_checks import DraftFacts, IssuedFacts, draft_facts, issued_facts
from db.queries.decision_list import (
    DecisionItemLine,
    DecisionLine,
    anybody_waits,
    decision_items,
    decision_lines,
    next_number,
    scans,
)
from db.queries.lookups import KnownAuthority, authorities, signers
from db.queries.round_list import round_year
from db.rules import stages
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _, sentence
from desktop.ui.core.jobs import Job
from desktop.ui.decisions.amendments_tab import AmendmentsTab
from desktop.ui.decisions.decision_paper import DecisionFiles, DecisionPaper
from desktop.ui.decisions.decision_words import (
    Acts,
    draft_points,
    hint_words,
    is_draft,
    is_received,
    issued_points,
    people_words,
    points_heading,
    state_words,
    title_words,
)
from desktop.ui.decisions.draft_actions import DraftActions
from desktop.ui.decisions.nominees_tab import NomineesTab
from desktop.ui.framework.page import Page
from desktop.ui.framework.shown import Shown
from desktop.ui.printing.save_paper import SavePaper
from desktop.ui.printing.scans import attach_scan
from desktop.ui.widgets.buttons import allow
from desktop.ui.widgets.findings import FindingText
from desktop.ui.widgets.saved_splitter import SavedSplitter
from desktop.ui.widgets.text import label
from desktop.ui.widgets.two_line_list import ListEntry, TwoLineList

Facts = DraftFacts | IssuedFacts


OF_DECISIONS = frozenset(
    {
        "decision",
        "entered_bonus",
        "decision_item",
        "nomination",
        "signer",
        "decision_scan",
        "authority_name",
        "award_round",
        "base_salary",
        "unit_name",
        "legal_ground",
        "regime",
        "council_result",
        "sheet",
        "certificate",
        "recipient",
        "attachment",
        "authority",
        "award_type",
        "revocation",
        "amendment",
        "amendment_item",
        "setting",
        "amendment_text",
        "replacement",
    }
)
"""Tables that the page shows."""


def _issue_refused(items: Sequence[DecisionItemLine]) -> str:
    """Return why a decision about these nominees cannot be issued, "" where it can."""
    if not any(each.approved for each in items):
        return sentence(KnownError("nobody_approved"))
    for each in items:
        asked = stages.decide_refused if each.approved else stages.pass_over_refused
        if wrong := asked(each.state, each.name):
            return sentence(wrong)
    return ""


class Decisions(Page):
    """The page of decisions: the list, the selected one's form and nominees, and its paper."""

    TABLES = OF_DECISIONS

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Decisions"))
        self._lines: dict[int, DecisionLine] = {}
        self._authorities: dict[int, KnownAuthority] = {}
        self._why_not_judged = ""  # of the decision shown
        self._year = 0  # whose achievements the round rewards
        self._facts: Facts | None = None
        self._facts_job: Job[tuple[Facts, int]] | None = None
        self._add_actions()
        self.list = TwoLineList(self.theme, _("Decisions"))
        self.list.setMinimumWidth(self.theme.px(200))
        self.list.chosen.connect(self.show_decision)
        self.drafts = DraftActions(
            context, self, self.line, lambda: self._authorities, lambda: self._year, self.select, self._points_of
        )
        self.form = self.drafts.form
        self.form.day_left.connect(self._follow_law)
        self.form.typed.connect(self._show_points)
        self.form.edited.connect(self._show_points)
        words = ((self.approve, _("Approved"), "F9"), (self.refuse, _("Not approved…"), "Shift+F9"))
        reword = (self.reword, _("Change the wording…"), "F2")
        self.nominees_tab = NomineesTab(context, (*words, reword), self.group, self)
        self.model, self.items = self.nominees_tab.model, self.nominees_tab.items
        self.items.selectionModel().selectionChanged.connect(lambda *_changed: self._offer_judging())
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setFont(self.theme.font("name"))
        self.tabs.tabBar().setAccessibleName(_("Decision"))
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(self.form, _("Words"))
        self.tabs.addTab(self.nominees_tab, _("Nominees"))
        self.preview = DecisionPaper(context, self.scan)
        self.progress = self.make_progress()
        saving = SavePaper(context, self, self.progress)
        self.amendments = AmendmentsTab(context, self.add_action, saving, self.preview.show_about, self)
        self.amendments.drafted.connect(self.select)
        self.tabs.addTab(self.amendments, _("After issuing"))
        self.tabs.currentChanged.connect(lambda _at: self._show_beside())
        self.files = DecisionFiles(context, self, self.line, self.preview, self.progress, self.status.emit)
        self._acts = Acts(
            self.go_to_field,
            self.go_to_nominee,
            lambda id_: self.page_requested.emit("nominations", id_),
            self.drafts.renew_grounds,
            lambda page: self.page_requested.emit(page, 0),
            self.attach_scan,
        )
        self._lay_out()

    def _add_actions(self) -> None:
        self.remove = self.add_action(_("Remove the draft"), lambda: self.drafts.remove_draft(), icon="trash-2")
        self.remove_button = self.header.button(self.remove.text(), icon="trash-2", kind="flat")
        self.bind(self.remove_button, self.remove)
        self.scan = self.add_action(_("Attach the signed scan…"), self.attach_scan, key="Ctrl+D", icon="paperclip")
        self.scanned = self.add_action(
            _("Open the scan"), lambda: self.files.open_scan(), key="Ctrl+Shift+O", icon="folder-open"
        )
        self.save = self.add_action(
            _("Save as PDF…"), lambda: self.files.save_pdf(), key="Ctrl+Shift+P", icon="file-down", kind="flat"
        )
        self.sign = self.add_action(_("Sign digitally…"), lambda: self.files.sign(), key="Ctrl+U", icon="stamp")
        self.new = self.add_action(
            _("New decision…"), lambda: self.drafts.make_draft(), key="Ctrl+N", icon="plus", kind="plain"
        )
        self.renew = self.add_action(_("Renew the grounds…"), lambda: self.drafts.renew_grounds(), icon="scale")
        self.issue = self.add_action(_("Issue, freeze the list…"), self.issue_decision, key="Ctrl+Return", icon="stamp")
        self.issue_button = self.header.button(self.issue.text(), icon="stamp", key="Ctrl+Return", kind="primary")
        self.bind(self.issue_button, self.issue)
        self.approve = self.add_action(
            _("Approved"), lambda: self.nominees_tab.judge(True), key="F9", icon="circle-check"
        )
        self.refuse = self.add_action(
            _("Not approved…"), lambda: self.nominees_tab.judge(False), key="Shift+F9", icon="circle-x"
        )
        self.reword = self.add_action(
            _("Change the wording…"), lambda: self.nominees_tab.change_wording(), key="F2", icon="pen-line"
        )

        self.group = self.add_action(
            _("Group by unit"), lambda: self.nominees_tab.show_list(), key="Ctrl+Shift+U", icon="group"
        )

    def _lay_out(self) -> None:
        self.splitter = SavedSplitter(self.theme, self.context.preferences, "decisions", (214, 432, 0), (260, 520, 0))
        self.middle = QWidget()
        self.middle.setMinimumWidth(self.theme.px(330))
        column = QVBoxLayout(self.middle)
        column.setContentsMargins(0, 0, 0, 0)
        self.hint = label(self.theme, "", "text", "text2", wrap=True)
        self.hint.setContentsMargins(14, 8, 14, 0)
        column.addWidget(self.hint)
        column.addWidget(self.tabs, 1)
        for widget in (self.list, self.middle, self.preview):
            self.splitter.addWidget(widget)
        self.column.addWidget(self.splitter, 1)

    def refresh(self) -> None:
        with self.context.database.read() as session:
            lines = decision_lines(session, self.context.round_id)
            self._authorities = {body.id: body for body in authorities(session)}
            waiting = anybody_waits(session, self.context.round_id)
            self._year = round_year(session, self.context.round_id)
        self._lines = {line.id: line for line in lines}
        drafts = [line for line in lines if is_draft(line)]
        awaited = sum(1 for line in drafts if is_received(line))
        counts = (
            (_("{n} issued"), len(lines) - len(drafts)),
            (_("{n} being drafted"), len(drafts) - awaited),
            (_("{n} awaited"), awaited),
        )
        self.header.show_message(" · ".join(words.format(n=n) for words, n in counts if n))
        nobody = _("Nobody recommended waits for a decision: record the council's results first (Alt+3, Ctrl+R).")
        allow(self.new, "" if waiting else nobody)
        self.list.show_entries([self._entry(line) for line in lines])
        if not lines:
            self.show_decision(0)

    def _entry(self, line: DecisionLine) -> ListEntry:
        word, tone = state_words(line)
        number = f"{line.number}, {line.dated:%d/%m/%Y}" if line.number and line.dated else _("no number yet")
        return ListEntry(line.id, title_words(line), number, people_words(line), word, tone)

    def line(self) -> DecisionLine | None:
        """Return the decision selected, None for none."""
        return self._lines.get(self.list.current_id())

    def show_decision(self, id_: int) -> None:
        """Show a decision, its nominees and its paper; 0 shows none."""
        line = self._lines.get(id_)
        for widget in (self.list, self.middle):
            widget.setVisible(line is not None)
        if line is None:
            self._offer(None, ())
            self.amendments.show_decision(None)
            wait = _("Decisions are drafted for those whom the council recommended: Ctrl+N.")
            self.preview.show_none(_("No decision yet"), wait if self.new.isEnabled() else self.new.toolTip())
            return
        self.hint.setText(hint_words(line))
        self.hint.setVisible(bool(self.hint.text()))
        authority = self._authorities[line.authority_id]
        with self.context.database.read() as session:
            known = signers(session, line.authority_id)
            free = next_number(session, line.authority_id, self.context.today().year)
            items, scanned = decision_items(session, line.id), bool(scans(session, line.id))
        typed = self.drafts.typed_values(line)
        self.form.show_decision(line, known, authority.number_suffix, free, typed)
        self.nominees_tab.show_items(line.id, items)
        self._offer(line, items, has_scan=scanned)
        self.preview.show_decision(line, self.drafts.scan(line))
        self.amendments.show_decision(line)
        self._read_facts(line)

    def _offer(self, line: DecisionLine | None, items: Sequence[DecisionItemLine], *, has_scan: bool = False) -> None:
        """Offer what can be done with a decision and its nominees; else each act says what to do first."""
        draft, received = line is not None and is_draft(line), line is not None and is_received(line)
        nothing = "" if line is not None else _("No decision is chosen: draft one first (Ctrl+N).")
        issued = "" if draft else _("Issued and frozen: correct it or take awards back under “After issuing”.")
        allow(self.remove, nothing or issued)
        allow(self.issue, nothing or issued or _issue_refused(items))
        allow(self.save, nothing)
        allow(self.renew, nothing or issued)
        came = _("This decision came back signed: attach its file (Ctrl+D).") if received else ""
        allow(self.sign, nothing or came)
        ours = _("The scan is attached once the decision is signed and issued.") if draft and not received else ""
        allow(self.scan, nothing or ours)
        allow(self.scanned, nothing or ("" if has_scan else _("No scan is attached to this decision.")))
        self._why_not_judged = nothing or issued
        self._offer_judging()
        self.remove.setText(_("Remove this decision") if received else _("Remove the draft"))
        self.issue.setText(_("Record it, freeze the list…") if received else _("Issue, freeze the list…"))
        self.remove_button.set_text(self.remove.text())
        self.issue_button.set_text(self.issue.text())

    def _show_beside(self) -> None:
        """Show the decision beside its tabs; beside what was made after issuing, the paper chosen there."""
        if self.tabs.currentWidget() is self.amendments:
            self.amendments.show_beside()
        else:
            self.preview.show_about(None)

    def _offer_judging(self) -> None:
        """Offer what can be said of the nominees that are chosen."""
        chosen = self.nominees_tab.chosen()
        why = self._why_not_judged or ("" if chosen else _("Choose a nominee in the list of nominees first."))
        wrong = next(filter(None, (stages.decide_refused(each.state, each.name) for each in chosen)), None)
        allow(self.refuse, why)
        allow(self.approve, why or (sentence(wrong) if wrong else ""))
        current = self.nominees_tab.current()
        wrong = stages.decide_refused(current.state, current.name) if current and current.approved else None
        allow(self.reword, why or (sentence(wrong) if wrong else ""))

    def _read_facts(self, line: DecisionLine) -> None:
        """Look behind the window at what speaks for and against the decision."""
        if self._facts_job is not None:
            self._facts_job.cancel()
        self._facts = None
        query = partial(_facts_of, line=line, day=self.form.words().dated or self.context.today())
        self._facts_job = self.context.jobs.read(self.context.database, query, partial(self._take_facts, line))

    def _take_facts(self, line: DecisionLine, found: tuple[Facts, int]) -> None:
        self._facts_job, (self._facts, articles) = None, found
        if line.id in self._lines:
            self._lines[line.id] = replace(self._lines[line.id], recipients=self.form.count_articles(articles))
        self._show_points()

    def _show_points(self) -> None:
        """Show the points; what the form lacks is known at every key."""
        line, facts = self.line(), self._facts
        if line is None or facts is None:
            return
        points = self._points_of(line, facts) if isinstance(facts, DraftFacts) else issued_points(facts, self._acts)
        self.form.points.show_points(*points_heading(line, points), points)

    def _points_of(self, line: DecisionLine, facts: DraftFacts) -> list[FindingText]:
        return draft_points(line, facts, self.form.state(), self._acts)

    def go_to_field(self, name: str) -> None:
        """Go to a field of the form."""
        self.tabs.setCurrentWidget(self.form)
        self.form.fields[name].editor.setFocus()

    def go_to_nominee(self, id_: int) -> None:
        """Go to a nominee's row, 0 to the first."""
        self.tabs.setCurrentWidget(self.nominees_tab)
        if id_:
            self.items.choose(id_)
        self.items.setFocus()

    def attach_scan(self) -> None:
        """Ask for the signed scan and attach it to the decision selected."""
        line = self.line()
        if line is None:
            return

        def attach(name: str, sha256: str) -> None:
            self.drafts.attach(line, name, sha256)
            if is_draft(line) and line is self.line():
                self.preview.look_at(signed=True)
                self.preview.show_decision(line, self.drafts.scan(line))
                self._show_points()

        attach_scan(self.context, attach, self.progress, self)

    def _follow_law(self) -> None:
        """Let the grounds be those of the law on the day that was entered, and tell it."""
        if self.drafts.follow_law():
            self.status.emit(self.drafts.law_words())
            self.drafts.keep_words()
        if line := self.line():
            self._read_facts(line)

    def issue_decision(self) -> None:
        """Issue the decision when the form is complete, else show what is missing."""
        line = self.line()
        if line is None or not self.form.check():
            state = self.form.state()
            needed = tuple(name for name in ("number", "dated", "signer") if name in state.missing)
            first = next((name for name in self.form.fields if name in (*state.wrong, *needed)), "number")
            self.go_to_field(first)
            wrong = self.form.fields[first].message() if first in state.wrong else ""
            self.status.emit(wrong or _("Enter number and date of the signed paper first."))
            return
        self.drafts.issue(line)

    def select(self, id_: int) -> None:
        self.list.choose(id_)
        self.list.setFocus()

    def shown(self) -> Sequence[Shown]:
        """The paper or scan in sight; where neither is there, the nominees of the decision."""
        line = self.line()
        if line is None:
            return ()
        return self.preview.shown() or (self.nominees_tab.shown(title_words(line), line.number),)

    def leave(self) -> None:
        self.drafts.keep_words()

    def close_page(self) -> None:
        self.preview.close_paper()

    def first_focus(self) -> QWidget:
        return self.list if self._lines else self.preview.zooms[0]


def make(context: Context) -> Page:
    """Return the page, for the table of pages."""
    return Decisions(context)


def _facts_of(session: Reader, line: DecisionLine, day: date) -> tuple[Facts, int]:
    """Return what speaks for and against a decision, and how many articles its paper has."""
    facts = draft_facts(session, line.id, day) if is_draft(line) else issued_facts(session, line.id)
    return facts, articles_of(session, line.id, day)
