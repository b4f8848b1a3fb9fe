"""Rows of a table read and written many at a time, for the `Writer`; the search index is kept in step."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import Any

from sqlalchemy import MetaData, Select, String, Table, bindparam, delete, func, insert, select, update
from sqlalchemy.orm import Session
from sqlalchemy.sql.dml import Delete, Insert, ReturningInsert, Update

from db import dialect, search
from db.errors import KnownError
from db.models.base import Words
from db.rules.clean_text import has_direction_mark

Row = dict[str, Any]
AT_ONCE = 500  # ids in one statement


def rows_by_id(session: Session, table: Table, ids: Iterable[int]) -> dict[int, Row]:
    """Return rows as they stand, by id; those that are gone are left out."""
    wanted = list(ids)
    found: dict[int, Row] = {}
    for first in range(0, len(wanted), AT_ONCE):
        part = session.execute(_select(table), {"wanted": wanted[first : first + AT_ONCE]})
        columns = tuple(part.keys())
        at = columns.index("id")
        found |= {row[at]: dict(zip(columns, row, strict=True)) for row in part}
    return found


def add_rows(session: Session, table: Table, rows: Sequence[Row]) -> list[Row]:
    """Add rows in order and return them as they stand; consecutive ones of the same columns go in together.

    Raises KnownError: direction_mark.
    """
    kept = _cleaned(table, rows)
    added: list[Row] = []
    for _columns, alike in groupby(kept, key=_columns_of):
        added += _added(session, _plain_table(table), list(alike))
    search.put(session, table.name, [(row["id"], None, row.get("name_plain")) for row in added])
    return added


def change_rows(session: Session, table: Table, rows: Mapping[int, Row]) -> None:
    """Write new values into rows, given by id; consecutive ones of the same columns with one statement.

    Raises KnownError: direction_mark. The search index is the caller's: it alone knows the names before.
    """
    kept = zip(rows, _cleaned(table, list(rows.values())), strict=True)
    for columns, alike in groupby(kept, key=lambda row: tuple(row[1])):
        if columns:
            session.execute(_update(_plain_table(table), columns), [{"wanted": id_, **values} for id_, values in alike])


def remove_rows(session: Session, table: Table, names: Mapping[int, str | None]) -> None:
    """Remove rows in this order, given by id with their search keys."""
    search.put(session, table.name, [(id_, name, None) for id_, name in names.items()])
    session.execute(_delete(table), [{"wanted": id_} for id_ in names])


def _added(session: Session, table: Table, rows: list[Row]) -> list[Row]:
    """Add rows of the same columns and return them.

    The values go beside the statement, not into it: so it is built and compiled once for each table. SQLite writes one
    row after the other where it is to say which is which; numbered here they go in together.
    """
    if "id" not in rows[0] and (len(rows) == 1 or not dialect.is_sqlite(session)):
        return [dict(row) for row in session.execute(_insert_and_tell(table), rows).mappings()]
    if "id" not in rows[0]:
        last = session.scalar(select(func.max(table.c.id))) or 0
        rows = [{"id": id_, **row} for id_, row in enumerate(rows, start=last + 1)]
    session.execute(_insert(table), rows)
    found = rows_by_id(session, table, [row["id"] for row in rows])
    return [found[row["id"]] for row in rows]


def _columns_of(row: Row) -> tuple[str, ...]:
    return tuple(row)


def _cleaned(table: Table, rows: Sequence[Row]) -> list[Row]:
    """Return rows with each text as its column keeps it; a list repeats most of its texts."""
    kept = [dict(row) for row in rows]
    for column, words in _words(table).items():
        known: dict[str, str | None] = {}
        for row in kept:
            text = row.get(column)
            if text and text not in known:
                if has_direction_mark(text):
                    raise KnownError("direction_mark", field=column)
                known[text] = words.cleaned(text)
            if text:
                row[column] = known[text]
    return kept


@cache
def _words(table: Table) -> dict[str, Words]:
    return {column.name: column.type for column in table.c if isinstance(column.type, Words)}


@cache
def _plain_table(table: Table) -> Table:
    """Return a table whose texts go in and out as they are, for those that were cleaned already."""
    plain = table.to_metadata(MetaData())
    for column in plain.c:
        if isinstance(column.type, Words):
            column.type = String()
    return plain


@cache
def _insert(table: Table) -> Insert:
    return insert(table)


@cache
def _insert_and_tell(table: Table) -> ReturningInsert[Any]:
    return insert(table).returning(*table.c, sort_by_parameter_order=True)


@cache
def _select(table: Table) -> Select[Any]:
    return select(table).where(table.c.id.in_(bindparam("wanted", expanding=True)))


@cache
def _update(table: Table, columns: tuple[str, ...]) -> Update:
    return update(table).where(table.c.id == bindparam("wanted")).values({c: bindparam(c) for c in columns})


@cache
def _delete(table: Table) -> Delete:
    return delete(table).where(table.c.id == bindparam("wanted"))
