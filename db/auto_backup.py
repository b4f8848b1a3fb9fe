"""Makes the automatic copies of a record and removes those that are no longer kept."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from pathlib import Path

from db.auto_backup_files import folder_of, made, named
from db.backup import Step, backup, no_step
from db.errors import KnownError

LAST = 10
DAYS = 30
MONTHS = 12


def make(record: Path, now: datetime | None = None, step: Step = no_step) -> Path:
    """Make a verified copy, then remove those that the rotation no longer keeps; returns the copy.

    Raises KnownError: no_permission.
    """
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
    """Remove the copies that `kept` does not name; returns them."""
    there = made(record)
    stay = kept(there, now) | {now}  # the one just made, however late others were made by a clock that ran ahead
    gone = [path for moment, path in there.items() if moment not in stay]
    for path in gone:
        path.unlink()
    return gone


def kept(made: Iterable[datetime], now: datetime) -> set[datetime]:
    """Return the moments to keep: the last 10, the last of each of 30 days, the last of each of 12 months."""
    newest_first = sorted(set(made), reverse=True)
    first_day = (now - timedelta(days=DAYS - 1)).date()
    recent = [moment for moment in newest_first if moment.date() >= first_day]
    months = [moment for moment in newest_first if _months_ago(moment, now) < MONTHS]
    return {
        *newest_first[:LAST],
        *_first_of_each(recent, lambda moment: moment.toordinal()),
        *_first_of_each(months, lambda moment: moment.year * 12 + moment.month),
    }


def _months_ago(moment: datetime, now: datetime) -> int:
    return (now.year - moment.year) * 12 + now.month - moment.month


def _first_of_each(moments: Iterable[datetime], group: Callable[[datetime], int]) -> Iterable[datetime]:
    seen: dict[int, datetime] = {}
    for moment in moments:
        seen.setdefault(group(moment), moment)
    return seen.values()
