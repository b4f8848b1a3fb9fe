"""The steps of the journal, newest first and without contents: enough to list them and take them back."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models.journal import JournalEntry


@dataclass(frozen=True)
class JournalStep:
    """One entry: `change` is the stable name of what was done, `undoes` the entry that it took back."""

    id: int
    at: str
    actor: str
    change: str
    undoes: int | None


def last_steps(session: Session, limit: int) -> list[JournalStep]:
    """Return the newest `limit` steps, the newest first."""
    entry = JournalEntry
    found = select(entry.id, entry.at, entry.actor, entry.change, entry.undoes)
    return [JournalStep(*row) for row in session.execute(found.order_by(entry.id.desc()).limit(limit))]


def step_ids(session: Session) -> list[int]:
    """Return the ids of all steps, the newest first."""
    return list(session.scalars(select(JournalEntry.id).order_by(JournalEntry.id.desc())))


def steps_by_id(session: Session, ids: Sequence[int]) -> dict[int, JournalStep]:
    """Return the steps with these ids."""
    entry = JournalEntry
    found = select(entry.id, entry.at, entry.actor, entry.change, entry.undoes).where(entry.id.in_(ids))
    return {row.id: JournalStep(*row) for row in session.execute(found)}
