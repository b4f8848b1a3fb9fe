"""Who decides (authorities with dated names) and who signs for them."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import KEY, Base, PrimaryKey, one_of
from db.rules.terms import SigningCapacity


class Authority(Base):
    """A minister, a chairman, a head of department; the office itself is the one with `is_office`."""

    __tablename__ = "authority"
    __table_args__ = (CheckConstraint("level IN ('ministry', 'province', 'department', 'other')", name="level"),)

    id: Mapped[PrimaryKey]
    code: Mapped[str] = mapped_column(unique=True)
    level: Mapped[str]
    is_office: Mapped[bool] = mapped_column(default=False)


class AuthorityName(Base):
    """What an authority is called in a span of time, and how its papers are headed, placed and numbered."""

    __tablename__ = "authority_name"
    __table_args__ = (
        UniqueConstraint("authority_id", "valid_from"),
        CheckConstraint("valid_to IS NULL OR valid_to >= valid_from", name="span"),
    )

    id: Mapped[PrimaryKey]
    authority_id: Mapped[int] = mapped_column(KEY, ForeignKey("authority.id", ondelete="RESTRICT"))
    title: Mapped[str] = mapped_column(doc="Bộ trưởng Bộ Thông tin và Truyền thông")
    short_title: Mapped[str] = mapped_column(doc="in running text: Chủ tịch UBND tỉnh")
    body: Mapped[str] = mapped_column(doc="the body whose head it is: Ủy ban nhân dân tỉnh Tuyên Quang")
    superior: Mapped[str] = mapped_column(default="", doc="line above the body on papers; '' for none")
    office: Mapped[str] = mapped_column(doc="the head's office in the signature: BỘ TRƯỞNG")
    place: Mapped[str] = mapped_column(doc="Hà Nội")
    number_suffix: Mapped[str] = mapped_column(doc="QĐ-BTTTT")
    fund: Mapped[str] = mapped_column(default="", doc="who pays the bonus: Quỹ thi đua, khen thưởng của tỉnh")
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]


class Signer(Base):
    """Who may sign for an authority, in which capacity and when; `office` as printed, one line each."""

    __tablename__ = "signer"
    __table_args__ = (CheckConstraint("valid_to IS NULL OR valid_to >= valid_from", name="span"),)

    id: Mapped[PrimaryKey]
    authority_id: Mapped[int] = mapped_column(KEY, ForeignKey("authority.id", ondelete="RESTRICT"), index=True)
    full_name: Mapped[str]
    capacity: Mapped[SigningCapacity] = mapped_column(one_of(SigningCapacity))
    office: Mapped[str] = mapped_column(doc="the signer's own office: PHÓ CHỦ TỊCH; equal to the head's for the head")
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
