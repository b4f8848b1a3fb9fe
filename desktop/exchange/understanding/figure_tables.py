"""Small tables of figures around a list, "Đơn vị | Số người": they name nobody, and their cells belong to no list."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise, zip_longest

from desktop.exchange.readers.workbook import CellValue, Sheet, column_letters
from desktop.exchange.understanding.award_parsing import awards_in_title, headed_award
from desktop.exchange.understanding.cell_text import line_text
from desktop.exchange.understanding.column_contents import is_nominee
from desktop.exchange.understanding.columns import text_of
from desktop.exchange.understanding.read_result import SkippedPart
from desktop.exchange.understanding.row_kinds import is_total
from desktop.exchange.understanding.side_by_side import lone_texts
from desktop.exchange.understanding.skipped_parts import row_range
from desktop.exchange.understanding.vocabulary import comparison_key, told_kind

_MOST_ROWS = 5_000  # of a sheet that is looked through whole; of a longer one both ends are
_AT_THE_ENDS = 200
_LONGEST = 300  # rows of such a table
_COUNTED = (
    "nguoi|luong|ca nhan|tap the|ho|ho gia dinh|de nghi|trinh|khen|khen thuong|dang ky|can bo|cong chuc|vien chuc|"
    "lao dong|luot|dong chi|suat|bang khen|giay khen|danh hieu|nu|nam|duoc|cb|ccvc|cbccvc"
)
_COUNTS = re.compile(
    rf"^(?:tong(?: (?:so|cong))?|cong|so(?: luong)?|sl|s luong)(?: (?:{_COUNTED}))*$|^ty le(?: phan tram)?$"
)
_SUMMARY = re.compile(r"\b(?:tong hop|thong ke|so luong|so lieu|co cau)\b")
_NUMBERS = frozenset({"tt", "stt", "so tt", "so thu tu", "s tt", "thu tu"})
_NOTES = ("ghi chu", "ty le")
_FIGURE = re.compile(
    r"[-–—]|\(?\d[\d.,]{0,6}\s*%?\)?"
    r"(?:\s*(?:người|cá nhân|tập thể|hộ|hộ gia đình|đồng chí|đ/c|nữ|nam|trường hợp|suất))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Figures:
    """A table of figures: its rows, header and total included, and its columns, all counted from 0."""

    first: int
    last: int
    left: int
    right: int


def without_figures(sheet: Sheet, lists: Callable[[Sheet], bool]) -> tuple[Sheet, list[SkippedPart]]:
    """Return a sheet without its tables of figures, and those as parts that were left out.

    The sheet comes back as it is where it has no other table: `lists` tells whether the rest is a list.
    """
    tables = list(_tables(sheet))
    if not tables:
        return sheet, []
    rows = [list(row) for row in sheet.rows]
    for one in tables:
        for row in rows[one.first : one.last + 1]:
            row[one.left : one.right + 1] = [""] * len(row[one.left : one.right + 1])
    rest = replace(sheet, rows=[row if any(row) else [] for row in rows])
    return (rest, [_told(sheet, one) for one in tables]) if lists(rest) else (sheet, [])


def has_only_figures(sheet: Sheet) -> bool:
    """Return whether a sheet holds a table of figures with its sum, and nothing else but titles."""
    tables = list(_tables(sheet))
    filled = {at for at, row in enumerate(sheet.rows) if sum(value not in ("", None) for value in row) > 1}
    covered = {at for one in tables for at in range(one.first, one.last + 1)}
    return (
        bool(tables)
        and filled <= covered
        and all(any(is_total(line_text(value)) for value in sheet.rows[one.last] if value) for one in tables)
    )


def _told(sheet: Sheet, one: _Figures) -> SkippedPart:
    columns = f"{column_letters(one.left)}:{column_letters(one.right)}"
    around = [
        value for row in sheet.rows[one.first : one.last + 1] for value in (*row[: one.left], *row[one.right + 1 :])
    ]
    rows = row_range(one.first, one.last)
    return SkippedPart(sheet.name, "list_skipped_figures", rows, columns if any(around) else None)


def _tables(sheet: Sheet) -> Iterator[_Figures]:
    length = len(sheet.rows)
    ends = range(length) if length <= _MOST_ROWS else (*range(_AT_THE_ENDS), *range(length - _AT_THE_ENDS, length))
    taken: list[_Figures] = []
    for row in ends:
        if len(sheet.rows[row]) < 2 or not _may_head(sheet.rows[row : row + 2]):
            continue
        for heads, last, left, right in _headers(sheet, row):
            found = _table_at(sheet, row, last, dict(zip(range(left, right + 1), heads[left:], strict=False)))
            if found is not None and not any(_meet(found, one) for one in taken):
                taken.append(found)
                yield found


def _may_head(rows: list[list[CellValue]]) -> bool:
    """Return whether a row, or the one below it, may be a header of figures: it counts something, and has no number."""
    for row in rows:
        if any(value not in ("", None) and not isinstance(value, str) for value in row):
            return False
        texts = [text for value in row if (text := text_of(value))]
        if any(map(_counts, texts)) and not any(map(_is_figure, texts)):
            return True
    return False


def _meet(one: _Figures, other: _Figures) -> bool:
    return one.first <= other.last and other.first <= one.last and one.left <= other.right and other.left <= one.right


def _headers(sheet: Sheet, row: int) -> Iterator[tuple[list[str], int, int, int]]:
    """Yield the headers that may begin in a row: texts, last row, first and last column; those of two rows first."""
    upper = [text_of(value) for value in sheet.rows[row]]
    lower = [line_text(value) for value in sheet.rows[row + 1]] if row + 1 < len(sheet.rows) else []
    if sum(map(bool, upper)) > 1 and any(lower):
        both = [below or above for above, below in zip_longest(upper, lower, fillvalue="")]
        for left, right in _windows(both):
            if not any(text and _is_figure(text) for text in lower[left : right + 1]):
                yield both, row + 1, left, right
    for left, right in _windows(upper):
        yield upper, row, left, right


def _windows(heads: list[str]) -> list[tuple[int, int]]:
    """Return the first and last columns of headers that stand beside each other."""
    blank = [-1, *(at for at, text in enumerate(heads) if not text), len(heads)]
    return [(before + 1, after - 1) for before, after in pairwise(blank) if after - before > 2]


@lru_cache(maxsize=4096)
def _counts(text: str) -> bool:
    return len(text) < 80 and (_COUNTS.match(comparison_key(text)) is not None or headed_award(text) is not None)


def _table_at(sheet: Sheet, header: int, last_header: int, heads: dict[int, str]) -> _Figures | None:
    """Return the table under a header, its texts by column; None where it is no table of figures."""
    left, right = min(heads), max(heads)
    last = _last_row(sheet, last_header, left, right)
    beside = [
        value
        for row in sheet.rows[header : last + 1]
        for value in (*row[max(left - 1, 0) : left], *row[right + 1 : right + 2])
    ]
    if any(value not in ("", None) for value in beside):
        return None  # a part of a wider table
    below = [[line_text(value) for value in row[left : right + 1]] for row in sheet.rows[last_header + 1 : last + 1]]
    columns = {at: [row[at - left] for row in below if at - left < len(row) and row[at - left]] for at in heads}
    numbers = {at for at, text in heads.items() if comparison_key(text) in _NUMBERS}
    counted = {at for at in heads if at not in numbers and columns[at] and all(map(_is_figure, columns[at]))}
    labels = [
        at
        for at, text in heads.items()
        if at not in numbers | counted and comparison_key(text) not in _NOTES and columns[at]
    ]
    if (
        not any(_counts_people(heads[at]) for at in counted)
        or len(labels) != 1
        or all(map(_is_figure, columns[labels[0]]))
    ):
        return None
    plainly = any(_COUNTS.match(comparison_key(heads[at])) for at in counted)
    if not plainly and all(text.lstrip("0") in ("", "1", "-") for at in counted for text in columns[at]):
        return None  # marks of a list of collectives
    if any(map(is_nominee, columns[labels[0]])) or "tap the" in comparison_key(heads[labels[0]]):
        return None
    summed = any(is_total(text) for row in below[-1:] for text in row if text)
    return None if _titled_as_list(sheet, header) and not summed else _Figures(header, last, left, right)


def _titled_as_list(sheet: Sheet, header: int) -> bool:
    """Return whether one of the two rows above a header names an award to be given, and no summary."""
    titles = [
        comparison_key(text) for text in lone_texts(sheet.rows[max(0, header - 2) : header]) if awards_in_title(text)
    ]
    return bool(titles) and not any(_SUMMARY.search(title) for title in titles)


def _counts_people(text: str) -> bool:
    return _counts(text) or told_kind(text) is not None


def _is_figure(text: str) -> bool:
    return _FIGURE.fullmatch(text.strip()) is not None


def _last_row(sheet: Sheet, header: int, left: int, right: int) -> int:
    """Return the last row below a header before a blank one, the total included."""
    last = header
    for row in range(header + 1, min(len(sheet.rows), header + _LONGEST)):
        texts = [line_text(value) for value in sheet.rows[row][left : right + 1]]
        if not any(texts):
            break
        if not any(map(_is_figure, filter(None, texts))) and any(map(_counts, filter(None, texts[1:]))):
            break  # the header of the next table
        last = row
        if any(map(is_total, filter(None, texts))):
            break
    return last
