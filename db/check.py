"""Looking a record over: file, links, journal, register, snapshots. Every fault is told with its place."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import func, literal, select, union_all
from sqlalchemy.orm import Session

from db import dialect, journal, search
from db.models.decisions import Decision, DecisionItem, Recipient
from db.models.nominations import Attachment
from db.models.register import RegisterEntry, RegisterGap
from db.models.tables import metadata
from db.rules.terms import DecisionState

MOST = 100  # of one kind; a file that is broken all over need not tell it a million times

DAMAGE = frozenset(
    ("fault_integrity", "fault_orphan", "fault_journal_broken", "fault_search_index", "fault_attachment_changed")
)
"""Faults of the file itself; the others are things that a clerk has still to explain or put right."""


@dataclass(frozen=True)
class Fault:
    """One thing that does not hold: `code` picks the sentence, `values` fill it."""

    code: str
    values: dict[str, object]


def check(session: Session) -> list[Fault]:
    """Return every fault found, at most 100 of a kind; an empty list is a sound record."""
    found = [Fault("fault_integrity", {"detail": line}) for line in dialect.integrity_faults(session)]
    if found:
        return found  # what else one reads from a damaged file is not worth telling
    for kind in (_links, _journal, _index, _attachments, _register_gaps, _register_entries, _snapshots):
        for number, fault in enumerate(kind(session)):
            if number == MOST:
                break
            found.append(fault)
    return found


def counts(session: Session) -> dict[str, int]:
    """Return the number of rows of each table."""
    return {
        table.name: session.execute(select(func.count()).select_from(table)).scalar_one()
        for table in metadata.sorted_tables
    }


def _links(session: Session) -> Iterator[Fault]:
    for table, row, parent in dialect.foreign_key_faults(session):
        yield Fault("fault_orphan", {"table": table, "id": row, "parent": parent})


def _journal(session: Session) -> Iterator[Fault]:
    for entry in journal.broken_links(session):
        yield Fault("fault_journal_broken", {"id": entry})


def _index(session: Session) -> Iterator[Fault]:
    for table in search.out_of_step(session):
        yield Fault("fault_search_index", {"table": table})


def _attachments(session: Session) -> Iterator[Fault]:
    rows = session.execute(select(Attachment.id, Attachment.name, Attachment.sha256, Attachment.content))
    for id_, name, sha256, content in rows.yield_per(10):
        if hashlib.sha256(content).hexdigest() != sha256:
            yield Fault("fault_attachment_changed", {"id": id_, "name": name})


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
