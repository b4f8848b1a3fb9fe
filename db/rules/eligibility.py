"""What the law says about one nomination: findings with their article. They advise; the clerk decides."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Any

from db.rules.awards import general_name
from db.rules.catalogue import AwardType, Catalogue, Criterion
from db.rules.names import match_key
from db.rules.terms import NominationState, NomineeKind, RewardType, Severity

_COUNTED = {
    "any_of",
    "basis",
    "rating",
    "rating_min",
    "min_rating",
    "initiatives_min",
    "research_min",
    "prior",
    "requires",
}
_BESIDE = {"consecutive_years", "initiative_level", "or_research_min", "scope", "launched_by"}
_BASES = {
    "movement": RewardType.MOVEMENT,
    "movement >=3 years": RewardType.MOVEMENT,
    "many_or_sudden_achievements": RewardType.SUDDEN,
    "sudden_achievement": RewardType.SUDDEN,
    "sudden": RewardType.SUDDEN,
    "contribution": RewardType.CONTRIBUTION,
    "land, labour or property contribution": RewardType.CONTRIBUTION,
}


@dataclass(frozen=True)
class Initiative:
    """A recognised initiative, or research result, of one year."""

    year: int
    level: str
    research: bool = False


@dataclass(frozen=True)
class Pending:
    """A discipline, inspection or verification from a day to a day; open while it lasts."""

    what: str
    starts_on: date
    ends_on: date | None = None


@dataclass(frozen=True)
class Given:
    """An award the nominee has already, with its decision and the citation it was given for."""

    award: str
    number: str
    dated: date
    citation: str


@dataclass(frozen=True)
class Nominated:
    """Another nomination of the nominee in the same round; `same` says whether for the same award and authority."""

    award: str
    state: NominationState
    same: bool


@dataclass(frozen=True)
class Case:
    """What is known of a nominee when it is put forward; what is not in here is unknown, never denied."""

    kind: NomineeKind
    award: str
    basis: RewardType
    year: int
    day: date
    name: str = ""
    award_name: str = ""
    ratings: Mapping[int, str] = dataclasses.field(default_factory=dict)
    titles: Mapping[str, frozenset[int]] = dataclasses.field(default_factory=dict)
    initiatives: Sequence[Initiative] = ()
    pending: Sequence[Pending] = ()
    citation: str = ""
    given: Sequence[Given] = ()
    in_round: Sequence[Nominated] = ()
    kinds: frozenset[NomineeKind] | None = None
    """Whom the record's award may go to, None where that is not known."""


@dataclass(frozen=True)
class Finding:
    """A fact about a nomination; `rule` is the code of its sentence, `article` where the law says so."""

    rule: str
    severity: Severity
    article: str
    values: Mapping[str, object] = dataclasses.field(default_factory=dict)


class Answer(IntEnum):
    """How far a criterion is fulfilled, worst first."""

    NOT_MET = 0
    UNKNOWN = 1
    MET = 2


_Gap = tuple[Answer, str, dict[str, object]]


NOT_SAID = Finding("law_silent", Severity.INFO, "")
"""Nothing of the law was looked at: the award is the office's own, or the catalogue has no criteria for it."""


def findings(case: Case, law: Catalogue) -> list[Finding]:
    """Return what record and law say, the gravest first; an info where the law is content or where nobody can say.

    What the record alone tells (twice in the round, rewarded already, not for this kind) needs no law in hand. Where
    no criterion was looked at one info says so: nothing found is never said of what was not checked.
    """
    found = {(one.rule, str(one.values)): one for one in (*_guards(case, law), *_by_law(case, law))}.values()
    return sorted(found, key=lambda one: list(Severity).index(one.severity))


def checked(found: Sequence[Finding]) -> bool:
    """Return whether the law was looked at and left nothing open: only then nothing stands in the way."""
    infos = [one.rule for one in found if one.severity is Severity.INFO]
    return bool(infos) and all(rule == "criteria_met" for rule in infos)


