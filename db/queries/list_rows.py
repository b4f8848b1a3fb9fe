"""The register and a round row by row, however long they are."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models.catalogue import AwardType
from db.models.decisions import Decision, Recipient
from db.models.nominations import Nomination
from db.models.register import RegisterEntry, Revocation
from db.models.rounds import AwardRound
from db.queries.nomination_list import authority_titles
from db.rules.awards import full_wording
from db.rules.terms import NominationState, NomineeKind

CHUNK = 2000


@dataclass(frozen=True)
class RegisterLine:
    """One award of the register, as frozen; `revoked` is the number of the revoking decision or None."""

    entry: int
    kind: NomineeKind
    honorific: str
    name: str
    position: str
    unit: str
    award: str
    citation: str
    register_number: str
    bonus: int
    number: str
    dated: date
    revoked: str | None


@dataclass(frozen=True)
class RoundListLine:
    """One nomination of a round."""

    kind: NomineeKind
    honorific: str
    name: str
    position: str
    unit: str
    award: str
    citation: str
    summary: str
    state: NominationState
    reason: str


def register(session: Session) -> Iterator[RegisterLine]:
    """Yield the whole register in the order of its numbers."""
    r = Recipient
    columns: Any = (
        RegisterEntry.number,
        r.kind,
        r.honorific,
        r.name,
        r.position,
        r.unit,
        r.award,
        r.citation,
        r.register_number,
        r.bonus,
        Decision.number,
        Decision.dated,
        Revocation.number,
    )
    found = session.execute(
        select(*columns)
        .join(r, r.id == RegisterEntry.recipient_id)
        .join(Decision, Decision.id == r.decision_id)
        .outerjoin(Revocation, Revocation.recipient_id == r.id)
        .order_by(RegisterEntry.number)
        .execution_options(yield_per=CHUNK)
    )
    for row in found:
        yield RegisterLine(*cast(Any, row))


def round_(session: Session, round_id: int) -> Iterator[RoundListLine]:
    """Yield the nominations of a round in list order: collectives, people, households, each by rank."""
    titles = authority_titles(session)
    found = session.execute(
        select(Nomination, AwardType.name.label("award"))
        .join(AwardType, AwardType.id == Nomination.award_type_id)
        .where(Nomination.round_id == round_id)
        .order_by(Nomination.kind, Nomination.rank, Nomination.id)
        .execution_options(yield_per=CHUNK)
    )
    for n, award in found:
        wording = full_wording(award, titles.get(n.authority_id, ""))
        yield RoundListLine(
            n.kind, n.honorific, n.name, n.position, n.unit, wording, n.citation, n.summary, n.state, n.state_reason
        )


def round_name(session: Session, round_id: int) -> str:
    """Return what a round is called."""
    return session.scalars(select(AwardRound.name).where(AwardRound.id == round_id)).one()
