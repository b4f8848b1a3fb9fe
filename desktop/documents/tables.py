"""Tables of any length, one row at a time: widths are fixed, so nothing but the row at hand is ever laid out.

A row never splits, a section row stays with the row after it, the header comes again on every page, and the
closing block takes the last two rows along (look/paper.md §6). Cells are set once and kept by their text,
since units, positions and sums repeat all over a list.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, TypeAlias

from db.errors import KnownError
from desktop.documents.cells import Block, Cell, set_cell
from desktop.documents.ink import BOLD, POINTS, Sheet

GRID: Final = 0.5  # pt
HEADER_GREY: Final = 0.949  # F2F2F2
BASELINE: Final = 0.77  # of a line, from its top
SMALLEST: Final = 5.0  # pt: below that a text is refused, not shrunk
SHRINK_STEP: Final = 0.5
CACHE: Final = 20_000  # cells


class Align(StrEnum):
    """Where the text of a column stands."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Column:
    """One column; width in mm."""

    header: str
    width: float
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Section:
    """A bold row: numeral under the first column, text over all others."""

    numeral: str
    text: str


Row: TypeAlias = Sequence[Cell] | Section


@dataclass(frozen=True, slots=True)
class TableStyle:
    """Measures of one table; sizes in pt, the rest in mm."""

    columns: Sequence[Column]
    left: float
    size: float = 12.0
    side: float = 1.8
    pad: float = 1.25
    leading: float = 1.2

    @property
    def width(self) -> float:
        """All columns together."""
        return sum(column.width for column in self.columns)


@dataclass(frozen=True, slots=True)
class SetRow:
    """A row ready to be drawn: where each block starts and how tall they are together."""

    blocks: tuple[tuple[float, Block], ...]
    """Left edge of the block's origin and the block."""
    height: float
    section: bool = False


Turn: TypeAlias = Callable[[], float]
"""Ends the page and returns the top of the table on the next one, mm."""


