"""The sentence that tells a conference and the press who was rewarded."""

from collections import Counter
from datetime import date

from sqlalchemy.orm import Session

from db.errors import KnownError
from db.queries import paper_rows
from db.rules.announcement import AnnouncedGroup, announcement


def gather(session: Session, round_id: int, today: date) -> str:
    """Return the announcement of a round's issued decisions; who lost the award again is not told.

    Raises KnownError: nothing_awarded.
    """
    groups = []
    for decision_id in paper_rows.ids_of_round(session, round_id, issued=True):
        rows = paper_rows.decision_rows(session, decision_id, today)
        groups.append(AnnouncedGroup(rows.authority.short_title, rows.form, Counter(row.kind for row in rows.in_force)))
    if not any(group.counts for group in groups):
        raise KnownError("nothing_awarded")
    return announcement(groups, paper_rows.movement_citation(session, round_id))
