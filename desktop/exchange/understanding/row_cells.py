"""The cells of a row by field: merged ranges and ditto marks filled, codes replaced, broken formulas reported."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from string import ascii_uppercase, digits

from desktop.exchange.readers.workbook import CellPosition, CellValue, FormulaState, Sheet, column_letters
from desktop.exchange.understanding.cell_text import cell_text
from desktop.exchange.understanding.cleaning import Cleaned
from desktop.exchange.understanding.columns import Columns
from desktop.exchange.understanding.explained_codes import Codes

DITTO = frozenset(
    {
        '"',
        "”",
        "“",
        "〃",
        "nt",
        "-nt-",
        "n.t",
        "như trên",
        "//",
        "-//-",
        "''",
        "″",
        "-như trên-",
        "(như trên)",
        "do",
        "-do-",
        "- nt -",
    }
) - {"do"}
_BLANK = frozenset({"-", "–", "—", "...", "…", "/", ".", "_", "không", "n/a", "na", "none", "null", "0"})
_SAYS_NO = frozenset({"không", "0"})  # in a column of awards
_ERRORS = frozenset({"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#GETTING_DATA", "#SPILL!"})
_FILLED_DOWN = frozenset({"award", "unit", "position_unit", "position", "year", "reason", "kind"})
_SEXES = ("Nam", "Nữ")
_EXPLAINED = ("award", "unit", "position")
Report = Callable[[str, int, str, dict[str, object]], None]
"""Called for a problem with kind, row from 0, cell address, values."""


def _says_something(name: str, low: str) -> bool:
    """Return whether a sign that elsewhere stands for a blank cell has a meaning in the column of this field."""
    if name in ("name", "given", "family") and low == "na":
        return True  # "Lê Thị" | "Na"
    return name in ("number", "gender") or name.startswith("mark") or (name.startswith("award") and low in _SAYS_NO)


@dataclass(frozen=True, slots=True)
class RowSettings:
    """What all rows of a sheet share while they are read."""

    sheet: Sheet
    columns: Columns
    today: date
    report: Report
    has_salutations: bool = True  # most names of the list begin with Ông or Bà
    is_text: bool = False


def identity_digits(text: str) -> str | None:
    """Return the digits of an identity number, with the zeros that a spreadsheet took from the twelve."""
    digits = text if text.isdecimal() else "".join(filter(str.isdecimal, text))
    if len(digits) == 12:
        return digits
    return (digits.zfill(12) if 10 <= len(digits) < 12 else digits) or None


@dataclass(slots=True)
class RowCells:
    """Texts, raw values and addresses of a row by field; blank cells are left out."""

    row: int
    texts: dict[str, str] = field(default_factory=dict)
    raw: dict[str, CellValue] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)
    max_confidence: dict[str, float] = field(default_factory=dict)
    broken: bool = False  # a formula left nothing where the name should be

    def is_own(self, name: str) -> bool:
        """Return whether a field's text stands in this row, not in a merged range that begins above."""
        return self.addresses[name].lstrip(ascii_uppercase) == str(self.row + 1)


