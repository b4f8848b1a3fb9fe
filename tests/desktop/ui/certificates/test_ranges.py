"""Which sheets are meant by what a clerk types."""

import pytest

from db.errors import KnownError
from desktop.ui.certificates.ranges import sheets_meant


@pytest.mark.parametrize("text", ["0", "5-2", "1-99", "mot", "", "3-"])
def test_a_range_of_sheets_that_cannot_be_is_refused(text):
    with pytest.raises(KnownError):
        sheets_meant(text, 23)


def test_ranges_of_sheets_are_read_as_clerks_write_them():
    assert sheets_meant("1-3, 8; 2", 23) == [1, 2, 3, 8]
