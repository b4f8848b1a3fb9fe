"""Texts of cells: old encodings (TCVN3, VNI) of a sheet decoded in place, values as cleaned text."""

from desktop.exchange.readers.workbook import Sheet
from desktop.exchange.understanding.cleaning import Cleaned, clean_cell, one_line
from desktop.exchange.understanding.old_encodings import OldEncoding, decode, decode_by_font, guess_encoding

_ENOUGH = 3


def decode_sheet(sheet: Sheet) -> int:
    """Decode cells in TCVN3 or VNI in place; return how many there were."""
    return _SheetDecoder(sheet).cells


class _SheetDecoder:
    """Decodes the cells of a sheet on construction; `cells` counts them."""

    def __init__(self, sheet: Sheet) -> None:
        self.cells = 0
        self._sheet = sheet
        found: dict[OldEncoding, int] = {}
        left: list[tuple[int, int, str]] = []
        unicode_cells = 0
        fonts = bool(sheet.fonts)
        seen: set[str] = set()  # most words of a long list come again and again
        for row, values in enumerate(sheet.rows):
            for column, value in enumerate(values):
                if type(value) is not str or value.isascii() or len(value) < 2:  # one sign alone tells no encoding
                    continue
                if not fonts and (value in seen or not _ONLY_UNICODE.isdisjoint(value)):
                    seen.add(value)
                    unicode_cells += 1
                    continue
                verdict = self._decode(row, column, value)
                if isinstance(verdict, OldEncoding):
                    found[verdict] = found.get(verdict, 0) + 1
                elif verdict:
                    left.append((row, column, value))
                else:
                    unicode_cells += 1
        self._decode_the_rest(found, left, unicode_cells)

    def _decode(self, row: int, column: int, value: str) -> OldEncoding | bool:
        """Decode one cell; True where its letters could be either, False where it is Unicode."""
        font = self._sheet.fonts.get((row, column), "") if self._sheet.fonts else ""
        if font:
            decoded = decode_by_font(value, font)
            if decoded is not None:
                self._put(row, column, decoded)
                return OldEncoding.TCVN3
        if _certainly_unicode(value):
            return False
        encoding = guess_encoding(value)
        if encoding is None:
            return not font
        self._put(row, column, decode(value, encoding))
        return encoding

    def _decode_the_rest(
        self, found: dict[OldEncoding, int], left: list[tuple[int, int, str]], unicode_cells: int
    ) -> None:
        """Where a sheet is surely written in old letters, short cells that could be either are too."""
        if self._sheet.fonts or sum(found.values()) < _ENOUGH or unicode_cells * 5 > sum(found.values()):
            return
        encoding = max(found, key=lambda one: found[one])
        for row, column, value in left:
            self._put(row, column, decode(value, encoding))

    def _put(self, row: int, column: int, text: str) -> None:
        self._sheet.rows[row][column] = text
        self.cells += 1


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
