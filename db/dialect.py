"""All that differs between SQLite and PostgreSQL in how a connection behaves."""

import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError, NoSuchModuleError
from sqlalchemy.orm import Session

from db.errors import KnownError

BUSY_MS = 5000
STEPS_BETWEEN = 50_000  # of SQLite's machine, about a millisecond, between two looks at whether to stop
COMMON = (
    f"PRAGMA busy_timeout={BUSY_MS}",
    "PRAGMA foreign_keys=ON",
    "PRAGMA cache_size=-32768",  # KiB; the default of 2 MiB reads the same pages of a long list again and again
    "PRAGMA recursive_triggers=ON",  # else INSERT OR REPLACE removes rows past their DELETE triggers
)
WRITING = ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL")
READING = ("PRAGMA query_only=ON",)

KNOWN = {
    "SQLITE_FULL": "disk_full",
    "SQLITE_IOERR": "disk_failed",  # and all of its kinds; `db.verdicts` asks the disk what it means
    "SQLITE_IOERR_SHMSIZE": "disk_full",  # no room for the file beside the log
    "SQLITE_IOERR_SHORT_READ": "record_damaged",
    "SQLITE_IOERR_NOMEM": "out_of_memory",
    "SQLITE_NOMEM": "out_of_memory",
    "SQLITE_IOERR_LOCK": "record_locked",
    "SQLITE_IOERR_RDLOCK": "record_locked",
    "SQLITE_IOERR_UNLOCK": "record_locked",
    "SQLITE_IOERR_CHECKRESERVEDLOCK": "record_locked",
    "SQLITE_IOERR_BLOCKED": "record_locked",
    "SQLITE_IOERR_ACCESS": "record_unreadable",
    "SQLITE_PROTOCOL": "record_locked",
    "SQLITE_READONLY": "record_read_only",
    "SQLITE_READONLY_DBMOVED": "record_gone",
    "SQLITE_BUSY": "record_busy",
    "SQLITE_LOCKED": "record_busy",
    "SQLITE_CANTOPEN": "cannot_open",
    "SQLITE_CANTOPEN_ISDIR": "record_is_directory",
    "SQLITE_PERM": "record_unreadable",
    "SQLITE_NOTADB": "not_a_record",
    "SQLITE_CORRUPT": "record_damaged",
    "SQLITE_CONSTRAINT_TRIGGER": "frozen",
}

UNREADABLE = ("Could not decode to UTF-8", "unsupported file format", "malformed database schema")
"""What SQLite says of damage without a code of its own."""


def is_sqlite(engine_or_session: Engine | Session) -> bool:
    """Return whether the record is an SQLite file."""
    bind = engine_or_session.get_bind() if isinstance(engine_or_session, Session) else engine_or_session
    return bind.dialect.name == "sqlite"


def engine_for(url: URL, *, read_only: bool = False) -> Engine:
    """Return an engine whose transactions are begun by us, not by the driver.

    Raises KnownError: server_driver_missing.
    """
    if url.get_backend_name() != "sqlite":
        try:
            return create_engine(url, hide_parameters=True)
        except (ModuleNotFoundError, NoSuchModuleError) as error:
            raise KnownError("server_driver_missing", backend=url.get_backend_name()) from error
    file = Path(url.database or "")
    engine = create_engine(url, creator=lambda: open_reading(file), hide_parameters=True) if read_only else None
    engine = engine or create_engine(url, hide_parameters=True)  # no error of ours repeats what stands in a row

    @event.listens_for(engine, "connect")
    def _connected(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        try:
            with readable_errors(file):
                guard(connection)
                for pragma in (*COMMON, *(READING if read_only else WRITING)):
                    connection.execute(pragma)
        except (sqlite3.Error, KnownError):
            connection.close()  # the pool forgets a connection that failed here, without closing it
            raise

    @event.listens_for(engine, "checkin")
    def _given_back(connection: Any, _record: object) -> None:
        if connection is not None and not read_only:
            connection.execute("PRAGMA query_only=OFF")

    @event.listens_for(engine, "begin")
    def _begun(connection: Any) -> None:
        mode = connection.get_execution_options().get("so_vang_mode", "read")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if mode == "write" else "BEGIN")

    return engine


def open_reading(file: Path) -> sqlite3.Connection:
    """Return a connection to an SQLite file that cannot write it; the file may lie on a read-only disk.

    Nor does it touch the index of the log (-shm): who opens that for writing and finds no lock on it empties it,
    and the locks of a program that has the record open are gone once anything in it (a file dialog) closed that file.
    That program would end with a bus error.
    """
    log = file.with_name(file.name + "-wal")
    try:
        return _open_looked_at(file, "mode=ro&readonly_shm=1" if os.name == "posix" else "mode=ro")
    except (sqlite3.Error, KnownError) as error:
        if not _cannot_log(error):
            raise
    try:
        return _open_looked_at(file, "mode=ro")  # there is no index, so nobody has it open: one is made
    except (sqlite3.Error, KnownError) as error:
        if not _cannot_log(error) or (log.exists() and log.stat().st_size):
            raise
    return open_as_it_is(file)  # no log can be made beside it and none is there: what the file says is all there is


def _open_looked_at(file: Path, options: str) -> sqlite3.Connection:
    """Return a connection with which the file's schema could be read."""
    connection = sqlite3.connect(f"{_address(file)}?{options}", uri=True, check_same_thread=False)
    try:
        with readable_errors(file):
            guard(connection)
            connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall()
    except (sqlite3.Error, KnownError):
        connection.close()
        raise
    return connection


def _cannot_log(error: Exception) -> bool:
    return getattr(error, "sqlite_errorname", "").startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY"))


