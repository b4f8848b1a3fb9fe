"""One condition of the law beside what is known of a nominee: met, not met, unknown or blocked, and why."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from db.rules.case import DISCIPLINE_RANKS, RATING_RANKS, SCOPE_RANKS, Case, Given, Initiative
from db.rules.law import Condition, Law, Way
from db.rules.terms import RewardType


class State(StrEnum):
    """How far a condition is fulfilled, the worst first; an info tells something beside."""

    BLOCKED = "blocked"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"
    MET = "met"
    INFO = "info"


ORDER = list(State)


@dataclass(frozen=True)
class Outcome:
    """What became of one condition; `share` is the part of it that is met, `article` another than the criterion's."""

    state: State
    rule: str = ""
    values: dict[str, object] = field(default_factory=dict)
    share: float = 0.0
    article: str = ""


MET = Outcome(State.MET, share=1.0)


def outcomes(way: Way, case: Case, law: Law) -> list[Outcome]:
    """Return what became of each condition of a way, one for each year that is asked for."""
    run = _run(way, case)
    return [found for each in way.conditions for found in _KINDS[each["is"]](each, case, law, run)]


def worst(found: Sequence[Outcome]) -> State:
    """Return the state of a way: it is met only where all of it is."""
    return min((each.state for each in found), key=ORDER.index, default=State.MET)


def longest_run(years: Collection[int], last: int) -> int:
    """Return how many years in a row end with `last` ("liên tục" is adjacency of calendar years)."""
    run = 0
    while last - run in years:
        run += 1
    return run


def _run(way: Way, case: Case) -> range:
    """Return the years of a way's run: those asked for, and those before that go on in the same way."""
    length = 1
    for each in way.conditions:
        if each["is"] == "years":
            whole = longest_run({y for y in range(case.year - 60, case.year + 1) if _year(each, case, y)}, case.year)
            length = max(length, each["run"], whole)
        elif each["is"] == "awards" and each.get("run"):
            years = {one.year for one in _held(each["award"], case)}
            last = case.year if case.year in years else case.year - 1
            length = max(length, each["count"] + (case.year - last), longest_run(years, last) + case.year - last)
    return range(case.year - length + 1, case.year + 1)


def _year(condition: Condition, case: Case, year: int) -> bool:
    return any(_alternative(each, case, year) for each in condition["each"])


def _alternative(asked: Condition, case: Case, year: int) -> bool:
    if "award" in asked:
        return any(one.year == year for one in _held([asked["award"]], case))
    return (case.rank(year) or 0) >= RATING_RANKS[asked["rating"]]


def _years(condition: Condition, case: Case, law: Law, _run: range) -> Iterator[Outcome]:
    needed = next(each["rating"] for each in condition["each"] if "rating" in each)
    first = case.year - condition["run"] + 1
    for year in range(case.year, first - 1, -1):
        if _year(condition, case, year):
            yield MET
        elif case.rank(year) is None:
            yield Outcome(State.UNKNOWN, "rating_unknown", {"year": year, "needed": needed})
        else:
            values = {"year": year, "rating": case.ratings[year], "needed": needed}
            yield Outcome(State.NOT_MET, "rating_low", values)
    if "after" in condition:
        before = sorted(one.year for one in _held(condition["after"], case) if one.year)
        if before and before[0] >= first:
            values = {"award": _names(condition["after"], law), "year": before[0], "needed": condition["run"]}
            yield Outcome(State.NOT_MET, "too_soon", values)


