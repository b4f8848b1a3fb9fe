"""What the law says about one nomination: findings with their article. They advise; the clerk decides."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from db.rules.case import Case
from db.rules.conditions import ORDER, Outcome, State, outcomes, worst
from db.rules.law import Award, Block, Criterion, Law, Way
from db.rules.names import match_key
from db.rules.terms import Severity

_SEVERITY = {
    State.BLOCKED: Severity.WARNING,
    State.NOT_MET: Severity.WARNING,
    State.UNKNOWN: Severity.INFO,
    State.MET: Severity.INFO,
    State.INFO: Severity.INFO,
}


@dataclass(frozen=True)
class Finding:
    """A fact about a nomination; `rule` is the code of its sentence, `article` where the law says so."""

    rule: str
    severity: Severity
    article: str
    values: Mapping[str, object] = dataclasses.field(default_factory=dict)
    state: State = State.INFO


NOT_SAID = Finding("law_silent", Severity.INFO, "", {}, State.UNKNOWN)
"""Nothing of the law was looked at: the award is the office's own, or the catalogue has no criteria for it."""


def findings(case: Case, law: Law) -> list[Finding]:
    """Return what record and law say, the gravest first; a grey sentence where nobody can say.

    What the record alone tells (twice in the round, rewarded already, not for this kind) needs no law in hand. Where
    no criterion was looked at one info says so: nothing found is never said of what was not checked.
    """
    day = law.text_day(case.day, case.received)
    found = {(one.rule, str(one.values)): one for one in (*_guards(case, law, day), *_by_law(case, law, day))}.values()
    return sorted(found, key=lambda one: list(Severity).index(one.severity))


def checked(found: Sequence[Finding]) -> bool:
    """Return whether the law was looked at and left nothing open: only then nothing stands in the way."""
    return verdict(found) is State.MET


def verdict(found: Sequence[Finding]) -> State:
    """Return what it comes to: blocked, else not met, else unknown, and met only where one way is met whole."""
    states = [one.state for one in found if one.state is not State.INFO]
    return min(states, key=ORDER.index, default=State.UNKNOWN)


def _by_law(case: Case, law: Law, day: date) -> list[Finding]:
    award, regime = law.awards.get(case.award), law.regime_on(day)
    if award is None or regime is None:
        return [NOT_SAID]
    found = [*_in_force(case, award, law, day), *_blocks(case, law, day), *_votes(case), *_quotas(case, law, day)]
    if case.kind not in award.kinds:
        return [*found, NOT_SAID]
    criteria = law.criteria_on(case.award, case.kind, day)
    if criteria:
        judged = _judged(case, criteria, law)
        return [*found, *([_by_old_text(law, case)] if day != case.day else []), *judged]
    if not law.criteria:
        return [*found, Finding("law_not_received", Severity.INFO, "", {}, State.UNKNOWN)]
    if not law.knows(case.award) and law.any_on(day):
        return [*found, NOT_SAID]
    unread = Finding("law_not_in_hand", Severity.INFO, "", {"law": regime.law, "date": day}, State.UNKNOWN)
    changed = law.block_on("received_before", day)
    if changed is None or case.received is not None:
        return [*found, unread]
    asked = Finding("received_unknown", Severity.INFO, changed.article, {"date": changed.span.first}, State.UNKNOWN)
    return [*found, unread, asked]


def _by_old_text(law: Law, case: Case) -> Finding:
    changed = law.block_on("received_before", case.day)
    assert changed is not None
    values = {"date": case.received, "since": changed.span.first}
    return Finding("by_old_text", Severity.INFO, changed.article, values, State.INFO)


def _guards(case: Case, law: Law, day: date) -> Iterator[Finding]:
    named = _named(case, law)
    if case.kinds is not None and case.kind not in case.kinds:
        values = {"award": named, "kind": case.kind.value}
        yield Finding("kind_not_for_award", Severity.ERROR, "", values, State.BLOCKED)
    for other in case.in_round:
        if other.same:
            twice = {"name": case.name, "state": other.state.value}
            yield Finding("nominated_twice", Severity.ERROR, "", twice, State.BLOCKED)
        else:
            yield Finding("nominated_for_other", Severity.WARNING, "", {"award": other.award}, State.INFO)
    yield from _had(case, law, day)


def _named(case: Case, law: Law) -> str:
    """Return the award as the record calls it, with who gives it; else as the law does."""
    return case.award_name or law.name_of(case.award)


def _had(case: Case, law: Law, day: date) -> Iterator[Finding]:
    """Tell of an award for the same achievement, and of the same title for the same year."""
    title = case.award in law.awards and law.awards[case.award].title
    for one in case.given:
        values = {"award": one.award, "number": one.number, "date": one.dated}
        if case.citation and match_key(one.citation) == match_key(case.citation):
            article = _article(law.block_on("rewarded_once", day))
            yield Finding("rewarded_already", Severity.WARNING, article, values, State.BLOCKED)
        elif one.code == case.award and one.year == case.year and title:
            yield Finding("held_already", Severity.WARNING, "", {**values, "year": one.year}, State.BLOCKED)


