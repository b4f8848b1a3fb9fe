"""Below the file what of it was not read, what was mended while reading, and what no row of the list shows."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.intake.reading_notes import NoteKind, ReadingNote
from desktop.ui.core.i18n import _, counted, problem_sentence
from desktop.ui.core.theme import Theme
from desktop.ui.widgets.text import ElidedLabel

ICONS = {
    NoteKind.LOOK: ("triangle-alert", "warn"),
    NoteKind.NOT_READ: ("ban", "warn"),
    NoteKind.MENDED: ("info", "text2"),
}
SHOWN, LINE = 4, 24  # lines seen at once, px of a line at 100 %


def note_sentence(note: ReadingNote) -> str:
    """Return where something is and what: "Not read: DS, rows 12-15: …"."""
    what = problem_sentence(note.code, note.values)
    if note.cells > 1:
        what = _("{what} And {n} more such cells.").format(what=what, n=note.cells - 1)
    if note.kind is NoteKind.NOT_READ:
        code = "list_skipped_columns" if note.rows is None else "list_skipped_rows"
        return problem_sentence(code, {"sheet": note.sheet, "place": note.place, "rows": note.place, "what": what})
    if not note.sheet:
        return what
    code = "list_in_sheet" if not note.place else "list_at_cell" if note.column >= 0 else "list_at_row"
    return problem_sentence(code, {"sheet": note.sheet, "place": note.place, "what": what})


def _heading(kinds: Counter[NoteKind]) -> str:
    words = {
        NoteKind.LOOK: lambda n: counted("{n} to look at", "{n} to look at", n),
        NoteKind.NOT_READ: lambda n: counted("{n} part not read", "{n} parts not read", n),
        NoteKind.MENDED: lambda n: counted("{n} mended while reading", "{n} mended while reading", n),
    }
    told = [words[kind](kinds[kind]).format(n=kinds[kind]) for kind in NoteKind if kinds[kind]]
    return " · ".join(told)


class NotesPanel(QFrame):
    """A list of notes under its counts; hidden where there are none. `chosen` carries the note to go to."""

    chosen = Signal(object)  # ReadingNote

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._theme = theme
        self._notes: Sequence[ReadingNote] = ()
        self.head = ElidedLabel(theme, "smallStrong")
        self.list = QListWidget()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(_("Not read, and mended"))
        self.list.setFont(theme.font("small"))
        self.list.setIconSize(QSize(theme.px(14), theme.px(14)))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.currentRowChanged.connect(self._choose)
        self.list.itemClicked.connect(lambda item: self._choose(self.list.row(item)))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 4, 4)
        column.setSpacing(2)
        column.addWidget(self.head)
        column.addWidget(self.list)
        self.hide()

    def show_notes(self, notes: Sequence[ReadingNote]) -> None:
        """Show these notes, each in a line with its whole sentence as the tip."""
        self._notes = notes
        self.list.blockSignals(True)
        self.list.clear()
        for note in notes:
            words = note_sentence(note)
            item = QListWidgetItem(self._theme.icon(*ICONS[note.kind]), words)
            item.setToolTip(words)
            item.setSizeHint(QSize(0, self._theme.px(LINE)))
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.head.setText(_heading(Counter(note.kind for note in notes)))
        self.list.setFixedHeight(self._theme.px(LINE) * min(len(notes), SHOWN) + 2)
        self.setVisible(bool(notes))

    def go_to_first(self) -> None:
        """Put the focus on the first note and show what it is about."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.list.setCurrentRow(-1)
        self.list.setCurrentRow(0)

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._notes):
            self.chosen.emit(self._notes[row])
