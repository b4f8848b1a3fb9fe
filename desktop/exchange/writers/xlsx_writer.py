"""Lists as XLSX with typed cells, at constant memory (docs/performance.md).

Text is written as text whatever it begins with: no formula, link or number is ever made of what somebody
typed.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from db.errors import KnownError
from db.rules import dates
from desktop.documents.engine.atomic_file import atomic_write
from desktop.documents.letters.listing import (
    CellKind,
    Column,
    Listing,
    ListPart,
    Value,
    plain_text,
    sheet_columns,
    sheet_rows,
)

OPTIONS: Final = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
    "default_date_format": "dd/mm/yyyy",
}
FACE: Final = {"font_name": "Times New Roman", "font_size": 12}
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
MOST_ROWS: Final = 1_048_576
LONGEST: Final = 32_767
"""Letters in one cell."""
FIRST_DAY: Final = date(1900, 3, 1)
"""Before it a spreadsheet counts days wrongly or not at all; such a date is written as text."""
CREATED: Final = datetime(2000, 1, 1)
"""Of a list without a day: fixed, so that the same list gives the same bytes."""
TITLE_ROW, NOTE_ROW, HEADER_ROW = 0, 1, 3


def write_xlsx(path: Path, listing: Listing, today: date | None = None) -> None:
    """Write a worksheet for each part, with frozen header, filter and print set-up (A4 landscape).

    Raises KnownError: list_too_long.
    """
    with atomic_write(path) as aside, TemporaryDirectory(prefix="so-vang-") as scratch:
        book = xlsxwriter.Workbook(str(aside), OPTIONS | {"tmpdir": scratch})
        made = listing.dated or today
        created = datetime(made.year, made.month, made.day) if made else CREATED
        title = cut(listing.title)[:255]
        book.set_properties({"title": title, "subject": title, "author": listing.author[:255], "created": created})
        sheets = []
        try:
            for part in listing.parts:
                sheets.append(sheet := book.add_worksheet(part.sheet))
                _write_part(book, sheet, part)
            book.close()
        except FileCreateError as error:
            raise _cause(error) from error
        finally:
            for sheet in sheets:
                sheet._opt_close()  # the rows' scratch file, also when a row could not be written


def _write_part(book: Any, sheet: Any, part: ListPart) -> None:
    columns = [part.table.columns[at] for at in sheet_columns(part.table.columns)]
    _set_up(sheet, columns)
    last = _fill(book, sheet, part, columns)
    sheet.autofilter(HEADER_ROW, 0, last, len(columns) - 1)
    sheet.print_area(0, 0, last, len(columns) - 1)


def _cause(error: FileCreateError) -> OSError:
    """Return the system's own error, which XlsxWriter wraps: it says whether the disk is full."""
    inner = error.args[0] if error.args else None
    return inner if isinstance(inner, OSError) else OSError(str(error))


def _set_up(sheet: Any, columns: Sequence[Column]) -> None:
    """Set widths, panes and the printed page; constant memory wants these before the rows."""
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.width)
    sheet.freeze_panes(HEADER_ROW + 1, 0)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=1.18, right=0.59, top=0.79, bottom=0.79)  # inches: 30, 15, 20, 20 mm
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADER_ROW)
    sheet.set_header('&C&"Times New Roman"&14&P', {"margin": 0.39})


def _fill(book: Any, sheet: Any, part: ListPart, columns: Sequence[Column]) -> int:
    """Write title, header and rows in order; return the last row written."""
    title = book.add_format({**FACE, "font_size": 14, "bold": True, "align": "left"})
    sheet.write_string(TITLE_ROW, 0, cut(part.title), title)
    if part.note:
        sheet.write_string(NOTE_ROW, 0, cut(part.note), book.add_format({**FACE, "italic": True}))
    head = book.add_format({**FACE, **HEADER})
    for at, column in enumerate(columns):
        sheet.write_string(HEADER_ROW, at, cut(column.header.replace("\n", " ")), head)
    formats = {kind: book.add_format(_look(kind)) for kind in CellKind}
    number = HEADER_ROW
    for number, row in enumerate(sheet_rows(part.table), start=HEADER_ROW + 1):
        if number >= MOST_ROWS:
            raise KnownError("list_too_long", most=MOST_ROWS - HEADER_ROW - 1)
        for at, (column, value) in enumerate(zip(columns, row, strict=True)):
            _write(sheet, number, at, column, value, formats)
    return number


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
        sheet.write_string(row, at, cut(plain_text(value)), formats[column.kind])


def cut(text: str) -> str:
    """Return the text as a cell can hold it; what is cut off ends in an ellipsis, never silently."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
