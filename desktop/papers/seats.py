"""Labels for the seats of those who are called up, in the order of calling."""

from datetime import date

from sqlalchemy.orm import Session

from desktop.documents.letters.labels import Labels
from desktop.papers.calling import recipients_labels


def gather(session: Session, round_id: int, today: date) -> Labels:
    """Return a label for each recipient. Raises KnownError: nothing_awarded."""
    return recipients_labels(session, round_id, today, "seat", "Nhãn chỗ ngồi", "")
