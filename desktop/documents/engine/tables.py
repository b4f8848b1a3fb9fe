"""Tables with columns of fixed widths, set and drawn row by row, whatever their length.

A row never splits, a section row stays with the row after it, the header comes again on every page, and the
closing block takes the last two rows along (docs/measures-of-papers.md, §6). Cells are cached by
their text, since units, positions and sums repeat.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, NamedTuple, TypeAlias

from db.errors import KnownError
from desktop.documents.engine.canvas import BOLD, REGULAR, PaperCanvas, Run, width_mm
from desktop.documents.engine.cell_lines import break_runs
from desktop.documents.engine.fonts import STRUCK
from desktop.documents.engine.structure import Element
from desktop.documents.engine.units import POINTS

GRID: Final = 0.5  # pt
STRIKE, STRIKE_HEIGHT = 0.6, 0.24  # pt; over the baseline, in em
HEADER_GREY: Final = 0.949  # F2F2F2
BASELINE: Final = 0.77  # of a line, from its top
SMALLEST: Final = 5.0  # pt: below that a text is refused, not shrunk
SHRINK_STEP: Final = 0.5
PAGE_TOP: Final = 22.9  # of a table on a page that it begins, mm
CACHE: Final = 20_000  # cells
MOST_SHRUNK: Final = 0.6
_CELLS: Final = ("TD", "")
_COLUMN_HEADS: Final = ("TH", "/A<</O/Table/Scope/Column>>")

Cell: TypeAlias = str | tuple[Run, ...]
"""Plain text, or runs; a line feed in either starts a new line."""


class Block(NamedTuple):
    """Set text: operators from its first baseline, number of lines, mm from line to line.

    `struck` are the lines through it, each (x, y below the first baseline, width) in mm.
    """

    code: str
    lines: int
    step: float
    struck: tuple[tuple[float, float, float], ...] = ()


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


@dataclass(frozen=True, slots=True)
class Opening:
    """A row that heads those after it, in the columns of all."""

    cells: Sequence[Cell]


Row: TypeAlias = Sequence[Cell] | Section | Opening


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


class SetRow(NamedTuple):
    """A row ready to be drawn: where each block starts and how tall they are together."""

    blocks: tuple[tuple[float, Block], ...]
    """Left edge of the block's origin and the block."""
    height: float
    section: bool = False


Turn: TypeAlias = Callable[[], float]
"""Ends the page and returns the top of the table on the next one, mm."""


def _height(rows: Iterable[SetRow]) -> float:
    return sum(row.height for row in rows)


