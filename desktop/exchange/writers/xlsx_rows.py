"""Rows of long lists as the text of a worksheet: a cell is worded once and used again where its value comes again.

The library words every cell anew, which takes most of the time of a list of a million awards. What stands in the file
is letter for letter what it would write (tested); it words the first cell of each look, and all that is not plain.
"""

import re
from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from io import StringIO
from typing import IO, Final, TypeAlias

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import RowInfo, Worksheet

from desktop.documents.letters.listing import Value, plain_text

Write: TypeAlias = Callable[[int, int, Value], object]
"""Has the library write a value of one column at a row and a column."""
Keep: TypeAlias = Callable[[Value], Value]
"""Returns a value as it stands in a cell of the column."""
Lines: TypeAlias = Callable[[str], int]
"""Returns how many lines a text takes in one cell of the column, 0 where it does not go into one."""
KEPT: Final = 20_000  # cells of each column
_PLAIN: Final = re.compile(r"(?!\s)[^&<>_\x00-\x1f\ufffe\uffff]{1,10000}(?<!\s)")
"""Text that stands in a file of XML as it is."""
PAGE_HEIGHT: Final = 170 * 72 / 25.4 * 0.97  # pt between the margins of A4 landscape, the rest as caution
LAST_TOGETHER: Final = 2  # rows of a table that stay with what stands under it
MOST_DIGITS: Final = 15  # of a number that is written as it is
SIMPLE: Final = frozenset((str, int, date, type(None)))
"""Kinds of values of which equal ones have the same cell."""


class RowSheet(Worksheet):  # type: ignore[misc]  # the library tells no types
    """A worksheet at constant memory that takes whole rows, top to bottom, among those that the library writes."""

    fh: IO[str]
    previous_row: int
    dim_rowmin: int | None
    dim_rowmax: int | None
    dim_colmin: int | None
    dim_colmax: int | None

    def cell_text(self, write: Write, value: Value) -> str:
        """Return what the library writes for a cell, behind its place."""
        if self.table:  # the row above, so that looks are numbered in the order of the cells
            self._write_single_row(self.previous_row + 1)
        sides = self.dim_rowmin, self.dim_rowmax, self.dim_colmin, self.dim_colmax
        row, file, made = self.previous_row, self.fh, StringIO()
        self.fh = made
        try:
            write(row, 0, value)
            self._write_cell(row, 0, self.table[row][0])
        finally:
            self.fh = file
            self.table.clear()
            self.dim_rowmin, self.dim_rowmax, self.dim_colmin, self.dim_colmax = sides
        return made.getvalue().removeprefix(f'<c r="A{row + 1}"')

    def row_text(self, height: float | None) -> str:
        """Return what the library writes behind the number of a row; `height` in pt, None for the usual one."""
        file, made = self.fh, StringIO()
        self.fh = made
        try:
            self._write_row(0, None, None if height is None else RowInfo(height=int(height * 4 / 3 + 0.5)))
        finally:
            self.fh = file
        return made.getvalue().removeprefix('<row r="1"')

    def put_row(self, row: int, text: str, columns: int) -> None:
        """Write the text of a whole row below all that was written."""
        if self.table:
            self._write_single_row(row)
        self._check_dimensions(row, 0)
        self._check_dimensions(row, columns - 1)
        self.fh.write(text)
        self.previous_row = row + 1


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands behind the place of a cell, and how many lines high it is; 0 where it does not go into one row."""

    text: str
    lines: int


@dataclass(slots=True)
class ColumnCells:
    """The cells of one column by their values."""

    sheet: RowSheet
    write: Write
    keep: Keep
    lines: Lines
    known: dict[Value, Cell] = field(default_factory=dict)
    _frames: dict[type, tuple[str, str]] = field(default_factory=dict)
    """By kind of value: what stands before and behind it in the file."""

    def cell(self, value: Value) -> Cell:
        """Return the cell of a value, and keep it."""
        if len(self.known) >= KEPT:
            self.known.clear()
        kept = self.keep(value)
        shown = plain_text(kept)
        lines = self.lines(shown) if shown else 1
        made = self.known[value] = Cell(self._text(kept, shown) if lines else "", lines)
        return made

    def _text(self, value: Value, shown: str) -> str:
        if value.__class__ is str:
            plain = _PLAIN.fullmatch(shown) is not None
        else:
            plain = value.__class__ is int and len(shown) <= MOST_DIGITS
        if not plain:
            return self.sheet.cell_text(self.write, value)
        kind: type = str if value.__class__ is str else int
        if kind not in self._frames:
            sample = self.sheet.cell_text(self.write, "x" if kind is str else 0)
            before, _sample, behind = sample.partition(">x<" if kind is str else ">0<")
            self._frames[kind] = (f"{before}>", f"<{behind}")
        before, behind = self._frames[kind]
        return f"{before}{shown}{behind}"


class RowTexts:
    """The rows of one table, of which each cell goes into one row and has one look."""

    def __init__(self, sheet: RowSheet, columns: Sequence[tuple[Write, Keep, Lines]], heights: Mapping[int, float]):
        """`heights` in pt by number of lines, those of one line left out."""
        self._sheet = sheet
        self._columns = [ColumnCells(sheet, *column) for column in columns]
        self._places = [f'<c r="{xl_col_to_name(at)}' for at in range(len(columns))]
        self._heights = heights
        self._rows: dict[int, str] = {}

    def cells(self, values: Sequence[Value]) -> list[Cell] | None:
        """Return the cells of a row, None where one of them is not so simple that it may stand here."""
        found = []
        for column, value in zip(self._columns, values, strict=True):
            if value.__class__ not in SIMPLE:
                return None
            cell = column.known.get(value) or column.cell(value)
            if not cell.lines:
                return None
            found.append(cell)
        return found

    def put(self, row: int, cells: Sequence[Cell]) -> int:
        """Write a row; returns how many lines high it is."""
        lines = max([cell.lines for cell in cells])
        if lines not in self._rows:
            self._rows[lines] = self._sheet.row_text(self._heights.get(lines))
        place = f'{row + 1}"'
        texts = [column + place + cell.text for column, cell in zip(self._places, cells, strict=True)]
        self._sheet.put_row(row, f'<row r="{place}{self._rows[lines]}{"".join(texts)}</row>', len(texts))
        return lines


class SheetPages:
    """Where the rows of a table begin and how high they are, as far as it takes to know what its last page holds."""

    def __init__(self) -> None:
        self._heights = array("d")
        self._first = 0

    def take(self, number: int, height: float) -> None:
        """Take in the next row, the header first; `height` in pt."""
        if not self._heights:
            self._first = number
        self._heights.append(height)

    def break_before(self, end: float, scale: int, above: float) -> int:
        """Return the row before which a page must begin so that `end` pt have two rows above them; 0 for none.

        `above` is what stands over the header on the first page.
        """
        header, rows = self._heights[0], self._heights[1:]
        room = PAGE_HEIGHT * 100 / scale
        used, on_page = above + header, 0
        for high in rows:
            if used + high > room and on_page:
                used, on_page = header, 0
            used += high
            on_page += 1
        alone = used + end > room
        if not alone or len(rows) <= LAST_TOGETHER or header + sum(rows[-LAST_TOGETHER:]) + end > room:
            return 0
        return self._first + len(rows) + 1 - LAST_TOGETHER
