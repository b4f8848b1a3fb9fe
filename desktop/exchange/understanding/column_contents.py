"""The field of a column by its contents, where its header is unknown; such columns get the score IN_DOUBT."""

from collections.abc import Callable

from desktop.exchange.readers.workbook import Sheet
from desktop.exchange.understanding.award_parsing import is_award
from desktop.exchange.understanding.cleaning import clean_cell, one_line
from desktop.exchange.understanding.person_names import split_name
from desktop.exchange.understanding.vocabulary import looks_collective, looks_household, looks_person, looks_position

IN_DOUBT = 0.65
_LOOKED_AT = 40
_MOST = 0.7
_MANY = 0.6
_GENDERS = frozenset({"nam", "nữ", "nu"})
_Test = Callable[[str], bool]


class ColumnContents:
    """The cells below a header, the first forty rows that are not empty."""

    def __init__(self, sheet: Sheet, last_row: int) -> None:
        self._rows = [row for row in sheet.rows[last_row + 1 : last_row + 1 + _LOOKED_AT] if any(row)]

    def texts(self, column: int) -> list[str]:
        """Return the texts of a column without numbers and dates."""
        values = (row[column] for row in self._rows if column < len(row))
        cleaned = (one_line(clean_cell(value)[0]) for value in values if isinstance(value, str) and value)
        return [text for text in cleaned if text and not text.strip("()[].").isdecimal()]

    def mostly(self, column: int, test: _Test) -> bool:
        """Return whether a column has enough texts and at least 70 % of them pass a test."""
        texts = self.texts(column)
        return bool(texts) and len(texts) * 4 >= len(self._rows) and sum(map(test, texts)) >= _MOST * len(texts)

    def names_people_and_units(self, column: int) -> bool:
        """Return whether a column names persons and collectives, as a list of both does."""
        texts = self.texts(column)
        people = sum(map(is_nominee, texts))
        named = people + sum(looks_collective(text) and not is_nominee(text) for text in texts)
        return people > 0 and named >= _MANY * len(texts) and len(texts) * 4 >= len(self._rows)

    def names_somebody(self, column: int) -> bool:
        """Return whether a column that may be blank in most rows names persons, households or collectives."""
        texts = self.texts(column)
        return bool(texts) and sum(is_nominee(text) or looks_collective(text) for text in texts) >= _MOST * len(texts)

    def guess_field(self, column: int) -> str:
        """Return the field whose test the contents of a column pass; "" for none."""
        return next((field for field, test in _TESTS if self.mostly(column, test)), "")

    def is_given_name(self, names: int, column: int) -> bool:
        """Return whether a full name is written over two columns: "Nguyễn Văn" | "An"."""
        return self.mostly(column, _one_word) and not self.mostly(names, _long_name)


def is_nominee(text: str) -> bool:
    """Return whether a text is a person's or a household's name."""
    return looks_household(text) or (looks_person(split_name(text).name) and not looks_position(text))


def _one_word(text: str) -> bool:
    return " " not in text and text.isalpha() and text[:1].isupper()


def _long_name(text: str) -> bool:
    return text.count(" ") > 2 or looks_collective(text)


_TESTS: tuple[tuple[str, _Test], ...] = (
    ("gender", lambda text: text.casefold() in _GENDERS),
    ("name", is_nominee),
    ("award", is_award),
    ("position", looks_position),
    ("unit", looks_collective),
)
