"""Awards that were taken back: they stay in the register, and count nowhere else."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from db.models.decisions import Decision, Recipient
from db.models.register import Revocation
from db.queries.law import authority_on
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
    """Who may take an award back, under the name of today, and what the decision on the award was."""

    authority: str
    number_suffix: str
    decision_number: str
    decided_on: date


def revoker_of(session: Session, recipient_id: int, today: date) -> Revoker:
    """Return who may revoke an award: the authority that gave it.

    Raises KnownError: authority_without_name.
    """
    row = session.execute(
        select(Decision.authority_id, Decision.number, Decision.dated)
        .join(Recipient, Recipient.decision_id == Decision.id)
        .where(Recipient.id == recipient_id)
    ).one()
    named = authority_on(session, row.authority_id, today)
    return Revoker(named.title, named.number_suffix, row.number, row.dated)
