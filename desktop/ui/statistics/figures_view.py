"""The table of figures: groups down, groups across, sums at the end; every figure says which cell it is."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from db.queries.statistics import Dimension, Key
from db.rules.numbers import money
from desktop.labels.statistics_labels import HEADS
from desktop.papers.figures import FigureRow, FigureTable
from desktop.ui.core.i18n import _
from desktop.ui.core.theme import Theme
from desktop.ui.tables.clipboard import EMPTY
from desktop.ui.tables.paged_model import SECTION_ROLE

FOLLOW_MS = 60  # names follow the cell after this
LABEL_WIDTH = 220  # px at 100 %: of a table that is scrolled sideways
LEAST_LABEL = 110  # px at 100 %
Cell = Mapping[Dimension, Key]
"""The keys of a figure in its dimensions; a sum has fewer."""


class FiguresView(QTableWidget):
    """Arrows walk the figures, Enter asks for the names behind one."""

    cell_changed = Signal(object)  # Cell
    opened = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._cells: dict[tuple[int, int], Cell] = {}  # by row and column; Qt would make plain texts of the keys
        self.setAccessibleName(name)
        self.setFont(theme.font("text"))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.row_height)
        header = self.horizontalHeader()
        header.setFont(theme.font("smallStrong"))
        header.setHighlightSections(False)
        header.setMinimumSectionSize(theme.px(40))
        self._follow = QTimer(self, interval=FOLLOW_MS, singleShot=True)
        self._follow.timeout.connect(self._tell)
        self.currentItemChanged.connect(lambda _now, _old: self._follow.start())
        self.itemDoubleClicked.connect(lambda _item: self.opened.emit())

    def show_table(self, table: FigureTable) -> None:
        """Show a table and stand on the same cell as before, else on the first figure."""
        kept = self.cell()
        self.blockSignals(True)
        self.clear()
        self._cells.clear()
        self.clearSpans()
        self.setColumnCount(len(table.columns) + 2)
        titles = [_(HEADS[table.by]), *(label for _key, label in table.columns), _("Total")]
        self.setHorizontalHeaderLabels(titles)
        self.setRowCount(0)
        last = ""
        for row in table.rows:
            if row.section and row.section != last:
                last = row.section
                self._add_section(last)
            self._add(row, table)
        if table.rows:
            self._add(FigureRow("", _("Total"), table.totals), table, of_all=True)
        self._share_widths(len(titles))
        self._stand_on(kept)
        self.blockSignals(False)
        self._tell()

    def _add_section(self, text: str) -> None:
        at = self.rowCount()
        self.insertRow(at)
        item = QTableWidgetItem(text)
        item.setData(SECTION_ROLE, text)
        item.setFont(self._theme.font("strong"))
        item.setBackground(self._theme.colour("header"))
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.setItem(at, 0, item)
        self.setSpan(at, 0, 1, self.columnCount())

    def _add(self, row: FigureRow, table: FigureTable, *, of_all: bool = False) -> None:
        at = self.rowCount()
        self.insertRow(at)
        whose: dict[Dimension, Key] = {} if of_all else {table.by: row.key}
        label = QTableWidgetItem(row.label)
        label.setToolTip(row.label)
        self._cells[at, 0] = whose
        label.setFont(self._theme.font("strong" if of_all else "text"))
        self.setItem(at, 0, label)
        cells = [{**whose, table.across: key} for key, _label in table.columns]
        for place, (figure, cell) in enumerate(zip((*row.figures, row.total), (*cells, whose), strict=True), start=1):
            item = QTableWidgetItem(money(figure) if figure else EMPTY)
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._cells[at, place] = cell
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.label}: {figure}")
            strong = of_all or place > len(cells)
            item.setFont(self._theme.font("figuresStrong" if strong else "figures"))
            self.setItem(at, place, item)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._share_widths(self.columnCount())  # where the figures need a bar to scroll down, labels give way

    def _share_widths(self, many: int) -> None:
        header, theme = self.horizontalHeader(), self._theme
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        first = self.horizontalHeaderItem(0)
        if first is not None:
            first.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        for at in range(1, many):
            title = self.horizontalHeaderItem(at)
            wide = header.fontMetrics().horizontalAdvance(title.text()) + 20 if title is not None else 0
            self.setColumnWidth(at, max(theme.px(56), min(wide, theme.px(190))))
            if title is not None:
                title.setToolTip(title.text())
        rest = self.viewport().width() - sum(self.columnWidth(at) for at in range(1, many))
        self.setColumnWidth(0, rest if rest >= theme.px(LEAST_LABEL) else theme.px(LABEL_WIDTH))

    def _stand_on(self, kept: Cell) -> None:
        figures = [place for place in self._cells if place[1]]
        found = next((place for place in figures if kept and self._cells[place] == kept), None)
        if figures:
            self.setCurrentCell(*(found or figures[0]))

    def stand_on_column(self, at: int) -> None:
        """Stand on the sum of a column, counted from 0."""
        self.setCurrentCell(self.rowCount() - 1, at + 1)

    def cell(self) -> Cell:
        """Return the keys of the figure stood on; empty on the sum of all and where there is nothing."""
        return self._cells.get((self.currentRow(), self.currentColumn()), {})

    def place_words(self) -> str:
        """Return which figure is stood on: "Giấy khen của Giám đốc Sở, 2024"."""
        row, column = self.currentRow(), self.currentColumn()
        label, title = self.item(row, 0), self.horizontalHeaderItem(column)
        last = self.columnCount() - 1
        parts = [label.text() if label is not None and row < self.rowCount() - 1 else ""]
        parts.append(title.text() if title is not None and 0 < column < last else "")
        return ", ".join(part for part in parts if part) or _("All awards")

    def _tell(self) -> None:
        self.cell_changed.emit(self.cell())

    def following(self) -> bool:
        """Whether the names have yet to follow the cell that was gone to."""
        return self._follow.isActive()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)
