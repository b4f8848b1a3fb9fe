"""Finding by name as it is typed: without marks, words in any order, each word by its beginning.

SQLite keeps a full-text index over the stored `name_plain` columns in step by triggers (FTS5, unicode61, prefix 2 3);
this is the one place that knows it. Another database answers the same questions from its own index.
"""

from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

from db import dialect
from db.rules import names

INDEXED = ("nominee", "nomination", "recipient")
"""Tables with `id` and `name_plain` that can be searched."""


def statements() -> list[str]:
    """Return the statements that create the index of each table, and the triggers that keep it."""
    made = []
    for table in INDEXED:
        index = f"{table}_words"
        made += [
            f"CREATE VIRTUAL TABLE {index} USING fts5(name_plain, content='{table}', content_rowid='id',"
            " tokenize='unicode61', prefix='2 3')",
            f"CREATE TRIGGER {index}_added AFTER INSERT ON {table} BEGIN"
            f" INSERT INTO {index}(rowid, name_plain) VALUES (new.id, new.name_plain); END",
            f"CREATE TRIGGER {index}_removed AFTER DELETE ON {table} BEGIN"
            f" INSERT INTO {index}({index}, rowid, name_plain) VALUES ('delete', old.id, old.name_plain); END",
            f"CREATE TRIGGER {index}_changed AFTER UPDATE OF name_plain ON {table} BEGIN"
            f" INSERT INTO {index}({index}, rowid, name_plain) VALUES ('delete', old.id, old.name_plain);"
            f" INSERT INTO {index}(rowid, name_plain) VALUES (new.id, new.name_plain); END",
        ]
    return made


def create(connection: Connection) -> None:
    """Create the index in a record that has its tables; PostgreSQL gets its own with its own issue."""
    if connection.dialect.name == "sqlite":
        for statement in statements():
            connection.exec_driver_sql(statement)


def rebuild(connection: Connection) -> None:
    """Make the index anew from the stored names, after rows were put in by the million."""
    for table in INDEXED:
        connection.exec_driver_sql(f"INSERT INTO {table}_words({table}_words) VALUES ('rebuild')")


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
