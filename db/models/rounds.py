"""Movements and award rounds (đợt khen thưởng): their milestones, and the units that are asked for a list."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import KEY, Base, PrimaryKey, one_of
from db.rules.terms import MilestoneKind, RewardType, RoundState


class Movement(Base):
    """A patriotic emulation movement or theme, named as on certificates."""

    __tablename__ = "movement"

    id: Mapped[PrimaryKey]
    name: Mapped[str] = mapped_column(unique=True)
    launched_on: Mapped[date | None]


class AwardRound(Base):
    """One round of nominations: its year of achievement, its type and its deadline."""

    __tablename__ = "award_round"
    __table_args__ = (CheckConstraint("year BETWEEN 1945 AND 2200", name="year"),)

    id: Mapped[PrimaryKey]
    name: Mapped[str] = mapped_column(unique=True)
    year: Mapped[int]
    reward_type: Mapped[RewardType] = mapped_column(one_of(RewardType))
    movement_id: Mapped[int | None] = mapped_column(KEY, ForeignKey("movement.id", ondelete="RESTRICT"))
    citation: Mapped[str] = mapped_column(default="", doc="what new nominations are proposed with")
    deadline: Mapped[date | None] = mapped_column(doc="until when units send their lists")
    launched_by: Mapped[str] = mapped_column(
        default="", server_default=text("''"), doc="who launched its movement: one of db.rules.case.SCOPE_RANKS"
    )
    received_on: Mapped[date | None] = mapped_column(doc="when the dossiers came in, where a new law asks for it")
    fund: Mapped[int | None] = mapped_column(KEY, doc="đồng for the round's bonus; None where nobody entered it")
    state: Mapped[RoundState] = mapped_column(one_of(RoundState))


class Milestone(Base):
    """Something that has to be done in a round by a day."""

    __tablename__ = "milestone"

    id: Mapped[PrimaryKey]
    round_id: Mapped[int] = mapped_column(KEY, ForeignKey("award_round.id", ondelete="RESTRICT"), index=True)
    kind: Mapped[MilestoneKind] = mapped_column(one_of(MilestoneKind))
    title: Mapped[str] = mapped_column(default="", doc="the office's own words; '' says it by the kind")
    due: Mapped[date]
    done_on: Mapped[date | None]


class RoundUnit(Base):
    """A unit that is asked for its list; answered once the list is in, or once it says that it proposes nobody."""

    __tablename__ = "round_unit"
    __table_args__ = (UniqueConstraint("round_id", "unit_id"),)

    id: Mapped[PrimaryKey]
    round_id: Mapped[int] = mapped_column(KEY, ForeignKey("award_round.id", ondelete="RESTRICT"))
    unit_id: Mapped[int] = mapped_column(KEY, ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    reminded_on: Mapped[date | None]
    answered_on: Mapped[date | None]
