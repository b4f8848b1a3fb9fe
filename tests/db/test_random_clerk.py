"""A clerk who does anything at any time: after each step the record is sound and says the same everywhere."""

from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis.stateful import invariant, run_state_machine_as_test

from tests.db.changes import conftest
from tests.db.changes.conftest import TODAY
from tests.db.clerk_rules import ClerkRules
from tests.db.invariants import everything_holds


class RandomClerk(ClerkRules):
    """Asks after each act what must always hold."""

    @invariant()
    def what_must_hold_holds(self) -> None:
        with self.office.database.read() as session:
            everything_holds(session, self.issued, TODAY)


template = conftest.template


@pytest.fixture
def clerk(template: Path) -> type[RandomClerk]:
    RandomClerk.template = template
    return RandomClerk


def test_whatever_a_clerk_does_the_record_stays_sound(clerk: type[RandomClerk]) -> None:
    run_state_machine_as_test(clerk, settings=settings(max_examples=6, stateful_step_count=25))


@pytest.mark.long
def test_whatever_many_clerks_do_the_record_stays_sound(clerk: type[RandomClerk]) -> None:
    run_state_machine_as_test(clerk, settings=settings(max_examples=1_000, stateful_step_count=60))
