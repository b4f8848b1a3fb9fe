"""Lists as XLSX with typed cells, at constant memory (docs/performance.md).

Text is written as text whatever it begins with: no formula, link or number is ever made of what somebody
typed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from db.errors import KnownError
from db.rules import dates
from desktop.documents.engine.atomic_file import atomic_write
from desktop.documents.engine.spans import Face, Span
from desktop.documents.letters.bar_chart import BarChart
from desktop.documents.letters.listing import (
    CellKind,
    Column,
    Listing,
    ListPart,
    Value,
    plain_text,
    printed_text,
    sheet_columns,
    sheet_rows_and_sums,
)
from desktop.exchange.writers.charts import SHEET, bars, write_figures
from desktop.exchange.writers.xlsx_paper import (
    FACE,
    LEAST_SCALE,
    PrintedSheet,
    SheetRows,
    printed_sheet,
)
from desktop.exchange.writers.xlsx_rows import RowSheet, Write

OPTIONS: Final = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
    "default_date_format": "dd/mm/yyyy",
    "default_column_width": 72,  # pixels, as Excel has it with this face: 8 for a digit
    "default_row_height": 21,
}
HEADER: Final = {
    "bold": True,
    "border": 1,
    "bg_color": "#F2F2F2",
    "align": "center",
    "valign": "vcenter",
    "text_wrap": True,
}
NUMBERS: Final = (CellKind.MONEY, CellKind.NUMBER, CellKind.FACTOR)
MONEY: Final = "#,##0"
"""Grouped by the reader's own separator: 1.800.000 where Vietnamese is set."""
A4: Final = 9
CHART_WIDTH, CHART_HEIGHT = 900, 360  # pixels
CHART_COLUMN: Final = 16.0  # characters
MOST_ROWS: Final = 1_048_576
MEASURED: Final = 5_000  # rows, whose texts say how wide columns are; a text further down may go on in the next row
FIRST_DAY: Final = date(1900, 3, 1)
"""Before it a spreadsheet counts days wrongly or not at all; such a date is written as text."""
CREATED: Final = datetime(2000, 1, 1)
"""Of a list without a day: fixed, so that the same list gives the same bytes."""


MARKS: Final[Mapping[Face, dict[str, object]]] = {Face.BOLD: {"bold": True}, Face.STRUCK: {"font_strikeout": True}}
"""How a span stands out in a cell."""


def write_xlsx(path: Path, listing: Listing, today: date | None = None) -> None:
    """Write a worksheet for each part, with frozen header, filter and print set-up (A4 landscape).

    Raises KnownError: list_too_long.
    """
    with atomic_write(path) as aside, TemporaryDirectory(prefix="so-vang-") as scratch:
        options = OPTIONS | {"default_format_properties": dict(FACE), "tmpdir": scratch}
        book = xlsxwriter.Workbook(str(aside), options)
        made = listing.dated or today
        created = datetime(made.year, made.month, made.day) if made else CREATED
        title = listing.title[:255]
        book.set_properties({"title": title, "subject": title, "author": listing.author[:255], "created": created})
        sheets = []
        try:
            for at, part in enumerate(listing.parts):
                sheets.append(sheet := book.add_worksheet(part.sheet, RowSheet))
                _write_part(book, sheet, listing, part)
                if part.chart.groups:
                    sheets.append(_write_chart(book, part.chart, len(sheets) - at - 1))
            book.close()
        except FileCreateError as error:
            raise _cause(error) from error
        finally:
            for sheet in sheets:
                sheet._opt_close()  # the rows' scratch file, also when a row could not be written


def _write_part(book: Any, sheet: Any, listing: Listing, part: ListPart) -> None:
    columns = [part.table.columns[at] for at in sheet_columns(part.table.columns)]
    rows = sheet_rows_and_sums(part.table)
    first = list(islice(rows, MEASURED))
    texts = [[printed_text(column.kind, cells[at]) for cells, _sum in first] for at, column in enumerate(columns)]
    widths, headers = [column.width for column in columns], [column.header for column in columns]
    printed = printed_sheet(widths, headers, texts, by_hand=bool(listing.office or part.signatures))
    paper = SheetRows(book, sheet, printed.widths)
    header = paper.write_head(listing.office, part.title, part.note)
    set_up(sheet, printed, header)
    last = _fill(paper, chain(first, rows), columns, header)
    sheet.autofilter(header, 0, last, len(columns) - 1)
    end = paper.write_end(last, part, 0 if printed.across else printed.scale)
    sheet.print_area(0, 0, end, len(columns) - 1)


def _write_chart(book: Any, chart: BarChart, number: int) -> Any:
    """Write the figures of a chart on a sheet of their own with the chart below them, on one page; return the sheet."""
    name = f"{SHEET} {number + 1}" if number else SHEET
    sheet = book.add_worksheet(name)
    sheet.set_column(0, len(chart.series), CHART_COLUMN)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 1)
    cell = book.add_format(_look(CellKind.NUMBER))
    write_figures(sheet, chart, (book.add_format({**FACE, **HEADER}), cell))
    drawn = bars(book, chart, name)
    drawn.set_size({"width": CHART_WIDTH, "height": CHART_HEIGHT})
    sheet.insert_chart(len(chart.groups) + 2, 0, drawn, {"description": chart.in_words()})
    return sheet


