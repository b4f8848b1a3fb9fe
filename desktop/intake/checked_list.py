"""A list under check: what the clerk answers, what is still doubted, and the rows that can be imported."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from db.changes.importing import ListRow
from db.changes.putting_forward import Source
from db.queries.importing import AwardRow, KnownNamesake
from db.rules import drafts, names
from db.rules.births import births_agree, parse_birth, written_birth
from db.rules.clean_text import clean
from desktop.exchange.understanding.read_result import ReadNominee, ReadProblem, ReadResult
from desktop.intake.award_choice import AwardChoice
from desktop.intake.checked_row import FIELDS, CheckedRow, Level, Target, doubts_of, draft_of
from desktop.intake.typed_nominee import read_typed


@dataclass(slots=True)
class Totals:
    """Counts over the open rows: rows, persons, places of clean rows, doubtful cells, and cells by level."""

    rows: int = 0
    people: int = 0
    clean: list[int] = field(default_factory=list)
    doubts: list[tuple[int, str]] = field(default_factory=list)
    cells: dict[Level, int] = field(default_factory=lambda: dict.fromkeys(Level, 0))

    def count(self, at: int, row: CheckedRow) -> None:
        """Add the row at place `at`; only doubts are counted in `cells`, a row without doubts adds nothing there."""
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
    """The rows of a list with what is doubted in each; places count from 0 in the order of the file.

    `namesakes` gives by search key of a name the people of the round and the register who bear it.
    """

    def __init__(
        self,
        result: ReadResult,
        awards: Sequence[AwardRow],
        choice: AwardChoice,
        namesakes: Mapping[str, Sequence[KnownNamesake]],
        today: date,
    ) -> None:
        self.result, self._today = result, today
        self._kinds = {award.id: award.kinds for award in awards}
        by_place: dict[tuple[str | None, int | None], list[ReadProblem]] = {}
        for problem in result.problems:
            by_place.setdefault((problem.sheet, problem.source_row), []).append(problem)
        self.file_problems = [problem for problem in result.problems if problem.source_row is None]
        self.rows: list[CheckedRow] = []
        self._totals: Totals | None = None
        for one in result.nominees:
            row = CheckedRow(one, by_place.get((one.sheet, one.source_row), []))
            chosen = choice.choose(one.award) if one.award else None
            row.target = (chosen.award.id, chosen.authority_id) if chosen else None
            row.namesakes = [each for each in namesakes.get(names.search_key(one.name), ()) if _same(one, each)]
            self.rows.append(row)
            self._doubt(row)

    def _doubt(self, row: CheckedRow) -> None:
        """Compute the doubts about a row again after something in it was changed."""
        self._totals = None
        row.doubts = doubts_of(row, self._kinds)

    def set_text(self, at: int, name: str, text: str) -> None:
        """Set a field of the row at place `at` as typed; the reading's doubts about that field end."""
        row = self.rows[at]
        if name == "name":
            typed = replace(draft_of(row.read), honorific="", name=clean(text))
            tidied = read_typed(typed, self._today).tidied()
            row.read.honorific, row.read.name = tidied.get("honorific"), tidied.get("name", typed.name)
        elif name == "dob":
            row.read.dob = _birth(written_birth(text, self._today))
        else:
            row.read.set_text(name, clean(text) or None)
        row.edited.add(name)
        row.typed = read_typed(draft_of(row.read), self._today).problems
        self._doubt(row)

    def set_award(self, rows: Iterable[int], target: Target, wording: str) -> None:
        """Set award type, authority and wording of the rows at these places."""
        for at in rows:
            row = self.rows[at]
            row.target, row.read.award = target, wording
            row.edited.add("award")
            self._doubt(row)

    def accept(self, at: int) -> None:
        """End the reading's doubts about a row; what the record would refuse stays doubted."""
        self.rows[at].accepted = True
        self._doubt(self.rows[at])

    def leave_out(self, at: int, *, out: bool = True) -> None:
        """Leave a row out of the import, or with `out=False` take it up again."""
        self.rows[at].left_out = out
        self._totals = None

    def mark_imported(self, places: Iterable[int]) -> None:
        """Mark rows as nominated in the round: they are closed from now on."""
        for at in places:
            self.rows[at].imported = True
        self._totals = None

    def copy_edits_from(self, before: "CheckedList") -> None:
        """Set again what was edited in an earlier reading of the file; rows match by sheet and source row."""
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
            row.typed = old.typed
            row.accepted, row.left_out, row.imported = old.accepted, old.left_out, old.imported
            self._doubt(row)

    def totals(self) -> "Totals":
        """Return the counts, computed once after each change."""
        if self._totals is None:
            self._totals = Totals()
            for at, row in enumerate(self.rows):
                if row.open:
                    self._totals.count(at, row)
        return self._totals

    def doubtful_cells(self) -> list[tuple[int, str]]:
        """Return (place, field) of every doubtful or wrong cell, row by row."""
        return self.totals().doubts

    def clean_rows(self) -> list[int]:
        """Return the places of the open rows that have no doubtful or wrong cell."""
        return self.totals().clean

    def rows_without_award(self) -> list[int]:
        """Return the places of the open rows without award type and authority."""
        return [at for at, row in enumerate(self.rows) if row.open and row.target is None]

    def rows_to_import(self, places: Iterable[int]) -> tuple[ListRow, ...]:
        """Return rows as `ImportList` takes them; those without award type and authority are left out."""
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


def _birth(text: str) -> str | None:
    """Return a date of birth in ISO form; as typed where it is none, so that the check names the fault."""
    if drafts.check_birth("dob", text):
        return text.strip() or None
    return parse_birth(text) or None


def _same(one: ReadNominee, known: KnownNamesake) -> bool:
    """Return whether a nominee may be a known person or unit: kind and name agree, births do not contradict."""
    if known.kind.value != one.kind or names.match_key(known.name) != names.match_key(one.name):
        return False
    return not (known.birth and one.dob) or births_agree(known.birth, one.dob)
