"""Codes that a file explains: in a lookup sheet, in neighbouring columns, or in notes around its table."""

import re
from collections.abc import Mapping

from desktop.exchange.readers.workbook import Sheet
from desktop.exchange.understanding.award_parsing import is_award
from desktop.exchange.understanding.cell_text import line_text
from desktop.exchange.understanding.columns import Columns
from desktop.exchange.understanding.vocabulary import comparison_key, looks_collective, looks_position

_WIDEST = 30  # columns
_LONGEST_LOOKUP = 2000  # rows
_SHORTEST_NUMBER = 4  # digits of a number that is a code and counts nothing
_REFERENCE_SHEET = re.compile(
    r"\b(huong dan|hdsd|danh muc|dm|tra cuu|bang ma|ma hoa|quy uoc|vi du|guide|readme|lookup|help|"
    r"chu thich|giai thich|mau|thong ke|so lieu|bieu do)\b"
)
_GUIDE = re.compile(r"\b(huong dan|hdsd|vi du|guide|readme|help|chu thich|giai thich)\b")
_CATALOGUE = re.compile(r"\b(danh muc|dm|tra cuu|bang ma|ma hoa|quy uoc|lookup)\b")

_EXPLAINED = re.compile(r"(?:^|[;,(:\n-]\s*)([A-ZĐ][\w.\-/]{0,11}(?: [\w.]{1,8}){0,2})\s*[:=]\s*([^;,\n()=:]+)")
_NOTE_WORD = re.compile(
    r"^\s*\(?\*?\s*(?:ghi chú|chú thích|lưu ý|trong đó|ký hiệu|chú giải|quy ước|viết tắt|note|mã)\b"
    r"[^:=\n]{0,40}:\s*(?=[^:=]{1,30}[:=])",
    re.IGNORECASE,
)


class Codes:
    """What the short forms of a file mean; tables of awards and of units may use the same ones."""

    def __init__(self, found: Mapping[str, str] | None = None) -> None:
        self._meanings: dict[tuple[str, str], list[str]] = {}
        self.add(found or {})

    def __bool__(self) -> bool:
        return bool(self._meanings)

    def add(self, found: Mapping[str, str]) -> None:
        """Take in what a sheet explains: short form -> full wording."""
        for short, full in found.items():
            listed = self._meanings.setdefault((_field_of(full), short), [])
            if full not in listed:
                listed.append(full)

    def meanings(self, short: str, field: str) -> list[str]:
        """Return what a short form means in a column of awards, units or positions; several where tables differ."""
        return self._meanings.get((field, short)) or self._meanings.get(("", short), [])


def _field_of(full: str) -> str:
    if is_award(full):
        return "award"
    return "unit" if looks_collective(full) else "position" if looks_position(full) else ""


def is_reference_sheet(sheet: Sheet) -> bool:
    """Return whether a sheet's name says guide, lookup table, sample or statistics: it may list no nominees."""
    return _REFERENCE_SHEET.search(comparison_key(sheet.name)) is not None


def is_guide(sheet: Sheet) -> bool:
    """Return whether a sheet's name says that it explains how to fill in the others."""
    return _GUIDE.search(comparison_key(sheet.name)) is not None


def is_catalogue(sheet: Sheet) -> bool:
    """Return whether a sheet's name says that it lists what may be chosen: units, awards, codes."""
    return _CATALOGUE.search(comparison_key(sheet.name)) is not None


def explained_codes(sheet: Sheet, header: Columns | None) -> dict[str, str]:
    """Return short form -> full wording for all that a sheet explains; `header` is None for a sheet that is no list."""
    found: dict[str, str] = {}
    if header is not None and {"code", "meaning"} <= set(header.fields):
        found |= _in_lookup_table(sheet, header)
    found |= _in_notes(sheet)
    lists_nobody = header is None or not sheet.visible or is_reference_sheet(sheet)
    if lists_nobody and not sheet.is_text and len(sheet.rows) < _LONGEST_LOOKUP:
        found |= _in_neighbouring_columns(sheet)
    return found


def _in_lookup_table(sheet: Sheet, header: Columns) -> dict[str, str]:
    """Return what a lookup table explains."""
    found = {}
    code, meaning = header.fields["code"], header.fields["meaning"]
    for row in sheet.rows[header.last_row + 1 :]:
        if len(row) > max(code, meaning):
            short, full = line_text(row[code]), line_text(row[meaning])
            if short and full and len(short) <= 20 and short != full and (not short.isdecimal() or _field_of(full)):
                found[short] = full
    return found


def _in_notes(sheet: Sheet) -> dict[str, str]:
    """Return the codes that a note above or below the table explains: "BK1: Bằng khen của …"."""
    found = {}
    for row in (*sheet.rows[:15], *sheet.rows[-30:]):
        filled = [value for value in row if isinstance(value, str) and value]
        if len(filled) > 3:
            continue
        for value in filled:
            if (":" in value or "=" in value) and len(value) < 2000:
                for short, full in _EXPLAINED.findall(_NOTE_WORD.sub("", value)):
                    if is_award(full.strip()) and (len(short) <= 8 or not is_award(short)):
                        found[short.strip()] = full.strip(" .;")
        if (
            len(filled) == 2
            and is_award(line_text(filled[1]))
            and len(filled[0]) <= 10
            and " " not in filled[0].strip()
        ):
            found[line_text(filled[0])] = line_text(filled[1])
    return {short: full for short, full in found.items() if not short.isdecimal()}


def _in_neighbouring_columns(sheet: Sheet) -> dict[str, str]:
    """Return what pairs of neighbouring columns explain: short forms beside awards or units, on either side."""
    found: dict[str, str] = {}
    for column in range(min(max(map(len, sheet.rows), default=0), _WIDEST) - 1):
        rows = [(line_text(row[column]), line_text(row[column + 1])) for row in sheet.rows if len(row) > column + 1]
        found |= _pairs(rows) or _pairs([(right, left) for left, right in rows])
    return found


def _pairs(rows: list[tuple[str, str]]) -> dict[str, str]:
    """Return the short forms of two columns with their meanings; {} where most of the rows explain nothing."""
    pairs = {short: full for short, full in rows if short and full and len(short) <= 12 and " " not in short}
    meant = {short: full for short, full in pairs.items() if _field_of(full) in ("award", "unit") and short != full}
    numbered = all(short.isdecimal() and len(short) < _SHORTEST_NUMBER for short in meant)  # 1, 2, 3: no codes
    return {} if numbered or len(meant) < 2 or len(meant) * 10 < len(pairs) * 6 else meant
