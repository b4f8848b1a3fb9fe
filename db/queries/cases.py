"""Nominations as the law is asked about them: each with what the record knows, in a fixed number of questions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models.authorities import AuthorityName
from db.models.catalogue import AwardKind, AwardType, Quota
from db.models.decisions import Decision, Recipient
from db.models.nominations import Nomination
from db.models.rounds import AwardRound
from db.queries.doubles import asked_by_entry, entries_of
from db.queries.known_facts import Known, known_facts
from db.queries.replacements import replaced_decisions
from db.rules.awards import full_wording
from db.rules.case import Case, Nominated, Service
from db.rules.terms import NominationState, NomineeKind, RewardType

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


@dataclass(frozen=True)
class Asked:
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
    dated: date | None = None
    received: date | None = None
    launched_by: str = ""


def asked_of(session: Session, ids: Sequence[int]) -> list[Asked]:
    """Return nominations as they stand in the record."""
    n, of_round = Nomination, AwardRound
    rows = session.execute(
        select(
            *(n.id, n.name, n.kind, n.nominee_id, n.citation, n.round_id, n.award_type_id, AwardType.code),
            *(*_AWARD, of_round.reward_type, of_round.year, of_round.received_on, Decision.dated),
            of_round.launched_by,
        )
        .join(AwardType, AwardType.id == n.award_type_id)
        .join(of_round, of_round.id == n.round_id)
        .outerjoin(Recipient, Recipient.nomination_id == n.id)
        .outerjoin(Decision, Decision.id == Recipient.decision_id)
        .where(n.id.in_(ids))
    )
    return [
        Asked(
            *(row.id, row.name, row.kind, row.nominee_id, row.citation, row.round_id, row.award_type_id, row.code),
            *(_wording(row), row.reward_type, row.year, row.dated, row.received_on, row.launched_by),
        )
        for row in rows
    ]


def cases_of(session: Session, asked: Sequence[Asked], today: date) -> dict[int, Case]:
    """Return what is known of each; the day that counts is that of the decision, or today while there is none."""
    entries = entries_of(session, {one.nominee_id for one in asked if one.nominee_id})
    known = known_facts(session, entries)
    of_round = _OfRound(
        _in_rounds(session, entries, {one.round_id for one in asked}),
        _put_forward(session, asked),
        _kinds(session, {one.award_type_id for one in asked}),
    )
    nothing = Known()
    return {row.id: _case(row, known.get(row.nominee_id, nothing), of_round, today) for row in asked}


@dataclass(frozen=True)
class _OfRound:
    """What is known of the rounds: nominations by (round, nominee), how many for which award, whom awards go to."""

    nominations: Mapping[tuple[int, int], Sequence[Any]]
    put_forward: Mapping[int, Mapping[str, int]]
    kinds: Mapping[int, frozenset[NomineeKind]]


def _case(row: Asked, facts: Known, of_round: _OfRound, today: date) -> Case:
    return Case(
        kind=row.kind,
        award=row.code,
        basis=row.reward_type,
        year=row.year,
        day=row.dated or today,
        name=row.name,
        award_name=row.award,
        received=row.received,
        launched_by=row.launched_by,
        ratings=facts.ratings,
        initiatives=facts.initiatives,
        all_results=facts.results_known,
        pending=facts.pending,
        citation=row.citation,
        given=[given for nomination, given in facts.awards if nomination != row.id],
        group=facts.groups.get(row.year),
        service=Service(facts.employed_on, facts.absent),
        in_round=[
            Nominated(_wording(other), other.state, same=other.award_type_id == row.award_type_id)
            for other in of_round.nominations.get((row.round_id, row.nominee_id), ())
            if other.id != row.id
        ],
        put_forward=of_round.put_forward.get(row.round_id, {}),
        kinds=of_round.kinds.get(row.award_type_id),
    )


def _wording(row: Any) -> str:
    return full_wording(row.award, row.giver or "", row.wording)


def _kinds(session: Session, award_types: Iterable[int]) -> dict[int, frozenset[NomineeKind]]:
    rows = session.execute(
        select(AwardKind.award_type_id, AwardKind.kind).where(AwardKind.award_type_id.in_(award_types))
    )
    found: defaultdict[int, set[NomineeKind]] = defaultdict(set)
    for award_type, kind in rows:
        found[award_type].add(kind)
    return {award_type: frozenset(those) for award_type, those in found.items()}


def _put_forward(session: Session, asked: Sequence[Asked]) -> dict[int, dict[str, int]]:
    """Return by round how many are put forward for each award that a quota of the awards asked about counts.

    Most awards have none: a large round is then not counted for each nomination that is looked at.
    """
    shares = select(AwardType.code, Quota.counted_of).join(Quota, Quota.award_type_id == AwardType.id)
    codes = {one.code for one in asked}
    counted = {code for share in session.execute(shares) if share.code in codes for code in share}
    if not counted:
        return {}
    n = Nomination
    rows = session.execute(
        select(n.round_id, AwardType.code, func.count().label("many"))
        .join(AwardType, AwardType.id == n.award_type_id)
        .where(n.round_id.in_({one.round_id for one in asked}), n.state.not_in(_GIVEN_UP))
        .where(AwardType.code.in_(counted))
        .group_by(n.round_id, AwardType.code)
    )
    found: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for row in rows:
        found[row.round_id][row.code] = row.many
    return found


def _in_rounds(
    session: Session, entries: dict[int, tuple[int, ...]], rounds: Iterable[int]
) -> dict[tuple[int, int], list[Any]]:
    """Return by (round, nominee) what is put forward there, not given up and not of a replaced decision."""
    asked = asked_by_entry(entries)
    n = Nomination
    replaced = select(Recipient.nomination_id).where(Recipient.decision_id.in_(replaced_decisions()))
    rows = session.execute(
        select(n.id, n.round_id, n.nominee_id, n.award_type_id, n.state, *_AWARD)
        .join(AwardType, AwardType.id == n.award_type_id)
        .where(n.nominee_id.in_(asked), n.round_id.in_(rounds), n.state.not_in(_GIVEN_UP))
        .where(n.id.not_in(replaced))
        .order_by(n.id)
    )
    found: dict[tuple[int, int], list[Any]] = {}
    for row in rows:
        for one in asked[row.nominee_id]:
            found.setdefault((row.round_id, one), []).append(row)
    return found
