"""Trying a copy before it is needed: it is put back into a scratch place, opened there and compared with the record."""

import hashlib
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db import dialect, schema
from db.backup import restore
from db.check import Report, check
from db.errors import Fault, KnownError
from db.models.journal import JournalEntry
from db.models.register import RegisterEntry
from db.models.tables import metadata
from db.opening import open_record
from db.queries.journal_head import LETTERS, Head, head

Step = Callable[[int, int], None]
Digests = dict[str, tuple[int, str]]
STAGES = 4
CHUNK = 1000  # rows between two looks at whether to go on
OWN = frozenset({"form_draft"})
"""Tables that change without a step of the journal: unfinished forms."""


def try_restore(copy: Path, record: Path, step: Step) -> Report:
    """Put `copy` back into a scratch folder, open it as the program does, look it over and compare it with `record`.

    Neither file is touched. Returns what does not hold, what was found the same, and what could not be compared.
    `step(done, total)` is called between the stages, and (0, 0) within them; it may raise to stop.
    Raises KnownError: what `restore` and `open_record` find of the copy.
    """
    with tempfile.TemporaryDirectory(prefix="so-vang-drill-") as folder:
        place = Path(folder) / record.name
        step(0, STAGES)
        restore(copy, place)
        step(1, STAGES)
        came = table_digests(place, step)
        faults = _unlike(table_digests(copy, step), came)
        step(2, STAGES)
        with open_record(place) as opened, opened.database.read() as session:  # an older copy is upgraded here
            faults += check(session)
            awards, last = _content(session)
        step(3, STAGES)
        beside = Report([], [], [])
        try:
            beside = _beside(record, awards, last, table_digests(place, step), step)
        except KnownError as error:  # a damaged record is when a copy is wanted most
            beside.not_looked.append(Fault(error.code, dict(error.values)))
        step(STAGES, STAGES)
    looked = [] if faults else [_came_back(came)]
    return Report([*faults, *beside.faults], [*looked, *beside.looked], beside.not_looked)


def _unlike(copy: Digests, came: Digests) -> list[Fault]:
    """Return the tables that are not in both with the same content."""
    names = sorted(copy.keys() | came.keys())
    return [Fault("drill_table_differs", {"table": name}) for name in names if copy.get(name) != came.get(name)]


def _came_back(came: Digests) -> Fault:
    seal = hashlib.sha256("".join(digest for _name, (_rows, digest) in sorted(came.items())).encode()).hexdigest()
    rows = sum(count for count, _digest in came.values())
    return Fault("drill_came_back", {"rows": rows, "tables": len(came), "seal": seal[:LETTERS]})


def _beside(record: Path, awards: int, last: Head | None, copied: Digests, step: Step) -> Report:
    """Compare the record with what came back: its register, where both journals end, and where they end alike, all."""
    with open_record(record, read_only=True) as opened, opened.database.read() as session:
        awards_now, _now = _content(session)
        behind, faults = _steps_after(session, last)
    looked = [Fault("drill_awards", {"copied": awards, "awards": awards_now})]
    if faults:
        return Report(faults, looked, [])
    if behind:
        entry = last.entry if last else 0
        return Report([], [*looked, Fault("drill_behind", {"entry": entry, "steps": behind})], [])
    now = table_digests(record, step)
    if now["journal"][0] > copied["journal"][0]:  # a step was written since it was read above
        return Report([], [*looked, Fault("drill_behind", {"entry": last.entry if last else 0, "steps": 1})], [])
    faults = _differing(copied, now)
    return Report(faults, looked if faults else [*looked, Fault("drill_the_same", {})], [])


def table_digests(file: Path, step: Step) -> Digests:
    """Return of each table of an SQLite file how many rows it has and the SHA-256 over them in their order.

    The search index is left out: it is made from the rows. Memory does not grow with the rows.
    """
    found = {}
    with closing(dialect.open_reading(file)) as connection:
        connection.execute("BEGIN")
        there = {name for kind, name in schema.objects_of(connection) if kind == "table"}
        for table in (each for each in metadata.sorted_tables if each.name in there):
            digest, rows = hashlib.sha256(), 0
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({schema.quoted(table.name)})")]
            digest.update(repr(columns).encode())
            keys = ", ".join(schema.quoted(key.name) for key in table.primary_key if key.name in columns)
            order = f" ORDER BY {keys}" if keys else ""
            for row in connection.execute(f"SELECT * FROM {schema.quoted(table.name)}{order}"):  # noqa: S608
                digest.update(repr(row).encode("utf-8", "surrogatepass"))
                rows += 1
                if rows % CHUNK == 0:
                    step(0, 0)
            found[table.name] = (rows, digest.hexdigest())
    return found


def _content(session: Session) -> tuple[int, Head | None]:
    return session.scalar(select(func.count()).select_from(RegisterEntry)) or 0, head(session)


def _steps_after(session: Session, last: Head | None) -> tuple[int, list[Fault]]:
    """Return how many steps of the record come after `last`, and a fault where its journal does not go on from it."""
    first = last.entry if last else 0
    behind = session.scalar(select(func.count()).select_from(JournalEntry).where(JournalEntry.id > first)) or 0
    seal = session.scalar(select(JournalEntry.hash).where(JournalEntry.id == first))
    if last is not None and seal != last.hash:
        return behind, [Fault("drill_other_journal", {"entry": first})]
    return behind, []


def _differing(copy: Digests, now: Digests) -> list[Fault]:
    """Return the tables that differ although both journals end at the same step."""
    return [
        Fault("drill_record_differs", {"table": name, "copied": copy[name][0], "rows": now[name][0]})
        for name in sorted(copy.keys() & now.keys() - OWN)
        if copy[name] != now[name]
    ]
