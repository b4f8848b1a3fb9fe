"""One row of a list under check: its cells' certainty, what is doubted in it, and the draft it makes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from db.queries.importing import KnownNamesake
from db.rules import drafts
from db.rules.births import short_birth
from db.rules.drafts import NominationDraft, Problem
from db.rules.nomination_fields import FROM_LIST, READ_PLAINLY, field_named, kept_value
from db.rules.terms import NomineeKind, Severity
from desktop.exchange.readers.workbook import CellPosition, cell_position
from desktop.exchange.understanding.read_result import ReadNominee, ReadProblem

FIELDS = ("name", "dob", "position", "unit", "award", "year", "reason", *READ_PLAINLY)
"""The fields that are shown and checked, in the order of the columns."""
DOUBTFUL, LIKELY = 0.7, 0.9
"""Limits of the reading's confidence: a cell below the first is doubtful, below the second likely."""

_LISTED = {name: listed for listed, name in FROM_LIST.items()}
Target = tuple[int, int]  # ids of award type and authority


class Level(StrEnum):
    """How sure a cell is, from best to worst; doubtful and wrong cells must be settled before the import."""

    SURE = "sure"
    LIKELY = "likely"
    DOUBTFUL = "doubtful"
    WRONG = "wrong"


TO_SETTLE = (Level.DOUBTFUL, Level.WRONG)
RANK = {level: at for at, level in enumerate(Level)}
"""Levels by how bad they are."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is doubted about one field: a problem of the reading or of the record's checks, a namesake, or its level."""

    field: str
    level: Level
    read: ReadProblem | None = None
    check: Problem | None = None
    namesake: KnownNamesake | None = None


@dataclass(slots=True)
class CheckedRow:
    """One nominee of the list; `edited` are the fields typed or chosen by hand, `kept` those kept as they were read."""

    read: ReadNominee
    problems: list[ReadProblem]
    target: Target | None = None
    edited: set[str] = field(default_factory=set)
    kept: set[str] = field(default_factory=set)
    left_out: bool = False
    imported: bool = False
    namesakes: list[KnownNamesake] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    typed: list[Problem] = field(default_factory=list)
    """What is doubted about the row since it was typed into."""
    _summed: "_Sum | None" = field(default=None, repr=False, compare=False)

    def copy(self) -> "CheckedRow":
        """Return a copy that stays as it is when this row is changed."""
        one = replace(self.read, cells=dict(self.read.cells), confidence=dict(self.read.confidence))
        return replace(self, read=one, edited=set(self.edited), kept=set(self.kept))

    @property
    def parted(self) -> bool:
        """Whether the cell of the name holds others too, so that the other facts may be theirs."""
        return any(problem.kind == "multiple_people_in_cell" for problem in self.problems)

    @property
    def corrected(self) -> bool:
        """Whether the clerk changed, kept or left out anything of it that is not in the record yet."""
        return bool(self.edited or self.kept or self.left_out) and not self.imported

    @property
    def open(self) -> bool:
        """Whether the row is neither left out nor imported."""
        return not (self.left_out or self.imported)

    @property
    def clean(self) -> bool:
        """Whether the row is open and has no doubtful or wrong cell: what window and command take without asking."""
        return self.open and not any(level in TO_SETTLE for level in self._sum()[1].values())

    @property
    def repeats(self) -> bool:
        """Whether nothing but a repeat, in the list or in the round, keeps the row from being taken."""
        kept = [doubt for doubt in self.doubts if doubt.level in (Level.DOUBTFUL, Level.WRONG)]
        return bool(kept) and all(doubt.namesake or (doubt.read and doubt.read.kind == "duplicate") for doubt in kept)

    def worst(self) -> dict[str, Level]:
        """Return the worst level of each doubted field."""
        return self._sum()[1]

    def fields_to_settle(self) -> list[str]:
        """Return the fields that keep the row from being taken."""
        return self._sum()[2]

    def _sum(self) -> "_Sum":
        """Return what its doubts come to, worked out once for those that it has."""
        if self._summed is None or self._summed[0] is not self.doubts:
            worst: dict[str, Level] = {}
            for doubt in self.doubts:
                worst[doubt.field] = max(worst.get(doubt.field, Level.SURE), doubt.level, key=RANK.__getitem__)
            self._summed = self.doubts, worst, [name for name in FIELDS if worst.get(name) in TO_SETTLE]
        return self._summed

    def level(self, name: str) -> Level:
        """Return the worst level of a field; SURE where nothing is doubted."""
        return self.worst().get(name, Level.SURE)

    def doubts_to_settle(self, name: str) -> list[Doubt]:
        """Return the doubts about a field that keep the row from being taken."""
        return [each for each in self.doubts if each.field == name and each.level in (Level.DOUBTFUL, Level.WRONG)]

    def text(self, name: str) -> str:
        """Return a field as it is shown: the name with its honorific, dates as 05/01/1990."""
        value = self.read.text(name)
        if name == "name":
            return f"{self.read.honorific or ''} {value or ''}".strip()
        return short_birth(value or "") if name == "dob" and _is_birth(value) else value or ""

    def place_of(self, name: str) -> CellPosition:
        """Return where the file has a field; the column is -1 where it has no cell for it."""
        row, column = cell_position(self.read.cells.get(name, ""))
        return (row, column) if column >= 0 else (self.read.source_row - 1, -1)

    def mended(self, name: str) -> list[ReadProblem]:
        """Return what was mended in a field without doubt."""
        if name in self.edited:
            return []
        infos = (problem for problem in self.problems if problem.severity is Severity.INFO)
        return [problem for problem in infos if _field_of(problem, self.read) == name]


