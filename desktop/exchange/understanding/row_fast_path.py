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
_NUMBERS = (float, int)
_LONGER = 14  # letters; a shorter reason may be a sign for "as above"
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
        self._words: set[str] = set()  # of names, that need no closer look
        self._firsts: set[str] = set()
        self._odd: set[str] = set()
        self._odd_firsts: set[str] = set()

    def forget(self) -> None:
        """Drop all kept rows; called where a section changes what rows inherit."""
        self._known.clear()

    def learn(self, row: int, found: list[ReadNominee]) -> None:
        """Keep a row that was read without a problem as a pattern for later rows."""
        values = self._sheet.rows[row]
        if len(found) != 1 or len(values) < self._width or not self._plain_name(str(values[self._name]).split(" ")):
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

    def read(self, first: int, until: int) -> list[ReadNominee]:
        """Return the nominees of the rows from `first` to the first that no kept row is like, or to `until`."""
        found: list[ReadNominee] = []
        take, of_pattern, known, births = found.append, ReadNominee.of_pattern, self._known, self._births
        width, key, words, firsts = self._width, self._key, self._words, self._firsts
        name_at, number_at, dob_at = self._name, self._number, self._dob
        reason_at, identity_at = self._reason, self._identity
        for row, values in enumerate(self._sheet.rows[first:until], first + 1):
            if len(values) < width or type(values[number_at]) not in _NUMBERS:
                break
            pattern, name = known.get(key(values)), values[name_at]
            if pattern is None or type(name) is not str:
                break
            parts = name.split(" ")
            sure = 2 <= len(parts) <= 6 and parts[0] in firsts and words.issuperset(parts)
            if not sure and not self._plain_name(parts):
                break
            dob = reason = identity = None
            if dob_at >= 0 and (written := values[dob_at]) not in ("", None):
                birth = births.get(written) or self._birth(written)
                if birth.problem or birth.written is None:
                    break
                dob = birth.written or None
            if reason_at >= 0 and (told := values[reason_at]):
                if type(told) is not str or len(told) < _LONGER or not is_fine(told):
                    break
                reason = told
            if identity_at >= 0:
                digits = values[identity_at]
                identity = identity_digits(digits if type(digits) is str else cell_text(digits)[0])
            take(of_pattern(pattern, name, row, dob, reason, identity))
        return found

    def _birth(self, value: CellValue) -> Birth:
        text = cell_text(value)[0] if isinstance(value, str) else value
        birth = self._births[value] = self._dates.read(text)
        return birth

    def _plain_name(self, parts: list[str]) -> bool:
        """Return whether the words of a cell are a person's name and nothing else; keep those that are."""
        if not 2 <= len(parts) <= 6:
            return False
        for part in parts:
            if part not in self._words:
                if part in self._odd or not self._plain_word(part):
                    self._odd.add(part)
                    return False
                self._words.add(part)
        first = parts[0]
        if first not in self._firsts:
            if first in self._odd_firsts or not self._plain_first(first):
                self._odd_firsts.add(first)
                return False
            self._firsts.add(first)
        return True

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
