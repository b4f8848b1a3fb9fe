"""Users, settings, and drafts of forms that must survive a crash."""

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Exact, PrimaryKey


class User(Base):
    """Who works with the record; roles matter on a shared server."""

    __tablename__ = "user_account"
    __table_args__ = (CheckConstraint("role IN ('clerk', 'lead', 'reader')", name="role"),)

    id: Mapped[PrimaryKey]
    name: Mapped[str] = mapped_column(unique=True)
    role: Mapped[str] = mapped_column(default="clerk")


class Setting(Base):
    """One setting of the office, JSON by its key."""

    __tablename__ = "setting"

    id: Mapped[PrimaryKey]
    key: Mapped[str] = mapped_column(unique=True)
    value: Mapped[Exact]


class FormDraft(Base):
    """What stands in an unfinished form, kept at every keystroke; no part of the journal."""

    __tablename__ = "form_draft"
    __table_args__ = (UniqueConstraint("form", "subject"),)

    id: Mapped[PrimaryKey]
    form: Mapped[str]
    subject: Mapped[str]
    content: Mapped[Exact]
    at: Mapped[str]


class KeptWords(Base):
    """The words of a signed paper (JSON), kept when a typing mistake in the catalogue is corrected after it."""

    __tablename__ = "kept_words"
    __table_args__ = (
        UniqueConstraint("paper", "paper_id"),
        CheckConstraint("paper IN ('decision', 'submission', 'council_session')", name="paper"),
    )

    id: Mapped[PrimaryKey]
    paper: Mapped[str] = mapped_column(doc="the table of the paper")
    paper_id: Mapped[int]
    words: Mapped[Exact]