def _awards(condition: Condition, case: Case, law: Law, run: range) -> Iterator[Outcome]:
    codes, needed = condition["award"], condition["count"]
    held = _held(codes, case)
    no_basis = law.block_on("sudden_no_basis", law.text_day(case.day, case.received))
    counted = [one for one in held if no_basis is None or not _without_basis(one, case)]
    for those in (counted, held):
        reached, missing = _reached(condition, case, {one.year for one in those}, those, run)
        if those is held and len(held) > len(counted) and reached >= needed and no_basis is not None:
            left_out = next(one for one in held if one not in counted)
            values: dict[str, object] = {"award": left_out.award or law.name_of(left_out.code), "year": left_out.year}
            yield Outcome(State.BLOCKED, "sudden_no_basis", values, 0.0, no_basis.article)
            return
        if those is counted and reached >= needed:
            yield MET
            return
    reached, missing = _reached(condition, case, {one.year for one in counted}, counted, run)
    share, named = reached / needed, _names(codes, law)
    if missing and any(one.year < min(missing) for one in counted):
        values = {"award": named, "needed": needed, "years": ", ".join(map(str, sorted(missing)))}
        yield Outcome(State.NOT_MET, "award_gap", values, share)
        return
    values = {"award": named, "needed": needed, "found": reached}
    yield Outcome(State.NOT_MET if case.all_awards else State.UNKNOWN, "prior_short", values, share)


def _reached(
    condition: Condition, case: Case, years: set[int], held: Sequence[Given], run: range
) -> tuple[int, set[int]]:
    """Return how many of the awards asked for are there, and the years of a run that lack one."""
    needed = condition["count"]
    if condition.get("run"):
        last = case.year if case.year in years else case.year - 1
        asked = set(range(last - needed + 1, last + 1))
        return longest_run(years, last), asked - years
    window = run if condition.get("window") == "run" else range(0, case.year + 1)
    return sum(one.year in window for one in held), set()


def _held(codes: Collection[str], case: Case) -> list[Given]:
    return [one for one in case.given if one.code in codes]


def _without_basis(one: Given, case: Case) -> bool:
    """Return whether an award was sudden or thematic, which carries no regular-merit nomination upwards."""
    return case.basis in (RewardType.MERIT, None) and one.basis in (RewardType.SUDDEN, RewardType.MOVEMENT)


def _results(condition: Condition, case: Case, law: Law, run: range) -> Iterator[Outcome]:
    needed, research, scope = condition["count"], condition["what"] == "research", condition["scope"]
    window = run if condition["window"] == "run" else range(case.year - condition["window"] + 1, case.year + 1)
    same = [one for one in case.initiatives if one.research is research]
    inside = [one for one in same if one.year in window]
    far = [one for one in inside if SCOPE_RANKS.get(one.level, 0) >= SCOPE_RANKS[scope]]
    once = law.block_on("result_once", law.text_day(case.day, case.received))
    free = [one for one in far if once is None or not _used_elsewhere(one, case)]
    if len(free) >= needed:
        yield MET
        return
    values: dict[str, object] = {"needed": needed, "found": len(free), "result": condition["what"], "scope": scope}
    values |= {"first": window[0], "last": window[-1]}
    share = len(free) / needed
    if len(far) >= needed and once is not None:
        used = next(one for one in far if one not in free)
        yield Outcome(State.NOT_MET, "result_used", values | {"award": law.name_of(used.used_for)}, share, once.article)
    elif len(inside) >= needed:
        yield Outcome(State.NOT_MET, "result_scope", values, share)
    elif needed > 1 and sum(one.year in window for one in case.initiatives) >= needed > len(far) > 0:
        yield Outcome(State.UNKNOWN, "results_mixed", values, share)
    else:
        known = bool(case.initiatives) or case.knows_results(window)
        yield Outcome(State.NOT_MET if known else State.UNKNOWN, "results_short", values, share)


def _used_elsewhere(one: Initiative, case: Case) -> bool:
    """Return whether it served another award already (one initiative is used once)."""
    if not one.used_for:
        return False
    return one.used_for != case.award or (one.used_year is not None and one.used_year != case.year)


def _launched(condition: Condition, case: Case, _law: Law, _run: range) -> Iterator[Outcome]:
    if case.launched_by in condition["by"]:
        yield MET
    elif not case.launched_by:
        yield Outcome(State.UNKNOWN, "launcher_unknown", {"needed": list(condition["by"])})
    else:
        least = min(SCOPE_RANKS[each] for each in condition["by"])
        state = State.NOT_MET if SCOPE_RANKS.get(case.launched_by, 0) < least else State.UNKNOWN
        yield Outcome(state, "launcher_differs", {"by": case.launched_by, "needed": list(condition["by"])})


