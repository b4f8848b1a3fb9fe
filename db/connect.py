"""Opening the record and handing out short sessions; the only way in for everything else."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from sqlalchemy import Engine
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, IntegrityError
from sqlalchemy.orm import Session

from db import auto_backup_files, constraints, dialect, journal, verdicts
from db.changes.change import UNDOABLE, Change, Done, Writer, change_name
from db.errors import KnownError
from db.file_checks import SameFile
from db.models.table_registry import load_all
from db.owner import account

COUNTED = frozenset({"recipient", "revocation", "nominee"})
"""Tables of which the register's totals are counted; what counts them is loaded when one is written."""
BEFORE_WRITING = 0.06  # seconds of looking before the first change; what is left is looked at behind (`Record`)
T = TypeVar("T")
Reader: TypeAlias = Session
"""The session of `Database.read`, for code that hands it on to queries and knows no SQLAlchemy."""
Make: TypeAlias = Callable[[Change[Any]], Done[Any]]
"""Makes one change, and returns what came of it."""


def location_url(location: str | Path) -> URL:
    """Return the URL of a file path or a database address; plain text is always a path of an SQLite file.

    Raises KnownError: bad_address, bad_path, unsupported_database.
    """
    text = str(location)
    if "\0" in text:
        raise KnownError("bad_path", path=text.replace("\0", "·"))
    if "://" in text:
        try:
            url = make_url(text)
        except (ArgumentError, ValueError) as error:  # of its parts, of its port; its words may repeat a password
            raise KnownError("bad_address") from error
        if url.get_backend_name() not in ("sqlite", "postgresql"):
            raise KnownError("unsupported_database", backend=url.get_backend_name())
        if url.get_backend_name() == "sqlite" and (url.get_driver_name() != "pysqlite" or url.query):
            raise KnownError("bad_address")
        return url
    return URL.create("sqlite", database=text)


def _write_down(session: Session, change: Change[object], writer: Writer, others: Sequence[Change[object]] = ()) -> int:
    """Write the entry of a change, and count anew what is counted of its rows; returns the entry's id."""
    if any(image.table in COUNTED and (image.before or image.table != "nominee") for image in writer.images):
        import_module("db.register_totals").keep(session, writer.images)
    return journal.append(session, change, writer, others)


class StepMaker:
    """Makes changes one after the other and writes them down together; see `Database.one_step`."""

    def __init__(self, session: Session, actor: str, today: date) -> None:
        self._session, self._actor, self._today = session, actor, today
        self._made: list[tuple[Change[Any], Writer]] = []

    def do(self, change: Change[T]) -> T:
        """Make one change and return its result."""
        writer = Writer(self._session, actor=self._actor, today=self._today)
        result = change.apply(writer)
        self._session.flush()
        self._made.append((change, writer))
        return result

    @property
    def touched(self) -> frozenset[tuple[str, int]]:
        """The rows that were written so far."""
        return frozenset((image.table, image.id) for _change, writer in self._made for image in writer.images)

    def name(self) -> str:
        """Return the name of the first change, "" before any."""
        return change_name(self._made[0][0]) if self._made else ""

    def write_down(self) -> None:
        """Write the entry, or entries, of what was made."""
        together = all(change_name(change) in UNDOABLE for change, _writer in self._made)
        if not together:
            for change, writer in self._made:
                _write_down(self._session, change, writer)
        elif self._made:
            whole = Writer(self._session, actor=self._actor, today=self._today)
            whole.images = [image for _change, writer in self._made for image in writer.images]
            (first, _writer), *others = self._made
            _write_down(self._session, first, whole, [change for change, _writer in others])


