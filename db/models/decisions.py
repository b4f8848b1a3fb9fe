"""Decisions and the frozen snapshot of each recipient. Issued rows refuse UPDATE and DELETE (`db.triggers`)."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import KEY, Base, Exact, Lines, PrimaryKey, one_of
from db.rules.terms import DecisionOrigin, DecisionState, NomineeKind, SigningCapacity


class Decision(Base):
    """A draft until it is issued; then `number`, `number_year` and `dated` stand and nothing changes any more.

    Which awards it gives stands with its nominations, once it is issued with its recipients: one award or several.
    A revocation is a row of its own (`db.models.register`), so an issued decision stays as it was issued.
    """

    __tablename__ = "decision"
    __table_args__ = (
        UniqueConstraint("authority_id", "number_year", "number"),
        CheckConstraint("state IN ('draft', 'issued')", name="state_kept"),
        CheckConstraint(
            "state = 'draft' OR (number IS NOT NULL AND number_year IS NOT NULL AND dated IS NOT NULL)",
            name="issued_is_numbered",
        ),
    )

    id: Mapped[PrimaryKey]
    round_id: Mapped[int] = mapped_column(KEY, ForeignKey("award_round.id", ondelete="RESTRICT"), index=True)
    authority_id: Mapped[int] = mapped_column(KEY, ForeignKey("authority.id", ondelete="RESTRICT"))
    award_type_id: Mapped[int] = mapped_column(
        KEY, ForeignKey("award_type.id", ondelete="RESTRICT"), doc="the first of its awards when it was drafted"
    )
    origin: Mapped[DecisionOrigin] = mapped_column(one_of(DecisionOrigin))
    state: Mapped[DecisionState] = mapped_column(one_of(DecisionState), default=DecisionState.DRAFT)
    number: Mapped[str | None] = mapped_column(doc="as printed: 2417/QĐ-BTTTT")
    number_year: Mapped[int | None]
    dated: Mapped[date | None]
    place: Mapped[str] = mapped_column(default="")
    signer_name: Mapped[str] = mapped_column(default="")
    signer_office: Mapped[str] = mapped_column(default="", doc="the signer's own office in capitals")
    capacity: Mapped[SigningCapacity] = mapped_column(one_of(SigningCapacity), default=SigningCapacity.HEAD)
    grounds: Mapped[Lines] = mapped_column(default="", doc="one a line, without the closing marks")
    recipients: Mapped[Lines] = mapped_column(default="", doc="nơi nhận, one a line")


class DecisionItem(Base):
    """A nomination in a decision: approved or not with the reason, and the wording where it was changed."""

    __tablename__ = "decision_item"
    __table_args__ = (UniqueConstraint("decision_id", "nomination_id"),)

    id: Mapped[PrimaryKey]
    decision_id: Mapped[int] = mapped_column(KEY, ForeignKey("decision.id", ondelete="RESTRICT"))
    nomination_id: Mapped[int] = mapped_column(KEY, ForeignKey("nomination.id", ondelete="RESTRICT"), index=True)
    order: Mapped[int]
    approved: Mapped[bool] = mapped_column(default=True)
    reason: Mapped[str] = mapped_column(default="", doc="why not approved")
    name: Mapped[str] = mapped_column(default="", doc="'' keeps the nomination's")
    position: Mapped[str] = mapped_column(default="")
    unit: Mapped[str] = mapped_column(default="")
    citation: Mapped[str] = mapped_column(default="")


class DecisionScan(Base):
    """The signed paper, attached to a decision; only ever added."""

    __tablename__ = "decision_scan"
    __table_args__ = (UniqueConstraint("decision_id", "attachment_id"),)

    id: Mapped[PrimaryKey]
    decision_id: Mapped[int] = mapped_column(KEY, ForeignKey("decision.id", ondelete="RESTRICT"))
    attachment_id: Mapped[int] = mapped_column(KEY, ForeignKey("attachment.id", ondelete="RESTRICT"))


class Recipient(Base):
    """The snapshot: what decision, list, certificate and register all say of one recipient, for ever."""

    __tablename__ = "recipient"
    __table_args__ = (
        UniqueConstraint("decision_id", "ordinal"),
        UniqueConstraint("decision_id", "register_number"),
        UniqueConstraint("decision_id", "nomination_id"),
        CheckConstraint("bonus >= 0", name="bonus"),
        Index("ix_recipient_name", "name_sort", "id", "name_plain"),
        Index("ix_recipient_year_nominee", "year", "nominee_id"),
        Index("ix_recipient_year_name", "year", "name_sort", "id"),
    )

    id: Mapped[PrimaryKey]
    decision_id: Mapped[int] = mapped_column(KEY, ForeignKey("decision.id", ondelete="RESTRICT"))
    nomination_id: Mapped[int] = mapped_column(KEY, ForeignKey("nomination.id", ondelete="RESTRICT"), unique=True)
    nominee_id: Mapped[int] = mapped_column(KEY, ForeignKey("nominee.id", ondelete="RESTRICT"), index=True)
    kind: Mapped[NomineeKind] = mapped_column(one_of(NomineeKind))
    ordinal: Mapped[int]
    register_number: Mapped[str] = mapped_column(doc="số sổ vàng as printed: 01")
    honorific: Mapped[str]
    other_name: Mapped[str] = mapped_column(server_default=text("''"))
    nationality: Mapped[str] = mapped_column(default="", server_default=text("''"))
    name: Mapped[str]
    name_sort: Mapped[bytes]
    name_plain: Mapped[Exact]
    position: Mapped[str]
    unit: Mapped[str]
    citation: Mapped[str]
    posthumous: Mapped[bool]
    year: Mapped[int] = mapped_column(doc="year of the decision")
    award_type_id: Mapped[int] = mapped_column(KEY, ForeignKey("award_type.id", ondelete="RESTRICT"))
    award: Mapped[str] = mapped_column(doc="full wording: Bằng khen của Bộ trưởng Bộ …")
    issuer: Mapped[str] = mapped_column(doc="line 3 of the certificate")
    regime: Mapped[str]
    coefficient: Mapped[int | None] = mapped_column(doc="hundredths; None where it was not known")
    base_salary: Mapped[int] = mapped_column(doc="đồng; 0 where it was not known")
    bonus: Mapped[int] = mapped_column(doc="đồng; 0 also where it was not known (`db.queries.law.known_bonus`)")
