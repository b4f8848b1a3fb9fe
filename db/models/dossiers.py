"""What came in for a nomination beside its words: papers of the dossier, the appraisal; what units registered for."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import KEY, Base, Exact, Lines, PrimaryKey, one_of
from db.rules.terms import NomineeKind, Verdict


class DossierPaper(Base):
    """A paper of a dossier (hồ sơ) that came in; its scans are `Evidence` with the same `what`."""

    __tablename__ = "dossier_paper"
    __table_args__ = (UniqueConstraint("nomination_id", "paper"),)

    id: Mapped[PrimaryKey]
    nomination_id: Mapped[int] = mapped_column(KEY, ForeignKey("nomination.id", ondelete="RESTRICT"))
    paper: Mapped[str] = mapped_column(doc="code of db.rules.dossier, or the words of another paper")
    received_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(default="")


class Appraisal(Base):
    """What the advising office says of a nomination before the council (ý kiến thẩm định)."""

    __tablename__ = "appraisal"

    id: Mapped[PrimaryKey]
    nomination_id: Mapped[int] = mapped_column(KEY, ForeignKey("nomination.id", ondelete="RESTRICT"), unique=True)
    verdict: Mapped[Verdict] = mapped_column(one_of(Verdict))
    opinion: Mapped[str] = mapped_column(default="")
    appraised_by: Mapped[str] = mapped_column(default="")
    dated: Mapped[date]


class Registration(Base):
    """What somebody registered for at the beginning of a year (đăng ký thi đua)."""

    __tablename__ = "registration"
    __table_args__ = (
        UniqueConstraint("year", "kind", "name_plain", "unit", "award_type_id", name="uq_registration_once"),
    )

    id: Mapped[PrimaryKey]
    year: Mapped[int]
    kind: Mapped[NomineeKind] = mapped_column(one_of(NomineeKind))
    name: Mapped[str]
    name_plain: Mapped[Exact]
    unit: Mapped[str] = mapped_column(default="", doc="who sent the registration")
    nominee_id: Mapped[int | None] = mapped_column(KEY, ForeignKey("nominee.id", ondelete="RESTRICT"), index=True)
    award_type_id: Mapped[int] = mapped_column(KEY, ForeignKey("award_type.id", ondelete="RESTRICT"))
    note: Mapped[str] = mapped_column(default="")


class DossierRule(Base):
    """Papers that the office, its province or ministry asks for in a span of time: with an award, of a kind, to a body.

    What is None holds for all. `instead` says that the law's own papers are not asked for then.
    """

    __tablename__ = "dossier_rule"
    __table_args__ = (CheckConstraint("valid_to IS NULL OR valid_to >= valid_from", name="span"),)

    id: Mapped[PrimaryKey]
    award_type_id: Mapped[int | None] = mapped_column(KEY, ForeignKey("award_type.id", ondelete="RESTRICT"))
    kind: Mapped[NomineeKind | None] = mapped_column(one_of(NomineeKind))
    authority_id: Mapped[int | None] = mapped_column(KEY, ForeignKey("authority.id", ondelete="RESTRICT"))
    papers: Mapped[Lines] = mapped_column(doc="their names, one a line")
    copies: Mapped[str] = mapped_column(default="")
    instead: Mapped[bool] = mapped_column(default=False)
    source: Mapped[str] = mapped_column(doc="the regulation that asks for them")
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
