"""The office's settings, and the lists of the catalogue pages."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import search
from db.models.authorities import Authority
from db.models.nominees import Nominee
from db.models.office import Setting
from db.models.people import IdentityNumber, Person, PersonPosition, newest_post
from db.models.units import Unit, UnitName
from db.queries.lookups import known_units
from db.rules.births import short_birth
from db.rules.names import match_key, search_key
from db.rules.nomination_fields import OF_PERSON, PersonFacts


def setting(session: Session, key: str, default: Any = None) -> Any:
    """Return one setting, `default` when it was never set."""
    found = session.scalar(select(Setting.value).where(Setting.key == key))
    return default if found is None else json.loads(found)


def settings_of(session: Session, keys: Sequence[str]) -> dict[str, Any]:
    """Return those settings that were ever set, by their keys."""
    rows = session.execute(select(Setting.key, Setting.value).where(Setting.key.in_(keys)))
    return {row.key: json.loads(row.value) for row in rows}


def has_office(session: Session) -> bool:
    """Return whether this record knows whose it is."""
    return session.scalar(select(Authority.id).where(Authority.is_office).limit(1)) is not None


NAMESAKES = 50  # of people read by the words of a name


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
    held: dict[int, tuple[str, str]] = {}
    for row in session.execute(
        select(PersonPosition.person_id, PersonPosition.title, PersonPosition.unit_text)
        .where(PersonPosition.person_id.in_(ids))
        .order_by(*newest_post())
    ):
        held.setdefault(row.person_id, (row.title, row.unit_text))
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
    """One unit under its present name; `depth` is how many units stand above it."""

    id: int
    name: str
    abbreviation: str
    parent: str
    parent_id: int | None
    valid_from: date
    address: str = ""
    ended_on: date | None = None
    depth: int = 0


def unit_ids(session: Session, text: str = "", limit: int | None = None) -> Sequence[int]:
    """Return units whose present name holds every typed word, in dictionary order.

    All of them, with no text and no limit, stand in the order of the tree: each below the unit it belongs to.
    """
    query = (
        select(UnitName.unit_id, UnitName.parent_id)
        .join(Unit, Unit.id == UnitName.unit_id)
        .where(UnitName.valid_to.is_(None), Unit.merged_into_id.is_(None))
        .order_by(UnitName.name_sort, UnitName.unit_id)
    )
    words = search_key(text).split()
    for word in words:
        query = query.where(UnitName.name_plain.contains(word, autoescape=True))
    found = [(row.unit_id, row.parent_id) for row in session.execute(query.limit(limit))]
    return [unit for unit, _parent in found] if words or limit else in_tree_order(found)


def in_tree_order(parents: Sequence[tuple[int, int | None]]) -> list[int]:
    """Return the units, each below its parent; `parents` is (unit, parent) in the order of names."""
    below: dict[int | None, list[int]] = {}
    known = {unit for unit, _parent in parents}
    for unit, parent in parents:
        below.setdefault(parent if parent in known else None, []).append(unit)
    found: list[int] = []
    seen: set[int] = set()
    waiting = below.get(None, [])[::-1]
    while waiting:
        unit = waiting.pop()
        if unit in seen:
            continue
        seen.add(unit)
        found.append(unit)
        waiting += below.get(unit, [])[::-1]
    return found + [unit for unit, _parent in parents if unit not in seen]


def unit_lines(session: Session, ids: Sequence[int]) -> dict[int, UnitLine]:
    """Return plain rows by id."""
    columns = (UnitName.unit_id, UnitName.name, UnitName.parent_id, UnitName.valid_from)
    rows = session.execute(
        select(*columns, Unit.abbreviation, Unit.address, Unit.ended_on)
        .join(Unit, Unit.id == UnitName.unit_id)
        .where(UnitName.unit_id.in_(ids), UnitName.valid_to.is_(None))
    ).all()
    above = {row.unit_id: (row.name, row.parent_id) for row in rows}
    wanted = {row.parent_id for row in rows if row.parent_id} - above.keys()
    while wanted:
        more = session.execute(
            select(UnitName.unit_id, UnitName.name, UnitName.parent_id).where(
                UnitName.unit_id.in_(wanted), UnitName.valid_to.is_(None)
            )
        ).all()
        above |= {row.unit_id: (row.name, row.parent_id) for row in more}
        wanted = {row.parent_id for row in more if row.parent_id} - above.keys()
    return {
        row.unit_id: UnitLine(
            row.unit_id,
            row.name,
            row.abbreviation,
            above.get(row.parent_id or 0, ("", None))[0],
            row.parent_id,
            row.valid_from,
            row.address,
            row.ended_on,
            _depth(above, row.unit_id),
        )
        for row in rows
    }


def _depth(above: Mapping[int, tuple[str, int | None]], unit: int) -> int:
    seen: set[int] = set()
    parent = above[unit][1]
    while parent is not None and parent in above and parent not in seen:
        seen.add(parent)
        parent = above[parent][1]
    return len(seen)


def told_as(session: Session, name: str, *, units: bool) -> list[str]:
    """Return the people, or the units, that have just this name, each told in a line; tones may stand elsewhere."""
    key, found = match_key(name), list[tuple[str, ...]]()
    if not key:
        return []
    if units:
        lines = unit_lines(session, [id_ for id_, _name, _short in known_units(session, name)])
        found = [(each.name, each.parent, each.address) for each in lines.values() if match_key(each.name) == key]
    else:
        people = person_lines(session, person_ids(session, name, NAMESAKES))
        same = [each for each in people.values() if match_key(each.name) == key]
        found = [(each.name, short_birth(each.birth), each.position, each.unit) for each in same]
    return [", ".join(text for text in texts if text) for texts in found]
