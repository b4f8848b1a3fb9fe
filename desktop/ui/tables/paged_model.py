"""A list of any length: it holds every id and fetches the rows that are looked at."""

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.ui.tables.columns import Column, Mark
from desktop.ui.tables.page_cache import WINDOW, PageCache

Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row")

SECTION_ROLE = Qt.ItemDataRole.UserRole + 1
MARK_ROLE = Qt.ItemDataRole.UserRole + 2
STRUCK_ROLE = Qt.ItemDataRole.UserRole + 3
FONT_ROLE = Qt.ItemDataRole.UserRole + 4
ID_ROLE = Qt.ItemDataRole.UserRole + 5
NUMBER = "number"  # the column that counts within its section

ALIGN_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
ALIGN_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class PagedModel(QAbstractTableModel, Generic[Row]):
    """Ids in list order; ids below zero are section rows, whose titles `sections` holds."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        fetch: Callable[[Sequence[int]], Mapping[int, Row]],
        gone: str,
        parent: QObject | None = None,
    ) -> None:
        """Use `fetch` for rows by id; `gone` is shown for a row that was deleted meanwhile."""
        super().__init__(parent)
        self.columns = tuple(columns)
        self._gone = gone
        self._ids: array[int] = array("q")
        self._sections: dict[int, str] = {}
        self._starts: list[int] = []
        self.windows: PageCache[Row] = PageCache(fetch, self._ids_from)
        self.edit: Callable[[int, str, str], bool] | None = None
        self.locked: Callable[[Row], bool] = lambda _row: False  # whether nothing of a row is edited

    def show_columns(self, columns: Sequence[Column[Row]]) -> None:
        """Say other things of the rows, in as many columns as before."""
        self.columns = tuple(columns)
        self.windows.clear()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def show_ids(
        self,
        ids: Iterable[int],
        sections: Mapping[int, str] | None = None,
        first: Mapping[int, Row] | None = None,
    ) -> None:
        """Replace the list. The view must be scrolled to its top first (see `RecordTable.show_ids`).

        `first` are the rows of the first window where whoever found the ids has read them already.
        """
        self.beginResetModel()
        self._ids = ids if isinstance(ids, array) else array("q", ids)
        self._sections = dict(sections or {})
        self._starts = [at for at, id_ in enumerate(self._ids) if id_ < 0] if self._sections else []
        self.windows.grow_old()
        if first:
            self.windows.put(0, dict(first))
        self.endResetModel()

    def continues(self, ids: Sequence[int]) -> bool:
        """Whether the list shown is one whole window and `ids` begin with it."""
        shown = len(self._ids)
        return shown == WINDOW < len(ids) and not self._sections and ids[:shown] == self._ids

    def extend(self, ids: "array[int]") -> None:
        """Put what follows below a list that `continues`; nothing that is looked at moves."""
        self.beginInsertRows(QModelIndex(), len(self._ids), len(ids) - 1)
        self._ids = ids
        self.endInsertRows()

    def forget(self) -> None:
        """Fetch the rows that are looked at anew: something changed them."""
        self.windows.grow_old()
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(self.columns) - 1))

    def ids(self) -> Sequence[int]:
        """Return the ids in list order, those of sections below zero."""
        return self._ids

    def section_rows(self) -> Sequence[int]:
        """Return the rows that are heads of sections."""
        return self._starts

    def heading(self, id_: int) -> str:
        """Return the title of a section by its id, which is below zero."""
        return self._sections.get(id_, "")

    def id_at(self, row: int) -> int:
        """Return the id in this row, below zero for a section."""
        return self._ids[row]

    def row_of(self, id_: int) -> int:
        """Return where `id_` stands, -1 when it is not in the list."""
        try:
            return self._ids.index(id_)
        except ValueError:
            return -1

    def row_at(self, row: int) -> Row | None:
        """Return the record's row, read now if need be; None for a section or one that is gone."""
        id_ = self._ids[row]
        return None if id_ < 0 else self.windows.row(row - row % WINDOW, id_)

    def _shown_at(self, row: int) -> tuple[Row | None, bool]:
        """Return what is shown of a record's row, and whether that is all there is to know."""
        return self.windows.shown(row - row % WINDOW, self._ids[row])

    def _ids_from(self, start: int) -> list[int]:
        return [id_ for id_ in self._ids[start : start + WINDOW] if id_ >= 0]

    def put(self, start: int, ids: Sequence[int], rows: Mapping[int, Row]) -> None:
        """Take the rows of a window that was asked for; of a list that is not shown any more they are of no use."""
        if start >= len(self._ids) or self._ids_from(start) != list(ids):
            self.windows.skip(start)
            return
        self.windows.put(start, rows)
        last = min(start + WINDOW, len(self._ids)) - 1
        self.dataChanged.emit(self.index(start, 0), self.index(last, len(self.columns) - 1))

    def number_at(self, row: int) -> int:
        """Return the row's own number, counted from its section's head."""
        before = [start for start in self._starts if start < row]
        return row - before[-1] if before else row + 1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            if role == Qt.ItemDataRole.DisplayRole:
                return self.columns[section].title
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return int(ALIGN_RIGHT if self.columns[section].right else ALIGN_LEFT)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self._ids[index.row()] < 0:
            return Qt.ItemFlag.ItemIsEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.edit and self.columns[index.column()].editable:
            found = self._shown_at(index.row())[0]
            if found is not None and not self.locked(found):
                flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def locked_at(self, index: Index) -> bool:
        """Whether this is a record's row in which nothing is edited, though others are."""
        if self.edit is None or not index.isValid() or self._ids[index.row()] < 0:
            return False
        found = self._shown_at(index.row())[0]
        return found is not None and self.locked(found)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or self.edit is None or not index.isValid():
            return False
        return self.edit(self._ids[index.row()], self.columns[index.column()].name, str(value))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = index.row(), self.columns[index.column()]
        id_ = self._ids[row]
        if role == ID_ROLE:
            return id_
        if id_ < 0:
            return self._section(id_, index.column(), role)
        if role == FONT_ROLE:
            return column.role
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(ALIGN_RIGHT if column.right else ALIGN_LEFT)
        texts = (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.EditRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        )
        if role in texts:
            return self._text(row, column, role)
        return self._sign(row, column, role)

    def _text(self, row: int, column: Column[Row], role: int) -> str:
        if column.name == NUMBER:
            return str(self.number_at(row))
        editing = role == Qt.ItemDataRole.EditRole
        found, read = (self.row_at(row), True) if editing else self._shown_at(row)
        if found is None:
            return self._gone if read else ""
        tip = column.tip if role == Qt.ItemDataRole.ToolTipRole else None
        text = tip(found) if tip else column.text(found)
        return text if text or editing else "–"

    def _sign(self, row: int, column: Column[Row], role: int) -> Mark | bool | None:
        sign = {MARK_ROLE: column.mark, STRUCK_ROLE: column.struck}.get(Qt.ItemDataRole(role))
        found = self._shown_at(row)[0] if sign else None
        return sign(found) if sign and found is not None else None

    def _section(self, id_: int, column: int, role: int) -> str | None:
        if role == SECTION_ROLE or (role == Qt.ItemDataRole.DisplayRole and column == 0):
            return self._sections.get(id_, "")
        return None
