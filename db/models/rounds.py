"""Movements and award rounds (đợt khen thưởng)."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import KEY, Base, PrimaryKey, one_of
from db.rules.terms import RewardType, RoundState


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
    deadline: Mapped[date | None]
    state: Mapped[RoundState] = mapped_column(one_of(RoundState))