@dataclass
class Table:
    """Draws one table; `top` is where its header starts on the page that is open."""

    sheet: Sheet
    style: TableStyle
    top: float
    bottom: float
    turn: Turn
    _cells: dict[tuple[int, Cell], Block] = field(default_factory=dict)
    _y: float = 0.0
    _edges: list[float] = field(default_factory=list)
    _runs: list[tuple[float, float, bool]] = field(default_factory=list)

    def draw(self, rows: Iterable[Row], closing: float = 0.0) -> float:
        """Draw all rows; keep `closing` mm free under the last two, and return where the table ends."""
        x = self.style.left
        self._edges = [x]
        for column in self.style.columns:
            x += column.width
            self._edges.append(x)
        header = self._header()
        self._open(header, self.top)
        waiting: deque[list[SetRow]] = deque()
        for group in self._groups(rows):
            waiting.append(group)
            if len(waiting) > 2:
                self._place(waiting.popleft(), header)
        self._place_last(list(waiting), closing, header)
        self._close()
        return self._y

    def _place(self, group: list[SetRow], header: SetRow, extra: float = 0.0) -> None:
        """Draw rows that stay together, on the next page where this one has no room for them."""
        needed = sum(row.height for row in group) + extra
        if self._y + needed > self.bottom and self._y > self.top + header.height + 0.01:
            self._close()
            self.top = self.turn()
            self._open(header, self.top)
        for row in group:
            self._draw(row)

    def _place_last(self, groups: list[list[SetRow]], closing: float, header: SetRow) -> None:
        """Draw the last two groups with room for the closing block; they move over together."""
        together = [row for group in groups for row in group]
        height = sum(row.height for row in together)
        fits_a_page = height + closing <= self.bottom - self.top - header.height
        if closing and fits_a_page:
            self._place(together, header, closing)
            return
        for group in groups:
            self._place(group, header)
        if closing and self._y + closing > self.bottom:
            self._close()
            self._y = self.turn()

    def _groups(self, rows: Iterable[Row]) -> Iterator[list[SetRow]]:
        """Yield rows that must stay on one page: section rows with the row after them."""
        group: list[SetRow] = []
        for row in rows:
            if isinstance(row, Section):
                group.append(self._section(row))
                continue
            group.append(self._row(row))
            yield group
            group = []
        if group:
            yield group

    def _room(self) -> float:
        """Return the height that one row may have, leaving room for header and section rows."""
        return (self.bottom - 24.0) * 0.8

    def _row(self, row: Sequence[Cell]) -> SetRow:
        """Set one row, in smaller type where it would be taller than a page."""
        size = self.style.size
        while True:
            blocks = tuple(self._cell(at, cell, size) for at, cell in enumerate(row))
            height = max((block.lines * block.step for _, block in blocks), default=0.0) + 2 * self.style.pad
            if height <= self._room():
                return SetRow(blocks, height)
            size -= SHRINK_STEP
            if size < SMALLEST:
                raise KnownError("paper_cell_too_long", text=str(row[0])[:80])

    def _cell(self, at: int, cell: Cell, size: float) -> tuple[float, Block]:
        """Return the cell's origin and its set text, from the cache where it was set before."""
        style = self.style
        column = style.columns[at]
        key = (at, cell)
        block = self._cells.get(key) if size == style.size else None
        if block is None:
            room = column.width - 2 * style.side
            block = set_cell(self.sheet, cell, size, room, style.leading, column.align.value)
            if size == style.size:
                if len(self._cells) > CACHE:
                    self._cells.clear()
                self._cells[key] = block
        return self._edges[at] + style.side, block

    def _section(self, row: Section) -> SetRow:
        style = self.style
        room = style.width - style.columns[0].width - 2 * style.side
        narrow = style.columns[0].width - 2 * style.side
        first = set_cell(self.sheet, ((BOLD, row.numeral),), style.size, narrow, style.leading, "centre")
        rest = set_cell(self.sheet, ((BOLD, row.text),), style.size, room, style.leading, "left")
        blocks = ((self._edges[0] + style.side, first), (self._edges[1] + style.side, rest))
        return SetRow(blocks, max(first.lines, rest.lines) * rest.step + 2 * style.pad, section=True)

    def _header(self) -> SetRow:
        style = self.style
        blocks = []
        for at, column in enumerate(style.columns):
            room = column.width - 2 * style.side
            block = set_cell(self.sheet, ((BOLD, column.header),), style.size, room, style.leading, "centre")
            blocks.append((self._edges[at] + style.side, block))
        lines = max((block.lines for _, block in blocks), default=1)
        return SetRow(tuple(blocks), lines * style.size * style.leading / POINTS + 2 * style.pad)

    def _open(self, header: SetRow, top: float) -> None:
        """Start the table on a page: its upper edge and its header."""
        self._y = top
        self._runs = []
        style = self.style
        self.sheet.box(style.left, top, style.width, header.height, weight=0, grey=HEADER_GREY)
        self.sheet.line(style.left, top, style.left + style.width, top, GRID)
        self._draw(header)

    def _draw(self, row: SetRow) -> None:
        """Draw one row at the place reached, its cells centred in height."""
        top = self._y
        for x, block in row.blocks:
            slack = (row.height - block.lines * block.step) / 2
            self.sheet.block(x, top + slack + BASELINE * block.step, block.code)
        self._y = top + row.height
        self.sheet.line(self._edges[0], self._y, self._edges[-1], self._y, GRID)
        if self._runs and self._runs[-1][2] == row.section:
            self._runs[-1] = (self._runs[-1][0], self._y, row.section)
        else:
            self._runs.append((top, self._y, row.section))

    def _close(self) -> None:
        """Draw the upright rules of the page: outer ones in one stroke, inner ones past every section row."""
        if not self._runs:
            return
        first, last = self._runs[0][0], self._runs[-1][1]
        for x in (*self._edges[:2], self._edges[-1]):
            self.sheet.line(x, first, x, last, GRID)
        for top, end, section in self._runs:
            for x in [] if section else self._edges[2:-1]:
                self.sheet.line(x, top, x, end, GRID)
        self._runs = []
