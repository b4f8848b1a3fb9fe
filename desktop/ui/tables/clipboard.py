"""Rows on the clipboard as spreadsheets read them: tabs and lines, and a table of HTML whose cells stay text."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from typing import TypeVar

from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtWidgets import QTableView

from db.rules.clean_text import as_text_cell
from desktop.ui.tables.columns import Column
from desktop.ui.tables.paged_model import NUMBER, PagedModel

Row = TypeVar("Row")
EMPTY = "–"  # stands in an empty cell of a table
TEXT_CELL = "mso-number-format:'\\@'"  # a register number keeps its zeros, a date its order


def cell_rows(columns: Sequence[Column[Row]], rows: Iterable[Row]) -> list[list[str]]:
    """Return the titles of columns, then what each row says in them; the column of numbers counts from 1."""
    found = [[column.title for column in columns]]
    for number, row in enumerate(rows, start=1):
        found.append([str(number) if column.name == NUMBER else column.text(row) for column in columns])
    return found


def chosen_rows(view: QTableView) -> list[list[str]]:
    """Return the titles of the columns shown, in the order shown, then what the chosen rows of any table say.

    Rows of a long list that are not here yet are read now.
    """
    header, model = view.horizontalHeader(), view.model()
    order = [header.logicalIndex(at) for at in range(model.columnCount())]
    places = [at for at in order if not view.isColumnHidden(at)]
    rows = sorted({index.row() for index in view.selectionModel().selectedIndexes()})
    titles = [str(model.headerData(at, Qt.Orientation.Horizontal) or "") for at in places]
    role = Qt.ItemDataRole.EditRole if isinstance(model, PagedModel) else Qt.ItemDataRole.DisplayRole
    found = [[str(model.index(row, at, QModelIndex()).data(role) or "") for at in places] for row in rows]
    return [titles, *(["" if text == EMPTY else text for text in row] for row in found)]


def as_tabs(rows: Iterable[Sequence[str]]) -> str:
    """Return rows as text: a tab between cells, a line for each row; what would be computed is kept from it."""
    return "\r\n".join("\t".join(_quoted(as_text_cell(text)) for text in row) for row in rows) + "\r\n"


def _quoted(text: str) -> str:
    if not any(sign in text for sign in '\t\n\r"'):
        return text
    return '"' + text.replace('"', '""') + '"'


def as_html(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as a table of HTML, the first with the titles; every cell is said to be text."""
    lines = []
    for at, row in enumerate(rows):
        tag = "td" if at else "th"
        cells = (f'<{tag} style="{TEXT_CELL}">{escape(text)}</{tag}>' for text in row)
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return f'<html><head><meta charset="utf-8"></head><body><table>{"".join(lines)}</table></body></html>'


def clipboard_data(rows: Sequence[Sequence[str]]) -> QMimeData:
    """Return rows in both forms."""
    data = QMimeData()
    data.setText(as_tabs(rows))
    data.setHtml(as_html(rows))
    return data


def reader_of(fetch: Callable[[list[int]], Mapping[int, Row]], ids: Sequence[int], at_once: int) -> Iterable[Row]:
    """Yield the rows of `ids` in their order, read in pieces; one that is gone meanwhile is left out."""
    for first in range(0, len(ids), at_once):
        some = list(ids[first : first + at_once])
        rows = fetch(some)
        yield from (rows[id_] for id_ in some if id_ in rows)
