"""What every test of this room stands on."""

import pytest


@pytest.fixture(autouse=True)
def nothing_left_open(every_connection_closed: None) -> None:
    """Fail each test that leaves a connection to a record open."""
