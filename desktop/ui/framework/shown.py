"""What a page shows, as it is printed: a paper of the table of papers, a scan, or the list in sight as it stands."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QTreeView, QWidget

from db.connect import Reader
from desktop.documents.letters.bar_chart import NO_CHART, BarChart
from desktop.ui.tables.paged_model import SECTION_ROLE

MOST_ROWS: Final = 2000
"""Longer lists are exported, not printed."""

ShownRow: TypeAlias = tuple[str | int, ...]
"""The texts and figures of a row; a single one for all columns is the heading of a section."""


@dataclass(frozen=True)
class ShownColumn:
    """One column: its title and its share of the width."""

    title: str
    width: float
    right: bool = False


@dataclass(frozen=True)
class ShownPaper:
    """A paper of the table of papers about `subject_id`."""

    code: str
    subject_id: int
    title: str


@dataclass(frozen=True)
class ShownScan:
    """A signed scan that is kept in the record."""

    attachment_id: int
    title: str


@dataclass(frozen=True)
class ShownList:
    """A list with its rows, which `read` reads or knows already; it runs in a worker."""

    title: str
    columns: tuple[ShownColumn, ...]
    read: Callable[[Reader], Sequence[ShownRow]]
    note: str = ""
    chart: BarChart = NO_CHART
    left_out: Callable[[], int] = int
    """How many of the secret list the rows leave out; known once they were read."""


Shown: TypeAlias = ShownPaper | ShownScan | ShownList


def view_in_sight(page: QWidget) -> QAbstractItemView | None:
    """Return the list with the focus, else the first one of the page that has rows and is in sight."""
    focused = page.focusWidget()
    seen = [view for view in page.findChildren(QAbstractItemView) if _is_list(view) and view.isVisibleTo(page)]
    filled = [view for view in seen if view.model() is not None and view.model().rowCount()]
    if isinstance(focused, QAbstractItemView) and focused in filled:
        return focused
    return filled[0] if filled else None


def _is_list(view: QAbstractItemView) -> bool:
    """Return whether a view is a list of the page, and not the rows or columns beside one."""
    return not isinstance(view, QHeaderView)


def list_of(
    view: QAbstractItemView, title: str, note: str = "", secret: Callable[[int], bool] = lambda _row: False
) -> ShownList:
    """Return what a view shows, column by column and row by row, as far as it is printed.

    `secret` says which rows are of the secret list: they are left out and counted.
    """
    model, shown = view.model(), _columns_in_sight(view)
    columns = tuple(
        ShownColumn(str(model.headerData(at, Qt.Orientation.Horizontal) or "") if len(shown) > 1 else "", width)
        for at, width in shown
    )
    most = range(min(model.rowCount(), MOST_ROWS + 1))
    rows = [_texts(model, row, [at for at, _width in shown]) for row in most if not secret(row)]
    return ShownList(title, columns, lambda _session: rows, note, left_out=lambda: len(most) - len(rows))


def _columns_in_sight(view: QAbstractItemView) -> list[tuple[int, float]]:
    """Return the columns that are not hidden, each with its width on the screen."""
    model = view.model()
    if isinstance(view, QTableView | QTreeView):
        wide = [(at, float(view.columnWidth(at))) for at in range(model.columnCount()) if not view.isColumnHidden(at)]
        return wide or [(0, 1.0)]
    return [(0, 1.0)]


def _texts(model: QAbstractItemModel, row: int, columns: Sequence[int]) -> ShownRow:
    first = model.index(row, 0, QModelIndex())
    section = first.data(SECTION_ROLE)
    if isinstance(section, str) and section:
        return (section,)
    if len(columns) == 1:  # a row of several lines says all of them to a screen reader
        only = model.index(row, columns[0], QModelIndex())
        told = only.data(Qt.ItemDataRole.AccessibleTextRole) or only.data(Qt.ItemDataRole.DisplayRole)
        return (str(told or ""),)
    cells = (model.index(row, at, QModelIndex()).data(Qt.ItemDataRole.DisplayRole) for at in columns)
    return tuple("" if cell is None else str(cell) for cell in cells)
