"""Lists as CSV: UTF-8 with BOM so that Excel reads Vietnamese, commas, CRLF, dates as dd/mm/yyyy.

A spreadsheet takes a cell that begins with = + - @, a tab or a carriage return for a formula. Such text
gets a leading apostrophe: the spreadsheet then shows it as text. Numbers and dates are ours and are written
bare.
"""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

from db.rules import dates, numbers
from desktop.documents.engine.atomic_file import written_aside
from desktop.exchange.writers.list_tables import ListTable, Value

FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")


def write_csv(path: Path, table: ListTable) -> None:
    """Write the list's header and rows; the title stays out, so that the first line names the columns."""
    with written_aside(path) as aside, aside.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_MINIMAL)
        writer.writerow([guarded(column.header) for column in table.columns])
        for row in table.rows:
            writer.writerow([cell_text(value) for value in row])


def plain_text(value: Value) -> str:
    """Return a value as a reader sees it, where nothing computes."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return numbers.coefficient(value)
    return dates.short_date(value) if isinstance(value, date) else str(value)


def cell_text(value: Value) -> str:
    """Return a value as CSV shows it; only text can be taken for a formula."""
    return guarded(value) if isinstance(value, str) else plain_text(value)


def guarded(text: str) -> str:
    """Return the text, with an apostrophe before what a spreadsheet would compute."""
    return f"'{text}" if text.lstrip(" \u00a0").startswith(FORMULA_STARTS) else text
