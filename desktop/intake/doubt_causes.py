"""Why a cell is doubted, which cells are doubted for the same cause, and the answer that is proposed for them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from db.rules.terms import NomineeKind
from desktop.exchange.readers.workbook import column_letters
from desktop.exchange.understanding.cell_text import line_text
from desktop.exchange.understanding.person_names import split_name, two_names
from desktop.exchange.understanding.vocabulary import looks_collective, looks_household, looks_person
from desktop.intake.award_choice import nearest_award
from desktop.intake.checked_list import CheckedList
from desktop.intake.checked_row import DOUBTFUL, CheckedRow, Doubt, Level
from desktop.intake.checking import SourceSheet

Award = tuple[str, int, int]
"""How an award is called, its type and its authority."""
IN_ROUND = "list_in_round"
_TO_SETTLE = (Level.DOUBTFUL, Level.WRONG)
_OF_COLUMN = frozenset(
    ("list_ambiguous_date", "list_swapped_dates", "list_two_digit_year", "list_bare_serial", "list_unsure_column",
     "list_unsure_column_bare", "list_hidden_row", "list_strikethrough", "list_duplicate", IN_ROUND)
)  # fmt: skip
"""Causes that lie in a whole column or sheet: one answer holds for all their cells, whatever these say."""
_OF_KIND = frozenset(("list_kind_mismatch", "list_unsure_kind", "kind_doubtful"))
_OF_AWARD = frozenset(
    ("list_choose_award", "list_unknown_award", "list_missing_award", "list_award_not_for_kind",
     "list_award_kind_mismatch")
)  # fmt: skip


class Act(StrEnum):
    """What an answer to a doubt does."""

    KEEP = "keep"
    LEAVE_OUT = "leave out"
    TAKE_UP = "take up"
    AWARD = "award"
    CHOOSE_AWARD = "choose award"
    KIND = "kind"
    PART = "part"
    SWAP_DATES = "swap dates"
    WRITE = "write"


@dataclass(frozen=True)
class Proposal:
    """The answer that Enter gives; `CHOOSE_AWARD` and `WRITE` ask for more first."""

    act: Act
    award: Award | None = None
    kind: str = ""
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reason:
    """Why a cell is doubted: a code of `desktop.labels` with its values."""

    code: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Cause:
    """What equal doubts have in common; `text` is "" where one answer holds whatever the cells say."""

    field: str
    codes: tuple[str, ...]
    text: str = ""
    place: tuple[str, int] = ("", -1)
    """Sheet and column of a cause that lies in them."""


def reason_of(row: CheckedRow, doubt: Doubt, sheet: SourceSheet | None) -> Reason:
    """Return why a field is doubted; `sheet` is where the row stands in the file, None where that is not known."""
    if doubt.read is not None:
        return Reason(doubt.read.code, doubt.read.values)
    if doubt.check is not None:
        return Reason(doubt.check.code, doubt.check.values)
    if doubt.namesake is not None:
        nominated = row.target in doubt.namesake.in_round
        return Reason(IN_ROUND if nominated else "list_known", {"name": doubt.namesake.name})
    return _unsure(row, doubt.field, sheet)


def _unsure(row: CheckedRow, name: str, sheet: SourceSheet | None) -> Reason:
    """Return why the reading is not sure of a field, from what the file has at its place."""
    text = row.text(name)
    if not text:
        return Reason("list_unsure_blank_unit" if name == "unit" else "list_unsure_blank")
    if name == "name":
        if row.read.honorific and row.read.confidence.get("honorific", 1.0) < DOUBTFUL:
            return Reason("list_unsure_honorific", {"text": row.read.honorific})
        if row.read.confidence.get("kind", 1.0) < DOUBTFUL:
            return Reason("list_unsure_kind", {"text": text})
    elif row.parted:
        return Reason("list_unsure_shared", {"text": text})
    at, column = row.place_of(name)
    if column < 0:
        return Reason("list_unsure_inherited", {"text": text})
    if at != row.read.source_row - 1:
        return Reason("list_unsure_filled_down", {"text": text, "row": at + 1})
    if sheet is None or not (at < len(sheet.rows) and column < len(sheet.rows[at])):
        return Reason("list_unsure")
    written = sheet.rows[at][column]
    if isinstance(written, str) and line_text(written) != text:
        return Reason("list_unsure_changed", {"written": line_text(written), "text": text})
    letters, header = column_letters(column), sheet.header_of(column)
    if header:
        return Reason("list_unsure_column", {"letters": letters, "header": header})
    return Reason("list_unsure_column_bare", {"letters": letters})


def may_be_swapped(row: CheckedRow) -> bool:
    """Return whether day and month of a row's birth are doubted to be exchanged."""
    return any(doubt.read and doubt.read.kind in _SWAPPED for doubt in row.doubts_to_settle("dob"))


_SWAPPED = ("ambiguous_date", "swapped_dates")


