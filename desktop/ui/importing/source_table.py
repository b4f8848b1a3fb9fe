"""The file as it is, at the left: cells as read, rows that were used barred, the source of the chosen cell framed."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from hashlib import blake2b

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from db.rules.dates import short_date
from desktop.exchange.readers.workbook import CellValue, column_letters
from desktop.intake.checking import SourceSheet
from desktop.ui.core.i18n import _
from desktop.ui.core.theme import Theme
from desktop.ui.tables.column_choice import ColumnChoice
from desktop.ui.tables.columns import Column
from desktop.ui.tables.columns_table import ColumnsTable
from desktop.ui.tables.paged_model import NUMBER

Index = QModelIndex | QPersistentModelIndex
WIDEST, MOST_COLUMNS = 190, 60
NUMBERS = 1  # the first column counts the rows: a visible vertical header stalls when a long list gets shorter


def cell_text(value: CellValue) -> str:
    """Return a cell as a spreadsheet shows it."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return short_date(value.date()) if not (value.hour or value.minute) else f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, float):
        return f"{value:g}"
    return str(value).replace("\n", " ")


class SourceModel(QAbstractTableModel):
    """The table model of one sheet of the file; cells are read from the sheet, not copied."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.sheet: SourceSheet | None = None
        self.titles: Mapping[int, str] = {}
        self._columns = 0

    def show_sheet(self, sheet: SourceSheet | None, titles: Mapping[int, str]) -> None:
        """Show a sheet; `titles` say as what each column is read."""
        self.beginResetModel()
        self.sheet, self.titles = sheet, titles
        self._columns = min(sheet.width if sheet else 0, MOST_COLUMNS)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() or self.sheet is None else len(self.sheet.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() or self.sheet is None else self._columns + NUMBERS

    def value(self, row: int, column: int) -> CellValue:
        """Return a cell as it was read; None where the row is shorter."""
        assert self.sheet is not None
        cells = self.sheet.rows[row]
        return cells[column] if column < len(cells) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            at = index.column() - NUMBERS
            return str(index.row() + 1) if at < 0 else cell_text(self.value(index.row(), at))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        at = section - NUMBERS
        if role != Qt.ItemDataRole.DisplayRole or orientation == Qt.Orientation.Vertical or at < 0:
            return None
        title = self.titles.get(at, "")
        return f"{column_letters(at)} · {title}" if title else column_letters(at)


class _Cells(QStyledItemDelegate):
    """Paints the cells with lines on all sides and a bar before the rows that gave nominees."""

    def __init__(self, theme: Theme, view: "SourceTable") -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        theme, sheet = self._theme, self._view.table.sheet
        used = sheet is not None and index.row() in sheet.used
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        column = index.column() - NUMBERS
        here = index.row() in self._view.marked_rows or 0 <= column == self._view.marked_column
        painter.save()
        numbers = index.column() < NUMBERS
        ground = "selected" if here or chosen else "surface" if used and not numbers else "header"
        painter.fillRect(rect, theme.colour(ground))
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        if used and numbers:
            painter.fillRect(rect.x(), rect.y(), 3, rect.height(), theme.colour("accent"))
        painter.setPen(theme.colour("text" if used and not numbers else "text2"))
        painter.setFont(theme.font("figures" if numbers else "text"))
        inner = rect.adjusted(7, 0, -5, 0)
        text = painter.fontMetrics().elidedText(str(index.data() or ""), Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)
        if (index.row(), column) == self._view.marked or (chosen and self._view.hasFocus()):
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()


class SourceTable(ColumnsTable):
    """A read-only view of a sheet; `column_asked` (column) and `cell_chosen` (row, column) count from 0.

    Which columns are shown, and in which order, is kept for sheets with the same columns.
    """

    column_asked = Signal(int)
    cell_chosen = Signal(int, int)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = SourceModel(self)
        self.marked = (-1, -1)
        self.marked_rows = range(0)
        self.marked_column = -1
        self._theme = theme
        self.setModel(self.table)
        self.setItemDelegate(_Cells(theme, self))
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.horizontalHeader().setFont(theme.font("small"))
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionsClickable(True)
        self.horizontalHeader().sectionClicked.connect(lambda section: self.ask_column(section - NUMBERS))
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.px(24))

    def show_sheet(self, sheet: SourceSheet | None, titles: Mapping[int, str]) -> None:
        """Show a sheet with columns as wide as its first rows need."""
        self._set_marked((-1, -1), range(0))
        self.table.show_sheet(sheet, titles)
        metrics = self._theme.metrics("text")
        widths = [self._theme.px(44)]
        rows = sheet.sample() if sheet else []
        for column in range(NUMBERS, self.table.columnCount()):
            texts = [cell_text(row[column - NUMBERS]) for row in rows if column - NUMBERS < len(row)]
            needed = max((metrics.horizontalAdvance(text[:60]) for text in texts), default=0) + 18
            head = metrics.horizontalAdvance(str(self.table.headerData(column, Qt.Orientation.Horizontal))) + 22
            widths.append(max(head, min(needed, self._theme.px(WIDEST)), self._theme.px(34)))
        self._name_columns(widths)
        if sheet is not None and sheet.used:
            self.scrollTo(self.table.index(max(0, min(sheet.used) - 6), 0), QAbstractItemView.ScrollHint.PositionAtTop)

    def _name_columns(self, widths: Sequence[int]) -> None:
        """Say what the columns of this sheet are, and show them as they were chosen for such a sheet."""
        titles = [str(self.table.headerData(at, Qt.Orientation.Horizontal) or "") for at in range(NUMBERS, len(widths))]
        numbers: Column[object] = Column(NUMBER, _("Row"), str)
        letters = [Column[object](column_letters(at), title, str) for at, title in enumerate(titles)]
        self.set_columns((numbers, *letters), widths)
        sheets_like_it = blake2b("\n".join(titles).encode(), digest_size=6).hexdigest()
        for choice in self.findChildren(ColumnChoice):
            choice.use(f"file/{sheets_like_it}")

    def _set_marked(self, cell: tuple[int, int], rows: range, column: int = -1) -> None:
        self.marked, self.marked_rows, self.marked_column = cell, rows, column
        self.viewport().update()

    def mark(self, row: int, column: int) -> None:
        """Frame the cell that the grid stands on and bring it into view."""
        self._set_marked((row, column), range(row, row + 1))
        if 0 <= row < self.table.rowCount():
            self.scrollTo(self.table.index(row, max(0, column) + NUMBERS))

    def mark_part(self, rows: tuple[int, int] | None, column: int) -> None:
        """Tint rows, from the first to the last, or a whole column, and bring their beginning into view."""
        if rows is None:
            self._set_marked((-1, -1), range(0), column)
            top = max(0, self.rowAt(0))
            self.scrollTo(self.table.index(top, column + NUMBERS), QAbstractItemView.ScrollHint.PositionAtCenter)
            return
        self._set_marked((rows[0], column) if column >= 0 else (-1, -1), range(rows[0], rows[1] + 1))
        shown = self.table.index(min(rows[0], self.table.rowCount() - 1), max(0, column) + NUMBERS)
        self.scrollTo(shown, QAbstractItemView.ScrollHint.PositionAtCenter)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and self.hasFocus():
            self.cell_chosen.emit(current.row(), current.column() - NUMBERS)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if index.isValid():
            self.ask_column(index.column() - NUMBERS)

    def ask_column(self, column: int) -> None:
        """Emit `column_asked` for a column of the file; the row numbers are none."""
        if column >= 0:
            self.column_asked.emit(column)
