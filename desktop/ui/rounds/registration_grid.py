"""The grid of registrations: typed, pasted from a spreadsheet, or read from a list and corrected before it is kept."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QWidget

from db.changes.registrations import Registered
from db.errors import KnownError
from db.rules.births import parse_birth
from db.rules.names import match_key
from db.rules.terms import NomineeKind
from desktop.ui.core.i18n import N_, _, sentence
from desktop.ui.core.theme import Theme
from desktop.ui.framework.state_labels import KINDS
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.text import label

BLANK_ROWS = 12
WIDTHS = (210, 100, 110, 210, 210, 150)  # px at 100 %
COLUMNS = (N_("Name"), N_("Born"), N_("For"), N_("Unit"), N_("Award"), N_("Note"))
BORN, KIND, AWARD = 1, 2, 4
IN_LISTS = {"cá nhân": NomineeKind.INDIVIDUAL, "tập thể": NomineeKind.COLLECTIVE, "hộ": NomineeKind.HOUSEHOLD}
"""How lists of units say a kind, whatever the language of the window."""
Cells = tuple[str, str, str, str, str, str]
"""Name, birth, kind, unit, award, note as they are written."""


class RegistrationGrid(Dialog):
    """The dialog; `award_of` gives the award type that a wording means, None where the record has none."""

    def __init__(
        self,
        theme: Theme,
        year: int,
        rows: Sequence[Cells],
        award_of: Callable[[str], int | None],
        parent: QWidget | None = None,
    ) -> None:
        words = _("Type, or paste a block from a spreadsheet (Ctrl+V). A row without a name is left out.")
        title = _("Registrations of {year}").format(year=year)
        super().__init__(theme, title, _("Take them in"), _("Leave"), words=words, width=1080, parent=parent)
        self._award_of = award_of
        self.table = _Grid(theme, rows)
        self.table.setMinimumHeight(theme.px(360))
        self.table.itemChanged.connect(lambda _item: self.note.hide())
        kinds = ", ".join(_(words) for words in KINDS.values())
        told = _("For: {kinds}; empty is an individual.").format(kinds=kinds)
        self.hint = label(theme, told, "small", "text2", wrap=True)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.hint)

    def first_field(self) -> QWidget:
        return self.table

    def read(self) -> tuple[tuple[Registered, ...], list[str]]:
        """Return the rows that have a name, and a sentence for each that cannot be read.

        The first of these becomes the current row, at the cell that cannot be read.
        """
        found: list[Registered] = []
        wrong: list[str] = []
        for row in range(self.table.rowCount()):
            name, birth, kind, unit, award, note = (self.table.text(row, at) for at in range(len(COLUMNS)))
            if not name:
                continue
            at = 0  # the cell that is being read
            try:
                at = KIND
                for_kind = _kind(kind)
                at = AWARD
                for_award = self._award(award)
                at = BORN
                born = parse_birth(birth)
                found.append(Registered(for_kind, name, for_award, unit, note, born))
            except KnownError as error:
                if not wrong:
                    self.table.setCurrentCell(row, at)
                wrong.append(_("Row {n}: {what}").format(n=row + 1, what=sentence(error)))
        return tuple(found), wrong

    def _award(self, wording: str) -> int:
        found = self._award_of(wording) if wording else None
        if found is None:
            raise KnownError("award_unknown", award=wording or "–")
        return found

    def take(self) -> None:
        """Accept if every row can be read and there is one; else say what is wrong."""
        found, wrong = self.read()
        if wrong or not found:
            more = _(" ({n} more rows)").format(n=len(wrong) - 1) if len(wrong) > 1 else ""
            told = wrong[0] + more if wrong else sentence(KnownError("nothing_registered"))
            self.note.show_message("stop", told)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().take()


def _kind(word: str) -> NomineeKind:
    """Return the kind that a word means. Raises KnownError("bad_choice")."""
    key = match_key(word)
    if not key:
        return NomineeKind.INDIVIDUAL
    known = {match_key(_(words)): kind for kind, words in KINDS.items()}
    known |= {match_key(word): kind for word, kind in IN_LISTS.items()}
    if key in known:
        return known[key]
    raise KnownError("bad_choice", field=_("For"), known=[_(words) for words in KINDS.values()])


class _Grid(QTableWidget):
    """Rows of cells; Ctrl+V puts a block in from the current cell on, Del empties what is selected."""

    def __init__(self, theme: Theme, rows: Sequence[Cells]) -> None:
        super().__init__(len(rows) + BLANK_ROWS, len(COLUMNS))
        self.setHorizontalHeaderLabels([_(each) for each in COLUMNS])
        self.setAccessibleName(_("Registrations of the year"))
        self.setFont(theme.font("text"))
        header = self.horizontalHeader()
        header.setFont(theme.font("smallStrong"))
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.row_height)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        for at, wide in enumerate(WIDTHS):
            self.setColumnWidth(at, theme.px(wide))
        for row, cells in enumerate(rows):
            for at, text in enumerate(cells):
                self._put(row, at, text)
        self.setCurrentCell(0 if not rows else len(rows), 0)

    def _put(self, row: int, column: int, text: str) -> None:
        item = QTableWidgetItem(text)
        item.setToolTip(text)
        self.setItem(row, column, item)

    def text(self, row: int, column: int) -> str:
        """Return what stands in a cell."""
        item = self.item(row, column)
        return item.text().strip() if item else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif event.matches(QKeySequence.StandardKey.Delete):
            for item in self.selectedItems():
                item.setText("")
        else:
            super().keyPressEvent(event)

    def paste(self, text: str) -> None:
        """Put a block of cells in from the current cell on; rows are added as they are needed."""
        rows = [line.split("\t") for line in text.splitlines() if line.strip()]
        top, left = max(0, self.currentRow()), max(0, self.currentColumn())
        self.setRowCount(max(self.rowCount(), top + len(rows) + 1))
        for down, cells in enumerate(rows):
            for right, cell in enumerate(cells[: self.columnCount() - left]):
                self._put(top + down, left + right, cell.strip())
