"""The table of facts that the law asks for: what is entered of each kind, and how a value is checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from db.errors import KnownError
from db.rules.case import DISCIPLINE_RANKS, RATING_RANKS, SCOPE_RANKS
from db.rules.terms import NomineeKind, RewardType


class Entered(StrEnum):
    """What stands in a column."""

    YEAR = "year"
    COUNT = "count"
    DAY = "day"
    TEXT = "text"
    CHOICE = "choice"
    AWARD = "award"
    FLAG = "flag"


@dataclass(frozen=True)
class FactColumn:
    """One column of a kind of facts; `choices` are the codes that it takes."""

    name: str
    entered: Entered
    required: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class FactKind:
    """One kind of facts: its table, for whom, its columns, and which of them there is one row of for each nominee."""

    table: str
    kinds: frozenset[NomineeKind]
    columns: tuple[FactColumn, ...]
    key: tuple[str, ...] | None = None
    """None where a nominee may have any number of rows."""


_YEAR = FactColumn("year", Entered.YEAR, required=True)
_PERSON = frozenset({NomineeKind.INDIVIDUAL})
_COLLECTIVE = frozenset({NomineeKind.COLLECTIVE})
_ANY = frozenset(NomineeKind)


def _count(name: str, *, required: bool = False) -> FactColumn:
    return FactColumn(name, Entered.COUNT, required)


FACTS: dict[str, FactKind] = {
    each.table: each
    for each in (
        FactKind(
            "duty_rating",
            _PERSON | _COLLECTIVE,
            (_YEAR, FactColumn("rating", Entered.CHOICE, True, tuple(RATING_RANKS))),
            ("year",),
        ),
        FactKind(
            "initiative",
            _PERSON,
            (
                _YEAR,
                FactColumn("name", Entered.TEXT, required=True),
                FactColumn("research", Entered.FLAG),
                FactColumn("level", Entered.CHOICE, True, tuple(SCOPE_RANKS)),
                FactColumn("decision_number", Entered.TEXT),
                FactColumn("decision_date", Entered.DAY),
                FactColumn("used_for", Entered.AWARD),
                FactColumn("used_year", Entered.YEAR),
            ),
        ),
        FactKind("results_known", _PERSON, (_YEAR,), ("year",)),
        FactKind(
            "earlier_award",
            _ANY,
            (
                FactColumn("award_type_id", Entered.AWARD, required=True),
                _YEAR,
                FactColumn("number", Entered.TEXT),
                FactColumn("dated", Entered.DAY),
                FactColumn("authority", Entered.TEXT),
                FactColumn("reward_type", Entered.CHOICE, choices=tuple(RewardType)),
                FactColumn("citation", Entered.TEXT),
            ),
        ),
        FactKind(
            "discipline",
            _ANY,
            (
                FactColumn("what", Entered.TEXT, required=True),
                FactColumn("category", Entered.CHOICE, choices=tuple(DISCIPLINE_RANKS)),
                FactColumn("starts_on", Entered.DAY, required=True),
                FactColumn("ends_on", Entered.DAY),
            ),
        ),
        FactKind("employment", _PERSON, (FactColumn("employed_on", Entered.DAY, required=True),), ()),
        FactKind(
            "absence",
            _PERSON,
            (_YEAR, _count("days", required=True), FactColumn("maternity", Entered.FLAG)),
            ("year", "maternity"),
        ),
        FactKind(
            "headcount",
            _COLLECTIVE,
            (
                _YEAR,
                *(_count("total", required=True), _count("women", required=True), _count("completed")),
                *(_count("advanced"), _count("fighters"), _count("disciplined")),
            ),
            ("year",),
        ),
    )
}
"""By their table, in the order in which they are shown."""
ASKED_BY = {
    "rating_unknown": "duty_rating",
    "rating_low": "duty_rating",
    "results_short": "initiative",
    "result_scope": "initiative",
    "result_used": "initiative",
    "results_mixed": "initiative",
    "prior_short": "earlier_award",
    "award_gap": "earlier_award",
    "too_soon": "earlier_award",
    "discipline_pending": "discipline",
    "discipline_ended": "discipline",
    "disciplined_in_year": "discipline",
    "employed_short": "employment",
    "absent_long": "absence",
    "group_unknown": "headcount",
    "share_short": "headcount",
    "share_over_short": "headcount",
    "completed_unknown": "headcount",
    "not_all_completed": "headcount",
    "member_unknown": "headcount",
    "member_lacking": "headcount",
    "disciplined_unknown": "headcount",
    "member_disciplined": "headcount",
}
"""By the code of a finding: the kind of facts that answers it."""


def checked_values(kind: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of a row as the record takes them, every column of its kind; awards by their code.

    Raises KnownError: fact_unknown, field_missing, bad_fact_year, bad_count, bad_choice, counts_exceed, ends_before.
    """
    if kind not in FACTS:
        raise KnownError("fact_unknown", kind=kind, known=list(FACTS))
    columns = {each.name: each for each in FACTS[kind].columns}
    for name in values:
        if name not in columns:
            raise KnownError("fact_unknown", kind=name, known=list(columns))
    found = {name: _checked(column, values.get(name)) for name, column in columns.items()}
    if kind == "headcount":
        for name in ("women", "completed", "advanced", "fighters", "disciplined"):
            if found[name] is not None and found[name] > found["total"]:
                raise KnownError("counts_exceed", field=name, found=found[name], total=found["total"])
    if kind == "discipline" and found["ends_on"] is not None and found["ends_on"] < found["starts_on"]:
        raise KnownError("ends_before", field="ends_on", date=found["ends_on"], first=found["starts_on"])
    return found


def _checked(column: FactColumn, value: Any) -> Any:
    if value is None or value == "":
        if column.required:
            raise KnownError("field_missing", field=column.name)
        empty = {Entered.FLAG: False, Entered.TEXT: ""}
        return "" if column.name in ("category", "used_for") else empty.get(column.entered)
    if column.entered is Entered.DAY:
        return value if isinstance(value, date) else date.fromisoformat(str(value))
    if column.entered is Entered.YEAR and not (isinstance(value, int) and 1945 <= value <= 2200):
        raise KnownError("bad_fact_year", text=str(value))
    if column.entered is Entered.COUNT and not (isinstance(value, int) and 0 <= value <= 1_000_000):
        raise KnownError("bad_count", text=str(value))
    if column.entered is Entered.CHOICE:
        if value not in column.choices:
            raise KnownError("bad_choice", field=column.name, known=list(column.choices))
        return RewardType(value) if column.name == "reward_type" else str(value)
    return bool(value) if column.entered is Entered.FLAG else value
