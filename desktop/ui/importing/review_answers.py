"""The clerk's answers to doubts about a list, by key or button: as proposed, or otherwise; also what a column is."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from desktop.exchange.readers.workbook import column_letters
from desktop.intake.answers import Answer, Answers
from desktop.intake.checked_row import CheckedRow
from desktop.intake.checking import ColumnOverrides, ListCheck
from desktop.intake.doubt_causes import Act, Award, Proposal, may_be_swapped, propose, proposed_parts
from desktop.ui.core.i18n import N_, _, counted
from desktop.ui.core.theme import Theme
from desktop.ui.framework.field_labels import CHOICES, field_label
from desktop.ui.framework.state_labels import KINDS
from desktop.ui.importing.forms import AwardForm
from desktop.ui.importing.review_view import ReviewView

NOT_READ = "left_out_"
"""Begins the name under which a column is told to be left out; its number follows."""


def answer_words(answer: Answer) -> str:
    """Return what an answer did: "5 rows: kept as read (Unit)"."""
    what = {
        Act.KEEP: _("kept as read"),
        Act.LEAVE_OUT: _("not to be taken in"),
        Act.TAKE_UP: _("taken up again"),
        Act.AWARD: _("award chosen"),
        Act.KIND: _("kind chosen"),
        Act.PART: _("a row for each person"),
        Act.SWAP_DATES: _("day and month exchanged"),
        Act.WRITE: _("corrected"),
    }[answer.act]
    field = f" ({field_label(answer.field)})" if answer.field and answer.act is not Act.AWARD else ""
    return counted("{n} row: {what}", "{n} rows: {what}", answer.rows).format(n=answer.rows, what=what + field)


def _proposal_words(proposal: Proposal, parts: tuple[str, ...]) -> str:
    """Return what Enter does, in full."""
    match proposal.act:
        case Act.AWARD if proposal.award:
            return proposal.award[0]
        case Act.KIND:
            return next(_(word) for kind, word in KINDS.items() if kind.value == proposal.kind)
        case Act.PART:
            return _("Part: {people}").format(people=" | ".join(parts))
    return _(BUTTONS[proposal.act])


BUTTONS = {
    Act.AWARD: N_("Use this award"),
    Act.KIND: N_("Choose this kind"),
    Act.PART: N_("Part the cell"),
    Act.KEEP: N_("Keep it as it was read"),
    Act.LEAVE_OUT: N_("Leave the row out"),
    Act.CHOOSE_AWARD: N_("Choose the award…"),
    Act.WRITE: N_("Correct the cell…"),
}
"""What is written on the button that Enter presses, by what is proposed."""


class ReviewAnswers(QObject):
    """Gives answers to the list that `view` shows; `awards` returns what can be proposed.

    `read` reads the list again with the columns as the clerk named them; `parent` is the parent of the dialogs.
    """

    given = Signal(str)
    """What was done, in words."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget,
        view: ReviewView,
        awards: Callable[[], list[Award]],
        read: Callable[[ListCheck, ColumnOverrides], None],
    ) -> None:
        super().__init__(parent)
        self._theme, self._parent, self._view = theme, parent, view
        self._awards, self._read = awards, read

    def _here(self) -> tuple[Answers, CheckedRow, str] | None:
        """Return the answers, the current row and its field; None where no list is shown."""
        row, answers = self._view.row(), self._view.answers
        return (answers, row, self._view.current()[1]) if answers is not None and row is not None else None

    def _give(self, places: list[int], give: Callable[[], object], *, shown: list[int] | None = None) -> None:
        """Give an answer to rows, then show what it changed in those `shown`."""
        self._view.answer(len(places), give, partial(self._done, shown))

    def _done(self, places: list[int] | None, *, walk: bool = True) -> None:
        assert self._view.answers is not None
        answer = self._view.answers.next_undo()
        self._view.on_answered(places)
        if answer is not None:
            self.given.emit(_("{done}. Ctrl+Z takes it back.").format(done=answer_words(answer)))
        if walk:
            self._view.walk(1)

    # --- as proposed -----------------------------------------------------------------------------------------
    def proposal(self) -> Proposal | None:
        """Return what is proposed for the current cell, None where nothing is to be settled in it."""
        found = self._here()
        if found is None or not found[1].open or not found[1].doubts_to_settle(found[2]):
            return None
        return propose(found[1], found[2], self._awards(), found[0].checked.kinds)

    def words(self) -> str:
        """Return what Enter does now: to the rows marked, or to all that are doubted alike; "" for nothing."""
        proposal, many = self.proposal(), len(self._view.targets())
        if proposal is None:
            return ""
        what = _proposal_words(proposal, self.parts())
        if many < 2 or proposal.act in (Act.PART, Act.WRITE):
            return f"→ {what}"
        marked = len(self._view.marked()) > 1
        words = _("{n} marked rows → {what}") if marked else _("{n} rows with these words → {what}")
        return words.format(n=many, what=what)

    def button_words(self) -> str:
        """Return what is written on the button that Enter presses."""
        proposal = self.proposal()
        return _("Next doubt") if proposal is None else _(BUTTONS[proposal.act])

    def give(self) -> None:
        """Do what is proposed, to all rows that it is for; where nothing is doubted, go on to the next doubt."""
        proposal, found = self.proposal(), self._here()
        if proposal is None or found is None:
            self._view.walk(1)
            return
        answers, _row, name = found
        places = self._view.targets()
        match proposal.act:
            case Act.AWARD if proposal.award:
                words, award, authority = proposal.award
                self._give(places, partial(answers.set_award, places, (award, authority), words), shown=places)
            case Act.KIND:
                self._give(places, partial(answers.set_kind, places, proposal.kind), shown=places)
            case Act.LEAVE_OUT:
                self._give(places, partial(answers.leave_out, places), shown=places)
            case Act.KEEP:
                self._give(places, partial(answers.keep, places, [name]), shown=places)
            case Act.PART:
                self.part()
            case Act.CHOOSE_AWARD:
                self.choose_award()
            case _:
                self._view.edit()

    # --- otherwise -------------------------------------------------------------------------------------------
    def keep(self) -> None:
        """Keep the row, or the rows marked, as they were read and go to the next doubt."""
        if found := self._here():
            places = self._view.marked()
            self._give(places, partial(found[0].keep, places))

    def leave_out(self) -> None:
        """Leave the row, or the rows marked, out; or take them up again."""
        if found := self._here():
            places = self._view.marked()
            self._give(places, partial(found[0].leave_out, places, out=not found[1].left_out), shown=places)

    def choose_kind(self, kind: str) -> None:
        """Say what kind the row is of, or the rows marked, or all those doubted alike."""
        if found := self._here():
            doubted = self._view.targets() if found[2] == "name" else self._view.marked()
            self._give(doubted, partial(found[0].set_kind, doubted, kind), shown=doubted)

    def swap_dates(self) -> None:
        """Exchange day and month of the birth, and of all that are doubted for the same cause."""
        if found := self._here():
            places = self._view.targets() if found[2] == "dob" else self._view.marked()
            self._give(places, partial(found[0].swap_dates, places), shown=places)

    def may_swap(self) -> bool:
        """Return whether day and month of the current birth may be exchanged."""
        found = self._here()
        return found is not None and found[2] == "dob" and may_be_swapped(found[1])

    def parts(self) -> tuple[str, ...]:
        """Return the people of the current row's cell, as parted or as they would be; () for one person."""
        found = self._here()
        if found is None or found[1].read.kind != "individual":
            return ()
        return found[0].parts_shown(self._view.current()[0]) or proposed_parts(found[1].text("name"))

    def part(self) -> None:
        """Make a row for each person of the current row's cell."""
        found, parts = self._here(), self.parts()
        if found is None or not parts:
            self.given.emit(_("The name of this row holds one person. Correct it with F2 where it holds more."))
            return
        place, name = self._view.current()
        found[0].part(place, parts)
        self._view.refresh()
        self._view.select(place, name)
        self._done(None)

    def choose_award(self) -> None:
        """Give an award to the rows marked, or to the row and all that name theirs in the same words."""
        found = self._here()
        if found is None:
            return
        answers, row, name = found
        places = self._view.targets() if name == "award" else self._view.marked()
        if len(places) < 2 and row.target is None:
            wording, rows = row.read.award or "", answers.checked.rows
            alike = (at for at in answers.checked.rows_without_award() if (rows[at].read.award or "") == wording)
            places = sorted({*places, *alike})
        form = AwardForm(self._theme, len(places), self._awards(), self._parent, row.read.award or "")
        if form.exec() == QDialog.DialogCode.Accepted:
            self._give(places, partial(answers.set_award, places, *form.chosen()), shown=places)

    # --- back and forth --------------------------------------------------------------------------------------
    def step_words(self, *, back: bool) -> str:
        """Return which answer undo takes back, or redo gives again; "" for none."""
        answers = self._view.answers
        answer = None if answers is None else answers.next_undo() if back else answers.next_redo()
        return "" if answer is None else answer_words(answer)

    def step(self, *, back: bool) -> None:
        """Take the last answer back, or give it again."""
        answers = self._view.answers
        if answers is None:
            return
        answer = answers.next_undo() if back else answers.next_redo()
        if answer is not None:
            take = answers.undo if back else answers.redo
            self._view.answer(answer.rows, take, partial(self._stepped, answer, self._view.current(), back=back))

    def _stepped(self, answer: Answer, stood: tuple[int, str], *, back: bool) -> None:
        """Show what was taken back or done again; `stood` was the current cell."""
        assert self._view.answers is not None
        (place, name), rows = stood, self._view.answers.checked.rows
        words = _("Taken back: {what}") if back else _("Done again: {what}")
        self.given.emit(words.format(what=answer_words(answer)))
        if answer.act is Act.PART:
            self._view.refresh()
            self._view.select(min(place, len(rows) - 1), name or "name")
        self._view.on_answered()

    # --- columns ---------------------------------------------------------------------------------------------
    def ask_current(self) -> None:
        """Offer what the current column of the file can be."""
        column = max(0, self._view.source.currentIndex().column() - 1)
        self.ask_column(self._view.sheet_name(), column)

    def ask_column(self, sheet: str, column: int) -> None:
        """Offer what a column can be; the choice is read in every row of its sheet."""
        menu = QMenu(self._parent)
        menu.addAction(_("Column {letters} is").format(letters=column_letters(column))).setEnabled(False)
        menu.addSeparator()
        for name in CHOICES:
            menu.addAction(field_label(name)).triggered.connect(partial(self._assign_column, sheet, column, name))
        menu.addSeparator()
        menu.addAction(_("not to be read")).triggered.connect(
            partial(self._assign_column, sheet, column, f"{NOT_READ}{column}")
        )
        header = self._view.source.horizontalHeader()
        at = header.viewport().mapToGlobal(header.rect().bottomLeft())
        at.setX(at.x() + header.sectionViewportPosition(column + 1))
        menu.popup(at)

    def _assign_column(self, sheet: str, column: int, name: str) -> None:
        assert self._view.checking is not None
        told = {each: dict(columns) for each, columns in self._view.checking.overrides.items()}
        columns = {field: at for field, at in told.get(sheet, {}).items() if at != column}
        told[sheet] = {**columns, name: column}
        self._read(self._view.checking, told)
