"""The report of achievements of one nominee."""

from datetime import date

from sqlalchemy.orm import Session

from db.queries.nominated import nomination
from desktop.documents.letters.letter import Letter
from desktop.papers.reports import reports


def gather(session: Session, nomination_id: int, today: date) -> Letter:
    """Return the report. Raises KnownError: gone."""
    (found,) = reports(session, [nomination(session, nomination_id, today)], today)
    return found
