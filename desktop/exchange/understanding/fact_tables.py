"""Reads tables of facts: who stands in each row, and what the columns beside say of them, as written."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, Final, cast

from desktop.exchange.readers.workbook import CellValue, Sheet, Workbook, column_letters
from desktop.exchange.understanding.birth_dates import read_birth
from desktop.exchange.understanding.cell_text import decode_book, line_text
from desktop.exchange.understanding.columns import header_lines
from desktop.exchange.understanding.header_words import HeaderWords
from desktop.exchange.understanding.person_names import split_name
from desktop.exchange.understanding.row_kinds import is_column_numbers, is_signature, is_total, years_in
from desktop.exchange.understanding.vocabulary import comparison_key, looks_collective
from resources.paths import path

OWNER_FIELDS: Final = ("number", "name", "family", "given", "honorific", "dob", "position", "unit", "year", "gender")
"""Fields of `HeaderWords` that say whose row it is, or in which year; others are of no use here."""
_HIGHEST_HEADER: Final = 40  # rows from the top in which a header is looked for
_LONGEST_HEADER: Final = 160
_YEAR = re.compile(r"\b(?:nam )?((?:19|20)\d\d)\b")
_NOTE = re.compile(r"\([^()]*\)")
_MARKER = re.compile(r"^(?:[IVX]+|\d+|[A-Z])[.)]\s*")


@dataclass(frozen=True)
class FactHeader:
    """A column: its place, its header, what it is read as ("duty_rating.rating", "name", "" for nothing), its year."""

    column: int
    text: str
    field: str
    year: int | None = None

    @property
    def letters(self) -> str:
        """The column as spreadsheets call it."""
        return column_letters(self.column)


@dataclass(frozen=True)
class FactListRow:
    """Who stands in a row, as written, and the cells beside by column; `row` counts from 1."""

    sheet: str
    row: int
    name: str
    collective: bool
    honorific: str = ""
    birth: str = ""
    position: str = ""
    unit: str = ""
    year: int | None = None
    cells: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class FactTable:
    """One table: its columns, its rows, the year that its title says, and rows with words that nobody stands in."""

    sheet: str
    headers: tuple[FactHeader, ...]
    rows: tuple[FactListRow, ...]
    year: int | None = None
    left: tuple[tuple[int, str], ...] = ()


@cache
def _data() -> dict[str, Any]:
    return cast(dict[str, Any], json.loads(path("lists/fact_headers.json").read_text(encoding="utf-8")))


@cache
def fact_fields() -> tuple[str, ...]:
    """Return what a column may be read as: kind and column of `db.rules.fact_fields`."""
    return tuple(_data()["fields"])


@cache
def _phrases() -> dict[str, str]:
    return {phrase: name for name, phrases in _data()["fields"].items() for phrase in phrases}


def fact_field(text: str) -> tuple[str, int | None]:
    """Return what a header is read as, "" for nothing known, and the year that it says."""
    key = comparison_key(_NOTE.sub(" ", text)) or comparison_key(text)
    year = _YEAR.search(key)
    bare = " ".join(_YEAR.sub(" ", key).split())
    bare = re.sub(r"^(?:\d{1,2} )|(?: nam)$", "", bare).strip()
    found = _phrases().get(bare, "")
    if not found:
        inside = [phrase for phrase in _phrases() if len(phrase) > 5 and f" {phrase} " in f" {bare} "]
        longest = max(inside, key=len, default="")
        found = _phrases()[longest] if longest and 2 * len(longest) >= len(bare) else ""
    return found, int(year[1]) if year else None


def read_fact_tables(
    book: Workbook, today: date, told: Mapping[str, Mapping[int, str]] | None = None
) -> list[FactTable]:
    """Return the tables of a file that say facts about people or units; `told` are columns that the clerk assigned.

    Old encodings are decoded in place. A sheet where no header is known gives a table without columns and rows, whose
    `left` holds its lines.
    """
    decode_book(book)
    words = HeaderWords()
    found = []
    for sheet in book.sheets:
        if sheet.visible and any(any(row) for row in sheet.rows):
            found.append(_Reader(sheet, words, today, (told or {}).get(sheet.name, {})).read())
    return found


class _Reader:
    """Reads one sheet; `told` says of columns what they are."""

    def __init__(self, sheet: Sheet, words: HeaderWords, today: date, told: Mapping[int, str]) -> None:
        self._sheet, self._words, self._today, self._told = sheet, words, today, told
        self._left: list[tuple[int, str]] = []

    def read(self) -> FactTable:
        rows = self._sheet.rows
        for at in range(min(len(rows), _HIGHEST_HEADER)):
            headers, last = self._headers_at(at)
            if headers:
                year = self._year_above(at)
                taken = tuple(self._rows_below(headers, last))
                return FactTable(self._sheet.name, headers, taken, year, tuple(self._left))
        texts = ((at + 1, " ".join(filter(None, map(line_text, row)))) for at, row in enumerate(rows))
        return FactTable(self._sheet.name, (), (), None, tuple((at, text) for at, text in texts if text))

    def _headers_at(self, at: int) -> tuple[tuple[FactHeader, ...], int]:
        """Return the columns if a header begins in this row: who, and at least one fact."""
        texts = [line_text(value) for value in self._sheet.rows[at]]
        if sum(map(bool, texts)) < 2 or any(len(text) > _LONGEST_HEADER for text in texts):
            return (), at
        stacked, last = header_lines(self._sheet, at, self._words)
        headers = [self._header(column, parts) for column, parts in enumerate(stacked) if parts]
        fields = [each.field for each in headers]
        if "headcount.total" not in fields:  # "Nữ" beside no sum is a column of births
            headers = [_without(each, "headcount.") for each in headers]
        named = any(each.field in ("name", "family", "given") for each in headers)
        if not named and "headcount.total" in fields:
            headers = [FactHeader(each.column, each.text, "name") if each.field == "unit" else each for each in headers]
            named = "unit" in fields
        facts = any("." in each.field for each in headers)
        return (tuple(headers), last) if named and facts else ((), at)

    def _header(self, column: int, parts: Sequence[str]) -> FactHeader:
        text = " ".join(parts)
        if column in self._told:
            return FactHeader(column, text, self._told[column], fact_field(text)[1])
        fact, year = fact_field(text)
        if not fact and len(parts) > 1:
            fact, own = fact_field(parts[-1])
            year = year or own
        owner, sure = self._words.field_of(parts[-1])
        if fact and (sure < 1.0 or owner not in OWNER_FIELDS or fact.startswith("headcount.")):
            return FactHeader(column, text, fact, year)
        return FactHeader(column, text, owner if owner in OWNER_FIELDS and sure >= 0.8 else "", year)

    def _year_above(self, at: int) -> int | None:
        above = " ".join(line_text(value) for row in self._sheet.rows[:at] for value in row)
        year = years_in(above) or years_in(self._sheet.name, any_year=True) or ""
        return int(year[-4:]) if year[-4:].isdecimal() else None

    def _rows_below(self, headers: Sequence[FactHeader], last: int) -> Iterator[FactListRow]:
        places = {each.field: each.column for each in reversed(headers) if "." not in each.field}
        facts = [each.column for each in headers if "." in each.field]
        unit = ""
        for at in range(last + 1, len(self._sheet.rows)):
            values = self._sheet.rows[at]
            texts = [line_text(value) for value in values]
            filled = [text for text in texts if text]
            if not filled or is_column_numbers(texts):
                continue
            numbered = self._text(texts, places.get("number")).strip(".").isdecimal()
            if is_signature(filled[0]) and not numbered:
                words = [" ".join(filter(None, map(line_text, row))) for row in self._sheet.rows[at:]]
                self._left += [(at + more + 1, text) for more, text in enumerate(words) if text]
                return
            name = self._name(texts, places)
            alone = len(filled) == 1 or (
                len(filled) == 2 and not numbered and not any(self._text(texts, c) for c in facts)
            )
            section = _MARKER.sub("", filled[-1])
            if alone and looks_collective(section) and not numbered:
                unit = section
            elif not name or is_total(filled[0]) or is_total(name):
                self._left.append((at + 1, " ".join(filled)))
            else:
                yield self._row(at, name, values, texts, (places, facts, unit))

    def _row(
        self,
        at: int,
        name: str,
        values: Sequence[CellValue],
        texts: Sequence[str],
        known: tuple[Mapping[str, int], Sequence[int], str],
    ) -> FactListRow:
        places, facts, unit = known
        collective = looks_collective(name)
        parted = split_name(name)
        year = self._text(texts, places.get("year"))
        born = places.get("dob")
        value = values[born] if born is not None and born < len(values) else None
        return FactListRow(
            self._sheet.name,
            at + 1,
            name if collective else parted.name,
            collective,
            "" if collective else parted.honorific or self._text(texts, places.get("honorific")),
            read_birth(value, self._today, self._sheet.epoch_1904).written or "",
            self._text(texts, places.get("position")),
            self._text(texts, places.get("unit")) or ("" if collective else unit),
            int(year) if re.fullmatch(r"(?:19|20)\d\d", year) else None,
            {column: text for column in facts if (text := self._text(texts, column))},
        )

    def _name(self, texts: Sequence[str], places: Mapping[str, int]) -> str:
        parts = [self._text(texts, places.get(each)) for each in ("name", "family", "given")]
        return " ".join(part for part in parts if part)

    @staticmethod
    def _text(texts: Sequence[str], column: int | None) -> str:
        return texts[column] if column is not None and column < len(texts) else ""


def _without(header: FactHeader, kind: str) -> FactHeader:
    return FactHeader(header.column, header.text, "", header.year) if header.field.startswith(kind) else header
