"""Units corrected, joined into one, and recognised as doubles; old awards stay under the names they were made for."""

from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from db.changes.change import Writer, change
from db.changes.units import AddUnit, SucceedUnit, ancestors, names_of
from db.errors import KnownError
from db.models.nominations import Nomination
from db.models.nominees import Nominee
from db.models.people import PersonPosition
from db.models.units import NotSameUnit, Unit, UnitName, UnitSuccession
from db.rules import drafts
from db.rules.clean_text import clean


@change("unit.correct")
class CorrectUnit:
    """Correct the present name, short name, address or parent of a unit; what was issued keeps what it says."""

    unit_id: int
    name: str
    parent_id: int | None = None
    abbreviation: str = ""
    address: str = ""

    def apply(self, writer: Writer) -> None:
        """Write the corrected values, also for the nominee. Raises KnownError: gone, unit_circle, name_missing."""
        drafts.stop_at_errors(drafts.check_name("name", self.name))
        present = writer.session.scalar(
            select(UnitName.id).where(UnitName.unit_id == self.unit_id, UnitName.valid_to.is_(None)).limit(1)
        )
        if present is None:
            raise KnownError("gone", table="unit", id=self.unit_id)
        if self.parent_id is not None and self.unit_id in ancestors(writer, self.parent_id):
            raise KnownError("unit_circle", name=clean(self.name))
        writer.update(UnitName, present, **names_of(self.name), parent_id=self.parent_id)
        writer.update(Unit, self.unit_id, abbreviation=self.abbreviation, address=self.address)
        nominee = writer.session.scalar(select(Nominee.id).where(Nominee.unit_id == self.unit_id))
        if nominee is not None:
            writer.update(Nominee, nominee, **names_of(self.name))


@change("unit.join")
class JoinUnits:
    """Several units become one on a day (sáp nhập): one that is there, or a new one of a name."""

    unit_ids: tuple[int, ...]
    on: date
    into_id: int | None = None
    name: str = ""
    parent_id: int | None = None

    def apply(self, writer: Writer) -> int:
        """Return the id of the unit that goes on. Raises KnownError: gone, unit_follows_itself, unit_exists."""
        if not self.unit_ids or self.into_id in self.unit_ids:
            raise KnownError("unit_follows_itself")
        into = self.into_id
        if into is None:
            into = AddUnit(self.name, self.parent_id, valid_from=self.on).apply(writer)
        for unit in self.unit_ids:
            if writer.session.get(Unit, unit) is None:
                raise KnownError("gone", table="unit", id=unit)
            SucceedUnit(unit, into, self.on).apply(writer)
        return into


@change("unit.merge")
class MergeUnitEntries:
    """Say that two entries are one unit: nominations, posts, units below and successions move over."""

    double_id: int
    kept_id: int

    def apply(self, writer: Writer) -> None:
        """Move and mark; the double stays, marked. Raises KnownError: merge_itself, gone, merged_already."""
        if self.double_id == self.kept_id:
            raise KnownError("merge_itself")
        session = writer.session
        for id_ in (self.double_id, self.kept_id):
            unit = session.get(Unit, id_, populate_existing=True)
            if unit is None:
                raise KnownError("gone", table="unit", id=id_)
            if unit.merged_into_id is not None:
                name = session.scalar(select(UnitName.name).where(UnitName.unit_id == id_).limit(1))
                raise KnownError("merged_already", name=name or "")
        self._move_nominee(writer)
        for post in session.scalars(select(PersonPosition.id).where(PersonPosition.unit_id == self.double_id)).all():
            writer.update(PersonPosition, post, unit_id=self.kept_id)
        below = select(UnitName.id).where(UnitName.parent_id == self.double_id, UnitName.unit_id != self.kept_id)
        for name_id in session.scalars(below).all():
            writer.update(UnitName, name_id, parent_id=self.kept_id)
        self._move_successions(writer)
        one, other = (entries_of_unit(session, each) for each in (self.double_id, self.kept_id))
        for decided in units_decided_apart(session, one, other):
            writer.delete(NotSameUnit, decided)  # the newer word counts; taking them apart brings it back
        writer.update(Unit, self.double_id, merged_into_id=self.kept_id)

    def _move_nominee(self, writer: Writer) -> None:
        rows = writer.session.execute(
            select(Nominee.unit_id, Nominee.id).where(Nominee.unit_id.in_((self.double_id, self.kept_id)))
        )
        pair = {row.unit_id: row.id for row in rows}
        if self.double_id not in pair:
            return
        double = pair[self.double_id]
        if self.kept_id not in pair:
            writer.update(Nominee, double, unit_id=self.kept_id)
            return
        for nomination in writer.session.scalars(select(Nomination.id).where(Nomination.nominee_id == double)).all():
            writer.update(Nomination, nomination, nominee_id=pair[self.kept_id])
        writer.update(Nominee, double, merged_into_id=pair[self.kept_id])

    def _move_successions(self, writer: Writer) -> None:
        rows = writer.session.scalars(
            select(UnitSuccession).where(
                (UnitSuccession.predecessor_id == self.double_id) | (UnitSuccession.successor_id == self.double_id)
            )
        ).all()
        for row in rows:
            ends = {"predecessor_id": row.predecessor_id, "successor_id": row.successor_id}
            moved = {side: self.kept_id if id_ == self.double_id else id_ for side, id_ in ends.items()}
            if moved["predecessor_id"] == moved["successor_id"]:
                writer.delete(UnitSuccession, row.id)
            else:
                writer.update(UnitSuccession, row.id, **moved)


def entries_of_unit(session: Session, unit_id: int) -> set[int]:
    """Return an entry with all entries that were recognised as it."""
    found = wanted = {unit_id}
    while wanted:
        wanted = set(session.scalars(select(Unit.id).where(Unit.merged_into_id.in_(wanted)))) - found
        found = found | wanted
    return found


def units_decided_apart(session: Session, one: set[int], other: set[int]) -> list[int]:
    """Return the ids of the decisions that a unit of `one` is none of `other`."""
    n = NotSameUnit
    either = or_(n.one_id.in_(one) & n.other_id.in_(other), n.one_id.in_(other) & n.other_id.in_(one))
    return list(session.scalars(select(n.id).where(either).order_by(n.id)))
