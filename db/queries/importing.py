"""What taking in a list needs to know: awards and authorities to choose from, and whether the file came before."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models.authorities import Authority, AuthorityName
from db.models.catalogue import AwardKind, AwardType
from db.models.decisions import Decision, Recipient
from db.models.nominations import Nomination, SourceFile
from db.models.nominees import Nominee
from db.models.people import Person
from db.queries.doubles import asked_by_entry, entries_of
from db.queries.nomination_drafts import written_draft
from db.queries.nomination_list import KIND_ORDER, authority_titles
from db.queries.revocations import in_force
from db.rules.awards import full_wording, general_name
from db.rules.births import short_birth
from db.rules.drafts import NominationDraft
from db.rules.printed_names import known_as_plain, known_as_spellings
from db.rules.terms import NominationState, NomineeKind

NAMES_AT_ONCE = 500


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
    return [
        AwardRow(
            row.id, row.code, general_name(row.name), row.abbreviation, row.level, frozenset(kinds.get(row.id, ()))
        )
        for row in found
    ]


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


@dataclass(frozen=True)
class KnownNamesake:
    """Somebody of a name whom the record knows: in this round already, or awarded before."""

    name: str
    kind: NomineeKind
    birth: str
    in_round: frozenset[tuple[int, int]]
    """(award type, authority) of the nominations in the round."""
    awards: tuple[str, ...]
    """Each earlier award that is in force: "2023: Bằng khen … (1598/QĐ-UBND)"."""


def namesakes(session: Session, round_id: int, listed: Iterable[tuple[str, str]]) -> dict[str, list[KnownNamesake]]:
    """Return by `known_as_plain` whom the record knows under the (kind, name) pairs of a list, accents aside."""
    keys = sorted({key for kind, name in listed if name for key in known_as_spellings(kind, name)})
    found: dict[str, list[KnownNamesake]] = {}
    for first in range(0, len(keys), NAMES_AT_ONCE):
        rows = session.execute(
            select(Nominee.id, Nominee.name, Nominee.name_plain, Nominee.kind, Person.birth)
            .outerjoin(Person, Person.id == Nominee.person_id)
            .where(Nominee.name_plain.in_(keys[first : first + NAMES_AT_ONCE]), Nominee.merged_into_id.is_(None))
        ).all()
        ids = [row.id for row in rows]
        nominated, awarded = _nominated(session, round_id, ids), _awarded(session, ids)
        for row in rows:
            here, before = frozenset(nominated.get(row.id, ())), tuple(awarded.get(row.id, ()))
            if here or before:
                known = KnownNamesake(row.name, row.kind, row.birth or "", here, before)
                found.setdefault(known_as_plain(row.kind, row.name), []).append(known)
    return found


def _nominated(session: Session, round_id: int, nominees: list[int]) -> dict[int, list[tuple[int, int]]]:
    rows = session.execute(
        select(Nomination.nominee_id, Nomination.award_type_id, Nomination.authority_id).where(
            Nomination.round_id == round_id, Nomination.nominee_id.in_(nominees)
        )
    )
    found: dict[int, list[tuple[int, int]]] = {}
    for row in rows:
        found.setdefault(row.nominee_id, []).append((row.award_type_id, row.authority_id))
    return found


def _awarded(session: Session, nominees: list[int]) -> dict[int, list[str]]:
    asked = asked_by_entry(entries_of(session, nominees))
    rows = session.execute(
        select(Recipient.nominee_id, Recipient.year, Recipient.award, Decision.number)
        .join(Decision, Decision.id == Recipient.decision_id)
        .where(Recipient.nominee_id.in_(asked), in_force())
        .order_by(Recipient.year)
    )
    found: dict[int, list[str]] = {}
    for row in rows:
        for one in asked[row.nominee_id]:
            found.setdefault(one, []).append(f"{row.year}: {row.award} ({row.number})")
    return found


@dataclass(frozen=True)
class ReviewRow:
    """A nomination as it goes to its unit and comes back: every text that a correction must keep."""

    id: int
    draft: NominationDraft
    award: str
    """In full, with who gives it."""
    state: NominationState


def review_rows(session: Session, round_id: int, ids: Sequence[int] | None = None) -> list[ReviewRow]:
    """Return nominations of a round as lists order them: collectives, people, households; all of them without `ids`."""
    query = (
        select(Nomination, AwardType.name, AwardType.wording, Person)
        .join(AwardType, AwardType.id == Nomination.award_type_id)
        .join(Nominee, Nominee.id == Nomination.nominee_id)
        .outerjoin(Person, Person.id == Nominee.person_id)
        .where(Nomination.round_id == round_id)
        .order_by(Nomination.rank, Nomination.id)
    )
    titles = authority_titles(session)
    if ids is not None:
        query = query.where(Nomination.id.in_(ids))
    rows = sorted(session.execute(query), key=lambda row: KIND_ORDER.index(row[0].kind))
    return [
        ReviewRow(
            n.id,
            written_draft(n, person, short_birth(person.birth) if person else ""),
            full_wording(award, titles.get(n.authority_id, ""), own),
            n.state,
        )
        for n, award, own, person in rows
    ]
