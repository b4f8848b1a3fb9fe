"""Long stretches of blank rows, as sheets have them above a list far down: counted instead of kept."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TypeVar, overload

from desktop.exchange.readers.workbook import CellPosition, CellValue, MergedRange, Sheet

_LARGE = 3_000  # rows; in a smaller sheet every row is kept
_LONG = 50  # blank rows from which a stretch is shortened
_KEPT = 30  # blank rows that are left of it
_BLANK_LINES = re.compile(rf"^(?:[;,\t| ]*+\r?+\n){{{_KEPT},}}+", re.MULTILINE)
_Found = TypeVar("_Found")


def add_blank_rows(rows: list[list[CellValue]], until: int) -> None:
    """Make rows as many as `until`; many blank ones are one row, which `shorten_stretches` parts again."""
    missing = until - len(rows)
    rows.extend([[]] * missing if missing >= _LARGE else ([] for _ in range(missing)))


def shorten_stretches(sheet: Sheet) -> None:
    """Leave out long stretches of blank rows; `sheet.place` still tells where each row stands in the file."""
    rows = sheet.rows
    if len(rows) < _LARGE or sheet.gaps:
        return
    filled = [at for at, row in enumerate(rows) if any(row) or any(value not in ("", None) for value in row)]
    cuts = [
        (after + 1 + _KEPT, before)
        for after, before in zip([-1, *filled], [*filled, len(rows)], strict=True)
        if before - after - 1 >= _LONG
    ]
    if cuts:
        _Cuts(cuts).leave_out(sheet)


class _Cuts:
    """Blank rows of a sheet that are left out, each cut from its first row to before its last."""

    def __init__(self, cuts: list[tuple[int, int]]) -> None:
        self._cuts = cuts
        self._firsts = [first for first, _last in cuts]
        self._gaps: list[tuple[int, int]] = []
        left_out = 0
        for first, last in cuts:
            self._gaps.append((first - left_out, left_out + last - first))
            left_out += last - first

    def leave_out(self, sheet: Sheet) -> None:
        """Cut the rows, and move with them all that is said of a row."""
        kept: list[list[CellValue]] = []
        since = 0
        for first, last in self._cuts:
            kept += [row or [] for row in sheet.rows[since:first]]
            since = last
        sheet.rows = kept + [row or [] for row in sheet.rows[since:]]
        sheet.gaps = self._gaps
        sheet.hidden_rows = set(self._rows(sheet.hidden_rows))
        sheet.numbered = set(self._rows(sheet.numbered))
        sheet.struck = set(self._cells(dict.fromkeys(sheet.struck)))
        sheet.struck_words = self._cells(sheet.struck_words)
        sheet.fonts = self._cells(sheet.fonts)
        sheet.formulas = self._cells(sheet.formulas)
        sheet.merged = list(self._areas(sheet.merged))

    def _moved(self, row: int) -> tuple[int, bool]:
        """Return the row after the cuts, and whether it is still there; else the one in its place."""
        number = bisect_right(self._firsts, row) - 1
        if number < 0:
            return row, True
        at, left_out = self._gaps[number]
        return (row - left_out, True) if row >= self._cuts[number][1] else (at - 1, False)

    def _rows(self, rows: Iterable[int]) -> Iterator[int]:
        return (at for at, there in map(self._moved, rows) if there)

    def _cells(self, found: dict[CellPosition, _Found]) -> dict[CellPosition, _Found]:
        moved = ((self._moved(row), column, one) for (row, column), one in found.items())
        return {(at, column): one for (at, there), column, one in moved if there}

    def _areas(self, areas: Iterable[MergedRange]) -> Iterator[MergedRange]:
        for area in areas:
            (top, there), (bottom, _still) = self._moved(area.top), self._moved(area.bottom)
            if there:
                yield MergedRange(top, area.left, bottom, area.right)


def without_blank_lines(text: str) -> tuple[str, list[int]]:
    """Return a text in which long stretches of blank lines are shortened, and how many lines each of them lost.

    The stretches, shortened or only as long as those, come in the order in which `gaps_of` finds them again.
    """
    if text.count("\n") < _LARGE:
        return text, []
    lost: list[int] = []
    pieces: list[str] = []
    since = 0
    for found in _BLANK_LINES.finditer(text):
        if text.count('"', since, found.start()) % 2:  # inside a text of several lines
            return text, []
        lost.append(found[0].count("\n") - _KEPT)
        pieces += [text[since : found.start()], "\n" * _KEPT]
        since = found.end()
    return "".join([*pieces, text[since:]]), lost


def gaps_of(rows: Sequence[Sequence[CellValue]], lost: list[int]) -> list[tuple[int, int]] | None:
    """Return where rows lost blank ones, as `Sheet.gaps` has it; None where other stretches are found in them."""
    gaps: list[tuple[int, int]] = []
    total = at = number = 0
    for blank, stretch in groupby(rows, lambda row: not any(value and str(value).strip() for value in row)):
        length = sum(1 for _ in stretch)
        at += length
        if blank and length >= _KEPT:
            if number == len(lost) or length > _KEPT:
                return None
            total += lost[number]
            number += 1
            gaps.append((at, total))
    return gaps if number == len(lost) else None


class SpreadRows(Sequence[list[CellValue]]):
    """The rows of a sheet at their places in the file, blank ones that were left out included."""

    def __init__(self, sheet: Sheet) -> None:
        self._rows, self._gaps = sheet.rows, sheet.gaps
        self._starts = [at + left_out for at, left_out in sheet.gaps]
        self._length = sheet.place(len(sheet.rows) - 1) + 1 if sheet.rows else 0

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, at: int) -> list[CellValue]: ...
    @overload
    def __getitem__(self, at: slice) -> list[list[CellValue]]: ...
    def __getitem__(self, at: int | slice) -> list[CellValue] | list[list[CellValue]]:
        if isinstance(at, slice):
            return [self[row] for row in range(*at.indices(self._length))]
        if not 0 <= at < self._length:
            raise IndexError(at)
        row, blank = self._kept(at)
        return [] if blank else self._rows[row]

    def _kept(self, at: int) -> tuple[int, bool]:
        """Return where a row of the file would stand among those that were kept, and whether it was left out."""
        number = bisect_right(self._starts, at)
        row = at - (self._gaps[number - 1][1] if number else 0)
        return row, number < len(self._gaps) and row >= self._gaps[number][0]

    def upwards(self, at: int) -> Iterator[list[CellValue]]:
        """Yield the rows above a row of the file, the nearest first, without those that were left out."""
        row, blank = self._kept(at)
        number = bisect_right(self._starts, at)
        return reversed(self._rows[: self._gaps[number][0] if blank else row])
