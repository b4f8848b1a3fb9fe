"""A list under check: what the clerk answers, what is still doubted, and the rows that can be imported."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from db.changes.importing import ListRow
from db.changes.putting_forward import Source
from db.queries.importing import AwardRow, KnownNamesake
from db.rules import drafts
from db.rules.births import births_agree, parse_birth, written_birth
from db.rules.clean_text import clean
from db.rules.nomination_fields import READ_PLAINLY
from db.rules.printed_names import known_as_key, known_as_plain
from db.rules.terms import NomineeKind
from desktop.exchange.understanding.read_result import SEVERITIES, ReadNominee, ReadProblem, ReadResult
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
        worst = row.worst()
        if worst:
            for level in worst.values():
                self.cells[level] += 1
            self.cells[Level.SURE] += len(FIELDS) - len(worst)
            self.doubts += [(at, name) for name in row.fields_to_settle()]
        if row.clean:
            self.clean.append(at)


class CheckedList:
    """The rows of a list with what is doubted in each; places count from 0 in the order of the file.

    `namesakes` gives by `known_as_plain` of a name the people of the round and the register who bear it.
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
        self.kinds = {award.id: award.kinds for award in awards}
        self._known = namesakes
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
            self.rows.append(row)
            self._judge(row)

    def _judge(self, row: CheckedRow) -> None:
        self._totals = None
        row.namesakes = self._namesakes(row, self._known)
        row.doubts = doubts_of(row, self.kinds)

    def judge(self, rows: Iterable[CheckedRow]) -> None:
        """Compute the doubts about rows again after something in them was changed."""
        self._totals = None
        for row in rows:
            self._judge(row)

    def differing(self, namesakes: Mapping[str, Sequence[KnownNamesake]]) -> list[int]:
        """Return the places of the open rows under whose name others are known now; for a worker, changes nothing."""
        return [at for at, row in enumerate(self.rows) if row.open and row.namesakes != self._namesakes(row, namesakes)]

    def know(self, namesakes: Mapping[str, Sequence[KnownNamesake]], differing: Iterable[int]) -> list[int]:
        """Judge rows by whom the record knows now: those that `differing` told; return which are clean no more."""
        self._known = namesakes
        rows = [(at, self.rows[at]) for at in differing if at < len(self.rows) and self.rows[at].open]
        clean = [at for at, row in rows if row.clean]
        self.judge(row for _at, row in rows)
        return [at for at in clean if not self.rows[at].clean]

    def nominated(self, places: Iterable[int], namesakes: Mapping[str, Sequence[KnownNamesake]]) -> list[int]:
        """Return those of these rows whose nominee has the same award in the round."""
        rows = ((at, self.rows[at]) for at in places)
        return [at for at, row in rows if any(row.target in each.in_round for each in self._namesakes(row, namesakes))]

    @staticmethod
    def _namesakes(row: CheckedRow, known: Mapping[str, Sequence[KnownNamesake]]) -> list[KnownNamesake]:
        one = row.read
        return [each for each in known.get(known_as_plain(one.kind, one.name), ()) if _same(one, each)]

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
        self._judge(row)

    def set_award(self, rows: Iterable[int], target: Target, wording: str) -> None:
        """Set award type, authority and wording of the rows at these places."""
        for at in rows:
            row = self.rows[at]
            row.target, row.read.award = target, wording
            row.edited.add("award")
            self._judge(row)

    def set_kind(self, places: Iterable[int], kind: str) -> None:
        """Set the kind of nominee of the rows at these places; a person's honorific is parted from the name."""
        for at in places:
            row = self.rows[at]
            name = row.text("name")
            row.read.kind = kind
            if kind == NomineeKind.INDIVIDUAL:
                tidied = read_typed(replace(draft_of(row.read), honorific="", name=name), self._today).tidied()
                row.read.honorific, row.read.name = tidied.get("honorific"), tidied.get("name", name)
            else:
                row.read.honorific, row.read.name = None, name
            row.edited.add("kind")
            row.kept.discard("name")
            self._judge(row)

    def keep(self, places: Iterable[int], names: Iterable[str] = FIELDS) -> None:
        """End the reading's doubts about fields of these rows; what the record would refuse stays doubted."""
        names = tuple(names)
        for at in places:
            self.rows[at].kept.update(names)
            self._judge(self.rows[at])

    def swap_dates(self, places: Iterable[int]) -> None:
        """Exchange day and month of the births of these rows, where that makes a date."""
        for at in places:
            year, _, rest = (self.rows[at].read.dob or "").partition("-")
            month, _, day = rest.partition("-")
            if day and int(day) <= MONTHS:
                self.set_text(at, "dob", f"{month}/{day}/{year}")

    def leave_out(self, places: Iterable[int], *, out: bool = True) -> None:
        """Leave rows out of the import, or with `out=False` take them up again."""
        for at in places:
            self.rows[at].left_out = out
        self._totals = None

    def of_one_cell(self, at: int) -> list[int]:
        """Return the places of the rows that a cell with several people gave, the place itself among them."""
        row = self.rows[at]
        if not row.parted:
            return [at]
        around = range(max(0, at - MOST_PARTS), min(len(self.rows), at + MOST_PARTS + 1))
        return [place for place in around if _cell(self.rows[place]) == _cell(row)]

    def part(self, at: int, parts: Sequence[str]) -> None:
        """Put a row for each of these names in the place of one; the facts that are one person's are doubted."""
        row = self.rows[at]
        place, values = row.read.cells.get("name"), {"text": row.text("name")}
        kind = "multiple_people_in_cell"
        told = ReadProblem(
            kind, SEVERITIES[kind], f"list_{kind}", row.read.sheet, row.read.source_row, place, dict(values)
        )
        made = []
        for part in parts:
            new = row.copy()
            _share(new, told)
            self.rows.append(new)
            self.set_text(len(self.rows) - 1, "name", part)
            made.append(self.rows.pop())
        self.rows[at : at + 1] = made
        self._totals = None

    def mark_imported(self, places: Iterable[int], *, imported: bool = True) -> None:
        """Mark rows as nominated in the round, closed from now on; or open them again when that was taken back."""
        for at in places:
            self.rows[at].imported = imported
        self._totals = None

    def copy_edits_from(self, before: "CheckedList") -> None:
        """Set again what was edited or parted in an earlier reading; rows match by sheet and source row."""
        old_rows: dict[tuple[str, int], list[CheckedRow]] = {}
        for row in before.rows:
            old_rows.setdefault(_source(row), []).append(row)
        counts, seen = Counter(map(_source, self.rows)), Counter[tuple[str, int]]()
        made: list[CheckedRow] = []
        for row in self.rows:
            source = _source(row)
            olds = old_rows.get(source, [])[seen[source] :]
            seen[source] += 1
            more = olds[1:] if seen[source] == counts[source] else []  # parted by hand: the file has one row for them
            new = [row, *(row.copy() for _old in more)]
            for each, old in zip(new, olds, strict=False):
                _copy_edits(each, old)
            made += new
        self.rows = made
        self.judge(made)

    def corrected(self) -> int:
        """Return how many rows the clerk changed, kept or left out that are not in the record yet."""
        return sum(row.corrected for row in self.rows)

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


