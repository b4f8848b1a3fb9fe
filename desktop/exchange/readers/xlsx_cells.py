"""The second reader of Excel sheets: slower than calamine, but it needs no sound package, styles or dimension.

It keeps only the cells that hold a value, so that a cell in the last row of a sheet costs no rectangle.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import IO

from lxml import etree

from desktop.exchange.readers.blank_rows import add_blank_rows
from desktop.exchange.readers.safe_xml import attribute, elements, local, parse
from desktop.exchange.readers.workbook import LAST_ROW, WIDEST, CellPosition, CellValue, cell_position

_DATE_FORMATS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_NO_PATTERN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class SheetWords:
    """What cells only point to: the shared strings, the styles that show a number as a date, the date system."""

    strings: list[str]
    date_styles: frozenset[int]
    epoch_1904: bool


def shared_strings(stream: IO[bytes]) -> list[str]:
    """Return the shared strings, phonetic readings left out. Raises KnownError: list_corrupt."""
    return [text_of(item) for item in elements(stream, ("si",))]


def text_of(item: etree._Element) -> str:
    """Return the text of a shared or an inline string, its pieces joined."""
    pieces = []
    for part in item:
        name = local(part)
        if name == "t":
            pieces.append(part.text or "")
        elif name == "r":
            pieces += [text.text or "" for text in part if local(text) == "t"]
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), "".join(pieces))


def date_styles(styles: bytes | None) -> frozenset[int]:
    """Return the numbers of the cell styles that show a number as a date or a time.

    Raises KnownError: list_corrupt, list_entities.
    """
    if styles is None:
        return frozenset()
    root = parse(styles)
    dated = set(_DATE_FORMATS)
    for number_format in root.iter("{*}numFmt"):
        number, code = attribute(number_format, "numFmtId"), attribute(number_format, "formatCode")
        if number.isdecimal() and re.search("[dmyhs]", _NO_PATTERN.sub("", code.partition(";")[0]), re.IGNORECASE):
            dated.add(int(number))
    found = set()
    for block in root.iter("{*}cellXfs"):
        for number_of_style, style in enumerate(block):
            used = attribute(style, "numFmtId", "0")
            if used.isdecimal() and int(used) in dated:
                found.add(number_of_style)
    return frozenset(found)


def sheet_rows(stream: IO[bytes], words: SheetWords) -> tuple[list[list[CellValue]], list[CellPosition]]:
    """Return the rows of a sheet up to the last one with a value, and filled cells right of column `WIDEST`.

    Raises KnownError: list_corrupt.
    """
    rows: list[list[CellValue]] = []
    beyond: list[CellPosition] = []
    last = -1
    for element in elements(stream, ("row",)):
        written = element.get("r")
        last = int(written) - 1 if written and written.isdecimal() and int(written) > 0 else last + 1
        values, far = _row_values(element, words)
        beyond += [(last, column) for column in far]
        if values and last < LAST_ROW:
            add_blank_rows(rows, last + 1)
            rows[last] = values
    return rows, beyond


def _row_values(row: etree._Element, words: SheetWords) -> tuple[list[CellValue], list[int]]:
    """Return the values of a row, and in which columns right of them something stands."""
    values: list[CellValue] = []
    far: list[int] = []
    column = -1
    for cell in _cells(row):
        reference = cell.get("r")
        column = cell_position(reference)[1] if reference and reference[:1].isalpha() else column + 1
        value = _value(cell, words) if column >= 0 else ""
        if value != "" and column >= WIDEST:
            far.append(column)
        elif value != "":
            values.extend([""] * (column + 1 - len(values)))
            values[column] = value
    return values, far


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    return (part for part in row if local(part) == "c")


def _value(cell: etree._Element, words: SheetWords) -> CellValue:
    kind = cell.get("t", "n")
    written = ""
    for part in cell:
        name = local(part)
        if name == "is":
            return text_of(part)
        if name == "v":
            written = part.text or ""
    if kind == "s":
        number = int(written) if written.strip().isdecimal() else -1
        return words.strings[number] if 0 <= number < len(words.strings) else ""
    if kind == "b":
        return "" if not written else written.strip() in ("1", "true")
    if kind == "e":
        return ""
    if kind in ("str", "inlineStr"):
        return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), written)
    return _number(written.strip(), kind, cell.get("s"), words)


def _number(written: str, kind: str, style: str | None, words: SheetWords) -> CellValue:
    if not written:
        return ""
    try:
        if kind == "d":
            return datetime.fromisoformat(written)
        number = float(written)
        if style is not None and style.isdecimal() and int(style) in words.date_styles:
            return _moment(number, words.epoch_1904)
    except (ValueError, OverflowError):
        return written
    return number


def _moment(serial: float, epoch_1904: bool) -> date | datetime | time:
    """Return what Excel shows for a serial number; Excel of 1900 counts a 29 February that never was."""
    days, seconds = divmod(round(serial * 86_400), 86_400)
    if days == 0 and not epoch_1904:
        return (datetime.min + timedelta(seconds=seconds)).time()
    first = date(1904, 1, 1) if epoch_1904 else date(1899, 12, 31 if days < 60 else 30)
    day = first + timedelta(days=days)
    if not seconds:
        return day
    return datetime(day.year, day.month, day.day) + timedelta(seconds=seconds)
