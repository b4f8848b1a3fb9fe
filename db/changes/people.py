"""People: adding, correcting, positions, identity numbers, merging doubles."""

import re
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from db.changes.change import RowImage, Writer, before_undo, change
from db.errors import KnownError
from db.models.nominations import Nomination
from db.models.nominees import Nominee
from db.models.people import IdentityNumber, NotSamePerson, Person, PersonPosition
from db.rules import drafts, names
from db.rules.births import first_day, parse_birth
from db.rules.clean_text import clean
from db.rules.nomination_fields import OF_PERSON, PersonFacts
from db.rules.printed_names import told_apart
from db.rules.terms import NomineeKind


@change("person.add")
class AddPerson(PersonFacts):
    """Add a person; `birth` is what `parse_birth` reads; an identity number is kept apart, never in the journal."""

    full_name: str
    identity_number: str = ""
    position: str = ""
    unit: str = ""

    def apply(self, writer: Writer) -> int:
        """Return the person's id; the person can be nominated at once."""
        drafts.stop_at_errors(drafts.check_name("full_name", self.full_name))
        full_name, facts = _alone(self.full_name, self)
        person = writer.insert(Person, **person_values(full_name, facts, writer))
        writer.insert(Nominee, kind=NomineeKind.INDIVIDUAL, person_id=person, **names_of(full_name))
        if self.identity_number.strip():
            writer.update(Person, person, identity_id=identity(writer, self.identity_number))
        if self.position.strip() or self.unit.strip():
            add_position(writer, person, self.position, self.unit)
        return person


@change("person.edit")
class EditPerson(PersonFacts):
    """Correct a person's name and facts, all of them at once; what was issued keeps what it says."""

    person_id: int
    full_name: str

    def apply(self, writer: Writer) -> None:
        """Write the corrected values, also for the nominee."""
        drafts.stop_at_errors(drafts.check_name("full_name", self.full_name))
        full_name, facts = _alone(self.full_name, self)
        values = person_values(full_name, facts, writer)
        writer.update(Person, self.person_id, **values)
        nominee = writer.session.scalar(select(Nominee.id).where(Nominee.person_id == self.person_id))
        if nominee is not None:
            writer.update(Nominee, nominee, **names_of(full_name))


@change("person.identify")
class SetIdentityNumber:
    """Set a person's CCCD (12 digits) or CMND (9 digits)."""

    person_id: int
    identity_number: str

    def apply(self, writer: Writer) -> None:
        """Write the number apart and point the person at it."""
        writer.update(Person, self.person_id, identity_id=identity(writer, self.identity_number))


@change("person.merge")
class MergePeople:
    """Say that two entries are one person: nominations move over, as do facts that the kept one lacks.

    The double stays, marked.
    """

    double_id: int
    kept_id: int

    def apply(self, writer: Writer) -> None:
        """Move and mark; issued snapshots are found through the mark.

        Raises KnownError: gone, merge_itself, merged_already (one of them is another's double).
        """
        if self.double_id == self.kept_id:
            raise KnownError("merge_itself")
        rows = writer.session.execute(
            select(Nominee.person_id, Nominee.id, Nominee.name, Nominee.merged_into_id).where(
                Nominee.person_id.in_((self.double_id, self.kept_id))
            )
        ).all()
        pair = {row.person_id: row.id for row in rows}
        for row in rows:
            if row.merged_into_id is not None:
                raise KnownError("merged_already", name=row.name)
        if len(pair) < 2:
            raise KnownError("gone", table="person", id=self.double_id)
        double, kept = pair[self.double_id], pair[self.kept_id]
        moved = writer.session.scalars(select(Nomination.id).where(Nomination.nominee_id == double)).all()
        for nomination in moved:
            writer.update(Nomination, nomination, nominee_id=kept)
        _complete_facts(writer, self.double_id, self.kept_id)
        one, other = (entries_of_person(writer.session, each) for each in (self.double_id, self.kept_id))
        for decided in decided_apart(writer.session, one, other):
            writer.delete(NotSamePerson, decided)  # the newer word counts; taking them apart brings it back
        writer.update(Person, self.double_id, merged_into_id=self.kept_id)
        writer.update(Nominee, double, merged_into_id=kept)


def entries_of_person(session: Session, person_id: int) -> set[int]:
    """Return an entry with all entries that were recognised as it."""
    found = wanted = {person_id}
    while wanted:
        wanted = set(session.scalars(select(Person.id).where(Person.merged_into_id.in_(wanted)))) - found
        found = found | wanted
    return found


