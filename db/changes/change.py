"""How every change is made, written down and taken back.

A change is a frozen dataclass with JSON-able fields, registered under a stable name. It writes only through
a `Writer`, which keeps the image of each row before and after; both stand in one journal entry. Undo is a change
built from that entry, so it works after a restart.
"""

import dataclasses
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, StrEnum
from functools import cache
from typing import Any, Generic, Protocol, TypeVar, dataclass_transform

from sqlalchemy import Table, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from db import search
from db.changes.table_rows import Row, add_rows, change_rows, remove_rows, rows_by_id
from db.errors import KnownError
from db.models.base import Base, Words
from db.models.journal import JournalEntry
from db.models.table_registry import table_named
from db.rules.clean_text import storable

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


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
    if value.__class__ is str:
        return storable(value)
    if value.__class__ in _AS_THEY_ARE:
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = ((name, getattr(value, name)) for name in _field_names(type(value)))
        return {name: one if one == "" else plain(one) for name, one in fields}  # most texts of a draft are empty
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | frozenset | set):
        return [plain(item) for item in value]
    if isinstance(value, int | float | None):
        return value
    return storable(value if isinstance(value, str) else str(value))


def _plain_row(row: Row) -> Row:
    """Return the values of a row that was read from the record as JSON can keep them."""
    return {column: value if value.__class__ in _AS_THEY_ARE else plain(value) for column, value in row.items()}


_AS_THEY_ARE = frozenset((str, int, float, bool, type(None)))


@cache
def _field_names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


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
        """Add rows in order; returns their ids in the same order. Rows of the same columns go in with one statement."""
        table = _table(model)
        added = add_rows(self.session, table, rows)
        self.images += [RowImage(RowOperation.INSERT, table.name, row["id"], {}, _plain_row(row)) for row in added]
        return [row["id"] for row in added]

    def insert_aside(self, model: type[Base], **values: Any) -> int:
        """Add one row without an image in the journal (identity numbers, file contents) and return its id."""
        table = _table(model)
        return int(self.session.execute(insert(table).values(**values).returning(table.c.id)).scalar_one())

    def update(self, model: type[Base], id_: int, **values: Any) -> bool:
        """Change one row; returns whether anything differed. A row that is gone raises KnownError("gone")."""
        return bool(self.update_many(model, {id_: values}))

    def update_many(self, model: type[Base], rows: Mapping[int, Row]) -> list[int]:
        """Change rows, each by its id; returns the ids of those in which anything differed.

        Raises KnownError: gone.
        """
        table = _table(model)
        before = rows_by_id(self.session, table, rows)
        for id_ in rows:
            if id_ not in before:
                raise KnownError("gone", table=table.name, id=id_)
        change_rows(self.session, table, rows)
        after = rows_by_id(self.session, table, rows)
        names = [(id_, before[id_].get("name_plain"), after[id_].get("name_plain")) for id_ in rows]
        search.put(self.session, table.name, names)
        differing = []
        for id_ in rows:
            was, became = before[id_], after[id_]
            differs = [column for column in became if was[column] != became[column]]
            if differs:
                differing.append(id_)
                images = _plain_row({c: was[c] for c in differs}), _plain_row({c: became[c] for c in differs})
                self.images.append(RowImage(RowOperation.UPDATE, table.name, id_, *images))
        return differing

    def delete(self, model: type[Base], id_: int) -> None:
        """Remove one row that was never issued. Raises KnownError: gone."""
        table = _table(model)
        before = rows_by_id(self.session, table, [id_]).get(id_)
        if before is None:
            raise KnownError("gone", table=table.name, id=id_)
        remove_rows(self.session, table, {id_: before.get("name_plain")})
        self.images.append(RowImage(RowOperation.DELETE, table.name, id_, _plain_row(before), {}))


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
            for run in _runs(reversed(images)):
                _put_back(writer, run)
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


def _runs(images: Iterable[RowImage]) -> Iterator[list[RowImage]]:
    """Yield images that can be put back together: of one table and one kind of act, no row twice."""
    run: list[RowImage] = []
    seen: set[int] = set()
    for image in images:
        if run and ((image.act, image.table) != (run[0].act, run[0].table) or image.id in seen):
            yield run
            run, seen = [], set()
        run.append(image)
        seen.add(image.id)
    if run:
        yield run


def _put_back(writer: Writer, run: Sequence[RowImage]) -> None:
    """Put a run of images back; a row that is not as they left it raises KnownError("changed_since")."""
    act, name = run[0].act, run[0].table
    for image in run if name in _GUARDS else ():
        _GUARDS[name](writer, image)
    session, table = writer.session, table_named(name)
    now = {id_: _plain_row(row) for id_, row in rows_by_id(session, table, [image.id for image in run]).items()}
    images = {
        image.id: replace(image, before=_as_kept(table, image.before), after=_as_kept(table, image.after))
        for image in run
    }
    for id_, image in images.items():
        stands = now.get(id_)
        same = stands is not None and all(stands.get(column) == value for column, value in image.after.items())
        if (stands is not None) if act is RowOperation.DELETE else not same:
            raise KnownError("changed_since", table=name, id=id_)
    before = {id_: {c: column_value(table, c, v) for c, v in image.before.items()} for id_, image in images.items()}
    if act is RowOperation.DELETE:
        add_rows(session, table, list(before.values()))
        writer.images += [RowImage(RowOperation.INSERT, name, id_, {}, image.before) for id_, image in images.items()]
    elif act is RowOperation.INSERT:
        remove_rows(session, table, {id_: now[id_].get("name_plain") for id_ in images})
        writer.images += [RowImage(RowOperation.DELETE, name, id_, now[id_], {}) for id_ in images]
    else:
        change_rows(session, table, before)
        renamed = {id_: now[id_].get("name_plain") for id_ in images}
        search.put(
            session, name, [(id_, was, images[id_].before.get("name_plain", was)) for id_, was in renamed.items()]
        )
        writer.images += [RowImage(act, name, id_, image.after, image.before) for id_, image in images.items()]