def _cause(error: FileCreateError) -> OSError:
    """Return the system's own error, which XlsxWriter wraps: it says whether the disk is full."""
    inner = error.args[0] if error.args else None
    return inner if isinstance(inner, OSError) else OSError(str(error))


def set_up(sheet: Any, printed: PrintedSheet, header: int) -> None:
    """Set widths, panes and the printed page; constant memory wants these before the rows."""
    for at, width in enumerate(printed.widths):
        sheet.set_column(at, at, width)
    sheet.freeze_panes(header + 1, 0)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=1.18, right=0.59, top=0.79, bottom=0.79)  # inches: 30, 15, 20, 20 mm
    sheet.repeat_rows(header)
    if printed.across:
        sheet.set_print_scale(LEAST_SCALE)
        sheet.repeat_columns(0, 1)
    else:
        sheet.fit_to_pages(1, 0)
    sheet.set_header('&C&"Times New Roman,Regular"&14&P', {"margin": 0.39, "scale_with_doc": False})


def _fill(
    paper: SheetRows, rows: Iterable[tuple[Sequence[Value], bool]], columns: Sequence[Column], header: int
) -> int:
    """Write header and rows in order; return the last row written."""
    head = paper.book.add_format({**FACE, **HEADER})
    paper.set_height(header, titles := [column.header.replace("\n", " ") for column in columns], bold=True)
    for at, title in enumerate(titles):
        paper.sheet.write_string(header, at, title, head)
    looks = {kind: paper.book.add_format(_look(kind)) for kind in CellKind}
    sums = {kind: paper.book.add_format({**_look(kind), "bold": True}) for kind in CellKind}
    marks = {face: paper.book.add_format({**FACE, **look}) for face, look in MARKS.items()}
    simple = paper.simple_rows([_writing(paper.sheet, column, looks) for column in columns])
    number = header
    for values, total in rows:
        if not total and number < MOST_ROWS - 1 and (worded := simple.cells(values)):
            number += 1
            paper.take_height(number, simple.put(number, worded))
            continue
        cells = [paper.kept_whole(at, value, total) for at, value in enumerate(values)]
        formats = sums if total else looks
        texts = [plain_text(value) for value in cells]
        for places in paper.parts_of(texts, total):
            number += 1
            if number >= MOST_ROWS:
                raise KnownError("list_too_long", most=MOST_ROWS - header - 1)
            shown = [text[start:end] for text, (start, end) in zip(texts, places, strict=True)]
            paper.set_height(number, shown, bold=total)
            for at, (column, value) in enumerate(zip(columns, cells, strict=True)):
                kept = value if shown[at] == texts[at] else _part_of(value, *places[at])
                if isinstance(kept, tuple) and any(span.face in marks for span in kept):
                    pieces = [piece for span in kept for piece in _pieces(span, marks)]
                    paper.sheet.write_rich_string(number, at, *pieces, formats[column.kind])
                else:
                    _write(paper.sheet, number, at, column, kept, formats)
    return number


def _writing(sheet: Any, column: Column, formats: Mapping[CellKind, object]) -> Write:
    return lambda row, at, value: _write(sheet, row, at, column, value, formats)


def _part_of(value: Value, start: int, end: int) -> Value:
    """Return what of a value stands between two letters of its text, its spans with it."""
    if not isinstance(value, tuple):
        return plain_text(value)[start:end]
    found, at = [], 0
    for span in value:
        text = span.text[max(0, start - at) : max(0, end - at)]
        at += len(span.text)
        if text:
            found.append(replace(span, text=text))
    return tuple(found)


def _pieces(span: Span, marks: Mapping[Face, object]) -> list[object]:
    """Return a span as Excel's text in several looks has it: a look before what stands out, never one piece alone."""
    if span.face not in marks:
        return [span.text]
    first, rest = span.text[:1], span.text[1:]
    return [marks[span.face], first, marks[span.face], rest] if rest else [marks[span.face], first]


def _look(kind: CellKind) -> dict[str, object]:
    """Return the format of a column's cells."""
    look: dict[str, object] = {**FACE, "border": 1, "valign": "vcenter"}
    if kind is CellKind.DATE:
        return look | {"num_format": "dd/mm/yyyy", "align": "center"}
    if kind is CellKind.MONEY:
        return look | {"num_format": MONEY, "align": "right"}
    if kind in (CellKind.NUMBER, CellKind.FACTOR):
        return look | {"num_format": "0" if kind is CellKind.NUMBER else "0.0#", "align": "center"}
    return look | {
        "num_format": "@",
        "text_wrap": True,
        "align": "center" if kind is CellKind.CENTRED else "left",
    }


def _write(sheet: Any, row: int, at: int, column: Column, value: Value, formats: Mapping[CellKind, object]) -> None:
    """Write one cell by the type of its value; text stays text even in a column of numbers."""
    if value is None or value == "":
        sheet.write_blank(row, at, None, formats[column.kind])
    elif isinstance(value, date) and value < FIRST_DAY:
        sheet.write_string(row, at, dates.short_date(value), formats[CellKind.CENTRED])
    elif isinstance(value, date):
        sheet.write_datetime(row, at, value, formats[CellKind.DATE])
    elif isinstance(value, int | Decimal):
        kind = column.kind if column.kind in NUMBERS else CellKind.NUMBER
        sheet.write_number(row, at, value, formats[kind])
    else:
        sheet.write_string(row, at, plain_text(value), formats[column.kind])
