"""Making a new record: schema, guards, search index and the law in it."""

import os
import tempfile
from datetime import date
from pathlib import Path

from db import auto_backup_files, file_checks, search, triggers, verdicts, version
from db.backup import keep_head, put_logs_by
from db.changes.catalogue import LoadCatalogue
from db.connect import Database, location_url
from db.errors import KnownError
from db.models.tables import metadata
from db.opening import Today, logs


def create_record(
    location: str | Path, *, actor: str = "", today: Today = date.today, key_file: Path | None = None
) -> None:
    """Make a new record with the law in it. A file appears whole or not at all, readable by its owner only.

    With the profile's `key_file`, copies of an earlier record at this place are told to be another's.

    Raises KnownError: record_exists, folder_missing, record_read_only, disk_full, record_is_directory,
    network_folder.
    """
    url = location_url(location)
    if url.get_backend_name() != "sqlite":
        server = Database(location, actor=actor, today=today)
        try:
            _fill(server)
        finally:
            server.close()
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
        if key_file is not None and auto_backup_files.folder_of(file).is_dir():
            keep_head(file, key_file)
    finally:
        for left in (aside, *logs(aside)):
            left.unlink(missing_ok=True)


def _check_new(file: Path) -> None:
    if file.is_dir():
        raise KnownError("record_is_directory", path=str(file))
    if file.exists() and file.stat().st_size:
        raise KnownError("record_exists", path=str(file))
    if not file.parent.is_dir():
        raise KnownError("folder_missing", path=str(file.parent))
    if file_checks.on_network(file):
        raise KnownError("network_folder", path=str(file))


def _aside(file: Path) -> Path:
    try:
        handle, name = tempfile.mkstemp(prefix=file.name + ".", suffix=".new", dir=file.parent)
    except OSError as error:
        code = verdicts.os_code(error)
        raise KnownError("record_read_only" if code == "no_permission" else code, path=str(file)) from error
    os.close(handle)
    return Path(name)


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
