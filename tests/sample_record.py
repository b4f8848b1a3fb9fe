"""The record of the sample round: made once in a run, then copied for each test that wants one."""

from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from db.connect import Database
from db.creating import create_record
from db.sample_round import create_sample_round
from desktop.ui.shell.sample import make_sample

TODAY = date(2024, 1, 12)
ROUND = 1


def sample_record(file: Path, *, practice: bool = False) -> Path:
    """Write the record of the sample round to `file`, as the office's own or the one for practice; return the file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(_practice() if practice else _own())
    return file


@cache
def _practice() -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "record.sqlite"
        make_sample(file, lambda: TODAY)
        return file.read_bytes()


@cache
def _own() -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "record.sqlite"
        create_record(file, today=lambda: TODAY)
        database = Database(file, today=lambda: TODAY)
        assert create_sample_round(database) == ROUND
        database.close()
        return file.read_bytes()
