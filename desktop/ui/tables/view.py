"""The list of a page: filled by ids in the background, kept where the clerk was, sorted by the record."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QSignalBlocker,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.ui.core.theme import Theme
from desktop.ui.tables.columns import Column
from desktop.ui.tables.delegate import CellDelegate
from desktop.ui.tables.paged_model import PagedModel
from desktop.ui.widgets.stretch_column import stretch_column

Index = QModelIndex | QPersistentModelIndex
FOLLOW_MS = 60  # details follow the list after this
LEAST_STRETCHED = 84  # px at 100 %: two lines of it tell one unit from another
MOST_CHOSEN_AGAIN = 5000  # rows of a list in which a choice of many outlives a new reading


class RecordTable(QTableView):
    """A grid over a `PagedModel`: all rows have one line or, where columns are narrow, all have two."""

    current_changed = Signal(int)  # id, 0 for none
    opened = Signal(int)
    edit_refused = Signal(int)  # F2 was pressed on a record in which nothing is edited
    order_requested = Signal(str, bool)  # order, descending

    def __init__(self, theme: Theme, table: PagedModel[Any], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self.table = theme, table
        self.chosen: dict[str, bool] = {}  # by name: columns that the clerk shows or hides
        self.setModel(table)
        self.setItemDelegate(CellDelegate(theme, self))
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setFont(theme.font("text"))
        # a visible vertical header stalls for seconds when a long list gets shorter
        upright = self.verticalHeader()
        upright.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        upright.setDefaultSectionSize(theme.row_height)
        upright.setMinimumSectionSize(theme.row_height)
        upright.hide()
        self._columns()
        table.headerDataChanged.connect(lambda _way, _first, _last: self._fit())
        self._follow = QTimer(self, interval=FOLLOW_MS, singleShot=True)
        self._follow.timeout.connect(lambda: self.current_changed.emit(self.current_id()))
        self.selectionModel().currentChanged.connect(lambda _now, _old: self._follow.start())
        self.doubleClicked.connect(lambda index: self.opened.emit(table.id_at(index.row())))

    @property
    def columns(self) -> Sequence[Column[Any]]:
        """The columns, those that are hidden too."""
        return self.table.columns

    def _columns(self) -> None:
        header = self.horizontalHeader()
        header.setFont(self._theme.font("smallStrong"))
        header.setHighlightSections(False)
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(self._theme.px(36))
        heads = [
            header.fontMetrics().horizontalAdvance(column.title) + (26 if column.order or column.right else 18)
            for column in self.table.columns
        ]
        wide = [(column.width, column.least or column.width) for column in self.table.columns]
        self._least = [max(self._theme.px(width), head) for (width, _), head in zip(wide, heads, strict=True)]
        self._narrow = [max(self._theme.px(least), head) for (_, least), head in zip(wide, heads, strict=True)]
        self._given = list(self._least)  # before the clerk drags any
        for at, column in enumerate(self.table.columns):
            self.setColumnWidth(at, self._least[at])
            if column.stretch:
                header.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
        if any(column.order for column in self.table.columns):
            header.setSectionsClickable(True)
            header.setSortIndicatorShown(False)
            header.sectionClicked.connect(self._sort)

    def dragged(self) -> set[int]:
        """Return the columns whose width the clerk chose."""
        shown = (at for at in range(len(self._given)) if not self.isColumnHidden(at))
        return {at for at in shown if not self.table.columns[at].stretch and self.columnWidth(at) != self._given[at]}

    def take_usual_widths(self) -> None:
        """Let go of what the clerk dragged."""
        self._given = list(self._least)
        for at, width in enumerate(self._least):
            self.setColumnWidth(at, width)
        self._share_room()
        self._fit()

    def _sort(self, section: int) -> None:
        column, header = self.table.columns[section], self.horizontalHeader()
        if not column.order:
            return
        descending = (
            header.isSortIndicatorShown()
            and header.sortIndicatorSection() == section
            and header.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        )
        header.setSortIndicatorShown(True)
        header.setSortIndicator(section, Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder)
        self.order_requested.emit(column.order, descending)

    def show_ids(
        self,
        ids: Iterable[int],
        sections: Mapping[int, str] | None = None,
        first: Mapping[int, Any] | None = None,
    ) -> None:
        """Replace the list and stand on the same record as before, else on the first.

        `first` are rows that were read already. A list that only goes on below what is shown leaves all in its place.
        """
        if isinstance(ids, array) and not sections and self.table.continues(ids):
            self.table.extend(ids)
            return
        kept = self.current_id()
        many = set(self.selected_ids()) if self.table.rowCount() <= MOST_CHOSEN_AGAIN else set()
        self.scrollToTop()
        if self.table.section_rows():
            self.clearSpans()
        for row in self.table.section_rows():  # a record may stand there now
            self.setRowHeight(row, self.verticalHeader().defaultSectionSize())
        self.table.show_ids(ids, sections, first)
        for row in self.table.section_rows():
            self.setSpan(row, 0, 1, len(self.table.columns))
        self._lower_sections()
        if not kept or not self.choose(kept):
            self.choose_first()
        elif len(many) > 1 and self.table.rowCount() <= MOST_CHOSEN_AGAIN:
            self.choose_many(many)

    def choose_many(self, many: set[int]) -> None:
        """Choose those of these ids that are in the list, beside what is chosen."""
        again = QItemSelection()
        for row, id_ in enumerate(self.table.ids()):
            if id_ in many:
                again.select(self.table.index(row, 0), self.table.index(row, len(self.table.columns) - 1))
        self.selectionModel().select(again, QItemSelectionModel.SelectionFlag.Select)

    def choose_first(self) -> None:
        """Select the first row that is a record."""
        for row in range(min(2, self.table.rowCount())):
            if self.table.id_at(row) >= 0:
                self._stand_on(row)
                return
        self._follow.start()

    def choose(self, id_: int) -> bool:
        """Stand on `id_`; say whether it is in the list."""
        row = self.table.row_of(id_)
        if row >= 0:
            self._stand_on(row)
        return row >= 0

    def _stand_on(self, row: int) -> None:
        index = self.table.index(row, min(1, len(self.table.columns) - 1))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)
        self._follow.start()

    def current_id(self) -> int:
        """Return the id of the current row, 0 for none."""
        index = self.currentIndex()
        if not index.isValid():
            return 0
        return max(0, self.table.id_at(index.row()))

    def following(self) -> bool:
        """Whether what stands beside the list has yet to follow the row that was gone to."""
        return self._follow.isActive()

    def selected_ids(self) -> tuple[int, ...]:
        """Return the chosen ids in list order."""
        found: list[int] = []
        for span in cast(Iterable[QItemSelectionRange], self.selectionModel().selection()):
            found += [i for i in self.table.ids()[span.top() : span.bottom() + 1] if i >= 0]
        wanted = set(found)
        return tuple(found) if len(wanted) < 2 else tuple(dict.fromkeys(found))

    def walk(self, step: int) -> None:
        """Stand `step` rows further, over section rows."""
        row = self.currentIndex().row() + step
        while 0 <= row < self.table.rowCount():
            if self.table.id_at(row) >= 0:
                self._stand_on(row)
                return
            row += step

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() and self.state() != QTableView.State.EditingState:
            self.opened.emit(self.current_id())
            return
        if event.key() == Qt.Key.Key_F2 and not event.modifiers() and self.table.locked_at(self.currentIndex()):
            self.edit_refused.emit(self.current_id())
            return
        super().keyPressEvent(event)

    def choose_columns(self, chosen: Mapping[str, bool]) -> None:
        """Show or hide columns by name whatever room there is; the others as before."""
        self.chosen = dict(chosen)
        for at, column in enumerate(self.table.columns):
            self.setColumnHidden(at, not self.chosen.get(column.name, True))
        self._leave_out()
        self._share_room()
        self._fit()

    def shown_columns(self) -> list[int]:
        """Return the places of the columns that are shown, in the order shown."""
        header = self.horizontalHeader()
        order = (header.logicalIndex(at) for at in range(len(self.table.columns)))
        return [at for at in order if not self.isColumnHidden(at)]

    def _leave_out(self) -> None:
        """Hide spare columns, the last first, until the others have what they ask for."""
        columns = self.table.columns
        least = [
            max(self._theme.px(max(c.width, c.roomy)), self.horizontalHeader().minimumSectionSize()) for c in columns
        ]
        needed = sum(width for at, width in enumerate(least) if self.chosen.get(columns[at].name, True))
        room = self.viewport().width()
        for at in reversed(range(len(columns))):
            if columns[at].spare and columns[at].name not in self.chosen:
                narrow = needed > room
                needed -= least[at] if narrow else 0
                self._leave(at, narrow)
        self._leave_out_lesser()

    def _leave_out_lesser(self) -> None:
        """Hide lesser columns, the least first, while all together have no room even where each is narrow."""
        columns = self.table.columns
        lesser = [at for at, column in enumerate(columns) if column.lesser and column.name not in self.chosen]
        lesser.sort(key=lambda at: columns[at].lesser)
        others = (at for at in range(len(columns)) if at not in lesser and not self.isColumnHidden(at))
        room = self.viewport().width() - sum(self._narrow[at] for at in others)
        for at in lesser:
            room -= self._narrow[at]
            self._leave(at, room < 0)

    def _leave(self, at: int, out: bool) -> None:
        if self.isColumnHidden(at) != out:
            self.setColumnHidden(at, out)

    def _share_room(self) -> None:
        """Give columns their width, names first, then more; what the clerk dragged is left as it is."""
        columns = self.table.columns
        shown = [at for at in range(len(columns)) if not self.isColumnHidden(at)]
        given = {at: self._narrow[at] for at in shown}
        room = max(0, self.viewport().width() - sum(given.values()))
        by_name = sorted(shown, key=lambda at: columns[at].role != "name")
        stretched = any(columns[at].stretch for at in shown)
        for wanted in (self._least, [self._theme.px(column.first) for column in columns]):
            for at in by_name:
                more = min(room, max(0, wanted[at] - given[at]))
                given[at], room = given[at] + more, room - more
        for at in by_name:
            wide = given[at] + (room * columns[at].grow // 10 if stretched or at != by_name[0] else room)
            room = room if stretched else 0
            if not columns[at].stretch and self.columnWidth(at) == self._given[at] != wide:
                self.setColumnWidth(at, wide)
                self._given[at] = wide

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._leave_out()
        self._share_room()
        self._fit()
        self.viewport().update()

    def _fit(self) -> None:
        self._share_rest()
        self._fit_rows()

    def _fit_rows(self) -> None:
        """Give each row a second line while a column has less room than its texts often need."""
        narrow = any(
            self.columnWidth(at) < self._theme.px(column.roomy)
            for at, column in enumerate(self.table.columns)
            if column.roomy and not self.isColumnHidden(at)
        )
        more = QFontMetrics(self._theme.font("text")).lineSpacing() if narrow else 0
        upright, height = self.verticalHeader(), self._theme.row_height + more
        if upright.defaultSectionSize() != height:
            with QSignalBlocker(upright):  # one signal for each of a million rows would take seconds
                upright.setDefaultSectionSize(height)
            self._lower_sections()
            self.doItemsLayout()

    def _lower_sections(self) -> None:
        """Give headings of sections one line, however high the rows are."""
        for row in self.table.section_rows():
            self.setRowHeight(row, self._theme.row_height)

    def _share_rest(self) -> None:
        """Give what is left to the stretched column; names keep their width, up to half of the table, others a part."""
        for at, column in enumerate(self.table.columns):
            if column.stretch:
                most = self.viewport().width() // 2 if column.role == "name" else self._theme.px(LEAST_STRETCHED)
                stretch_column(self, at, min(self._narrow[at], most))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.viewport().update()
