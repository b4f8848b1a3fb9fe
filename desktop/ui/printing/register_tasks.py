"""The register as a file, written in the printing process."""

from datetime import date
from pathlib import Path

from db.connect import Database
from db.errors import KnownError
from desktop.commands.export import WRITERS, register_list, round_list


def writer_for(out: Path) -> object:
    """Return what writes a file of this ending. Raises KnownError("unknown_format")."""
    writer = WRITERS.get(out.suffix.lower())
    if writer is None:
        raise KnownError("unknown_format", ending=out.suffix, known=", ".join(WRITERS))
    return writer


def write_register(location: str, _today: date, out: Path) -> None:
    """Write the whole register; the file's ending decides its format."""
    writer_for(out)
    database = Database(location)
    try:
        with database.read() as session:
            WRITERS[out.suffix.lower()](out, register_list(session))
    finally:
        database.close()


def write_round(location: str, round_id: int, out: Path) -> None:
    """Write the nominations of one round."""
    writer_for(out)
    database = Database(location)
    try:
        with database.read() as session:
            WRITERS[out.suffix.lower()](out, round_list(session, round_id))
    finally:
        database.close()
