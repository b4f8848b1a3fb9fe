"""Decisions of the round: draft, preview, issue; or record what came back, nominee by nominee."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from db.queries.decision_list import (
    DecisionLine,
    decidable,
    decision_items,
    decision_lines,
    next_number,
)
from db.queries.lookups import KnownAuthority, authorities, signers
from db.queries.round_list import round_year
from db.rules.terms import DecisionState
from desktop.papers.file_names import decision_stem
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _
from desktop.ui.decisions.draft_actions import DraftActions
from desktop.ui.decisions.nominees_tab import NomineesTab, count_words
from desktop.ui.framework.page import Page
from desktop.ui.framework.shown import Shown, ShownPaper
from desktop.ui.framework.state_labels import DECISION_STATES
from desktop.ui.printing.open_files import file_actions
from desktop.ui.printing.paper_preview import PaperPreview
from desktop.ui.printing.print_tasks import DRAW_PAPER, run_task
from desktop.ui.printing.scans import attach_scan, open_scan
from desktop.ui.widgets.ask_file import Drawer, ask_save
from desktop.ui.widgets.message_bars import ProgressBar
from desktop.ui.widgets.saved_splitter import SavedSplitter
from desktop.ui.widgets.text import label
from desktop.ui.widgets.two_line_list import ListEntry, TwoLineList


class DecisionFiles:
    """Works on the decision that `line` returns; scans are opened from `folder`, `report` shows a sentence."""

    def __init__(
        self,
        context: Context,
        parent: QWidget,
        line: Callable[[], DecisionLine | None],
        folder: Path,
        progress: ProgressBar,
        report: Callable[[str], object],
    ) -> None:
        self._context, self._parent, self._line = context, parent, line
        self._folder, self._progress, self._report = folder, progress, report

    def save_pdf(self) -> None:
        """Ask for a file and write the paper to it."""
        line = self._line()
        if line is None:
            return
        with self._context.database.read() as session:
            name = f"{decision_stem(session, 'decision', line.id)}.pdf"
        asked = (self._context.preferences, self._parent, _("Save as PDF"), name, Drawer.PAPERS)
        if chosen := ask_save(*asked, endings=("pdf",)):
            self._write_paper(line.id, chosen)

    def _write_paper(self, decision: int, out: Path) -> None:
        def failed(error: Exception) -> None:
            self._progress.finish("", [])
            self._context.errors.handle(error)

        context, words = self._context, _("Written: {file}").format(file=out.name)
        work = context.jobs.in_process(
            run_task, DRAW_PAPER, str(context.database.url), "decision", decision, context.today(), out
        )
        job = context.jobs.start(
            work,
            lambda _none: self._progress.finish(words, file_actions(self._context.theme, out)),
            failed=failed,
            cancelled=partial(self._progress.finish, "", []),
        )
        self._progress.start(_("Writing the decision"))
        self._progress.cancelled.connect(job.cancel)

    def attach_scan(self) -> None:
        """Ask for the signed scan and keep it in the record."""
        if line := self._line():
            attach_scan(self._context, line.id, self._progress, self._parent)

    def open_scan(self) -> None:
        """Open the newest scan."""
        line = self._line()
        if line is None or not open_scan(self._context, line.id, self._folder):
            self._report(_("No scan is attached to this decision."))


class Decisions(Page):
    """The page of decisions: the list, the selected one's form and nominees, and its paper."""

    TABLES = frozenset({"decision", "decision_item", "nomination", "signer", "decision_scan", "authority_name"})

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Decisions"))
        self._lines: dict[int, DecisionLine] = {}
        self._authorities: dict[int, KnownAuthority] = {}
        self._year = 0  # whose achievements the round rewards
        self._add_actions()
        self.list = TwoLineList(self.theme, _("Decisions"))
        self.list.setMinimumWidth(self.theme.px(200))
        self.list.chosen.connect(self.show_decision)
        self.drafts = DraftActions(
            context, self, self.line, lambda: self._authorities, lambda: self._year, self.list.choose
        )
        self.form = self.drafts.form
        self.form.day_left.connect(self._follow_law)
        words = ((self.approve, _("Approved"), "F9"), (self.refuse, _("Not approved…"), "Shift+F9"))
        reword = (self.reword, _("Change the wording…"), "F2")
        self.nominees_tab = NomineesTab(context, (*words, reword), self)
        self.model, self.items = self.nominees_tab.model, self.nominees_tab.items
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setFont(self.theme.font("name"))
        self.tabs.tabBar().setAccessibleName(_("Decision"))
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(self.form, _("Words"))
        self.tabs.addTab(self.nominees_tab, _("Nominees"))
        self.preview = PaperPreview(context, _("Paper"), _("Paper"), _("The paper cannot be drawn yet"))
        self.progress = ProgressBar(self.theme, _("Cancel"))
        self.files = DecisionFiles(context, self, self.line, self.preview.folder, self.progress, self.status.emit)
        self._lay_out()

    def _add_actions(self) -> None:
        self.remove = self.add_action(
            _("Remove the draft"), lambda: self.drafts.remove_draft(), icon="trash-2", kind="flat"
        )
        self.scan = self.add_action(
            _("Attach the signed scan…"), lambda: self.files.attach_scan(), key="Ctrl+D", icon="paperclip", kind="flat"
        )
        self.add_action(_("Open the scan"), lambda: self.files.open_scan(), key="Ctrl+Shift+O", icon="folder-open")
        self.save = self.add_action(
            _("Save as PDF…"), lambda: self.files.save_pdf(), key="Ctrl+Shift+P", icon="file-down", kind="flat"
        )
        self.new = self.add_action(
            _("New decision…"), lambda: self.drafts.make_draft(), key="Ctrl+N", icon="plus", kind="plain"
        )
        self.issue = self.add_action(
            _("Issue, freeze the list…"), self.issue_decision, key="Ctrl+Return", icon="stamp", kind="primary"
        )
        self.approve = self.add_action(
            _("Approved"), lambda: self.nominees_tab.judge(True), key="F9", icon="circle-check"
        )
        self.refuse = self.add_action(
            _("Not approved…"), lambda: self.nominees_tab.judge(False), key="Shift+F9", icon="circle-x"
        )
        self.reword = self.add_action(
            _("Change the wording…"), lambda: self.nominees_tab.change_wording(), key="F2", icon="pen-line"
        )

    def _lay_out(self) -> None:
        self.splitter = SavedSplitter(self.theme, self.context.preferences, "decisions", (214, 432, 0), (260, 520, 0))
        middle = QWidget()
        middle.setMinimumWidth(self.theme.px(330))
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        self.hint = label(self.theme, "", "text", "text2", wrap=True)
        self.hint.setContentsMargins(14, 8, 14, 0)
        column.addWidget(self.hint)
        column.addWidget(self.tabs, 1)
        for widget in (self.list, middle, self.preview):
            self.splitter.addWidget(widget)
        self.column.addWidget(self.progress)
        self.column.addWidget(self.splitter, 1)

    # --- reading --------------------------------------------------------------------------------------------
    def refresh(self) -> None:
        with self.context.database.read() as session:
            lines = decision_lines(session, self.context.round_id)
            self._authorities = {body.id: body for body in authorities(session)}
            waiting = decidable(session, self.context.round_id)
            self._year = round_year(session, self.context.round_id)
        self._lines = {line.id: line for line in lines}
        issued = sum(1 for line in lines if line.state is DecisionState.ISSUED)
        drafts = len(lines) - issued
        told = _("{n} issued, {m} being drafted") if drafts else _("{n} issued")
        self.header.show_message(told.format(n=issued, m=drafts))
        self.new.setEnabled(bool(waiting))
        self.list.show_entries([self._entry(line) for line in lines])
        if not lines:
            self.show_decision(0)

    def _entry(self, line: DecisionLine) -> ListEntry:
        word, tone = DECISION_STATES[line.state]
        number = f"{line.number}, {line.dated:%d/%m/%Y}" if line.number and line.dated else _("no number yet")
        return ListEntry(line.id, line.authority, number, count_words(line.counts), _(word), tone)

    def line(self) -> DecisionLine | None:
        """Return the decision selected, None for none."""
        return self._lines.get(self.list.current_id())

    def show_decision(self, id_: int) -> None:
        """Show a decision, its nominees and its paper; 0 shows none."""
        line = self._lines.get(id_)
        self.tabs.setVisible(line is not None)
        draft = line is not None and line.state is DecisionState.DRAFT
        for action in (self.issue, self.remove, self.approve, self.refuse, self.reword):
            action.setEnabled(draft)
        self.save.setEnabled(line is not None)
        self.scan.setEnabled(line is not None and not draft)
        if line is None:
            wait = _("Decisions are drafted for those whom the council recommended: Ctrl+N.")
            self.hint.setText(wait)
            self.hint.show()
            self.preview.show_nothing(_("No decision yet"), wait)
            return
        self.hint.setVisible(not draft)
        self.hint.setText(
            _("Issued and frozen. Corrections are decisions of their own: re-issue or revoke in the register.")
        )
        authority = self._authorities[line.authority_id]
        with self.context.database.read() as session:
            known = signers(session, line.authority_id)
            free = next_number(session, line.authority_id, self.context.today().year)
            items = decision_items(session, line.id)
        typed = self.drafts.typed_values(line)
        self.form.show_decision(line, known, authority.number_suffix, free, typed)
        self.nominees_tab.show_items(line.id, items)
        self.preview.draw_task(DRAW_PAPER, str(self.context.database.url), "decision", line.id, self.context.today())

    # --- actions -----------------------------------------------------------------------------------------------
    def _follow_law(self) -> None:
        """Let the grounds be those of the law on the day that was entered, and tell it."""
        if self.drafts.follow_law():
            self.status.emit(self.drafts.law_words())
            self.drafts.keep_words()

    def issue_decision(self) -> None:
        """Issue the decision when the form is complete, else show what is missing."""
        line = self.line()
        if line is None or not self.form.check():
            self.tabs.setCurrentWidget(self.form)
            self.form.fields["number"].setFocus()
            self.status.emit(_("Enter number and date of the signed paper first."))
            return
        self.drafts.issue(line)

    def select(self, id_: int) -> None:
        self.list.choose(id_)

    def shown(self) -> Sequence[Shown]:
        line = self.line()
        title = f"{_('Decision')} {line.number or ''}".strip() if line else ""
        return (ShownPaper("decision", line.id, title),) if line else ()

    def leave(self) -> None:
        self.drafts.keep_words()

    def close_page(self) -> None:
        self.preview.close_paper()

    def first_focus(self) -> QWidget:
        return self.list


def make(context: Context) -> Page:
    """Return the page, for the table of pages."""
    return Decisions(context)