class CellReader:
    """Reads the cells of rows by their columns."""

    def __init__(self, sheet: Sheet, columns: Columns, report: Report, codes: Codes) -> None:
        self._sheet, self._report, self._codes = sheet, report, codes
        self.columns = columns
        listed = [
            (name, column) for name, column in columns.fields.items() if name not in ("award", "other", "note", "phone")
        ]
        listed += [
            ("award" if number == 0 else f"award{number + 1}", column) for number, column in enumerate(columns.awards)
        ]
        listed += [(f"mark{column}", column) for column in columns.marked_awards]
        self._listed = [(name, column, column_letters(column)) for name, column in listed]
        self._titled = [(title, column, column_letters(column)) for column, title in columns.names_by_title.items()]
        self._above: dict[str, str] = {}  # texts of the nominee above, for ditto marks
        self._skipped: int | None = None
        self._covered: dict[CellPosition, CellPosition] = {}
        for span in sheet.merged:
            if span.bottom > span.top and (span.bottom - span.top) * (span.right - span.left + 1) < 100_000:
                for row in range(span.top, span.bottom + 1):
                    self._covered[row, span.left] = (span.top, span.left)

    def read(self, row: int) -> RowCells:
        """Return the cells of a row; problems of single cells are reported."""
        found = RowCells(row)
        values = self._sheet.rows[row]
        width, number = len(values), str(row + 1)
        for name, column, letters in self._listed:
            value = values[column] if column < width else ""
            cell = letters + number
            if value == "" or value is None:
                value, cell = self._fill(found, row, column, name, cell)
                if value == "" or value is None:
                    continue
            text, cleaned = cell_text(value)
            if cleaned:
                self._tell_cleaned(cleaned, row, cell, name, text, found)
            if len(text) < 14:
                low = text.casefold()
                if low in _BLANK and not _says_something(name, low):
                    continue
                if low in DITTO and name != "name" and name in (above := self._texts_above()):
                    text = above[name]
                    value = text
                    found.max_confidence[name] = 0.85
                if text in _ERRORS:
                    self._broken(found, "formula_error", row, cell, name)
                    continue
            if not text:
                continue
            if self._codes and name.startswith(_EXPLAINED):
                text = self._explained(text, name, found)
            found.texts[name] = text
            found.raw[name] = value
            found.addresses[name] = cell
        if self._titled:
            self._name_by_title(found, values)
        if "name" in found.texts:
            self._above, self._skipped = found.texts, None
        return found

    def _name_by_title(self, found: RowCells, values: list[CellValue]) -> None:
        """Take the name from whichever of the columns under "Ông" and "Bà" has one; both have two people."""
        named = [
            (title, text, f"{letters}{found.row + 1}")
            for title, column, letters in self._titled
            if column < len(values) and (text := cell_text(values[column])[0]) and text.casefold() not in _BLANK
        ]
        if not named:
            return
        found.addresses["name"] = named[0][2]
        if len(named) > 1:
            found.texts["name"] = found.raw["name"] = "\n".join(
                text if title in _SEXES else f"{title} {text}" for title, text, _place in named
            )
            return
        title, text, place = named[0]
        found.texts["name"] = found.raw["name"] = text
        field = "gender" if title in _SEXES else "honorific"
        found.texts[field] = found.raw[field] = title
        found.addresses[field] = place

    def _explained(self, text: str, name: str, found: RowCells) -> str:
        meanings = self._codes.meanings(text, name.rstrip(digits))
        if len(meanings) > 1:  # two tables of the file explain one code differently
            found.max_confidence[name] = 0.4
        return meanings[0] if meanings else text

    def skip(self, row: int) -> None:
        """Keep the row of a nominee that was not read here, for ditto marks below it."""
        self._skipped = row

    def _texts_above(self) -> dict[str, str]:
        if self._skipped is not None:
            row, self._skipped = self._skipped, None
            self._above = self.read(row).texts
        return self._above

    def covering(self, row: int, column: int) -> int | None:
        """Return the first row of the merged area that covers this cell from above."""
        top = self._covered.get((row, column))
        return top[0] if top and top[0] < row else None

    def _fill(self, found: RowCells, row: int, column: int, name: str, cell: str) -> tuple[CellValue, str]:
        state = self._sheet.formulas.get((row, column)) if self._sheet.formulas else None
        if state is not None and state is not FormulaState.CACHED and name != "number":
            kind = "formula_error" if state is FormulaState.ERROR else "formula_uncached"
            self._broken(found, kind, row, cell, name)
            return "", cell
        top = self._covered.get((row, column)) if self._covered else None
        if top is None or top[0] == row or name == "number":
            return "", cell
        values = self._sheet.rows[top[0]]
        value = values[top[1]] if top[1] < len(values) else ""
        return value, f"{column_letters(top[1])}{top[0] + 1}"

    def _broken(self, found: RowCells, kind: str, row: int, cell: str, name: str) -> None:
        found.broken = found.broken or name in ("name", "family", "given")
        found.max_confidence[name] = 0.2
        self._report(kind, row, cell, {})

    def _tell_cleaned(self, cleaned: Cleaned, row: int, cell: str, name: str, text: str, found: RowCells) -> None:
        if name in ("number", "identity"):
            return
        if Cleaned.INVISIBLE in cleaned:
            self._report("invisible_chars", row, cell, {})
        if Cleaned.LOOKALIKE in cleaned:
            self._report("lookalike_char", row, cell, {"text": text})
        if Cleaned.MARKUP in cleaned:
            found.max_confidence[name] = 0.5
            self._report("markup_text", row, cell, {"text": text})
        if Cleaned.FORMULA in cleaned:
            found.max_confidence[name] = 0.5
            self._report("formula_text", row, cell, {"text": text})
