"""Who a nomination means: somebody known, somebody new, or the same one whose name was mistyped."""

from dataclasses import replace

from sqlalchemy import func, select

from db.changes import people, units
from db.changes.change import Writer
from db.models.decisions import Recipient
from db.models.nominations import Nomination
from db.models.nominees import Nominee
from db.models.people import Person
from db.models.units import Unit, UnitName
from db.queries.known_by_name import nominee_meant
from db.rules.clean_text import clean
from db.rules.drafts import NominationDraft
from db.rules.nomination_fields import PERSON_LINES
from db.rules.slips import slip
from db.rules.terms import NomineeKind


def nominee_for(writer: Writer, draft: NominationDraft) -> int:
    """Return the nominee meant: the given one, one known by the same name and birth or unit, or a new one."""
    return nominee_meant(writer.session, draft) or _new(writer, draft)


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
    return kept.nominee_id if draft.nominee_id is not None else _new(writer, draft)


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


def complete_person(writer: Writer, nominee: int, draft: NominationDraft) -> None:
    """Write the plain facts that a new nomination gives of somebody known; the last that was entered stands."""
    given = {each.name: text for each in PERSON_LINES if (text := clean(getattr(draft, each.name)))}
    person = _person_of(writer, nominee) if given else None
    if person is not None:
        writer.update(Person, person, **given)


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


def _new(writer: Writer, draft: NominationDraft) -> int:
    if draft.kind is NomineeKind.INDIVIDUAL:
        values = people.person_values(draft.name, draft, writer)
        person = writer.insert(Person, **values)
        if draft.position.strip() or draft.unit.strip():
            people.add_position(writer, person, draft.position, draft.unit)
        return writer.insert(Nominee, kind=draft.kind, person_id=person, **people.names_of(draft.name))
    if draft.kind is NomineeKind.COLLECTIVE:
        unit = _unit_without_nominee(writer, draft.name)
        if unit is None:
            unit = writer.insert(Unit, address=draft.unit)
            named = units.names_of(draft.name)
            writer.insert(UnitName, unit_id=unit, parent_id=None, valid_from=units.EARLIEST, **named)
        return writer.insert(Nominee, kind=draft.kind, unit_id=unit, **units.names_of(draft.name))
    return writer.insert(Nominee, kind=draft.kind, address=draft.unit, **people.names_of(draft.name))


def _unit_without_nominee(writer: Writer, name: str) -> int | None:
    """Return the unit that is known by this name and was never nominated, such as one that was asked for its list."""
    known = units.unit_named(writer, name)
    taken = select(Nominee.id).where(Nominee.unit_id == known)
    return known if known is not None and writer.session.scalar(taken) is None else None
