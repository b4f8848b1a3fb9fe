"""What the law says about nominations on a day, beside what the clerk decided about it."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.catalogue import shipped
from db.models.authorities import AuthorityName
from db.models.catalogue import AwardKind, AwardType
from db.models.decisions import Decision, Recipient
from db.models.facts import Discipline, DutyRating, Initiative
from db.models.nominations import Finding as Kept
from db.models.nominations import Nomination
from db.models.register import Revocation
from db.models.rounds import AwardRound
from db.queries.doubles import asked_by_entry, entries_of
from db.queries.known_by_name import nominee_meant
from db.queries.nomination_list import AT_ONCE, FindingLine, NominationLine, findings_of, nomination_lines
from db.rules import eligibility, stages
from db.rules.awards import full_wording, general_name
from db.rules.catalogue import Catalogue, catalogue_of
from db.rules.drafts import NominationDraft
from db.rules.eligibility import Case, Finding, Given, Nominated, Pending
from db.rules.terms import NominationState, NomineeKind, RewardType, Severity

_GIVEN_UP = (NominationState.WITHDRAWN, NominationState.NOT_RECOMMENDED, NominationState.NOT_APPROVED)


_GIVER = (
    select(AuthorityName.short_title)
    .where(AuthorityName.authority_id == Nomination.authority_id)
    .order_by(AuthorityName.valid_from.desc())
    .limit(1)
    .scalar_subquery()
)
_AWARD: Any = (AwardType.name.label("award"), AwardType.wording, _GIVER.label("giver"))
"""What an award is called in full, and who gives it, of a row of `Nomination`."""


@cache
def law() -> Catalogue:
    """Return the shipped law."""
    return catalogue_of(shipped())


def advice_on(session: Session, nomination_id: int, today: date) -> list[FindingLine]:
    """Return the law's findings about one nomination, the gravest first, each with the clerk's override."""
    kept = {line.rule: line for line in findings_of(session, nomination_id)}
    lines: list[FindingLine] = []
    for found in advice(session, [nomination_id], today).get(nomination_id, ()):
        old = kept.get(found.rule)
        overridden = (old.override_reason, old.overridden_by) if old else ("", "")
        id_ = old.id if old else 0
        lines.append(FindingLine(id_, found.rule, found.severity, found.article, written(found), *overridden))
    said = {line.rule for line in lines}
    return [*lines, *(line for rule, line in kept.items() if rule not in said)]


def advice(session: Session, ids: Sequence[int], today: date) -> dict[int, list[Finding]]:
    """Return what record and law say of each nomination, asking the record a fixed number of times.

    The day that counts is that of the decision, or today while there is none.
    """
    return {id_: eligibility.findings(case, law()) for id_, case in _cases(session, ids, today).items()}


def with_advice(session: Session, lines: Mapping[int, NominationLine], today: date) -> dict[int, NominationLine]:
    """Return rows of the list with what stands open now: live findings and kept ones, less those overridden."""
    kept: defaultdict[int, dict[str, tuple[Severity, bool]]] = defaultdict(dict)
    rows = select(Kept.nomination_id, Kept.rule, Kept.severity, Kept.override_reason)
    for row in session.execute(rows.where(Kept.nomination_id.in_(lines))):
        kept[row.nomination_id][row.rule] = (row.severity, bool(row.override_reason))
    live = advice(session, list(lines), today)
    return {id_: _judged(line, live.get(id_, []), kept[id_]) for id_, line in lines.items()}


@dataclass(frozen=True)
class RoundCheck:
    """Of the nominations of a round that may still change: how many have something open, and how many are unchecked.

    It is what the list of nominations says of each row; "unchecked" is said where nothing was found and the law was
    not looked at.
    """

    open: int = 0
    unchecked: int = 0


def check_of_round(session: Session, round_id: int, today: date) -> RoundCheck:
    """Return what the checks say of a round; each nomination is judged as in the list: for a worker."""
    ids = session.scalars(
        select(Nomination.id).where(Nomination.round_id == round_id, Nomination.state.in_(stages.EDITABLE))
    ).all()
    lines: dict[int, NominationLine] = {}
    for first in range(0, len(ids), AT_ONCE):
        lines |= with_advice(session, nomination_lines(session, ids[first : first + AT_ONCE]), today)
    found = [line for line in lines.values() if line.severity is not None]
    unchecked = [line for line in lines.values() if line.severity is None and not line.checked and not line.overridden]
    return RoundCheck(len(found), len(unchecked))


def _judged(line: NominationLine, live: Sequence[Finding], kept: Mapping[str, tuple[Severity, bool]]) -> NominationLine:
    asked = {one.rule: (one.severity, False) for one in live if one.severity is not Severity.INFO} | dict(kept)
    standing = [severity for severity, overridden in asked.values() if not overridden]
    return replace(
        line,
        findings=len(asked),
        overridden=len(asked) - len(standing),
        severity=min(standing, key=list(Severity).index, default=None),
        finding=next((rule for rule, (_severity, overridden) in asked.items() if not overridden), ""),
        checked=eligibility.checked(live),
    )


def advice_on_draft(
    session: Session, draft: NominationDraft, round_id: int, award_type_id: int, today: date, own_id: int = 0
) -> list[FindingLine]:
    """Return the same about a nomination that is being typed, for an award; `own_id` is the nomination it corrects.

    Of somebody whom the record does not know yet it says what award and kind alone tell.
    """
    award = session.get(AwardType, award_type_id)
    here = session.get(AwardRound, round_id)
    if award is None or here is None:
        return []
    nominee = nominee_meant(session, draft) or 0
    asked = _Asked(
        own_id,
        draft.name,
        draft.kind,
        nominee,
        draft.citation,
        round_id,
        award.id,
        award.code,
        general_name(award.name),
        here.reward_type,
        here.year,
        None,
    )
    cases = _cases_of(session, [asked], today)
    return [
        FindingLine(0, found.rule, found.severity, found.article, written(found), "", "")
        for found in eligibility.findings(cases[own_id], law())
    ]


def written(found: Finding) -> str:
    """Return a finding's values as the record keeps them: JSON, days as clerks write them."""
    return json.dumps(dict(found.values), ensure_ascii=False, default=lambda day: f"{day:%d/%m/%Y}")