def _by_law(case: Case, law: Catalogue) -> list[Finding]:
    award = law.awards.get(case.award)
    if award is None or not any(regime.fact.holds_on(case.day) for regime in law.regimes):
        return [NOT_SAID]
    found = [*_in_force(case, award, law), *_blocks(case, law)]
    regime = law.regime_on(case.day)
    if not regime.criteria_in_hand:
        return [*found, Finding("law_not_in_hand", Severity.INFO, "", {"law": regime.law})]
    judged: list[Finding] = []
    if case.kind in award.kinds:
        for criterion in law.criteria_for(case.award, regime.code):
            judged += _judged(case, criterion, law)
    return [*found, *(judged or [NOT_SAID])]


def _guards(case: Case, law: Catalogue) -> Iterator[Finding]:
    named = _named(case, law)
    if case.kinds is not None and case.kind not in case.kinds:
        yield Finding("kind_not_for_award", Severity.ERROR, "", {"award": named, "kind": case.kind.value})
    for other in case.in_round:
        if other.same:
            yield Finding("nominated_twice", Severity.ERROR, "", {"name": case.name, "state": other.state.value})
        else:
            yield Finding("nominated_for_other", Severity.WARNING, "", {"award": other.award})
    yield from _twice(case, law)


def _named(case: Case, law: Catalogue) -> str:
    """Return the award as the record calls it, with who gives it; else as the law does."""
    return case.award_name or general_name(law.awards[case.award].name if case.award in law.awards else case.award)


def longest_run(years: frozenset[int], last: int) -> int:
    """Return how many years in a row end with `last` ("liên tục" is adjacency of calendar years)."""
    run = 0
    while last - run in years:
        run += 1
    return run


def _in_force(case: Case, award: AwardType, law: Catalogue) -> Iterator[Finding]:
    if not award.fact.holds_on(case.day):
        yield Finding(
            "award_not_in_force", Severity.WARNING, award.fact.article, {"award": _named(case, law), "date": case.day}
        )
    allowed = award.kinds.get(case.kind)
    if allowed is None:
        yield Finding("kind_not_for_award", Severity.ERROR, "", {"award": _named(case, law), "kind": case.kind.value})
    elif not allowed.holds_on(case.day):
        values = {"award": _named(case, law), "kind": case.kind.value, "date": allowed.valid_from}
        yield Finding("kind_not_yet_for_award", Severity.WARNING, allowed.article, values)


def _blocks(case: Case, law: Catalogue) -> Iterator[Finding]:
    for one in case.pending:
        if one.starts_on <= case.day and (one.ends_on is None or one.ends_on >= case.day):
            values = {"what": one.what, "date": one.starts_on}
            yield Finding("discipline_pending", Severity.WARNING, law.blocks["pending"].article, values)
        elif one.ends_on is not None and one.ends_on.year >= case.year:
            values = {"what": one.what, "date": one.ends_on}
            yield Finding("discipline_ended", Severity.WARNING, law.blocks["after_discipline"].article, values)


def _twice(case: Case, law: Catalogue) -> Iterator[Finding]:
    for one in case.given:
        if case.citation and match_key(one.citation) == match_key(case.citation):
            values = {"award": one.award, "number": one.number, "date": one.dated}
            yield Finding("rewarded_already", Severity.WARNING, law.blocks["rewarded_once"].article, values)


def _judged(case: Case, criterion: Criterion, law: Catalogue) -> list[Finding]:
    machine = criterion.machine.get(case.kind.value, criterion.machine)
    if not machine or set(machine) & {kind.value for kind in NomineeKind}:
        return []
    gaps = _branch(case, machine, law)
    article = criterion.fact.article
    open_gaps = [gap for gap in gaps if gap[0] is not Answer.MET]
    if not open_gaps:
        return [Finding("criteria_met", Severity.INFO, article, {"award": _named(case, law)})] if gaps else []
    return [
        Finding(rule, Severity.WARNING if answer is Answer.NOT_MET else Severity.INFO, article, values)
        for answer, rule, values in open_gaps
    ]


