"""Papers drawn in the printing process: plain values in, a PDF out. Nothing here may import Qt."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from db.connect import Database
from desktop.documents.letters.decision import write_decision
from desktop.documents.letters.submission import write_submission
from desktop.papers.gathering import decision_paper, submission_paper


def draw_decision(location: str, decision_id: int, today: date, out: Path) -> None:
    """Draw a decision, a draft with its blanks."""
    database = Database(location)
    try:
        with database.read() as session:
            paper = decision_paper(session, decision_id, today)
    finally:
        database.close()
    write_decision(out, paper)


def draw_submission(location: str, submission_id: int, today: date, out: Path) -> None:
    """Draw a tờ trình, an unsigned one with its blanks."""
    database = Database(location)
    try:
        with database.read() as session:
            paper = submission_paper(session, submission_id, today)
    finally:
        database.close()
    write_submission(out, paper)


@dataclass(frozen=True)
class Shift:
    """How far printing is moved on the sheet: mm to the right, mm down."""

    dx_mm: float = 0.0
    dy_mm: float = 0.0
