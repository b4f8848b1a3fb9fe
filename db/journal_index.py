"""Which steps of the journal touched a row: an index beside the journal, so that a rare name is found among many steps.

Derived from the images of the steps as the search index is from the names: `check` makes it anew and compares.
"""

import re
from collections.abc import Iterable, Iterator

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from db.models.journal import JournalEntry, JournalRow

IMAGE = re.compile(r'"id":(\d+),"table":"(\w+)"\}')
"""The end of each row in the journal's JSON; a quotation mark inside a text is written with a backslash."""
AT_ONCE = 20  # entries: one may be megabytes long
ROWS_AT_ONCE = 5_000
ASKED_AT_ONCE = 10_000  # rows in one statement
Touched = set[tuple[str, int]]


def touched(images: str) -> Touched:
    """Return (table, id) of every row that an entry's images tell of."""
    return {(image[2], int(image[1])) for image in IMAGE.finditer(str(images))}


def add(session: Session, entry_id: int, rows: Iterable[tuple[str, int]]) -> None:
    """Keep which rows a new entry touched; in parts, so that other threads get their turn."""
    wanted = [{"table_name": table, "row_id": row, "entry_id": entry_id} for table, row in sorted(set(rows))]
    for first in range(0, len(wanted), ROWS_AT_ONCE):
        session.connection().execute(insert(JournalRow.__table__), wanted[first : first + ROWS_AT_ONCE])  # type: ignore[arg-type]


def steps_of(session: Session, table: str, ids: Iterable[int]) -> set[int]:
    """Return the entries that touched any of these rows of a table."""
    wanted, found = sorted(ids), set[int]()
    for first in range(0, len(wanted), ASKED_AT_ONCE):
        some = wanted[first : first + ASKED_AT_ONCE]
        where = (JournalRow.table_name == table, JournalRow.row_id.in_(some))
        found |= set(session.scalars(select(JournalRow.entry_id).where(*where)))
    return found


def rebuild(session: Session) -> None:
    """Make the index anew from the images of all entries."""
    session.execute(delete(JournalRow))
    for entry, rows in _told(session):
        add(session, entry, rows)


def differs(session: Session) -> bool:
    """Return whether the index says anything else than the images do.

    Sums of hashes are compared: rows and images need not be in memory, and stand in different orders.
    """
    told = stored = 0
    for entry, rows in _told(session):
        told += sum(hash((table, row, entry)) for table, row in rows)
    kept = select(JournalRow.table_name, JournalRow.row_id, JournalRow.entry_id)
    for row in session.connection().execute(kept, execution_options={"yield_per": ROWS_AT_ONCE}):
        stored += hash(tuple(row))
    return told != stored


def _told(session: Session) -> Iterator[tuple[int, Touched]]:
    entries = select(JournalEntry.id, JournalEntry.rows).order_by(JournalEntry.id)
    for id_, images in session.connection().execute(entries, execution_options={"yield_per": AT_ONCE}):
        yield id_, touched(images)
