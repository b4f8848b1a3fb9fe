"""The ballots of one session: who is recommended, by how many votes, and how many the law asks for."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from db.queries.council_results import CouncilRow
from db.rules.catalogue import votes_needed
from desktop.ui.core.i18n import _
from desktop.ui.core.theme import Theme

NAME, VOTES, AGAINST, NEEDED = 0, 1, 2, 3
BOX = 44
"""In px at 100 %: what a box before a name and the margins take."""
LEAST_WIDTH = 350
"""In px at 100 %: names keep room beside the votes."""
NUMBER = re.compile(r"\d{1,3}(?=\s*(?:/\s*\d{1,3})?\s*$)")
"""The votes at the end of a pasted line: "8", "Ông Ma Văn Ước<tab>8", "8/9"."""


@dataclass(frozen=True)
class Candidate:
    """A nomination before the council; `ratio` is what the law asks of all members, None where it sets nothing."""

    id: int
    name: str
    ratio: Decimal | None = None
    source: str = ""
    verified: bool = True
    award: str = ""

    def words(self) -> str:
        """Return the name and, below it, the award: two nominations of one person are told apart."""
        return "\n".join(part for part in (self.name, self.award) if part)


def candidates(rows: Sequence[CouncilRow]) -> list[Candidate]:
    """Return who waits for the council as the form of a session names them: with their units and awards."""
    return [
        Candidate(one.id, f"{one.name}, {one.unit}".strip(" ,"), one.ratio, one.source, one.verified, one.award)
        for one in rows
    ]


@dataclass(frozen=True)
class Ballot:
    """What the council said of one nomination; `lacking` votes are missing to what the law asks for."""

    id: int
    name: str
    votes_for: int
    recommended: bool
    lacking: int
    votes_against: int | None = None
    votes_blank: int | None = None


class BallotTable(QTableWidget):
    """Everybody has the usual votes; a number typed or pasted is somebody's own, Space alone makes the exception."""

    judged = Signal()

    def __init__(self, theme: Theme, candidates: Sequence[Candidate], parent: QWidget | None = None) -> None:
        super().__init__(len(candidates), 4, parent)
        self._theme, self._candidates = theme, tuple(candidates)
        self._usual, self._members = 0, 1
        self._own: dict[int, int] = {}  # row: votes that were typed
        self._others: dict[int, tuple[int, int | None]] = {}  # row: votes against, and blank ones that were counted
        self._showing = False
        self.refused: list[str] = []
        """What was typed or pasted last and is no number of votes."""
        self.setHorizontalHeaderLabels([_("Recommended"), _("For it"), _("Against"), _("Must have")])
        self.setAccessibleName(_("Ballots"))
        self.setFont(theme.font("text"))
        header = self.horizontalHeader()
        header.setFont(theme.font("smallStrong"))
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        self.setMinimumWidth(theme.px(LEAST_WIDTH))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.row_height)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        metrics, parts = self.fontMetrics(), {part for one in self._candidates for part in (one.name, one.award)}
        self._longest = max((metrics.horizontalAdvance(part) for part in parts), default=0)
        self._fill()
        self.itemChanged.connect(self._changed)

    def _fill(self) -> None:
        fixed = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        for row, one in enumerate(self._candidates):
            name, *figures = QTableWidgetItem(one.words()), QTableWidgetItem(), QTableWidgetItem(), QTableWidgetItem()
            votes, against, needed = figures
            name.setFlags(fixed | Qt.ItemFlag.ItemIsUserCheckable)
            name.setCheckState(Qt.CheckState.Checked)
            name.setToolTip(one.words())
            for typed in (votes, against):
                typed.setFlags(fixed | Qt.ItemFlag.ItemIsEditable)
            needed.setFlags(fixed)
            for at, item in ((NAME, name), (VOTES, votes), (AGAINST, against), (NEEDED, needed)):
                if at != NAME:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                    item.setFont(self._theme.font("figures"))
                self.setItem(row, at, item)
        if self._candidates:
            self.setCurrentCell(0, VOTES, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.columnWidth(NAME) - self._theme.px(BOX)
        lines = 1 + any(one.award for one in self._candidates) + (self._longest > room)
        height = self._theme.row_height + (lines - 1) * self.fontMetrics().lineSpacing()
        if self.verticalHeader().defaultSectionSize() != height:
            self.verticalHeader().setDefaultSectionSize(height)

    def cell(self, row: int, column: int) -> QTableWidgetItem:
        """Return a cell of a row. Raises IndexError where there is none."""
        found = self.item(row, column)
        if found is None:
            raise IndexError(row, column)
        return found

    # --- what was said ---------------------------------------------------------------------------------------
    def set_members(self, votes: int, members: int) -> None:
        """Give everybody without votes of their own the usual ones; the law counts all members."""
        self._usual, self._members = votes, members
        self._show()

    def _needed(self, row: int) -> int | None:
        ratio = self._candidates[row].ratio
        return None if ratio is None else votes_needed(ratio, self._members)

    def _recommended(self, row: int) -> bool:
        return self.cell(row, NAME).checkState() is Qt.CheckState.Checked

    def _votes(self, row: int) -> int:
        return self._own.get(row, self._usual if self._recommended(row) else 0)

    def ballots(self) -> list[Ballot]:
        """Return what the council said of everybody, in the order of the rows."""
        return [
            Ballot(
                one.id,
                one.name,
                self._votes(row),
                self._recommended(row),
                max(0, (self._needed(row) or 0) - self._votes(row)),
                *self._others.get(row, (None, None)),
            )
            for row, one in enumerate(self._candidates)
        ]

    def take_counts(self, counts: Mapping[int, tuple[int, int, int]]) -> None:
        """Take counted ballots: votes for, against and blank by nomination; who has too few is not recommended."""
        self._showing = True
        self.refused = []
        for row, one in enumerate(self._candidates):
            if one.id in counts:
                agreed, against, blank = counts[one.id]
                self.vote(row, str(agreed))
                self._others[row] = (against, blank)
        self._showing = False
        self._show()

    # --- typing ----------------------------------------------------------------------------------------------
    def vote(self, row: int, text: str) -> None:
        """Take a number of votes; who has fewer than the law asks for is not recommended any more."""
        self._others.pop(row, None)
        if not text.strip():
            self._own.pop(row, None)
        elif text.strip().isdecimal() and int(text) <= self._members:
            self._own[row] = int(text)
            needed = self._needed(row)
            if needed is not None:
                enough = self._own[row] >= needed
                self.cell(row, NAME).setCheckState(Qt.CheckState.Checked if enough else Qt.CheckState.Unchecked)
        else:
            self.refused.append(text.strip())

    def vote_against(self, row: int, text: str) -> None:
        """Take a number of votes against; with those for it they are at most all members. "" is not counted."""
        typed, blank = text.strip(), self._others.get(row, (0, None))[1]
        if not typed:
            self._others.pop(row, None)
        elif typed.isdecimal() and int(typed) + self._votes(row) + (blank or 0) <= self._members:
            self._others[row] = (int(typed), blank)
        else:
            self.refused.append(typed)

    def _changed(self, item: QTableWidgetItem) -> None:
        if self._showing:
            return
        self._showing = True
        self.refused = []
        if item.column() == VOTES:
            self.vote(item.row(), item.text())
        elif item.column() == AGAINST:
            self.vote_against(item.row(), item.text())
        self._showing = False
        self._show()

    def paste(self) -> None:
        """Take votes from the clipboard, one line for each row from the current one down."""
        lines = [line for line in QGuiApplication.clipboard().text().splitlines() if line.strip()]
        self._showing = True
        self.refused = []
        for row, line in enumerate(lines, start=max(0, self.currentRow())):
            found = NUMBER.search(line)
            if found is None or row >= self.rowCount():
                self.refused.append(line.strip())
            else:
                self.vote(row, found[0])
        self._showing = False
        self._show()

    def _show(self) -> None:
        self._showing = True
        for row, (one, ballot) in enumerate(zip(self._candidates, self.ballots(), strict=True)):
            self.cell(row, VOTES).setText(str(ballot.votes_for))
            self.cell(row, AGAINST).setText("" if ballot.votes_against is None else str(ballot.votes_against))
            needed = self._needed(row)
            words = "–" if needed is None else str(needed)
            if ballot.lacking:
                words = _("{needed}, {n} short").format(needed=words, n=ballot.lacking)
            cell = self.cell(row, NEEDED)
            cell.setText(words)
            cell.setToolTip(needed_words(one.ratio, one.source, verified=one.verified))
            tone = "stop" if ballot.lacking else "text"
            cell.setForeground(self._theme.colour(tone))
            self.cell(row, NAME).setForeground(self._theme.colour("text" if ballot.recommended else "text2"))
        self._showing = False
        self.judged.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentRow()
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() == Qt.Key.Key_Space and row >= 0:
            turned = Qt.CheckState.Unchecked if self._recommended(row) else Qt.CheckState.Checked
            self.cell(row, NAME).setCheckState(turned)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.setCurrentCell(min(row + 1, self.rowCount() - 1), max(VOTES, min(self.currentColumn(), AGAINST)))
        else:
            if event.text().isdecimal() and row >= 0 and self.currentColumn() != AGAINST:
                self.setCurrentCell(row, VOTES)
            super().keyPressEvent(event)


def needed_words(ratio: Decimal | None, source: str, *, verified: bool) -> str:
    """Return what the law asks for: "at least 90 % of all members · NĐ 98/2023 Điều 30 k7"."""
    if ratio is None:
        return _("The law sets no share of votes for this award.")
    told = _("At least {percent} % of all members").format(percent=f"{ratio * 100:.0f}")
    parts = (told, source, "" if verified else _("to be compared with the text"))
    return " · ".join(part for part in parts if part)
