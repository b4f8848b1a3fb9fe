"""Texts of cells: old encodings of a sheet decoded in place, values as cleaned text."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from desktop.exchange.readers.workbook import CellPosition, FileNote, Sheet, Workbook, column_letters, texts_by_column
from desktop.exchange.understanding.cleaning import Cleaned, clean_cell, one_line
from desktop.exchange.understanding.old_encodings import (
    OldEncoding,
    decode,
    decode_by_font,
    is_damaged,
    possible_encodings,
)
from desktop.exchange.understanding.read_result import SEVERITIES, ReadNominee, ReadProblem

_ENOUGH = 3


@dataclass(frozen=True, slots=True)
class DecodedCells:
    """What was decoded in a sheet: how many cells by encoding, and the cells whose letters are damaged for good."""

    cells: dict[OldEncoding, int]
    damaged: list[CellPosition]


def decode_sheet(sheet: Sheet) -> DecodedCells:
    """Decode cells in TCVN3, VNI, VISCII or doubled UTF-8 in place."""
    decoder = _SheetDecoder(sheet)
    return DecodedCells(decoder.found, decoder.damaged)


class _SheetDecoder:
    """Decodes the cells of a sheet on construction; `found` counts them, `damaged` are those that cannot be."""

    def __init__(self, sheet: Sheet) -> None:
        self.found: dict[OldEncoding, int] = {}
        self.damaged: list[CellPosition] = []
        self._sheet = sheet
        self._several: list[tuple[int, int, tuple[OldEncoding, ...]]] = []
        if sheet.fonts or _may_be_old(sheet):
            self._read()

    def _read(self) -> None:
        sheet = self._sheet
        left: list[tuple[int, int, str]] = []
        unicode_cells = 0
        fonts = bool(sheet.fonts)
        seen: set[str] = set()  # most words of a long list come again and again
        for row, values in enumerate(sheet.rows):
            for column, value in enumerate(values):
                if type(value) is not str or value.isascii():
                    continue
                if not fonts and (value in seen or not _ONLY_UNICODE.isdisjoint(value)):
                    seen.add(value)
                    unicode_cells += 1
                    continue
                verdict = self._decode(row, column, value)
                if verdict:
                    left.append((row, column, value))
                elif verdict is False:
                    unicode_cells += 1
        self._settle()
        self._decode_the_rest(left, unicode_cells)

    def _decode(self, row: int, column: int, value: str) -> bool | None:
        """Decode one cell; True where its letters could be either, False where it is Unicode, None where decoded."""
        font = self._sheet.fonts.get((row, column), "") if self._sheet.fonts else ""
        if font:
            decoded = decode_by_font(value, font)
            if decoded is not None:
                self._put(row, column, decoded, OldEncoding.TCVN3)
                return None
        if _certainly_unicode(value) or len(value) < 2:  # one sign alone tells no encoding
            return False
        encodings = possible_encodings(value)
        if not encodings:
            if is_damaged(value):
                self.damaged.append((row, column))
            return not font
        if len(encodings) > 1:
            self._several.append((row, column, encodings))
        else:
            self._put(row, column, decode(value, encodings[0]), encodings[0])
        return None

    def _settle(self) -> None:
        """Decode cells that several encodings fit with the one that most others of the sheet are written in."""
        for row, column, encodings in self._several:
            likely = max(encodings, key=lambda one: self.found.get(one, 0))
            self._put(row, column, decode(str(self._sheet.rows[row][column]), likely), likely)

    def _decode_the_rest(self, left: list[tuple[int, int, str]], unicode_cells: int) -> None:
        """Where a sheet is surely written in old letters, short cells that could be either are too."""
        if self.found.get(OldEncoding.DOUBLE_UTF8, 0) >= _ENOUGH:
            for row, column, value in left:
                whole = decode(value, OldEncoding.DOUBLE_UTF8)
                if whole != value:
                    self._put(row, column, whole, OldEncoding.DOUBLE_UTF8)
        found = {encoding: cells for encoding, cells in self.found.items() if encoding is not OldEncoding.DOUBLE_UTF8}
        if self._sheet.fonts or sum(found.values()) < _ENOUGH or unicode_cells * 5 > sum(found.values()):
            return
        encoding = max(found, key=lambda one: found[one])
        for row, column, value in left:
            self._put(row, column, decode(value, encoding), encoding)

    def _put(self, row: int, column: int, text: str, encoding: OldEncoding) -> None:
        self._sheet.rows[row][column] = text
        self.found[encoding] = self.found.get(encoding, 0) + 1


_ONLY_UNICODE = frozenset(
    character
    for first, last in (
        (0x102, 0x103),
        (0x110, 0x111),
        (0x128, 0x129),
        (0x168, 0x169),
        (0x1A0, 0x1B0),
        (0x1EA0, 0x1EF9),
    )
    for character in map(chr, range(first, last + 1))
)


def _certainly_unicode(text: str) -> bool:
    return not _ONLY_UNICODE.isdisjoint(text)


def _may_be_old(sheet: Sheet) -> bool:
    """Return whether a text of the sheet can be read in an old encoding or is damaged; each text is looked at once."""
    texts = {text for column in texts_by_column(sheet.rows) for text in _without_unicode_letters(column)}
    return any(len(text) > 1 and (possible_encodings(text) or is_damaged(text)) for text in texts)


def _without_unicode_letters(texts: Collection[str]) -> list[str]:
    """Return the texts that have marks, and no letter that only Unicode has."""
    joined = "\n".join(texts)
    if joined.isascii():
        return []
    if joined.count("\n") == len(texts) - 1:
        texts = _LINE_WITHOUT_UNICODE.findall(joined)
    return [text for text in texts if not text.isascii() and _ONLY_UNICODE.isdisjoint(text)]


_LINE_WITHOUT_UNICODE = re.compile(f"^[^\n{''.join(sorted(_ONLY_UNICODE))}]+$", re.MULTILINE)


def decode_book(book: Workbook) -> list[ReadProblem]:
    """Decode old encodings in place, noted once for the file; return a problem for each cell that stays damaged."""
    decoded = {sheet.name: decode_sheet(sheet) for sheet in book.sheets}
    doubled = sum(one.cells.pop(OldEncoding.DOUBLE_UTF8, 0) for one in decoded.values())
    cells = sum(sum(one.cells.values()) for one in decoded.values())
    if cells and not any(note.kind == "legacy_encoding" for note in book.notes):
        book.notes.append(FileNote("legacy_encoding", "list_legacy_encoding", {"cells": cells}))
    if doubled:
        book.notes.append(FileNote("legacy_encoding", "list_doubled_encoding", {"cells": doubled}))
    kind = "suspect_encoding"
    return [
        ReadProblem(
            kind, SEVERITIES[kind], f"list_{kind}", sheet.name, row + 1, f"{column_letters(column)}{row + 1}",
            {"text": line_text(sheet.rows[row][column])},
        )
        for sheet in book.sheets
        for row, column in decoded[sheet.name].damaged
    ]  # fmt: skip


def doubt_damaged(nominees: list[ReadNominee], damaged: list[ReadProblem]) -> None:
    """Mark nominees with damaged cells as doubtful, and the fields that stand in them as unsure."""
    cells = {(problem.sheet, problem.cell) for problem in damaged}
    rows = {(problem.sheet, problem.source_row) for problem in damaged}
    for one in nominees if rows else ():
        if (one.sheet, one.source_row) in rows:
            one.doubtful = True
            for name, cell in one.cells.items():
                if (one.sheet, cell) in cells:
                    one.confidence[name] = 0.3


def cell_text(value: object) -> tuple[str, Cleaned]:
    """Return a cell as cleaned text with its line breaks, dates as 05/01/1990, whole numbers without ".0"."""
    if type(value) is str:
        return clean_cell(value) if value else ("", Cleaned.NOTHING)
    if value is None or value == "":
        return "", Cleaned.NOTHING
    if isinstance(value, float) and value.is_integer():
        return str(int(value)), Cleaned.NOTHING
    if hasattr(value, "isoformat"):
        return f"{value:%d/%m/%Y}" if hasattr(value, "year") else str(value), Cleaned.NOTHING
    return str(value), Cleaned.NOTHING


def line_text(value: object) -> str:
    """Return a cell's text on one line."""
    return one_line(cell_text(value)[0])
