"""Finding by name as it is typed: without marks, words in any order, each word by its beginning.

SQLite keeps a full-text index over the stored `name_plain` columns (FTS5, unicode61, prefix 2 3);
this is the one place that knows it. Another database answers the same questions from its own index.
"""

import sqlite3
from array import array
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Table,
    and_,
    column,
    literal,
    literal_column,
    or_,
    select,
    text,
)
from sqlalchemy import table as table_clause
from sqlalchemy.orm import InstrumentedAttribute, Session

from db import dialect
from db.models.table_registry import table_named
from db.rules import names

INDEXED = ("nominee", "nomination", "recipient")
"""Tables with `id`, `name_sort` and `name_plain` that can be searched."""

_PARTS = {
    "data": ("id", "block"),
    "idx": ("segid", "term", "pgno"),
    "docsize": ("id", "sz"),
    "config": ("k", "v"),
}
"""The tables in which FTS5 keeps an index over names that stand elsewhere, and their columns."""
FEW = 2000  # matches that are sorted as they are
BATCH = 2000  # ids taken from the database at a time
WALKED = (20_000, 100_000)  # entries of the list that are looked at before all matches are sorted after all


def statements() -> list[str]:
    """Return the statements that create the index of each table; `put` keeps it in step.

    Triggers cannot: they may not touch a virtual table while `trusted_schema` is off, and it stays off, because a
    record may come from anywhere.
    """
    return [_statement(table) for table in INDEXED]


def _statement(table: str) -> str:
    return (
        f"CREATE VIRTUAL TABLE {table}_words USING fts5(name_plain, content='{table}', content_rowid='id',"
        " tokenize='unicode61', prefix='2 3')"
    )


def put(session: Session, table: str, rows: Iterable[tuple[int, str | None, str | None]]) -> None:
    """Keep the index in step with rows: (id, the name as it was, the name as it is); None where there is no row."""
    if table not in INDEXED or not dialect.is_sqlite(session):
        return
    index = f"{table}_words"
    changed = [row for row in rows if row[1] != row[2]]
    gone = [{"id": id_, "name": before} for id_, before, _after in changed if before is not None]
    new = [{"id": id_, "name": after} for id_, _before, after in changed if after is not None]
    if gone:
        session.execute(text(f"INSERT INTO {index}({index}, rowid, name_plain) VALUES ('delete', :id, :name)"), gone)
    if new:
        session.execute(text(f"INSERT INTO {index}(rowid, name_plain) VALUES (:id, :name)"), new)


def create(connection: Connection) -> None:
    """Create the index in a record that has its tables; PostgreSQL gets its own with its own issue."""
    if connection.dialect.name == "sqlite":
        for statement in statements():
            connection.exec_driver_sql(statement)


def rebuilding() -> list[str]:
    """Return the statements that make the index anew from the stored names, after rows were put in by the million."""
    return [f"INSERT INTO {table}_words({table}_words) VALUES ('rebuild')" for table in INDEXED]


def out_of_step(session: Session) -> list[str]:
    """Return the tables whose index does not hold as many rows as the table."""
    if not dialect.is_sqlite(session):
        return []
    return [
        table
        for table in INDEXED
        if session.execute(
            text(f"SELECT (SELECT count(*) FROM {table}) - (SELECT count(*) FROM {table}_words_docsize)")
        ).scalar_one()
    ]


def wrongly_indexed(session: Session) -> list[str]:
    """Return the tables whose index does not hold exactly the words of the names, each at its place.

    The index is copied aside with the names, since FTS5 looks it over in a file that may be written only: its words
    and the beginnings of words too. Takes some 12 CPU seconds and 300 MB of the temporary folder for a million rows.
    """
    if not dialect.is_sqlite(session):
        return []
    source: Any = session.connection().connection.driver_connection
    return [table for table in INDEXED if _differs(source, table)]


