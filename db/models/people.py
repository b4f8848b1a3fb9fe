"""People, their dated positions and, apart from everything else, their identity numbers."""

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, UnaryExpression, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import KEY, Base, Exact, PrimaryKey


class Person(Base):
    """One person through all spellings; `birth` is YYYY, YYYY-MM or YYYY-MM-DD as far as it is known."""

    __tablename__ = "person"
    __table_args__ = (CheckConstraint("gender IN ('', 'male', 'female')", name="gender"),)

    id: Mapped[PrimaryKey]
    full_name: Mapped[str]
    name_sort: Mapped[bytes] = mapped_column(index=True)
    name_plain: Mapped[Exact] = mapped_column(index=True)
    honorific: Mapped[str] = mapped_column(default="")
    gender: Mapped[str] = mapped_column(default="")
    birth: Mapped[str] = mapped_column(default="")
    ethnic_group: Mapped[str] = mapped_column(
        default="", server_default=text("''"), doc="dân tộc, as the person says it"
    )
    identity_id: Mapped[int | None] = mapped_column(KEY, ForeignKey("identity_number.id", ondelete="RESTRICT"))
    merged_into_id: Mapped[int | None] = mapped_column(KEY, ForeignKey("person.id", ondelete="RESTRICT"), index=True)


class IdentityNumber(Base):
    """A CCCD or CMND number. Rows are only added and stand in no journal; `Person.identity_id` points at one."""

    __tablename__ = "identity_number"

    id: Mapped[PrimaryKey]
    number: Mapped[str] = mapped_column(index=True)


class NotSamePerson(Base):
    """Two entries of which a clerk said that they are two people; they are not suggested as one again."""

    __tablename__ = "not_same_person"
    __table_args__ = (UniqueConstraint("one_id", "other_id"), CheckConstraint("one_id < other_id", name="in_order"))

    id: Mapped[PrimaryKey]
    one_id: Mapped[int] = mapped_column(KEY, ForeignKey("person.id", ondelete="RESTRICT"))
    other_id: Mapped[int] = mapped_column(KEY, ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    reason: Mapped[str] = mapped_column(default="", doc="as the clerk wrote it, '' for none")


class PersonPosition(Base):
    """What a person was, where, in a span of time (both ends included; open ends unknown)."""

    __tablename__ = "person_position"
    __table_args__ = (CheckConstraint("valid_to IS NULL OR valid_to >= valid_from", name="span"),)

    id: Mapped[PrimaryKey]
    person_id: Mapped[int] = mapped_column(KEY, ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    unit_id: Mapped[int | None] = mapped_column(KEY, ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    title: Mapped[str] = mapped_column(default="")
    unit_text: Mapped[str] = mapped_column(default="", doc="the unit as written, where it is no unit of ours")
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]


def newest_post() -> tuple[UnaryExpression[Any], ...]:
    """Return the order of posts with the newest first; those whose day nobody knows come last."""
    dated = PersonPosition.valid_from.is_not(None)
    return (dated.desc(), PersonPosition.valid_from.desc(), PersonPosition.id.desc())
