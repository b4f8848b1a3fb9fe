"""The automatic copies of a record: where they lie, when one is due, which are kept."""

import re
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select

from db import rotation
from db.backup import Step, backup, no_step
from db.connect import Database
from db.errors import KnownError
from db.models.journal import JournalEntry

_MOMENT = "%Y%m%d-%H%M%S"


def folder_of(record: Path) -> Path:
    """Return the folder beside a record that holds its automatic copies."""
    return record.with_name(f"{record.stem}-copies")


def made(record: Path) -> dict[datetime, Path]:
    """Return the automatic copies of a record by the moment they were made, oldest first."""
    folder = folder_of(record)
    found: dict[datetime, Path] = {}
    if folder.is_dir():
        for path in sorted(folder.iterdir()):
            told = re.fullmatch(re.escape(record.stem) + r"-(\d{8}-\d{6})" + re.escape(record.suffix), path.name)
            if told:
                found[datetime.strptime(told[1], _MOMENT)] = path
    return found


def due(record: Path, now: datetime | None = None) -> bool:
    """Whether no copy was made yet on this day."""
    today = (now or datetime.now()).date()
    return all(moment.date() != today for moment in made(record))


def make(record: Path, now: datetime | None = None, step: Step = no_step) -> Path:
    """Make a verified copy, then remove those that the rotation no longer keeps; returns the copy."""
    moment = (now or datetime.now()).replace(microsecond=0)
    folder = folder_of(record)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise KnownError("no_permission", path=str(folder)) from error
    copy = _named(record, moment)
    while copy.exists():  # two in one second: the earlier one is not written over
        moment += timedelta(seconds=1)
        copy = _named(record, moment)
    backup(record, copy, step)
    rotate(record, moment)
    return copy


def _named(record: Path, moment: datetime) -> Path:
    return folder_of(record) / f"{record.stem}-{moment.strftime(_MOMENT)}{record.suffix}"


def rotate(record: Path, now: datetime) -> list[Path]:
    """Remove the copies that `db.rotation` does not keep; returns them."""
    there = made(record)
    gone = [path for moment, path in there.items() if moment not in rotation.kept(there, now)]
    for path in gone:
        path.unlink()
    return gone


def last_entry(database: Database) -> int:
    """Return the id of the newest journal entry: equal numbers mean that nothing was written between."""
    with database.read() as session:
        return session.scalar(select(func.max(JournalEntry.id))) or 0
