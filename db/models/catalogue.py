"""The law as dated data: regimes, award types, coefficients, base salary; each fact with source and confidence."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint, false
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import KEY, Base, Exact, PrimaryKey, one_of
from db.rules.terms import Confidence, NomineeKind


class Regime(Base):
    """A law with its decrees, in force in a span of time (both ends included)."""

    __tablename__ = "regime"

    id: Mapped[PrimaryKey]
    code: Mapped[str] = mapped_column(unique=True)
    law: Mapped[str]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    source: Mapped[str] = mapped_column(default="")
    confidence: Mapped[Confidence] = mapped_column(one_of(Confidence))


class AwardType(Base):
    """A title or a form of commendation; `own` marks those the office added."""

    __tablename__ = "award_type"
    __table_args__ = (CheckConstraint("form IN ('title', 'commendation')", name="form"),)

    id: Mapped[PrimaryKey]
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    abbreviation: Mapped[str] = mapped_column(default="")
    form: Mapped[str]
    level: Mapped[str] = mapped_column(default="")
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    own: Mapped[bool] = mapped_column(default=False)
    order: Mapped[int] = mapped_column(default=0)
    wording: Mapped[str] = mapped_column(
        default="", server_default=sql("''"), doc="in full on papers, {authority} for who gives it; '' by the rule"
    )
    short: Mapped[str] = mapped_column(
        default="", server_default=sql("''"), doc="in running text of papers: Giấy khen; '' by the rule"
    )


class AwardKind(Base):
    """Whom an award type may go to, and since when."""

    __tablename__ = "award_kind"
    __table_args__ = (UniqueConstraint("award_type_id", "kind"),)

    id: Mapped[PrimaryKey]
    award_type_id: Mapped[int] = mapped_column(KEY, ForeignKey("award_type.id", ondelete="RESTRICT"))
    kind: Mapped[NomineeKind] = mapped_column(one_of(NomineeKind))
    valid_from: Mapped[date | None]


class Coefficient(Base):
    """The bonus of an award under a regime, in hundredths of the base salary (150 = 1,5)."""

    __tablename__ = "coefficient"
    __table_args__ = (
        UniqueConstraint("award_type_id", "regime_id", "kind"),
        CheckConstraint("hundredths >= 0", name="positive"),
    )

    id: Mapped[PrimaryKey]
    award_type_id: Mapped[int] = mapped_column(KEY, ForeignKey("award_type.id", ondelete="RESTRICT"))
    regime_id: Mapped[int] = mapped_column(KEY, ForeignKey("regime.id", ondelete="RESTRICT"))
    kind: Mapped[NomineeKind] = mapped_column(one_of(NomineeKind))
    hundredths: Mapped[int]
    is_maximum: Mapped[bool] = mapped_column(default=False)
    source: Mapped[str] = mapped_column(default="")
    confidence: Mapped[Confidence] = mapped_column(one_of(Confidence))


class BaseSalary(Base):
    """Lương cơ sở in đồng, in force in a span of time (both ends included)."""

    __tablename__ = "base_salary"
    __table_args__ = (CheckConstraint("amount > 0", name="positive"),)

    id: Mapped[PrimaryKey]
    amount: Mapped[int]
    valid_from: Mapped[date] = mapped_column(unique=True)
    valid_to: Mapped[date | None]
    legal_name: Mapped[str]
    source: Mapped[str]
    confidence: Mapped[Confidence] = mapped_column(one_of(Confidence))


class LegalGround(Base):
    """A line "Căn cứ …" of decisions, per regime and authority level, in its order; without days all the regime.

    Laws and decrees are written into new papers; circulars and rules of a province are only offered (`offered_only`).
    """

    __tablename__ = "legal_ground"

    id: Mapped[PrimaryKey]
    regime_id: Mapped[int] = mapped_column(KEY, ForeignKey("regime.id", ondelete="RESTRICT"), index=True)
    level: Mapped[str] = mapped_column(doc="ministry, province, department; '' for all")
    order: Mapped[int]
    text: Mapped[str]
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    body: Mapped[str] = mapped_column(default="", server_default=sql("''"), doc="whose alone it is; '' for all")
    offered_only: Mapped[bool] = mapped_column(
        default=False, server_default=false(), doc="the clerk chooses whether a paper cites it"
    )
    source: Mapped[str] = mapped_column(default="", server_default=sql("''"))
    verified: Mapped[bool] = mapped_column(default=False, server_default=false(), doc="read in the text itself")


class Criterion(Base):
    """An article on an award for one kind of nominee in a span of time; any of its ways is enough.

    `ways` is JSON as `db.rules.law` reads it. Codes that begin with "own_" are the office's.
    """

    __tablename__ = "criterion"

    id: Mapped[PrimaryKey]
    code: Mapped[str] = mapped_column(unique=True)
    award_type_id: Mapped[int] = mapped_column(KEY, ForeignKey("award_type.id", ondelete="RESTRICT"), index=True)
    kind: Mapped[NomineeKind] = mapped_column(one_of(NomineeKind))
    article: Mapped[str]
    ways: Mapped[Exact]
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    source: Mapped[str] = mapped_column(default="")
    confidence: Mapped[Confidence] = mapped_column(one_of(Confidence))


class LawBlock(Base):
    """The article, in a span of time, of a rule that holds for every award (`db.rules.law.Block`)."""

    __tablename__ = "law_block"
    __table_args__ = (UniqueConstraint("code", "valid_from"),)

    id: Mapped[PrimaryKey]
    code: Mapped[str]
    article: Mapped[str]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    source: Mapped[str] = mapped_column(default="")
    confidence: Mapped[Confidence] = mapped_column(one_of(Confidence))


class Quota(Base):
    """At most so many percent of those with the award `counted_of` (its code) may be put forward for an award."""

    __tablename__ = "quota"
    __table_args__ = (
        UniqueConstraint("award_type_id", "valid_from"),
        CheckConstraint("percent BETWEEN 1 AND 100", name="percent"),
    )

    id: Mapped[PrimaryKey]
    award_type_id: Mapped[int] = mapped_column(KEY, ForeignKey("award_type.id", ondelete="RESTRICT"))
    counted_of: Mapped[str]
    percent: Mapped[int]
    article: Mapped[str]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    source: Mapped[str] = mapped_column(default="")
    confidence: Mapped[Confidence] = mapped_column(one_of(Confidence))
