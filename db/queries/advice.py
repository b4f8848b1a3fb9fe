"""What the law says about nominations on a day, beside what the clerk decided about it."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.catalogue import shipped
from db.models.catalogue import AwardType
from db.models.decisions import Decision, Recipient
from db.models.facts import Discipline, DutyRating, Initiative
from db.models.nominations import Nomination
from db.models.register import Revocation
from db.models.rounds import AwardRound
from db.queries.nomination_list import FindingLine, findings_of
from db.rules import eligibility
from db.rules.catalogue import Catalogue, catalogue_of
from db.rules.eligibility import Case, Finding, Given, Pending


@cache
def _law() -> Catalogue:
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
    """Return what the law says of each nomination, asking the record a fixed number of times.

    The day that counts is that of the decision, or today while there is none. Awards that the office added itself,
    and days before the catalogue begins, have no findings.
    """
    law = _law()
    return {
        id_: eligibility.findings(case, law)
        for id_, case in _cases(session, ids, today).items()
        if case.award in law.awards and any(regime.fact.holds_on(case.day) for regime in law.regimes)
    }


def written(found: Finding) -> str:
    """Return a finding's values as the record keeps them: JSON, days as clerks write them."""
    return json.dumps(dict(found.values), ensure_ascii=False, default=lambda day: f"{day:%d/%m/%Y}")


def _cases(session: Session, ids: Sequence[int], today: date) -> dict[int, Case]:
    rows = session.execute(
        select(
            Nomination.id,
            Nomination.kind,
            Nomination.nominee_id,
            Nomination.citation,
            AwardType.code,
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
    known = _known(session, {row.nominee_id for row in rows})
    cases: dict[int, Case] = {}
    for row in rows:
        facts = known[row.nominee_id]
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
            ratings=facts.ratings,
            titles={code: frozenset(found) for code, found in years.items()},
            initiatives=facts.initiatives,
            pending=facts.pending,
            citation=row.citation,
            given=[Given(one.award, one.number or "", one.dated, one.citation) for one in others],
        )
    return cases


@dataclass
class _Known:
    """What the record holds of one nominee; `awards` are rows of its awards in force."""

    ratings: dict[int, str]
    initiatives: list[eligibility.Initiative]
    pending: list[Pending]
    awards: list[Any]


def _known(session: Session, nominees: Iterable[int]) -> dict[int, _Known]:
    known = {nominee: _Known({}, [], [], []) for nominee in nominees}
    ratings = select(DutyRating.nominee_id, DutyRating.year, DutyRating.rating)
    for rated in session.execute(ratings.where(DutyRating.nominee_id.in_(known))):
        known[rated.nominee_id].ratings[rated.year] = rated.rating
    initiatives = select(Initiative.nominee_id, Initiative.year, Initiative.level, Initiative.research)
    for made in session.execute(initiatives.where(Initiative.nominee_id.in_(known))):
        known[made.nominee_id].initiatives.append(eligibility.Initiative(made.year, made.level, made.research))
    pending = select(Discipline.nominee_id, Discipline.what, Discipline.starts_on, Discipline.ends_on)
    for held in session.execute(pending.where(Discipline.nominee_id.in_(known))):
        known[held.nominee_id].pending.append(Pending(held.what, held.starts_on, held.ends_on))
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
        .where(Recipient.nominee_id.in_(known), Revocation.id.is_(None))
        .order_by(Recipient.id)
    )
    for award in session.execute(awards):
        known[award.nominee_id].awards.append(award)
    return known