@dataclass(frozen=True)
class _Asked:
    """A nomination that is asked about; `dated` is the day of its decision."""

    id: int
    name: str
    kind: NomineeKind
    nominee_id: int
    citation: str
    round_id: int
    award_type_id: int
    code: str
    award: str
    reward_type: RewardType
    year: int
    dated: date | None


def _cases(session: Session, ids: Sequence[int], today: date) -> dict[int, Case]:
    rows = session.execute(
        select(
            Nomination.id,
            Nomination.name,
            Nomination.kind,
            Nomination.nominee_id,
            Nomination.citation,
            Nomination.round_id,
            Nomination.award_type_id,
            AwardType.code,
            *_AWARD,
            AwardRound.reward_type,
            AwardRound.year,
            Decision.dated,
        )
        .join(AwardType, AwardType.id == Nomination.award_type_id)
        .join(AwardRound, AwardRound.id == Nomination.round_id)
        .outerjoin(Recipient, Recipient.nomination_id == Nomination.id)
        .outerjoin(Decision, Decision.id == Recipient.decision_id)
        .where(Nomination.id.in_(ids))
    ).all()
    asked = [_Asked(*cast(Any, (*row[:8], _wording(row), *row[11:]))) for row in rows]
    return _cases_of(session, asked, today)


def _wording(row: Any) -> str:
    return full_wording(row.award, row.giver or "", row.wording)


def _cases_of(session: Session, asked: Sequence[_Asked], today: date) -> dict[int, Case]:
    entries = entries_of(session, {one.nominee_id for one in asked if one.nominee_id})
    known = _known(session, entries)
    here = _in_rounds(session, entries, {one.round_id for one in asked})
    kinds = _kinds(session, {one.award_type_id for one in asked})
    cases: dict[int, Case] = {}
    for row in asked:
        facts = known.get(row.nominee_id) or _Known({}, [], [], [])
        others = [one for one in facts.awards if one.nomination_id != row.id]
        years: defaultdict[str, set[int]] = defaultdict(set)
        for one in others:
            years[one.code].add(one.year)
        cases[row.id] = Case(
            kind=row.kind,
            award=row.code,
            basis=row.reward_type,
            year=row.year,
            day=row.dated or today,
            name=row.name,
            award_name=row.award,
            ratings=facts.ratings,
            titles={code: frozenset(found) for code, found in years.items()},
            initiatives=facts.initiatives,
            pending=facts.pending,
            citation=row.citation,
            given=[Given(one.award, one.number or "", one.dated, one.citation) for one in others],
            in_round=[
                Nominated(_wording(other), other.state, same=other.award_type_id == row.award_type_id)
                for other in here.get((row.round_id, row.nominee_id), ())
                if other.id != row.id
            ],
            kinds=kinds.get(row.award_type_id),
        )
    return cases