@dataclass
class Table:
    """Draws one table; `top` is where its header starts on the page that is open."""

    canvas: PaperCanvas
    style: TableStyle
    top: float
    bottom: float
    turn: Turn
    _cells: dict[tuple[int, Cell], Block] = field(default_factory=dict)
    _y: float = 0.0
    _edges: list[float] = field(default_factory=list)
    _starts: list[float] = field(default_factory=list)
    """Where the text of each column begins."""
    _runs: list[tuple[float, float, bool]] = field(default_factory=list)
    _level: list[float] = field(default_factory=list)
    """Where rules below rows are, and the one above the first."""
    _head: SetRow = field(default_factory=lambda: SetRow((), 0.0))
    _open: bool = False
    _element: Element = field(default_factory=lambda: Element("Table"))
    _untouched: bool = False

    def draw(self, rows: Iterable[Row], closing: float = 0.0) -> float:
        """Draw all rows; keep `closing` mm free under the last two, and return where the table ends."""
        x = self.style.left
        self._edges = [x]
        for column in self.style.columns:
            x += column.width
            self._edges.append(x)
        self._starts = [edge + self.style.side for edge in self._edges]
        self._head = self._header()
        self._y = self.top
        waiting: deque[list[SetRow]] = deque()
        with self.canvas.tagged(self._element):
            for group in self._groups(rows):
                waiting.append(group)
                if len(waiting) > 2:
                    self._place(waiting.popleft())
            self._place_last(list(waiting), closing)
        self._close()
        return self._y

    def _place(self, group: Sequence[SetRow], extra: float = 0.0) -> None:
        """Draw rows that stay together, on the next page where this one has no room for them."""
        needed = _height(group) + extra + (0.0 if self._open else self._head.height)
        if self._y + needed > self.bottom and not self._untouched:
            self._next_page()
        if not self._open:
            self._begin()
        for row in group:
            self._draw(row)

    def _place_last(self, groups: list[list[SetRow]], closing: float) -> None:
        """Draw the last two groups with room for the closing block; they move over together."""
        together = [row for group in groups for row in group]
        on_a_page = self.bottom - PAGE_TOP - self._head.height
        if _height(together) + closing <= on_a_page:
            self._place(together, closing)
            return
        for group in groups:
            self._place(group)
        if self._y + closing > self.bottom:
            self._close()
            self._y = self.turn()

    def _next_page(self) -> None:
        self._close()
        self._y = self.turn()
        self._open, self._untouched = False, True

    def _groups(self, rows: Iterable[Row]) -> Iterator[list[SetRow]]:
        """Yield rows that must stay on one page: those that head others with the row after them."""
        group: list[SetRow] = []
        for row in rows:
            if isinstance(row, Section):
                group.append(self._section(row))
                continue
            if isinstance(row, Opening):
                group.append(self._row(row.cells))
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
        known, tallest, blocks = self._cells, 0.0, []
        for at, cell in enumerate(row):
            block = known.get((at, cell)) or self._cell(at, cell)
            blocks.append((self._starts[at], block))
            tallest = max(tallest, block.lines * block.step)
        height = tallest + 2 * self.style.pad
        if height <= self._room():
            return SetRow(tuple(blocks), height)
        return self._fitted(
            lambda size: tuple([(self._starts[at], self._set(at, cell, size)) for at, cell in enumerate(row)]), row[1:2]
        )

    def _fitted(self, set_in: Callable[[float], tuple[tuple[float, Block], ...]], text: object) -> SetRow:
        size = self.style.size
        while size >= SMALLEST:
            blocks = set_in(size)
            height = max([block.lines * block.step for _, block in blocks], default=0.0) + 2 * self.style.pad
            if height <= self._room():
                return SetRow(blocks, height)
            size -= SHRINK_STEP
        raise KnownError("paper_cell_too_long", text=str(text)[:80])

    def _cell(self, at: int, cell: Cell) -> Block:
        """Return a cell set in the size of the table, and keep it for the rows that say the same."""
        if len(self._cells) > CACHE:
            self._cells.clear()
        block = self._cells[(at, cell)] = self._set(at, cell, self.style.size)
        return block

    def _set(self, at: int, cell: Cell, size: float) -> Block:
        column = self.style.columns[at]
        room = column.width - 2 * self.style.side
        return set_cell(self.canvas, cell, size, room, self.style.leading, column.align.value)

    def _section(self, row: Section) -> SetRow:
        """Set a section row: numeral under the first column, text over all others."""
        style = self.style
        narrow = style.columns[0].width - 2 * style.side
        room = style.width - style.columns[0].width - 2 * style.side

        def set_in(size: float) -> tuple[tuple[float, Block], ...]:
            first = set_cell(self.canvas, ((BOLD, row.numeral),), size, narrow, style.leading, "centre")
            rest = set_cell(self.canvas, ((BOLD, row.text),), size, room, style.leading, "left")
            return ((self._edges[0] + style.side, first), (self._edges[1] + style.side, rest))

        blocks, height, _section = self._fitted(set_in, row.text)
        return SetRow(blocks, height, section=True)

    def _header(self) -> SetRow:
        style = self.style
        blocks = []
        for at, column in enumerate(style.columns):
            room = column.width - 2 * style.side
            block = set_cell(self.canvas, ((BOLD, column.header),), style.size, room, style.leading, "centre")
            blocks.append((self._edges[at] + style.side, block))
        lines = max((block.lines for _, block in blocks), default=1)
        return SetRow(tuple(blocks), lines * style.size * style.leading / POINTS + 2 * style.pad)

    def _begin(self) -> None:
        """Start the table on a page: its upper edge and its header."""
        style = self.style
        self._open = True
        self.canvas.rect(style.left, self._y, style.width, self._head.height, weight=0, grey=HEADER_GREY)
        self._level.append(self._y)
        if self._element.kids:  # it comes again: whoever hears the table has heard it
            with self.canvas.aside():
                for x, y, code in self._baselines(self._head):
                    self.canvas.draw_operators(x, y, code)
            self._down(self._head)
        else:
            self._draw(self._head, _COLUMN_HEADS)

    def _baselines(self, row: SetRow) -> list[tuple[float, float, str]]:
        """Return where the text of each cell of a row begins and its operators; cells are centred in height."""
        top, height = self._y, row.height
        return [
            (x, top + (height - block.lines * block.step) / 2 + BASELINE * block.step, block.code)
            for x, block in row.blocks
        ]

    def _draw(self, row: SetRow, cells: tuple[str, str] = _CELLS) -> None:
        """Draw one row at the place reached; `cells` are their role and attributes."""
        self._untouched = False
        roles = [cells] * len(row.blocks)
        if row.section:
            roles = [_CELLS, ("TH", f"/A<</O/Table/Scope/Row/ColSpan {len(self.style.columns) - 1}>>")]
        places = self._baselines(row)
        self.canvas.draw_cells(places, roles)
        for (x, y, _code), (_x, block) in zip(places, row.blocks, strict=True):
            for left, below, width in block.struck:
                self.canvas.line(x + left, y + below, x + left + width, y + below, STRIKE)
        self._down(row)

    def _down(self, row: SetRow) -> None:
        """Go on below a row."""
        top, self._y = self._y, self._y + row.height
        self._level.append(self._y)
        if self._runs and self._runs[-1][2] == row.section:
            self._runs[-1] = (self._runs[-1][0], self._y, row.section)
        else:
            self._runs.append((top, self._y, row.section))

    def _close(self) -> None:
        """Draw the rules of the page: one below each row, outer upright ones, inner ones past every section row."""
        if not self._runs:
            return
        first, last, edges = self._runs[0][0], self._runs[-1][1], self._edges
        rules = [(edges[0], y, edges[-1], y) for y in self._level]
        rules += [(x, first, x, last) for x in (*edges[:2], edges[-1])]
        for top, end, section in self._runs:
            rules += [] if section else [(x, top, x, end) for x in edges[2:-1]]
        self.canvas.lines(rules, GRID)
        self._runs, self._level = [], []


