"""The practice record: the sample round in a file of its own, so that nothing tried there reaches the office's."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

from db.backup import put_logs_by
from db.changes.office import SetSetting
from db.connect import Database
from db.creating import create_record
from db.opening import logs
from db.sample_round import create_sample_round


def make_sample(file: Path, today: Callable[[], date]) -> None:
    """Make the practice record with its round, up to the certificates; it appears whole or not at all.

    Raises KnownError: what `create_record` finds, disk_full.
    """
    with suppress(OSError):  # making the record says what is wrong with its folder
        file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f"{file.stem}.part{file.suffix}")
    remove(aside)  # left by a program that was killed
    try:
        create_record(aside, today=today)
        database = Database(aside, today=today)
        try:
            create_sample_round(database)
            database.do(SetSetting("practice", True))
        finally:
            database.close()  # the log is written back and removed
        put_logs_by(file, file.with_name(f"{file.stem}.lost{file.suffix}"))
        aside.replace(file)
    finally:
        remove(aside)


def remove(file: Path) -> None:
    """Remove a record that is not finished, with its logs."""
    for part in (file, *logs(file)):
        part.unlink(missing_ok=True)
