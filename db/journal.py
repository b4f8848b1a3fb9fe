"""Writing and checking the chain of the journal: each entry seals the one before it by its hash (SHA-256)."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row, func, insert, select
from sqlalchemy.orm import Session

from db import journal_index
from db.changes.change import Change, RowImage, Undo, Writer, change_name, plain
from db.models.journal import JournalEntry

START = "0" * 64
MANY = 100
PART = 100_000  # letters
WITH = "with"
"""Under which the further changes of a step stand in what was asked for."""


def now() -> str:
    """Return the present moment in UTC, ISO 8601, to the second, as the journal keeps it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def seal(previous: str, at: str, actor: str, change: str, payload: str, rows: str, undoes: int | None) -> str:
    """Return the hash of one entry; any later edit of it or of an earlier one breaks the chain."""
    digest = hashlib.sha256()
    for number, value in enumerate((previous, at, actor, change, payload, rows, undoes)):
        digest.update(b", " if number else b"[")
        for part in _json_parts(value):
            digest.update(part.encode())
    digest.update(b"]")
    return digest.hexdigest()


def _json_parts(value: str | int | None) -> Iterator[str]:
    """Yield a value as JSON writes it; a long text part by part, so that other threads get their turn."""
    if not isinstance(value, str):
        yield json.dumps(value)
        return
    yield '"'
    for first in range(0, len(value), PART):
        yield json.dumps(value[first : first + PART], ensure_ascii=False)[1:-1]
    yield '"'


def append(session: Session, change: Change[object], writer: Writer, others: Sequence[Change[object]] = ()) -> int:
    """Write one change into the journal; returns the entry's id.

    `others` were made in the same step after it: they stand with what was asked for, their rows among its rows.
    """
    last = session.scalar(select(JournalEntry.hash).order_by(JournalEntry.id.desc()).limit(1)) or START
    name = change_name(change)
    asked = masked(plain(change))
    if others:
        asked = {**asked, WITH: [{"change": change_name(each), "values": masked(plain(each))} for each in others]}
    at, payload = now(), dumps(asked)
    rows = dumps([_told(image) for image in writer.images])
    undoes = change.entry_id if isinstance(change, Undo) else None
    values = {
        "at": at,
        "actor": writer.actor,
        "change": name,
        "payload": payload,
        "rows": rows,
        "undoes": undoes,
        "previous_hash": last,
        "hash": seal(last, at, writer.actor, name, payload, rows, undoes),
    }
    entry = int(session.execute(insert(JournalEntry).values(**values).returning(JournalEntry.id)).scalar_one())
    journal_index.add(session, entry, ((image.table, image.id) for image in writer.images))
    return entry


def _told(image: RowImage) -> dict[str, object]:
    """Return an image as the journal keeps it; its values are plain already."""
    told = {"act": image.act.value, "table": image.table, "id": image.id}
    return {**told, "before": image.before, "after": image.after}


def last_entry(session: Session) -> int:
    """Return the id of the newest entry: equal numbers mean that nothing was written between."""
    return session.scalar(select(func.max(JournalEntry.id))) or 0


def dumps(value: object) -> str:
    """Return canonical JSON: sorted keys, no spaces, letters as they are.

    A long list is written in parts: in one piece it would hold up every other thread, the window's too.
    """
    if isinstance(value, list) and len(value) > MANY:
        parts = (value[first : first + MANY] for first in range(0, len(value), MANY))
        return "[" + ",".join(_CANONICAL.encode(part)[1:-1] for part in parts) + "]"
    if isinstance(value, dict) and any(isinstance(item, list) and len(item) > MANY for item in value.values()):
        return "{" + ",".join(f"{dumps(key)}:{dumps(value[key])}" for key in sorted(value)) + "}"
    return _CANONICAL.encode(value)


_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def masked(payload: dict[str, object]) -> dict[str, object]:
    """Return the values with only the last four digits of an identity number: no CCCD stands in the journal."""
    number = payload.get("identity_number")
    return {**payload, "identity_number": "…" + number[-4:]} if isinstance(number, str) and number else payload


def entries(session: Session) -> Iterator[Row[Any]]:
    """Yield every entry as it stands in the file, first to last; few at a time, for one may be megabytes long."""
    kept = (each for each in JournalEntry.__table__.c)
    yield from session.connection().execute(
        select(*kept).order_by(JournalEntry.id), execution_options={"yield_per": 20}
    )


def holds(entry: Row[Any], previous: str) -> bool:
    """Return whether an entry's seal holds and links to the hash of the entry before it."""
    try:
        expected = seal(
            entry.previous_hash, entry.at, entry.actor, entry.change, entry.payload, entry.rows, entry.undoes
        )
    except TypeError:  # a value of another kind than it was written as
        return False
    return bool(entry.previous_hash == previous and entry.hash == expected)


def broken_links(session: Session) -> Iterator[int]:
    """Yield the id of every entry whose seal, or whose link to the entry before it, does not hold."""
    previous = START
    for entry in entries(session):
        if not holds(entry, previous):
            yield int(entry.id)
        previous = entry.hash
