"""All that differs between SQLite and PostgreSQL in how a connection behaves."""

import sqlite3
from typing import Any

from sqlalchemy import Engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA busy_timeout=5000",
    "PRAGMA trusted_schema=OFF",
)

KNOWN = {
    "SQLITE_FULL": "disk_full",
    "SQLITE_IOERR_WRITE": "disk_full",
    "SQLITE_READONLY": "record_read_only",
    "SQLITE_READONLY_DIRECTORY": "record_read_only",
    "SQLITE_READONLY_DBMOVED": "record_gone",
    "SQLITE_BUSY": "record_busy",
    "SQLITE_BUSY_SNAPSHOT": "record_busy",
    "SQLITE_LOCKED": "record_busy",
    "SQLITE_CANTOPEN": "cannot_open",
    "SQLITE_CANTOPEN_ISDIR": "record_is_directory",
    "SQLITE_NOTADB": "not_a_record",
    "SQLITE_CORRUPT": "record_damaged",
    "SQLITE_IOERR_READ": "record_damaged",
    "SQLITE_CONSTRAINT_TRIGGER": "frozen",
}


def is_sqlite(engine_or_session: Engine | Session) -> bool:
    """Whether the record is an SQLite file."""
    bind = engine_or_session.get_bind() if isinstance(engine_or_session, Session) else engine_or_session
    return bind.dialect.name == "sqlite"


def prepare(engine: Engine) -> None:
    """Give each new SQLite connection its pragmas; transactions are begun by us, not by the driver."""
    if not is_sqlite(engine):
        return

    @event.listens_for(engine, "connect")
    def _connected(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        for pragma in PRAGMAS:
            connection.execute(pragma)

    @event.listens_for(engine, "begin")
    def _begun(connection: Any) -> None:
        mode = connection.get_execution_options().get("so_vang_mode", "read")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if mode == "write" else "BEGIN")


def begin_reading(session: Session) -> None:
    """Make the session's connection refuse every write."""
    connection = session.connection(execution_options={"so_vang_mode": "read"})
    if is_sqlite(session):
        connection.exec_driver_sql("PRAGMA query_only=ON")
    else:
        connection.execute(text("SET TRANSACTION READ ONLY"))


def end_reading(session: Session) -> None:
    """Give the connection back able to write again."""
    if is_sqlite(session) and session.in_transaction():
        session.connection().exec_driver_sql("PRAGMA query_only=OFF")
    session.rollback()


def begin_writing(session: Session) -> None:
    """Take the write lock at once, so that a busy record is told before anything was done."""
    session.connection(execution_options={"so_vang_mode": "write"})


def known_code(error: DBAPIError) -> str | None:
    """The clerk's word for a database failure, or None when it is a bug of ours."""
    cause = error.orig
    if isinstance(cause, sqlite3.Error):
        return KNOWN.get(getattr(cause, "sqlite_errorname", ""))
    return None
