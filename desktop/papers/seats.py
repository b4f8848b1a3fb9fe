"""Labels for the seats of those who are called up, in the order of calling."""

from datetime import date

from sqlalchemy.orm import Session

from db.errors import KnownError
from db.queries.settings import setting
from desktop.documents.letters.labels import Label, Labels, label_sheet
from desktop.documents.letters.paper_words import called, whereabouts
from desktop.papers import calling


def gather(session: Session, round_id: int, today: date) -> Labels:
    """Return a label for each recipient. Raises KnownError: nothing_awarded."""
    return recipients_labels(session, round_id, today, "seat", "Nhãn chỗ ngồi", "")


def recipients_labels(session: Session, round_id: int, today: date, use: str, title: str, above: str) -> Labels:
    """Return the labels of everybody awarded, once however often. Raises KnownError: nothing_awarded."""
    _decisions, parts = calling.called(session, round_id, today)
    everyone = [one for part in parts for one in part.recipients]
    if not everyone:
        raise KnownError("nothing_awarded")
    labels = dict.fromkeys(Label(above, called(one), whereabouts(one)) for one in everyone)
    return Labels(title, label_sheet(use, str(setting(session, f"labels.{use}", ""))), tuple(labels))
