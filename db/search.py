"""Finding by name as it is typed: without marks, words in any order, each word by its beginning.

SQLite keeps a full-text index over the stored `name_plain` columns (FTS5, unicode61, prefix 2 3);
this is the one place that knows it. Another database answers the same questions from its own index.
"""

from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

from db import dialect
from db.rules import names

INDEXED = ("nominee", "nomination", "recipient")
"""Tables with `id` and `name_plain` that can be searched."""


def statements() -> list[str]:
    """Return the statements that create the index of each table; `put` keeps it in step.

    Triggers cannot: they may not touch a virtual table while `trusted_schema` is off, and it stays off, because a
    record may come from anywhere.
    """
    return [
        f"CREATE VIRTUAL TABLE {table}_words USING fts5(name_plain, content='{table}', content_rowid='id',"
        " tokenize='unicode61', prefix='2 3')"
        for table in INDEXED
    ]


def put(session: Session, table: str, id_: int, before: str | None, after: str | None) -> None:
    """Keep the index in step with one row whose name was `before` and is `after`; None where there is no row."""
    if table not in INDEXED or before == after or not dialect.is_sqlite(session):
        return
    index = f"{table}_words"
    if before is not None:
        session.execute(
            text(f"INSERT INTO {index}({index}, rowid, name_plain) VALUES ('delete', :id, :name)"),
            {"id": id_, "name": before},
        )
    if after is not None:
        session.execute(text(f"INSERT INTO {index}(rowid, name_plain) VALUES (:id, :name)"), {"id": id_, "name": after})


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


def words_of(typed: str) -> list[str]:
    """Return what was typed as bare words."""
    return [word for part in names.search_key(typed).split() for word in _bare(part)]


def matching_ids(session: Session, table: str, typed: str, limit: int = 2000) -> list[int]:
    """Return the ids of at most `limit` rows whose name has a word beginning with each word typed.

    Raises ValueError for a table without an index. An empty question matches nothing.
    """
    if table not in INDEXED:
        raise ValueError(table)
    words = words_of(typed)
    if not words:
        return []
    if dialect.is_sqlite(session):
        question = " ".join(f'"{word}"*' for word in words)
        found = session.execute(
            text(f"SELECT rowid FROM {table}_words WHERE {table}_words MATCH :question LIMIT :limit"),
            {"question": question, "limit": limit},
        )
    else:
        clauses = " AND ".join(f"(' ' || name_plain) LIKE :w{i}" for i in range(len(words)))
        values = {f"w{i}": f"% {word}%" for i, word in enumerate(words)}
        found = session.execute(
            text(f'SELECT id FROM "{table}" WHERE {clauses} LIMIT :limit'),
            {**values, "limit": limit},
        )
    return [int(row[0]) for row in found]


def _bare(word: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in word).split()
