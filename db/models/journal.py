"""The journal: what was changed, when, by whom, from what to what; chained so that a later edit shows."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import KEY, Base, Exact, PrimaryKey


class JournalEntry(Base):
    """One change as it was made; refuses UPDATE and DELETE (`db.triggers`)."""

    __tablename__ = "journal"

    id: Mapped[PrimaryKey]
    at: Mapped[Exact] = mapped_column(doc="UTC, ISO 8601 with seconds")
    actor: Mapped[Exact]
    change: Mapped[Exact] = mapped_column(index=True, doc="name of the change, as registered in db.changes.change")
    payload: Mapped[Exact] = mapped_column(doc="JSON: what was asked for")
    rows: Mapped[Exact] = mapped_column(doc="JSON: each row touched, before and after")
    undoes: Mapped[int | None] = mapped_column(KEY, ForeignKey("journal.id", ondelete="RESTRICT"), index=True)
    previous_hash: Mapped[Exact]
    hash: Mapped[Exact] = mapped_column(unique=True)


class JournalRow(Base):
    """Which steps touched a row: derived from their images, see `db.journal_index`."""

    __tablename__ = "journal_row"
    __table_args__ = ({"sqlite_with_rowid": False},)

    table_name: Mapped[Exact] = mapped_column(primary_key=True)
    row_id: Mapped[int] = mapped_column(KEY, primary_key=True, autoincrement=False)
    entry_id: Mapped[int] = mapped_column(KEY, primary_key=True, autoincrement=False, doc="of the journal")
