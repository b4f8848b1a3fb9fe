"""A clerk who does anything at any time: after each step the record is sound and says the same everywhere."""

from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis.stateful import invariant, run_state_machine_as_test
from sqlalchemy import select

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
from tests.db.changes import conftest
from tests.db.changes.conftest import TODAY
from tests.db.clerk_rules import ClerkRules

HARMLESS = frozenset({"fault_register_gap"})
"""An explained number far ahead leaves numbers before it that later decisions fill; see `every_number_…`."""


class RandomClerk(ClerkRules):
    """Asks after each act what must always hold."""

    @invariant()
    def the_record_is_sound(self) -> None:
        """File, links, journal chain, search index, snapshots: the command `check` finds nothing."""
        with self.office.database.read() as session:
            assert [fault for fault in check(session) if fault.code not in HARMLESS] == []

    @invariant()
    def what_was_issued_stays_and_says_the_same_everywhere(self) -> None:
        for decision, frozen in self.issued.items():
            assert self.frozen(decision) == frozen
            told = [(number, kind, name) for _id, number, kind, name, *_ in frozen]
            with self.office.database.read() as session:
                rows = decision_rows(session, decision, TODAY)
                lines = certificate_lines(session, decision)
                numbers = [
                    (award.register_number, kind, award.name)
                    for id_, _number, kind, *_ in frozen
                    for award in history_of(session, session.get_one(Recipient, id_).nominee_id)
                    if award.recipient_id == id_
                ]
            assert rows.issued
            assert [(row.register_number, row.kind, row.name) for row in rows.rows] == told
            assert [tuple(getattr(row, f) for f in PRINTED) for row in rows.rows] == [each[4:-1] for each in frozen]
            assert list(dict.fromkeys((line.register_number, line.kind, line.name) for line in lines)) == told
            assert numbers == told

    @invariant()
    def every_double_leads_to_one_entry_that_is_none(self) -> None:
        for model in (Person, Nominee):
            with self.office.database.read() as session:
                found = session.execute(select(model.id, model.merged_into_id))
                kept = {row.id: row.merged_into_id for row in found}
            for one in kept:
                passed = set()
                while (into := kept[one]) is not None:
                    assert one not in passed, "two entries are each the other's double: nobody sees them any more"
                    passed.add(one)
                    one = into

    @invariant()
    def no_unit_takes_over_from_itself(self) -> None:
        with self.office.database.read() as session:
            pairs = {
                tuple(row)
                for row in session.execute(select(UnitSuccession.predecessor_id, UnitSuccession.successor_id))
            }
        while pairs:
            ended = {earlier for earlier, _later in pairs}
            left = {(earlier, later) for earlier, later in pairs if later in ended}
            assert left < pairs, "these take over from each other in a circle"
            pairs = left

    @invariant()
    def every_number_is_used_once_and_every_gap_has_a_reason(self) -> None:
        with self.office.database.read() as session:
            entries = list(session.scalars(select(RegisterEntry.number)))
            gaps = list(session.scalars(select(RegisterGap.number)))
            given = list(session.execute(select(Recipient.decision_id, Recipient.register_number)))
            signed = list(
                session.execute(
                    select(Decision.authority_id, Decision.number_year, Decision.number).where(
                        Decision.number.is_not(None)
                    )
                )
            )
        assert len({*entries, *gaps}) == len(entries) + len(gaps)
        assert set(range(1, max(entries, default=0) + 1)) <= {*entries, *gaps}
        assert len(set(given)) == len(given) == len(entries)
        assert len(set(signed)) == len(signed)


template = conftest.template


@pytest.fixture
def clerk(template: Path) -> type[RandomClerk]:
    RandomClerk.template = template
    return RandomClerk


def test_whatever_a_clerk_does_the_record_stays_sound(clerk: type[RandomClerk]) -> None:
    run_state_machine_as_test(clerk, settings=settings(max_examples=10, stateful_step_count=25))


@pytest.mark.long
def test_whatever_many_clerks_do_the_record_stays_sound(clerk: type[RandomClerk]) -> None:
    run_state_machine_as_test(clerk, settings=settings(max_examples=1_000, stateful_step_count=60))
