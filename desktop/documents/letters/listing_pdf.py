"""A listing as PDF, A4 landscape (docs/measures-of-papers.md); rows are read once and never kept."""

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import Final

from desktop.documents.engine import tables
from desktop.documents.engine.atomic_file import atomic_write
from desktop.documents.engine.canvas import A4_LANDSCAPE, BOLD, ITALIC, REGULAR, PaperCanvas, width_mm
from desktop.documents.engine.pagination import BOTTOM
from desktop.documents.engine.paragraphs import SetLine, faced, set_lines
from desktop.documents.engine.structure import Element, figure
from desktop.documents.engine.tables import Cell
from desktop.documents.letters.bar_chart import BarChart, Box, Frame, Ink, Level, Side, shapes
from desktop.documents.letters.letterhead import LANDSCAPE_HEAD, LEFT, draw_annex_title, draw_head
from desktop.documents.letters.listing import (
    CENTRED_KINDS,
    CellKind,
    Column,
    Listing,
    ListPart,
    Section,
    Table,
    Total,
    Value,
    paper_widths,
    person_spans,
    printed_columns,
    printed_text,
)
from desktop.documents.letters.pages import Pages
from desktop.documents.letters.signature_block import draw_signatures, signatures_height
from desktop.documents.letters.values import Recipient

WIDTH: Final = 247.0
MIDDLE: Final = 153.5
TOP_WITHOUT_HEAD: Final = 16.4
TO_HEADING: Final = 8.6
TO_TABLE: Final = 4.3
OPENING_SIZE, OPENING_LEADING = 15.0, 7.4
MARK_SIZE, TO_FOOT = 8.0, 9.0
CHART_HEIGHT, CHART_SIZE, CHART_LINE = 52.0, 10.0, 4.6
CHART_DROP: Final = 1.2  # from the middle line of a word to its baseline
GREYS: Final = {Ink.FIRST: 0.35, Ink.SECOND: 0.68, Ink.THIRD: 0.86, Ink.FOURTH: 1.0}
TOTAL_SIZE, TOTAL_LEADING, TO_TOTAL = 13.0, 5.8, 7.0


def write_listing_pdf(path: Path, listing: Listing, today: date | None = None) -> None:
    """Write the listing, each part on pages of its own with its header on every page; `today` is the day of its file.

    Raises KnownError: paper_cell_too_long, paper_head_too_long (from the engine).
    """
    made = listing.dated or today
    with atomic_write(path) as aside:
        canvas = PaperCanvas(aside, A4_LANDSCAPE, title=listing.title, author=listing.author, made=made)
        for number, part in enumerate(listing.parts):
            if number:
                canvas.show_page()
            rule = draw_head(canvas, listing.office, LANDSCAPE_HEAD) if listing.office else TOP_WITHOUT_HEAD
            _draw_part(canvas, part, rule + TO_HEADING)
        for line in set_lines([(ITALIC, listing.mark)], MARK_SIZE, WIDTH, justified=False) if listing.mark else ():
            line.draw(canvas, LEFT, canvas.height - TO_FOOT, MARK_SIZE)
        canvas.save()


def _draw_part(canvas: PaperCanvas, part: ListPart, y: float) -> None:
    """Draw heading, opening, table, total and signatures from the baseline `y`."""
    name, title = part.head_lines
    note = f"({part.note})" if part.note else ""
    rule = draw_annex_title(canvas, name, title, note, middle=MIDDLE, y=y, width=WIDTH, rule=None)
    pages = Pages(canvas)
    top = _draw_opening(pages, part, rule) if part.opening else rule + TO_TABLE
    if part.chart.groups:
        draw_chart(canvas, part.chart, top)
        top += CHART_HEIGHT + TO_TABLE
    total = set_lines([(ITALIC, part.total)], TOTAL_SIZE, WIDTH, justified=False) if part.total else []
    closing = signatures_height(part.signatures, bool(part.day)) if part.signatures else 0.0
    closing += TO_TOTAL + TOTAL_LEADING * (len(total) - 1) if total else 0.0
    y = pages.table(table_style(part.table, WIDTH), top, table_rows(part.table), closing=closing)
    with canvas.tagged(Element("P")) if total else nullcontext():
        for number, line in enumerate(total):
            y += TOTAL_LEADING if number else TO_TOTAL
            line.draw(canvas, LEFT, y, TOTAL_SIZE)
    if part.signatures:
        draw_signatures(canvas, y, part.signatures, LEFT, WIDTH, part.day)


