"""Lists as CSV: UTF-8 with BOM so that Excel reads Vietnamese, commas, CRLF, dates as dd/mm/yyyy.

A spreadsheet takes a cell that begins with = + - @, a tab or a carriage return for a formula. Such text
gets a leading apostrophe: the spreadsheet then shows it as text. Numbers and dates are ours and are written
bare.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import groupby, islice
from pathlib import Path
from typing import cast

from db.rules.clean_text import OPENS_FORMULA, as_text_cell
from desktop.documents.engine.atomic_file import atomic_write
from desktop.documents.letters.listing import Listing, Value, plain_text, sheet_columns, sheet_rows

BOM = "\ufeff"
KEPT = 20_000  # texts
AT_ONCE = 500  # rows


def write_csv(path: Path, listing: Listing, _today: date | None = None) -> None:
    """Write header and rows of a listing; where it has one part the title stays out: the first line names the columns.

    Of several parts each has its title above its header and a blank line before it.
    """
    several = len(listing.parts) > 1
    with atomic_write(path) as aside, aside.open("w", encoding="utf-8", newline="") as file:
        file.write(BOM)  # by hand: the codec that writes it is called for each line in Python
        writer = csv.writer(file, quoting=csv.QUOTE_MINIMAL)
        for at, part in enumerate(listing.parts):
            columns = [part.table.columns[at] for at in sheet_columns(part.table.columns)]
            if at:
                writer.writerow([])
            if several:
                writer.writerow([as_text_cell(part.title)])
            writer.writerow([as_text_cell(column.header.replace("\n", " ")) for column in columns])
            file.writelines(_lines(sheet_rows(part.table)))


class _Cells(dict[str, str]):
    """How a text stands in a line: the library looks at each letter of each cell three times."""

    def __missing__(self, text: str) -> str:
        shown = text if text[:1] not in OPENS_FORMULA else as_text_cell(text)
        if "," in shown or '"' in shown or "\n" in shown or "\r" in shown:
            shown = '"' + shown.replace('"', '""') + '"'
        if len(self) >= KEPT:
            self.clear()
        self[text] = shown
        return shown


_cells = _Cells()


def _lines(rows: Iterable[Sequence[Value]]) -> Iterator[str]:
    """Yield rows as `csv.writer` writes them; column by column, of which most hold values of one kind."""
    for width, alike in groupby(rows, key=len):
        while part := list(islice(alike, AT_ONCE)):
            lines = map(",".join, zip(*map(_column, zip(*part, strict=True)), strict=True))
            yield from (f"{line}\r\n" if line or width != 1 else '""\r\n' for line in lines)


def _column(values: Sequence[Value]) -> list[str]:
    kinds = set(map(type, values))
    if kinds == {str}:
        return list(map(_cells.__getitem__, cast(Sequence[str], values)))
    if kinds == {int}:
        return list(map(str, values))
    return [_cells[value] if type(value) is str else _other(value) for value in values]


def _other(value: Value) -> str:
    """Return what stands for a value that is no text: days and factors come again in row after row."""
    if value is None:
        return ""
    return _known_words(value) if type(value) in _REPEATED else _words(value)


_REPEATED = frozenset((date, Decimal))


def _words(value: Value) -> str:
    if isinstance(value, int | date | Decimal):
        shown = cell_text(value)
        return f'"{shown}"' if "," in shown else shown
    return _cells[plain_text(value)]


_known_words = lru_cache(maxsize=65_536, typed=True)(_words)


def cell_text(value: Value) -> str:
    """Return a value as CSV shows it; only text can be taken for a formula."""
    return plain_text(value) if isinstance(value, int | date | Decimal) else as_text_cell(plain_text(value))
