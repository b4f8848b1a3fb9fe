"""Entries that are two after all: a merge is taken apart whatever was done since, or two are kept apart for good."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.changes.change import RowImage, RowOperation, Writer, change, column_value, plain
from db.changes.people import decided_apart, entries_of_person
from db.changes.table_rows import rows_by_id
from db.changes.unit_history import entries_of_unit, units_decided_apart
from db.errors import KnownError
from db.models.base import Base
from db.models.decisions import Recipient
from db.models.journal import JournalEntry
from db.models.nominations import Nomination
from db.models.nominees import Nominee
from db.models.people import NotSamePerson, Person, PersonPosition
from db.models.units import NotSameUnit, Unit, UnitName, UnitSuccession

MODELS: dict[str, type[Base]] = {
    model.__tablename__: model
    for model in (
        Nomination,
        Nominee,
        Person,
        PersonPosition,
        NotSamePerson,
        NotSameUnit,
        Unit,
        UnitName,
        UnitSuccession,
    )
}
"""Tables that a merge touches."""


@change("person.keep_apart")
class KeepApart:
    """Say that two entries are two people: they are not suggested as one again."""

    one_id: int
    other_id: int
    reason: str = ""

    def apply(self, writer: Writer) -> int:
        """Return the id of the decision. Raises KnownError: gone, merge_itself, merged_already, kept_apart_already."""
        if self.one_id == self.other_id:
            raise KnownError("merge_itself")
        session = writer.session
        for id_ in (self.one_id, self.other_id):
            person = session.get(Person, id_, populate_existing=True)
            if person is None:
                raise KnownError("gone", table="person", id=id_)
            if person.merged_into_id is not None:
                raise KnownError("merged_already", name=person.full_name)
        clusters = [entries_of_person(session, id_) for id_ in (self.one_id, self.other_id)]
        if decided_apart(session, *clusters):
            raise KnownError("kept_apart_already")
        one, other = sorted((self.one_id, self.other_id))
        return writer.insert(NotSamePerson, one_id=one, other_id=other, reason=self.reason)


@change("unit.keep_apart")
class KeepUnitsApart:
    """Say that two entries are two units: they are not suggested as one again."""

    one_id: int
    other_id: int
    reason: str = ""

    def apply(self, writer: Writer) -> int:
        """Return the id of the decision. Raises KnownError: gone, merge_itself, merged_already, kept_apart_already."""
        if self.one_id == self.other_id:
            raise KnownError("merge_itself")
        session = writer.session
        for id_ in (self.one_id, self.other_id):
            unit = session.get(Unit, id_, populate_existing=True)
            if unit is None:
                raise KnownError("gone", table="unit", id=id_)
            if unit.merged_into_id is not None:
                name = session.scalar(select(UnitName.name).where(UnitName.unit_id == id_).limit(1))
                raise KnownError("merged_already", name=name or "")
        clusters = [entries_of_unit(session, id_) for id_ in (self.one_id, self.other_id)]
        if units_decided_apart(session, *clusters):
            raise KnownError("kept_apart_already")
        one, other = sorted((self.one_id, self.other_id))
        return writer.insert(NotSameUnit, one_id=one, other_id=other, reason=self.reason)


@change("person.split")
class SplitPeople:
    """Take a double out of the entry it was merged into: what moved then goes back, whatever else changed since.

    `nomination_ids` are nominations made under the kept entry since, which belong to the one that is taken out.
    """

    double_id: int
    nomination_ids: tuple[int, ...] = ()

    def apply(self, writer: Writer) -> None:
        """Put back and take the mark off; awards decided since follow their nominations.

        Raises KnownError: gone, not_merged, split_outer_first (the kept entry was merged itself).
        """
        session = writer.session
        double = session.get(Person, self.double_id, populate_existing=True)
        kept = _kept(session, Person, double, self.double_id)
        if kept.merged_into_id is not None:
            raise KnownError("split_outer_first", name=kept.full_name)
        pair = {
            row.person_id: row.id
            for row in session.execute(
                select(Nominee.person_id, Nominee.id).where(Nominee.person_id.in_((self.double_id, kept.id)))
            )
        }
        taken_out, stays = pair[self.double_id], pair[kept.id]
        _put_back(writer, _images_of_merge(session, "person", self.double_id, kept.id, last="nominee"))
        for nomination in self.nomination_ids:
            row = session.get(Nomination, nomination, populate_existing=True)
            if row is None or row.nominee_id not in (taken_out, stays):
                raise KnownError("gone", table="nomination", id=nomination)
            writer.update(Nomination, nomination, nominee_id=taken_out)
        _follow_nominations(writer, taken_out, stays)


@change("unit.split")
class SplitUnits:
    """Take a unit out of the one it was merged into: nominations, posts, units below and successions go back."""

    double_id: int

    def apply(self, writer: Writer) -> None:
        """Put back and take the mark off. Raises KnownError: gone, not_merged, split_outer_first."""
        session = writer.session
        double = session.get(Unit, self.double_id, populate_existing=True)
        kept = _kept(session, Unit, double, self.double_id)
        if kept.merged_into_id is not None:
            name = session.scalar(select(UnitName.name).where(UnitName.unit_id == kept.id).limit(1))
            raise KnownError("split_outer_first", name=name or "")
        _put_back(writer, _images_of_merge(session, "unit", self.double_id, kept.id, last="unit"))
        pair = {
            row.unit_id: row.id
            for row in session.execute(
                select(Nominee.unit_id, Nominee.id).where(Nominee.unit_id.in_((self.double_id, kept.id)))
            )
        }
        if len(pair) == 2:
            _follow_nominations(writer, pair[self.double_id], pair[kept.id])


def _kept(session: Session, model: type[Base], double: Any, id_: int) -> Any:
    if double is None:
        raise KnownError("gone", table=model.__tablename__, id=id_)
    if double.merged_into_id is None:
        raise KnownError("not_merged")
    return session.get_one(model, double.merged_into_id, populate_existing=True)


def _images_of_merge(session: Session, table: str, double: int, kept: int, last: str) -> list[RowImage]:
    """Return what the newest merge of `double` into `kept` did; one step of the journal may hold several merges.

    A merge ends with the mark on `last`. Raises KnownError("not_merged") where the journal does not tell of it.
    """
    told = JournalEntry.rows.contains(f'"merged_into_id":{kept}')
    for rows in session.scalars(select(JournalEntry.rows).where(told).order_by(JournalEntry.id.desc())):
        images = [
            RowImage(RowOperation(i["act"]), i["table"], i["id"], i["before"], i["after"]) for i in json.loads(rows)
        ]
        marked = [
            at
            for at, image in enumerate(images)
            if (image.table, image.id, image.after.get("merged_into_id")) == (table, double, kept)
        ]
        if marked:
            ends = [at for at, image in enumerate(images) if image.table == last and image.after.get("merged_into_id")]
            end = min(at for at in ends if at >= marked[-1])
            begin = max((at + 1 for at in ends if at < end), default=0)
            return images[begin : end + 1]
    raise KnownError("not_merged")


def _put_back(writer: Writer, images: Sequence[RowImage]) -> None:
    """Put back each value that is still as the merge left it; what was changed since, and rows that went, stay so."""
    for image in reversed(images):
        model = MODELS[image.table]
        table = model.metadata.tables[image.table]
        before = {column: column_value(table, column, value) for column, value in image.before.items()}
        now = rows_by_id(writer.session, table, [image.id]).get(image.id)
        if image.act is RowOperation.DELETE:
            if now is None:
                writer.insert_many(model, [before])
        elif now is not None:
            same = {column: before[column] for column in before if plain(now[column]) == image.after[column]}
            if same:
                writer.update(model, image.id, **same)


def _follow_nominations(writer: Writer, taken_out: int, stays: int) -> None:
    """Let awards that were decided while the entries were one go to whom their nominations belong."""
    rows = select(Recipient.id).join(Nomination, Nomination.id == Recipient.nomination_id)
    decided = rows.where(Recipient.nominee_id == stays, Nomination.nominee_id == taken_out)
    for recipient in writer.session.scalars(decided).all():
        writer.update(Recipient, recipient, nominee_id=taken_out)
