"""How far each step of one round is, and what the years before brought."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from db.models.certificates import Certificate, Sheet
from db.models.council import CouncilSession, Submission
from db.models.decisions import Decision, Recipient
from db.models.nominations import Nomination
from db.models.register import RegisterEntry, Revocation
from db.queries.award_words import undrawn_awards
from db.queries.bonus_due import bonus_due
from db.queries.revocations import in_force
from db.rules.terms import DecisionState, NominationState, SheetState

LOST = (SheetState.SPOILED, SheetState.VOID, SheetState.PLANNED)


@dataclass(frozen=True)
class RoundProgress:
    """Counts of one round from its opening to its register; from `recipients` on, of awards in force.

    `drawn` are recipients to whom the office draws a certificate, `certificates` those of them who have one, whatever
    was given again, and `good_sheets` those with a sheet that was not lost.
    """

    states: dict[NominationState, int] = field(default_factory=dict)
    council_on: date | None = None
    submissions: int = 0
    decisions: int = 0
    issued: int = 0
    recipients: int = 0
    drawn: int = 0
    certificates: int = 0
    good_sheets: int = 0
    entered: int = 0
    bonus: int = 0

    @property
    def nominations(self) -> int:
        """How many nominations the round has, in any state."""
        return sum(self.states.values())

    def count(self, *states: NominationState) -> int:
        """Return how many nominations stand in one of the states."""
        return sum(self.states.get(state, 0) for state in states)


def round_progress(session: Session, round_id: int) -> RoundProgress:
    """Return how far the round is; a handful of counts over indexed columns."""
    by_state = dict(_counted(session, select(Decision.state, func.count()).where(Decision.round_id == round_id)))
    states = dict(_counted(session, select(Nomination.state, func.count()).where(Nomination.round_id == round_id)))
    held = select(func.max(CouncilSession.held_on)).where(CouncilSession.round_id == round_id)
    given = session.execute(
        select(func.count(), func.coalesce(func.sum(bonus_due()), 0))
        .select_from(Recipient)
        .join(Decision)
        .where(Decision.round_id == round_id, in_force())
    ).one()
    drawn, on_sheet = _drawn(session, round_id), Sheet.certificate_id == Certificate.id
    return RoundProgress(
        states=states,
        council_on=session.scalar(held),
        submissions=_number(session, select(func.count()).where(Submission.round_id == round_id)),
        decisions=sum(by_state.values()),
        issued=by_state.get(DecisionState.ISSUED, 0),
        recipients=given[0],
        drawn=_number(session, select(func.count()).select_from(drawn.subquery())),
        certificates=_number(session, _certified(drawn)),
        good_sheets=_number(session, _certified(drawn).join(Sheet, on_sheet).where(Sheet.state.not_in(LOST))),
        entered=_number(session, select(func.count()).where(RegisterEntry.recipient_id.in_(_given(round_id)))),
        bonus=given[1],
    )


def _number(session: Session, query: Any) -> int:
    return int(session.scalar(query) or 0)


def _counted(session: Session, query: Any) -> Any:
    return session.execute(query.group_by(query.selected_columns[0])).all()


def _drawn(session: Session, round_id: int) -> Any:
    """Return the query of the recipients in force of whose award the office draws a certificate."""
    awards = select(Recipient.award_type_id).join(Decision).where(Decision.round_id == round_id).distinct()
    undrawn = undrawn_awards(session, session.scalars(awards).all())
    return _given(round_id).where(Recipient.award_type_id.not_in(undrawn))


def _given(round_id: int) -> Any:
    return select(Recipient.id).join(Decision).where(Decision.round_id == round_id, in_force())


def _certified(drawn: Any) -> Any:
    """Return the query that counts some recipients who have a certificate, once each."""
    counted = select(func.count(func.distinct(Certificate.recipient_id))).select_from(Certificate)
    return counted.where(Certificate.recipient_id.in_(drawn))


def awards_by_year(session: Session, years: int = 12) -> list[tuple[int, str, int]]:
    """Return (year of the decision, issuer, recipients whose award is in force) of the last `years` years.

    Recipients of a decision are frozen and numbered from 1 without a gap, all of one year and issuer: only the last
    of each is looked at, whatever their number; the few that were revoked are taken off.
    """
    from_year = (session.scalar(select(func.max(Recipient.year))) or 0) - years + 1
    other = aliased(Recipient)
    last = select(func.max(other.ordinal)).where(other.decision_id == Decision.id).scalar_subquery()
    rows = session.execute(
        select(Recipient.year, Recipient.issuer, func.sum(Recipient.ordinal))
        .select_from(Decision)
        .join(Recipient, (Recipient.decision_id == Decision.id) & (Recipient.ordinal == last))
        .where(Recipient.year >= from_year)
        .group_by(Recipient.year, Recipient.issuer)
        .order_by(Recipient.year)
    )
    taken = {
        (row.year, row.issuer): row.n
        for row in session.execute(
            select(Recipient.year, Recipient.issuer, func.count().label("n"))
            .join(Revocation, Revocation.recipient_id == Recipient.id)
            .where(Recipient.year >= from_year)
            .group_by(Recipient.year, Recipient.issuer)
        )
    }
    return [(year, issuer, int(many) - taken.get((year, issuer), 0)) for year, issuer, many in rows]
