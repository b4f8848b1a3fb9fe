"""Tables with an award a column and the names of those who get it below: "STT | Đơn vị | LĐTT | CSTĐCS"."""

import itertools
from collections.abc import Sequence
from dataclasses import replace

from desktop.exchange.readers.workbook import Sheet, address
from desktop.exchange.understanding.award_parsing import headed_award
from desktop.exchange.understanding.cell_text import line_text
from desktop.exchange.understanding.column_contents import is_nominee
from desktop.exchange.understanding.columns import OF_PERSONS, Columns, spread_over, text_of
from desktop.exchange.understanding.header_words import HeaderWords
from desktop.exchange.understanding.person_names import split_name, split_people
from desktop.exchange.understanding.row_cells import RowCells
from desktop.exchange.understanding.row_fields import says_no
from desktop.exchange.understanding.row_kinds import is_column_numbers, is_total
from desktop.exchange.understanding.sections import InheritedValues
from desktop.exchange.understanding.skipped_parts import SIGNATURES, UNCLEAR
from desktop.exchange.understanding.table_reader import TableReader
from desktop.exchange.understanding.text_rows import all_texts
from desktop.exchange.understanding.vocabulary import looks_collective, looks_person, told_kind

_LOOKED_AT = 60
_MOST = 0.6
_SURE = 0.88


def has_names_under_awards(sheet: Sheet, columns: Columns) -> bool:
    """Return whether names, not marks, stand in the columns that are headed by an award."""
    rows = sheet.rows[columns.last_row + 1 : columns.last_row + 1 + _LOOKED_AT]
    return bool(columns.marked_awards) and _names_below(rows, list(columns.marked_awards))


def _names_below(rows: Sequence[Sequence[object]], wanted: list[int]) -> bool:
    listed = itertools.takewhile(lambda row: not any(is_total(line_text(value)) for value in row), rows)
    texts = [text for row in listed for at in wanted if at < len(row) and (text := line_text(row[at]))]
    return bool(texts) and sum(map(names_somebody, texts)) >= _MOST * len(texts)


def names_somebody(text: str) -> bool:
    """Return whether a text is the name of one or more persons, or of a collective."""
    parts = [part.strip(" .-;0123456789)") for part in split_people(text)]
    return all(is_nominee(part) or looks_person(split_name(part).name) for part in parts) or looks_collective(text)


def awards_as_headers(sheet: Sheet, row: int, words: HeaderWords) -> Columns | None:
    """Return the columns where a row heads two or more columns with an award each, and names stand below.

    The row above may say who gets them: "Cá nhân" over "LĐTT" | "CSTĐCS", "Tập thể" over "LĐXS".
    """
    texts = [text_of(value) for value in sheet.rows[row]]
    filled = [text for text in texts if text]
    if len(filled) < 2 or any(len(text) > 140 for text in filled):
        return None
    above = _row_above(sheet, row, len(texts))
    headed = {
        at: found
        for at, (text, upper) in enumerate(zip(texts, above, strict=True))
        if text and (found := headed_award(text, told_kind(upper)))
    }
    known: dict[str, int] = {}
    for at, text in enumerate(texts):
        text = text or above[at]
        field_name, score = words.field_of(text) if text and at not in headed else ("", 0.0)
        if field_name in ("unit", "number", "year") and score >= _SURE:
            known.setdefault(field_name, at)
    if len(headed) < (1 if {"unit", "number"} & known.keys() else 2) or not _names_below(
        sheet.rows[row + 1 : row + 1 + _LOOKED_AT], list(headed)
    ):
        return None
    awards = {at: wording for at, (wording, _kind) in headed.items()}
    kinds = {at: kind for at, (_wording, kind) in headed.items() if kind}
    return Columns(known, dict.fromkeys(known, 0.95), [], awards, kinds, row - any(above), row, tuple(texts))


def _row_above(sheet: Sheet, row: int, width: int) -> list[str]:
    """Return what the row above says over each column, a kind over the next ones too; nothing without a kind."""
    texts = [text_of(value) for value in sheet.rows[row - 1]] if row else []
    if not any(map(told_kind, texts)):
        return [""] * width
    over = [*spread_over(sheet, row - 1, texts), *[""] * width][:width]
    for at in range(1, width):
        if not over[at] and told_kind(over[at - 1]):
            over[at] = over[at - 1]
    return over


def under_awards(columns: Columns) -> Columns:
    """Return the columns of such a table: what was taken for the name of a collective is the unit of the people."""
    fields = dict(columns.fields)
    scores = dict(columns.scores)
    if "name" in fields:
        fields["unit"] = fields.pop("name")
        scores["unit"] = scores.pop("name", _SURE)
    return replace(columns, fields=fields, scores=scores, only_units=False)


class NamesUnderAwardsReader(TableReader):
    """Reads one nomination from each name below an award's header."""

    _kind: str | None = None  # that the header names

    def _inherited(self) -> InheritedValues:
        inherited = super()._inherited()
        return replace(inherited, kind=self._kind, kind_sure=True) if self._kind else inherited

    def _read_row(self, row: int) -> int:
        cells = self._cells.read(row)
        named = [name for name in cells.texts if name.startswith("mark") and names_somebody(cells.texts[name])]
        everything = all_texts(self.sheet, row)
        if not named:
            repeated = sum(text.casefold() in self._header_texts for text in everything) > 1
            if repeated or is_column_numbers(everything):
                return row
            if everything and not self._take_words(row, everything):
                self.leave(row, UNCLEAR)
            return row
        if self._text.ended:
            return self.leave(row, SIGNATURES)
        for name in named:
            self._kind = self.columns.kinds_by_award.get(int(name.removeprefix("mark")))
            self._take(self._of_one(cells, name))
        others = [text for name, text in cells.texts.items() if name.startswith("mark") and name not in named]
        if not all(says_no(text) and " " not in text for text in others):
            self.leave(row, UNCLEAR)
        return row

    def _of_one(self, cells: RowCells, name: str) -> RowCells:
        """Return the cells as of one nominee: the name from below the award, the award from the header."""
        column = int(name.removeprefix("mark"))
        wording = self.columns.marked_awards[column]
        kept = [field for field in cells.texts if not field.startswith("mark") and self._is_of(column, field)]
        one = RowCells(cells.row, max_confidence=dict(cells.max_confidence))
        one.texts = {field: cells.texts[field] for field in kept} | {"name": cells.texts[name]}
        one.raw = {field: cells.raw[field] for field in kept} | {"name": cells.raw[name]}
        one.addresses = {field: cells.addresses[field] for field in kept} | {"name": cells.addresses[name]}
        if wording:
            one.texts["award"] = one.raw["award"] = wording
            one.addresses["award"] = address(self.columns.last_row, column)
        return one

    def _is_of(self, column: int, field: str) -> bool:
        """Return whether a field of a row is told of the name in this column: personal ones, of the nearest."""
        at = self.columns.fields.get(field)
        if at is None or field not in OF_PERSONS or at < min(self.columns.marked_awards):
            return True
        return column == max(place for place in self.columns.marked_awards if place <= at)
