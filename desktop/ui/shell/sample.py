"""The practice record: a round to practise on and a finished one, in a file of its own beside the office's."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

from db.backup import put_logs_by
from db.changes.office import MarkPractice
from db.connect import Database
from db.creating import create_record
from db.opening import logs
from db.practice_round import create_practice_round, list_beside
from db.sample_round import create_sample_round
from resources.paths import path


def make_sample(file: Path, today: Callable[[], date], *, begin: bool = False) -> None:
    """Make the practice record with its round, up to the certificates; it appears whole or not at all.

    With `begin` a second round stands beside it that waits for its first list.

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
            if begin:
                create_practice_round(database, today())
            database.do(MarkPractice())
        finally:
            database.close()  # the log is written back and removed
        put_logs_by(file, file.with_name(f"{file.stem}.lost{file.suffix}"))
        aside.replace(file)
    finally:
        remove(aside)


def make_practice(file: Path, today: Callable[[], date]) -> None:
    """Make the practice record with a further round that waits for its first list, and that list beside it.

    Raises KnownError: what `make_sample` finds.
    """
    make_sample(file, today, begin=True)
    with suppress(OSError):  # the round can be practised with any other list
        shutil.copyfile(path("sample/practice-list.xlsx"), list_beside(file))


def remove(file: Path) -> None:
    """Remove a record that is not finished, with its logs."""
    for part in (file, *logs(file)):
        part.unlink(missing_ok=True)