def cause_of(row: CheckedRow, name: str, sheets: Mapping[str, SourceSheet]) -> Cause:
    """Return the cause of what is to be settled in a field; equal causes are answered once."""
    sheet = sheets.get(row.read.sheet)
    codes = {reason_of(row, doubt, sheet).code for doubt in row.doubts_to_settle(name)}
    told = tuple(sorted(codes))
    if codes <= _OF_COLUMN:
        return Cause(name, told, place=(row.read.sheet, row.place_of(name)[1]))
    if codes <= _OF_KIND | _OF_COLUMN:
        return Cause(name, told, f"{row.read.kind} {shape_of(row.read.name)}")
    if name == "award":
        return Cause(name, told, f"{row.read.kind} {row.text(name)}")
    return Cause(name, told, row.text(name))


def propose(
    row: CheckedRow, name: str, awards: Sequence[Award], kinds: Mapping[int, frozenset[NomineeKind]]
) -> Proposal:
    """Return the answer proposed for what is to be settled in a field: by the worst of its doubts."""
    doubts = sorted(row.doubts_to_settle(name), key=lambda doubt: list(Level).index(doubt.level), reverse=True)
    codes = [reason_of(row, doubt, None).code for doubt in doubts]
    if any(code in _OF_AWARD for code in codes):
        return _award(row, awards, kinds)
    if any(code in _OF_KIND for code in codes):
        return Proposal(Act.KIND, kind=shape_of(row.read.name))
    two = "list_suspect_name" in codes and row.read.kind == NomineeKind.INDIVIDUAL and proposed_parts(row.text(name))
    if two or "list_multiple_people_in_cell" in codes:
        return Proposal(Act.PART)
    if any(code in ("list_duplicate", IN_ROUND) for code in codes):
        return Proposal(Act.LEAVE_OUT)
    wrong = any(doubt.level is Level.WRONG for doubt in doubts)
    return Proposal(Act.WRITE if wrong or not row.text(name) else Act.KEEP)


def _award(row: CheckedRow, awards: Sequence[Award], kinds: Mapping[int, frozenset[NomineeKind]]) -> Proposal:
    """Propose the award nearest by wording among those for this kind of nominee; none where none is near."""
    kind = NomineeKind(row.read.kind)
    fitting = [award for award in awards if kind in kinds.get(award[1], frozenset())]
    nearest = nearest_award(row.read.award or "", [award[0] for award in fitting])
    return Proposal(Act.CHOOSE_AWARD) if nearest is None else Proposal(Act.AWARD, award=fitting[nearest])


def shape_of(name: str) -> str:
    """Return the kind of nominee that a name looks like."""
    if looks_household(name):
        return NomineeKind.HOUSEHOLD.value
    return NomineeKind.COLLECTIVE.value if looks_collective(name) else NomineeKind.INDIVIDUAL.value


_JOINT = re.compile(r"\s*(?:[\n;,/+&]|\bvà\b|\s[-–]\s)\s*|\s+(?=(?:Ông|Bà|ông|bà)\s)")


def proposed_parts(text: str) -> tuple[str, ...]:
    """Return each person of a name that holds several, with or without a sign between them; () for one person."""
    parts = tuple(part.strip() for part in _JOINT.split(text) if part.strip())
    if len(parts) > 1 and all(_may_be_person(part) for part in parts):
        return parts
    return two_names(text)


def _may_be_person(text: str) -> bool:
    return looks_person(split_name(text).name)


class DoubtGroups:
    """Which doubtful cells of a list are doubted for the same cause; `renew` after anything was answered."""

    def __init__(self, checked: CheckedList, sheets: Mapping[str, SourceSheet]) -> None:
        self._checked, self._sheets = checked, sheets
        self._numbers: dict[Cause, int] = {}
        self._of_row: dict[int, tuple[CheckedRow, list[Doubt], dict[str, int]]] = {}
        self._groups: dict[int, list[int]] | None = None

    def renew(self) -> None:
        """Find the groups anew when they are asked for next."""
        self._groups = None

    def alike(self, at: int, name: str) -> list[int]:
        """Return the places of the rows whose field is doubted for the same cause; [] where it is not doubted."""
        row = self._checked.rows[at]
        if not row.open or not row.doubts_to_settle(name):
            return []
        return self._all()[self._causes(row)[name]]

    def causes(self) -> int:
        """Return how many different doubts there are to answer."""
        return len(self._all())

    def _causes(self, row: CheckedRow) -> dict[str, int]:
        """Return the causes of a row by field, as numbers; worked out once for the doubts that it has."""
        known = self._of_row.get(id(row))
        if known is not None and known[0] is row and known[1] is row.doubts:
            return known[2]
        numbers = self._numbers
        found = {
            name: numbers.setdefault(cause_of(row, name, self._sheets), len(numbers)) for name in row.fields_to_settle()
        }
        self._of_row[id(row)] = row, row.doubts, found
        return found

    def _all(self) -> dict[int, list[int]]:
        if self._groups is None:
            groups: dict[int, list[int]] = {}
            for at, row in enumerate(self._checked.rows):
                for number in self._causes(row).values() if row.doubts and row.open else ():
                    groups.setdefault(number, []).append(at)
            self._groups = groups
        return self._groups
