"""Which decision was replaced as a whole (thay thế) by which other one, and what is left to be done about it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session, aliased

from db.errors import Fault
from db.models.amendments import Replacement
from db.models.ceremonies import HandOver
from db.models.certificates import Certificate, Sheet
from db.models.decisions import Decision, Recipient
from db.models.register import Revocation
from db.queries.authority_words import words
from db.rules.stages import LOST_SHEETS
from db.rules.terms import DecisionState


@dataclass(frozen=True)
class OtherDecision:
    """The other decision of a replacement: the one replaced, or the one in its place, which may still be a draft."""

    id: int
    issued: bool
    number: str
    dated: date | None
    authority: str
    reason: str
    recipients: int
    """Whom it gives awards; of a draft none yet."""


def replaced_by_it(session: Session, decision_id: int) -> OtherDecision | None:
    """Return the decision that this one replaces, None for one that replaces none."""
    return _other(session, Replacement.decision_id == decision_id, Replacement.replaced_id)


def in_its_place(session: Session, decision_id: int) -> OtherDecision | None:
    """Return the decision that replaces this one, drafted or issued, None where there is none."""
    return _other(session, Replacement.replaced_id == decision_id, Replacement.decision_id)


def replaced_decisions() -> Select[int]:
    """Return the query of the decisions in whose place another one is drafted or issued: theirs count no more twice."""
    return select(Replacement.replaced_id)


def _other(session: Session, which: ColumnElement[bool], other: Any) -> OtherDecision | None:
    query = select(Decision, Replacement.reason).join(Replacement, other == Decision.id)
    row = session.execute(query.where(which)).first()
    if row is None:
        return None
    found = row.Decision
    named = words(session, found.authority_id, found.dated or date.max).on_paper if found.dated else ""
    many = session.scalar(select(func.count()).select_from(Recipient).where(Recipient.decision_id == found.id)) or 0
    issued = found.state is DecisionState.ISSUED
    return OtherDecision(found.id, issued, found.number or "", found.dated, named, row.reason, many)


def to_exchange(session: Session, decision_id: int) -> list[str]:
    """Return whose certificates of a replaced decision are on paper, and are to be exchanged for new ones."""
    on_paper = select(Sheet.id).where(Sheet.certificate_id == Certificate.id, Sheet.state.not_in(LOST_SHEETS))
    handed = select(HandOver.id).where(HandOver.certificate_id == Certificate.id)
    rows = session.execute(
        select(Recipient.ordinal, Recipient.name)
        .join(Certificate, Certificate.recipient_id == Recipient.id)
        .join(Revocation, Revocation.recipient_id == Recipient.id)
        .where(Recipient.decision_id == decision_id, Revocation.replaced, on_paper.exists() | handed.exists())
        .distinct()
        .order_by(Recipient.ordinal)
    )
    return [row.name for row in rows]


def many_to_exchange(session: Session, round_id: int) -> int:
    """Return how many recipients of a round hold the certificate of a replaced decision and got no new one yet.

    Who has no award in the place of the old one only gives it back; that is told with the decision.
    """
    again, new_award = aliased(Certificate), aliased(Recipient)
    given = (
        select(HandOver.id)
        .join(again, again.id == HandOver.certificate_id)
        .join(new_award, new_award.id == again.recipient_id)
        .where(new_award.decision_id == Replacement.decision_id)
        .where(new_award.nominee_id == Recipient.nominee_id, new_award.award_type_id == Recipient.award_type_id)
    )
    wanted = (
        select(func.count(func.distinct(Recipient.id)))
        .select_from(HandOver)
        .join(Certificate, Certificate.id == HandOver.certificate_id)
        .join(Recipient, Recipient.id == Certificate.recipient_id)
        .join(Revocation, Revocation.recipient_id == Recipient.id)
        .join(Decision, Decision.id == Recipient.decision_id)
        .join(Replacement, Replacement.replaced_id == Decision.id)
        .where(Decision.round_id == round_id, Revocation.replaced, ~given.exists())
    )
    return int(session.scalar(wanted) or 0)


def replacement_faults(session: Session) -> Iterator[Fault]:
    """Yield awards of a replaced decision that are in force, and awards marked as replaced by no such decision."""
    new = aliased(Decision)
    left = (
        select(Recipient.id, new.number)
        .join(Replacement, Replacement.replaced_id == Recipient.decision_id)
        .join(new, new.id == Replacement.decision_id)
        .outerjoin(Revocation, Revocation.recipient_id == Recipient.id)
        .where(new.state == DecisionState.ISSUED, Revocation.id.is_(None))
    )
    astray = (
        select(Recipient.id, Revocation.number)
        .join(Revocation, Revocation.recipient_id == Recipient.id)
        .outerjoin(Replacement, Replacement.replaced_id == Recipient.decision_id)
        .outerjoin(
            new,
            (new.id == Replacement.decision_id)
            & (new.state == DecisionState.ISSUED)
            & (new.number == Revocation.number)
            & (new.dated == Revocation.dated),
        )
        .where(Revocation.replaced, new.id.is_(None))
    )
    for query in (left, astray):
        for recipient, number in session.execute(query.order_by(Recipient.id)):
            yield Fault("fault_replacement", {"id": recipient, "number": number or ""})
