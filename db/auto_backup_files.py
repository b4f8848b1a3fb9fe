"""Where the automatic copies of a record lie, and when one is due."""

import re
from datetime import datetime
from pathlib import Path

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
    """Return whether no copy was made yet on this day."""
    today = (now or datetime.now()).date()
    return all(moment.date() != today for moment in made(record))


def named(record: Path, moment: datetime) -> Path:
    """Return the file of a copy made at `moment`."""
    return folder_of(record) / f"{record.stem}-{moment.strftime(_MOMENT)}{record.suffix}"
