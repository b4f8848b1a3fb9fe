"""Units: adding, renaming from a day on, succession, merging doubles."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from db.changes.change import RowImage, RowOperation, Writer, before_undo, change
from db.changes.table_rows import AT_ONCE
from db.errors import KnownError
from db.models.nominees import Nominee
from db.models.units import Unit, UnitName, UnitSuccession
from db.rules import drafts, names
from db.rules.clean_text import clean
from db.rules.dates import SINCE_EVER


@change("unit.add")
class AddUnit:
    """Add a unit under its first name, below a parent or none."""

    name: str
    parent_id: int | None = None
    abbreviation: str = ""
    address: str = ""
    valid_from: date = SINCE_EVER

    def apply(self, writer: Writer) -> int:
        """Return the unit's id.

        Raises KnownError: unit_exists (of that name under that parent), and for a bad name what `names` finds.
        """
        drafts.stop_at_errors(drafts.check_name("name", self.name))
        _check_free(writer, self.name, self.parent_id)
        unit = writer.insert(Unit, abbreviation=self.abbreviation, address=self.address, founded_on=None)
        writer.insert(UnitName, unit_id=unit, **_name_values(self.name, self.parent_id, self.valid_from))
        return unit


def _check_free(writer: Writer, name: str, parent_id: int | None, own_id: int = 0, since: int = 0) -> None:
    """Check that no unit but `own_id` bears a name under a parent now, by an entry after `since`.

    Raises KnownError: unit_exists.
    """
    known = writer.session.scalars(
        select(UnitName.name).where(
            UnitName.name_plain == names.search_key(name),
            UnitName.parent_id.is_(None) if parent_id is None else UnitName.parent_id == parent_id,
            UnitName.valid_to.is_(None),
            UnitName.unit_id != own_id,
            UnitName.id > since,
        )
    )
    if any(names.match_key(each) == names.match_key(name) for each in known):
        raise KnownError("unit_exists", name=clean(name))


def unit_named(writer: Writer, name: str) -> int | None:
    """Return the unit that bears a name now, None where there is none; accents and case count, spaces do not."""
    return units_named(writer, [name]).get(names.match_key(name))


def units_named(writer: Writer, wanted: Sequence[str]) -> dict[str, int]:
    """Return by comparison key of the name which unit bears each of these names now; of several the oldest."""
    keys = {names.match_key(name) for name in wanted}
    plain = sorted({names.search_key(name) for name in wanted})
    found: dict[str, int] = {}
    for first in range(0, len(plain), AT_ONCE):
        known = writer.session.execute(
            select(UnitName.unit_id, UnitName.name)
            .join(Unit, Unit.id == UnitName.unit_id)
            .where(
                UnitName.name_plain.in_(plain[first : first + AT_ONCE]),
                UnitName.valid_to.is_(None),
                Unit.merged_into_id.is_(None),
            )
            .order_by(UnitName.unit_id)
        )
        for row in known:
            key = names.match_key(row.name)
            if key in keys:
                found.setdefault(key, row.unit_id)
    return found


@change("unit.rename")
class RenameUnit:
    """Give a unit another name or parent from a day on; awards made before keep the old name."""

    unit_id: int
    name: str
    valid_from: date
    parent_id: int | None = None

    def apply(self, writer: Writer) -> int:
        """Return the id of the new name. Raises KnownError: date_order, gone, unit_circle, unit_exists."""
        drafts.stop_at_errors(drafts.check_name("name", self.name))
        latest = writer.session.execute(
            select(UnitName.id, UnitName.valid_from)
            .where(UnitName.unit_id == self.unit_id)
            .order_by(UnitName.valid_from.desc())
            .limit(1)
        ).one_or_none()
        if latest is None:
            raise KnownError("gone", table="unit", id=self.unit_id)
        if self.valid_from <= latest.valid_from:
            raise KnownError("date_order", field="valid_from", date=self.valid_from, after=latest.valid_from)
        if self.parent_id is not None and self.unit_id in ancestors(writer, self.parent_id):
            raise KnownError("unit_circle", name=clean(self.name))
        _check_free(writer, self.name, self.parent_id, self.unit_id)
        writer.update(UnitName, latest.id, valid_to=date.fromordinal(self.valid_from.toordinal() - 1))
        made = writer.insert(UnitName, unit_id=self.unit_id, **_name_values(self.name, self.parent_id, self.valid_from))
        nominee = writer.session.scalar(select(Nominee.id).where(Nominee.unit_id == self.unit_id))
        if nominee is not None:
            writer.update(Nominee, nominee, **names_of(self.name))
        return made


@change("unit.succeed")
class SucceedUnit:
    """Record that one unit took over from another on a day, which ends the earlier one."""

    predecessor_id: int
    successor_id: int
    on: date

    def apply(self, writer: Writer) -> int:
        """Return the id of the succession. Raises KnownError: unit_follows_itself, also by way of others; gone."""
        if self.predecessor_id in _successors(writer, self.successor_id):
            raise KnownError("unit_follows_itself")
        if writer.session.get(Unit, self.successor_id) is None:
            raise KnownError("gone", table="unit", id=self.successor_id)
        writer.update(Unit, self.predecessor_id, ended_on=date.fromordinal(self.on.toordinal() - 1))
        return writer.insert(
            UnitSuccession, predecessor_id=self.predecessor_id, successor_id=self.successor_id, on=self.on
        )


@before_undo("unit_succession")
def _check_no_circle(writer: Writer, image: RowImage) -> None:
    """Refuse to redo a succession whose successor was taken over meanwhile by the predecessor.

    Raises KnownError: changed_since.
    """
    row = image.before
    if image.act is RowOperation.DELETE and row["predecessor_id"] in _successors(writer, row["successor_id"]):
        raise KnownError("changed_since", table=image.table, id=image.id)


@before_undo("unit_name")
def _check_name_still_free(writer: Writer, image: RowImage) -> None:
    """Refuse to put back a present name that another unit got meanwhile under the same parent.

    Raises KnownError: unit_exists.
    """
    if image.act is RowOperation.INSERT:
        return
    now = writer.session.get(UnitName, image.id)
    kept = {} if now is None else {c: getattr(now, c) for c in ("name", "parent_id", "unit_id", "valid_to")}
    row = {**kept, **image.before}
    if row["valid_to"] is None:
        _check_free(writer, row["name"], row["parent_id"], row["unit_id"], image.id)


def names_of(name: str) -> dict[str, object]:
    """Return the columns that keep a unit's name and its keys."""
    kept = clean(name)
    return {"name": kept, "name_sort": names.sort_key_text(kept), "name_plain": names.search_key(kept)}


def _name_values(name: str, parent_id: int | None, valid_from: date) -> dict[str, object]:
    return {**names_of(name), "parent_id": parent_id, "valid_from": valid_from, "valid_to": None}


def ancestors(writer: Writer, unit_id: int | None) -> set[int]:
    """Return a unit and all units that it stands under."""
    found: set[int] = set()
    while unit_id is not None and unit_id not in found:
        found.add(unit_id)
        unit_id = writer.session.scalar(
            select(UnitName.parent_id).where(UnitName.unit_id == unit_id).order_by(UnitName.valid_from.desc()).limit(1)
        )
    return found


def _successors(writer: Writer, unit_id: int) -> set[int]:
    """Return a unit, all that took over from it, and all that took over from those."""
    found, wanted = {unit_id}, {unit_id}
    while wanted:
        after = select(UnitSuccession.successor_id).where(UnitSuccession.predecessor_id.in_(wanted))
        wanted = set(writer.session.scalars(after)) - found
        found |= wanted
    return found
