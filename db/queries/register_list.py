"""The golden register: hits by name without accents, and everything one nominee was ever given."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from sqlalchemy import ColumnElement, Select, func, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

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


COUNTED: dict[str, Callable[[], ColumnElement[Any]]] = {
    "awards": func.count,
    "latest": lambda: func.max(Recipient.year),
}
"""Orders that count what each nominee was given."""


@dataclass(frozen=True)
class RegisterFilter:
    """What is asked of the register: words of a name, a year of 0 for any, and the order, "" for that of the list."""

    text: str = ""
    year: int = 0
    kind: NomineeKind | None = None
    order: str = ""
    descending: bool = False

    @property
    def plain(self) -> bool:
        """Whether it is the list itself or a part of it by name, whose first rows can be had at once."""
        return not (self.year or self.kind or self.descending) and self.order in ("", "name")


def register_ids(session: Session, text: str = "", limit: int | None = None) -> Sequence[int]:
    """Return nominees that were given something and have a word beginning with each word typed, in list order."""
    given = select(Recipient.id).where(Recipient.nominee_id == Nominee.id).exists()
    return search.sorted_ids(session, "nominee", text, limit=limit, mostly=[given])


def filtered_ids(session: Session, wanted: RegisterFilter) -> Sequence[int]:
    """Return the nominees asked for; sorted by their awards, all of a large register are counted: for a worker."""
    if wanted.plain:
        return register_ids(session, wanted.text)
    query: Select[int] = select(Nominee.id)
    in_year = Recipient.year == wanted.year if wanted.year else true()
    first: ColumnElement[Any] | InstrumentedAttribute[Any] = Nominee.name_sort
    if wanted.order in COUNTED:
        by = COUNTED[wanted.order]().label("by")
        given = select(Recipient.nominee_id, by).where(in_year).group_by(Recipient.nominee_id).subquery()
        query, first = query.join(given, given.c.nominee_id == Nominee.id), given.c.by
    elif wanted.year:
        query = query.where(Nominee.id.in_(select(Recipient.nominee_id).where(in_year)))
    else:
        query = query.where(select(Recipient.id).where(Recipient.nominee_id == Nominee.id).exists())
    if wanted.kind:
        query = query.where(Nominee.kind == wanted.kind)
    if search.words_of(wanted.text):
        query = query.where(search.fitting(session, "nominee", wanted.text))
    order = (first.desc() if wanted.descending else first.asc(), Nominee.name_sort, Nominee.id)
    return search.ids_of(session, query.order_by(*order))


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
