"""Which entries may be one person: each pair with its reasons, decided once, written together."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar, cast

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QGridLayout, QHBoxLayout, QWidget

from db.changes.change import Change
from db.changes.people import MergePeople
from db.changes.taking_apart import KeepApart
from db.connect import StepMaker
from db.queries.same_people import Card
from db.queries.same_units import UnitCard
from db.rules.births import short_birth
from db.rules.same_person import Pair
from desktop.labels.likeness_words import OF_PEOPLE
from desktop.ui.core.i18n import N_, _
from desktop.ui.core.theme import Theme
from desktop.ui.tables.plain_table import PlainTable
from desktop.ui.widgets.buttons import ActionButton
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.text import label


class Answer(StrEnum):
    """What the clerk says of a pair."""

    OPEN = "open"
    ONE = "one"
    TWO = "two"


@dataclass(frozen=True)
class Suggestions:
    """The likeliest pairs, what is known of their entries, and how many pairs there are in all."""

    pairs: Sequence[Pair]
    cards: Mapping[int, Card | UnitCard]
    many: int


class SamePeopleDialog(Dialog):
    """One row for each pair; Ctrl+M one person, Ctrl+N two people, Ctrl+E the other entry goes on."""

    TITLE = N_("{n} pairs of entries may be one person")
    WORDS = N_("What you decide is asked once. Entries of one person come together and can be taken apart again.")
    NOBODY = N_("Nobody is suggested: no two entries look like one person.")
    ASK = N_("Say of a pair whether it is one person or two.")
    AGAINST = N_("{one} and {other} are two people here, and one person through other pairs. Look at them again.")
    ONE, TWO = N_("One person"), N_("Two people")
    ANSWERS: ClassVar = {Answer.OPEN: "", Answer.ONE: N_("one person"), Answer.TWO: N_("two people")}
    REASONS = OF_PEOPLE
    WIDE = 230
    """px at 100 % that an entry has in the list; the whole of it stands below."""

    def __init__(self, theme: Theme, found: Suggestions, parent: QWidget | None = None) -> None:
        title, words = _(self.TITLE).format(n=found.many), _(self.WORDS)
        if found.many > len(found.pairs):
            shown = _("The likeliest {n} are shown; the others come after these are decided.")
            words = f"{words} {shown.format(n=len(found.pairs))}"
        super().__init__(theme, title, _("Record"), _("Leave"), words=words, width=980, parent=parent)
        self._found = found
        self._answers = [Answer.OPEN for _pair in found.pairs]
        self._keeps_other = [False for _pair in found.pairs]
        titles = (_("First entry"), _("Second entry"), _("Alike"), _("Why"), _("Answer"))
        self.table = PlainTable(theme, _("Pairs"), titles, wide=3)
        self.table.setMinimumHeight(theme.px(230))
        for column in (0, 1):
            self.table.fix_width(column, theme.px(self.WIDE))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.missing = _(self.NOBODY)
        self.body.addWidget(self.table, 1)
        self._add_sides()
        self._add_buttons()
        self._fill()
        self.table.itemSelectionChanged.connect(self.show_pair)
        self.show_pair()
        self.check()

    def _add_sides(self) -> None:
        """Add what is known of both entries, beside each other."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        self.heads, self.sides = [], []
        for column in (0, 1):
            head, side = label(self.theme, "", "strong", wrap=True), label(self.theme, "", "text", "text2", wrap=True)
            side.setMinimumHeight(self.theme.px(92))
            side.setAlignment(Qt.AlignmentFlag.AlignTop)
            grid.addWidget(head, 0, column)
            grid.addWidget(side, 1, column)
            grid.setColumnStretch(column, 1)
            self.heads.append(head)
            self.sides.append(side)
        self.body.addLayout(grid)

    def _add_buttons(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.buttons: list[ActionButton] = []
        for text, key, do in (
            (_(self.ONE), "Ctrl+M", lambda: self.answer(Answer.ONE)),
            (_(self.TWO), "Ctrl+N", lambda: self.answer(Answer.TWO)),
            (_("Not decided"), "Del", lambda: self.answer(Answer.OPEN)),
            (_("The other entry goes on"), "Ctrl+E", self.exchange),
        ):
            button = ActionButton(self.theme, text, key=key, small=True)
            button.clicked.connect(do)
            QShortcut(QKeySequence(key), self).activated.connect(do)
            row.addWidget(button)
            self.buttons.append(button)
        row.addStretch(1)
        self.body.addLayout(row)

    def first_field(self) -> QWidget:
        return self.table

    def _fill(self) -> None:
        self.table.show_rows([(at + 1, self._texts(at)) for at in range(len(self._found.pairs))])

    def _texts(self, at: int) -> tuple[str, ...]:
        pair = self._found.pairs[at]
        alike = f"{pair.likeness.percent} %"
        why = "; ".join(_(self.REASONS[reason]) for reason in pair.likeness.reasons)
        answer = _(self.ANSWERS[self._answers[at]]) if self._answers[at] is not Answer.OPEN else ""
        return self._called(pair.one), self._called(pair.other), alike, why, answer

    def _called(self, id_: int) -> str:
        line = cast(Card, self._found.cards[id_]).line
        return ", ".join(text for text in (f"{line.honorific} {line.name}".strip(), short_birth(line.birth)) if text)

    def _chosen(self) -> list[int]:
        """Return the pairs that are marked, or the one that the list stands on where none is."""
        marked = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        return marked or [self.table.currentRow()] * (self.table.currentRow() >= 0)

    def answer(self, answer: Answer) -> None:
        """Say of the chosen pairs what they are, and stand on the next one."""
        chosen = self._chosen()
        for at in chosen:
            self._answers[at] = answer
            self.table.cell(at, 4).setText(self._texts(at)[4] or "–")
        if len(chosen) == 1 and answer is not Answer.OPEN and chosen[0] + 1 < len(self._answers):
            below = self.table.model().index(chosen[0] + 1, 0)
            how = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.table.selectionModel().setCurrentIndex(below, how)  # `selectRow` adds to it while Ctrl is held
        self.table.fit_columns()
        self.check()

    def exchange(self) -> None:
        """Let the other entry of the chosen pairs go on."""
        for at in self._chosen():
            self._keeps_other[at] = not self._keeps_other[at]
        self.show_pair()

    def show_pair(self) -> None:
        """Show what is known of both entries of the pair that the list stands on."""
        at = self.table.currentRow()
        for button in self.buttons:
            button.setEnabled(at >= 0)
        if at < 0:
            return
        pair = self._found.pairs[at]
        goes_on = pair.other if self._keeps_other[at] else pair.one
        for head, side, id_ in zip(self.heads, self.sides, (pair.one, pair.other), strict=True):
            told = self._called(id_)
            head.setText(_("{name} (goes on)").format(name=told) if id_ == goes_on else told)
            side.setText("\n".join(self._known(id_)))

    def _known(self, id_: int) -> list[str]:
        """Return what is known of one entry, one thing a line."""
        return card_lines(cast(Card, self._found.cards[id_]))

    def check(self) -> None:
        """Show how many pairs are decided; none, and answers that contradict each other, cannot be recorded."""
        many = sum(answer is not Answer.OPEN for answer in self._answers)
        self.accept_button.set_text(_("Record {n} decisions").format(n=many))
        against = contradiction(self.decided())
        self.lacking = "" if many else _(self.ASK)
        if against:
            self.lacking = _(self.AGAINST).format(one=self._called(against[0]), other=self._called(against[1]))
        self.accept_button.setEnabled(bool(many) and not against)

    def decided(self) -> list[tuple[int, int, Answer]]:
        """Return (entry that goes on, the other, answer) of each pair that was decided."""
        found: list[tuple[int, int, Answer]] = []
        for pair, other, answer in zip(self._found.pairs, self._keeps_other, self._answers, strict=True):
            if answer is not Answer.OPEN:
                kept, double = (pair.other, pair.one) if other else (pair.one, pair.other)
                found.append((kept, double, answer))
        return found


def card_lines(card: Card) -> list[str]:
    """Return what is known of one entry, one thing a line."""
    line = card.line
    told = [
        ", ".join(text for text in (line.position, line.unit) if text),
        _("Also written {names}").format(names="; ".join(card.spellings)) if card.spellings else "",
        _("Identity number {digits}").format(digits=line.identity) if line.identity else "",
        _("{n} awards, the last in {year}").format(n=card.awards, year=card.latest)
        if card.awards
        else _("No award in the register"),
    ]
    return [text for text in told if text]


def contradiction(decided: Sequence[tuple[int, int, Answer]]) -> tuple[int, int] | None:
    """Return two entries that are said to be two people and, through others, one; None where there are none."""
    leads = _joined(decided)
    two = ((one, other) for one, other, answer in decided if answer is Answer.TWO)
    return next(((one, other) for one, other in two if _end(one, leads) == _end(other, leads)), None)


def _joined(decided: Sequence[tuple[int, int, Answer]]) -> dict[int, int]:
    """Return which entry each one goes into where several pairs are one person."""
    leads: dict[int, int] = {}
    for kept, double, answer in decided:
        into, gone = _end(kept, leads), _end(double, leads)
        if answer is Answer.ONE and into != gone:
            leads[gone] = into
    return leads


def _end(one: int, leads: Mapping[int, int]) -> int:
    while one in leads:
        one = leads[one]
    return one


def write(
    maker: StepMaker,
    decided: Sequence[tuple[int, int, Answer]],
    keep_apart: Callable[[int, int], Change[Any]] = KeepApart,
    merge: Callable[[int, int], Change[Any]] = MergePeople,
) -> int:
    """Write what was decided in one step; entries that came together earlier in it stand for each other."""
    for one, other, answer in decided:
        if answer is Answer.TWO:
            maker.do(keep_apart(one, other))
    for gone, into in _joined(decided).items():
        maker.do(merge(gone, into))
    return len(decided)
