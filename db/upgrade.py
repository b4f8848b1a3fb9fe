"""Bringing an older record to this version: on a copy, looked over, then put in its place; loads Alembic."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.util import CommandError
from sqlalchemy import Connection, MetaData
from sqlalchemy.exc import SQLAlchemyError

from db import auto_backup, dialect, schema, schema_made, verdicts, version
from db.backup import atomic_write, backup, known_failures, table_rows, write_log_back
from db.connect import Database
from db.errors import Fault, KnownError
from db.models.tables import metadata

SCRIPTS = Path(__file__).parent / "migrations"
STEPS = ("kept", "copied", "upgraded", "checked", "logged", "replaced")
"""Where an upgrade can be interrupted; the old record opens after each of them but the last, when it is the new one."""


def no_step(_name: str) -> None:
    """Ignore the progress."""


def upgrade(
    database: Database,
    step: Callable[[str], None] = no_step,
    *,
    head: str = version.HEAD,
    revisions: tuple[Path, ...] = (SCRIPTS / "versions",),
) -> Path | None:
    """Upgrade a record whose writer we are; returns the verified copy of the old one (None on a server).

    Raises KnownError: upgrade_failed, disk_full, backup_differs; the old record is untouched then.
    """
    record = database.file
    if record is None:
        with database.write() as session:
            run(session.connection(), head, revisions)
        return None
    with known_failures(record):
        kept = auto_backup.make(record)
        step("kept")
        with atomic_write(record) as aside:
            before = backup(record, aside).rows
            step("copied")
            _upgrade_copy(aside, before, step, head, revisions)
            write_log_back(record)
            for end in ("-wal", "-shm"):
                record.with_name(record.name + end).unlink(missing_ok=True)
            step("logged")
    step("replaced")
    return kept


def run(connection: Connection, head: str, revisions: tuple[Path, ...] = (SCRIPTS / "versions",)) -> None:
    """Run the revisions up to `head` on a connection, inside its transaction."""
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", "\n".join(map(str, revisions)))
    config.attributes["connection"] = connection
    command.upgrade(config, head)


def differences(connection: Connection, models: MetaData = metadata) -> list[Any]:
    """Return what differs between a database and the models; an empty list when they are equal."""
    context = MigrationContext.configure(
        connection,
        opts={
            "compare_type": True,
            "compare_server_default": True,
            "include_name": lambda name, kind, _parents: kind != "table" or name in models.tables,
        },
    )
    return list(compare_metadata(context, models))


def _upgrade_copy(
    aside: Path, before: dict[str, int], step: Callable[[str], None], head: str, revisions: tuple[Path, ...]
) -> None:
    copy = Database(aside)
    try:
        with copy.write() as session:
            session.connection().exec_driver_sql("PRAGMA defer_foreign_keys=ON")  # tables are rebuilt one by one
            run(session.connection(), head, revisions)
        step("upgraded")
        faults = _faults(copy, before, head)
    except (SQLAlchemyError, CommandError, KnownError) as error:
        if isinstance(error, KnownError) and error.code in verdicts.OF_THE_DISK:
            raise  # nothing is wrong with the record
        raise KnownError("upgrade_failed", detail=str(error).splitlines()[0]) from error
    finally:
        copy.close()
    if faults:
        raise KnownError("upgrade_failed", detail=f"{faults[0].code} {faults[0].values}")
    write_log_back(aside)
    step("checked")


def _faults(copy: Database, before: dict[str, int], head: str) -> list[Fault]:
    with copy.read() as session:
        connection = session.connection()
        if version.version_of(connection) != head:
            return [Fault("version", {"found": version.version_of(connection)})]
        found = [Fault("fault_integrity", {"detail": line}) for line in dialect.integrity_faults(session)]
        found += [Fault("fault_orphan", {"table": t, "id": i}) for t, i, _ in dialect.foreign_key_faults(session)]
        found += [Fault("schema", {"difference": str(one)}) for one in differences(connection)]
        if head == version.HEAD:
            there = schema.objects(tuple(row) for row in connection.exec_driver_sql(schema.LISTING).all())
            found += [Fault("schema", {"difference": str(one)}) for one in schema_made.differences(there)]
    with closing(dialect.open_reading(copy.file or Path())) as opened:
        after = table_rows(opened)
    lost = {name: rows for name, rows in before.items() if name in metadata.tables and after.get(name, 0) < rows}
    return found + [Fault("rows_lost", {"table": name, "before": rows}) for name, rows in lost.items()]
