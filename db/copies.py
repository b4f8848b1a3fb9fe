"""Making the automatic copies of a record, and which of them are kept."""

from datetime import datetime, timedelta
from pathlib import Path

from db import rotation
from db.backup import Step, backup, no_step
from db.copy_files import folder_of, made, named
from db.errors import KnownError


def make(record: Path, now: datetime | None = None, step: Step = no_step) -> Path:
    """Make a verified copy, then remove those that the rotation no longer keeps; returns the copy."""
    moment = (now or datetime.now()).replace(microsecond=0)
    folder = folder_of(record)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise KnownError("no_permission", path=str(folder)) from error
    copy = named(record, moment)
    while copy.exists():  # two in one second: the earlier one is not written over
        moment += timedelta(seconds=1)
        copy = named(record, moment)
    backup(record, copy, step)
    rotate(record, moment)
    return copy


def rotate(record: Path, now: datetime) -> list[Path]:
    """Remove the copies that `db.rotation` does not keep; returns them."""
    there = made(record)
    gone = [path for moment, path in there.items() if moment not in rotation.kept(there, now)]
    for path in gone:
        path.unlink()
    return gone
