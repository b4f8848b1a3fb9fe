"""What a clerk does with the draft of a decision: start, check, change, issue, remove."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from db.changes.decisions import AttachScan, DraftDecision, EditDecision, IssueDecision, RemoveDraft
from db.changes.paper_grounds import RenewDecisionGrounds
from db.connect import StepMaker
from db.errors import KnownError
from db.queries.decision_checks import DraftFacts, draft_facts
from db.queries.decision_list import (
    DecisionLine,
    ScanLine,
    decidable,
    kept_scan,
    next_number,
    numbers_used,
    scans,
)
from db.queries.grounds import grounds_for, grounds_on, renewal
from db.queries.lookups import KnownAuthority, signers
from db.queries.standing_texts import proposed, proposed_request
from db.queries.submission_list import submitted_on
from db.rules.dates import short_date
from db.rules.drafts import check_decision_day
from db.rules.numbering import typed_number
from desktop.ui.core.context import Context
from desktop.ui.core.form_autosave import FormAutosave, FormValues
from desktop.ui.core.i18n import _, sentence
from desktop.ui.decisions.decision_form import DecisionForm, DecisionWords
from desktop.ui.decisions.decision_words import awards_words, is_draft, is_received, open_points
from desktop.ui.decisions.new_decision import NewDecision
from desktop.ui.forms.grounds_form import GroundsForm
from desktop.ui.framework.ask_and_write import Failed, ask_and_write
from desktop.ui.framework.state_labels import count_words
from desktop.ui.widgets.dialog import Question
from desktop.ui.widgets.findings import FindingText


class DraftActions:
    """Writes what the form holds into the decision shown.

    `line` returns that decision, `authorities` the record's by id, `year` the year the round rewards; `select`
    selects a decision in the list; `points` are those of the checklist; `parent` is the parent of the dialogs.
    """

    def __init__(
        self,
        context: Context,
        parent: QWidget,
        line: Callable[[], DecisionLine | None],
        authorities: Callable[[], Mapping[int, KnownAuthority]],
        year: Callable[[], int],
        select: Callable[[int], object],
        points: Callable[[DecisionLine, DraftFacts], list[FindingText]],
    ) -> None:
        self._context, self._parent = context, parent
        self._line, self._authorities, self._year, self._select = line, authorities, year, select
        self._points = points
        self._autosaves: dict[int, FormAutosave] = {}
        self._autosave: FormAutosave | None = None
        self.form = DecisionForm(context.theme, self.number_fault, self.day_fault)
        self.form.edited.connect(self.keep_words)
        self.form.typed.connect(self.save_typing)

    def typed_values(self, line: DecisionLine) -> FormValues:
        """Return what was typed into the form of this decision and is not in the record."""
        if line.id not in self._autosaves:
            context = self._context
            self._autosaves[line.id] = FormAutosave(
                context.database, context.jobs, "decision", str(line.id), self._parent
            )
        self._autosave = self._autosaves[line.id]
        return self._autosave.read() if is_draft(line) else {}

    def number_fault(self, text: str, dated: date | None) -> str:
        """Return the sentence about a number that cannot be used, "" when it can."""
        line = self._line()
        if line is None:
            return ""
        year = (dated or self._context.today()).year
        try:
            number = typed_number(text, self._authorities()[line.authority_id].number_suffix)
        except KnownError as error:
            return sentence(error)
        with self._context.database.read() as session:
            used = numbers_used(session, line.authority_id, year)
            following = next_number(session, line.authority_id, year)
        if number in used and number != line.number:
            return sentence(KnownError("number_used", number=number, date=used[number], next=following))
        return ""

    def day_fault(self, dated: date) -> tuple[str, str]:
        """Return tone and sentence: a day that cannot be stops, one before the tờ trình is only asked about."""
        line = self._line()
        try:
            check_decision_day(dated, self._context.today(), self._year())
        except KnownError as error:
            return "stop", sentence(error)
        with self._context.database.read() as session:
            sent = submitted_on(session, line.id) if line else None
        if sent is not None and dated < sent:
            return "warn", sentence(KnownError("decision_before_submission", date=dated, sent=sent))
        return "ok", ""

    def follow_law(self) -> bool:
        """Let the grounds of the draft shown be those of the law on its day; return whether that changed them."""
        line, words = self._line(), self.form.words()
        if line is None or not is_draft(line) or words.dated is None:
            return False
        authority = self._authorities()[line.authority_id]
        with self._context.database.read() as session:
            fitting = tuple(grounds_on(session, authority.level, words.dated, words.grounds, authority.body))
        if fitting == words.grounds:
            return False
        self.form.show_grounds(fitting)
        return True

    def renew_grounds(self) -> None:
        """Show what the law of the draft's day changes in its grounds, and write what the clerk makes of it."""
        line = self._line()
        if line is None or not is_draft(line):
            return
        words = self.form.words()
        day, authority = words.dated or self._context.today(), self._authorities()[line.authority_id]
        with self._context.database.read() as session:
            wanted = renewal(session, authority.level, day, words.grounds, authority.body)
        form = GroundsForm(self._context.theme, day, words.grounds, wanted, self._parent)

        def write(failed: Failed) -> None:
            renewed = RenewDecisionGrounds(line.id, day, tuple(form.lines()))
            self.keep_words(lambda: self._context.do(renewed, failed=failed))

        ask_and_write(form, write)

    def make_draft(self) -> None:
        """Ask for authority and awards, then draft the decision and select it."""
        with self._context.database.read() as session:
            groups = decidable(session, self._context.round_id)
        own = frozenset(body.id for body in self._authorities().values() if body.is_office)
        ask = NewDecision(self._context.theme, groups, own, self._parent)
        if not groups or ask.exec() != QDialog.DialogCode.Accepted:
            return
        group, origin = ask.chosen()
        authority = self._authorities()[group.authority_id]
        with self._context.database.read() as session:
            known = signers(session, group.authority_id)
            today, whose = self._context.today(), group.authority_id
            grounds = grounds_for(session, authority.level, today, authority.body)
            grounds += proposed_request(session, whose, group.nomination_ids, today)
            copies = proposed(session, "decision_recipients", whose, today)
        signer = known[0] if known else None
        self._context.do(
            DraftDecision(
                self._context.round_id,
                group.authority_id,
                group.award_type_id,
                origin,
                group.nomination_ids,
                authority.place,
                signer.full_name if signer else "",
                signer.office if signer else "",
                **({"capacity": signer.capacity} if signer else {}),
                grounds=tuple(grounds),
                recipients=copies,
            ),
            self._select,
        )

    def keep_words(self, then: Callable[[], object] = lambda: None) -> None:
        """Write the words of a draft when they differ from what is kept, then call `then`."""
        line = self._line()
        if line is None or not is_draft(line):
            then()
            return
        words = self.form.words()
        now = (words.place, words.signer_name, words.signer_office, words.capacity)
        kept = (line.place, line.signer_name, line.signer_office, line.capacity)
        texts = ("\n".join(words.grounds), "\n".join(words.recipients))
        if now != kept or texts != (line.grounds, line.recipients):
            if self._autosave is not None:
                self._autosave.keep(self.form.kept_number())  # the rest is in the record from here on
            change = EditDecision(line.id, *now, words.grounds, words.recipients)
            self._context.do(change, lambda _none: then())
        else:
            then()

    def save_typing(self) -> None:
        """Save what is typed into the form, so that it survives a crash."""
        if self._autosave is not None:
            self._autosave.keep(self.form.kept_values())

    def scan(self, line: DecisionLine) -> ScanLine | None:
        """Return the newest scan of a decision; of one that is not issued yet the one that is attached with it."""
        with self._context.database.read() as session:
            if is_draft(line):
                return kept_scan(session, self.form.scan) if self.form.scan else None
            found = scans(session, line.id)
        return found[-1] if found else None

    def attach(self, line: DecisionLine, name: str, sha256: str) -> None:
        """Attach a file that the record has kept: at once, or with the number of a decision that has none yet."""
        if is_draft(line):
            self.form.scan = sha256
            self.save_typing()
        else:
            self._context.do(AttachScan(line.id, name, sha256))

    def issue(self, line: DecisionLine) -> None:
        """Write the words and issue the decision, after the clerk confirmed it; the form has been checked."""
        told = self.law_words() if self.follow_law() else ""
        words = self.form.words()
        if words.dated is not None:
            self.keep_words(partial(self._ask_and_issue, line, words, words.dated, told))

    def law_words(self) -> str:
        """Return the sentence that tells that the grounds were exchanged, "" without a day."""
        dated = self.form.words().dated
        told = _("The grounds are now those of the law in force on {day}.")
        return told.format(day=short_date(dated)) if dated else ""

    def _ask_and_issue(self, line: DecisionLine, words: DecisionWords, dated: date, told: str) -> None:
        """Ask, then issue the decision with the words that are kept; `told` is what was changed just now."""
        frozen = _("{who}. The list will be frozen: later corrections are decisions of their own.")
        who = "; ".join(awards_words(line)) if len(line.awards) > 1 else count_words(line.counts)
        came_back = is_received(line)
        with self._context.database.read() as session:
            facts = draft_facts(session, line.id, dated)
        doubts = open_points(self._points(line, facts))
        still = [_("Still to look at:"), *(f"– {each}" for each in doubts)] if doubts else []
        number = typed_number(words.number, self._authorities()[line.authority_id].number_suffix)
        title = _("Record decision {number}?") if came_back else _("Issue decision {number}?")
        ask = Question(
            self._context.theme,
            title.format(number=number),
            "\n".join((f"{frozen.format(who=who)} {told}".strip(), *still)),
            _("Record") if came_back else _("Issue"),
            _("Look again"),
            self._parent,
        )
        if ask.exec() != QDialog.DialogCode.Accepted:
            return
        signed = (words.place, words.signer_name, words.signer_office, words.capacity, facts.bonus_fault is not None)
        draft, scan, sha256 = self._autosave, self.scan(line), self.form.scan

        def write(steps: StepMaker) -> None:
            steps.do(IssueDecision(line.id, words.number, dated, *signed))
            if scan is not None:
                steps.do(AttachScan(line.id, scan.name, sha256))

        self._context.do_steps(write, lambda _issued: draft.drop() if draft is not None else None)

    def remove_draft(self) -> None:
        """Remove the draft shown."""
        if line := self._line():
            self._context.do(RemoveDraft(line.id))
