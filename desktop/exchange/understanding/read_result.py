"""The result of reading a list: nominees with cells and confidence by field, and problems by kind."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from db.rules.nomination_fields import READ_PLAINLY
from db.rules.terms import Severity
from desktop.exchange.readers.workbook import Sheet

_CELL = re.compile(r"([A-Z]+)(\d+)")

SEVERITIES: dict[str, Severity] = {
    **dict.fromkeys(
        ("empty_file", "no_data_rows", "encrypted", "corrupt", "too_large", "unsupported_format", "missing_name",
         "bad_date", "duplicate", "multiple_people_in_cell", "formula_error"),
        Severity.ERROR,
    ),
    **dict.fromkeys(
        ("missing_award", "unknown_award", "possible_duplicate", "same_person_other_award", "future_date",
         "age_out_of_range", "two_digit_year", "bare_serial", "kind_mismatch", "award_kind_mismatch", "count_mismatch",
         "gender_conflict", "name_has_extra_text", "suspect_name", "suspect_position", "formula_uncached",
         "formula_text", "markup_text", "hidden_row", "strikethrough", "not_read"),
        Severity.WARNING,
    ),
    **dict.fromkeys(("ambiguous_date", "swapped_dates", "suspect_unit", "suspect_encoding"), Severity.WARNING),
    **dict.fromkeys(
        ("wrong_extension", "macros_present", "external_links", "legacy_encoding", "hidden_rows", "partial_date",
         "lookalike_char", "invisible_chars", "household", "place_word"),
        Severity.INFO,
    ),
}  # fmt: skip
"""Severity by kind of problem; warning and error only where the clerk must decide."""

FIELDS = ("kind", "honorific", "name", "position", "unit", "award", "year", "dob", "gender", "reason")
"""The fields that are read with care; those of `READ_PLAINLY` come beside them."""


@dataclass(slots=True)
class ReadProblem:
    """A problem in a file, sheet, row or cell; `code` is its sentence, `values` fill it, rows count from 1."""

    kind: str
    severity: Severity
    code: str
    sheet: str | None = None
    source_row: int | None = None
    cell: str | None = None
    values: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SkippedPart:
    """A part of the file that gave no nominee: rows "5-9" and columns "H", None for all; `code` is why."""

    sheet: str
    code: str
    rows: str | None = None
    columns: str | None = None
    values: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RowPattern:
    """What rows that differ in name, birth, reason and identity number alone have in common."""

    like: "ReadNominee"
    places: dict[str, str]
    """Field -> letters of its column."""
    sure: dict[str, float]
    own: dict[str, tuple[str, float]]
    """Of birth and reason, which not every row has: letters and confidence."""


@dataclass(slots=True)
class ReadNominee:
    """A nomination as read. A row with two awards or two people gives two; `cells` and `confidence` are by field."""

    kind: str
    name: str
    sheet: str
    source_row: int
    honorific: str | None = None
    position: str | None = None
    unit: str | None = None
    award: str | None = None
    year: str | None = None
    dob: str | None = None
    gender: str | None = None
    reason: str | None = None
    identity: str | None = None
    cells: dict[str, str] = field(default_factory=dict)
    confidence: dict[str, float] = field(default_factory=dict)
    doubtful: bool = False  # a warning or an error stands at it
    plain: dict[str, str] = field(default_factory=dict)
    """Texts of the fields that are read as they stand; several rows may hold one, so it is never changed in place."""
    _like: "RowPattern | None" = field(default=None, repr=False, compare=False)

    @classmethod
    def of_pattern(
        cls, pattern: "RowPattern", name: str, row: int, dob: str | None, reason: str | None, identity: str | None
    ) -> "ReadNominee":
        """Return the nominee of a row that is like another; places and confidence are worked out when asked for."""
        like = pattern.like
        one = cls.__new__(cls)
        one.name, one.source_row, one.dob, one.reason, one.identity = name, row, dob, reason, identity
        one.kind, one.sheet, one.honorific, one.position = like.kind, like.sheet, like.honorific, like.position
        one.unit, one.award, one.year, one.gender = like.unit, like.award, like.year, like.gender
        one.plain, one.doubtful, one._like = like.plain, False, pattern
        return one

    def __getattr__(self, name: str) -> dict[str, str] | dict[str, float]:
        """Work out what `of_pattern` left open."""
        if name not in ("cells", "confidence") or self._like is None:
            raise AttributeError(name)
        own = [field for field in ("dob", "reason") if getattr(self, field)]
        if name == "cells":
            letters = {**self._like.places, **{field: self._like.own[field][0] for field in own}}
            self.cells = {field: f"{column}{self.source_row}" for field, column in letters.items()}
            return self.cells
        self.confidence = {**self._like.sure, **{field: self._like.own[field][1] for field in own}}
        return self.confidence

    def was_read_with(self, name: str) -> bool:
        """Return whether a field was read from a cell of the file; quick for thousands of rows."""
        return name in (self.cells if self._like is None else self._like.places)

    def put(self, name: str, text: str | None, cell: str, confidence: float) -> None:
        """Set a field to what another cell of the file says."""
        cells, sure = self.cells, self.confidence
        self._like = None
        setattr(self, name, text)
        cells[name], sure[name] = cell, confidence

    def text(self, name: str) -> str | None:
        """Return what was read in a field of the list."""
        if name in READ_PLAINLY:
            return self.plain.get(name)
        found: str | None = getattr(self, name)
        return found

    def set_text(self, name: str, text: str | None) -> None:
        """Put another text into a field of the list."""
        if name in READ_PLAINLY:
            self.plain = {**self.plain, name: text or ""}
        else:
            setattr(self, name, text)


@dataclass(slots=True)
class ReadResult:
    """All that was read from one file."""

    name: str
    sha256: str
    nominees: list[ReadNominee]
    problems: list[ReadProblem]
    columns: dict[str, dict[str, int]] = field(default_factory=dict)  # by sheet: field -> column, as understood
    skipped_sheets: list[str] = field(default_factory=list)
    skipped: list[SkippedPart] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)  # what the file itself says it has


def doubt_struck_words(nominees: list[ReadNominee], problems: list[ReadProblem], cell: str, words: str) -> None:
    """Add the problem that words of a cell are struck out and were left out, and doubt what was read from it."""
    for one in nominees:
        one.doubtful = True
        for name, place in one.cells.items():
            if place == cell:
                one.confidence[name] = min(one.confidence.get(name, 1.0), 0.6)
    kind, one = "strikethrough", nominees[0]
    problems.append(
        ReadProblem(kind, SEVERITIES[kind], "list_struck_words", one.sheet, one.source_row, cell, {"text": words})
    )


class FilePlaces:
    """Moves what was read to where it stands in the file; of most files, whose rows were all kept, nothing."""

    def __init__(self, sheets: Iterable[Sheet]) -> None:
        self._sheets = {sheet.name: sheet for sheet in sheets if sheet.gaps}

    def move_nominees(self, nominees: list[ReadNominee]) -> None:
        """Give nominees and their cells their places in the file."""
        for one in nominees if self._sheets else ():
            sheet = self._sheets.get(one.sheet)
            if sheet is not None:
                one.cells = {name: _cell(sheet, cell) for name, cell in one.cells.items()}
                one.source_row = _row(sheet, one.source_row)

    def move_problems(self, problems: list[ReadProblem]) -> None:
        """Give problems, their cells and the rows in their sentences their places in the file."""
        for one in problems if self._sheets else ():
            sheet = self._sheets.get(one.sheet or "")
            if sheet is not None:
                one.source_row = None if one.source_row is None else _row(sheet, one.source_row)
                one.cell = None if one.cell is None else _cell(sheet, one.cell)
            other = self._sheets.get(str(one.values.get("other_sheet", one.sheet)))
            told = one.values.get("row")
            if other is not None and isinstance(told, int):
                one.values = {**one.values, "row": _row(other, told)}

    def moved(self, skipped: list[SkippedPart]) -> list[SkippedPart]:
        """Return parts that were left out at their places in the file."""
        return [self._moved_part(part) for part in skipped] if self._sheets else skipped

    def _moved_part(self, part: SkippedPart) -> SkippedPart:
        sheet = self._sheets.get(part.sheet)
        if sheet is None or part.rows is None:
            return part
        return replace(part, rows="-".join(str(_row(sheet, int(row))) for row in part.rows.split("-")))


def _row(sheet: Sheet, row: int) -> int:
    """Return the row of the file, from 1."""
    return sheet.place(row - 1) + 1


def _cell(sheet: Sheet, cell: str) -> str:
    found = _CELL.fullmatch(cell)
    return f"{found[1]}{_row(sheet, int(found[2]))}" if found else cell
