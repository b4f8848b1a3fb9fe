"""Making a new record, and opening one that is there: each way it can fail has its own sentence."""

import os
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from db import search, triggers, version
from db.changes.catalogue import LoadCatalogue
from db.connect import Database, location_url
from db.errors import KnownError
from db.models.tables import metadata
from db.owner import OwnerLock

SQLITE_MARK = b"SQLite format 3\x00"
_NETWORK_SYSTEMS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "afs", "ceph"})


class Record:
    """An open record: the database, and the lock that makes us its one writer."""

    def __init__(self, database: Database, lock: OwnerLock | None, *, read_only: bool = False) -> None:
        self.database = database
        self.read_only = read_only
        self._lock = lock

    def close(self) -> None:
        """Let go of the database, then of the lock."""
        self.database.close()
        if self._lock is not None:
            self._lock.release()


Today = Callable[[], date]


def create_record(location: str | Path, *, actor: str = "", today: Today = date.today) -> None:
    """Make a new record with the law in it. A file appears whole or not at all, readable by its owner only.

    Raises KnownError: record_exists, folder_missing, record_read_only, disk_full, record_is_directory.
    """
    url = location_url(location)
    if url.get_backend_name() != "sqlite":
        _fill(Database(location, actor=actor, today=today))
        return
    file = Path(url.database or "")
    if file.is_dir():
        raise KnownError("record_is_directory", path=str(file))
    if file.exists() and file.stat().st_size:
        raise KnownError("record_exists", path=str(file))
    if not file.parent.is_dir():
        raise KnownError("folder_missing", path=str(file.parent))
    try:
        handle, name = tempfile.mkstemp(prefix=file.name + ".", suffix=".new", dir=file.parent)
    except PermissionError as error:
        raise KnownError("record_read_only", path=str(file)) from error
    os.close(handle)
    aside = Path(name)
    try:
        database = Database(aside, actor=actor, today=today)
        _fill(database)
        with database.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        database.close()
        aside.replace(file)
    finally:
        for left in (aside, Path(name + "-wal"), Path(name + "-shm")):
            left.unlink(missing_ok=True)


def open_record(location: str | Path, *, actor: str = "", today: Today = date.today, read_only: bool = False) -> Record:
    """Open a record of the current version.

    Raises KnownError: record_missing, record_is_directory, not_a_record, record_damaged, record_newer,
    record_older (upgrade first), record_read_only, record_in_use, network_folder.
    """
    database = Database(location, actor=actor, today=today)
    file = database.file
    lock = None
    if file is not None:
        check_file(file)
        if not read_only:
            if not os.access(file, os.W_OK) or not os.access(file.parent, os.W_OK):
                raise KnownError("record_read_only", path=str(file))
            lock = OwnerLock(file, actor)
    try:
        check_version(database)
    except KnownError:
        database.close()
        if lock is not None:
            lock.release()
        raise
    return Record(database, lock, read_only=read_only)


def check_file(file: Path) -> None:
    """Raise the KnownError that tells why a path is no record we can open."""
    if file.is_dir():
        raise KnownError("record_is_directory", path=str(file))
    if not file.exists():
        raise KnownError("record_missing", path=str(file))
    try:
        with file.open("rb") as opened:
            mark = opened.read(16)
    except PermissionError as error:
        raise KnownError("record_unreadable", path=str(file)) from error
    if mark != SQLITE_MARK:
        raise KnownError("not_a_record", path=str(file))
    if on_network(file):
        raise KnownError("network_folder", path=str(file))


def check_version(database: Database) -> None:
    """Raise KnownError: not_a_record, record_newer, record_older, record_damaged."""
    place = str(database.file or database.url.host)
    try:
        with database.read() as session:
            found = version.version_of(session.connection())
    except sqlite3.DatabaseError as error:
        raise KnownError("record_damaged", path=place) from error
    if found is None:
        raise KnownError("not_a_record", path=place)
    if found not in version.KNOWN:
        raise KnownError("record_newer", path=place, version=found)
    if found != version.HEAD:
        raise KnownError("record_older", path=place, version=found)


def on_network(file: Path) -> bool:
    """Whether a file lies on a shared folder, where SQLite's write-ahead log is not safe."""
    if sys.platform == "win32":
        return str(file.resolve()).startswith("\\\\")
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return False
    place = str(file.resolve())
    best, kind = "", ""
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        _device, point, system, *_rest = line.split(" ")
        inside = place == point or place.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, kind = point, system
    return kind in _NETWORK_SYSTEMS


def _fill(database: Database) -> None:
    with database.write() as session:
        connection = session.connection()
        if version.version_of(connection) is not None:
            raise KnownError("record_exists", path=str(database.file or database.url.host))
        metadata.create_all(connection)
        triggers.create(connection)
        search.create(connection)
        version.stamp(connection)
    database.do(LoadCatalogue())
