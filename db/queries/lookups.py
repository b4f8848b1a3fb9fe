"""What the record knows and a form can complete: people, units, positions, authorities, awards, signers."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from db import search
from db.models.authorities import Authority, AuthorityName, Signer
from db.models.catalogue import AwardType
from db.models.nominations import Nomination
from db.models.nominees import Nominee
from db.models.people import Person, PersonPosition, newest_post
from db.models.rounds import AwardRound
from db.models.units import Unit, UnitName
from db.queries.authority_words import AuthorityWords, texts_of_name
from db.rules.awards import full_wording, general_name, with_giver
from db.rules.names import search_key
from db.rules.nomination_fields import FIELDS, KEPT, OF_PERSON, NominationTexts, PersonFacts
from db.rules.terms import NomineeKind, SigningCapacity


@dataclass(frozen=True)
class KnownNominee(NominationTexts, PersonFacts):
    """Somebody or a collective already in the record, with what was last written about them in `known` fields."""

    nominee_id: int
    kind: NomineeKind
    name: str


def known_nominees(session: Session, typed: str, kind: NomineeKind, limit: int = 8) -> list[KnownNominee]:
    """Return nominees with a word beginning with each word typed, accents aside; the newest position wins."""
    fits = (Nominee.kind == kind, Nominee.merged_into_id.is_(None))
    ids = search.sorted_ids(session, "nominee", typed, limit=limit, mostly=fits)
    rows = session.execute(select(Nominee.id, Nominee.name, Nominee.person_id).where(Nominee.id.in_(ids)))
    found = {row.id: row for row in rows}
    return [known_nominee(session, id_, found[id_].name, found[id_].person_id, kind) for id_ in ids]


def known_nominee(session: Session, id_: int, name: str, person_id: int | None, kind: NomineeKind) -> KnownNominee:
    """Return what the record knows of one nominee; the newest position and unit win."""
    last = session.scalar(
        select(Nomination).where(Nomination.nominee_id == id_).order_by(Nomination.id.desc()).limit(1)
    )
    told: dict[str, str] = {each: getattr(last, each) for each in _SAID_BEFORE} if last else {}
    if person_id is not None:
        person = session.scalars(select(Person).where(Person.id == person_id)).one()
        told |= {each: getattr(person, each) or told.get(each, "") for each in _OF_PERSON}
        held = session.execute(
            select(PersonPosition.title, PersonPosition.unit_text, PersonPosition.valid_from)
            .where(PersonPosition.person_id == person_id)
            .order_by(*newest_post())
            .limit(1)
        ).one_or_none()
        if held is not None and (last is None or held.valid_from is not None):
            told |= {"position": held.title, "unit": held.unit_text}
    return KnownNominee(id_, kind, name, **cast(Any, told))


_SAID_BEFORE = tuple(each.name for each in FIELDS if each.known and each.name in KEPT)
_OF_PERSON = tuple(each.name for each in FIELDS if each.known and each.name in OF_PERSON)


def known_units(session: Session, typed: str, limit: int = 8) -> list[tuple[int, str, str]]:
    """Return (unit, present name, abbreviation) whose name or abbreviation fits, accents aside."""
    plain = search_key(typed)
    query = (
        select(Unit.id, UnitName.name, Unit.abbreviation)
        .join(UnitName, UnitName.unit_id == Unit.id)
        .where(Unit.merged_into_id.is_(None), UnitName.valid_to.is_(None))
    )
    short = typed.strip()
    # SQLite knows the two cases of ASCII only: "p.cđs" is looked for as "P.CĐS" as well.
    abbreviated = [Unit.abbreviation.istartswith(each, autoescape=True) for each in (short, short.upper())]
    for word in plain.split():
        query = query.where(or_(UnitName.name_plain.contains(word, autoescape=True), *abbreviated))
    rows = session.execute(query.order_by(UnitName.name_sort).limit(limit))
    return [(row.id, row.name, row.abbreviation) for row in rows]


def known_words(session: Session, column: str, typed: str, limit: int = 8) -> list[str]:
    """Return what was written before in a text of nominations that begins so. Raises KeyError for another column."""
    recent = select(Nomination.__table__.c[column]).order_by(Nomination.id.desc()).limit(3000).subquery()
    fits = search_key(typed)
    found: dict[str, None] = {}
    for text in session.scalars(select(recent.c[0]).distinct()):
        if text and search_key(text).startswith(fits):
            found[text] = None
    return sorted(found)[:limit]


@dataclass(frozen=True)
class KnownAuthority(AuthorityWords):
    """An authority of the record under one of its names, which holds from `valid_from`."""

    id: int
    code: str
    is_office: bool
    valid_from: date


def authorities(session: Session, on: date | None = None) -> list[KnownAuthority]:
    """Return the authorities under the names they have on a day, or the newest names."""
    query = select(Authority, AuthorityName).join(AuthorityName, AuthorityName.authority_id == Authority.id)
    if on is not None:
        query = query.where(AuthorityName.valid_from <= on)
    rows = session.execute(query.order_by(Authority.id, AuthorityName.valid_from))
    newest = {authority.id: (authority, name) for authority, name in rows}
    return [
        KnownAuthority(
            id=body.id,
            code=body.code,
            level=body.level,
            is_office=body.is_office,
            valid_from=name.valid_from,
            **texts_of_name(name),
        )
        for body, name in newest.values()
    ]


def award_types(session: Session) -> list[tuple[int, str, str]]:
    """Return (id, name without who gives it, code) of every award type in the catalogue's order."""
    rows = session.execute(select(AwardType.id, AwardType.name, AwardType.code).order_by(AwardType.order, AwardType.id))
    return [(row.id, general_name(row.name), row.code) for row in rows]


