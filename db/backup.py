"""Copying a record while it is in use, and putting a copy back; a copy counts only after it was looked over."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from db import anchors, auto_backup_files, check, dialect, file_checks, schema, schema_made, verdicts, version
from db.connect import Database
from db.errors import KnownError
from db.owner import OwnerLock, owner_of, shown_since

PAGES = 4000  # of 4 KiB, between two words about progress
OF_CONTENT = frozenset({"record_damaged", "backup_differs", "not_a_record"})
"""What is said where a copy does not hold what it should, as against a disk that is full or may not be written."""
Step = Callable[[int, int], None]


@dataclass(frozen=True)
class Copied:
    """A verified copy: where it lies, its size in bytes, and how many rows each table has."""

    path: Path
    size: int
    rows: dict[str, int]


def no_step(_done: int, _total: int) -> None:
    """Ignore the progress."""


def backup(record: Path, to: Path, step: Step = no_step) -> Copied:
    """Copy a record, also one that is open and being written, to `to` and return the verified copy.


    An older file at `to` is replaced at the end. `step(done, total)` is called with the pages copied so far and may
    raise to stop: no file is left then.
    Raises KnownError: what `file_checks.check_file` finds, backup_same_file, record_is_directory, folder_missing,
    no_permission, disk_full, backup_differs; not_copied_damaged, not_copied_no_copy where the record is at fault.
    """
    file_checks.check_file(record)
    _check_target(record, to)
    with atomic_write(to) as aside:
        try:
            expected, found = _copy_whole(record, aside, step)
        except (KnownError, sqlite3.DatabaseError) as error:
            code = error.code if isinstance(error, KnownError) else dialect.known_code(error)
            if code not in OF_CONTENT:
                raise
            raise _whose_fault(record, to) from error
        if found != expected:
            raise KnownError("backup_differs", path=str(to), detail="row counts")
    return Copied(to, to.stat().st_size, found)


def _copy_whole(record: Path, aside: Path, step: Step) -> tuple[dict[str, int], dict[str, int]]:
    """Copy a record; return how many rows each table had there, and has in the copy, which was looked over."""
    with closing(dialect.open_reading(record)) as source, closing(sqlite3.connect(aside)) as copy:
        source.isolation_level = None
        source.execute("BEGIN")  # one moment of the record, whatever is written meanwhile
        source.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall()
        expected = table_rows(source)
        source.backup(copy, pages=PAGES, progress=lambda _status, left, total: step(total - left, total))
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, which can be carried away
    return expected, look_over(aside)


def _whose_fault(record: Path, to: Path) -> KnownError:
    """Return what is told of a copy that does not hold what it should: the record is damaged, or the other disk is."""
    try:
        look_over(record)
    except (KnownError, sqlite3.DatabaseError) as error:
        if isinstance(error, KnownError) and error.code == "not_a_record":
            return error
        copies = list(auto_backup_files.made(record).values())
        if copies:
            return KnownError("not_copied_damaged", path=str(record), copy=copies[-1].name)
        return KnownError("not_copied_no_copy", path=str(record))
    return KnownError("backup_differs", path=str(to), detail="content")


def look_over(file: Path) -> dict[str, int]:
    """Check a copy wholly; returns its row counts. Raises KnownError: not_a_record, record_newer, backup_differs."""
    file_checks.check_file(file)
    database = Database(file, read_only=True)
    try:
        with database.read() as session:
            found = version.checked(session.connection(), str(file))
            faults = dialect.integrity_faults(session)
            if found == version.HEAD and not faults:
                faults = [fault.code for fault in check.damage(session)]
            elif not faults:  # of an older version the links alone can be looked at
                faults = [str(fault) for fault in dialect.foreign_key_faults(session)]
            if faults:
                raise KnownError("backup_differs", path=str(file), detail="; ".join(faults[:3]))
        with closing(dialect.open_reading(file)) as connection:
            return table_rows(connection)
    finally:
        database.close()


def restore(
    copy: Path,
    record: Path,
    *,
    actor: str = "",
    now: datetime | None = None,
    key_file: Path | None = None,
    strip: bool = False,
) -> Path | None:
    """Put a verified copy in the place of a record; returns where the replaced one was kept, None if none was there.

    With the profile's `key_file` the head file is told, so that a later look expects no step beyond the copy's.

    What the copy holds beside the tables of this program is refused, with `strip` taken out (`db.schema_made.strip`).
    Raises KnownError: what `look_over` finds, record_in_use, record_is_directory, backup_same_file, backup_differs,
    folder_missing, disk_full, no_permission, foreign_schema.
    """
    file_checks.check_file(copy)
    record = Path(os.path.realpath(record))  # through a link the true file is written, not the link
    if os.path.realpath(copy) == str(record):
        raise KnownError("backup_same_file", path=str(copy))
    expected = look_over(copy)
    if record.is_dir():
        raise KnownError("record_is_directory", path=str(record))
    if not record.parent.is_dir():
        raise KnownError("folder_missing", path=str(record.parent))
    lock = OwnerLock(record, actor)
    try:
        with atomic_write(record) as aside:
            with closing(dialect.open_reading(copy)) as source, closing(sqlite3.connect(aside)) as target:
                source.backup(target, pages=PAGES)
                target.execute("PRAGMA journal_mode=DELETE")
                _refuse_foreign(target, copy, strip)
            try:
                found = look_over(aside)
            except KnownError as error:  # the copy was sound a moment ago: what was written of it is not
                raise KnownError("backup_differs", path=str(copy), detail=error.code) from error
            if found != {table: expected[table] for table in expected if table in found}:
                raise KnownError("backup_differs", path=str(copy), detail="row counts")
            kept = _put_by(record, now or datetime.now())
        if key_file is not None and auto_backup_files.folder_of(record).is_dir():
            keep_head(record, key_file)
        return kept
    finally:
        lock.release()


def foreign_parts(copy: Path) -> list[str]:
    """Return the names of what a copy holds beside what this program made, or lacks of it; `restore` strips that.

    Raises KnownError: what `file_checks.check_file` finds, not_a_record, record_damaged.
    """
    file_checks.check_file(copy)
    with known_failures(copy), closing(dialect.open_reading(copy)) as connection:
        return [one.name for one in _strange(connection, copy)[0]]


def _strange(connection: sqlite3.Connection, copy: Path) -> tuple[list[schema_made.Difference], bool]:
    """Return what a record should not have, or lacks, and whether it is of this version of the program.

    Raises KnownError: not_a_record.
    """
    there = schema.objects_of(connection)
    if ("table", "alembic_version") not in there:
        raise KnownError("not_a_record", path=str(copy))
    head = connection.execute("SELECT version_num FROM alembic_version").fetchone()[0] == version.HEAD
    strange = ([] if schema_made.own(there) else schema_made.differences(there)) if head else schema_made.acting(there)
    return strange, head


def _refuse_foreign(target: sqlite3.Connection, copy: Path, strip: bool) -> None:
    dialect.guard(target)
    strange, head = _strange(target, copy)
    if strange and strip:
        strange = schema_made.strip(target) if head else schema_made.drop(target, strange)
        target.commit()
    if strange:
        raise KnownError("foreign_schema", path=str(copy), names=[one.name for one in strange[:5]])


def keep_head(record: Path, key_file: Path) -> None:
    """Tell the head file beside the copies that another record lies at this place from now on."""
    database = Database(record, read_only=True)
    try:
        with database.read() as session:
            anchors.append(session, record, anchors.profile_key(key_file), anchors.PUT_BACK, aside=True)
    finally:
        database.close()


@contextmanager
def atomic_write(to: Path) -> Iterator[Path]:
    """Give a private file beside `to`; it is flushed and takes `to`'s place at the end, or vanishes on any error.

    Raises KnownError as `known_failures`: the disk is asked for its room while the file still takes it.
    """
    with known_failures(to):
        handle, name = tempfile.mkstemp(prefix=f".{to.name}.", suffix=".part", dir=to.parent)
        os.close(handle)
    aside = Path(name)
    try:
        with known_failures(to):
            yield aside
            flush(aside)
            for end in ("-wal", "-shm"):  # of what is being replaced; it must not meet what comes
                to.with_name(to.name + end).unlink(missing_ok=True)
            aside.replace(to)
            flush(to.parent)
    finally:
        for left in (aside, *(aside.with_name(aside.name + end) for end in ("-wal", "-shm", "-journal"))):
            left.unlink(missing_ok=True)


def flush(path: Path) -> None:
    """Have the system write a file or a folder's entries to the disk."""
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _put_by(record: Path, now: datetime) -> Path | None:
    """Keep the record that is being replaced under another name; its log, which must not meet the new one, with it."""
    kept = record.with_name(f"{record.stem}.replaced-{now:%Y%m%d-%H%M%S}{record.suffix}")
    if not record.exists():
        put_logs_by(record, kept)
        return None
    write_log_back(record)
    for end in ("", "-wal", "-shm"):
        part = record.with_name(record.name + end)
        if part.exists():
            shutil.copy2(part, kept.with_name(kept.name + end))
            flush(kept.with_name(kept.name + end))
    for end in ("-wal", "-shm"):
        record.with_name(record.name + end).unlink(missing_ok=True)
    return kept


