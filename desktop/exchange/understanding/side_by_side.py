"""Tables that stand beside and under each other on one sheet, each with its own header."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace

from desktop.exchange.readers.workbook import CellValue, MergedRange, Sheet
from desktop.exchange.understanding.cell_text import line_text
from desktop.exchange.understanding.columns import Columns, header_at, text_of
from desktop.exchange.understanding.header_words import HeaderWords
from desktop.exchange.understanding.names_under_awards import names_somebody
from desktop.exchange.understanding.row_kinds import is_total
from desktop.exchange.understanding.text_rows import all_texts
from desktop.exchange.understanding.vocabulary import comparison_key

_LOOKED_AT = 400  # rows among which a header beside the first one is looked for
_MOST_BLOCKS = 8
_SURE = 0.88
_NAMES = ("name", "family", "unit")
_NUMBERS = frozenset({"tt", "stt", "so tt", "so thu tu", "s tt", "thu tu"})

_MOST_ROWS = 5000  # of a sheet in which tables with other columns are looked for below the first ones
_HIGHEST_CAPTION = 6  # rows

Window = tuple[int, int]
"""The first and the last column of a block, both included, from 0."""


@dataclass(frozen=True, slots=True)
class Block:
    """A table with its sheet, in which the cells of other tables are blank; `above` are the titles over all of them."""

    sheet: Sheet
    columns: Columns
    above: tuple[str, ...] = ()


def blocks_of(sheet: Sheet, columns: Columns, words: HeaderWords) -> list[Block]:
    """Return the tables that stand beside and under each other.

    Rows and columns keep their numbers. A sheet with one table comes back as it is; tables under each other are
    parted only where some of them stand beside each other.
    """
    until = _next_band(sheet, columns, words)
    if until is None:
        return _beside(sheet, columns, words)
    top, rest = sheet.rows[:until], [*[[]] * until, *sheet.rows[until:]]
    found = _beside(replace(sheet, rows=top), columns, words)
    titles = tuple(lone_texts(top[: columns.first_row]))
    below = replace(sheet, rows=rest)
    header = next((one for row in range(until, len(rest)) if (one := header_at(below, row, words))), None)
    if header is not None:
        found += [replace(one, above=titles + one.above) for one in blocks_of(below, header, words)]
    return found


def _next_band(sheet: Sheet, columns: Columns, words: HeaderWords) -> int | None:
    """Return the row where tables in other places begin, with their captions; None where there are none."""
    if len(sheet.rows) > _MOST_ROWS:
        return None
    beside = [windows for windows in _ways(sheet, columns, words) if windows]
    for row in range(columns.last_row + 1, len(sheet.rows)):
        values = sheet.rows[row]
        filled = [at for at, value in enumerate(values) if value not in ("", None)]
        if len(filled) < 3 or any(not isinstance(values[at], str) for at in filled):
            continue
        if sum(words.is_known(text_of(values[at])) for at in filled) < 2:
            continue
        found = header_at(sheet, row, words)
        if found is None:
            continue
        windows = _repeated_headers(sheet, found, words)
        starts = [[window[0] for window in way] for way in beside]
        if windows and [window[0] for window in windows] not in starts:
            return _with_captions(sheet, row, columns.last_row + 1)
        if beside and not windows and all(_crosses(way, filled) for way in beside):
            return _with_captions(sheet, row, columns.last_row + 1)
    return None


def _crosses(windows: list[Window], filled: list[int]) -> bool:
    """Return whether the cells of a header go on from one window to the next without a gap."""
    for (_, last), (first, _) in itertools.pairwise(windows):
        if {last, first} <= set(filled) and all(at in filled for at in range(last, first + 1)):
            return True
    return False


def _with_captions(sheet: Sheet, row: int, first: int) -> int:
    """Return the first of the rows right above a header that are its captions."""
    lowest = max(first, row - _HIGHEST_CAPTION)
    while row > lowest:
        texts = all_texts(sheet, row - 1)
        listed = any(text.strip(".").isdecimal() or is_total(text) for text in texts)
        if not texts or listed or any(map(names_somebody, texts)):
            break
        row -= 1
    return row


def lone_texts(rows: list[list[CellValue]]) -> list[str]:
    """Return the texts that stand alone in their rows, as titles do."""
    found = [[text for value in row if (text := line_text(value))] for row in rows]
    return [texts[0] for texts in found if len(texts) == 1]


def _ways(sheet: Sheet, columns: Columns, words: HeaderWords) -> list[list[Window]]:
    """Return the ways in which a sheet may fall into windows beside each other."""
    windows = parted_by_blank_columns(sheet, columns)
    wide = len(windows) <= _MOST_BLOCKS and all(last > first for first, last in windows)
    return [_repeated_headers(sheet, columns, words), windows if wide else []]


def _beside(sheet: Sheet, columns: Columns, words: HeaderWords) -> list[Block]:
    for windows in _ways(sheet, columns, words):
        blocks = [_block(sheet, window, windows, columns, words) for window in windows]
        found = [one for one in blocks if one is not None]
        if 1 < len(found) == len(windows):
            return found
    return [Block(sheet, columns)]


def _block(sheet: Sheet, window: Window, windows: list[Window], columns: Columns, words: HeaderWords) -> Block | None:
    """Return the part of a sheet within a window with its header; None where no header of a list stands there."""
    last = window[1] if window != windows[-1] else max(map(len, sheet.rows))
    part = blank_outside(sheet, (window[0], last))
    if window[0] <= min(columns.fields.values(), default=0) <= window[1]:
        found = header_at(part, columns.first_row, words) or next(headers_in(part, words), None)
    else:
        found = next(headers_in(part, words), None)
    if found is None or (found.only_units and "number" not in found.fields):
        return None
    beyond = [[*row[: window[0]], *row[last + 1 :]] for row in sheet.rows[: columns.first_row]]
    lone = zip(sheet.rows, beyond, strict=False)
    return Block(part, found, tuple(text for row, other in lone if any(other) for text in lone_texts([row])))


def headers_in(sheet: Sheet, words: HeaderWords, codes: bool = False) -> Iterator[Columns]:
    """Yield the headers among the first rows of a sheet, those of tables that explain codes only if asked."""
    for row in range(min(len(sheet.rows), _LOOKED_AT)):
        found = header_at(sheet, row, words) if sum(map(bool, sheet.rows[row])) > 1 else None
        if found and (codes or "code" not in found.fields):
            yield found


def _repeated_headers(sheet: Sheet, columns: Columns, words: HeaderWords) -> list[Window]:
    """Return windows that begin where the header of numbers, of the first column or of names comes again."""
    row = sheet.rows[columns.first_row]
    fields: list[tuple[str, str]] = []
    if "code" in columns.fields:
        return []
    for value in row:
        text = text_of(value)
        field_name, score = words.field_of(text) if text else ("", 0.0)
        fields.append((field_name if score >= _SURE else "", comparison_key(text)))
    named = [at for at, (field_name, _key) in enumerate(fields) if field_name in _NAMES]
    filled = [at for at, (_field, key) in enumerate(fields) if key]
    numbers = [at for at, (field_name, key) in enumerate(fields) if field_name == "number" and key in _NUMBERS]
    again = [at for at in filled if fields[at] == fields[filled[0]]]
    names = [at for at in named if fields[at] == fields[named[0]] and fields[at][0] == "name"]
    for starts in (numbers, again, [filled[0], *names[1:]]):
        if 1 < len(starts) <= _MOST_BLOCKS and starts[0] <= named[0] and _one_in_each(starts, named):
            return [(start, until - 1) for start, until in zip(starts, [*starts[1:], len(row)], strict=True)]
    return []


def _one_in_each(starts: list[int], named: list[int]) -> bool:
    """Return whether a header of names stands between each start and the next one."""
    ends = [*starts[1:], 1 << 20]
    return all(any(start <= at < end for at in named) for start, end in zip(starts, ends, strict=True))


def parted_by_blank_columns(sheet: Sheet, columns: Columns) -> list[Window]:
    """Return the windows between columns that are blank from the header to the bottom; [] for a single one."""
    header = sheet.rows[columns.first_row]
    width = max((len(row) for row in sheet.rows[:_LOOKED_AT]), default=0)
    blank_above = [at for at in range(width) if at >= len(header) or header[at] in ("", None)]
    if not blank_above or width > 200:
        return []
    from_row = columns.first_row
    blank = {at for at in blank_above if not _any_value(sheet.rows, at, 0 if at >= len(header) else from_row)}
    blank -= {at for at in blank if _under_title(sheet, at, from_row)}
    windows: list[Window] = []
    start = None
    for at in range(width + 1):
        if at == width or at in blank:
            if start is not None:
                windows.append((start, at - 1))
            start = None
        elif start is None:
            start = at
    return windows if len(windows) > 1 else []


def _any_value(rows: list[list[CellValue]], column: int, first: int) -> bool:
    return any(len(row) > column and row[column] not in ("", None) for row in rows[first:])


def _under_title(sheet: Sheet, column: int, header: int) -> bool:
    """Return whether a merged header covers this column: it is not blank then."""
    return any(
        span.left <= column <= span.right and span.bottom >= header and span.right > span.left for span in sheet.merged
    )


def blank_outside(sheet: Sheet, window: Window) -> Sheet:
    """Return a sheet with the cells outside a window blank; rows and columns keep their numbers."""
    first, last = window
    rows: list[list[CellValue]] = [
        [value if first <= column <= last else "" for column, value in enumerate(row[: last + 1])] for row in sheet.rows
    ]
    merged = [span for span in sheet.merged if _meets(span, window)]
    return replace(sheet, rows=rows, merged=merged)


def _meets(span: MergedRange, window: Window) -> bool:
    return span.left <= window[1] and span.right >= window[0]
