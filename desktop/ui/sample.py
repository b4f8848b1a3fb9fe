"""The practice record: the sample round in a file of its own, so that nothing tried there reaches the office's."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from db.changes.office import SetSetting
from db.connect import Database
from db.creating import create_record
from db.seed import sow


def make_sample(file: Path, today: Callable[[], date]) -> None:
    """Make the practice record with its round, up to the certificates."""
    file.parent.mkdir(parents=True, exist_ok=True)
    create_record(file, today=today)
    database = Database(file, today=today)
    try:
        sow(database)
        database.do(SetSetting("practice", True))
    finally:
        database.close()
