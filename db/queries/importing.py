"""What taking in a list needs to know: awards and authorities to choose from, and whether the file came before."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models.authorities import Authority, AuthorityName
from db.models.catalogue import AwardKind, AwardType
from db.models.nominations import Nomination, SourceFile
from db.rules.terms import NomineeKind


@dataclass(frozen=True)
class AwardRow:
    """An award type and whom it may go to."""

    id: int
    code: str
    name: str
    abbreviation: str
    level: str
    kinds: frozenset[NomineeKind]


@dataclass(frozen=True)
class AuthorityRow:
    """An authority under each of its names."""

    id: int
    level: str
    is_office: bool
    titles: tuple[str, ...]


@dataclass(frozen=True)
class EarlierFile:
    """The same file, taken in before."""

    read_at: str
    nominations: int


def award_rows(session: Session) -> list[AwardRow]:
    """Return all award types, in the order of the catalogue."""
    kinds: dict[int, set[NomineeKind]] = {}
    for award, kind in session.execute(select(AwardKind.award_type_id, AwardKind.kind)):
        kinds.setdefault(award, set()).add(kind)
    columns = (AwardType.id, AwardType.code, AwardType.name, AwardType.abbreviation, AwardType.level)
    found = session.execute(select(*columns).order_by(AwardType.order, AwardType.id))
    return [AwardRow(*row, frozenset(kinds.get(row.id, ()))) for row in found]


def authority_rows(session: Session) -> list[AuthorityRow]:
    """Return all authorities with what they are and were called."""
    titles: dict[int, list[str]] = {}
    for id_, title, short in session.execute(
        select(AuthorityName.authority_id, AuthorityName.title, AuthorityName.short_title)
    ):
        titles.setdefault(id_, []).extend((title, short))
    found = session.execute(select(Authority.id, Authority.level, Authority.is_office).order_by(Authority.id))
    return [AuthorityRow(*row, tuple(dict.fromkeys(titles.get(row.id, ())))) for row in found]


def earlier_file(session: Session, round_id: int, sha256: str) -> EarlierFile | None:
    """Return when the round took in the same file, and how many nominations came from it."""
    row = session.execute(
        select(func.max(SourceFile.read_at), func.count(Nomination.id))
        .join(Nomination, Nomination.source_file_id == SourceFile.id)
        .where(SourceFile.sha256 == sha256, Nomination.round_id == round_id)
    ).one()
    return EarlierFile(*row) if row[1] else None