MOST_PARTS = 30
"""People in one cell at most."""
MONTHS = 12
UNSURE = 0.4
"""Confidence of facts of which the file does not say whose they are."""


def _cell(row: CheckedRow) -> tuple[str, int, str]:
    return row.read.sheet, row.read.source_row, row.read.cells.get("name", "")


def _source(row: CheckedRow) -> tuple[str, int]:
    return row.read.sheet, row.read.source_row


def _share(row: CheckedRow, told: ReadProblem) -> None:
    """Doubt the facts of a row that may be another's who stands in the same cell."""
    row.problems = [*row.problems, told]
    row.read.confidence |= dict.fromkeys(("dob", "gender", "position", *READ_PLAINLY), UNSURE)


def _copy_edits(row: CheckedRow, old: CheckedRow) -> None:
    told = next((problem for problem in old.problems if problem.kind == "multiple_people_in_cell"), None)
    if told is not None and not row.parted:
        _share(row, told)
    for name in old.edited:
        row.read.set_text(name, old.read.text(name))
    if old.edited & {"name", "kind"}:
        row.read.name, row.read.honorific = old.read.name, old.read.honorific
    if "award" in old.edited:
        row.target = old.target
    row.edited |= old.edited
    row.typed = old.typed
    row.kept, row.left_out, row.imported = set(old.kept), old.left_out, old.imported


def _birth(text: str) -> str | None:
    """Return a date of birth in ISO form; as typed where it is none, so that the check names the fault."""
    if drafts.check_birth("dob", text):
        return text.strip() or None
    return parse_birth(text) or None


def _same(one: ReadNominee, known: KnownNamesake) -> bool:
    """Return whether a nominee may be somebody known: kind and name agree, births do not contradict."""
    if known.kind.value != one.kind or known_as_key(one.kind, known.name) != known_as_key(one.kind, one.name):
        return False
    return not (known.birth and one.dob) or births_agree(known.birth, one.dob)
