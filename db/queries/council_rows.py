"""What the council's minutes say of its session, gathered from the record."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.errors import KnownError
from db.models.authorities import Authority
from db.models.catalogue import AwardType
from db.models.council import CouncilResult, CouncilSession
from db.models.nominations import Nomination
from db.queries.authority_words import words
from db.queries.paper_order import PROPOSED
from db.queries.paper_rows import AwardedRow, nominated_row, words_by_award
from db.rules.terms import NominationState


@dataclass(frozen=True)
class CouncilRows:
    """One session of the council with the votes it gave, nominees in the order of papers."""

    id: int
    number: str
    held_on: date
    place: str
    chair: str
    secretary: str
    members: int
    present: tuple[str, ...]
    absent: tuple[str, ...]
    here: int
    """How many members were present, by the number entered."""
    begun_at: str
    ended_at: str
    ballot: str
    votes: tuple[tuple[AwardedRow, int, bool, str], ...]
    """Row, votes for, recommended, remark."""


def council_rows(session: Session, round_id: int) -> CouncilRows:
    """Return the round's last session. Raises KnownError("no_council")."""
    query = select(CouncilSession).where(CouncilSession.round_id == round_id)
    meeting = session.scalar(query.order_by(CouncilSession.held_on.desc(), CouncilSession.id.desc()).limit(1))
    if meeting is None:
        raise KnownError("no_council")
    found = session.execute(
        select(Nomination, CouncilResult, AwardType)
        .join(CouncilResult, CouncilResult.nomination_id == Nomination.id)
        .join(AwardType, AwardType.id == Nomination.award_type_id)
        .join(Authority, Authority.id == Nomination.authority_id)
        .where(CouncilResult.session_id == meeting.id)
        .order_by(*PROPOSED)
    ).all()
    titles = {
        id_: words(session, id_, meeting.held_on).on_paper for id_ in {row.Nomination.authority_id for row in found}
    }
    told = words_by_award(session, {(award, titles[n.authority_id]) for n, _result, award in found})
    votes = [
        (nominated_row(n, {}, told[award.id, titles[n.authority_id]]), r.votes_for, r.recommended, _said(r, n))
        for n, r, award in found
    ]
    return CouncilRows(
        meeting.id,
        meeting.number,
        meeting.held_on,
        meeting.place,
        meeting.chair,
        meeting.secretary,
        meeting.members_total,
        tuple(meeting.present.splitlines()),
        tuple(meeting.absent.splitlines()),
        meeting.members_present,
        meeting.begun_at,
        meeting.ended_at,
        meeting.ballot,
        tuple(votes),
    )


def _said(result: CouncilResult, n: Nomination) -> str:
    """Return why the council did not recommend a nominee, or did with few votes; what became of it is no matter."""
    early = n.state_reason if n.state is NominationState.NOT_RECOMMENDED else ""  # before it was kept with the result
    return result.in_spite if result.recommended else result.reason or early
