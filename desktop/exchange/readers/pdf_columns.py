"""Tables of a PDF without ruled lines: their columns are the room that no line of the table writes into."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from desktop.exchange.readers.pdf_page import Letter, PageTable, cell_text, rows_of

_GAP = 0.8  # of a letter's height: a wider gap parts pieces of a line
_FAR = 3.2  # of a letter's height: lines farther below are no part of the table
_NUMBERED = 0.6  # of the rows, for a first column of numbers
_NUMBER = re.compile(r"\(?\d{1,4}\s*[.)/]?\)?")
_HEADING = re.compile(
    r"(?:[IVXLC]{1,6}|[A-HĐ])\s*[.)/\-–]\s*\S|(?:tổng|cộng|ấn định|danh sách|ghi chú)\b", re.IGNORECASE
)
_TOUCHING = 3.0  # points: a text may reach so far into the next column
_TOP = 3  # lines of a page among which a table of the page before goes on
_LEFT = 2  # columns in which a heading that goes over several begins
Span = tuple[float, float]
_MOST_HEADINGS = 2  # one below the other


@dataclass(slots=True)
class _Piece:
    """What stands together in a line."""

    letters: list[Letter]

    @property
    def left(self) -> float:
        return self.letters[0].left

    @property
    def right(self) -> float:
        return max(letter.right for letter in self.letters)

    @property
    def text(self) -> str:
        return cell_text(self.letters, self.right)


@dataclass(slots=True)
class _Line:
    """A line of the page by its pieces; in a table each stands in a column, a heading in none."""

    base: float
    size: float
    pieces: list[_Piece]
    columns: list[int]

    def first(self) -> str:
        """Return the text in the first column, "" for none."""
        return self.pieces[self.columns.index(0)].text if 0 in self.columns else ""


def column_tables(letters: list[Letter], before: list[Span]) -> tuple[list[PageTable], list[Letter]]:
    """Return the tables among letters that no ruled line parts, from top to bottom, and the letters of the rest.

    `before` are the columns of the table at the end of the page before. Rows of which it is not sure are told in
    `PageTable.unsure`.
    """
    lines = [_as_line(row) for row in rows_of(letters)]
    lines = [line for line in lines if line.pieces]
    tables: list[PageTable] = []
    rest: list[Letter] = []
    at = 0
    while at < len(lines):
        grown = _grown(lines, at, before if at < _TOP and not tables else [])
        if grown is not None:
            tables.append(grown.table())
            at += grown.length
        else:
            rest += [letter for piece in lines[at].pieces for letter in piece.letters]
            at += 1
    return tables, rest


def _grown(lines: list[_Line], at: int, before: list[Span]) -> "_Columns | None":
    """Return the table that begins with a line, or goes on in the columns of the page before; None for no table."""
    if before:
        going_on = _Columns(lines[at], before)
        going_on.grow(lines, at)
        if going_on.goes_on():
            return going_on
    if max(len(line.pieces) for line in lines[at : at + _TOP]) < 2:
        return None  # a part of a header may stand above its other cells
    grown = _Columns(lines[at])
    grown.grow(lines, at)
    return grown if grown.is_table() else None


def _as_line(row: list[Letter]) -> _Line:
    pieces: list[_Piece] = []
    for letter in sorted(row, key=lambda one: one.left):
        if not letter.text.strip():
            continue
        if pieces and letter.left - pieces[-1].right <= letter.size * _GAP:
            pieces[-1].letters.append(letter)
        else:
            pieces.append(_Piece([letter]))
    return _Line(row[0].base, max(letter.size for letter in row), pieces, [])


def _meet(piece: _Piece, span: Sequence[float]) -> bool:
    return piece.left < span[1] - _TOUCHING and piece.right > span[0] + _TOUCHING


class _Columns:
    """Lines below each other whose pieces stand in the same columns, from a first one on."""

    def __init__(self, first: _Line, before: list[Span] | None = None) -> None:
        self._lines = [first]
        self._clear = True
        self._kept = before is not None  # columns of the page before, whether or not this one writes into each
        self._spans = [list(span) for span in before or ((piece.left, piece.right) for piece in first.pieces)]
        first.columns = [over[0] for piece in first.pieces if len(over := self._over(piece)) == 1]

    @property
    def length(self) -> int:
        return len(self._lines)

    def grow(self, lines: list[_Line], first: int) -> None:
        """Take in the lines below while each piece stands in one column."""
        headings = list[_Line]()
        for at in range(first + 1, len(lines)):
            line, before = lines[at], (headings or self._lines)[-1]
            if line.base - before.base > _FAR * line.size or len(headings) > _MOST_HEADINGS:
                break
            self._join_under(line)
            if len(line.pieces) == 1 and self._is_heading(line.pieces[0]):
                line.columns = []
                headings.append(line)
                continue
            if not self._take(line):
                break
            self._lines += [*headings, line]
            headings = []

    def _join_under(self, line: _Line) -> None:
        """Make two columns one where a piece stands in both and no line has both: values beside their header."""
        for piece in line.pieces:
            over = self._over(piece)
            if len(over) == 2 and not any(set(over) <= set(one.columns) for one in self._lines):
                self._join(*over)
                self._forget_empty()

    def _is_heading(self, piece: _Piece) -> bool:
        over = self._over(piece)
        if _HEADING.match(piece.text) or len(over) == 1:
            return len(over) != 1 or _HEADING.match(piece.text) is not None
        self._clear = self._clear and (not over or over[0] < _LEFT)
        return True

    def _over(self, piece: _Piece) -> list[int]:
        return [at for at, span in enumerate(self._spans) if _meet(piece, span)]

    def _take(self, line: _Line) -> bool:
        """Give each piece its column, a new one where it stands between them; False where one stands in two."""
        over = [self._over(piece) for piece in line.pieces]
        if any(len(found) > 1 for found in over) or len({found[0] for found in over if found}) < sum(map(bool, over)):
            return False
        for piece, found in zip(line.pieces, over, strict=True):
            if found:
                span = self._spans[found[0]]
                span[:] = [min(span[0], piece.left), max(span[1], piece.right)]
            else:
                self._spans.append([piece.left, piece.right])
        line.columns = [found[0] for found in over if found]
        if not all(over):
            self._spans.sort()
            for one in (*self._lines, line):
                one.columns = [self._over(piece)[0] for piece in one.pieces] if one.columns or one is line else []
        return True

    def is_table(self) -> bool:
        """Return whether there are three columns in two lines and more, or two in more than a letterhead has."""
        rows = sum(len(line.pieces) > 1 for line in self._lines)
        wide = max(len(line.pieces) for line in self._lines)
        return (wide > 2 and rows > 1) or (wide == 2 and rows > 4)

    def goes_on(self) -> bool:
        """Return whether lines in the columns of the page before have three pieces and more in one of the first."""
        fits = len(self._lines[0].columns) == len(self._lines[0].pieces)
        return fits and any(len(line.pieces) > 2 for line in self._lines[:_TOP])

    def table(self) -> PageTable:
        """Return the table; a header that stands beside its values, not above them, is brought over them."""
        numbered = self._is_numbered()
        apart = _rows_apart(self._lines) if numbered else None
        rows = apart or _rows(self._lines, numbered)
        clear = apart is not None or all(_goes_on(line, row) for row in rows for line in row[1:])
        head = sum(len(row) for row in rows[: self._headers(rows)])
        clear = self._bring_headers_over(head) and clear and self._clear
        grid = [self._cells(row) for row in rows]
        unsure = set() if clear else set(range(len(rows)))
        spans = [(left, right) for left, right in self._spans]
        edges = [left for left, _right in spans] + [spans[-1][1]]
        return PageTable(grid, [], edges, self._lines[0].base, self._lines[-1].base, spans, unsure)

    @staticmethod
    def _headers(rows: list[list[_Line]]) -> int:
        """Return how many rows stand above the first one with a number, at least one where there is none."""
        return next((at for at, row in enumerate(rows) if any(map(_is_numbered, row))), 1)

    def _is_numbered(self) -> bool:
        """Return whether the first column counts the rows."""
        first = [line for line in self._lines if line.first()]
        return sum(map(_is_numbered, first)) >= max(1, _NUMBERED * (len(first) - 1))

    def _bring_headers_over(self, head: int) -> bool:
        """Join a column that has a header alone with the one beside it that has values alone; False where two could."""
        headed = {at for line in self._lines[:head] for at in line.columns}
        filled = {at for line in self._lines[head:] for at in line.columns}
        clear = True
        if not head or not filled - headed:
            return clear
        for at in sorted(filled - headed):
            beside = [other for other in (at - 1, at + 1) if other in headed - filled]
            if len(beside) != 1:
                clear = False
                continue
            self._join(at, beside[0])
        self._forget_empty()
        return clear

    def _forget_empty(self) -> None:
        if self._kept:
            return
        places = sorted({column for line in self._lines for column in line.columns})
        self._spans = [self._spans[at] for at in places]
        for line in self._lines:
            line.columns = [places.index(column) for column in line.columns]

    def _join(self, at: int, header: int) -> None:
        self._spans[at] = [
            min(self._spans[at][0], self._spans[header][0]),
            max(self._spans[at][1], self._spans[header][1]),
        ]
        for line in self._lines:
            line.columns = [at if column == header else column for column in line.columns]

    def _cells(self, row: list[_Line]) -> list[str]:
        """Return the cells of a row; a heading stands in the first one."""
        if not row[0].columns:
            return [" ".join(piece.text for line in row for piece in line.pieces)]
        written: list[list[Letter]] = [[] for _ in self._spans]
        for line in row:
            for piece, column in zip(line.pieces, line.columns, strict=True):
                written[column] += piece.letters
        return [cell_text(found, self._spans[at][1]) if found else "" for at, found in enumerate(written)]


def _rows(lines: list[_Line], numbered: bool) -> list[list[_Line]]:
    """Return the lines of each row: a line that begins none goes on with the row above."""
    rows: list[list[_Line]] = []
    for line in lines:
        begins = _is_numbered(line) if numbered else bool(line.first()) and len(line.pieces) > 1
        if begins or not line.columns or not rows or not rows[-1][0].columns:
            rows.append([line])
        else:
            rows[-1].append(line)
    return rows


def _is_numbered(line: _Line) -> bool:
    return _NUMBER.fullmatch(line.first()) is not None


def _rows_apart(lines: list[_Line]) -> list[list[_Line]] | None:
    """Return rows by the room between them where it parts the lines so that each has one number; else None."""
    rooms = [after.base - before.base for before, after in pairwise(lines)]
    for room in sorted({round(room, 1) for room in rooms}, reverse=True):
        rows: list[list[_Line]] = [[]]
        for at, line in enumerate(lines):
            heading = not line.columns or (at > 0 and not lines[at - 1].columns)
            if at and (rooms[at - 1] > room - 0.2 or heading):
                rows.append([])
            rows[-1].append(line)
        numbers = [sum(map(_is_numbered, row)) for row in rows if row[0].columns]
        if all(number == 1 for number in (numbers if numbers[0] else numbers[1:])):
            return rows
    return None


def _goes_on(line: _Line, row: list[_Line]) -> bool:
    """Return whether each piece begins with a small letter below a piece of its column."""
    above = {column for one in row for column in one.columns}
    return all(piece.text[:1].islower() for piece in line.pieces) and set(line.columns) <= above
