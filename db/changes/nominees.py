"""Who a nomination means: somebody known, somebody new, or the same one whose name was mistyped."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import func, select

from db.changes import people, units
from db.changes.change import Writer
from db.changes.table_rows import AT_ONCE, Row
from db.models.decisions import Recipient
from db.models.nominations import Nomination
from db.models.nominees import Nominee
from db.models.people import Person, PersonPosition
from db.models.units import Unit, UnitName
from db.queries.known_by_name import nominee_meant
from db.rules import names
from db.rules.clean_text import clean
from db.rules.dates import SINCE_EVER
from db.rules.drafts import NominationDraft
from db.rules.nomination_fields import PERSON_LINES
from db.rules.slips import slip
from db.rules.terms import NomineeKind


def renamed(writer: Writer, kept: Nomination, draft: NominationDraft) -> int:
    """Return whom a nomination means after its name was changed.

    A slip of the pen in the name of somebody whom nothing else names is corrected in people and units as well.
    """
    if draft.nominee_id is not None and draft.nominee_id != kept.nominee_id:
        return draft.nominee_id
    known = nominee_meant(writer.session, replace(draft, nominee_id=None))
    if known is not None:
        return known
    if draft.kind is kept.kind and slip(kept.name, draft.name) and _only_here(writer, kept):
        _correct_name(writer, kept.nominee_id, draft)
        return kept.nominee_id
    return kept.nominee_id if draft.nominee_id is not None else new_nominees(writer, [draft])[0]


def correct_person(writer: Writer, nominee: int, draft: NominationDraft) -> None:
    """Write what a nomination says of the person it means; an empty birth says nothing about it.

    An empty text of another field stands for itself where the draft was read with this nominee.
    """
    person = _person_of(writer, nominee)
    if person is None:
        return
    given = {each.name: clean(getattr(draft, each.name)) for each in PERSON_LINES}
    corrected = {name: text for name, text in given.items() if text or draft.nominee_id == nominee}
    birth = people.checked_birth(draft.birth, writer.today)
    if birth or corrected:
        writer.update(Person, person, **corrected, **({"birth": birth} if birth else {}))


def complete_people(writer: Writer, told: Mapping[int, NominationDraft]) -> None:
    """Write the plain facts that new nominations give of people known, by nominee; what they leave open stays."""
    given = {nominee: facts for nominee, draft in told.items() if (facts := facts_of(draft))}
    ids = list(given)
    people_of: dict[int, int | None] = {}
    for first in range(0, len(ids), AT_ONCE):
        wanted = Nominee.id.in_(ids[first : first + AT_ONCE]), Nominee.person_id.is_not(None)
        rows = writer.session.execute(select(Nominee.id, Nominee.person_id).where(*wanted))
        people_of |= {row.id: row.person_id for row in rows}
    of_people = ((people_of.get(nominee), facts) for nominee, facts in given.items())
    writer.update_many(Person, {person: facts for person, facts in of_people if person is not None})


def facts_of(draft: NominationDraft) -> dict[str, Any]:
    """Return the plain facts that a draft gives of a person."""
    return {each.name: text for each in PERSON_LINES if (text := clean(getattr(draft, each.name)))}


def _person_of(writer: Writer, nominee: int) -> int | None:
    return writer.session.scalar(select(Nominee.person_id).where(Nominee.id == nominee))


def _only_here(writer: Writer, kept: Nomination) -> bool:
    """Whether nothing but this nomination names its nominee: no other one, no decision, no identity number."""
    session, nominee = writer.session, kept.nominee_id
    others = select(Nomination.id).where(Nomination.nominee_id == nominee, Nomination.id != kept.id)
    issued = select(Recipient.id).where(Recipient.nominee_id == nominee)
    identified = (
        select(Person.id)
        .join(Nominee, Nominee.person_id == Person.id)
        .where(Nominee.id == nominee, Person.identity_id.is_not(None))
    )
    return all(session.scalar(each.limit(1)) is None for each in (others, issued, identified))


def _correct_name(writer: Writer, nominee_id: int, draft: NominationDraft) -> None:
    nominee = writer.session.get(Nominee, nominee_id, populate_existing=True)
    assert nominee is not None
    as_unit = draft.kind is NomineeKind.COLLECTIVE
    keys = units.names_of(draft.name) if as_unit else people.names_of(draft.name)
    writer.update(Nominee, nominee_id, **keys)
    if nominee.person_id is not None:
        writer.update(
            Person,
            nominee.person_id,
            full_name=keys["name"],
            name_sort=keys["name_sort"],
            name_plain=keys["name_plain"],
            honorific=draft.honorific,
        )
        correct_person(writer, nominee_id, draft)
    elif nominee.unit_id is not None:
        called = select(func.max(UnitName.id)).where(UnitName.unit_id == nominee.unit_id)
        writer.update(UnitName, int(writer.session.scalar(called) or 0), **keys)


def new_nominees(writer: Writer, new: Sequence[NominationDraft]) -> list[int]:
    """Add somebody for each draft, with person or unit; return the nominees' ids in the same order."""
    of_kind = {kind: [draft for draft in new if draft.kind is kind] for kind in NomineeKind}
    persons = iter(_new_people(writer, of_kind[NomineeKind.INDIVIDUAL]))
    bodies = iter(_units_for(writer, of_kind[NomineeKind.COLLECTIVE]))
    rows: list[Row] = []
    for draft in new:
        collective = draft.kind is NomineeKind.COLLECTIVE
        keys = units.names_of(draft.name) if collective else people.names_of(draft.name)
        who = {
            "person_id": next(persons) if draft.kind is NomineeKind.INDIVIDUAL else None,
            "unit_id": next(bodies) if collective else None,
            "address": draft.unit if draft.kind is NomineeKind.HOUSEHOLD else "",
        }
        rows.append({"kind": draft.kind, **who, **keys})
    return writer.insert_many(Nominee, rows)


def _new_people(writer: Writer, new: Sequence[NominationDraft]) -> list[int]:
    ids = writer.insert_many(Person, [people.person_values(draft.name, draft, writer) for draft in new])
    posts = [
        people.position_values(person, draft.position, draft.unit)
        for person, draft in zip(ids, new, strict=True)
        if draft.position.strip() or draft.unit.strip()
    ]
    writer.insert_many(PersonPosition, posts)
    return ids


def _units_for(writer: Writer, new: Sequence[NominationDraft]) -> list[int]:
    """Return the unit of each new collective: one known by its name that was never nominated, else a new one."""
    known = units.units_named(writer, [draft.name for draft in new])
    free = dict(known)
    ids = list(known.values())
    for first in range(0, len(ids), AT_ONCE):
        rows = writer.session.scalars(select(Nominee.unit_id).where(Nominee.unit_id.in_(ids[first : first + AT_ONCE])))
        taken = set(rows)
        free = {key: unit for key, unit in free.items() if unit not in taken}
    found = [free.pop(names.match_key(draft.name), None) for draft in new]
    added = [draft for draft, unit in zip(new, found, strict=True) if unit is None]
    made = writer.insert_many(Unit, [{"address": draft.unit} for draft in added])
    called = [
        {"unit_id": unit, "parent_id": None, "valid_from": SINCE_EVER, **units.names_of(draft.name)}
        for unit, draft in zip(made, added, strict=True)
    ]
    writer.insert_many(UnitName, called)
    rest = iter(made)
    return [next(rest) if unit is None else unit for unit in found]
