"""What an authority, and this office, is called on a day."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from db.errors import KnownError
from db.models.authorities import Authority, AuthorityName
from db.queries.law import authority_on


@dataclass(frozen=True)
class AuthorityWords:
    """An authority as it is called on a day."""

    level: str
    title: str
    short_title: str
    body: str
    superior: str
    office: str
    place: str
    number_suffix: str
    fund: str

    @property
    def on_paper(self) -> str:
        """The title in running text of a paper, without abbreviations: "Chủ tịch Ủy ban nhân dân tỉnh"."""
        return self.short_title.replace("UBND", "Ủy ban nhân dân")


def words(session: Session, authority_id: int, day: date) -> AuthorityWords:
    """Return what an authority is called on a day. Raises KnownError("authority_without_name")."""
    name = authority_on(session, authority_id, day)
    level = session.scalars(select(Authority.level).where(Authority.id == authority_id)).one()
    return AuthorityWords(level, **texts_of_name(name))


def texts_of_name(name: AuthorityName) -> dict[str, Any]:
    """Return the words that a name of an authority gives: all of `AuthorityWords` but its level."""
    return {each.name: getattr(name, each.name) for each in fields(AuthorityWords) if each.name != "level"}


def office_id(session: Session) -> int | None:
    """Return the authority that is this office, None while it is not entered."""
    return session.scalar(select(Authority.id).where(Authority.is_office).order_by(Authority.id).limit(1))


def office_words(session: Session, day: date) -> AuthorityWords:
    """Return what this office is called on a day; before it had a name, by its first: decisions of others are older.

    Raises KnownError: office_missing, authority_without_name.
    """
    found = office_id(session)
    if found is None:
        raise KnownError("office_missing")
    first = session.scalar(select(func.min(AuthorityName.valid_from)).where(AuthorityName.authority_id == found))
    return words(session, found, max(day, first or day))


def find_office(session: Session, day: date) -> AuthorityWords | None:
    """Return what this office is called on a day, None while it is not entered or had no name yet."""
    found = office_id(session)
    try:
        return words(session, found, day) if found is not None else None
    except KnownError:
        return None


def authorities_on(day: date) -> Select[int]:
    """Return the query for the authorities that have a name on a day."""
    return (
        select(AuthorityName.authority_id)
        .where(AuthorityName.valid_from <= day, or_(AuthorityName.valid_to.is_(None), AuthorityName.valid_to >= day))
        .order_by(AuthorityName.authority_id)
    )
