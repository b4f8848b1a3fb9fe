"""The value that every reader returns: a workbook of sheets, their cells, and marks on cells such as fonts."""

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import zip_longest
from operator import itemgetter
from typing import cast

from db.errors import KnownError
from db.rules.terms import Severity

CellValue = str | int | float | bool | date | datetime | time | timedelta | None
CellPosition = tuple[int, int]  # row and column, both from 0
LEGACY_FONT = re.compile(r"^(\.Vn|VNI[- ])", re.IGNORECASE)
"""Names of the fonts whose letters are no Unicode: TCVN3 (.VnTime) and VNI (VNI-Times)."""
ProgressCallback = Callable[[int, int], None]  # called with (done, total); an exception stops the reading


class FileFormat(StrEnum):
    """The format of a file by its content; the value is the usual suffix."""

    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    TEXT = "csv"
    DOCX = "docx"
    HTML = "html"
    SPREADSHEET_XML = "xml"
    DOC = "doc"
    XLSB = "xlsb"
    ODT = "odt"
    RTF = "rtf"
    PDF = "pdf"
    ZIP = "zip"
    EML = "eml"
    MSG = "msg"
    MHT = "mht"
    JSON = "json"


class FormulaState(StrEnum):
    """What a formula cell holds: a saved value, none, or an error. Formulas are never calculated."""

    CACHED = "cached"
    UNCACHED = "uncached"
    ERROR = "error"


class ListRefusedError(KnownError):
    """The whole file cannot be read; `kind` is a key of `read_result.SEVERITIES`, `code` by default list_<kind>."""

    def __init__(self, kind: str, code: str | None = None, **values: object) -> None:
        super().__init__(code or f"list_{kind}", **values)
        self.kind = kind


_ROWS_AT_ONCE = 8_192
_SAMPLED = 200  # texts of a column by which it is judged whether they repeat
_MOST_BLANK = 4  # times the cells that a rectangle around rows may have
MOST_SHEETS = 2_000
MOST_ROWS = 300_000  # with something in them
LAST_ROW = 1_048_576  # of a spreadsheet
MOST_COLUMNS = 16_384  # as many as a spreadsheet has
WIDEST = 200  # columns of a list; what stands further right is told
MOST_CELLS = 4_000_000
LONGEST_CELL = 200_000  # letters; a cell of Excel holds 32,767, a page of text some 3,000


def more_than_a_list() -> ListRefusedError:
    """Return the refusal of a file that would keep whoever reads its cells busy for long."""
    most: dict[str, object] = {"sheets": MOST_SHEETS, "rows": MOST_ROWS, "columns": MOST_COLUMNS, "cells": MOST_CELLS}
    return ListRefusedError("too_large", "list_more_than_a_list", **most, letters=LONGEST_CELL)


@dataclass(slots=True)
class MergedRange:
    """A merged range of cells, its last row and column included, counted from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Sheet:
    """A sheet, a table of a document, or with `is_text` its paragraphs, one a row.

    `rows[i]` is source row i + 1, in a sheet with `gaps` source row `place(i) + 1`.
    """

    name: str
    rows: list[list[CellValue]]
    is_text: bool = False
    visible: bool = True
    hidden_rows: set[int] = field(default_factory=set)
    struck: set[CellPosition] = field(default_factory=set)
    struck_words: dict[CellPosition, str] = field(default_factory=dict)  # words struck out in a cell, left out of it
    fonts: dict[CellPosition, str] = field(default_factory=dict)  # only fonts of an old encoding
    merged: list[MergedRange] = field(default_factory=list)
    formulas: dict[CellPosition, FormulaState] = field(default_factory=dict)
    epoch_1904: bool = False
    numbered: set[int] = field(default_factory=set)  # paragraphs that Word itself numbers
    paragraphs_before: int = 0  # paragraphs of the body that stand before this table
    gaps: list[tuple[int, int]] = field(default_factory=list)
    """Rows above which blank ones are left out, each with how many are left out in the file down to it."""
    beyond: list[CellPosition] = field(default_factory=list)
    """Cells with something in them right of column `WIDEST`, which are not read; rows as in the file."""

    def place(self, row: int) -> int:
        """Return where a row stands in the file, from 0, blank ones that were left out counted."""
        number = bisect_right(self.gaps, row, key=itemgetter(0)) if self.gaps else 0
        return row + self.gaps[number - 1][1] if number else row


def texts_by_column(rows: list[list[CellValue]]) -> Iterator[Collection[str]]:
    """Yield the texts of a sheet column by column, some thousand rows at a time; repeated ones of a column once."""
    for first in range(0, len(rows), _ROWS_AT_ONCE):
        block = rows[first : first + _ROWS_AT_ONCE]
        cells = sum(map(len, block))
        if max(map(len, block)) * len(block) > _MOST_BLANK * cells:  # a few rows are far wider than the others
            yield [value for row in block for value in row if type(value) is str]
            continue
        for column in zip_longest(*block):
            types = set(map(type, column))
            if str in types:
                own = column if len(types) == 1 else [value for value in column if type(value) is str]
                texts = cast(Sequence[str], own)
                yield set(texts) if len(set(texts[:_SAMPLED])) * 2 <= len(texts[:_SAMPLED]) else texts


def is_one_column(sheet: Sheet) -> bool:
    """Return whether a sheet has words in its first column only: lines, written into cells."""
    return any(row and row[0] for row in sheet.rows) and not any(any(row[1:]) for row in sheet.rows)


@dataclass(slots=True)
class FileNote:
    """A problem found while opening: its kind, the code of its sentence, the values in it, and its row if it has one.

    `severity` is given where it is not the usual one of the kind; rows count from 1.
    """

    kind: str
    code: str
    values: dict[str, object] = field(default_factory=dict)
    severity: Severity | None = None
    sheet: str | None = None
    row: int | None = None


@dataclass(slots=True)
class Workbook:
    """A file as read: its format, its sheets, and problems of the whole file.

    A file that carries several lists has each of them in `parts` too, with the same sheets.
    """

    format: FileFormat
    sheets: list[Sheet]
    notes: list[FileNote] = field(default_factory=list)
    parts: list["Workbook"] = field(default_factory=list)


@lru_cache(maxsize=1024)
def column_letters(column: int) -> str:
    """Return "A" for 0, "AB" for 27."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """Return "C7" for row 6, column 2."""
    return f"{column_letters(column)}{row + 1}"


def cell_position(reference: str) -> CellPosition:
    """Return (6, 2) for "C7"; -1 for a part that is not given."""
    column = row = 0
    for character in reference:
        if "A" <= character <= "Z":
            column = column * 26 + ord(character) - 64
        elif character.isdecimal():
            row = row * 10 + int(character)
    return row - 1, column - 1
