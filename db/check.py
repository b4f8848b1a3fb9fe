"""Looking a record over: file, links, journal, register, snapshots. Every fault is told with its place."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, literal, select, union_all
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from db import anchors, dialect, journal, journal_index, register_totals, replay, schema, schema_made, search
from db.errors import Fault, KnownError
from db.models.decisions import Decision, DecisionItem, DecisionScan, Recipient
from db.models.journal import JournalEntry
from db.models.nominations import Attachment
from db.models.office import FormDraft
from db.models.people import IdentityNumber
from db.models.register import RegisterEntry, RegisterGap
from db.models.tables import metadata
from db.queries import journal_head
from db.queries.amendments import amendment_faults
from db.queries.replacements import replacement_faults
from db.rules.terms import DecisionState

MOST = 100  # of one kind; a file that is broken all over need not tell it a million times


@dataclass(frozen=True)
class Report:
    """What was found, and in the words of codes what was looked at and what was not."""

    faults: list[Fault]
    looked: list[Fault]
    not_looked: list[Fault]


def check(session: Session) -> list[Fault]:
    """Return every fault of the record by itself, at most 100 of a kind; an empty list is a sound record."""
    return report(session).faults


def report(session: Session, file: Path | None = None, key: bytes | None = None, printed: str = "") -> Report:
    """Look a record over, and what stands of it outside: copies and head file beside `file`, the line of a paper.

    `key` is what the profile signs the head file with. Takes time with the record's size, memory does not grow.
    Raises KnownError: disk_full, not_a_head.
    """
    wanted = journal_head.parsed(printed) if printed else None
    if printed and wanted is None:
        raise KnownError("not_a_head", text=printed)
    found = [Fault("fault_integrity", {"detail": line}) for line in dialect.integrity_faults(session)]
    if found:
        return Report(found, [Fault("looked_file", {})], [Fault("unlooked_damaged", {})])
    replayed, compared = replay.Replayed(), anchors.Compared()
    kinds: list[Iterator[Fault]] = [_schema(session), replay.faults(session, replayed)]
    kinds += [
        kind(session)
        for kind in (
            _links,
            _words,
            _totals,
            _journal_index,
            _attachments,
            _register_gaps,
            _register_entries,
            _snapshots,
            amendment_faults,
            replacement_faults,
        )
    ]
    if wanted:
        kinds.append(_printed(session, *wanted))
    if file is not None:
        kinds.append(anchors.faults(session, file, key, compared))
    for kind in kinds:
        found += _told(kind)
    looked = [Fault("looked_file", {}), Fault("looked_schema", {})]
    looked.append(Fault("looked_journal", {"entries": replayed.entries, "rows": replayed.rows}))
    looked.append(Fault("looked_meaning", {}))
    looked += [Fault("looked_printed", {"entry": wanted[0]})] if wanted else []
    return Report(found, looked + _outside(compared), _not_looked(session, replayed, compared, file))


def damage(session: Session) -> list[Fault]:
    """Return the faults of the file itself, which a copy must not have: links, chain, search index, attached files."""
    broken = (Fault("fault_journal_broken", {"id": entry}) for entry in journal.broken_links(session))
    return [
        fault for kind in (_links(session), broken, _index(session), _attachments(session)) for fault in _told(kind)
    ]


def _told(kind: Iterator[Fault]) -> list[Fault]:
    """Return at most 100 faults of each code; what cannot be read is a fault of its own."""
    found: list[Fault] = []
    seen: Counter[str] = Counter()
    try:
        for fault in kind:
            seen[fault.code] += 1
            if seen[fault.code] <= MOST:
                found.append(fault)
    except (DBAPIError, UnicodeDecodeError, LookupError, ValueError) as error:  # types of ours refuse what stands there
        code = dialect.known_code(error) if isinstance(error, DBAPIError) else None
        if code == "disk_full":
            raise
        detail = str(error.orig) if isinstance(error, DBAPIError) else str(error)
        found.append(Fault("fault_unreadable", {"table": "–", "detail": detail}))
    return found


def _outside(compared: anchors.Compared) -> list[Fault]:
    if not compared.lines and not compared.copies:
        return []
    return [Fault("looked_outside", {"lines": compared.lines, "copies": compared.copies})]


def _not_looked(
    session: Session, replayed: replay.Replayed, compared: anchors.Compared, file: Path | None
) -> list[Fault]:
    """Return in codes what this looking over cannot tell."""
    left = []
    if not compared.lines and not compared.copies:
        left.append(Fault("unlooked_outside", {}))
    if compared.unsigned:
        left.append(Fault("unlooked_signature", {"lines": compared.unsigned}))
    left += [Fault("unlooked_copy", {"name": name}) for name in compared.unreadable]
    if replayed.unsealed:
        left.append(Fault("unlooked_filled", {"rows": replayed.unsealed}))
    numbers = session.scalar(select(func.count()).select_from(IdentityNumber)) or 0
    if numbers and not compared.aside:
        left.append(Fault("unlooked_identity", {"rows": numbers}))
    told = func.lag(JournalEntry.at).over(order_by=JournalEntry.id)
    steps = select(JournalEntry.id, JournalEntry.at, told.label("told")).subquery()
    back, first = session.execute(select(func.count(), func.min(steps.c.id)).where(steps.c.at < steps.c.told)).one()
    if back:
        left.append(Fault("unlooked_clock", {"steps": back, "entry": first}))
    drafts = session.scalar(select(func.count()).select_from(FormDraft)) or 0
    if drafts:
        left.append(Fault("unlooked_drafts", {"rows": drafts}))
    if file is None:
        left.append(Fault("unlooked_server", {}))
    return left


_SCHEMA = {"missing": "fault_schema_missing", "foreign": "fault_schema_foreign", "changed": "fault_schema_changed"}


def _schema(session: Session) -> Iterator[Fault]:
    if not dialect.is_sqlite(session):
        return
    rows = session.connection().exec_driver_sql(schema.LISTING)
    for one in schema_made.differences(schema.objects(tuple(row) for row in rows)):
        yield Fault(_SCHEMA[one.how], {"object": one.kind, "name": one.name})


def _printed(session: Session, entry: int, letters: str) -> Iterator[Fault]:
    found = session.scalar(select(JournalEntry.hash).where(JournalEntry.id == entry))
    if found is None or not str(found).startswith(letters):
        yield Fault("fault_printed_head", {"entry": entry})


def counts(session: Session) -> dict[str, int]:
    """Return the number of rows of each table."""
    return {
        table.name: session.execute(select(func.count()).select_from(table)).scalar_one()
        for table in metadata.sorted_tables
    }


def _links(session: Session) -> Iterator[Fault]:
    for table, row, parent in dialect.foreign_key_faults(session):
        yield Fault("fault_orphan", {"table": table, "id": row, "parent": parent})


def _index(session: Session) -> Iterator[Fault]:
    for table in search.out_of_step(session):
        yield Fault("fault_search_index", {"table": table})


def _totals(session: Session) -> Iterator[Fault]:
    for entry in register_totals.wrong(session):
        yield Fault("fault_register_total", {"id": entry})


def _journal_index(session: Session) -> Iterator[Fault]:
    if journal_index.differs(session):
        yield Fault("fault_journal_index", {})


def _words(session: Session) -> Iterator[Fault]:
    tables = search.out_of_step(session)
    for table in tables or search.wrongly_indexed(session):
        yield Fault("fault_search_index", {"table": table})


def _attachments(session: Session) -> Iterator[Fault]:
    rows = session.execute(
        select(Attachment.id, Attachment.name, Attachment.sha256, Attachment.size, Attachment.content)
    )
    for id_, name, sha256, size, content in rows.yield_per(10):
        if hashlib.sha256(content).hexdigest() != sha256 or len(content) != size:
            yield Fault("fault_attachment_changed", {"id": id_, "name": name})
    scans = select(DecisionScan.id, Attachment.sha256).join(Attachment, Attachment.id == DecisionScan.attachment_id)
    kept: dict[int, str] = dict(iter(session.execute(scans)))
    steps = select(JournalEntry.payload, JournalEntry.rows).where(JournalEntry.change == "decision.attach_scan")
    for payload, images in session.execute(steps).yield_per(100):
        for image in json.loads(images):
            if image["table"] == "decision_scan" and kept.get(image["id"]) != json.loads(payload)["sha256"]:
                yield Fault("fault_attachment_changed", {"id": image["after"]["attachment_id"], "name": "–"})


def _register_gaps(session: Session) -> Iterator[Fault]:
    numbers = union_all(select(RegisterEntry.number), select(RegisterGap.number), select(literal(0))).subquery()
    following = func.lead(numbers.c[0]).over(order_by=numbers.c[0])
    steps = select(numbers.c[0].label("number"), following.label("following")).subquery()
    holes = select(steps.c.number, steps.c.following).where(steps.c.following - steps.c.number > 1)
    for number, following_number in session.execute(holes.order_by(steps.c.number)):
        yield Fault("fault_register_gap", {"first": number + 1, "last": following_number - 1})
    both = select(RegisterGap.number).join(RegisterEntry, RegisterEntry.number == RegisterGap.number)
    for number in session.scalars(both):
        yield Fault("fault_register_gap_filled", {"number": number})


def _register_entries(session: Session) -> Iterator[Fault]:
    missing = (
        select(Recipient.id, Recipient.name)
        .outerjoin(RegisterEntry, RegisterEntry.recipient_id == Recipient.id)
        .where(RegisterEntry.id.is_(None))
    )
    for id_, name in session.execute(missing):
        yield Fault("fault_register_entry_missing", {"id": id_, "name": name})


def _snapshots(session: Session) -> Iterator[Fault]:
    approved = (
        select(DecisionItem.decision_id, func.count().label("n"))
        .where(DecisionItem.approved)
        .group_by(DecisionItem.decision_id)
        .subquery()
    )
    frozen = (
        select(Recipient.decision_id, func.count().label("n"), func.max(Recipient.ordinal).label("last"))
        .group_by(Recipient.decision_id)
        .subquery()
    )
    rows = session.execute(
        select(Decision.id, Decision.number, Decision.state, approved.c.n, frozen.c.n, frozen.c.last)
        .outerjoin(approved, approved.c.decision_id == Decision.id)
        .outerjoin(frozen, frozen.c.decision_id == Decision.id)
    )
    for id_, number, state, items, recipients, last in rows:
        expected = (items or 0) if state is DecisionState.ISSUED else 0
        if (recipients or 0) != expected or (last or 0) != (recipients or 0):
            values = {"id": id_, "number": number or "", "approved": expected, "recipients": recipients or 0}
            yield Fault("fault_snapshot_count", values)