class Database:
    """Hands out one short session per gesture; none outlives its `with` block."""

    def __init__(
        self,
        location: str | Path,
        *,
        actor: str = "",
        today: Callable[[], date] = date.today,
        read_only: bool = False,
    ) -> None:
        self.url = location_url(location)
        self.actor = actor or account()
        self.today = today
        self.read_only = read_only
        self.engine: Engine = dialect.engine_for(self.url, read_only=read_only)
        self._closings = 0
        self._looked = self._damaged = False
        self._same = SameFile(self.file)

    @property
    def file(self) -> Path | None:
        """The record's file, or None on a server."""
        return Path(self.url.database or "") if self.url.get_backend_name() == "sqlite" else None

    @contextmanager
    def read(self, stopped: Callable[[], bool] | None = None) -> Iterator[Session]:
        """A session that can never write; a query that takes long ends with an error once `stopped()` is true."""
        with (
            self._connections_closed(),
            self._told(),
            Session(self.engine, autoflush=False, expire_on_commit=False) as session,
            ExitStack() as stack,
        ):
            dialect.begin_reading(session)
            if stopped is not None:
                stack.enter_context(dialect.stoppable(session, stopped))
            yield session  # closed without a commit; a roll-back would empty the rows that were read

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session in one write transaction: commits at the end, rolls back on any exception.

        Raises KnownError: record_read_only.
        """
        if self.read_only:
            raise KnownError("record_read_only", path=self.place)
        self._look_before_writing()
        load_all()
        with self._connections_closed(), self._told(), Session(self.engine, expire_on_commit=False) as session:
            dialect.begin_writing(session)
            yield session
            session.commit()

    def do(self, change: Change[T], *, actor: str | None = None) -> Done[T]:
        """Make one change and its journal entry in one transaction; return its result, entry and rows."""
        with self.write() as session:
            return self._make(session, change, self.actor if actor is None else actor)

    @contextmanager
    def together(self) -> Iterator[Make]:
        """Yield what makes changes as `do` does, each with its entry, all in one transaction: all stay or none does."""
        with self.write() as session:
            yield lambda change: self._make(session, change, self.actor)

    @contextmanager
    def one_step(self) -> Iterator[StepMaker]:
        """Yield what makes the changes of one act, all in one transaction: all stay or none does.

        Where each of them can be undone, they are one entry of the journal, under the name of the first, and so are
        taken back together; else each has its entry.
        """
        with self.write() as session:
            maker = StepMaker(session, self.actor, self.today())
            yield maker
            maker.write_down()

    def _make(self, session: Session, change: Change[T], actor: str) -> Done[T]:
        writer = Writer(session, actor=actor, today=self.today())
        result = change.apply(writer)
        session.flush()
        entry = _write_down(session, change, writer)
        return Done(entry, result, frozenset((image.table, image.id) for image in writer.images))

    def close(self) -> None:
        """Close every connection; one that a session still uses is closed when that session ends."""
        self._closings += 1
        self.engine.dispose()

    @property
    def place(self) -> str:
        """Where the record is, as told to a person: its file or its server."""
        return str(self.file or self.url.host)

    def look(self, seconds: float, stopped: Callable[[], bool] = lambda: False) -> None:
        """Look at the record's pages for at most `seconds`; once damage is found, nothing is written any more.

        Raises KnownError: record_kept_from_writing, record_damaged_no_copy.
        """
        if self.file is None or not self.file.exists() or not self.file.stat().st_size:
            return
        faults = dialect.quick_faults(self.file, seconds, stopped)
        if faults is None and not self._looked:
            faults = dialect.ends_of_tables(self.file)
        self._looked = True
        self._damaged = self._damaged or bool(faults)
        self._refuse_damaged()

    def _look_before_writing(self) -> None:
        self._refuse_damaged()
        if not self._looked:
            self.look(BEFORE_WRITING)

    def _refuse_damaged(self) -> None:
        if not self._damaged or self.file is None:
            return
        copies = list(auto_backup_files.made(self.file).values())
        if copies:
            raise KnownError("record_kept_from_writing", path=self.place, copy=copies[-1].name)
        raise KnownError("record_damaged_no_copy", path=self.place)

    @contextmanager
    def _connections_closed(self) -> Iterator[None]:
        """Close the connection of a session that ends after `close`: its pool is gone from the engine by then."""
        pool, closings = self.engine.pool, self._closings
        try:
            yield
        finally:
            if closings != self._closings:
                pool.dispose()

    @contextmanager
    def _told(self) -> Iterator[None]:
        self._same.check()
        try:
            yield
        except (DatabaseError, sqlite3.Error) as error:
            code = verdicts.code_of(error, self.file)
            if code is None and isinstance(error, IntegrityError):
                raise KnownError(constraints.code_of(error)) from error
            if code is None:
                raise
            raise KnownError(code, path=self.place) from error