def put_logs_by(record: Path, kept: Path) -> None:
    """Rename the log of a record that is gone: SQLite would mix it into whatever takes its name."""
    for end in ("-wal", "-shm"):
        log = record.with_name(record.name + end)
        if log.exists():
            log.replace(kept.with_name(kept.name + end))


def write_log_back(record: Path) -> None:
    """Bring the log into the file where the file is sound enough; a damaged one is kept with its log as it is."""
    try:
        with closing(sqlite3.connect(record)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except sqlite3.DatabaseError:
        return


def table_rows(connection: sqlite3.Connection) -> dict[str, int]:
    """Return the number of rows of each table of an SQLite file, whatever its version."""
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
    )
    return {
        name: int(connection.execute(f"SELECT count(*) FROM {schema.quoted(name)}").fetchone()[0])  # noqa: S608
        for (name,) in tables.fetchall()
    }


def _check_target(record: Path, to: Path) -> None:
    if to.is_dir():
        raise KnownError("record_is_directory", path=str(to))
    if os.path.realpath(to) == os.path.realpath(record):  # a link to itself leads nowhere, and is no fault here
        raise KnownError("backup_same_file", path=str(to))
    if not to.parent.is_dir():
        raise KnownError("folder_missing", path=str(to.parent))
    owner = owner_of(to)
    if owner is not None:
        raise KnownError("record_in_use", owner=owner.name, host=owner.host, since=shown_since(owner))
    if shutil.disk_usage(to.parent).free < record.stat().st_size:
        raise KnownError("disk_full", path=str(to))


@contextmanager
def known_failures(place: Path) -> Iterator[None]:
    """Turn what SQLite and the system say about writing to `place` into KnownError where the clerk can mend it."""
    try:
        yield
    except sqlite3.Error as error:
        code = dialect.known_code(error)
        if code is None:
            raise
        # `place` is being written: it is no record yet, and what is wrong with it is the disk
        room = verdicts.room_in(place.parent) if code in ("disk_failed", "record_damaged") else None
        raise KnownError(room or code, path=str(place)) from error
    except OSError as error:
        raise KnownError(verdicts.os_code(error), path=str(place)) from error
