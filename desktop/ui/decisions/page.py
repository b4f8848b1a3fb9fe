"""Decisions of the round: draft, preview, issue; or record what came back, nominee by nominee."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QTabWidget, QVBoxLayout, QWidget

from db.changes.decisions import (
    DraftDecision,
    EditDecision,
    IssueDecision,
    RemoveDraft,
)
from db.errors import KnownError
from db.queries.decision_list import (
    DecisionLine,
    decidable,
    decision_items,
    decision_lines,
    grounds_for,
    next_number,
    numbers_used,
)
from db.queries.lookups import KnownAuthority, authorities, signers
from db.queries.round_list import round_year
from db.queries.submission_list import submitted_on
from db.rules.drafts import check_decision_day
from db.rules.numbering import typed_number
from db.rules.terms import DecisionState
from desktop.ui.core.context import Context
from desktop.ui.core.form_autosave import FormAutosave
from desktop.ui.core.i18n import _, sentence
from desktop.ui.decisions.decision_form import DecisionForm, DecisionWords
from desktop.ui.decisions.new_decision import NewDecision
from desktop.ui.decisions.nominees_tab import NomineesTab, count_words
from desktop.ui.framework.page import Page
from desktop.ui.framework.state_labels import DECISION_STATES
from desktop.ui.printing.open_files import file_actions
from desktop.ui.printing.paper_preview import PaperPreview
from desktop.ui.printing.print_tasks import DRAW_PAPER, run_task
from desktop.ui.printing.scans import attach_scan, open_scan
from desktop.ui.widgets.dialog import Question
from desktop.ui.widgets.message_bars import ProgressBar
from desktop.ui.widgets.saved_splitter import SavedSplitter
from desktop.ui.widgets.text import label
from desktop.ui.widgets.two_line_list import ListEntry, TwoLineList


class Decisions(Page):
    """List, form and the paper itself."""

    TABLES = frozenset({"decision", "decision_item", "nomination", "signer", "decision_scan", "authority_name"})

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Decisions"))
        self._lines: dict[int, DecisionLine] = {}
        self._authorities: dict[int, KnownAuthority] = {}
        self._year = 0  # whose achievements the round rewards
        self._draft: FormAutosave | None = None
        self._drafts: dict[int, FormAutosave] = {}
        self._add_actions()
        self.list = TwoLineList(self.theme, _("Decisions"))
        self.list.setMinimumWidth(self.theme.px(200))
        self.list.chosen.connect(self.show_decision)
        self.form = DecisionForm(self.theme, self._number_fault, self._day_fault)
        self.form.edited.connect(self.keep_words)
        self.form.typed.connect(self._typed)
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
        self._lay_out()

    def _add_actions(self) -> None:
        self.remove = self.add_action(_("Remove the draft"), self.remove_draft, icon="trash-2", kind="flat")
        self.scan = self.add_action(
            _("Attach the signed scan…"), self.attach_scan, key="Ctrl+D", icon="paperclip", kind="flat"
        )
        self.add_action(_("Open the scan"), self.open_scan, key="Ctrl+Shift+O", icon="folder-open")
        self.save = self.add_action(_("Save as PDF…"), self.save_pdf, key="Ctrl+P", icon="file-down", kind="flat")
        self.new = self.add_action(_("New decision…"), self.make_draft, key="Ctrl+N", icon="plus", kind="plain")
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
        return self._lines.get(self.list.current_id())

    def show_decision(self, id_: int) -> None:
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
        if line.id not in self._drafts:
            self._drafts[line.id] = FormAutosave(
                self.context.database, self.context.jobs, "decision", str(line.id), self
            )
        self._draft = self._drafts[line.id]
        with self.context.database.read() as session:
            known = signers(session, line.authority_id)
            free = next_number(session, line.authority_id, self.context.today().year)
            items = decision_items(session, line.id)
        typed = self._draft.read() if draft else {}
        self.form.show_decision(line, known, authority.number_suffix, free, typed)
        self.nominees_tab.show_items(line.id, items)
        self.preview.draw_task(DRAW_PAPER, str(self.context.database.url), "decision", line.id, self.context.today())

    def _number_fault(self, text: str, dated: date | None) -> str:
        """Return the sentence about a number that cannot be used, "" when it can."""
        line = self.line()
        if line is None:
            return ""
        year = (dated or self.context.today()).year
        try:
            number = typed_number(text, self._authorities[line.authority_id].number_suffix)
        except KnownError as error:
            return sentence(error)
        with self.context.database.read() as session:
            used = numbers_used(session, line.authority_id, year)
            following = next_number(session, line.authority_id, year)
        if number in used and number != line.number:
            return sentence(KnownError("number_used", number=number, date=used[number], next=following))
        return ""

    def _day_fault(self, dated: date) -> tuple[str, str]:
        """Return tone and sentence: a day that cannot be stops, one before the tờ trình is only asked about."""
        try:
            check_decision_day(dated, self.context.today(), self._year)
        except KnownError as error:
            return "stop", sentence(error)
        with self.context.database.read() as session:
            sent = submitted_on(session, self.list.current_id())
        if sent is not None and dated < sent:
            return "warn", sentence(KnownError("decision_before_submission", date=dated, sent=sent))
        return "ok", ""

    # --- the paper ------------------------------------------------------------------------------------------
    def save_pdf(self) -> None:
        line = self.line()
        if line is None:
            return
        name = (line.number or _("draft")).replace("/", "-")
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save as PDF"), f"{name}.pdf", "PDF (*.pdf)")
        if chosen:
            self._write_paper(line.id, Path(chosen))

    def _write_paper(self, decision: int, out: Path) -> None:
        def failed(error: Exception) -> None:
            self.progress.finish("", [])
            self.context.errors.handle(error)

        context, words = self.context, _("Written: {file}").format(file=out.name)
        work = context.jobs.in_process(
            run_task, DRAW_PAPER, str(context.database.url), "decision", decision, context.today(), out
        )
        job = context.jobs.start(
            work,
            lambda _none: self.progress.finish(words, file_actions(self.theme, out)),
            failed=failed,
            cancelled=partial(self.progress.finish, "", []),
        )
        self.progress.start(_("Writing the decision"))
        self.progress.cancelled.connect(job.cancel)

    # --- acts -----------------------------------------------------------------------------------------------
    def make_draft(self) -> None:
        with self.context.database.read() as session:
            groups = decidable(session, self.context.round_id)
        own = frozenset(body.id for body in self._authorities.values() if body.is_office)
        ask = NewDecision(self.theme, groups, own, self)
        if not groups or ask.exec() != QDialog.DialogCode.Accepted:
            return
        group, origin = ask.chosen()
        authority = self._authorities[group.authority_id]
        with self.context.database.read() as session:
            known = signers(session, group.authority_id)
            grounds = grounds_for(session, authority.level, self.context.today())
        signer = known[0] if known else None
        self.context.do(
            DraftDecision(
                self.context.round_id,
                group.authority_id,
                group.award_type_id,
                origin,
                group.nomination_ids,
                authority.place,
                signer.full_name if signer else "",
                signer.office if signer else "",
                **({"capacity": signer.capacity} if signer else {}),
                grounds=tuple(grounds),
                recipients=("Như Điều 3;", "Lưu: VT."),
            ),
            self.list.choose,
        )

    def keep_words(self, then: Callable[[], object] = lambda: None) -> None:
        """Write the words of a draft when they differ from what is kept, then call `then`."""
        line = self.line()
        if line is None or line.state is not DecisionState.DRAFT:
            then()
            return
        words = self.form.words()
        now = (words.place, words.signer_name, words.signer_office, words.capacity)
        kept = (line.place, line.signer_name, line.signer_office, line.capacity)
        texts = ("\n".join(words.grounds), "\n".join(words.recipients))
        if now != kept or texts != (line.grounds, line.recipients):
            if self._draft is not None:
                self._draft.keep(self.form.kept_number())  # the rest is in the record from here on
            change = EditDecision(line.id, *now, words.grounds, words.recipients)
            self.context.do(change, lambda _none: then())
        else:
            then()

    def _typed(self) -> None:
        if self._draft is not None:
            self._draft.keep(self.form.kept_values())

    def issue_decision(self) -> None:
        line = self.line()
        if line is None or not self.form.check():
            self.tabs.setCurrentWidget(self.form)
            self.form.fields["number"].setFocus()
            self.status.emit(_("Enter number and date of the signed paper first."))
            return
        words = self.form.words()
        if words.dated is not None:
            self.keep_words(partial(self._issue, line, words, words.dated))

    def _issue(self, line: DecisionLine, words: DecisionWords, dated: date) -> None:
        """Ask, then issue the decision with the words that are kept."""
        ask = Question(
            self.theme,
            _("Issue decision {number}?").format(number=words.number),
            _("{who}. The list will be frozen: later corrections are decisions of their own.").format(
                who=count_words(line.counts)
            ),
            _("Issue"),
            _("Look again"),
            self,
        )
        if ask.exec() != QDialog.DialogCode.Accepted:
            return
        signed = (words.place, words.signer_name, words.signer_office, words.capacity)
        draft = self._draft
        self.context.do(
            IssueDecision(line.id, words.number, dated, *signed),
            lambda _issued: draft.drop() if draft is not None else None,
        )

    def remove_draft(self) -> None:
        if line := self.line():
            self.context.do(RemoveDraft(line.id))

    def attach_scan(self) -> None:
        if line := self.line():
            attach_scan(self.context, line.id, self.progress, self)

    def open_scan(self) -> None:
        line = self.line()
        if line is None or not open_scan(self.context, line.id, self.preview.folder):
            self.status.emit(_("No scan is attached to this decision."))

    def select(self, id_: int) -> None:
        self.list.choose(id_)

    def leave(self) -> None:
        self.keep_words()

    def close_page(self) -> None:
        self.preview.close_paper()

    def first_focus(self) -> QWidget:
        return self.list


def make(context: Context) -> Page:
    return Decisions(context)
