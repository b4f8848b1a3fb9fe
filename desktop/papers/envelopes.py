"""Labels for the envelopes in which invitations go out, in the order of calling."""

from datetime import date

from sqlalchemy.orm import Session

from desktop.documents.letters.labels import Labels
from desktop.papers.calling import recipients_labels


def gather(session: Session, round_id: int, today: date) -> Labels:
    """Return a label for each recipient. Raises KnownError: nothing_awarded."""
    return recipients_labels(session, round_id, today, "envelope", "Nhãn phong bì", "Kính gửi:", everybody=True)
