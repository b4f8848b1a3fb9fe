"""Papers of the table written in the printing process. Nothing here may import Qt."""

from datetime import date
from pathlib import Path

from db.connect import Database
from desktop.papers.table import paper
from desktop.papers.writing import write_paper


def draw_paper(location: str, code: str, subject_id: int, today: date, out: Path) -> None:
    """Write a paper about a decision, submission or round (0: the whole record); the file's ending is the format.

    Raises KnownError: as `write_paper`.
    """
    database = Database(location)
    try:
        with database.read() as session:
            write_paper(session, paper(code), subject_id, today, out)
    finally:
        database.close()
