"""Lists as CSV: UTF-8 with BOM so that Excel reads Vietnamese, commas, CRLF, dates as dd/mm/yyyy.

A spreadsheet takes a cell that begins with = + - @, a tab or a carriage return for a formula. Such text
gets a leading apostrophe: the spreadsheet then shows it as text. Numbers and dates are ours and are written
bare.
"""

import csv
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from db.rules.clean_text import OPENS_FORMULA, as_text_cell
from desktop.documents.engine.atomic_file import atomic_write
from desktop.documents.letters.listing import Listing, Value, plain_text, sheet_columns, sheet_rows


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
            writer.writerows(
                [
                    value if type(value) is str and value[:1] not in OPENS_FORMULA else _text(value)  # most are plain
                    for value in row
                ]
                for row in sheet_rows(part.table)
            )


def cell_text(value: Value) -> str:
    """Return a value as CSV shows it; only text can be taken for a formula."""
    return plain_text(value) if isinstance(value, int | date | Decimal) else as_text_cell(plain_text(value))


def _text(value: Value) -> str:
    if type(value) is int:
        return str(value)
    return _known_text(value) if type(value) in _REPEATED else cell_text(value)


_REPEATED = frozenset((str, int, date, Decimal, type(None)))


@lru_cache(maxsize=65_536, typed=True)
def _known_text(value: Value) -> str:
    """Return the text of a value; units, awards, citations and days come again in row after row."""
    return cell_text(value)
