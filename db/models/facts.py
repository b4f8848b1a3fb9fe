"""Facts that the law asks for about a nominee: ratings, initiatives, discipline, headcount."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import KEY, Base, PrimaryKey


class DutyRating(Base):
    """Mức độ hoàn thành nhiệm vụ of one year; `rating` is an id of the catalogue's rating_levels."""

    __tablename__ = "duty_rating"
    __table_args__ = (UniqueConstraint("nominee_id", "year"),)

    id: Mapped[PrimaryKey]
    nominee_id: Mapped[int] = mapped_column(KEY, ForeignKey("nominee.id", ondelete="RESTRICT"))
    year: Mapped[int]
    rating: Mapped[str]


class Initiative(Base):
    """A recognised initiative or research result (sáng kiến, đề tài) with the decision that recognised it."""

    __tablename__ = "initiative"

    id: Mapped[PrimaryKey]
    nominee_id: Mapped[int] = mapped_column(KEY, ForeignKey("nominee.id", ondelete="RESTRICT"), index=True)
    year: Mapped[int]
    level: Mapped[str]
    name: Mapped[str]
    research: Mapped[bool] = mapped_column(default=False)
    decision_number: Mapped[str] = mapped_column(default="")
    decision_date: Mapped[date | None]


class Discipline(Base):
    """A discipline, inspection or verification in a span of time; open-ended while it is pending."""

    __tablename__ = "discipline"
    __table_args__ = (CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="span"),)

    id: Mapped[PrimaryKey]
    nominee_id: Mapped[int] = mapped_column(KEY, ForeignKey("nominee.id", ondelete="RESTRICT"), index=True)
    what: Mapped[str]
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]


class Headcount(Base):
    """How many people a collective had in a year, and how many of them women."""

    __tablename__ = "headcount"
    __table_args__ = (
        UniqueConstraint("nominee_id", "year"),
        CheckConstraint("total >= 0 AND women >= 0 AND women <= total", name="counts"),
    )

    id: Mapped[PrimaryKey]
    nominee_id: Mapped[int] = mapped_column(KEY, ForeignKey("nominee.id", ondelete="RESTRICT"))
    year: Mapped[int]
    total: Mapped[int]
    women: Mapped[int]
