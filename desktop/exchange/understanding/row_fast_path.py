"""A fast path for rows that repeat position, unit and award of an earlier row with another simple name.

Rows that differ, have a problem or no simple name are read by `nominee_rows`; the results are equal.
"""

from datetime import date
from operator import itemgetter

from desktop.exchange.readers.workbook import CellValue, Sheet, column_letters
from desktop.exchange.understanding.birth_dates import Birth
from desktop.exchange.understanding.capitalisation import name_case
from desktop.exchange.understanding.cell_text import cell_text
from desktop.exchange.understanding.cleaning import clean_cell, is_fine
from desktop.exchange.understanding.columns import Columns
from desktop.exchange.understanding.date_order import DateColumn
from desktop.exchange.understanding.person_names import is_suspect_name, may_be_title, split_name
from desktop.exchange.understanding.read_result import ReadNominee, RowPattern
from desktop.exchange.understanding.row_cells import DITTO, identity_digits
from desktop.exchange.understanding.vocabulary import is_surname, looks_collective, looks_household, looks_position

_OWN = frozenset({"name", "dob", "reason", "identity", "number", "note", "phone", "other", "code", "meaning"})
_VARYING = ("dob", "reason")
_Key = CellValue | tuple[CellValue, ...]


def _no_key(_values: list[CellValue]) -> _Key:
    return ()


class RowFastPath:
    """Keeps nominees by the cells that repeat, and builds those of similar rows from them."""

    def __init__(self, sheet: Sheet, columns: Columns, today: date) -> None:
        self._sheet = sheet
        fields = columns.fields
        self._name, self._number = fields.get("name", -1), fields.get("number", -1)
        self._dob, self._reason, self._identity = (fields.get(name, -1) for name in ("dob", "reason", "identity"))
        self._dob_letters, self._reason_letters = (
            column_letters(max(self._dob, 0)),
            column_letters(max(self._reason, 0)),
        )
        repeated = {column for name, column in fields.items() if name not in _OWN} | set(columns.awards)
        self._key = itemgetter(*sorted(repeated)) if repeated else _no_key
        self._width = max([*fields.values(), *columns.awards, 0]) + 1
        below = any(span.bottom > columns.last_row for span in sheet.merged)
        plain = not (
            below or sheet.hidden_rows or sheet.struck or sheet.struck_words or sheet.formulas or columns.marked_awards
        )
        sides = {"family", "given", "birth_male", "birth_female"} & set(fields)
        self.enabled = plain and not sides and not columns.names_by_title and self._name >= 0 and self._number >= 0
        self._known: dict[_Key, RowPattern] = {}
        self._births: dict[CellValue, Birth] = {}
        self._dates = DateColumn(sheet.rows[columns.last_row + 1 :], self._dob, today, sheet.epoch_1904)
        self._words: dict[str, bool] = {}
        self._firsts: dict[str, bool] = {}

    def forget(self) -> None:
        """Drop all kept rows; called where a section changes what rows inherit."""
        self._known.clear()

    def learn(self, row: int, found: list[ReadNominee]) -> None:
        """Keep a row that was read without a problem as a pattern for later rows."""
        values = self._sheet.rows[row]
        if len(found) != 1 or len(values) < self._width or not self._plain_name(values[self._name]):
            return
        key = self._key(values)
        told = key if isinstance(key, tuple) else (key,)
        if any(isinstance(value, str) and value.strip().casefold() in DITTO for value in told) or found[0].doubtful:
            return
        ending = str(row + 1)
        first = found[0]
        places = {name: cell.removesuffix(ending) for name, cell in first.cells.items() if name not in _VARYING}
        sure = {name: value for name, value in first.confidence.items() if name not in _VARYING}
        own = {"dob": (self._dob_letters, 0.97), "reason": (self._reason_letters, 0.95)}
        self._known[key] = RowPattern(first, places, sure, own)

    def read(self, row: int) -> ReadNominee | None:
        """Return the nominee of a row, or None where no kept row is like it."""
        values = self._sheet.rows[row]
        if len(values) < self._width or type(values[self._number]) not in (float, int):
            return None
        known = self._known.get(self._key(values))
        name = values[self._name]
        if known is None or not self._plain_name(name):
            return None
        dob, reason, identity = "", "", None
        if self._dob >= 0 and values[self._dob] not in ("", None):
            birth = self._births.get(values[self._dob]) or self._birth(values[self._dob])
            if birth.problem or birth.written is None:
                return None
            dob = birth.written
        if self._reason >= 0 and values[self._reason]:
            written = values[self._reason]
            if not isinstance(written, str) or len(written) < 14 or not is_fine(written):
                return None
            reason = written
        if self._identity >= 0:
            number = values[self._identity]
            identity = identity_digits(number if isinstance(number, str) else cell_text(number)[0])
        assert isinstance(name, str)
        return ReadNominee.of_pattern(known, name, row + 1, dob=dob or None, reason=reason or None, identity=identity)

    def _birth(self, value: CellValue) -> Birth:
        text = cell_text(value)[0] if isinstance(value, str) else value
        birth = self._births[value] = self._dates.read(text)
        return birth

    def _plain_name(self, name: CellValue) -> bool:
        """Return whether a cell is a person's name and nothing else, word by word."""
        if type(name) is not str:
            return False
        parts = name.split(" ")
        if not 2 <= len(parts) <= 6:
            return False
        first = self._firsts.get(parts[0])
        if first is None:
            first = self._firsts[parts[0]] = self._plain_first(parts[0])
        words = self._words
        for part in parts:
            good = words.get(part)
            if good is None:
                good = words[part] = self._plain_word(part)
            if not good:
                return False
        return first

    def _plain_first(self, word: str) -> bool:
        example = f"{word} Văn An"
        if (
            not is_surname(word)
            or may_be_title(word)
            or looks_collective(example)
            or looks_position(example)
            or looks_household(example)
        ):
            return False
        return split_name(example).name == example

    def _plain_word(self, word: str) -> bool:
        if not word.isalpha() or len(word) < 2 or word != name_case(word.lower()) or is_suspect_name(f"Lê {word}"):
            return False
        cleaned, found = clean_cell(word)
        return cleaned == word and not found
