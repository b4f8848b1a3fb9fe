"""Any list as PDF, A4 landscape, at the pace of performance.md ("Lists")."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from db.rules import numbers
from desktop.documents.engine.atomic_file import written_aside
from desktop.documents.engine.canvas import A4_LANDSCAPE, Sheet
from desktop.documents.engine.pages import Pages
from desktop.documents.engine.tables import Align, Row, TableStyle
from desktop.documents.engine.tables import Column as PaperColumn
from desktop.documents.letters.letterhead import LANDSCAPE_HEAD, LEFT, draw_annex_title, draw_head
from desktop.documents.letters.values import Office
from desktop.exchange.writers.csv_writer import plain_text
from desktop.exchange.writers.list_tables import CellKind, Column, ListTable, Value

WIDTH: Final = 247.0
MIDDLE: Final = 153.5
SIZE: Final = 9.0
ALIGNED: Final = {
    CellKind.TEXT: Align.LEFT,
    CellKind.CENTRED: Align.CENTRE,
    CellKind.DATE: Align.CENTRE,
    CellKind.NUMBER: Align.CENTRE,
    CellKind.MONEY: Align.RIGHT,
    CellKind.FACTOR: Align.CENTRE,
}


def write_list_pdf(path: Path, table: ListTable, *, office: Office | None = None) -> None:
    """Write the list with its header on every page; rows are read once and never kept."""
    with written_aside(path) as aside:
        sheet = Sheet(aside, A4_LANDSCAPE, title=table.title, author=office.body if office else "")
        rule = draw_head(sheet, office, LANDSCAPE_HEAD) if office else 16.4
        note = f"({table.note})" if table.note else ""
        top = draw_annex_title(
            sheet, table.title.upper(), "", note, middle=MIDDLE, y=rule + 8.6, width=WIDTH, rule=None
        )
        Pages(sheet).table(_style(table.columns), top + 4.3, _rows(table))
        sheet.save()


def printed(columns: Sequence[Column]) -> list[int]:
    """Return which columns a page has room for."""
    return [at for at, column in enumerate(columns) if column.paper]


def paper_widths(columns: Sequence[Column]) -> list[float]:
    """Return the widths of the printed columns in mm, filling the page."""
    widths = [columns[at].paper for at in printed(columns)]
    return [width * WIDTH / sum(widths) for width in widths]


def _style(columns: Sequence[Column]) -> TableStyle:
    drawn = [
        PaperColumn(columns[at].header, width, ALIGNED[columns[at].kind])
        for at, width in zip(printed(columns), paper_widths(columns), strict=True)
    ]
    return TableStyle(columns=drawn, left=LEFT, size=SIZE, side=1.1, pad=1.0)


def _rows(table: ListTable) -> Iterator[Row]:
    shown = [(at, table.columns[at].kind) for at in printed(table.columns)]
    for row in table.rows:
        yield tuple(shown_value(kind, row[at]) for at, kind in shown)


def shown_value(kind: CellKind, value: Value) -> str:
    """Return a value as a page shows it: money grouped, dates dd/mm/yyyy."""
    if kind is CellKind.MONEY and isinstance(value, int):
        return numbers.money(value)
    return plain_text(value)
