"""Units (đơn vị): a tree whose names and parents have dates, so that an old award keeps the old name."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import KEY, Base, Exact, PrimaryKey


class Unit(Base):
    """One body through all its names; `merged_into_id` tells of a double that was recognised."""

    __tablename__ = "unit"

    id: Mapped[PrimaryKey]
    abbreviation: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    founded_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    merged_into_id: Mapped[int | None] = mapped_column(KEY, ForeignKey("unit.id", ondelete="RESTRICT"), index=True)


class UnitName(Base):
    """What a unit was called, and under whom it stood, in a span of time (both ends included)."""

    __tablename__ = "unit_name"
    __table_args__ = (
        CheckConstraint("valid_to IS NULL OR valid_to >= valid_from", name="span"),
        CheckConstraint("parent_id IS NULL OR parent_id <> unit_id", name="not_own_parent"),
        UniqueConstraint("unit_id", "valid_from"),
    )

    id: Mapped[PrimaryKey]
    unit_id: Mapped[int] = mapped_column(KEY, ForeignKey("unit.id", ondelete="RESTRICT"))
    name: Mapped[str]
    name_sort: Mapped[bytes] = mapped_column(index=True)
    name_plain: Mapped[Exact] = mapped_column(index=True)
    parent_id: Mapped[int | None] = mapped_column(KEY, ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]


class UnitSuccession(Base):
    """Which unit took over from which (mergers have several predecessors, splits several successors)."""

    __tablename__ = "unit_succession"
    __table_args__ = (
        UniqueConstraint("predecessor_id", "successor_id"),
        CheckConstraint("predecessor_id <> successor_id", name="not_itself"),
    )

    id: Mapped[PrimaryKey]
    predecessor_id: Mapped[int] = mapped_column(KEY, ForeignKey("unit.id", ondelete="RESTRICT"))
    successor_id: Mapped[int] = mapped_column(KEY, ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    on: Mapped[date]


class NotSameUnit(Base):
    """Two entries of which a clerk said that they are two units; they are not suggested as one again."""

    __tablename__ = "not_same_unit"
    __table_args__ = (UniqueConstraint("one_id", "other_id"), CheckConstraint("one_id < other_id", name="in_order"))

    id: Mapped[PrimaryKey]
    one_id: Mapped[int] = mapped_column(KEY, ForeignKey("unit.id", ondelete="RESTRICT"))
    other_id: Mapped[int] = mapped_column(KEY, ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    reason: Mapped[str] = mapped_column(default="", doc="as the clerk wrote it, '' for none")
