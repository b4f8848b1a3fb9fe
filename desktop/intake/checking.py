"""Reads a unit's list beside its round: source sheets, checked rows, earlier imports, headers learned by unit."""

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from db.connect import Database
from db.queries.importing import EarlierFile, KnownNamesake, authority_rows, award_rows, earlier_file, namesakes
from db.queries.settings import setting
from db.rules.names import search_key
from desktop.exchange.readers.blank_rows import SpreadRows
from desktop.exchange.readers.opening import OpenedFile
from desktop.exchange.readers.workbook import CellPosition, CellValue, Sheet, Workbook
from desktop.exchange.understanding.columns import text_of
from desktop.exchange.understanding.list_reader import ReadingSettings, read_opened
from desktop.intake.award_choice import AwardChoice
from desktop.intake.checked_list import CheckedList
from desktop.intake.reading_notes import ReadingNote, notes_of

LEARNED_HEADERS = "lists.learned_headers"
"""Key of the setting: by unit (search key), header text -> field, as the clerk corrected it."""

_SAMPLE = 200  # rows by which the columns of a sheet are shown
ColumnOverrides = dict[str, dict[str, int]]  # by sheet: field -> column


@dataclass(frozen=True)
class SourceSheet:
    """A sheet with its cells as in the file; `used` are the rows, from 0, that gave nominees."""

    name: str
    rows: Sequence[list[CellValue]]
    columns: Mapping[str, int]
    used: frozenset[int]
    skipped: bool
    converted: frozenset[CellPosition] = frozenset()
    """Positions of the cells whose letters were decoded from TCVN3 or VNI."""

    def header_of(self, column: int) -> str:
        """Return the header of a column: the nearest text above the first used row, "" for none."""
        first = min(self.used, default=0)
        above = self.rows.upwards(first) if isinstance(self.rows, SpreadRows) else reversed(self.rows[:first])
        for row in above:
            text = text_of(row[column]) if column < len(row) else ""
            if text and not text.strip("()[]. ").isdecimal():
                return text
        return ""

    def sample(self) -> list[list[CellValue]]:
        """Return the first rows of the sheet, and the first ones of its list where it stands below them."""
        first = max(min(self.used, default=0), _SAMPLE)
        return [*self.rows[:_SAMPLE], *self.rows[first - 1 : first + _SAMPLE]]

    @property
    def width(self) -> int:
        """Return how many columns these rows have."""
        return max(map(len, self.sample()), default=0)


@dataclass(frozen=True)
class ListCheck:
    """A list read for a round; `overrides` are the columns that the clerk assigned, by sheet."""

    opened: OpenedFile
    sheets: tuple[SourceSheet, ...]
    checked: CheckedList
    earlier: EarlierFile | None
    overrides: ColumnOverrides = field(default_factory=dict)

    @property
    def unit(self) -> str:
        """Return the search key of the unit that most rows name, "" where none is named."""
        counted = Counter(search_key(row.read.unit) for row in self.checked.rows if row.read.unit)
        return counted.most_common(1)[0][0] if counted else ""

    def notes(self) -> list[ReadingNote]:
        """Return what is to be told beside the rows: parts that were not read, and what was mended."""
        return notes_of(self.checked.result, self.earlier)

    def corrected_headers(self) -> dict[str, str]:
        """Return header text -> field of the columns that the clerk corrected."""
        sheets = {sheet.name: sheet for sheet in self.sheets}
        found = {}
        for name, columns in self.overrides.items():
            for told, column in columns.items():
                header = sheets[name].header_of(column) if name in sheets else ""
                if header:
                    found[header] = told
        return found


def check_list(
    database: Database,
    round_id: int,
    opened: OpenedFile,
    today: date,
    overrides: ColumnOverrides | None = None,
    step: Callable[[int, int], None] | None = None,
) -> ListCheck:
    """Read an opened file for a round, a second time with the headers learned from its unit where it has any.

    `step(done, total)` is called now and then and may raise to stop the reading.
    Raises KnownError: list_empty_file, list_no_data_rows.
    """
    with database.read() as session:
        learned: dict[str, dict[str, str]] = setting(session, LEARNED_HEADERS, {})
    overrides = overrides or {}
    settings = ReadingSettings(today, {}, overrides, step)
    checking = _read(database, round_id, opened, settings)
    headers = learned.get(checking.unit, {})
    if headers and any(sheet.header_of(at) in headers for sheet in checking.sheets for at in range(sheet.width)):
        checking = _read(database, round_id, opened, replace(settings, learned_headers=headers))
    return checking


def known_now(database: Database, round_id: int, checked: CheckedList) -> dict[str, list[KnownNamesake]]:
    """Return by search key of a name whom the record knows now under the names of the open rows."""
    with database.read() as session:
        return namesakes(session, round_id, [(row.read.kind, row.read.name) for row in checked.rows if row.open])


def _read(database: Database, round_id: int, opened: OpenedFile, settings: ReadingSettings) -> ListCheck:
    copied = _fresh(opened)
    found = read_opened(copied, settings)
    with database.read() as session:
        awards = award_rows(session)
        choice = AwardChoice(awards, authority_rows(session))
        known = namesakes(session, round_id, ((one.kind, one.name) for one in found.nominees))
        earlier = earlier_file(session, round_id, found.sha256)
    used: dict[str, set[int]] = {}
    for one in found.nominees:
        used.setdefault(one.sheet, set()).add(one.source_row - 1)
    decoded = any(problem.kind == "legacy_encoding" for problem in found.problems)
    sheets = tuple(
        SourceSheet(
            sheet.name,
            SpreadRows(sheet) if sheet.gaps else sheet.rows,
            found.columns.get(sheet.name, {}),
            frozenset(used.get(sheet.name, ())),
            sheet.name in found.skipped_sheets,
            _converted(sheet, read) if decoded else frozenset(),
        )
        for sheet, read in zip(opened.book.sheets, copied.book.sheets, strict=True)
    )
    overrides = {name: dict(columns) for name, columns in settings.column_overrides.items()}
    return ListCheck(opened, sheets, CheckedList(found, awards, choice, known, settings.today), earlier, overrides)


def _converted(sheet: Sheet, read: Sheet) -> frozenset[CellPosition]:
    return frozenset(
        (sheet.place(row), column)
        for row, (before, after) in enumerate(zip(sheet.rows, read.rows, strict=False))
        for column, (one, other) in enumerate(zip(before, after, strict=False))
        if isinstance(one, str) and one != other
    )


def _fresh(opened: OpenedFile) -> OpenedFile:
    """Return a copy whose cells may be decoded in place; the original is shown and read again."""
    book = opened.book
    copies = {id(sheet): replace(sheet, rows=[row[:] for row in sheet.rows]) for sheet in book.sheets}

    def copied(some: Workbook) -> Workbook:
        parts = [copied(part) for part in some.parts]
        return Workbook(some.format, [copies[id(sheet)] for sheet in some.sheets], list(some.notes), parts)

    return replace(opened, book=copied(book))


def with_learned_headers(database: Database, unit: str, headers: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Return the value of the setting `LEARNED_HEADERS` with these headers of a unit added."""
    with database.read() as session:
        learned: dict[str, dict[str, str]] = json.loads(json.dumps(setting(session, LEARNED_HEADERS, {})))
    learned.setdefault(unit, {}).update(headers)
    return learned
