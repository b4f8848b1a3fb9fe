"""What the list of a submission said when it was sent, read back from the journal; and the submission before it."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.errors import KnownError
from db.models.catalogue import AwardType
from db.models.council import Submission, SubmissionItem
from db.models.journal import JournalEntry
from db.models.nominations import Nomination
from db.queries.paper_order import LAW_ORDER
from db.rules.printed_names import printed_name
from db.rules.terms import NomineeKind

SENT = "submission.send"
TEXTS = ("name", "honorific", "position", "unit", "citation", "summary")


@dataclass(frozen=True)
class SubmittedRow:
    """One nominee on a list as it stood then."""

    nominee_id: int
    award_type_id: int
    kind: NomineeKind
    name: str
    """As it was printed: "Bà Hà Thị Mai"."""
    position: str
    unit: str
    citation: str
    summary: str

    @property
    def texts(self) -> tuple[str, ...]:
        """What the list said of it, field by field."""
        return (self.name, self.position, self.unit, self.citation, self.summary)


@dataclass(frozen=True)
class SubmittedList:
    """The list of one submission; number and day are empty while it is not sent."""

    id: int
    authority_id: int
    number: str
    dated: date | None
    rows: tuple[SubmittedRow, ...]


def submitted_list(session: Session, submission_id: int) -> SubmittedList:
    """Return the list as it was sent, or as it is while it is not. Raises KnownError: gone."""
    kept = session.get(Submission, submission_id)
    if kept is None:
        raise KnownError("gone", table="submission", id=submission_id)
    rows = session.scalars(
        select(Nomination)
        .join(SubmissionItem, SubmissionItem.nomination_id == Nomination.id)
        .join(AwardType, AwardType.id == Nomination.award_type_id)
        .where(SubmissionItem.submission_id == submission_id)
        .order_by(*LAW_ORDER, SubmissionItem.order)
    ).all()
    values = {n.id: {text: getattr(n, text) for text in TEXTS} for n in rows}
    if kept.number is not None:
        _roll_back(session, values, _sent_at(session, submission_id))
    made = tuple(
        SubmittedRow(
            n.nominee_id,
            n.award_type_id,
            n.kind,
            printed_name(n.kind, values[n.id]["honorific"], values[n.id]["name"]),
            *(values[n.id][text] for text in ("position", "unit", "citation", "summary")),
        )
        for n in rows
    )
    return SubmittedList(kept.id, kept.authority_id, kept.number or "", kept.dated, made)


def list_before(session: Session, submission_id: int) -> int:
    """Return the submission to the same authority about the same round before this one, 0 for none."""
    mine = select(Submission.round_id, Submission.authority_id).where(Submission.id == submission_id).subquery()
    query = select(Submission.id).join(
        mine, (Submission.round_id == mine.c.round_id) & (Submission.authority_id == mine.c.authority_id)
    )
    return session.scalar(query.where(Submission.id < submission_id).order_by(Submission.id.desc()).limit(1)) or 0


def _sent_at(session: Session, submission_id: int) -> int:
    """Return the entry of the journal that sent a submission, 0 where none is found."""
    rows = session.execute(
        select(JournalEntry.id, JournalEntry.payload)
        .where(JournalEntry.change == SENT)
        .order_by(JournalEntry.id.desc())
    )
    return next((row.id for row in rows if json.loads(row.payload).get("submission_id") == submission_id), 0)


def _roll_back(session: Session, values: dict[int, dict[str, Any]], entry: int) -> None:
    """Take back, newest first, what later entries wrote into these nominations."""
    if not entry:
        return
    later = select(JournalEntry.rows).where(JournalEntry.id > entry, JournalEntry.rows.contains('"nomination"'))
    for text in session.scalars(later.order_by(JournalEntry.id.desc())):
        for image in reversed(json.loads(text)):
            if image["table"] == "nomination" and image["id"] in values:
                known = values[image["id"]]
                known.update({name: was for name, was in image["before"].items() if name in known})
