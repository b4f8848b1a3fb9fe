"""Awards that were taken back: they stay in the register, and count nowhere else."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from db.errors import KnownError
from db.models.decisions import Decision, Recipient
from db.models.register import Revocation
from db.queries.decision_list import numbers_used
from db.queries.law import authority_on
from db.rules.numbering import next_number
from db.rules.revocation import check_revocation
from db.rules.terms import NomineeKind


def in_force() -> ColumnElement[bool]:
    """Return the condition that the award of a row of `Recipient` was not taken back."""
    return ~select(Revocation.id).where(Revocation.recipient_id == Recipient.id).exists()


@dataclass(frozen=True)
class RevokedRow:
    """A recipient whose award was taken back; `number` is that of the revoking decision."""

    kind: NomineeKind
    honorific: str
    name: str
    number: str


def revoked_places(session: Session, decision_id: int) -> dict[int, RevokedRow]:
    """Return who of a decision lost the award again, by place in the decision, counted from 0."""
    rows = session.execute(
        select(Recipient.ordinal, Recipient.kind, Recipient.honorific, Recipient.name, Revocation.number)
        .join(Revocation, Revocation.recipient_id == Recipient.id)
        .where(Recipient.decision_id == decision_id)
        .order_by(Recipient.ordinal)
    )
    return {row.ordinal - 1: RevokedRow(row.kind, row.honorific, row.name, row.number) for row in rows}


@dataclass(frozen=True)
class Revoker:
    """Who may take an award back, under the name of a day, and what the decision on the award was."""

    authority_id: int
    authority: str
    number_suffix: str
    decision_number: str
    decided_on: date


def revoker_of(session: Session, recipient_id: int, today: date) -> Revoker:
    """Return who may revoke an award on a day: the authority that gave it.

    Raises KnownError: authority_without_name.
    """
    row = session.execute(
        select(Decision.authority_id, Decision.number, Decision.dated)
        .join(Recipient, Recipient.decision_id == Decision.id)
        .where(Recipient.id == recipient_id)
    ).one()
    named = authority_on(session, row.authority_id, today)
    return Revoker(row.authority_id, named.title, named.number_suffix, row.number, row.dated)


def check_revoking(session: Session, recipient_id: int, number: str, dated: date, today: date) -> str:
    """Return the number of a revoking decision as printed; one may take several awards back, all on one day.

    Raises KnownError: future_date, before_decision, revoked_by_other, bad_number, number_used,
    revocation_day_differs, authority_without_name.
    """
    revoker = revoker_of(session, recipient_id, dated)
    printed = check_revocation(
        number,
        dated,
        today,
        authority=revoker.authority,
        number_suffix=revoker.number_suffix,
        decision_number=revoker.decision_number,
        decided_on=revoker.decided_on,
    )
    used = numbers_used(session, revoker.authority_id, dated.year)
    if printed in used:
        raise KnownError("number_used", number=printed, date=used[printed], next=next_number(used))
    days = session.scalars(
        select(Revocation.dated)
        .join(Recipient, Recipient.id == Revocation.recipient_id)
        .join(Decision, Decision.id == Recipient.decision_id)
        .where(Decision.authority_id == revoker.authority_id, Revocation.number == printed)
    )
    other = next((day for day in days if day.year == dated.year and day != dated), None)
    if other is not None:
        raise KnownError("revocation_day_differs", number=printed, date=other)
    return printed
