"""Submissions and council sessions of a round, as plain rows."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models.council import CouncilResult, CouncilSession, Submission, SubmissionItem
from db.models.decisions import DecisionItem
from db.models.nominations import Nomination
from db.queries.grounds import Renewal, grounds_for, renewal
from db.queries.nomination_list import dated_titles
from db.rules.terms import NominationState


@dataclass(frozen=True)
class SubmissionLine:
    """One tờ trình; number and date are None until it was sent."""

    id: int
    authority_id: int
    authority: str
    number: str | None
    dated: date | None
    signer_name: str
    items: int
    grounds: tuple[str, ...] = ()
    """Its own; none where those of the catalogue on its day stand."""


def submission_lines(session: Session, round_id: int) -> list[SubmissionLine]:
    """Return the round's submissions in the order they were made."""
    many = dict(
        session.execute(select(SubmissionItem.submission_id, func.count()).group_by(SubmissionItem.submission_id)).all()
    )
    title = dated_titles(session)
    rows = session.scalars(select(Submission).where(Submission.round_id == round_id).order_by(Submission.id))
    return [
        SubmissionLine(
            s.id,
            s.authority_id,
            title(s.authority_id, s.dated),
            s.number,
            s.dated,
            s.signer_name,
            many.get(s.id, 0),
            tuple(s.grounds.splitlines()),
        )
        for s in rows
    ]


def submission_grounds(line: SubmissionLine, session: Session, day: date) -> tuple[tuple[str, ...], Renewal]:
    """Return the grounds that stand on a submission, and what the catalogue wants of them on its day, or on `day`."""
    now = line.grounds or tuple(grounds_for(session, "", line.dated or day))
    return now, renewal(session, "", line.dated or day, now)


def submitted_on(session: Session, decision_id: int) -> date | None:
    """Return the day of the latest tờ trình that named somebody of this decision, None where none was dated."""
    return session.scalar(
        select(func.max(Submission.dated))
        .join(SubmissionItem, SubmissionItem.submission_id == Submission.id)
        .join(DecisionItem, DecisionItem.nomination_id == SubmissionItem.nomination_id)
        .where(DecisionItem.decision_id == decision_id)
    )


@dataclass(frozen=True)
class SessionLine:
    """One meeting of the council; `present` and `absent` are people with their offices, one a line."""

    id: int
    held_on: date
    place: str
    chair: str
    members_total: int
    members_present: int
    results: int
    secretary: str = ""
    number: str = ""
    present: str = ""
    absent: str = ""
    begun_at: str = ""
    ended_at: str = ""
    ballot: str = ""
    written: str = ""
    tellers: str = ""
    ballots_issued: int | None = None
    ballots_returned: int | None = None
    ballots_valid: int | None = None


def council_sessions(session: Session, round_id: int) -> list[SessionLine]:
    """Return the council's sessions about a round."""
    many = dict(
        session.execute(select(CouncilResult.session_id, func.count()).group_by(CouncilResult.session_id)).all()
    )
    rows = session.scalars(
        select(CouncilSession).where(CouncilSession.round_id == round_id).order_by(CouncilSession.held_on)
    )
    return [_session_line(c, many.get(c.id, 0)) for c in rows]


def latest_session(session: Session) -> SessionLine | None:
    """Return the last meeting of the council about any round, None before the first: the next is much like it."""
    query = select(CouncilSession).order_by(CouncilSession.held_on.desc(), CouncilSession.id.desc()).limit(1)
    found = session.scalar(query)
    return _session_line(found, 0) if found is not None else None


def _session_line(c: CouncilSession, results: int) -> SessionLine:
    people = (c.secretary, c.number, c.present, c.absent, c.begun_at, c.ended_at, c.ballot)
    counted = (c.written, c.tellers, c.ballots_issued, c.ballots_returned, c.ballots_valid)
    return SessionLine(
        c.id, c.held_on, c.place, c.chair, c.members_total, c.members_present, results, *people, *counted
    )


def many_waiting(session: Session, round_id: int) -> int:
    """Return how many nominations wait for the council; the names are read when its results are entered."""
    waiting = (Nomination.round_id == round_id, Nomination.state == NominationState.SUBMITTED)
    return session.scalar(select(func.count()).select_from(Nomination).where(*waiting)) or 0


def submittable(session: Session, round_id: int) -> dict[int, tuple[int, ...]]:
    """Return, by authority, the recommended nominations that stand on no submission yet."""
    placed = select(SubmissionItem.nomination_id)
    rows = session.execute(
        select(Nomination.id, Nomination.authority_id)
        .where(
            Nomination.round_id == round_id,
            Nomination.state == NominationState.RECOMMENDED,
            Nomination.id.not_in(placed),
        )
        .order_by(Nomination.rank, Nomination.id)
    )
    found: dict[int, list[int]] = {}
    for row in rows:
        found.setdefault(row.authority_id, []).append(row.id)
    return {authority: tuple(ids) for authority, ids in found.items()}
