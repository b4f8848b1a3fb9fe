"""How every change is made, written down and taken back.

A change is a frozen dataclass with JSON-able fields, registered under a stable name. It writes only through
a `Writer`, which keeps the image of each row before and after; both stand in one journal entry. Undo is a change
built from that entry, so it works after a restart.
"""

import dataclasses
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, StrEnum
from functools import cache
from typing import Any, Generic, Protocol, TypeVar, dataclass_transform

from sqlalchemy import Select, Table, bindparam, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.sql.dml import ReturningInsert

from db import search
from db.errors import KnownError
from db.models.base import Base, Words
from db.models.journal import JournalEntry
from db.models.table_registry import table_named
from db.rules.clean_text import has_direction_mark, storable

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Row = dict[str, Any]


class RowOperation(StrEnum):
    """What happened to one row."""

    INSERT = "insert"
    UPDATE = "update"
    DELETE = "delete"


@dataclass(frozen=True)
class RowImage:
    """One row as it was and as it became; for an update only the columns that changed."""

    act: RowOperation
    table: str
    id: int
    before: Row
    after: Row


class Change(Protocol[T_co]):
    """One thing a clerk does; a frozen dataclass registered by `change`."""

    def apply(self, writer: "Writer") -> T_co:
        """Make the change and return its result; a KnownError refuses it, and nothing is written then."""
        ...


@dataclass(frozen=True)
class Done(Generic[T]):
    """What a change gave back, the journal entry that tells of it, and the rows it touched."""

    entry_id: int
    result: T
    touched: frozenset[tuple[str, int]]


CHANGES: dict[str, type] = {}
UNDOABLE: set[str] = set()
_NAMES: dict[type, str] = {}


C = TypeVar("C")


@dataclass_transform(frozen_default=True)
def change(name: str, *, undoable: bool = True) -> Callable[[type[C]], type[C]]:
    """Return a decorator that makes a change a frozen dataclass, registered under its permanent name in the journal.

    `undoable` is False where only a counter-act (revoke, void, return) may take it back.
    """

    def register(cls: type[C]) -> type[C]:
        made = dataclass(frozen=True)(cls)
        if name in CHANGES:
            raise ValueError(name)
        CHANGES[name] = made
        _NAMES[made] = name
        if undoable:
            UNDOABLE.add(name)
        return made

    return register


def change_name(change: object) -> str:
    """Return the name under which a change stands in the journal."""
    return _NAMES[type(change)]