def draw_chart(canvas: PaperCanvas, chart: BarChart, top: float) -> None:
    """Draw a chart as wide as a table down from `top`, in greys that a copier keeps apart."""

    def measure(text: str, strong: bool) -> float:
        return width_mm(BOLD if strong else REGULAR, CHART_SIZE, text)

    with canvas.tagged(figure(chart.in_words(), (LEFT, top, WIDTH, CHART_HEIGHT), canvas.height)):
        for shape in shapes(chart, Frame(WIDTH, CHART_HEIGHT, CHART_LINE, measure)):
            if isinstance(shape, Box):
                grey = GREYS[shape.ink]
                canvas.rect(LEFT + shape.x, top + shape.y, shape.width, shape.height, weight=0.4, grey=grey)
            elif isinstance(shape, Level):
                weight = 0.6 if shape.ink is Ink.BASE else 0.2
                canvas.line(LEFT + shape.left, top + shape.y, LEFT + shape.right, top + shape.y, weight)
            else:
                wide = measure(shape.text, shape.strong)
                start = {Side.LEFT: 0.0, Side.MIDDLE: wide / 2, Side.RIGHT: wide}[shape.side]
                face = BOLD if shape.strong else REGULAR
                canvas.draw_string(LEFT + shape.x - start, top + shape.y + CHART_DROP, face, CHART_SIZE, shape.text)


def _draw_opening(pages: Pages, part: ListPart, rule: float) -> float:
    """Draw what is read out before the names; return where the table starts."""
    lines: list[tuple[Element, SetLine]] = []
    for text in part.opening:
        one = Element("P")
        lines += [(one, line) for line in set_lines([(REGULAR, text)], OPENING_SIZE, WIDTH)]
    y = rule + 2.0
    for one, line in lines:
        if y + OPENING_LEADING > pages.canvas.height - BOTTOM:
            pages.turn()
            y = tables.PAGE_TOP
        y += OPENING_LEADING
        with pages.canvas.tagged(one):
            line.draw(pages.canvas, LEFT, y, OPENING_SIZE)
    return y + 6.0


def alignment(kind: CellKind) -> tables.Align:
    """Return where the text of a column stands."""
    if kind in CENTRED_KINDS:
        return tables.Align.CENTRE
    return tables.Align.RIGHT if kind is CellKind.MONEY else tables.Align.LEFT


def table_style(table: Table, width: float) -> tables.TableStyle:
    """Return the printed columns sharing `width` mm."""
    columns = [table.columns[at] for at in printed_columns(table.columns)]
    drawn = [
        tables.Column(column.header, share, alignment(column.kind))
        for column, share in zip(columns, paper_widths(table.columns, width), strict=True)
    ]
    return tables.TableStyle(columns=drawn, left=LEFT, size=table.size, side=table.side, pad=table.pad)


def table_rows(table: Table) -> Iterator[tables.Row]:
    """Yield the rows as the engine sets them; what is no recipient is plain text."""
    shown = [(at, table.columns[at].kind) for at in printed_columns(table.columns)]
    for row in table.rows:
        if isinstance(row, Section):
            yield tables.Section(row.numeral, row.text)
        elif isinstance(row, Total):
            cells = tuple(((BOLD, printed_text(kind, row.cells[at])),) for at, kind in shown)
            yield tables.Opening(cells) if row.opens else cells
        else:
            yield tuple(_cell(kind, row[at]) for at, kind in shown)


def _cell(kind: CellKind, value: Value) -> Cell:
    if isinstance(value, Recipient):
        return tuple(faced(person_spans(kind, value)))
    if isinstance(value, tuple):
        return tuple(faced(value))
    return value if isinstance(value, str) else printed_text(kind, value)


def column_headers(columns: Sequence[Column]) -> list[str]:
    """Return the headers of the printed columns on one line each."""
    return [columns[at].header.replace("\n", " ") for at in printed_columns(columns)]
