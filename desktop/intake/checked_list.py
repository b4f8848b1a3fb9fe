"""A list that was read, as the clerk checks it: how sure each cell is, what is doubted, what can be taken in."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from db.changes.importing import ListRow
from db.changes.nominations import Source
from db.queries.importing import AwardRow, KnownNamesake
from db.rules import drafts, names
from db.rules.births import births_agree, parse_birth, short_birth
from db.rules.clean_text import clean
from db.rules.drafts import NominationDraft, Problem
from db.rules.nomination_fields import FROM_LIST, READ_PLAINLY
from db.rules.terms import NomineeKind, Severity
from desktop.exchange.understanding.read_result import ReadNominee, ReadProblem, ReadResult
from desktop.intake.award_choice import AwardChoice

FIELDS = ("name", "dob", "position", "unit", "award", "year", "reason", *READ_PLAINLY)
"""The columns of the grid."""
DOUBTFUL, LIKELY = 0.7, 0.9
"""Below the first a cell is doubtful, below the second it should be looked at."""

_LISTED = {name: listed for listed, name in FROM_LIST.items()}
Target = tuple[int, int]  # award type and authority


class Level(StrEnum):
    """How sure a cell is; the last two wait for the clerk."""

    SURE = "sure"
    LIKELY = "likely"
    DOUBTFUL = "doubtful"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing about one cell: a problem of the reading, a problem of the record's own checks, or only its level."""

    field: str
    level: Level
    read: ReadProblem | None = None
    check: Problem | None = None
    namesake: KnownNamesake | None = None


@dataclass(slots=True)
class CheckedRow:
    """One nominee of the list; `edited` are the fields that the clerk wrote."""

    read: ReadNominee
    problems: list[ReadProblem]
    target: Target | None = None
    edited: set[str] = field(default_factory=set)
    accepted: bool = False
    left_out: bool = False
    imported: bool = False
    namesakes: list[KnownNamesake] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    @property
    def open(self) -> bool:
        """Whether the row is neither left out nor in the round already."""
        return not (self.left_out or self.imported)

    @property
    def clean(self) -> bool:
        """Whether the row can be taken without another word."""
        return self.open and all(doubt.level in (Level.SURE, Level.LIKELY) for doubt in self.doubts)

    def level(self, name: str) -> Level:
        """Return the worst that is said of a field."""
        levels = [doubt.level for doubt in self.doubts if doubt.field == name]
        return max(levels, key=list(Level).index, default=Level.SURE)

    def text(self, name: str) -> str:
        """Return what the grid shows in a field."""
        value = self.read.text(name)
        if name == "name":
            return f"{self.read.honorific or ''} {value or ''}".strip()
        return short_birth(value or "") if name == "dob" and _is_birth(value) else value or ""


def _is_birth(value: str | None) -> bool:
    return bool(value) and (value or "")[:4].isdecimal()


@dataclass(slots=True)
class Totals:
    """What stands in the open rows of a list."""

    rows: int = 0
    people: int = 0
    clean: list[int] = field(default_factory=list)
    doubts: list[tuple[int, str]] = field(default_factory=list)
    cells: dict[Level, int] = field(default_factory=lambda: dict.fromkeys(Level, 0))

    def count(self, at: int, row: CheckedRow) -> None:
        """Count one row; a row without doubts has sure cells only."""
        self.rows += 1
        self.people += row.read.kind == "individual"
        if row.doubts:
            for name in FIELDS:
                level = row.level(name)
                self.cells[level] += 1
                if level in (Level.DOUBTFUL, Level.WRONG):
                    self.doubts.append((at, name))
        if row.clean:
            self.clean.append(at)


