"""Papers about an issued decision: corrections (đính chính), revocations (thu hồi), replacements (thay thế)."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import KEY, Base, Lines, PrimaryKey, one_of
from db.rules.terms import AmendmentForm, AmendmentKind, DecisionState, SigningCapacity


class Amendment(Base):
    """One such paper: a draft until it is issued; then its number and day stand and nothing changes any more."""

    __tablename__ = "amendment"
    __table_args__ = (
        CheckConstraint("state IN ('draft', 'issued')", name="state_kept"),
        CheckConstraint(
            "state = 'draft' OR (number IS NOT NULL AND number_year IS NOT NULL AND dated IS NOT NULL)",
            name="issued_is_numbered",
        ),
    )

    id: Mapped[PrimaryKey]
    decision_id: Mapped[int] = mapped_column(KEY, ForeignKey("decision.id", ondelete="RESTRICT"), index=True)
    kind: Mapped[AmendmentKind] = mapped_column(one_of(AmendmentKind))
    form: Mapped[AmendmentForm] = mapped_column(one_of(AmendmentForm))
    state: Mapped[DecisionState] = mapped_column(one_of(DecisionState), default=DecisionState.DRAFT)
    number: Mapped[str | None] = mapped_column(doc="as printed: 312/UBND-NC")
    number_year: Mapped[int | None]
    dated: Mapped[date | None]
    reason: Mapped[str] = mapped_column(default="", doc="why it is made, as the paper says it")
    place: Mapped[str] = mapped_column(default="")
    signer_name: Mapped[str] = mapped_column(default="")
    signer_office: Mapped[str] = mapped_column(default="", doc="the signer's own office in capitals")
    capacity: Mapped[SigningCapacity] = mapped_column(one_of(SigningCapacity), default=SigningCapacity.HEAD)
    grounds: Mapped[Lines] = mapped_column(default="", doc="of a decision, one a line")
    recipients: Mapped[Lines] = mapped_column(default="", doc="nơi nhận, one a line")


class AmendmentItem(Base):
    """Whom of the decision such a paper is about."""

    __tablename__ = "amendment_item"
    __table_args__ = (UniqueConstraint("amendment_id", "recipient_id"),)

    id: Mapped[PrimaryKey]
    amendment_id: Mapped[int] = mapped_column(KEY, ForeignKey("amendment.id", ondelete="RESTRICT"))
    recipient_id: Mapped[int] = mapped_column(KEY, ForeignKey("recipient.id", ondelete="RESTRICT"), index=True)
    order: Mapped[int]


class AmendmentText(Base):
    """One word that is put right: what was printed, and what it is from then on."""

    __tablename__ = "amendment_text"
    __table_args__ = (UniqueConstraint("item_id", "field"),)

    id: Mapped[PrimaryKey]
    item_id: Mapped[int] = mapped_column(KEY, ForeignKey("amendment_item.id", ondelete="RESTRICT"))
    field: Mapped[str] = mapped_column(doc="of db.rules.amendments.CORRECTABLE")
    before: Mapped[str] = mapped_column(default="", doc="'' where nothing was printed")
    after: Mapped[str] = mapped_column(default="")


class Replacement(Base):
    """A decision in the place of another one (thay thế): once it is issued, the awards of the other are replaced."""

    __tablename__ = "replacement"
    __table_args__ = (CheckConstraint("reason <> ''", name="reason"),)

    id: Mapped[PrimaryKey]
    decision_id: Mapped[int] = mapped_column(
        KEY, ForeignKey("decision.id", ondelete="RESTRICT"), unique=True, doc="the new one"
    )
    replaced_id: Mapped[int] = mapped_column(KEY, ForeignKey("decision.id", ondelete="RESTRICT"), unique=True)
    reason: Mapped[str] = mapped_column(doc="why, as register and history say it")
