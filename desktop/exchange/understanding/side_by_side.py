"""Tables that stand beside each other on one sheet, each with its own header."""

from collections.abc import Iterator
from dataclasses import replace

from desktop.exchange.readers.workbook import CellValue, MergedRange, Sheet
from desktop.exchange.understanding.columns import Columns, header_at, text_of
from desktop.exchange.understanding.header_words import HeaderWords
from desktop.exchange.understanding.vocabulary import comparison_key

_LOOKED_AT = 400  # rows among which a header beside the first one is looked for
_MOST_BLOCKS = 8
_SURE = 0.88
_NAMES = ("name", "family", "unit")
_NUMBERS = frozenset({"tt", "stt", "so tt", "so thu tu", "s tt", "thu tu"})

Window = tuple[int, int]
"""The first and the last column of a block, both included, from 0."""


def blocks_of(sheet: Sheet, columns: Columns, words: HeaderWords) -> list[tuple[Sheet, Columns]]:
    """Return the tables that stand beside each other, each as a sheet with the other columns blank.

    Rows and columns keep their numbers. A sheet with one table comes back as it is.
    """
    for windows in (_repeated_headers(sheet, columns, words), _parted_by_blank_columns(sheet, columns)):
        blocks = [_block(sheet, window, windows, columns, words) for window in windows]
        found = [one for one in blocks if one is not None]
        if 1 < len(found) == len(windows):
            return found
    return [(sheet, columns)]


def _block(
    sheet: Sheet, window: Window, windows: list[Window], columns: Columns, words: HeaderWords
) -> tuple[Sheet, Columns] | None:
    """Return the part of a sheet within a window with its header; None where no header of a list stands there."""
    last = window[1] if window != windows[-1] else max(map(len, sheet.rows))
    part = _masked(sheet, (window[0], last), columns.first_row)
    if window[0] <= min(columns.fields.values(), default=0) <= window[1]:
        found = header_at(part, columns.first_row, words)
    else:
        found = next(_headers_in(part, words), None)
    if found is None or (found.only_units and "number" not in found.fields):
        return None
    return part, found


def _headers_in(sheet: Sheet, words: HeaderWords) -> Iterator[Columns]:
    for row in range(min(len(sheet.rows), _LOOKED_AT)):
        found = header_at(sheet, row, words) if sum(map(bool, sheet.rows[row])) > 1 else None
        if found and "code" not in found.fields:
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


def _parted_by_blank_columns(sheet: Sheet, columns: Columns) -> list[Window]:
    """Return the windows between columns that are blank from top to bottom, those of two and more columns."""
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
    return windows if 1 < len(windows) <= _MOST_BLOCKS and all(last > first for first, last in windows) else []


def _any_value(rows: list[list[CellValue]], column: int, first: int) -> bool:
    return any(len(row) > column and row[column] not in ("", None) for row in rows[first:])


def _under_title(sheet: Sheet, column: int, header: int) -> bool:
    """Return whether a merged header covers this column: it is not blank then."""
    return any(
        span.left <= column <= span.right and span.bottom >= header and span.right > span.left for span in sheet.merged
    )


def _masked(sheet: Sheet, window: Window, header: int) -> Sheet:
    """Return a sheet with the cells outside a window blank; lone texts above the header stay, as titles do."""
    first, last = window
    rows = []
    for at, row in enumerate(sheet.rows):
        if at < header and sum(value not in ("", None) for value in row) < 2:
            rows.append(row)
        else:
            rows.append([value if first <= column <= last else "" for column, value in enumerate(row[: last + 1])])
    merged = [span for span in sheet.merged if _meets(span, window) or span.bottom < header]
    return replace(sheet, rows=rows, merged=merged)


def _meets(span: MergedRange, window: Window) -> bool:
    return span.left <= window[1] and span.right >= window[0]
