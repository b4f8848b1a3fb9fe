"""Which awards decisions give: one, or several in the order of the catalogue."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models.catalogue import AwardType
from db.models.decisions import Decision, DecisionItem, Recipient
from db.models.nominations import Nomination
from db.queries.paper_order import LAW_ORDER
from db.rules.awards import full_wording
from db.rules.terms import NomineeKind


@dataclass(frozen=True)
class Given:
    """One award of a decision, and how many of each kind are approved for it."""

    award: AwardType
    counts: dict[NomineeKind, int]


def full_award(award: AwardType, title: str) -> str:
    """Return an award in full as an authority of this title gives it: "Bằng khen của Chủ tịch …"."""
    return full_wording(award.name, title, award.wording)


def given_awards(session: Session, decisions: Sequence[int]) -> dict[int, list[Given]]:
    """Return what each of some decisions gives, by its id; two statements.

    An award that nobody is approved for is left out, unless the decision approves nobody at all.
    """
    item, award_id = DecisionItem, Nomination.award_type_id
    rows = session.execute(
        select(item.decision_id, award_id, Nomination.kind, item.approved, func.count().label("many"))
        .join(Nomination, Nomination.id == item.nomination_id)
        .where(item.decision_id.in_(decisions))
        .group_by(item.decision_id, award_id, Nomination.kind, item.approved)
    ).all()
    counts: dict[int, dict[int, dict[NomineeKind, int]]] = {}
    for row in rows:
        kinds = counts.setdefault(row.decision_id, {}).setdefault(row.award_type_id, {})
        if row.approved:
            kinds[row.kind] = row.many
    asked = {row.award_type_id for row in rows}
    awards = session.scalars(select(AwardType).where(AwardType.id.in_(asked)).order_by(*LAW_ORDER)).all()
    found = {
        decision: [Given(award, kinds[award.id]) for award in awards if award.id in kinds]
        for decision, kinds in counts.items()
    }
    return {decision: [one for one in those if one.counts] or those for decision, those in found.items()}


def awards_by_decision(session: Session, decisions: Sequence[int]) -> dict[int, list[AwardType]]:
    """Return what each of many decisions gives, without counting their people.

    Recipients stand award by award: a decision whose last one has the award that it began with gives no other.
    """
    last = (
        select(Recipient.award_type_id)
        .where(Recipient.decision_id == Decision.id)
        .order_by(Recipient.ordinal.desc())
        .limit(1)
        .scalar_subquery()
    )
    asked = select(Decision.id, Decision.award_type_id, last.label("last")).where(Decision.id.in_(decisions))
    rows = session.execute(asked).all()
    first = {row.id: row.award_type_id for row in rows if row.last == row.award_type_id}
    awards = {one.id: one for one in session.scalars(select(AwardType).where(AwardType.id.in_(set(first.values()))))}
    looked_at = given_awards(session, [row.id for row in rows if row.id not in first])
    return {id_: [awards[award]] for id_, award in first.items()} | {
        id_: [each.award for each in those] for id_, those in looked_at.items()
    }


def frozen_awards(session: Session, decision_id: int) -> dict[int, str]:
    """Return the awards of an issued decision in full, as they were frozen, by award type."""
    of_this = Recipient.decision_id == decision_id
    rows = session.execute(select(Recipient.award_type_id, Recipient.award).where(of_this).distinct())
    return {row.award_type_id: row.award for row in rows}