def _address(file: Path) -> str:
    """Return a file as an address of SQLite, whatever its name holds; two strokes at its beginning name no machine."""
    if os.name == "nt":
        return "file:" + quote(str(file.absolute()))
    return "file://" + quote(os.fsencode(file.absolute()))


def guard(connection: sqlite3.Connection) -> None:
    """Trust nothing that the file brings along: its triggers and views call no function with side effects.

    From Python 3.12 on it is also opened in SQLite's defensive mode, in which no statement reaches the tables behind
    the search index or the schema's own text; older ones offer no way to switch that on.
    """
    connection.execute("PRAGMA trusted_schema=OFF")
    configure = getattr(connection, "setconfig", None)
    if configure is not None:
        configure(vars(sqlite3)["SQLITE_DBCONFIG_DEFENSIVE"], True)


def open_as_it_is(file: Path) -> sqlite3.Connection:
    """Return a connection to an SQLite file that nobody is writing: its log is not read, no file is made beside it."""
    address = _address(file)
    connection = sqlite3.connect(f"{address}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    guard(connection)
    return connection


@contextmanager
def readable_errors(file: Path) -> Iterator[None]:
    """Tell of damage when SQLite quotes what stands in a damaged file and Python cannot read the quotation.

    Raises KnownError: record_damaged.
    """
    try:
        yield
    except UnicodeDecodeError as error:
        raise KnownError("record_damaged", path=str(file)) from error


def begin_reading(session: Session) -> None:
    """Make the session's connection refuse every write."""
    connection = session.connection(execution_options={"so_vang_mode": "read"})
    if is_sqlite(session):
        connection.exec_driver_sql("PRAGMA query_only=ON")
    else:
        connection.execute(text("SET TRANSACTION READ ONLY"))


def begin_writing(session: Session) -> None:
    """Take the write lock at once, so that a busy record is told before anything was done."""
    session.connection(execution_options={"so_vang_mode": "write"})


@contextmanager
def stoppable(session: Session, stopped: Callable[[], bool]) -> Iterator[None]:
    """End a statement that is running once `stopped()` is true, with an error; a server goes on and is not heard."""
    if not is_sqlite(session):
        yield
        return
    connection: Any = session.connection().connection.driver_connection
    connection.set_progress_handler(lambda: int(stopped()), STEPS_BETWEEN)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)


def known_code(error: DBAPIError | sqlite3.Error) -> str | None:
    """Return the code of the KnownError for a database failure, None where it is a bug of ours."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        if str(cause).startswith(UNREADABLE):
            return "record_damaged"
        name = getattr(cause, "sqlite_errorname", "")
        return KNOWN.get(name) or KNOWN.get("_".join(name.split("_")[:2]))
    if getattr(cause, "sqlstate", None) == "23001":
        return "frozen"
    return "server_unreachable" if type(cause).__name__ in ("OperationalError", "InterfaceError") else None


def quick_faults(
    file: Path, seconds: float, stopped: Callable[[], bool] = lambda: False, *, as_it_is: bool = False
) -> list[str] | None:
    """Return what SQLite finds wrong with a file's pages, a line at most; None where `seconds` did not suffice.

    It is looked at through a connection of its own, which reads only; `as_it_is` where nobody can be writing it.
    """
    done, ends = threading.Event(), time.monotonic() + seconds
    try:
        with closing((open_as_it_is if as_it_is else open_reading)(file)) as connection, readable_errors(file):

            def watch() -> None:
                while not done.wait(min(0.1, max(0.0, ends - time.monotonic()))):
                    if stopped() or time.monotonic() >= ends:
                        connection.interrupt()
                        return

            watcher = threading.Thread(target=watch, daemon=True)
            watcher.start()
            try:
                lines = [str(row[0]) for row in connection.execute("PRAGMA quick_check(1)")]
            finally:
                done.set()
                watcher.join()
    except sqlite3.Error as error:
        return [str(error)] if known_code(error) in ("record_damaged", "not_a_record") else None
    except KnownError as error:
        return [error.code]
    return [] if lines == ["ok"] else lines


def ends_of_tables(file: Path) -> list[str]:
    """Return what is wrong with the last rows of each table, where the next change will write; bounded by their number.

    For a file that is too large to be looked through before a change.
    """
    try:
        with closing(open_reading(file)) as connection, readable_errors(file):
            names = connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0"
            ).fetchall()
            for (name,) in names:
                quoted = '"' + name.replace('"', '""') + '"'
                connection.execute(f"SELECT * FROM {quoted} ORDER BY 1 DESC LIMIT 5").fetchall()  # noqa: S608
    except sqlite3.Error as error:
        return [str(error)] if known_code(error) == "record_damaged" else []
    except KnownError as error:
        return [error.code]
    return []


def integrity_faults(session: Session) -> list[str]:
    """Return what the database finds wrong with its own file, at most 100 lines."""
    if not is_sqlite(session):
        return []
    try:
        lines = [str(row[0]) for row in session.execute(text("PRAGMA integrity_check"))]
    except UnicodeDecodeError as error:
        return [error.reason]
    except DBAPIError as error:
        if known_code(error) != "record_damaged":
            raise
        return [str(error.orig)]
    return [] if lines == ["ok"] else lines


def foreign_key_faults(session: Session) -> list[tuple[str, int, str]]:
    """Return (table, row, table it points into) for every row that points at nothing."""
    if not is_sqlite(session):
        return []  # PostgreSQL never lets one in
    return [(str(row[0]), int(row[1] or 0), str(row[2])) for row in session.execute(text("PRAGMA foreign_key_check"))]
