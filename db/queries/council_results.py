"""What the council said of each nomination, and who waits for it, as plain rows."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.catalogue import typed
from db.errors import KnownError
from db.models.catalogue import AwardType
from db.models.council import CouncilResult, CouncilSession
from db.models.nominations import Nomination
from db.queries.nomination_list import KIND_ORDER, authority_titles
from db.rules.awards import full_wording
from db.rules.printed_names import printed_name
from db.rules.terms import Confidence, NominationState


@dataclass(frozen=True)
class CouncilRow:
    """One nomination before the council; votes are None, and `recommended` too, while it waits."""

    id: int
    name: str
    unit: str
    award: str
    votes_for: int | None = None
    votes_total: int | None = None
    recommended: bool | None = None
    reason: str = ""
    ratio: Decimal | None = None
    """Which part of all members the law asks for, None where it sets nothing or nothing is known."""
    source: str = ""
    verified: bool = True


def waiting_rows(session: Session, round_id: int, day: date) -> list[CouncilRow]:
    """Return the submitted nominations of a round by award, collectives first, under the law of `day`."""
    return _rows(session, None, day, (Nomination.round_id == round_id, Nomination.state == NominationState.SUBMITTED))


def result_rows(session: Session, session_id: int) -> list[CouncilRow]:
    """Return what one session of the council said, by award, collectives first."""
    day = session.scalar(select(CouncilSession.held_on).where(CouncilSession.id == session_id))
    return _rows(session, session_id, day, (CouncilResult.session_id == session_id,))


def _rows(session: Session, session_id: int | None, day: date | None, where: tuple[object, ...]) -> list[CouncilRow]:
    titles = authority_titles(session)
    votes = (CouncilResult.votes_for, CouncilResult.votes_total, CouncilResult.recommended, CouncilResult.reason)
    columns = (
        *(Nomination.id, Nomination.honorific, Nomination.name, Nomination.unit, Nomination.kind, Nomination.rank),
        *(Nomination.authority_id, Nomination.state, Nomination.state_reason),
        *(AwardType.name.label("award"), AwardType.wording, AwardType.order, AwardType.code),
    )
    query = select(*columns, *(votes if session_id is not None else ()))
    query = query.join(AwardType, AwardType.id == Nomination.award_type_id)
    if session_id is not None:
        query = query.join(CouncilResult, CouncilResult.nomination_id == Nomination.id)
    found = session.execute(query.where(*where)).all()  # type: ignore[arg-type]
    found = sorted(found, key=lambda r: (r.order, r.authority_id, KIND_ORDER.index(r.kind), r.rank, r.id))
    return [
        CouncilRow(
            row.id,
            printed_name(row.kind, row.honorific, row.name),
            row.unit,
            full_wording(row.award, titles.get(row.authority_id, ""), row.wording),
            *((row.votes_for, row.votes_total, row.recommended, _said(row)) if session_id is not None else ()),
            **_share(row.code, day),
        )
        for row in found
    ]


def _share(award: str, day: date | None) -> dict[str, Any]:
    """Return what the law of a day asks of the council for an award, nothing where no law is in force or known."""
    try:
        share = typed().votes_for(award, typed().regime_on(day).code) if day is not None else None
    except KnownError:
        share = None
    if share is None or share.ratio is None:
        return {}
    fact = share.fact
    return {"ratio": share.ratio, "source": fact.source, "verified": fact.confidence is Confidence.VERIFIED}


def _said(row: Any) -> str:
    """Return why the council did not recommend a nominee, as it said then."""
    early = row.state_reason if row.state is NominationState.NOT_RECOMMENDED else ""
    return "" if row.recommended else str(row.reason or early)