def plain(value: object) -> Any:
    """Return a field or column value as JSON can keep it."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | frozenset | set):
        return [plain(item) for item in value]
    if isinstance(value, int | float | None):
        return value
    return storable(value if isinstance(value, str) else str(value))


def column_value(table: Table, column: str, value: object) -> Any:
    """Return a journal value as the column takes it."""
    if value is None:
        return None
    kind = table.columns[column].type.python_type
    if kind is bytes:
        return bytes.fromhex(str(value))
    if kind is date:
        return date.fromisoformat(str(value))
    if issubclass(kind, Enum):
        return kind(value)
    return value


class Writer:
    """Writes rows inside one transaction and remembers what each was and became.

    Every text is cleaned by the type of its column (`db.models.base.Words`); one that holds characters which turn the
    direction of writing raises KnownError("direction_mark", field).
    """

    def __init__(self, session: Session, *, actor: str, today: date) -> None:
        self.session = session
        self.actor = actor
        self.today = today
        self.images: list[RowImage] = []

    def insert(self, model: type[Base], **values: Any) -> int:
        """Add one row; returns its id."""
        return self.insert_many(model, [values])[0]

    def insert_many(self, model: type[Base], rows: Sequence[Row]) -> list[int]:
        """Add rows in order; returns their ids in the same order."""
        table = _table(model)
        ids = []
        for values in rows:
            _refuse_direction_marks(table, values)
            # The values go beside the statement, not into it: so it is built and compiled once for each table.
            after = dict(self.session.execute(_insert(table), values).mappings().one())
            ids.append(int(after["id"]))
            search.put(self.session, table.name, ids[-1], None, after.get("name_plain"))
            self.images.append(RowImage(RowOperation.INSERT, table.name, ids[-1], {}, plain(after)))
        return ids

    def insert_aside(self, model: type[Base], **values: Any) -> int:
        """Add one row without an image in the journal (identity numbers, file contents) and return its id."""
        table = _table(model)
        return int(self.session.execute(insert(table).values(**values).returning(table.c.id)).scalar_one())

    def update(self, model: type[Base], id_: int, **values: Any) -> bool:
        """Change one row; returns whether anything differed. A row that is gone raises KnownError("gone")."""
        table = _table(model)
        before = self._row(table, id_)
        if before is None:
            raise KnownError("gone", table=table.name, id=id_)
        _refuse_direction_marks(table, values)
        self.session.execute(update(table).where(table.c.id == id_).values(**values))
        after = self._row(table, id_)
        assert after is not None
        differs = [column for column in after if before[column] != after[column]]
        search.put(self.session, table.name, id_, before.get("name_plain"), after.get("name_plain"))
        if differs:
            image = RowImage(
                RowOperation.UPDATE,
                table.name,
                id_,
                plain({c: before[c] for c in differs}),
                plain({c: after[c] for c in differs}),
            )
            self.images.append(image)
        return bool(differs)

    def delete(self, model: type[Base], id_: int) -> None:
        """Remove one row that was never issued. Raises KnownError: gone."""
        table = _table(model)
        before = self._row(table, id_)
        if before is None:
            raise KnownError("gone", table=table.name, id=id_)
        search.put(self.session, table.name, id_, before.get("name_plain"), None)
        self.session.execute(delete(table).where(table.c.id == id_))
        self.images.append(RowImage(RowOperation.DELETE, table.name, id_, plain(before), {}))

    def _row(self, table: Table, id_: int) -> Row | None:
        found = self.session.execute(_select(table), {"wanted": id_}).mappings().one_or_none()
        return None if found is None else dict(found)


def _refuse_direction_marks(table: Table, values: Row) -> None:
    for column, value in values.items():
        if isinstance(value, str) and has_direction_mark(value) and isinstance(table.columns[column].type, Words):
            raise KnownError("direction_mark", field=column)


@cache
def _insert(table: Table) -> ReturningInsert[Any]:
    return insert(table).returning(*table.c)


@cache
def _select(table: Table) -> Select[Any]:
    return select(table).where(table.c.id == bindparam("wanted"))


def _table(model: type[Base]) -> Table:
    assert isinstance(model.__table__, Table)
    return model.__table__


@change("undo")
class Undo:
    """Put back what one journal entry changed, if nothing changed it since; undoing an undo is redo."""

    entry_id: int

    def apply(self, writer: Writer) -> int:
        """Return the id of the entry that was taken back.

        Raises KnownError: already_undone, changed_since, gone, only_counter_act.
        """
        entry = writer.session.get(JournalEntry, self.entry_id)
        if entry is None:
            raise KnownError("gone", table="journal", id=self.entry_id)
        if writer.session.scalar(select(JournalEntry.id).where(JournalEntry.undoes == entry.id)) is not None:
            raise KnownError("already_undone", change=entry.change)
        if entry.change not in UNDOABLE:
            raise KnownError("only_counter_act", change=entry.change)
        images = [
            RowImage(RowOperation(i["act"]), i["table"], i["id"], i["before"], i["after"])
            for i in json.loads(entry.rows)
        ]
        try:
            for image in reversed(images):
                _put_back(writer, image)
        except IntegrityError as error:
            raise KnownError("changed_since", change=entry.change) from error
        return entry.id


Guard = Callable[[Writer, RowImage], None]
_GUARDS: dict[str, Guard] = {}


def before_undo(table: str) -> Callable[[Guard], Guard]:
    """Return a decorator for what is called before an undo changes a row of `table`; a KnownError refuses the undo."""

    def register(guard: Guard) -> Guard:
        _GUARDS[table] = guard
        return guard

    return register


def _as_kept(table: Table, row: Row) -> Row:
    """Return journal values as the columns keep them; an older version wrote texts that it had not cleaned."""
    kinds = {column: table.columns[column].type for column in row}
    return {c: kind.cleaned(row[c]) if isinstance(kind := kinds[c], Words) else row[c] for c in row}


def _put_back(writer: Writer, image: RowImage) -> None:
    if image.table in _GUARDS:
        _GUARDS[image.table](writer, image)
    table = table_named(image.table)
    found = writer.session.execute(select(table).where(table.c.id == image.id)).mappings().one_or_none()
    now = None if found is None else plain(dict(found))
    image = replace(image, before=_as_kept(table, image.before), after=_as_kept(table, image.after))
    if image.act is RowOperation.DELETE:
        if now is not None:
            raise KnownError("changed_since", table=image.table, id=image.id)
        values = {c: column_value(table, c, v) for c, v in image.before.items()}
        writer.session.execute(insert(table).values(**values))
        search.put(writer.session, image.table, image.id, None, image.before.get("name_plain"))
        writer.images.append(RowImage(RowOperation.INSERT, image.table, image.id, {}, image.before))
        return
    if now is None or any(now.get(column) != value for column, value in image.after.items()):
        raise KnownError("changed_since", table=image.table, id=image.id)
    plain_now = now.get("name_plain")
    if image.act is RowOperation.INSERT:
        search.put(writer.session, image.table, image.id, plain_now, None)
        writer.session.execute(delete(table).where(table.c.id == image.id))
        writer.images.append(RowImage(RowOperation.DELETE, image.table, image.id, now, {}))
    else:
        values = {c: column_value(table, c, v) for c, v in image.before.items()}
        search.put(writer.session, image.table, image.id, plain_now, image.before.get("name_plain", plain_now))
        writer.session.execute(update(table).where(table.c.id == image.id).values(**values))
        writer.images.append(RowImage(RowOperation.UPDATE, image.table, image.id, image.after, image.before))