@dataclass(frozen=True)
class KnownSigner:
    """Who may sign for an authority."""

    id: int
    authority_id: int
    full_name: str
    capacity: SigningCapacity
    office: str
    valid_from: date | None
    valid_to: date | None


def signers(session: Session, authority_id: int | None = None) -> list[KnownSigner]:
    """Return the signers, of one authority or of all."""
    columns = (
        Signer.id,
        Signer.authority_id,
        Signer.full_name,
        Signer.capacity,
        Signer.office,
        Signer.valid_from,
        Signer.valid_to,
    )
    query = select(*columns)
    if authority_id is not None:
        query = query.where(Signer.authority_id == authority_id)
    return [KnownSigner(*row) for row in session.execute(query.order_by(Signer.authority_id, Signer.id))]


FITTING_LEVELS = {
    "ministry": ("ministry", "province_or_ministry", "ministry_or_province"),
    "province": ("province", "province_or_ministry", "ministry_or_province"),
    "department": ("department", "grassroots"),
}
"""Levels of awards by the level of the authority that gives them."""
HEADS = {"Chủ tịch nước": "state", "Thủ tướng Chính phủ": "government"}
"""Levels of awards by how the title of who gives them begins, whatever the authority's own level."""
_OF_OTHERS = ("unit", "enterprise", "organisation")


def levels_given(level: str, title: str) -> tuple[str, ...]:
    """Return the levels of awards that an authority gives, none where its level tells nothing."""
    head = next((given for start, given in HEADS.items() if title.casefold().startswith(start.casefold())), "")
    return (head,) if head else FITTING_LEVELS.get(level, ())


def proposable(session: Session, round_id: int = 0) -> list[tuple[str, int, int]]:
    """Return (award with who gives it, award type, authority) that an authority of its level gives.

    Commendations come first. Where no award of the catalogue is of an authority's level, all of them can be proposed.
    Of a round, only what the law had between its year and the next: decisions of old years name awards of their time.
    """
    a = AwardType
    query = select(a.id, a.name, a.wording, a.level, a.form).order_by(a.order, a.id)
    year = session.scalar(select(AwardRound.year).where(AwardRound.id == round_id)) if round_id else None
    if year is not None:
        query = query.where(
            or_(a.valid_to.is_(None), a.valid_to >= date(year, 1, 1)),
            or_(a.valid_from.is_(None), a.valid_from <= date(year + 1, 12, 31)),
        )
    types = session.execute(query).all()
    found = []
    for body in authorities(session):
        wanted = levels_given(body.level, body.title)
        mine = [each for each in types if each.level in wanted] or list(types)
        own = _OF_OTHERS if mine == list(types) else (body.level,)
        usual = sorted(mine, key=lambda each: (each.level not in own, "commendation" not in str(each.form)))
        title = body.short_title
        words = [full_wording(each.name, title, each.wording) for each in usual]
        many = Counter(words)  # of an authority of no level the certificates of all others would be called alike
        found += [
            (with_giver(award if many[award] == 1 else general_name(each.name), title), each.id, body.id)
            for award, each in zip(words, usual, strict=True)
        ]
    return found
