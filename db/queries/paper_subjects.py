"""What papers can be about, the likeliest first, for who wants to see one of them as an example."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import case, literal, select
from sqlalchemy.orm import Session

from db.models.amendments import Amendment, AmendmentItem
from db.models.council import Submission
from db.models.decisions import Decision, Recipient
from db.models.nominations import Nomination
from db.models.register import Revocation
from db.models.rounds import AwardRound
from db.queries.statistics import decided_years
from db.rules.terms import AmendmentKind, DecisionState, NominationState

MOST = 8
"""More are not looked through for one example."""


@dataclass(frozen=True)
class PaperSubject:
    """One subject: its id (a year for papers of a year, 0 for the whole record), its number and its round's name."""

    id: int
    number: str = ""
    round_name: str = ""


def example_subjects(session: Session, of: str, round_id: int = 0, authority_id: int = 0) -> list[PaperSubject]:
    """Return subjects of the kind `of` (desktop.papers.table.Subject) in the order in which they serve as example.

    Drafts stand before what was issued, the round `round_id` before others, the newest first. `authority_id` leaves
    only what goes to, or was decided by, one authority; 0 for any. Of awards, one that was revoked comes last.
    """
    if of == "record":
        return [PaperSubject(0)]
    if of == "year":
        return [PaperSubject(year, str(year)) for year in decided_years(session, 0)[:1]]
    query = _query(of)
    if authority_id:
        table = Submission if of == "submission" else Decision
        query = query.where(table.authority_id == authority_id)
    here_first = case((AwardRound.id == round_id, 0), else_=1)
    return [
        PaperSubject(row.id, row.number or "", row.name)
        for row in session.execute(query.order_by(*_first(of), here_first, AwardRound.id.desc()).limit(MOST))
    ]


def rounds_about(session: Session, of: str, subject_id: int) -> tuple[int, ...]:
    """Return the round of a paper's subject, the rounds of a year, none for papers of the whole record."""
    if of == "round":
        return (subject_id,)
    decided = select(Decision.round_id)
    queries: dict[str, Any] = {
        "year": select(AwardRound.id).where(AwardRound.year == subject_id),
        "submission": select(Submission.round_id).where(Submission.id == subject_id),
        "nomination": select(Nomination.round_id).where(Nomination.id == subject_id),
        "decision": decided.where(Decision.id == subject_id),
        "award": decided.join(Recipient, Recipient.decision_id == Decision.id).where(Recipient.id == subject_id),
        "amendment": decided.join(Amendment, Amendment.decision_id == Decision.id).where(Amendment.id == subject_id),
    }
    return tuple(session.scalars(queries[of])) if of in queries else ()


def revoked_subjects(session: Session) -> list[PaperSubject]:
    """Return the award that was revoked last."""
    query = select(Revocation.recipient_id, Decision.number, AwardRound.name)
    query = query.join(Recipient, Recipient.id == Revocation.recipient_id)
    query = query.join(Decision, Decision.id == Recipient.decision_id)
    query = query.join(AwardRound, AwardRound.id == Decision.round_id)
    found = session.execute(query.order_by(Revocation.id.desc()).limit(1))
    return [PaperSubject(row.recipient_id, row.number or "", row.name) for row in found]


def corrected_subjects(session: Session) -> list[PaperSubject]:
    """Return the award that was corrected last."""
    query = select(AmendmentItem.recipient_id, Decision.number, AwardRound.name)
    query = query.join(Amendment, Amendment.id == AmendmentItem.amendment_id)
    query = query.join(Decision, Decision.id == Amendment.decision_id)
    query = query.join(AwardRound, AwardRound.id == Decision.round_id)
    issued = (Amendment.kind == AmendmentKind.CORRECT, Amendment.state == DecisionState.ISSUED)
    found = session.execute(query.where(*issued).order_by(AmendmentItem.id.desc()).limit(1))
    return [PaperSubject(row.recipient_id, row.number or "", row.name) for row in found]


def _query(of: str) -> Any:
    rounds = AwardRound.id == Decision.round_id
    if of == "decision":
        return select(Decision.id, Decision.number, AwardRound.name).join(AwardRound, rounds)
    if of == "submission":
        query = select(Submission.id, Submission.number, AwardRound.name)
        return query.join(AwardRound, AwardRound.id == Submission.round_id)
    if of == "award":
        query = select(Recipient.id, Decision.number, AwardRound.name)
        return query.join(Decision, Decision.id == Recipient.decision_id).join(AwardRound, rounds)
    if of == "amendment":
        query = select(Amendment.id, Amendment.number, AwardRound.name)
        return query.join(Decision, Decision.id == Amendment.decision_id).join(AwardRound, rounds)
    if of == "nomination":
        query = select(Nomination.id, literal("").label("number"), AwardRound.name)
        return query.join(AwardRound, AwardRound.id == Nomination.round_id)
    return select(AwardRound.id, literal("").label("number"), AwardRound.name)


def _first(of: str) -> tuple[Any, ...]:
    """Return what is sorted by before the round: drafts, which no signature holds, and nominations sent back."""
    if of == "decision":
        return (case((Decision.number.is_(None), 0), else_=1),)
    if of == "amendment":
        return (case((Amendment.number.is_(None), 0), else_=1),)
    if of == "submission":
        return (case((Submission.number.is_(None), 0), else_=1),)
    if of == "nomination":
        return (case((Nomination.state == NominationState.RETURNED, 0), else_=1),)
    return ()