def _share(condition: Condition, case: Case, law: Law, _run: range) -> Iterator[Outcome]:
    of, group = condition["of"], case.group
    members, having = (group.members, group.titles.get(of)) if group else (None, None)
    more = "over" in condition
    values: dict[str, object] = {
        "award": law.name_of(of),
        "percent": round(100 * (condition["over"] if more else condition["least"])),
        "year": case.year,
    }
    if not members or having is None:
        yield Outcome(State.UNKNOWN, "group_unknown", values)
        return
    enough = having > condition["over"] * members if more else having >= condition["least"] * members
    values |= {"found": having, "members": members}
    yield MET if enough else Outcome(State.NOT_MET, "share_over_short" if more else "share_short", values)


def _all_completed(_condition: Condition, case: Case, _law: Law, _run: range) -> Iterator[Outcome]:
    group = case.group
    if group is None or group.members is None or group.completed is None:
        yield Outcome(State.UNKNOWN, "completed_unknown", {"year": case.year})
    elif group.completed < group.members:
        values: dict[str, object] = {"found": group.completed, "members": group.members, "year": case.year}
        yield Outcome(State.NOT_MET, "not_all_completed", values)
    else:
        yield MET


def _member(condition: Condition, case: Case, law: Law, _run: range) -> Iterator[Outcome]:
    having = case.group.titles.get(condition["award"]) if case.group else None
    values: dict[str, object] = {"award": law.name_of(condition["award"]), "year": case.year}
    if having is None:
        yield Outcome(State.UNKNOWN, "member_unknown", values)
    else:
        yield MET if having else Outcome(State.NOT_MET, "member_lacking", values)


def _none_disciplined(_condition: Condition, case: Case, _law: Law, _run: range) -> Iterator[Outcome]:
    having = case.group.disciplined if case.group else None
    if having is None:
        yield Outcome(State.UNKNOWN, "disciplined_unknown", {"year": case.year})
    else:
        yield MET if not having else Outcome(State.NOT_MET, "member_disciplined", {"found": having, "year": case.year})


def _employed(condition: Condition, case: Case, _law: Law, _run: range) -> Iterator[Outcome]:
    """Look at the months from being taken on to the end of the year; an exclusion: it counts where it is known."""
    began = case.service.employed_on
    if began is None or began.year < case.year:
        yield MET
        return
    months = 12 - began.month + (began.day == 1) if began.year == case.year else 0
    values: dict[str, object] = {"date": began, "found": months, "needed": condition["months"], "year": case.year}
    yield MET if months >= condition["months"] else Outcome(State.NOT_MET, "employed_short", values)


def _absent(condition: Condition, case: Case, _law: Law, _run: range) -> Iterator[Outcome]:
    days = case.service.absent_days.get(case.year, 0)
    values: dict[str, object] = {"found": days, "needed": condition["days"], "year": case.year}
    yield MET if days < condition["days"] else Outcome(State.NOT_MET, "absent_long", values)


def _undisciplined(condition: Condition, case: Case, _law: Law, _run: range) -> Iterator[Outcome]:
    least = DISCIPLINE_RANKS[condition["from"]]
    for one in case.pending:
        if one.starts_on.year == case.year and DISCIPLINE_RANKS.get(one.category, 0) >= least:
            yield Outcome(State.NOT_MET, "disciplined_in_year", {"what": one.what, "date": one.starts_on})
            return
    yield MET


def _read(condition: Condition, _case: Case, _law: Law, _run: range) -> Iterator[Outcome]:
    yield Outcome(State.UNKNOWN, "to_read", {"text": condition["text"]})


def _names(codes: Collection[str], law: Law) -> str:
    return " / ".join(law.name_of(code) for code in codes)


_KINDS: dict[str, Callable[[Condition, Case, Law, range], Iterator[Any]]] = {
    "years": _years,
    "awards": _awards,
    "results": _results,
    "launched": _launched,
    "share": _share,
    "all_completed": _all_completed,
    "member": _member,
    "none_disciplined": _none_disciplined,
    "employed": _employed,
    "absent": _absent,
    "undisciplined": _undisciplined,
    "read": _read,
}
KINDS = frozenset(_KINDS)
"""The conditions that can be looked at."""
