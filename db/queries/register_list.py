"""The golden register: hits by name without accents, and everything one nominee was ever given."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db import search
from db.models.ceremonies import HandOver
from db.models.certificates import Certificate
from db.models.decisions import Decision, DecisionScan, Recipient
from db.models.nominees import Nominee
from db.models.people import Person
from db.models.register import RegisterEntry, Reissue, Revocation
from db.rules.terms import NomineeKind


@dataclass(frozen=True)
class RegisterHit:
    """Somebody or a collective in the register."""

    nominee_id: int
    kind: NomineeKind
    name: str
    unit: str
    awards: int
    latest: int
    birth: str


def register_ids(session: Session, text: str = "", limit: int | None = None) -> Sequence[int]:
    """Return nominees that were given something and have a word beginning with each word typed, in list order."""
    given = select(Recipient.id).where(Recipient.nominee_id == Nominee.id).exists()
    return search.sorted_ids(session, "nominee", text, limit=limit, mostly=[given])


def register_hits(session: Session, ids: Sequence[int]) -> dict[int, RegisterHit]:
    """Return plain rows by nominee."""
    counted = session.execute(
        select(Recipient.nominee_id, func.count().label("n"), func.max(Recipient.year).label("latest"))
        .where(Recipient.nominee_id.in_(ids))
        .group_by(Recipient.nominee_id)
    )
    many = {row.nominee_id: (row.n, row.latest) for row in counted}
    units = {
        row.nominee_id: row.unit
        for row in session.execute(
            select(Recipient.nominee_id, Recipient.unit).where(Recipient.nominee_id.in_(ids)).order_by(Recipient.id)
        )
    }
    rows = session.execute(
        select(Nominee.id, Nominee.kind, Nominee.name, Person.birth)
        .outerjoin(Person, Person.id == Nominee.person_id)
        .where(Nominee.id.in_(ids))
    )
    return {
        row.id: RegisterHit(
            row.id, row.kind, row.name, units.get(row.id, ""), *many.get(row.id, (0, 0)), birth=row.birth or ""
        )
        for row in rows
    }


@dataclass(frozen=True)
class GivenAward:
    """One award in a nominee's history, as frozen, with what became of it."""

    recipient_id: int
    decision_id: int
    year: int
    award: str
    name: str
    position: str
    unit: str
    citation: str
    number: str
    dated: date | None
    register_number: str
    entry: int
    bonus: int
    revoked: str
    revoked_number: str
    handed_over: bool
    has_scan: bool
    certificate: int  # the newest one, 0 before one is made
    reissued: str  # why it was issued again last, or ''


def history_of(session: Session, nominee_id: int) -> list[GivenAward]:
    """Return a nominee's awards, the newest first."""
    handed = (
        select(HandOver.id)
        .join(Certificate, Certificate.id == HandOver.certificate_id)
        .where(Certificate.recipient_id == Recipient.id)
        .exists()
    )
    newest = select(func.max(Certificate.id)).where(Certificate.recipient_id == Recipient.id).scalar_subquery()
    again = (
        select(Reissue.reason)
        .join(Certificate, Certificate.id == Reissue.certificate_id)
        .where(Certificate.recipient_id == Recipient.id)
        .order_by(Reissue.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    scan = select(DecisionScan.id).where(DecisionScan.decision_id == Recipient.decision_id).exists()
    columns: Any = (
        Recipient.id,
        Recipient.decision_id,
        Recipient.year,
        Recipient.award,
        Recipient.name,
        Recipient.position,
        Recipient.unit,
        Recipient.citation,
        Decision.number,
        Decision.dated,
        Recipient.register_number,
        func.coalesce(RegisterEntry.number, 0),
        Recipient.bonus,
        func.coalesce(Revocation.reason, ""),
        func.coalesce(Revocation.number, ""),
        handed,
        scan,
        func.coalesce(newest, 0),
        func.coalesce(again, ""),
    )
    rows = session.execute(
        select(*columns)
        .join(Decision, Decision.id == Recipient.decision_id)
        .outerjoin(RegisterEntry, RegisterEntry.recipient_id == Recipient.id)
        .outerjoin(Revocation, Revocation.recipient_id == Recipient.id)
        .where(Recipient.nominee_id == nominee_id)
        .order_by(Decision.dated.desc(), Recipient.id.desc())
    )
    return [GivenAward(*cast(Any, row)) for row in rows]


def register_size(session: Session) -> tuple[int, int, int]:
    """Return (awards, first year, last year); each is asked by itself, so that an index answers at once."""
    many = session.scalar(select(func.count()).select_from(Recipient))
    first, last = (session.scalar(select(end(Recipient.year))) for end in (func.min, func.max))
    return (many or 0, first or 0, last or 0)


def history_of_person(session: Session, person_id: int) -> list[GivenAward]:
    """Return a person's awards, the newest first."""
    nominee = session.scalar(select(Nominee.id).where(Nominee.person_id == person_id))
    return history_of(session, nominee) if nominee is not None else []
