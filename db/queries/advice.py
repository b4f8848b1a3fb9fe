"""What the law says about one nomination on a day, beside what the clerk decided about it."""

import json
from collections import defaultdict
from datetime import date
from functools import cache

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
from db.rules.eligibility import Case, Given, Pending


@cache
def _law() -> Catalogue:
    return catalogue_of(shipped())


def advice_on(session: Session, nomination_id: int, today: date) -> list[FindingLine]:
    """Return the law's findings, the gravest first, each with the clerk's override where there is one.

    The day that counts is that of the decision, or today while there is none. An award that the office added
    itself, and a day before the catalogue begins, have no findings but those kept in the record.
    """
    kept = {line.rule: line for line in findings_of(session, nomination_id)}
    case = _case(session, nomination_id, today)
    law = _law()
    lines: list[FindingLine] = []
    if case is not None and case.award in law.awards and any(one.fact.holds_on(case.day) for one in law.regimes):
        for found in eligibility.findings(case, law):
            values = json.dumps(dict(found.values), ensure_ascii=False, default=_written)
            old = kept.get(found.rule)
            overridden = (old.override_reason, old.overridden_by) if old else ("", "")
            lines.append(
                FindingLine(old.id if old else 0, found.rule, found.severity, found.article, values, *overridden)
            )
    said = {line.rule for line in lines}
    return [*lines, *(line for rule, line in kept.items() if rule not in said)]


def _written(day: object) -> str:
    """Return a day as clerks write it: JSON has no days."""
    return f"{day:%d/%m/%Y}" if isinstance(day, date) else str(day)


def _case(session: Session, nomination_id: int, today: date) -> Case | None:
    row = session.execute(
        select(
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
        .where(Nomination.id == nomination_id)
    ).one_or_none()
    if row is None:
        return None
    nominee = row.nominee_id
    ratings = session.execute(select(DutyRating.year, DutyRating.rating).where(DutyRating.nominee_id == nominee))
    initiatives = session.execute(
        select(Initiative.year, Initiative.level, Initiative.research).where(Initiative.nominee_id == nominee)
    )
    pending = session.execute(
        select(Discipline.what, Discipline.starts_on, Discipline.ends_on).where(Discipline.nominee_id == nominee)
    )
    titles, given = _earlier(session, nominee, nomination_id)
    return Case(
        kind=row.kind,
        award=row.code,
        basis=row.reward_type,
        year=row.year,
        day=row.dated or today,
        ratings={one.year: one.rating for one in ratings},
        titles=titles,
        initiatives=[eligibility.Initiative(one.year, one.level, one.research) for one in initiatives],
        pending=[Pending(one.what, one.starts_on, one.ends_on) for one in pending],
        citation=row.citation,
        given=given,
    )


def _earlier(session: Session, nominee: int, but: int) -> tuple[dict[str, frozenset[int]], list[Given]]:
    """Return the awards in force of a nominee: the years of each, and each with its decision."""
    rows = session.execute(
        select(AwardType.code, AwardRound.year, Recipient.award, Recipient.citation, Decision.number, Decision.dated)
        .join(AwardType, AwardType.id == Recipient.award_type_id)
        .join(Decision, Decision.id == Recipient.decision_id)
        .join(AwardRound, AwardRound.id == Decision.round_id)
        .outerjoin(Revocation, Revocation.recipient_id == Recipient.id)
        .where(Recipient.nominee_id == nominee, Recipient.nomination_id != but, Revocation.id.is_(None))
        .order_by(Recipient.id)
    ).all()
    years: defaultdict[str, set[int]] = defaultdict(set)
    for row in rows:
        years[row.code].add(row.year)
    given = [Given(row.award, row.number or "", row.dated, row.citation) for row in rows]
    return {code: frozenset(found) for code, found in years.items()}, given