def _differs(source: sqlite3.Connection, table: str) -> bool:
    with TemporaryDirectory(prefix="so-vang-", ignore_cleanup_errors=True) as folder:
        aside = Path(folder) / "index.sqlite"
        try:
            with closing(sqlite3.connect(aside)) as copy:
                _copy_index(source, copy, table)
            with closing(sqlite3.connect(aside)) as copy:  # opened anew, it knows nothing of the empty index
                copy.execute(f"INSERT INTO {table}_words({table}_words, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError as error:
            if dialect.known_code(error) in (None, "record_damaged"):
                return True
            raise  # the disk aside is full, or gone
    return False


def _copy_index(source: sqlite3.Connection, copy: sqlite3.Connection, table: str) -> None:
    copy.execute("PRAGMA journal_mode=OFF")
    copy.execute("PRAGMA synchronous=OFF")
    copy.execute(f"CREATE TABLE {table} (id INTEGER PRIMARY KEY, name_plain TEXT)")
    copy.execute(_statement(table))
    for part, columns in _PARTS.items():
        copy.execute(f"DELETE FROM {table}_words_{part}")
        _copy_rows(source, copy, f"{table}_words_{part}", columns)
    _copy_rows(source, copy, table, ("id", "name_plain"))
    copy.commit()


def _copy_rows(source: sqlite3.Connection, copy: sqlite3.Connection, table: str, columns: Sequence[str]) -> None:
    named, places = ", ".join(columns), ", ".join("?" for _column in columns)
    rows = source.execute(f"SELECT {named} FROM {table}")
    copy.executemany(f"INSERT INTO {table} ({named}) VALUES ({places})", rows)


def words_of(typed: str) -> list[str]:
    """Return what was typed as bare words."""
    return [word for part in names.search_key(typed).split() for word in _bare(part)]


def matching_ids(session: Session, table: str, typed: str, limit: int = FEW) -> list[int]:
    """Return the ids of at most `limit` rows whose name has a word beginning with each word typed.

    Raises ValueError for a table without an index. An empty question matches nothing.
    """
    rows, words = _searched(table), words_of(typed)
    return list(ids_of(session, _found(session, rows, words).limit(limit))) if words else []


def sorted_ids(
    session: Session,
    table: str,
    typed: str,
    *where: ColumnElement[bool],
    limit: int | None = 200,
    by: Sequence[ColumnElement[Any]] = (),
    mostly: Sequence[ColumnElement[bool]] = (),
    giving: ColumnElement[Any] | InstrumentedAttribute[Any] | None = None,
    also: Sequence[int] = (),
) -> "array[int]":
    """Return the first ids, in list order, of rows whose name has a word beginning with each word typed.

    Nothing typed matches everything; `where` narrows further, so does `mostly`, which nearly every row meets; `by`
    sorts by other columns than the name; `giving` is returned instead of the id; the few rows of `also` fit whatever
    was typed. Few matches are sorted; of many, the
    list itself is walked along its index until a window is full. Either costs a few milliseconds on a million rows,
    where sorting all matches would not.
    """
    rows, words = _searched(table), words_of(typed)
    order = (*(by or (rows.c.name_sort,)), rows.c.id)
    wanted = select(rows.c.id if giving is None else giving).where(*where, *mostly).order_by(*order).limit(limit)
    if not words:
        return ids_of(session, wanted)
    few = matching_ids(session, table, typed, FEW + 1) if limit is not None else []
    if limit is not None and len(few) <= FEW:
        return ids_of(session, wanted.where(rows.c.id.in_([*few, *also])))
    if not by and limit is not None:
        walk = wanted.where(_or_of(rows, and_(*_begun(rows.c.name_plain, words)), also))
        for entries in WALKED:
            bound = session.scalar(
                select(rows.c.name_sort).where(*where).order_by(rows.c.name_sort, rows.c.id).offset(entries).limit(1)
            )
            found = ids_of(session, walk if bound is None else walk.where(rows.c.name_sort <= bound))
            if bound is None or len(found) == limit:
                return found
            if len(found) * WALKED[-1] < limit * entries:
                break  # they stand further down: one name that many share
    return ids_of(session, wanted.where(_or_of(rows, _indexed(session, rows, words), also)))


def fitting(session: Session, table: str, typed: str, also: Sequence[int] = ()) -> ColumnElement[bool]:
    """Return the condition that a row's name has a word beginning with each word typed, or that it is one of `also`.

    Something must be typed.
    """
    rows = _searched(table)
    return _or_of(rows, _indexed(session, rows, words_of(typed)), also)


def words_begin(name: ColumnElement[str] | InstrumentedAttribute[str], typed: str) -> list[ColumnElement[bool]]:
    """Return the same as conditions on a column of search keys, without the index: for few rows."""
    return _begun(name, words_of(typed))


def _or_of(rows: Table, fits: ColumnElement[bool], also: Sequence[int]) -> ColumnElement[bool]:
    return or_(fits, rows.c.id.in_(also)) if also else fits


def ids_of(session: Session, query: Select[Any]) -> "array[int]":
    """Return the first column of `query`, eight bytes each; read in batches, so that the window's thread gets its turn.

    A list of a million rows would hold the interpreter for a quarter of a second.
    """
    found = array("q")
    result = session.connection().execute(query)
    for batch in result.scalars().partitions(BATCH):
        found.extend(batch)
    return found


def _searched(table: str) -> Table:
    if table not in INDEXED:
        raise ValueError(table)
    return table_named(table)


def _found(session: Session, rows: Table, words: Sequence[str]) -> Select[Any]:
    """Return the ids that fit, in no order."""
    if dialect.is_sqlite(session):
        return _matches(rows, words)
    return select(rows.c.id).where(_indexed(session, rows, words))


def _indexed(session: Session, rows: Table, words: Sequence[str]) -> ColumnElement[bool]:
    """Return the condition that the index finds a row."""
    if not dialect.is_sqlite(session):
        return and_(*_begun(rows.c.name_plain, words))
    return rows.c.id.in_(_matches(rows, words))


def _matches(rows: Table, words: Sequence[str]) -> Select[Any]:
    question = " ".join(f'"{word}"*' for word in words)
    index = table_clause(f"{rows.name}_words", column("rowid"))
    return select(index.c.rowid).where(literal_column(f"{rows.name}_words").op("MATCH")(question))


def _begun(name: ColumnElement[str] | InstrumentedAttribute[str], words: Sequence[str]) -> list[ColumnElement[bool]]:
    """Return one condition for each word: some word of the name begins with it."""
    return [(literal(" ") + name).contains(" " + word, autoescape=True) for word in words]


def _bare(word: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in word).split()
