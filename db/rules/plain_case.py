"""A case as other programs write it (docs/commands.md, `judge`); a key that is not there is unknown."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from db.errors import KnownError
from db.rules.case import RATING_RANKS, SCOPE_RANKS, Case, Given, Group, Initiative, Pending
from db.rules.terms import NomineeKind, RewardType

RATINGS = {
    "excellent": "hoan_thanh_xuat_sac",
    "good": "hoan_thanh_tot",
    "completed": "hoan_thanh",
    "not_completed": "khong_hoan_thanh",
}
KEYS = frozenset(
    (
        *("award", "kind", "basis", "launched_by", "period", "received", "decided", "ratings"),
        *("initiatives", "awards", "discipline", "votes", "group"),
    )
)
_TITLES = ("advanced_worker", "grassroots_emulation_fighter")


def case_from(plain: object) -> Case:
    """Return the case; a list that is there is complete: what it lacks was not.

    Raises KnownError: case_wrong with the place in the case.
    """
    if not isinstance(plain, Mapping):
        raise KnownError("case_wrong", place="cases")
    for key in plain:
        if key not in KEYS:
            raise KnownError("case_wrong", place=str(key))
    decided = _read(plain, "decided", date.fromisoformat)
    initiatives, awards = plain.get("initiatives"), plain.get("awards")
    return Case(
        kind=_read(plain, "kind", NomineeKind),
        award=_read(plain, "award", _text),
        basis=_read(plain, "basis", RewardType, wanted=False),
        year=_read(plain, "period", last_year) if plain.get("period") else decided.year,
        day=decided,
        received=_read(plain, "received", date.fromisoformat, wanted=False),
        launched_by=_read(plain, "launched_by", _scope, wanted=False) or "",
        ratings=_read(plain, "ratings", _ratings, wanted=False) or {},
        initiatives=[_part(one, "initiatives", _initiative) for one in initiatives or ()],
        all_results=() if initiatives is None else None,
        pending=[_part(one, "discipline", _pending) for one in plain.get("discipline") or ()],
        given=[_part(one, "awards", _given) for one in awards or ()],
        all_awards=awards is not None,
        group=_read(plain, "group", _group, wanted=False),
    )


def last_year(period: Any) -> int:
    """Return 2025 of "2025", "2024-2025" or 2025."""
    return int(str(period).replace("–", "-").rpartition("-")[2])


def _read(plain: Mapping[str, Any], key: str, read: Any, *, wanted: bool = True) -> Any:
    value = plain.get(key)
    if value is None and not wanted:
        return None
    return _part(value, key, read)


def _part(value: object, place: str, read: Any) -> Any:
    try:
        return read(value)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise KnownError("case_wrong", place=place) from error


def _text(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError
    return value


def _scope(value: object) -> str:
    if value not in SCOPE_RANKS:
        raise ValueError
    return str(value)


def _ratings(value: Mapping[str, str]) -> dict[int, str]:
    found = {int(year): RATINGS.get(rating, rating) for year, rating in value.items()}
    if not set(found.values()) <= set(RATING_RANKS):
        raise ValueError
    return found


def _initiative(value: Mapping[str, Any]) -> Initiative:
    return Initiative(
        int(value["year"]), _scope(value["level"]), bool(value.get("research")), value.get("used_for") or ""
    )


def _pending(value: Mapping[str, Any]) -> Pending:
    until = value.get("to")
    what = str(value["what"])
    return Pending(
        what,
        date.fromisoformat(value["from"]),
        date.fromisoformat(until) if until else None,
        discipline_category(what),
    )


def discipline_category(what: str) -> str:
    """Return how heavy a discipline is by its words, "" for what is none (an inspection, a complaint)."""
    words = what.casefold()
    if "khiển trách" in words:
        return "reprimand"
    if "cảnh cáo" in words:
        return "warning"
    heavier = ("giáng chức", "cách chức", "hạ bậc lương", "buộc thôi việc", "sa thải", "kéo dài thời hạn nâng lương")
    return "heavier" if any(each in words for each in heavier) else ""


def _given(value: Mapping[str, Any]) -> Given:
    decided, basis = value.get("decided"), value.get("basis")
    dated = date.fromisoformat(decided) if decided else None
    year = last_year(value["period"]) if value.get("period") else (dated.year if dated else 0)
    return Given("", "", dated, "", _text(value["award"]), year, RewardType(basis) if basis else None)


def _group(value: Mapping[str, Any]) -> Group:
    titles = {code: int(value[code]) for code in _TITLES if value.get(code) is not None}
    return Group(value.get("members"), value.get("completed"), value.get("disciplined"), titles)
