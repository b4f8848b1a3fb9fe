"""The office's settings, and the lists of the catalogue pages."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import search
from db.models.authorities import Authority
from db.models.catalogue import BaseSalary, Regime
from db.models.nominees import Nominee
from db.models.office import Setting
from db.models.people import IdentityNumber, Person, PersonPosition
from db.models.units import Unit, UnitName
from db.rules.names import search_key
from db.rules.nomination_fields import OF_PERSON, PersonFacts


def setting(session: Session, key: str, default: Any = None) -> Any:
    """Return one setting, `default` when it was never set."""
    found = session.scalar(select(Setting.value).where(Setting.key == key))
    return default if found is None else json.loads(found)


def has_office(session: Session) -> bool:
    """Return whether this record knows whose it is."""
    return session.scalar(select(Authority.id).where(Authority.is_office).limit(1)) is not None


@dataclass(frozen=True)
class PersonLine(PersonFacts):
    """One person with the newest position known."""

    id: int
    name: str
    position: str
    unit: str
    identity: str
    """What may be shown of the CCCD: "…1234", "" when none is kept."""


def person_ids(session: Session, text: str = "", limit: int | None = None) -> Sequence[int]:
    """Return people whose name has a word beginning with each word typed, by given name."""
    if search.words_of(text):
        person = (Nominee.person_id.is_not(None), Nominee.merged_into_id.is_(None))
        return search.sorted_ids(session, "nominee", text, limit=limit, mostly=person, giving=Nominee.person_id)
    merged = select(Person.id).where(Person.merged_into_id.is_not(None))  # few: the list is walked along its index
    query = select(Person.id).where(Person.id.not_in(merged)).order_by(Person.name_sort, Person.id)
    return search.ids_of(session, query.limit(limit))


def person_lines(session: Session, ids: Sequence[int]) -> dict[int, PersonLine]:
    """Return plain rows by id."""
    held = {
        row.person_id: (row.title, row.unit_text)
        for row in session.execute(
            select(PersonPosition.person_id, PersonPosition.title, PersonPosition.unit_text)
            .where(PersonPosition.person_id.in_(ids))
            .order_by(PersonPosition.id)
        )
    }
    people = session.execute(
        select(Person, IdentityNumber.number)
        .outerjoin(IdentityNumber, IdentityNumber.id == Person.identity_id)
        .where(Person.id.in_(ids))
    )
    lines = {}
    for p, number in people:
        tail = f"…{number[-4:]}" if number else ""
        facts = {name: getattr(p, name) for name in OF_PERSON}
        lines[p.id] = PersonLine(p.id, p.full_name, *held.get(p.id, ("", "")), tail, **facts)
    return lines


@dataclass(frozen=True)
class UnitLine:
    """One unit under its present name."""

    id: int
    name: str
    abbreviation: str
    parent: str
    parent_id: int | None
    valid_from: date


def unit_ids(session: Session, text: str = "", limit: int | None = None) -> Sequence[int]:
    """Return units whose present name holds every typed word, in dictionary order."""
    query = (
        select(UnitName.unit_id)
        .join(Unit, Unit.id == UnitName.unit_id)
        .where(UnitName.valid_to.is_(None), Unit.merged_into_id.is_(None))
    )
    for word in search_key(text).split():
        query = query.where(UnitName.name_plain.contains(word, autoescape=True))
    return search.ids_of(session, query.order_by(UnitName.name_sort, UnitName.unit_id).limit(limit))


def unit_lines(session: Session, ids: Sequence[int]) -> dict[int, UnitLine]:
    """Return plain rows by id."""
    rows = session.execute(
        select(UnitName.unit_id, UnitName.name, Unit.abbreviation, UnitName.parent_id, UnitName.valid_from)
        .join(Unit, Unit.id == UnitName.unit_id)
        .where(UnitName.unit_id.in_(ids), UnitName.valid_to.is_(None))
    ).all()
    parents = {row.parent_id for row in rows if row.parent_id}
    names = dict(
        session.execute(
            select(UnitName.unit_id, UnitName.name).where(UnitName.unit_id.in_(parents), UnitName.valid_to.is_(None))
        ).all()
    )
    return {
        row.unit_id: UnitLine(
            row.unit_id,
            row.name,
            row.abbreviation,
            names.get(row.parent_id or 0, ""),
            row.parent_id,
            row.valid_from,
        )
        for row in rows
    }


@dataclass(frozen=True)
class LawLine:
    """One regime or base salary with its days and how sure it is."""

    title: str
    detail: str
    valid_from: date
    valid_to: date | None
    confidence: str


def regimes(session: Session) -> list[LawLine]:
    """Return the legal regimes, the newest first."""
    rows = session.scalars(select(Regime).order_by(Regime.valid_from.desc()))
    return [LawLine(r.law, r.source, r.valid_from, r.valid_to, r.confidence.value) for r in rows]


def base_salaries(session: Session) -> list[LawLine]:
    """Return the base salaries (đồng), the newest first."""
    rows = session.scalars(select(BaseSalary).order_by(BaseSalary.valid_from.desc()))
    return [LawLine(str(r.amount), r.source, r.valid_from, r.valid_to, r.confidence.value) for r in rows]
