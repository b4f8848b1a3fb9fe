"""Opening a record that is there: each way it can fail has its own sentence."""

import os
import re
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date
from importlib import import_module
from pathlib import Path
from types import TracebackType

from db import auto_backup_files, dialect, file_checks, journal, schema, verdicts, version
from db.connect import Database
from db.errors import KnownError
from db.owner import OwnerLock

Today = Callable[[], date]
LONGEST_LOOK = 600.0  # seconds
LARGEST_COPIED_ON_CLOSE = 200 * 2**20  # bytes, about two seconds; of a larger record one copy a day must do


class Record:
    """An open record: the database, and the lock that makes us its one writer; `with` closes it."""

    def __init__(
        self, database: Database, lock: OwnerLock | None, *, keep_copies: bool = False, key_file: Path | None = None
    ) -> None:
        self.database = database
        self._key_file = key_file
        self._closed = False
        self.read_only = database.read_only
        self._lock = lock
        self._keep_copies = keep_copies
        self._opened_at = self._last_entry() if keep_copies else 0

    def __enter__(self) -> "Record":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def look_behind(self) -> None:
        """Look at every page of the record, beside the work; may take seconds. Raises KnownError as `Database.look`."""
        self.database.look(LONGEST_LOOK, lambda: self._closed)

    def look_and_copy(self) -> Path | None:
        """Do `look_behind`, then `copy_if_due`: what is damaged is not copied."""
        self.look_behind()
        return None if self._closed else self.copy_if_due()

    def copy_if_due(self) -> Path | None:
        """Make today's verified copy if there is none yet; returns it. Takes seconds on a large record."""
        file = self.database.file
        return self._copy(file) if file is not None and auto_backup_files.due(file) else None

    def close(self) -> KnownError | None:
        """Copy what was written (verified, rotated), let go of the database, then of the lock.

        Returns why no copy could be made, so that it can be told; the record is closed all the same.
        """
        failed = None
        self._closed = True
        try:
            if self._keep_copies:
                self._keep_copies = False
                self._copy_what_was_written()
        except KnownError as error:
            failed = error
        finally:
            self.database.close()
            if self._lock is not None:
                self._lock.release()
        return failed

    def _copy_what_was_written(self) -> None:
        file = self.database.file
        if file is None or self._last_entry() == self._opened_at:
            return
        if file.stat().st_size <= LARGEST_COPIED_ON_CLOSE or auto_backup_files.due(file):
            self._copy(file)
        else:
            self._keep_head(file, copied=False)

    def _copy(self, file: Path) -> Path:
        """Make a copy and look it over; what that needs is loaded here, for no start does."""
        made: Path = import_module("db.auto_backup").make(file)
        self._keep_head(file, copied=True)
        return made

    def _keep_head(self, file: Path, *, copied: bool) -> None:
        if self._key_file is None:
            return
        anchors = import_module("db.anchors")
        with self.database.read() as session:
            what = anchors.COPIED if copied else anchors.CLOSED
            anchors.append(session, file, anchors.profile_key(self._key_file), what, aside=copied)

    def _last_entry(self) -> int:
        with self.database.read() as session:
            return journal.last_entry(session)


def open_record(
    location: str | Path,
    *,
    actor: str = "",
    today: Today = date.today,
    read_only: bool = False,
    keep_copies: bool = False,
    key_file: Path | None = None,
) -> Record:
    """Open a record and return it; an older one is upgraded first, on a copy, unless it is opened for reading only.

    With `keep_copies` a verified copy is made on close when anything was written; with the profile's `key_file` the
    head of the journal is then kept beside the copies as well.
    Raises KnownError: record_missing, record_is_directory, not_a_record, record_damaged, record_newer,
    record_older (when reading), record_read_only, record_in_use, network_folder, foreign_schema (when writing).
    """
    database = Database(location, actor=actor, today=today, read_only=read_only)
    file = database.file
    lock = None
    if file is not None:
        file_checks.check_file(file)
        if not read_only:
            if not file_checks.writable(file):
                raise KnownError("record_read_only", path=str(file))
            lock = OwnerLock(file, actor)
    try:
        if file is not None and not read_only:
            current = _look(file)
            _make_private(file)
            _refuse_foreign(file, current)
            _sweep(file)
        found = check_version(database)
        if found != version.HEAD:
            if read_only:
                raise KnownError("record_older", path=database.place, version=found)
            database.close()
            # Alembic takes longer to load than the window to open, and nearly no start needs it.
            import_module("db.upgrade").upgrade(database)
            database = Database(location, actor=actor, today=today)  # the upgraded copy is another file
        return Record(database, lock, keep_copies=keep_copies, key_file=key_file)
    except BaseException:
        database.close()
        if lock is not None:
            lock.release()
        raise


