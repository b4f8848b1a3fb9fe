"""Two tables side by side that follow each other, and the walk from doubt to doubt."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import cast

from PySide6.QtCore import QItemSelectionModel, QItemSelectionRange, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QSplitter, QTabBar, QVBoxLayout, QWidget

from db.rules.nomination_fields import READ_PLAINLY
from desktop.intake.answers import Answers
from desktop.intake.checked_row import FIELDS, CheckedRow
from desktop.intake.checking import ListCheck, SourceSheet
from desktop.intake.doubt_causes import Award, DoubtGroups
from desktop.intake.reading_notes import ReadingNote
from desktop.ui.core.i18n import _
from desktop.ui.core.theme import Theme
from desktop.ui.framework.field_labels import field_label
from desktop.ui.importing.checked_table import FIRST, CheckedDelegate, CheckedModel
from desktop.ui.importing.notes_panel import NotesPanel
from desktop.ui.importing.review_bars import DoubtBar, Legend, doubt_sentences, place_words
from desktop.ui.importing.source_table import SourceTable
from desktop.ui.tables.columns import Column
from desktop.ui.tables.frozen_columns import FrozenColumnsTable
from desktop.ui.tables.paged_model import NUMBER
from desktop.ui.widgets.buttons import ActionButton
from desktop.ui.widgets.text import label, unmarked

Index = QModelIndex | QPersistentModelIndex
WIDTHS = {"name": 156, "dob": 98, "position": 108, "unit": 122, "award": 130, "year": 76, "reason": 160}
GROWING = {"unit": 1, "award": 8, "reason": 1}
"""Which columns take what is left, in parts of ten."""
HEAD = 20  # px beside a title
SOURCE_WIDTH = 448


Apart = Callable[[int, Callable[[], None], Callable[[], None]], None]
"""Called with a number of rows, work on them that touches no widget, and what is to be done then."""


def at_once(_rows: int, work: Callable[[], None], then: Callable[[], None]) -> None:
    """Do the work here and now."""
    work()
    then()


def checked_columns() -> tuple[Column[object], ...]:
    """Return the columns of a checked list in the language chosen now: row, kind, fields."""
    about = (Column[object](NUMBER, _("Row"), str, 52), Column[object]("kind", _("Kind"), str, 28))
    widths = ((name, WIDTHS.get(name, 120), GROWING.get(name, 0)) for name in FIELDS)
    return (*about, *(Column[object](name, field_label(name), str, px, grow=grow) for name, px, grow in widths))


class ReviewView(QWidget):
    """Shows a list beside its file; emits `answered` when the clerk changed the list."""

    answered = Signal()
    stood = Signal()
    """Another cell is the current one, other rows are marked, or what is doubted there has changed."""
    column_asked = Signal(str, int)  # sheet, column

    def __init__(
        self,
        theme: Theme,
        walk: Sequence[ActionButton],
        answers: Sequence[ActionButton],
        awards: Callable[[], list[Award]],
    ) -> None:
        super().__init__()
        self._theme, self._awards = theme, awards
        self.checking: ListCheck | None = None
        self._sheets: Mapping[str, SourceSheet] = {}
        self._doubts: list[tuple[int, str]] = []
        self.answers: Answers | None = None
        self._groups: DoubtGroups | None = None
        self.legend = Legend(theme, walk)
        self.bar = DoubtBar(theme, answers)
        self.source = SourceTable(theme, _("The file"))
        self.notes = NotesPanel(theme)
        self.notes.chosen.connect(self._show_note)
        self.apart: Apart = at_once
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(_("Sheets of the file"))
        self.model = CheckedModel(self, self._write)
        self.model.is_converted = self._is_converted
        self.grid = FrozenColumnsTable(FIRST + 1)
        self._set_up_grid()
        self._lay_out()
        self.grid.selectionModel().currentChanged.connect(lambda now, _old: self._follow(now))
        self.grid.selectionModel().selectionChanged.connect(lambda _now, _old: self._on_marked())
        self.source.cell_chosen.connect(self._to_grid)
        self.source.column_asked.connect(lambda at: self.column_asked.emit(self.sheet_name(), at))
        self.tabs.currentChanged.connect(lambda _at: self._show_sheet())

    def _set_up_grid(self) -> None:
        theme, grid = self._theme, self.grid
        grid.setModel(self.model)
        grid.setItemDelegate(CheckedDelegate(theme, grid, self._awards))
        grid.setAccessibleName(_("Checked list"))
        grid.setShowGrid(False)
        grid.setTabKeyNavigation(False)
        grid.setWordWrap(False)
        grid.setFont(theme.font("text"))
        grid.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        grid.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.AnyKeyPressed)
        grid.horizontalHeader().setFont(theme.font("smallStrong"))
        grid.horizontalHeader().setHighlightSections(False)
        grid.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        grid.verticalHeader().hide()
        grid.verticalHeader().setDefaultSectionSize(theme.row_height)
        metrics, columns = grid.horizontalHeader().fontMetrics(), checked_columns()
        heads = [metrics.horizontalAdvance(column.title) + HEAD if column.name in FIELDS else 0 for column in columns]
        grid.set_columns(columns, [max(theme.px(c.width), head) for c, head in zip(columns, heads, strict=True)])
        grid.freeze(self.model, CheckedDelegate(theme, grid.frozen, self._awards))

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        one, other = QVBoxLayout(left), QVBoxLayout(right)
        for column in (one, other):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
        heading = label(self._theme, _("The file, as it is. A click on a column's head says what it is."), "small")
        heading.setContentsMargins(12, 4, 4, 4)
        heading.setWordWrap(True)
        one.addWidget(heading)
        one.addWidget(self.source, 1)
        one.addWidget(self.notes)
        one.addWidget(self.tabs)
        other.addWidget(self.grid, 1)
        other.addWidget(self.bar)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(left)
        self.splitter.addWidget(right)
        self.splitter.setSizes([self._theme.px(SOURCE_WIDTH), 10_000])
        left.setMinimumWidth(self._theme.px(240))
        self.splitter.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 12, 8)
        column.setSpacing(6)
        column.addWidget(self.legend)
        column.addWidget(self.splitter, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() > 1400
        if event.oldSize().width() <= 0 or wide != (event.oldSize().width() > 1400):
            self.splitter.setSizes([self._theme.px(640 if wide else SOURCE_WIDTH), 10_000])

    # --- showing ---------------------------------------------------------------------------------------------
    def show_checking(self, checking: ListCheck) -> None:
        """Show a list beside its file and go to the first doubt."""
        self.checking = checking
        self.answers = Answers(checking.checked)
        self._sheets = {sheet.name: sheet for sheet in checking.sheets}
        self._groups = DoubtGroups(checking.checked, self._sheets)
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        for sheet in checking.sheets:
            name = unmarked(sheet.name)
            at = self.tabs.addTab(_("{sheet} (left out)").format(sheet=name) if sheet.skipped else name)
            self.tabs.setTabData(at, sheet.name)
        first = next((at for at, sheet in enumerate(checking.sheets) if sheet.used), 0)
        self.tabs.setCurrentIndex(first)
        self.tabs.setVisible(self.tabs.count() > 1)  # one sheet has nothing to choose
        self.tabs.blockSignals(False)
        self._show_sheet()
        self.notes.show_notes(checking.notes())
        self.refresh()
        self.walk(1, from_start=True)

    def forget(self) -> None:
        """Show no list any more."""
        self.checking = self.answers = self._groups = None
        self.model.show_list(None)

    def refresh(self) -> None:
        """Show the list anew: rows went or came."""
        assert self.checking is not None and self._groups is not None
        self._groups.renew()
        self.grid.scrollToTop()
        self.model.show_list(self.checking.checked)
        rows = self.checking.checked.rows  # most lists do not have the fields that are only read
        self.grid.leave_out([name for name in READ_PLAINLY if not any(row.read.text(name) for row in rows)])
        self._count()
        if self.model.rowCount():
            self._stand_on(0, FIRST)

    def _count(self) -> None:
        assert self.checking is not None
        self._doubts = self.checking.checked.doubtful_cells()
        here = self.current()
        at = self._doubts.index(here) + 1 if here in self._doubts else 0
        converted = sum(len(sheet.converted) for sheet in self.checking.sheets)
        self.legend.show_counts(self.checking.checked, at, len(self._doubts), converted, self.distinct_doubts())

    def sheet_name(self) -> str:
        """Return the name of the sheet shown, "" for none."""
        return str(self.tabs.tabData(self.tabs.currentIndex()) or "")

    def _show_sheet(self) -> None:
        sheet = self._sheets.get(self.sheet_name())
        titles = {column: field_label(field) for field, column in sheet.columns.items()} if sheet else {}
        self.source.show_sheet(sheet, titles)

    # --- standing --------------------------------------------------------------------------------------------
    def current(self) -> tuple[int, str]:
        """Return (number in the list, field) of the grid's current cell; (-1, "") for none."""
        index = self.grid.currentIndex()
        if not index.isValid():
            return -1, ""
        return self.model.place(index.row()), FIELDS[max(0, index.column() - FIRST)]

    def row(self) -> CheckedRow | None:
        """Return the row of the current cell, None for none."""
        index = self.grid.currentIndex()
        return self.model.row_at(index.row()) if index.isValid() else None

    def _stand_on(self, row: int, column: int) -> None:
        """Make a cell the current one and the only one marked, whatever keys are held; a hidden column is shown."""
        self.grid.setColumnHidden(column, False)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.grid.selectionModel().setCurrentIndex(self.model.index(row, column), flag)

    def select(self, place: int, name: str) -> None:
        """Make the cell of a row, by its number in the list, the current one."""
        row = self.model.row_of(place)
        if row >= 0:
            self._stand_on(row, FIRST + FIELDS.index(name))
            self.grid.setFocus()

    def walk(self, step: int, *, from_start: bool = False) -> None:
        """Go to the next doubt, or the one before; from the last the first follows."""
        if not self._doubts:
            return
        order = {name: at for at, name in enumerate(FIELDS)}
        place, name = (-1, "") if from_start else self.current()
        here = (place, order.get(name, -1))
        places = [(at, order[field]) for at, field in self._doubts]
        if step > 0:
            found = next((each for each in places if each > here), places[0])
        else:
            found = next((each for each in reversed(places) if each < here), places[-1])
        self.select(found[0], FIELDS[found[1]])

    def edit(self) -> None:
        """Write into the current cell."""
        index = self.grid.currentIndex()
        if index.isValid() and index.column() >= FIRST:
            self.grid.setFocus()
            self.grid.edit(index)

    def _follow(self, index: Index) -> None:
        """Frame the source of the grid's cell and say what is doubted about it."""
        row = self.model.row_at(index.row()) if index.isValid() else None
        if row is None:
            return
        name = FIELDS[max(0, index.column() - FIRST)]
        self._go_to_sheet(row.read.sheet)
        self.source.mark(*row.place_of(name))
        sentences = doubt_sentences(row, name, self._sheets.get(row.read.sheet))
        self.bar.show_message(row.level(name), place_words(row, name), sentences)
        self._count()
        self.stood.emit()

    def _on_marked(self) -> None:
        for view in (self.grid, self.grid.frozen):
            view.viewport().update()  # the numbers of marked rows are tinted
        self.stood.emit()

    def _go_to_sheet(self, name: str) -> bool:
        """Show the sheet of this name in the source table; return whether the file has it."""
        at = next((at for at in range(self.tabs.count()) if self.tabs.tabData(at) == name), -1)
        self.tabs.setCurrentIndex(at if at >= 0 else self.tabs.currentIndex())
        return at >= 0

    def _show_note(self, note: ReadingNote) -> None:
        """Show in the source table the rows, the column or the sheet that a note is about."""
        if self._go_to_sheet(note.sheet) and (note.rows or note.column >= 0):
            self.source.mark_part(note.rows, note.column)

    def _to_grid(self, source_row: int, column: int) -> None:
        """Select the nominee that came from a cell of the file."""
        for at in range(self.model.rowCount()):
            row = self.model.row_at(at)
            if row.read.sheet == self.sheet_name() and row.read.source_row == source_row + 1:
                name = next((name for name in FIELDS if row.place_of(name) == (source_row, column)), "name")
                self._stand_on(at, FIRST + FIELDS.index(name))
                return

    def _is_converted(self, row: CheckedRow, name: str) -> bool:
        sheet = self._sheets.get(row.read.sheet)
        return sheet is not None and name in row.read.cells and row.place_of(name) in sheet.converted

    # --- answers ---------------------------------------------------------------------------------------------
    def marked(self) -> list[int]:
        """Return the numbers in the list of the rows that are marked, or of the current one alone."""
        spans = cast(Iterable[QItemSelectionRange], self.grid.selectionModel().selection())
        rows = {row for span in spans for row in range(span.top(), span.bottom() + 1)}
        place, _name = self.current()
        return sorted(map(self.model.place, rows)) if len(rows) > 1 else [place] if place >= 0 else []

    def alike(self) -> list[int]:
        """Return the numbers of the rows that are doubted as the current cell is; [] where that is not doubted."""
        place, name = self.current()
        return self._groups.alike(place, name) if self._groups is not None and place >= 0 else []

    def targets(self) -> list[int]:
        """Return the numbers of the rows that an answer is for: those marked, else those doubted alike, else one."""
        marked = self.marked()
        return marked if len(marked) > 1 else self.alike() or marked

    def distinct_doubts(self) -> int:
        """Return how many different doubts the list has."""
        return self._groups.causes() if self._groups is not None else 0

    def answer(self, rows: int, give: Callable[[], object], then: Callable[[], None]) -> None:
        """Give an answer to so many rows, count anew what is doubted, and do the rest once that is done."""
        assert self.checking is not None and self._groups is not None
        checked, groups = self.checking.checked, self._groups

        def work() -> None:
            give()
            groups.renew()
            groups.causes()
            checked.totals()

        self.apart(rows, work, then)

    def _write(self, place: int, name: str, text: str) -> None:
        assert self.answers is not None
        targets = self.targets()
        places = [place, *(at for at in targets if at != place)] if place in targets else [place]
        if name == "award":
            words, award, authority = self._awards()[int(text)]
            give = partial(self.answers.set_award, places, (award, authority), words)
        else:
            give = partial(self.answers.write, places, name, text)
        self.answer(len(places), give, partial(self.on_answered, places))

    def on_answered(self, places: list[int] | None = None) -> None:
        """Show what an answer changed."""
        if self._groups is not None:
            self._groups.renew()
        self.model.refresh_rows(places)
        self._follow(self.grid.currentIndex())
        self._count()
        self.answered.emit()
