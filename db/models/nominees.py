"""Nominees (đối tượng): whom an award can go to, one identity for person, collective or household."""

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import KEY, Base, Exact, PrimaryKey, one_of
from db.rules.terms import NomineeKind


class Nominee(Base):
    """Exactly one of person, unit, household; name and keys are copies for sorting and searching."""

    __tablename__ = "nominee"
    __table_args__ = (
        CheckConstraint(
            "(kind = 'individual' AND person_id IS NOT NULL AND unit_id IS NULL)"
            " OR (kind = 'collective' AND unit_id IS NOT NULL AND person_id IS NULL)"
            " OR (kind = 'household' AND person_id IS NULL AND unit_id IS NULL)",
            name="one_identity",
        ),
        Index("ix_nominee_name", "name_sort", "id", "name_plain"),
        Index("ix_nominee_name_plain", "name_plain"),
    )

    id: Mapped[PrimaryKey]
    kind: Mapped[NomineeKind] = mapped_column(one_of(NomineeKind))
    person_id: Mapped[int | None] = mapped_column(KEY, ForeignKey("person.id", ondelete="RESTRICT"), unique=True)
    unit_id: Mapped[int | None] = mapped_column(KEY, ForeignKey("unit.id", ondelete="RESTRICT"), unique=True)
    address: Mapped[str] = mapped_column(default="", doc="of a household")
    name: Mapped[str]
    name_sort: Mapped[bytes]
    name_plain: Mapped[Exact]
    merged_into_id: Mapped[int | None] = mapped_column(KEY, ForeignKey("nominee.id", ondelete="RESTRICT"), index=True)