_Sum = tuple[list[Doubt], dict[str, Level], list[str]]
"""The doubts of a row, the worst level of each doubted field, and the fields that must be settled."""


def _is_birth(value: str | None) -> bool:
    return bool(value) and (value or "")[:4].isdecimal()


def doubts_of(row: CheckedRow, kinds: Mapping[int, frozenset[NomineeKind]]) -> list[Doubt]:
    """Return every doubt about a row: the record's checks, the reading's problems, people known under the name.

    `kinds` gives the kinds of nominee of each award type. What was kept is not doubted for its reading any more.
    """
    draft = draft_of(row.read)
    found = [*_check_doubts(row, draft, kinds), *_reading_doubts(row, draft)]
    for namesake in row.namesakes:
        here = namesake.in_round and row.target in namesake.in_round
        found.append(Doubt("name", Level.WRONG if here else Level.LIKELY, namesake=namesake))
    return found


def needs_answer(one: ReadNominee, problems: list[ReadProblem]) -> bool:
    """Return whether the reading alone leaves a nominee to the clerk; the record may have more to ask."""
    doubts = _reading_doubts(CheckedRow(one, problems), draft_of(one))
    return not one.name or any(doubt.level in (Level.DOUBTFUL, Level.WRONG) for doubt in doubts)


_OF_KIND = frozenset(("kind_mismatch", "household", "award_kind_mismatch"))


def _reading_doubts(row: CheckedRow, draft: NominationDraft) -> Iterator[Doubt]:
    """Yield problems above info, then low confidence, of the fields that were neither edited nor kept.

    Of what was typed, the doubts about what was typed.
    """
    told = set()
    told_kind = "kind" in row.edited
    for typed in (*row.typed, *drafts.check_honorific(draft)):
        name = _field_of_draft(typed)
        if (typed.field == "kind" and told_kind) or name in row.kept:
            continue
        if name in row.edited or typed.field == "honorific":
            yield Doubt(name, Level.WRONG if typed.severity is Severity.ERROR else Level.DOUBTFUL, check=typed)
    settled = row.edited | row.kept
    for problem in row.problems:
        name = _field_of(problem, row.read)
        if problem.severity is Severity.INFO or name in settled or (told_kind and problem.kind in _OF_KIND):
            continue
        told.add(name)
        yield Doubt(name, Level.WRONG if problem.severity is Severity.ERROR else Level.DOUBTFUL, problem)
    for name in FIELDS:
        sure = row.read.confidence.get(name, 1.0)
        said = row.read.text(name) or name in row.read.cells  # or its cell is blank where others have something
        if name not in told and name not in settled and sure < LIKELY and said:
            yield Doubt(name, Level.DOUBTFUL if sure < DOUBTFUL else Level.LIKELY)
    unsure_kind = row.read.confidence.get("kind", 1.0) < DOUBTFUL and not told_kind
    if unsure_kind and "name" not in told | settled:
        yield Doubt("name", Level.DOUBTFUL)  # the kind is shown with the name


def _check_doubts(
    row: CheckedRow, draft: NominationDraft, kinds: Mapping[int, frozenset[NomineeKind]]
) -> Iterator[Doubt]:
    """Yield what the record would refuse; accepting the row does not settle it."""
    for problem in drafts.check_fields(draft):
        if problem.severity is Severity.ERROR:
            yield Doubt(_field_of_draft(problem), Level.WRONG, check=problem)
    if row.target is None:
        yield Doubt("award", Level.WRONG, check=Problem("award", "list_choose_award"))
    elif NomineeKind(row.read.kind) not in kinds.get(row.target[0], frozenset()):
        values = {"award": row.read.award or "", "name": row.read.name}
        yield Doubt("award", Level.WRONG, check=Problem("award", "list_award_not_for_kind", values=values))


def _field_of_draft(problem: Problem) -> str:
    """Return the shown field that a problem of a draft is about; kind and honorific are shown with the name."""
    return "name" if problem.field in ("kind", "honorific") else _LISTED.get(problem.field, problem.field)


def draft_of(one: ReadNominee) -> NominationDraft:
    """Return a nominee that was read as a draft of a nomination; absent texts are empty."""
    texts = dict(_ABSENT)  # most are: a list has some of the columns
    for listed, name, meant in _READ:
        text = getattr(one, listed)
        if text:
            texts[name] = kept_value(meant, text)
    for listed, text in one.plain.items():
        if text and listed in _PLAIN:
            name, meant = _PLAIN[listed]
            texts[name] = kept_value(meant, text)
    return NominationDraft(NomineeKind(one.kind), one.name, **texts)


_ABSENT: dict[str, Any] = {name: kept_value(field_named(name), "") for name in FROM_LIST.values()}
_READ = tuple((listed, name, field_named(name)) for listed, name in FROM_LIST.items() if listed not in READ_PLAINLY)
_PLAIN = {listed: (name, field_named(name)) for listed, name in FROM_LIST.items() if listed in READ_PLAINLY}


def _field_of(problem: ReadProblem, one: ReadNominee) -> str:
    """Return the field that a problem is about: by its cell, else by its kind."""
    for name in FIELDS:
        if problem.cell and one.cells.get(name) == problem.cell:
            return name
    for name in ("award", "unit"):
        if name in problem.kind:
            return name
    return "dob" if "date" in problem.kind or problem.kind in ("age_out_of_range", "bare_serial") else "name"