def _in_force(case: Case, award: Award, law: Law, day: date) -> Iterator[Finding]:
    named = _named(case, law)
    if not award.span.holds_on(day):
        yield Finding("award_not_in_force", Severity.WARNING, "", {"award": named, "date": day}, State.BLOCKED)
    allowed = award.kinds.get(case.kind)
    if allowed is None:
        values = {"award": named, "kind": case.kind.value}
        yield Finding("kind_not_for_award", Severity.ERROR, "", values, State.BLOCKED)
    elif not allowed.holds_on(day):
        since = {"award": named, "kind": case.kind.value, "date": allowed.first}
        yield Finding("kind_not_yet_for_award", Severity.WARNING, "", since, State.BLOCKED)


def _blocks(case: Case, law: Law, day: date) -> Iterator[Finding]:
    for one in case.pending:
        if one.starts_on <= case.day and (one.ends_on is None or one.ends_on >= case.day):
            article = _article(law.block_on("pending", day))
            values = {"what": one.what, "date": one.starts_on}
            yield Finding("discipline_pending", Severity.WARNING, article, values, State.BLOCKED)
        elif one.ends_on is not None and one.ends_on < case.day and one.ends_on.year >= case.year:
            article = _article(law.block_on("after_discipline", day))
            values = {"what": one.what, "date": one.ends_on}
            yield Finding("discipline_ended", Severity.WARNING, article, values, State.NOT_MET)


def _article(block: Block | None) -> str:
    return block.article if block else ""


def _votes(case: Case) -> Iterator[Finding]:
    """Tell of a vote that misses its share; the share is the caller's, who knows the award's rule."""
    if case.votes is not None and case.votes[0] < case.votes[1]:
        values = {"votes": case.votes[0], "needed": case.votes[1]}
        yield Finding("votes_short", Severity.WARNING, case.votes_article, values, State.NOT_MET)


def _quotas(case: Case, law: Law, day: date) -> Iterator[Finding]:
    """Tell of a round that puts forward more than the share; unknown where it has none of those counted from."""
    for quota in law.quotas:
        found, counted = case.put_forward.get(case.award, 0), case.put_forward.get(quota.of, 0)
        if quota.award != case.award or not quota.span.holds_on(day) or not found:
            continue
        values = {"award": _named(case, law), "of": law.name_of(quota.of), "percent": quota.percent, "found": found}
        if not counted:
            yield Finding("quota_unknown", Severity.INFO, quota.article, values, State.INFO)
        elif found * 100 > counted * quota.percent:
            values |= {"counted": counted, "most": counted * quota.percent // 100}
            yield Finding("quota_exceeded", Severity.WARNING, quota.article, values, State.INFO)


def _judged(case: Case, criteria: Iterable[Criterion], law: Law) -> list[Finding]:
    """Return what the nearest way still lacks; the ways that only a reader can judge are named beside."""
    ways = [(each, way) for each in criteria for way in each.ways]
    open_ = [(each, way) for each, way in ways if case.basis is None or not way.bases or case.basis in way.bases]
    if not open_:
        article = " / ".join(dict.fromkeys(each.article for each, _way in ways))
        return [Finding("basis_differs", Severity.WARNING, article, {}, State.NOT_MET)]
    looked = [(each, way, outcomes(way, case, law)) for each, way in open_]
    criterion, way, found = max(looked, key=lambda one: _nearness(one[1], one[2]))
    cited = criterion.cited(way)
    lacking = [one for one in found if one.state is not State.MET]
    if not lacking:
        return [Finding("criteria_met", Severity.INFO, cited, {"award": _named(case, law)}, State.MET)]
    told = [_told(one, cited) for one in lacking]
    others = [_other(each, other) for each, other, _found in looked if other.read_only and other is not way]
    if others and not way.read_only:
        told.append(Finding("other_ways", Severity.INFO, "", {"ways": "; ".join(others)}, State.INFO))
    return told


def _told(one: Outcome, cited: str) -> Finding:
    return Finding(one.rule, _SEVERITY[one.state], one.article or cited, one.values, one.state)


def _other(criterion: Criterion, way: Way) -> str:
    read = next(str(each["text"]) for each in way.conditions if each["is"] == "read")
    return f"{criterion.article}{f' {way.point}' if way.point else ''}: {read}"


def _nearness(way: Way, found: Sequence[Outcome]) -> tuple[bool, bool, float, int]:
    """How near a way is: wholly met, countable, the share that is met, what is unknown before what is denied."""
    share = sum(one.share for one in found) / len(found) if found else 1.0
    return worst(found) is State.MET, not way.read_only, share, ORDER.index(worst(found))