def set_cell(canvas: PaperCanvas, cell: Cell, size: float, room: float, leading: float, align: str) -> Block:
    """Return the cell broken into lines of `room` mm."""
    runs = ((REGULAR, cell),) if isinstance(cell, str) else cell
    wide, broken = 0.0, False
    for face, text in runs:
        wide += width_mm(face, size, text)
        broken = broken or "\n" in text
    if wide <= room and not broken:  # most cells: one line, as it stands
        x = _start(wide, room, align)
        code_of_one = _moved(x) + canvas.text_operators(runs, size)
        struck_out = tuple(_strikes(runs, size, x, -STRIKE_HEIGHT * size / POINTS))
        return Block(code_of_one, 1, size * leading / POINTS, struck_out)
    size *= shrinking(runs, size, room)
    lines = break_runs(runs, size, room)
    step = size * leading / POINTS
    code: list[str] = []
    struck: list[tuple[float, float, float]] = []
    before = 0.0
    for number, line in enumerate(lines):
        x = _start(sum(width_mm(face, size, text) for face, text in line), room, align)
        ended = [*line, (line[-1][0], " ")] if line and number + 1 < len(lines) else line  # read with the next one
        code.append(_moved(x - before, -step if number else 0.0) + canvas.text_operators(ended, size))
        struck += _strikes(line, size, x, number * step - STRIKE_HEIGHT * size / POINTS)
        before = x
    return Block(" ".join(code), len(lines), step, tuple(struck))


def _strikes(line: Sequence[Run], size: float, x: float, y: float) -> Iterator[tuple[float, float, float]]:
    """Yield the lines through what is crossed out of a line that begins at `x`."""
    for face, text in line:
        width = width_mm(face, size, text)
        if face == STRUCK:
            lead = width - width_mm(face, size, text.lstrip())
            yield x + lead, y, width_mm(face, size, text.strip())
        x += width


def _moved(x: float, y: float = 0.0) -> str:
    """Return the operator that goes so many mm right and up, "" for none."""
    return f"{x * POINTS:.2f} {y * POINTS:.2f} Td " if x or y else ""


def _start(wide: float, room: float, align: str) -> float:
    """Return where a line that wide begins."""
    return 0.0 if align == "left" else (room - wide) / 2 if align == "centre" else room - wide


def shrinking(runs: Sequence[Run], size: float, room: float) -> float:
    """Return by how much a cell is made smaller to keep "1598/QĐ-BTTTT" whole; at most by two fifths."""
    widest = max((width_mm(face, size, word) for face, text in runs for word in text.split()), default=0.0)
    needed = 0.999 * room / widest if widest > room else 1.0
    return needed if needed >= MOST_SHRUNK else 1.0