def _kinds(session: Session, award_types: Iterable[int]) -> dict[int, frozenset[NomineeKind]]:
    rows = session.execute(
        select(AwardKind.award_type_id, AwardKind.kind).where(AwardKind.award_type_id.in_(award_types))
    )
    found: defaultdict[int, set[NomineeKind]] = defaultdict(set)
    for award_type, kind in rows:
        found[award_type].add(kind)
    return {award_type: frozenset(those) for award_type, those in found.items()}


def _in_rounds(
    session: Session, entries: dict[int, tuple[int, ...]], rounds: Iterable[int]
) -> dict[tuple[int, int], list[Any]]:
    """Return by (round, nominee) what is put forward there and not given up."""
    asked = asked_by_entry(entries)
    rows = session.execute(
        select(
            Nomination.id,
            Nomination.round_id,
            Nomination.nominee_id,
            Nomination.award_type_id,
            Nomination.state,
            *_AWARD,
        )
        .join(AwardType, AwardType.id == Nomination.award_type_id)
        .where(Nomination.nominee_id.in_(asked), Nomination.round_id.in_(rounds), Nomination.state.not_in(_GIVEN_UP))
        .order_by(Nomination.id)
    )
    found: dict[tuple[int, int], list[Any]] = {}
    for row in rows:
        for one in asked[row.nominee_id]:
            found.setdefault((row.round_id, one), []).append(row)
    return found


@dataclass
class _Known:
    """What the record holds of one nominee; `awards` are rows of its awards in force."""

    ratings: dict[int, str]
    initiatives: list[eligibility.Initiative]
    pending: list[Pending]
    awards: list[Any]


def _known(session: Session, entries: dict[int, tuple[int, ...]]) -> dict[int, _Known]:
    """Return what is known of each nominee under all its entries; of one year its own rating goes before a double's."""
    known = {nominee: _Known({}, [], [], []) for nominee in entries}
    asked = asked_by_entry(entries)
    ratings = select(DutyRating.nominee_id, DutyRating.year, DutyRating.rating)
    for rated in session.execute(ratings.where(DutyRating.nominee_id.in_(asked))):
        for one in asked[rated.nominee_id]:
            if rated.nominee_id == one or rated.year not in known[one].ratings:
                known[one].ratings[rated.year] = rated.rating
    initiatives = select(Initiative.nominee_id, Initiative.year, Initiative.level, Initiative.research)
    for made in session.execute(initiatives.where(Initiative.nominee_id.in_(asked))):
        for one in asked[made.nominee_id]:
            known[one].initiatives.append(eligibility.Initiative(made.year, made.level, made.research))
    pending = select(Discipline.nominee_id, Discipline.what, Discipline.starts_on, Discipline.ends_on)
    for held in session.execute(pending.where(Discipline.nominee_id.in_(asked))):
        for one in asked[held.nominee_id]:
            known[one].pending.append(Pending(held.what, held.starts_on, held.ends_on))
    awards = (
        select(
            Recipient.nominee_id,
            Recipient.nomination_id,
            Recipient.award,
            Recipient.citation,
            AwardType.code,
            AwardRound.year,
            Decision.number,
            Decision.dated,
        )
        .join(AwardType, AwardType.id == Recipient.award_type_id)
        .join(Decision, Decision.id == Recipient.decision_id)
        .join(AwardRound, AwardRound.id == Decision.round_id)
        .outerjoin(Revocation, Revocation.recipient_id == Recipient.id)
        .where(Recipient.nominee_id.in_(asked), Revocation.id.is_(None))
        .order_by(Recipient.id)
    )
    for award in session.execute(awards):
        for one in asked[award.nominee_id]:
            known[one].awards.append(award)
    return known
