"""Facts that the law asks for about a nominee: ratings, initiatives, discipline, service, headcount, earlier awards."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import KEY, Base, PrimaryKey, one_of
from db.rules.terms import RewardType


class DutyRating(Base):
    """Mức độ hoàn thành nhiệm vụ of one year; `rating` is one of `db.rules.case.RATING_RANKS`."""

    __tablename__ = "duty_rating"
    __table_args__ = (UniqueConstraint("nominee_id", "year"),)

    id: Mapped[PrimaryKey]
    nominee_id: Mapped[int] = mapped_column(KEY, ForeignKey("nominee.id", ondelete="RESTRICT"))
    year: Mapped[int]
    rating: Mapped[str]


class Initiative(Base):
    """A recognised initiative or research result (sáng kiến, đề tài): how far it reaches, what it served already."""

    __tablename__ = "initiative"

    id: Mapped[PrimaryKey]
    nominee_id: Mapped[int] = mapped_column(KEY, ForeignKey("nominee.id", ondelete="RESTRICT"), index=True)
    year: Mapped[int]
    level: Mapped[str] = mapped_column(doc="one of db.rules.case.SCOPE_RANKS")
    name: Mapped[str]
    research: Mapped[bool] = mapped_column(default=False)
    decision_number: Mapped[str] = mapped_column(default="")
    decision_date: Mapped[date | None]
    used_for: Mapped[str] = mapped_column(
        default="", server_default=text("''"), doc="code of the award type it served already; '' for none"
    )
    used_year: Mapped[int | None]


class ResultsKnown(Base):
    """Every initiative and research result of a nominee in a year is entered: what is not there was not."""

    __tablename__ = "results_known"
    __table_args__ = (UniqueConstraint("nominee_id", "year"),)

    id: Mapped[PrimaryKey]
    nominee_id: Mapped[int] = mapped_column(KEY, ForeignKey("nominee.id", ondelete="RESTRICT"))
    year: Mapped[int]


class Discipline(Base):
    """A discipline, inspection or verification in a span of time; open-ended while it is pending."""

    __tablename__ = "discipline"
    __table_args__ = (CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="span"),)

    id: Mapped[PrimaryKey]
    nominee_id: Mapped[int] = mapped_column(KEY, ForeignKey("nominee.id", ondelete="RESTRICT"), index=True)
    what: Mapped[str]
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    category: Mapped[str] = mapped_column(
        default="", server_default=text("''"), doc="one of db.rules.case.DISCIPLINE_RANKS, '' for what is pending"
    )


class Employment(Base):
    """When somebody was taken on."""

    __tablename__ = "employment"

    id: Mapped[PrimaryKey]
    nominee_id: Mapped[int] = mapped_column(KEY, ForeignKey("nominee.id", ondelete="RESTRICT"), unique=True)
    employed_on: Mapped[date]


class Absence(Base):
    """On how many working days of a year somebody was away; maternity leave counts as service."""

    __tablename__ = "absence"
    __table_args__ = (
        UniqueConstraint("nominee_id", "year", "maternity"),
        CheckConstraint("days BETWEEN 0 AND 366", name="days"),
    )

    id: Mapped[PrimaryKey]
    nominee_id: Mapped[int] = mapped_column(KEY, ForeignKey("nominee.id", ondelete="RESTRICT"))
    year: Mapped[int]
    days: Mapped[int]
    maternity: Mapped[bool] = mapped_column(default=False)


class Headcount(Base):
    """How many people a collective had in a year, how many women, and how many with what; None is unknown."""

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
    completed: Mapped[int | None] = mapped_column(doc="who completed their duty or better")
    advanced: Mapped[int | None] = mapped_column(doc="Lao động tiên tiến")
    fighters: Mapped[int | None] = mapped_column(doc="Chiến sĩ thi đua cơ sở")
    disciplined: Mapped[int | None] = mapped_column(doc="disciplined from cảnh cáo")


class EarlierAward(Base):
    """An award from before this record, or by somebody else: what the law counts of it, no entry of the register."""

    __tablename__ = "earlier_award"

    id: Mapped[PrimaryKey]
    nominee_id: Mapped[int] = mapped_column(KEY, ForeignKey("nominee.id", ondelete="RESTRICT"), index=True)
    award_type_id: Mapped[int] = mapped_column(KEY, ForeignKey("award_type.id", ondelete="RESTRICT"))
    year: Mapped[int] = mapped_column(doc="the last year of the achievement")
    number: Mapped[str] = mapped_column(default="")
    dated: Mapped[date | None]
    authority: Mapped[str] = mapped_column(default="", doc="who gave it, as the decision says")
    reward_type: Mapped[RewardType | None] = mapped_column(one_of(RewardType))
    citation: Mapped[str] = mapped_column(default="")
