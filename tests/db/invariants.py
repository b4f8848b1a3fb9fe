"""What always holds of a record, whoever worked on it and through whatever: asked after each step of a random clerk."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.check import check
from db.models.decisions import Decision, Recipient
from db.models.nominees import Nominee
from db.models.people import Person
from db.models.register import RegisterEntry, RegisterGap
from db.models.units import UnitSuccession
from db.queries.paper_rows import decision_rows
from db.queries.register_list import history_of
from db.queries.sheet_list import certificate_lines
from db.rules.nomination_fields import PRINTED

HARMLESS = frozenset({"fault_register_gap"})
"""An explained number far ahead leaves numbers before it that later decisions fill; see `every_number_…`."""

Frozen = list[tuple[Any, ...]]


def frozen(session: Session, decision: int) -> Frozen:
    """Return what the snapshot of an issued decision says, in its order."""
    rows = session.scalars(select(Recipient).where(Recipient.decision_id == decision).order_by(Recipient.ordinal))
    return [(r.id, r.register_number, r.kind, r.name, *(getattr(r, f) for f in PRINTED), r.bonus) for r in rows]


def the_record_is_sound(session: Session) -> None:
    """File, links, journal chain, search index, snapshots: the command `check` finds nothing."""
    found = [fault for fault in check(session) if fault.code not in HARMLESS]
    assert not found, found


def what_was_issued_stays_and_says_the_same_everywhere(
    session: Session, issued: Mapping[int, Frozen], today: date
) -> None:
    """Decision, list, certificate and register say what was frozen when each decision was issued."""
    for decision, kept in issued.items():
        assert frozen(session, decision) == kept
        told = [(number, kind, name) for _id, number, kind, name, *_ in kept]
        rows = decision_rows(session, decision, today)
        lines = certificate_lines(session, decision)
        numbers = [
            (award.register_number, kind, award.name)
            for id_, _number, kind, *_ in kept
            for award in history_of(session, session.get_one(Recipient, id_).nominee_id)
            if award.recipient_id == id_
        ]
        assert rows.issued
        assert [(row.register_number, row.kind, row.name) for row in rows.rows] == told
        assert [tuple(getattr(row, f) for f in PRINTED) for row in rows.rows] == [each[4:-1] for each in kept]
        assert list(dict.fromkeys((line.register_number, line.kind, line.name) for line in lines)) == told
        assert numbers == told


def every_double_leads_to_one_entry_that_is_none(session: Session) -> None:
    """No two entries are each the other's double."""
    for model in (Person, Nominee):
        kept = {row.id: row.merged_into_id for row in session.execute(select(model.id, model.merged_into_id))}
        for one in kept:
            passed = set()
            while (into := kept[one]) is not None:
                assert one not in passed, "two entries are each the other's double: nobody sees them any more"
                passed.add(one)
                one = into


def no_unit_takes_over_from_itself(session: Session) -> None:
    """No unit succeeds itself, also by way of others."""
    pairs = {tuple(row) for row in session.execute(select(UnitSuccession.predecessor_id, UnitSuccession.successor_id))}
    while pairs:
        ended = {earlier for earlier, _later in pairs}
        left = {(earlier, later) for earlier, later in pairs if later in ended}
        assert left < pairs, "these take over from each other in a circle"
        pairs = left


def every_number_is_used_once_and_every_gap_has_a_reason(session: Session) -> None:
    """Register entries, numbers within a decision, numbers of decisions."""
    entries: Sequence[int] = list(session.scalars(select(RegisterEntry.number)))
    gaps = list(session.scalars(select(RegisterGap.number)))
    given = list(session.execute(select(Recipient.decision_id, Recipient.register_number)))
    signed = list(
        session.execute(
            select(Decision.authority_id, Decision.number_year, Decision.number).where(Decision.number.is_not(None))
        )
    )
    assert len({*entries, *gaps}) == len(entries) + len(gaps)
    assert set(range(1, max(entries, default=0) + 1)) <= {*entries, *gaps}
    assert len(set(given)) == len(given) == len(entries)
    assert len(set(signed)) == len(signed)


def everything_holds(session: Session, issued: Mapping[int, Frozen], today: date) -> None:
    """Ask all of the above."""
    the_record_is_sound(session)
    what_was_issued_stays_and_says_the_same_everywhere(session, issued, today)
    every_double_leads_to_one_entry_that_is_none(session)
    no_unit_takes_over_from_itself(session)
    every_number_is_used_once_and_every_gap_has_a_reason(session)
