"""Ceremonies, who received what, and bonus money paid."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import KEY, Base, PrimaryKey, one_of
from db.rules.terms import ReceivingWay


class Ceremony(Base):
    """Where certificates of a round are presented, and by whom."""

    __tablename__ = "ceremony"

    id: Mapped[PrimaryKey]
    round_id: Mapped[int] = mapped_column(KEY, ForeignKey("award_round.id", ondelete="RESTRICT"), index=True)
    name: Mapped[str]
    held_on: Mapped[date]
    place: Mapped[str] = mapped_column(default="")
    presenter: Mapped[str] = mapped_column(default="")
    begins_at: Mapped[str] = mapped_column(default="", server_default=text("''"), doc="HH:MM; '' while it is open")
    chair: Mapped[str] = mapped_column(default="", server_default=text("''"), doc="who chairs it, with office")


class Presentation(Base):
    """How one recipient is called up: its place where the clerk moved it, and who comes to receive."""

    __tablename__ = "presentation"

    id: Mapped[PrimaryKey]
    recipient_id: Mapped[int] = mapped_column(KEY, ForeignKey("recipient.id", ondelete="RESTRICT"), unique=True)
    place: Mapped[int] = mapped_column(default=0, doc="among those of its decision and kind; 0 as in the decision")
    way: Mapped[ReceivingWay] = mapped_column(one_of(ReceivingWay), default=ReceivingWay.SELF)
    receiver: Mapped[str] = mapped_column(default="", doc="who comes for a collective, or instead of somebody")


class HandOver(Base):
    """A certificate given into someone's hands."""

    __tablename__ = "hand_over"

    id: Mapped[PrimaryKey]
    certificate_id: Mapped[int] = mapped_column(KEY, ForeignKey("certificate.id", ondelete="RESTRICT"), unique=True)
    ceremony_id: Mapped[int | None] = mapped_column(KEY, ForeignKey("ceremony.id", ondelete="RESTRICT"), index=True)
    received_by: Mapped[str]
    on: Mapped[date]


class BonusPayment(Base):
    """Bonus money paid to a recipient, in đồng."""

    __tablename__ = "bonus_payment"
    __table_args__ = (CheckConstraint("amount > 0", name="positive"),)

    id: Mapped[PrimaryKey]
    recipient_id: Mapped[int] = mapped_column(KEY, ForeignKey("recipient.id", ondelete="RESTRICT"), index=True)
    amount: Mapped[int]
    paid_on: Mapped[date]
    voucher: Mapped[str] = mapped_column(default="")


class EnteredBonus(Base):
    """The bonus of a recipient of whom it was not known when the decision was issued, as it was learnt later."""

    __tablename__ = "entered_bonus"
    __table_args__ = (CheckConstraint("amount >= 0", name="not_negative"),)

    id: Mapped[PrimaryKey]
    recipient_id: Mapped[int] = mapped_column(KEY, ForeignKey("recipient.id", ondelete="RESTRICT"), unique=True)
    amount: Mapped[int] = mapped_column(doc="đồng; 0 where the paper says that there is none")
    coefficient: Mapped[int | None] = mapped_column(doc="hundredths; None where the amount itself was decided")
    base_salary: Mapped[int] = mapped_column(default=0, doc="đồng, of the decision's day; 0 without a coefficient")
    source: Mapped[str] = mapped_column(doc="the paper that says it")
    dated: Mapped[date] = mapped_column(doc="of that paper")
