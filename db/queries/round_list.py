"""The rounds of a record."""

from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models.nominations import Nomination
from db.models.rounds import AwardRound, Movement
from db.rules.terms import RewardType, RoundState


@dataclass(frozen=True)
class RoundLine:
    """One round as it is listed."""

    id: int
    name: str
    year: int
    reward_type: RewardType
    movement_id: int | None
    movement: str
    citation: str
    deadline: date | None
    state: RoundState
    fund: int | None = None
    """Money for the round's bonus in đồng, None where nobody entered it."""
    launched_by: str = ""
    received_on: date | None = None


def rounds(session: Session) -> list[RoundLine]:
    """Return all rounds, the newest year first."""
    rows = session.execute(
        select(
            AwardRound.id,
            AwardRound.name,
            AwardRound.year,
            AwardRound.reward_type,
            AwardRound.movement_id,
            func.coalesce(Movement.name, ""),
            AwardRound.citation,
            AwardRound.deadline,
            AwardRound.state,
            AwardRound.fund,
            AwardRound.launched_by,
            AwardRound.received_on,
        )
        .outerjoin(Movement, Movement.id == AwardRound.movement_id)
        .order_by(AwardRound.year.desc(), AwardRound.id.desc())
    )
    return [RoundLine(*cast(Any, row)) for row in rows]


def round_year(session: Session, round_id: int) -> int:
    """Return the year whose achievements a round rewards, 0 where there is no such round."""
    return session.scalar(select(AwardRound.year).where(AwardRound.id == round_id)) or 0


def movements(session: Session) -> list[tuple[int, str]]:
    """Return the movements, the newest first."""
    rows = session.execute(select(Movement.id, Movement.name).order_by(Movement.id.desc()))
    return [(row.id, row.name) for row in rows]


def nominations_by_round(session: Session) -> dict[int, int]:
    """Return how many nominations each round has; walks every nomination of the record: for a worker."""
    tally = session.execute(select(Nomination.round_id, func.count().label("n")).group_by(Nomination.round_id))
    return {row.round_id: row.n for row in tally}