class CheckedList:
    """All rows of a list; every answer of the clerk is given to a method here."""

    def __init__(
        self,
        found: ReadResult,
        awards: Sequence[AwardRow],
        choice: AwardChoice,
        namesakes: Mapping[str, Sequence[KnownNamesake]],
    ) -> None:
        self.found = found
        self._kinds = {award.id: award.kinds for award in awards}
        by_place: dict[tuple[str | None, int | None], list[ReadProblem]] = {}
        for problem in found.problems:
            by_place.setdefault((problem.sheet, problem.source_row), []).append(problem)
        self.file_problems = [problem for problem in found.problems if problem.source_row is None]
        self.rows: list[CheckedRow] = []
        self._told: Totals | None = None
        for one in found.nominees:
            row = CheckedRow(one, by_place.get((one.sheet, one.source_row), []))
            chosen = choice.choose(one.award) if one.award else None
            row.target = (chosen.award.id, chosen.authority_id) if chosen else None
            row.namesakes = [each for each in namesakes.get(names.search_key(one.name), ()) if _same(one, each)]
            self.rows.append(row)
            self._doubt(row)

    def _doubt(self, row: CheckedRow) -> None:
        """Say again what is doubted in a row."""
        self._told = None
        row.doubts = [*self._of_checks(row), *([] if row.accepted else self._of_reading(row))]
        for namesake in row.namesakes:
            here = namesake.in_round and row.target in namesake.in_round
            row.doubts.append(Doubt("name", Level.WRONG if here else Level.LIKELY, namesake=namesake))

    def _of_reading(self, row: CheckedRow) -> Iterator[Doubt]:
        told = set()
        for problem in row.problems:
            name = _field_of(problem, row.read)
            if problem.severity is Severity.INFO or name in row.edited:
                continue
            told.add(name)
            yield Doubt(name, Level.WRONG if problem.severity is Severity.ERROR else Level.DOUBTFUL, problem)
        for name in FIELDS:
            sure = row.read.confidence.get(name, 1.0)
            if name not in told and name not in row.edited and sure < LIKELY and row.read.text(name):
                yield Doubt(name, Level.DOUBTFUL if sure < DOUBTFUL else Level.LIKELY)

    def _of_checks(self, row: CheckedRow) -> Iterator[Doubt]:
        """Yield what the record would refuse: no acceptance helps there."""
        for problem in drafts.check_nomination(draft_of(row.read)):
            if problem.severity is Severity.ERROR:
                yield Doubt(_LISTED.get(problem.field, problem.field), Level.WRONG, check=problem)
        if row.target is None:
            yield Doubt("award", Level.WRONG, check=Problem("award", "list_choose_award"))
        elif NomineeKind(row.read.kind) not in self._kinds.get(row.target[0], frozenset()):
            values = {"award": row.read.award or "", "name": row.read.name}
            yield Doubt("award", Level.WRONG, check=Problem("award", "list_award_not_for_kind", values=values))

    # --- the clerk's answers ---------------------------------------------------------------------------------
    def set_text(self, at: int, name: str, text: str) -> None:
        """Write a field by hand; the reading's doubts about it are settled by that."""
        row = self.rows[at]
        if name == "name":
            honorific, bare = names.split_honorific(text)
            row.read.honorific, row.read.name = honorific if honorific in ("Ông", "Bà") else None, bare
        elif name == "dob":
            row.read.dob = _birth(text)
        else:
            row.read.set_text(name, clean(text) or None)
        row.edited.add(name)
        self._doubt(row)

    def set_award(self, rows: Iterable[int], target: Target, wording: str) -> None:
        """Choose what rows are put forward for."""
        for at in rows:
            row = self.rows[at]
            row.target, row.read.award = target, wording
            row.edited.add("award")
            self._doubt(row)

    def accept(self, at: int) -> None:
        """Take a row as it stands; what the record itself refuses stays refused."""
        self.rows[at].accepted = True
        self._doubt(self.rows[at])

    def leave_out(self, at: int, *, out: bool = True) -> None:
        self.rows[at].left_out = out
        self._told = None

    def mark_imported(self, places: Iterable[int]) -> None:
        """FileNote that rows are in the round now."""
        for at in places:
            self.rows[at].imported = True
        self._told = None

    def copy_edits_from(self, before: "CheckedList") -> None:
        """Write again what the clerk wrote before the list was read anew; rows are known by their place."""
        places: dict[tuple[str, int, int], CheckedRow] = {}
        for number, row in _numbered(before.rows):
            places[number] = row
        for number, row in _numbered(self.rows):
            old = places.get(number)
            if old is None:
                continue
            for name in old.edited:
                row.read.set_text(name, old.read.text(name))
            if "name" in old.edited:
                row.read.honorific = old.read.honorific
            if "award" in old.edited:
                row.target = old.target
            row.edited |= old.edited
            row.accepted, row.left_out, row.imported = old.accepted, old.left_out, old.imported
            self._doubt(row)

    # --- what there is ---------------------------------------------------------------------------------------
    def totals(self) -> "Totals":
        """Return what there is; counted again only after an answer, for the clerk's every step asks."""
        if self._told is None:
            self._told = Totals()
            for at, row in enumerate(self.rows):
                if row.open:
                    self._told.count(at, row)
        return self._told

    def doubtful_cells(self) -> list[tuple[int, str]]:
        """Return (row, field) of every cell that waits for the clerk, in the order of the grid."""
        return self.totals().doubts

    def clean_rows(self) -> list[int]:
        return self.totals().clean

    def rows_without_award(self) -> list[int]:
        return [at for at, row in enumerate(self.rows) if row.open and row.target is None]

    def rows_to_import(self, places: Iterable[int]) -> tuple[ListRow, ...]:
        """Return rows as the record takes them; each must have its award."""
        made = []
        for at in places:
            row = self.rows[at]
            if row.target is None:
                continue
            source = Source(row.read.sheet, row.read.source_row, row.read.cells.get("name", ""))
            made.append(ListRow(*row.target, draft_of(row.read), source))
        return tuple(made)


def _numbered(rows: Iterable[CheckedRow]) -> Iterator[tuple[tuple[str, int, int], CheckedRow]]:
    """Yield each row with its sheet, its source row, and which of that row's nominees it is."""
    seen: dict[tuple[str, int], int] = {}
    for row in rows:
        place = (row.read.sheet, row.read.source_row)
        seen[place] = seen.get(place, 0) + 1
        yield (*place, seen[place]), row


def draft_of(one: ReadNominee) -> NominationDraft:
    """Return a nominee that was read as the record's own draft."""
    texts: dict[str, Any] = {name: one.text(listed) or "" for listed, name in FROM_LIST.items()}
    return NominationDraft(NomineeKind(one.kind), one.name, **texts)


def _birth(text: str) -> str | None:
    """Return a birth as it is kept, or as typed: the check then says what is wrong with it."""
    if drafts.check_birth("dob", text):
        return text.strip() or None
    return parse_birth(text) or None


def _same(one: ReadNominee, known: KnownNamesake) -> bool:
    if known.kind.value != one.kind or names.match_key(known.name) != names.match_key(one.name):
        return False
    return not (known.birth and one.dob) or births_agree(known.birth, one.dob)


def _field_of(problem: ReadProblem, one: ReadNominee) -> str:
    """Return the grid's field of a problem: by its cell, else by its kind."""
    for name in FIELDS:
        if problem.cell and one.cells.get(name) == problem.cell:
            return name
    if "award" in problem.kind:
        return "award"
    return "dob" if "date" in problem.kind or problem.kind in ("age_out_of_range", "bare_serial") else "name"