def _look(file: Path) -> bool:
    """Look who wrote a file before anything of it is touched; returns whether it is of this version.

    Another program's database stays as it is.

    For the version the log is not looked at, which needs no file beside it; it never stands there alone.
    Raises KnownError: not_a_record, record_newer, and what reading a damaged file says.
    """
    try:
        with closing(dialect.open_as_it_is(file)) as connection, dialect.readable_errors(file):
            if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone() is None:
                raise KnownError("not_a_record", path=str(file))
            found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        if found is not None and found[0] not in version.KNOWN:
            raise KnownError("record_newer", path=str(file), version=str(found[0]))
        return found is not None and bool(found[0] == version.HEAD)
    except sqlite3.Error as error:
        code = verdicts.code_of(error, file) or "not_a_record"  # its table of versions is none of ours
        raise KnownError(code, path=str(file)) from error


def check_version(database: Database) -> str:
    """Return the version of a record. Raises KnownError: not_a_record, record_newer, record_damaged."""
    with database.read() as session:
        return version.checked(session.connection(), database.place)


def _refuse_foreign(file: Path, current: bool) -> None:
    """Let nothing of somebody else's write along with us: the statements in the file must be those of this release.

    Of an older record only what acts by itself is looked at; its tables are compared once they are upgraded.
    Raises KnownError: foreign_schema, and what reading a damaged file says.
    """
    try:
        log = logs(file)[0]  # without one nothing is made beside a file that may turn out to be no record
        opened = dialect.open_reading if log.exists() and log.stat().st_size else dialect.open_as_it_is
        with closing(opened(file)) as connection, dialect.readable_errors(file):
            there = schema.objects_of(connection)
    except sqlite3.Error as error:
        code = verdicts.code_of(error, file)
        if code is None:
            raise
        raise KnownError(code, path=str(file)) from error
    if current and schema.mark(there) == version.SCHEMA:
        return
    made = import_module("db.schema_made")  # loads every model, which a record of ours spares itself
    strange = made.differences(there) if current else made.acting(there)
    if strange:
        raise KnownError("foreign_schema", path=str(file), names=[one.name for one in strange[:5]])


def logs(file: Path) -> tuple[Path, Path]:
    """Return the two files that SQLite keeps beside a record while it is open."""
    return file.with_name(file.name + "-wal"), file.with_name(file.name + "-shm")


def _make_private(file: Path) -> None:
    """Take from others the right to read; SQLite gives its log the rights of the file."""
    if sys.platform != "win32" and file.stat().st_mode & 0o077 and file.stat().st_uid == os.geteuid():
        file.chmod(0o600)


_UNFINISHED = r"\.*{name}(\.[a-z0-9_]{{8}}\.(part|new))+(-wal|-shm|-journal)?"
"""How `tempfile` names what `atomic_write` and `create_record` write; an upgrade's copy is itself written aside."""


def _sweep(file: Path) -> None:
    """Remove what an upgrade, a restoring or a filling left when it was killed; only the writer makes such files."""
    folder = auto_backup_files.folder_of(file)
    searched = [(file.parent, re.escape(file.name))]
    if folder.is_dir():
        searched.append((folder, re.escape(file.stem) + r"-\d{8}-\d{6}" + re.escape(file.suffix)))
    for place, name in searched:
        for path in place.iterdir():
            if re.fullmatch(_UNFINISHED.format(name=name), path.name):
                path.unlink(missing_ok=True)