def _branch(case: Case, machine: Mapping[str, Any], law: Catalogue) -> list[_Gap]:
    """Return one answer for each countable part; of alternatives only the one that is nearest to being met."""
    gaps: list[_Gap] = []
    if "any_of" in machine:
        ways = [list(_branch(case, way, law)) for way in machine["any_of"]]
        gaps += max(ways, key=_nearness)
    if "basis" in machine:
        gaps.append(_basis(case, machine["basis"]))
    for rating in (machine[key] for key in ("rating", "rating_min", "min_rating") if key in machine):
        gaps += _ratings(case, rating, machine.get("consecutive_years", 1), law)
    if "initiatives_min" in machine:
        gaps.append(_initiatives(case, machine))
    if "research_min" in machine:
        gaps.append(_counted(case, machine["research_min"], [one for one in case.initiatives if one.research]))
    if "prior" in machine:
        gaps.append(_prior(case, machine["prior"], law))
    for code in machine.get("requires", ()):
        gaps.append(_prior(case, {"award": code, "consecutive": 1}, law))
    if set(machine) - _COUNTED - _BESIDE:
        gaps.append((Answer.UNKNOWN, "criteria_to_read", {"award": _named(case, law)}))
    return gaps


def _nearness(way: Iterable[_Gap]) -> tuple[bool, float, Answer]:
    """How near a way is: wholly met, else the share that is met, else what is unknown before what is denied."""
    answers = [gap[0] for gap in way] or [Answer.UNKNOWN]
    return min(answers) is Answer.MET, answers.count(Answer.MET) / len(answers), min(answers)


def _basis(case: Case, basis: str) -> _Gap:
    met = _BASES.get(basis) is case.basis
    return (Answer.MET if met else Answer.NOT_MET), "basis_differs", {}


def _ratings(case: Case, needed: str, years: int, law: Catalogue) -> Iterator[_Gap]:
    for year in range(case.year, case.year - years, -1):
        given = case.ratings.get(year)
        if given is None:
            yield Answer.UNKNOWN, "rating_unknown", {"year": year, "needed": needed}
        elif law.ratings.get(given, 0) < law.ratings[needed]:
            yield Answer.NOT_MET, "rating_low", {"year": year, "rating": given, "needed": needed}
        else:
            yield Answer.MET, "", {}


def _initiatives(case: Case, machine: Mapping[str, Any]) -> _Gap:
    years = machine.get("consecutive_years", 1)
    counted = [one for one in case.initiatives if case.year - years < one.year <= case.year]
    research = [one for one in counted if one.research]
    if "or_research_min" in machine and len(research) >= machine["or_research_min"]:
        return Answer.MET, "", {}
    return _counted(case, machine["initiatives_min"], [one for one in counted if not one.research])


def _counted(case: Case, needed: int, counted: Sequence[Initiative]) -> _Gap:
    if len(counted) >= needed:
        return Answer.MET, "", {}
    values: dict[str, object] = {"needed": needed, "found": len(counted), "year": case.year}
    return (Answer.NOT_MET if case.initiatives else Answer.UNKNOWN), "initiatives_short", values


def _prior(case: Case, prior: Mapping[str, Any], law: Catalogue) -> _Gap:
    code, needed = prior["award"], prior.get("consecutive", prior.get("count", 1))
    years = case.titles.get(code, frozenset())
    run = max(longest_run(years, case.year), longest_run(years, case.year - 1))
    reached = run if "consecutive" in prior else len(years)
    if reached >= needed:
        return Answer.MET, "", {}
    named = law.awards[code].name if code in law.awards else code
    values: dict[str, object] = {"award": named, "needed": needed, "found": reached}
    return Answer.UNKNOWN, "prior_short", values
