"""What a person was, where and since when: a change of post keeps the earlier one."""

from datetime import date
from typing import Any

from sqlalchemy import select

from db.changes.change import Writer, change
from db.changes.office import check_span
from db.errors import KnownError
from db.models.people import Person, PersonPosition
from db.models.units import UnitName
from db.rules import names
from db.rules.clean_text import clean


@change("person.take_post")
class TakePost:
    """A person is something else, or elsewhere, from a day on; the present post ends the day before."""

    person_id: int
    position: str
    unit: str
    valid_from: date

    def apply(self, writer: Writer) -> int:
        """Return the id of the post. Raises KnownError: gone, field_missing, post_on_day."""
        if writer.session.get(Person, self.person_id) is None:
            raise KnownError("gone", table="person", id=self.person_id)
        posts = writer.session.scalars(
            select(PersonPosition).where(PersonPosition.person_id == self.person_id).order_by(PersonPosition.id)
        ).all()
        for post in posts:
            if post.valid_from is not None and post.valid_from >= self.valid_from:
                raise KnownError("post_on_day", date=self.valid_from, after=post.valid_from)
        for post in posts:
            if post.valid_to is None or post.valid_to >= self.valid_from:
                writer.update(PersonPosition, post.id, valid_to=date.fromordinal(self.valid_from.toordinal() - 1))
        values = _post(writer, self.position, self.unit)
        return writer.insert(
            PersonPosition, person_id=self.person_id, valid_from=self.valid_from, valid_to=None, **values
        )


@change("person.correct_post")
class CorrectPost:
    """Correct what a person was, or its days; nominations and decisions keep the words they have."""

    post_id: int
    position: str
    unit: str
    valid_from: date | None = None
    valid_to: date | None = None

    def apply(self, writer: Writer) -> None:
        """Write the corrected post. Raises KnownError: gone, field_missing, ends_before."""
        check_span(self.valid_from, self.valid_to)
        values = _post(writer, self.position, self.unit)
        writer.update(PersonPosition, self.post_id, valid_from=self.valid_from, valid_to=self.valid_to, **values)


@change("person.remove_post")
class RemovePost:
    """Remove a post that was entered by mistake; the one before it goes on where this one had ended it."""

    post_id: int

    def apply(self, writer: Writer) -> None:
        """Raises KnownError: gone."""
        found = writer.session.get(PersonPosition, self.post_id, populate_existing=True)
        if found is None:
            raise KnownError("gone", table="person_position", id=self.post_id)
        person, first, last = found.person_id, found.valid_from, found.valid_to
        writer.delete(PersonPosition, self.post_id)
        if first is None:
            return
        before = writer.session.scalar(
            select(PersonPosition.id).where(
                PersonPosition.person_id == person,
                PersonPosition.valid_to == date.fromordinal(first.toordinal() - 1),
            )
        )
        if before is not None:
            writer.update(PersonPosition, before, valid_to=last)


def _post(writer: Writer, position: str, unit: str) -> dict[str, Any]:
    if not clean(position) and not clean(unit):
        raise KnownError("field_missing", field="position")
    known = writer.session.execute(
        select(UnitName.unit_id, UnitName.name).where(
            UnitName.name_plain == names.search_key(unit), UnitName.valid_to.is_(None)
        )
    ).all()
    same = [row.unit_id for row in known if names.match_key(row.name) == names.match_key(unit)]
    return {"title": position, "unit_text": unit, "unit_id": same[0] if len(same) == 1 else None}
