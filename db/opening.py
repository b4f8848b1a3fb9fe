"""Making a new record, and opening one that is there: each way it can fail has its own sentence."""

import errno
import os
import re
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path
from types import TracebackType

from db import copies, places, search, triggers, version
from db.backup import put_logs_by
from db.changes.catalogue import LoadCatalogue
from db.connect import Database, location_url
from db.errors import KnownError
from db.models.tables import metadata
from db.owner import OwnerLock

Today = Callable[[], date]
LARGEST_COPIED_ON_CLOSE = 200 * 2**20  # bytes, about two seconds; of a larger record one copy a day must do


class Record:
    """An open record: the database, and the lock that makes us its one writer; `with` closes it."""

    def __init__(self, database: Database, lock: OwnerLock | None, *, keep_copies: bool = False) -> None:
        self.database = database
        self.read_only = database.read_only
        self._lock = lock
        self._keep_copies = keep_copies
        self._opened_at = copies.last_entry(database) if keep_copies else 0

    def __enter__(self) -> "Record":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def copy_if_due(self) -> Path | None:
        """Make today's verified copy if there is none yet; returns it. Takes seconds on a large record."""
        file = self.database.file
        return copies.make(file) if file is not None and copies.due(file) else None

    def close(self) -> KnownError | None:
        """Copy what was written (verified, rotated), let go of the database, then of the lock.

        Returns why no copy could be made, so that it can be told; the record is closed all the same.
        """
        failed = None
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
        if file is None or copies.last_entry(self.database) == self._opened_at:
            return
        if file.stat().st_size <= LARGEST_COPIED_ON_CLOSE or copies.due(file):
            copies.make(file)


def create_record(location: str | Path, *, actor: str = "", today: Today = date.today) -> None:
    """Make a new record with the law in it. A file appears whole or not at all, readable by its owner only.

    Raises KnownError: record_exists, folder_missing, record_read_only, disk_full, record_is_directory,
    network_folder.
    """
    url = location_url(location)
    if url.get_backend_name() != "sqlite":
        _fill(Database(location, actor=actor, today=today))
        return
    file = Path(url.database or "")
    _check_new(file)
    aside = _aside(file)
    try:
        database = Database(aside, actor=actor, today=today)
        try:
            _fill(database)
        finally:
            database.close()  # the last connection writes the log back and removes it
        put_logs_by(file, file.with_name(f"{file.stem}.lost{file.suffix}"))
        aside.replace(file)
    finally:
        for left in (aside, *logs(aside)):
            left.unlink(missing_ok=True)


def open_record(
    location: str | Path,
    *,
    actor: str = "",
    today: Today = date.today,
    read_only: bool = False,
    keep_copies: bool = False,
) -> Record:
    """Open a record; an older one is upgraded first, on a copy, unless it is opened for reading only.

    With `keep_copies` a verified copy is made on close when anything was written.
    Raises KnownError: record_missing, record_is_directory, not_a_record, record_damaged, record_newer,
    record_older (when reading), record_read_only, record_in_use, network_folder.
    """
    database = Database(location, actor=actor, today=today, read_only=read_only)
    file = database.file
    lock = None
    if file is not None:
        places.check_file(file)
        if not read_only:
            if not places.writable(file):
                raise KnownError("record_read_only", path=str(file))
            lock = OwnerLock(file, actor)
    try:
        if file is not None and not read_only:
            _make_private(file)
            _sweep(file)
        found = check_version(database)
        if found != version.HEAD:
            if read_only:
                raise KnownError("record_older", path=database.place, version=found)
            database.close()
            # Alembic takes longer to load than the window to open, and nearly no start needs it.
            import_module("db.upgrade").upgrade(database)
        return Record(database, lock, keep_copies=keep_copies)
    except BaseException:
        database.close()
        if lock is not None:
            lock.release()
        raise


def check_version(database: Database) -> str:
    """Return the version of a record. Raises KnownError: not_a_record, record_newer, record_damaged."""
    with database.read() as session:
        return version.checked(session.connection(), database.place)


def logs(file: Path) -> tuple[Path, Path]:
    """Return the two files that SQLite keeps beside a record while it is open."""
    return file.with_name(file.name + "-wal"), file.with_name(file.name + "-shm")


def _check_new(file: Path) -> None:
    if file.is_dir():
        raise KnownError("record_is_directory", path=str(file))
    if file.exists() and file.stat().st_size:
        raise KnownError("record_exists", path=str(file))
    if not file.parent.is_dir():
        raise KnownError("folder_missing", path=str(file.parent))
    if places.on_network(file):
        raise KnownError("network_folder", path=str(file))


def _aside(file: Path) -> Path:
    try:
        handle, name = tempfile.mkstemp(prefix=file.name + ".", suffix=".new", dir=file.parent)
    except OSError as error:
        code = "disk_full" if error.errno in (errno.ENOSPC, errno.EDQUOT) else "record_read_only"
        raise KnownError(code, path=str(file)) from error
    os.close(handle)
    return Path(name)


def _make_private(file: Path) -> None:
    """Take from others the right to read; SQLite gives its log the rights of the file."""
    if sys.platform != "win32" and file.stat().st_mode & 0o077 and file.stat().st_uid == os.geteuid():
        file.chmod(0o600)


_UNFINISHED = r"\.?{name}\.[a-z0-9_]{{8}}\.(part|new)(-wal|-shm|-journal)?"
"""How `tempfile` names what `written_aside` and `create_record` write."""


def _sweep(file: Path) -> None:
    """Remove what an upgrade, a restoring or a filling left when it was killed; only the writer makes such files."""
    folder = copies.folder_of(file)
    searched = [(file.parent, re.escape(file.name))]
    if folder.is_dir():
        searched.append((folder, re.escape(file.stem) + r"-\d{8}-\d{6}" + re.escape(file.suffix)))
    for place, name in searched:
        for path in place.iterdir():
            if re.fullmatch(_UNFINISHED.format(name=name), path.name):
                path.unlink(missing_ok=True)


def create_schema(database: Database) -> None:
    """Put tables, guards and search index into an empty database. Raises KnownError("record_exists")."""
    with database.write() as session:
        connection = session.connection()
        if version.version_of(connection) is not None:
            raise KnownError("record_exists", path=database.place)
        metadata.create_all(connection)
        triggers.create(connection)
        search.create(connection)
        version.stamp(connection)


def _fill(database: Database) -> None:
    create_schema(database)
    database.do(LoadCatalogue())
