"""Above the checked list what is in it by colour; below it the doubt that the clerk stands on and its answers."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from db.queries.importing import KnownNamesake
from desktop.intake.checked_list import CheckedList
from desktop.intake.checked_row import CheckedRow, Doubt, Level
from desktop.intake.checking import SourceSheet
from desktop.intake.doubt_causes import reason_of
from desktop.ui.core.i18n import _, problem_sentence
from desktop.ui.core.theme import Theme
from desktop.ui.framework.field_labels import field_label
from desktop.ui.importing.checked_table import LEVELS
from desktop.ui.widgets.buttons import ActionButton
from desktop.ui.widgets.compact_button_row import CompactButtonRow
from desktop.ui.widgets.text import ElidedLabel, label, picture_label


def place_words(row: CheckedRow, name: str) -> str:
    """Return what the cell is called: its field and where the file has it."""
    cell = row.read.cells.get(name, "")
    title = field_label(name)
    if cell:
        return _("{field}, cell {cell}").format(field=title, cell=cell)
    return _("{field}, row {row}").format(field=title, row=row.read.source_row)


def doubt_sentences(row: CheckedRow, name: str, sheet: SourceSheet | None = None) -> list[str]:
    """Return a sentence for each doubt about a field, the worst first, then for what was mended in it."""
    doubts = [doubt for doubt in row.doubts if doubt.field == name]
    doubts.sort(key=lambda doubt: list(Level).index(doubt.level), reverse=True)
    told = [_sentence(row, doubt, sheet) for doubt in doubts]
    told += [problem_sentence(mended.code, mended.values) for mended in row.mended(name)]
    return list(dict.fromkeys(told))


def _sentence(row: CheckedRow, doubt: Doubt, sheet: SourceSheet | None) -> str:
    if doubt.namesake is not None:
        return _namesake(row, doubt.namesake)
    reason = reason_of(row, doubt, sheet)
    return problem_sentence(reason.code, reason.values)


def _namesake(row: CheckedRow, known: KnownNamesake) -> str:
    if known.in_round and row.target in known.in_round:
        return _("{name} is nominated for this in the round already. Leave the row out.").format(name=known.name)
    told = list(known.awards)
    if known.in_round:
        told.insert(0, _("another award in this round"))
    return _("{name} is known: {awards}.").format(name=known.name, awards="; ".join(told[-3:]))


class Swatch(QWidget):
    """A small square in one colour of the cells."""

    def __init__(self, theme: Theme, token: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._token = theme, token
        self.setFixedSize(QSize(theme.px(14), theme.px(14)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setPen(QPen(self._theme.colour("control"), 1))
            painter.setBrush(self._theme.colour(self._token))
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))


class Legend(QFrame):
    """A bar with the number of rows and of cells of each kind, and the buttons from doubt to doubt."""

    def __init__(self, theme: Theme, actions: Sequence[ActionButton], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.rows = ElidedLabel(theme, "strong")
        self.figures: dict[Level, QLabel] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 4, 12, 4)
        line.setSpacing(8)
        line.addWidget(self.rows)
        line.addSpacing(10)
        for level in (Level.LIKELY, Level.DOUBTFUL, Level.WRONG):
            words, token = LEVELS[level]
            line.addWidget(Swatch(theme, token))
            line.addWidget(label(theme, _(words), "text", "text2"))
            self.figures[level] = label(theme, "0", "figures")
            line.addWidget(self.figures[level])
            line.addSpacing(8)
        self._converted = (Swatch(theme, "cellConverted"), label(theme, _("Old letters"), "text", "text2"))
        self.converted = label(theme, "", "figures")
        for widget in (*self._converted, self.converted):
            line.addWidget(widget)
        line.addStretch(1)
        self.doubts = ElidedLabel(theme, "strong")
        line.addWidget(self.doubts)
        for action in actions:
            line.addWidget(action)
        self.setFixedHeight(theme.px(40))

    def show_counts(self, checked: CheckedList, at: int, doubts: int, converted: int, causes: int = 0) -> None:
        """Show the counts of the list, and of its cells converted from old letters.

        `at` is the number of the current doubt among `doubts`, 0 for none; `causes` how many of these differ.
        """
        for widget in (*self._converted, self.converted):
            widget.setVisible(bool(converted))
        self.converted.setText(str(converted))
        totals = checked.totals()
        words = _("{n} rows: {c} collectives, {i} individuals")
        self.rows.setText(words.format(n=totals.rows, c=totals.rows - totals.people, i=totals.people))
        for level, figure in self.figures.items():
            figure.setText(str(totals.cells[level]))
        told = _("Doubt {at} / {n}").format(at=at or "–", n=doubts)
        if 0 < causes < doubts:
            told = _("{doubts}, {n} to answer").format(doubts=told, n=causes)
        self.doubts.setText(told if doubts else _("No doubts left"))


class DoubtBar(QFrame):
    """A bar of fixed height that shows what is doubted about the current cell, with the answers as buttons."""

    def __init__(self, theme: Theme, actions: Sequence[ActionButton], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._theme = theme
        self._icon = picture_label()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.head = label(theme, "", "strong", wrap=True)
        self.words = label(theme, "", "text", "text2", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.proposal = ElidedLabel(theme, "strong", "accent")
        feet = QWidget()
        foot = QHBoxLayout(feet)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(8)
        self._crowded = CompactButtonRow(feet, foot)
        for action in actions:
            foot.addWidget(action)
        foot.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(self.head)
        column.addWidget(self.words, 1)
        column.addWidget(self.proposal)
        column.addWidget(feet)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addLayout(column, 1)
        self.setFixedHeight(theme.px(142))

    def show_message(self, level: Level, head: str, sentences: Sequence[str]) -> None:
        """Show the cell's name, its level of certainty and what is doubted."""
        icon, tone = {
            Level.SURE: ("circle-check", "ok"),
            Level.LIKELY: ("info", "text2"),
            Level.DOUBTFUL: ("triangle-alert", "warn"),
            Level.WRONG: ("circle-x", "stop"),
        }[level]
        self._icon.setPixmap(self._theme.pixmap(icon, tone, 18, self.devicePixelRatioF()))
        self.head.setText(head)
        self.words.setText(" ".join(sentences))
        self.words.setToolTip("\n".join(sentences))

    def show_proposal(self, words: str) -> None:
        """Show what Enter does, "" for nothing."""
        self.proposal.setText(words)
        self.proposal.setToolTip(words)
