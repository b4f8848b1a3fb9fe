"""Lists as units really send them are read as a careful reader reads them, or what is unsure is told."""

from datetime import date

import pytest

from desktop.exchange.understanding.list_reader import ReadingSettings
from tests.corpus.unit_lists import UnitList, differences, unit_lists

SETTINGS = ReadingSettings(date(2026, 11, 22))


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in unit_lists()])
def test_a_list_of_a_unit_is_read_as_a_careful_reader_reads_it(case: UnitList):
    assert differences(case, SETTINGS) == []
