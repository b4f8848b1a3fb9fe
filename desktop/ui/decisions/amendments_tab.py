"""Papers about a decision after it was issued: corrections, awards taken back; drafted, printed, issued here."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.changes.amendments import (
    AmendedItem,
    DraftAmendment,
    EditAmendment,
    IssueAmendment,
    RemoveAmendment,
)
from db.changes.replacing import DraftReplacement
from db.errors import KnownError
from db.queries.amendments import (
    AmendedPerson,
    AmendmentLine,
    RecipientWords,
    amendments_of,
    check_number,
    recipient_words,
)
from db.queries.authority_words import words
from db.queries.decision_list import DecisionLine, decidable
from db.queries.lookups import KnownSigner, signers
from db.queries.replacements import in_its_place, replaced_by_it, to_exchange
from db.rules.dates import short_date
from db.rules.printed_names import name_in_sentence
from db.rules.terms import AmendmentForm, AmendmentKind, SigningCapacity
from desktop.labels.amendment_words import KINDS, field_words, said
from desktop.papers.file_names import plain_stem
from desktop.papers.table import paper
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _
from desktop.ui.decisions.amendment_forms import IssueAmendmentForm, ReplacementForm, TakingBackForm
from desktop.ui.decisions.correction_form import CorrectionForm
from desktop.ui.decisions.decision_words import is_draft, replaced_words, replacement_rows
from desktop.ui.framework.ask_and_write import Failed, ask_and_write
from desktop.ui.framework.shown import ShownPaper
from desktop.ui.printing.save_paper import SavePaper
from desktop.ui.tables.plain_table import PlainTable
from desktop.ui.widgets.buttons import ActionButton, allow
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.text import label


class AmendmentsTab(QWidget):
    """The tab with the papers about the decision shown, and before and after of the one selected."""

    drafted = Signal(int)
    """The decision that was drafted in the place of the one shown."""

    def __init__(
        self,
        context: Context,
        add_action: Callable[..., QAction],
        saving: SavePaper,
        show_paper: Callable[[ShownPaper | None], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._context, self._theme, self._saving = context, context.theme, saving
        self._show_paper = show_paper
        self._line: DecisionLine | None = None
        self._replaced = ""
        self._papers: dict[int, AmendmentLine] = {}
        self.table = PlainTable(
            self._theme, _("Papers about the decision"), (_("What it is"), _("Number, day"), _("Whom")), wide=2
        )
        self.table.missing = _("Nothing was corrected and no award taken back.")
        self.words = PlainTable(self._theme, _("Before and after"), (_("Of"), _("Printed"), _("Corrected")), wide=2)
        self.words.fix_width(0, self._theme.px(110))
        self.words.fix_width(1, self._theme.px(100))
        self.told = label(self._theme, "", "text", "text2", wrap=True)
        self.correct = add_action(
            _("Correct what is printed…"), self.draft_correction, key="Ctrl+Shift+E", icon="pen-line"
        )
        self.take_back = add_action(_("Take awards back…"), self.draft_taking_back, key="Ctrl+Shift+B", icon="ban")
        self.replace = add_action(_("Replace the decision…"), self.draft_replacement, icon="rotate-ccw")
        self.change = add_action(_("Change the draft of the correction…"), self.change_draft, icon="pencil")
        self.issue = add_action(_("Issue the correction or revocation…"), self.issue_paper, icon="stamp")
        self.remove = add_action(_("Remove the draft of the correction"), self.remove_draft, icon="trash-2")
        self.save = add_action(_("Save the correction or revocation…"), self.save_paper, icon="file-down")
        self._lay_out()
        self.table.itemSelectionChanged.connect(self._show_chosen)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        column.addWidget(self.table, 1)
        column.addWidget(self.told)
        column.addWidget(self.words, 1)
        acts = FlowLayout(8)
        buttons = (
            (self.correct, _("Correct what is printed…"), "Ctrl+Shift+E"),
            (self.take_back, _("Take awards back…"), "Ctrl+Shift+B"),
            (self.replace, _("Replace the decision…"), ""),
            (self.change, _("Change…"), ""),
            (self.issue, _("Issue…"), ""),
            (self.save, _("Save…"), ""),
            (self.remove, _("Remove"), ""),
        )
        for action, text, key in buttons:
            button = ActionButton(self._theme, text, key=key, small=True)
            button.follow(action)
            acts.addWidget(button)
        column.addLayout(acts)

    def show_decision(self, line: DecisionLine | None) -> None:
        """Show the papers about a decision."""
        self._line = line
        found: list[AmendmentLine] = []
        self._replaced, rows = "", []
        if line is not None:
            with self._context.database.read() as session:
                old, new = replaced_by_it(session, line.id), in_its_place(session, line.id)
                found = [] if is_draft(line) else amendments_of(session, line.id)
                exchanged = to_exchange(session, line.id) if new is not None and new.issued else []
            rows = replacement_rows(old, new)
            self._replaced = replaced_words(new, exchanged) if new is not None else ""
        self._papers = {one.id: one for one in found}
        self.table.show_rows([*rows, *((one.id, _told(one)) for one in found)])
        self._show_chosen()

    def chosen(self) -> AmendmentLine | None:
        """Return the paper selected, None for none."""
        return self._papers.get(self.table.current_id())

    def _show_chosen(self) -> None:
        """Show before and after of the paper selected, offer what can be done with it, and show it beside."""
        one = self.chosen()
        people = one.people if one else ()
        rows = [
            (person.recipient_id, (_of(person, name, many=len(people) > 1), said(name, before), said(name, after)))
            for person in people
            for name, before, after in person.texts
        ]
        self.words.setVisible(bool(rows))
        self.words.show_rows(rows)
        self.told.setText(_reason(one) or self._replaced)
        self.told.setVisible(bool(self.told.text()))
        frozen = self._line is None or is_draft(self._line)
        early = _("The decision is not issued yet: its draft can be changed itself.") if frozen else ""
        none = early or ("" if one else _("Choose a paper about the decision first."))
        for action in (self.correct, self.take_back, self.replace):
            allow(action, early or self._replaced)
        stands = _("Issued and frozen: correct it by a further paper.") if one and one.issued else ""
        for action in (self.change, self.issue, self.remove):
            allow(action, none or stands)
        allow(self.save, none)
        if self.isVisible():
            self.show_beside()

    def show_beside(self) -> None:
        """Show the paper selected beside the tab, or the decision where there is none."""
        one = self.chosen()
        self._show_paper(ShownPaper("amendment", one.id, _told(one)[0]) if one else None)

    # --- acts ---------------------------------------------------------------------------------------------------
    def _known(self, line: DecisionLine) -> tuple[list[RecipientWords], list[KnownSigner]]:
        with self._context.database.read() as session:
            return recipient_words(session, line.id), _first(signers(session, line.authority_id), line.signer_name)

    def draft_correction(self) -> None:
        """Ask what is wrong and draft the paper that puts it right."""
        if self._line is not None:
            form = self.correction_form(self._line)
            ask_and_write(form, partial(self._keep_correction, self._line, None, form))

    def correction_form(self, line: DecisionLine) -> CorrectionForm:
        """Return the empty form of a correction of a decision."""
        recipients, known = self._known(line)
        title = _("Correct decision {number}").format(number=line.number)
        return CorrectionForm(self._theme, title, recipients, known, self._context.today(), self)

    def taking_back_form(self, line: DecisionLine) -> TakingBackForm:
        """Return the empty form of a revocation."""
        recipients, known = self._known(line)
        title = _("Take awards of decision {number} back").format(number=line.number)
        return TakingBackForm(self._theme, title, recipients, known, self)

    def _keep_correction(self, line: DecisionLine, paper_id: int | None, form: CorrectionForm, failed: Failed) -> None:
        signed = self._signed(line, form.chosen_signer())
        kind, way = AmendmentKind.CORRECT, form.chosen_form()
        self._keep(paper_id, DraftAmendment(line.id, kind, way, form.items(), form.reason.value(), *signed), failed)

    def _keep_taking_back(self, line: DecisionLine, paper_id: int | None, form: TakingBackForm, failed: Failed) -> None:
        items = tuple(AmendedItem(id_) for id_ in form.chosen())
        signed = self._signed(line, form.chosen_signer())
        kind, way = AmendmentKind.REVOKE, AmendmentForm.DECISION
        self._keep(paper_id, DraftAmendment(line.id, kind, way, items, form.reason.value(), *signed), failed)

    def _signed(self, line: DecisionLine, signer: KnownSigner | None) -> tuple[str, str, str, SigningCapacity]:
        """Return place, signer, the signer's office and in which capacity."""
        if signer is None:
            return (line.place, line.signer_name, line.signer_office, line.capacity)
        return (line.place, signer.full_name, signer.office, signer.capacity)

    def _keep(self, paper_id: int | None, draft: DraftAmendment, failed: Failed) -> None:
        """Keep a new draft, or the words of one that is there."""
        if paper_id is None:
            self._context.do(draft, self._select, failed=failed)
        else:
            signed = (draft.place, draft.signer_name, draft.signer_office, draft.capacity)
            edited = EditAmendment(paper_id, draft.form, draft.items, draft.reason, *signed)
            self._context.do(edited, failed=failed)

    def _select(self, id_: int) -> None:
        for at in range(self.table.rowCount()):
            self.table.selectRow(at)
            if self.table.current_id() == id_:
                return

    def draft_taking_back(self) -> None:
        """Ask whose awards are taken back and why, and draft the decision."""
        if self._line is not None:
            form = self.taking_back_form(self._line)
            ask_and_write(form, partial(self._keep_taking_back, self._line, None, form))

    def draft_replacement(self) -> None:
        """Ask who is given the award again and why, and draft the decision in the place of this one."""
        line = self._line
        if line is not None:
            form = self.replacement_form(line)

            def write(failed: Failed) -> None:
                draft = DraftReplacement(line.id, form.reason.value(), tuple(form.chosen()), form.others())
                self._context.do(draft, self.drafted.emit, failed=failed)

            ask_and_write(form, write)

    def replacement_form(self, line: DecisionLine) -> ReplacementForm:
        """Return the form of the decision in the place of another one."""
        with self._context.database.read() as session:
            recipients = recipient_words(session, line.id)
            others = [
                id_
                for each in decidable(session, self._context.round_id)
                if each.authority_id == line.authority_id
                for id_ in each.nomination_ids
            ]
        title = _("Replace decision {number}").format(number=line.number)
        return ReplacementForm(self._theme, title, recipients, others, self)

    def change_draft(self) -> None:
        """Change the draft selected."""
        line, one = self._line, self.chosen()
        if line is None or one is None:
            return
        if one.kind is AmendmentKind.REVOKE:
            back = self.taking_back_form(line)
            back.take_up([each.recipient_id for each in one.people], one.reason, one.signer_name)
            ask_and_write(back, partial(self._keep_taking_back, line, one.id, back))
            return
        form = self.correction_form(line)
        texts = {each.recipient_id: {name: after for name, _before, after in each.texts} for each in one.people}
        form.take_up(texts, one.form, one.reason, one.signer_name)
        ask_and_write(form, partial(self._keep_correction, line, one.id, form))

    def issue_paper(self) -> None:
        """Ask for number and day of the signed paper and let it take effect."""
        one = self.chosen()
        if one is not None:
            form = self.issue_form(one)

            def write(failed: Failed) -> None:
                self._context.do(IssueAmendment(one.id, *form.values()), failed=failed)

            ask_and_write(form, write)

    def issue_form(self, one: AmendmentLine) -> IssueAmendmentForm:
        """Return the form for number and day of a paper."""
        context = self._context

        def fault(number: str, dated: date) -> KnownError | None:
            try:
                with context.database.read() as session:
                    check_number(session, one.id, number, dated, context.today())
            except KnownError as error:
                return error
            return None

        with context.database.read() as session:
            suffix = words(session, one.authority_id, context.today()).number_suffix
            on_paper = {each.recipient_id for each in recipient_words(session, one.decision_id) if each.printed}
        correct = one.kind is AmendmentKind.CORRECT
        printed = [each.name for each in one.people if each.recipient_id in on_paper] if correct else []
        told = (
            _("From then on papers, register and certificates say the corrected words.")
            if correct
            else _("From then on the awards are taken back: they stay in the register and count nowhere else.")
        )
        behind = suffix.rpartition("-")[2] if one.form is AmendmentForm.LETTER else suffix
        return IssueAmendmentForm(self._theme, _told(one)[0], told, behind, printed, fault, self)

    def remove_draft(self) -> None:
        """Remove the draft selected."""
        if one := self.chosen():
            self._context.do(RemoveAmendment(one.id))

    def save_paper(self) -> None:
        """Ask for a file, PDF or Word, and write the paper to it."""
        if one := self.chosen():
            row = paper("amendment")
            stem = plain_stem(row, one.number or one.decision_number)
            self._saving.ask("amendment", one.id, _("Save the correction or revocation"), stem)


def _told(one: AmendmentLine) -> tuple[str, str, str]:
    """Return what a paper is, its number and day, and whom it is about."""
    number = f"{one.number}, {short_date(one.dated)}" if one.dated else _("draft, no number yet")
    people = ", ".join(name_in_sentence(each.kind, each.honorific, each.name) for each in one.people)
    return _(KINDS[one.kind]), number, people


def _of(person: AmendedPerson, name: str, *, many: bool) -> str:
    """Return which word is corrected; of several people with the name."""
    field = field_words(person.kind, name)
    return f"{person.name}: {field}" if many else field


def _reason(one: AmendmentLine | None) -> str:
    return _("Reason: {why}").format(why=one.reason) if one and one.reason else ""


def _first(known: Sequence[KnownSigner], name: str) -> list[KnownSigner]:
    """Return signers, who signed the decision first."""
    return sorted(known, key=lambda each: each.full_name != name)
