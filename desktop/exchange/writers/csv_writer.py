"""Lists as CSV: UTF-8 with BOM so that Excel reads Vietnamese, commas, CRLF, dates as dd/mm/yyyy.

A spreadsheet takes a cell that begins with = + - @, a tab or a carriage return for a formula. Such text
gets a leading apostrophe: the spreadsheet then shows it as text. Numbers and dates are ours and are written
bare.
"""

import csv
from datetime import date
from pathlib import Path

from db.rules.clean_text import as_text_cell
from desktop.documents.engine.atomic_file import atomic_write
from desktop.documents.letters.listing import Listing, Value, plain_text, sheet_columns, sheet_rows
from desktop.documents.letters.values import Recipient


def write_csv(path: Path, listing: Listing, _today: date | None = None) -> None:
    """Write header and rows of a listing; where it has one part the title stays out: the first line names the columns.

    Of several parts each has its title above its header and a blank line before it.
    """
    several = len(listing.parts) > 1
    with atomic_write(path) as aside, aside.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_MINIMAL)
        for at, part in enumerate(listing.parts):
            columns = [part.table.columns[at] for at in sheet_columns(part.table.columns)]
            if at:
                writer.writerow([])
            if several:
                writer.writerow([as_text_cell(part.title)])
            writer.writerow([as_text_cell(column.header.replace("\n", " ")) for column in columns])
            for row in sheet_rows(part.table):
                writer.writerow([cell_text(value) for value in row])


def cell_text(value: Value) -> str:
    """Return a value as CSV shows it; only text can be taken for a formula."""
    return as_text_cell(plain_text(value)) if isinstance(value, str | Recipient) else plain_text(value)
