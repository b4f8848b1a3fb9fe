"""The golden register of the office, its gaps with their reasons, revocations and re-issues."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, false
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import KEY, Base, PrimaryKey, one_of
from db.rules.terms import NomineeKind


class RegisterEntry(Base):
    """The office's own running number of a recipient; never changed, never removed."""

    __tablename__ = "register_entry"
    __table_args__ = (CheckConstraint("number > 0", name="positive"),)

    id: Mapped[PrimaryKey]
    number: Mapped[int] = mapped_column(unique=True)
    recipient_id: Mapped[int] = mapped_column(KEY, ForeignKey("recipient.id", ondelete="RESTRICT"), unique=True)
    entered_on: Mapped[date]


class RegisterGap(Base):
    """A number that stays empty, and why."""

    __tablename__ = "register_gap"
    __table_args__ = (CheckConstraint("reason <> ''", name="reason"),)

    id: Mapped[PrimaryKey]
    number: Mapped[int] = mapped_column(unique=True)
    reason: Mapped[str]


class Revocation(Base):
    """An award taken back by a decision of its own (Luật 2022 Điều 93 khoản 2, khoản 8)."""

    __tablename__ = "revocation"
    __table_args__ = (CheckConstraint("reason <> ''", name="reason"),)

    id: Mapped[PrimaryKey]
    recipient_id: Mapped[int] = mapped_column(KEY, ForeignKey("recipient.id", ondelete="RESTRICT"), unique=True)
    number: Mapped[str]
    dated: Mapped[date]
    reason: Mapped[str]
    replaced: Mapped[bool] = mapped_column(
        default=False, server_default=false(), doc="with its whole decision by another one (Replacement)"
    )


class Reissue(Base):
    """A certificate given again (cấp đổi, cấp lại) and why."""

    __tablename__ = "reissue"
    __table_args__ = (CheckConstraint("reason <> ''", name="reason"),)

    id: Mapped[PrimaryKey]
    certificate_id: Mapped[int] = mapped_column(
        KEY, ForeignKey("certificate.id", ondelete="RESTRICT"), unique=True, doc="the new one"
    )
    dated: Mapped[date]
    reason: Mapped[str]


class RegisterTotal(Base):
    """What one entry, with its doubles, was given: derived, see `db.register_totals`."""

    __tablename__ = "register_total"
    __table_args__ = (
        Index("ix_register_total_name", "name_sort", "id", "kind"),
        *(
            Index(f"ix_register_total_{column}", column, "name_sort", "id", "kind")
            for column in ("awards", "awards_down", "latest", "latest_down")
        ),
    )

    id: Mapped[int] = mapped_column(KEY, primary_key=True, autoincrement=False, doc="of the nominee")
    kind: Mapped[NomineeKind] = mapped_column(one_of(NomineeKind))
    name_sort: Mapped[bytes]
    awards: Mapped[int] = mapped_column(doc="in force")
    awards_down: Mapped[int] = mapped_column(doc="below zero: the most come first, and names still rise among equals")
    latest: Mapped[int] = mapped_column(doc="year of the latest in force, 0 for none")
    latest_down: Mapped[int] = mapped_column(doc="below zero")
