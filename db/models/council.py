"""The council's sessions and results, and the submissions (tờ trình) that follow."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import KEY, Base, Lines, PrimaryKey, one_of
from db.rules.terms import SigningCapacity


class CouncilMember(Base):
    """Who belongs to the Hội đồng Thi đua - Khen thưởng, in which capacity, by which decision, in a span of time."""

    __tablename__ = "council_member"
    __table_args__ = (CheckConstraint("valid_to IS NULL OR valid_to >= valid_from", name="span"),)

    id: Mapped[PrimaryKey]
    full_name: Mapped[str] = mapped_column(doc="with Ông, Bà or a rank")
    position: Mapped[str] = mapped_column(default="", doc="position and unit: Giám đốc Sở")
    capacity: Mapped[str] = mapped_column(doc="a code of db.rules.council")
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    decision: Mapped[str] = mapped_column(default="", doc="số 12/QĐ-STTTT ngày 05/01/2023")


class CouncilSession(Base):
    """One meeting of the Hội đồng Thi đua - Khen thưởng about one round."""

    __tablename__ = "council_session"
    __table_args__ = (CheckConstraint("members_present BETWEEN 0 AND members_total", name="attendance"),)

    id: Mapped[PrimaryKey]
    round_id: Mapped[int] = mapped_column(KEY, ForeignKey("award_round.id", ondelete="RESTRICT"), index=True)
    number: Mapped[str] = mapped_column(default="", doc="of the minutes: 12/BB-STTTT; '' until they are numbered")
    held_on: Mapped[date]
    place: Mapped[str] = mapped_column(default="")
    chair: Mapped[str] = mapped_column(default="")
    secretary: Mapped[str] = mapped_column(default="")
    members_total: Mapped[int]
    members_present: Mapped[int]
    present: Mapped[Lines] = mapped_column(default="", doc="names with their offices, one a line")
    absent: Mapped[Lines] = mapped_column(default="", doc="names with reasons, one a line")
    written: Mapped[Lines] = mapped_column(
        default="", server_default=text("''"), doc="names of absentees who voted in writing, one a line"
    )
    tellers: Mapped[Lines] = mapped_column(default="", server_default=text("''"), doc="ban kiểm phiếu, one a line")
    ballots_issued: Mapped[int | None]
    ballots_returned: Mapped[int | None]
    ballots_valid: Mapped[int | None]
    begun_at: Mapped[str] = mapped_column(default="", server_default=text("''"), doc="HH:MM; '' where nobody wrote it")
    ended_at: Mapped[str] = mapped_column(default="", server_default=text("''"), doc="HH:MM; '' where nobody wrote it")
    ballot: Mapped[str] = mapped_column(default="", server_default=text("''"), doc="secret, open; '' not told")


class CouncilResult(Base):
    """The result of one nomination: votes for, of all members (absentees in writing)."""

    __tablename__ = "council_result"
    __table_args__ = (
        UniqueConstraint("session_id", "nomination_id"),
        CheckConstraint("votes_for BETWEEN 0 AND votes_total", name="votes"),
    )

    id: Mapped[PrimaryKey]
    session_id: Mapped[int] = mapped_column(KEY, ForeignKey("council_session.id", ondelete="RESTRICT"))
    nomination_id: Mapped[int] = mapped_column(KEY, ForeignKey("nomination.id", ondelete="RESTRICT"), index=True)
    votes_for: Mapped[int]
    votes_total: Mapped[int]
    recommended: Mapped[bool]
    reason: Mapped[str] = mapped_column(default="", server_default=text("''"), doc="why not, as the council said")
    votes_against: Mapped[int | None]
    votes_blank: Mapped[int | None] = mapped_column(doc="blank or invalid for this nomination")
    in_spite: Mapped[str] = mapped_column(
        default="", server_default=text("''"), doc="why recommended with fewer votes than the law asks for"
    )


class Submission(Base):
    """A tờ trình to one authority; number and date come when it is sent."""

    __tablename__ = "submission"

    id: Mapped[PrimaryKey]
    round_id: Mapped[int] = mapped_column(KEY, ForeignKey("award_round.id", ondelete="RESTRICT"), index=True)
    authority_id: Mapped[int] = mapped_column(KEY, ForeignKey("authority.id", ondelete="RESTRICT"))
    number: Mapped[str | None] = mapped_column(doc="95/TTr-STTTT")
    dated: Mapped[date | None]
    addressees: Mapped[Lines] = mapped_column(default="", doc="Kính gửi, one a line")
    grounds: Mapped[Lines] = mapped_column(
        default="", server_default=text("''"), doc="one a line; '' those of the catalogue on the paper's day"
    )
    signer_name: Mapped[str] = mapped_column(default="")
    signer_office: Mapped[str] = mapped_column(default="")
    capacity: Mapped[SigningCapacity] = mapped_column(one_of(SigningCapacity), default=SigningCapacity.HEAD)


class SubmissionItem(Base):
    """A nomination in a submission, in its place."""

    __tablename__ = "submission_item"
    __table_args__ = (UniqueConstraint("submission_id", "nomination_id"),)

    id: Mapped[PrimaryKey]
    submission_id: Mapped[int] = mapped_column(KEY, ForeignKey("submission.id", ondelete="RESTRICT"))
    nomination_id: Mapped[int] = mapped_column(KEY, ForeignKey("nomination.id", ondelete="RESTRICT"), index=True)
    order: Mapped[int]