def decided_apart(session: Session, one: set[int], other: set[int]) -> list[int]:
    """Return the ids of the decisions that somebody of `one` is not somebody of `other`."""
    n = NotSamePerson
    either = or_(n.one_id.in_(one) & n.other_id.in_(other), n.one_id.in_(other) & n.other_id.in_(one))
    return list(session.scalars(select(n.id).where(either).order_by(n.id)))


@before_undo("person")
def _check_kept_is_no_double(writer: Writer, image: RowImage) -> None:
    """Refuse to redo a merge into somebody who was recognised as a double meanwhile.

    Raises KnownError: changed_since.
    """
    kept = image.before.get("merged_into_id")
    if kept is not None and writer.session.scalar(select(Person.merged_into_id).where(Person.id == kept)) is not None:
        raise KnownError("changed_since", table=image.table, id=image.id)


def _complete_facts(writer: Writer, double_id: int, kept_id: int) -> None:
    """Write to the kept person what only the double says: facts, the identity number, what the person was."""
    two = writer.session.scalars(select(Person).where(Person.id.in_((double_id, kept_id))))
    by_id = {person.id: person for person in two}
    double, kept = by_id[double_id], by_id[kept_id]
    facts = (*OF_PERSON, "identity_id")
    lacking = {name: getattr(double, name) for name in facts if getattr(double, name) and not getattr(kept, name)}
    if lacking:
        writer.update(Person, kept_id, **lacking)
    positions = select(PersonPosition.person_id, PersonPosition.id).where(
        PersonPosition.person_id.in_((double_id, kept_id))
    )
    held = writer.session.execute(positions.order_by(PersonPosition.id)).all()
    if all(row.person_id == double_id for row in held):
        for row in held:
            writer.update(PersonPosition, row.id, person_id=kept_id)


def add_position(writer: Writer, person_id: int, position: str, unit: str) -> int:
    """Keep what a person was and where, as written; since when is not known. Returns the position's id."""
    return writer.insert(PersonPosition, **position_values(person_id, position, unit))


def position_values(person_id: int, position: str, unit: str) -> dict[str, object]:
    """Return the columns of a position as it was written."""
    dates = {"valid_from": None, "valid_to": None}
    return {"person_id": person_id, "unit_id": None, "title": position, "unit_text": unit, **dates}


@lru_cache(maxsize=16_384)
def names_of(name: str) -> Mapping[str, object]:
    """Return the columns that keep a person's name and its keys; person, nominee and nomination each keep them."""
    kept = clean(name)
    columns = {"name": kept, "name_sort": names.sort_key(kept), "name_plain": names.search_key(kept)}
    return MappingProxyType(columns)


def _alone(full_name: str, facts: PersonFacts) -> tuple[str, PersonFacts]:
    """Return a name without the honorific that was typed before it, and the facts with that honorific."""
    honorific, name = told_apart(facts.honorific, clean(full_name))
    kept = {each.name: getattr(facts, each.name) for each in fields(PersonFacts)}
    return name, PersonFacts(**{**kept, "honorific": honorific})


def person_values(full_name: str, facts: PersonFacts, writer: Writer) -> dict[str, object]:
    """Return the columns of a person. Raises KnownError for an impossible birth."""
    kept = names_of(full_name)
    honorific = clean(facts.honorific)
    return {
        "full_name": kept["name"],
        "name_sort": kept["name_sort"],
        "name_plain": kept["name_plain"],
        **{name: getattr(facts, name) for name in OF_PERSON},
        "gender": facts.gender or {"Ông": "male", "Bà": "female"}.get(honorific, ""),
        "birth": checked_birth(facts.birth, writer.today),
    }


def checked_birth(birth: str, today: date) -> str:
    """Return the birth as kept. Raises KnownError: what `parse_birth` raises, future_date."""
    kept = parse_birth(birth)
    if kept:
        drafts.check_not_future("birth", first_day(kept), today)
    return kept


def identity(writer: Writer, number: str) -> int:
    """Keep an identity number in a row without image in the journal and return the row's id.

    Raises KnownError("bad_identity_number"), without the number.
    """
    digits = re.sub(r"[\s.]", "", number)
    if not re.fullmatch(r"\d{12}|\d{9}", digits):
        raise KnownError("bad_identity_number", length=len(digits))
    return writer.insert_aside(IdentityNumber, number=digits)
