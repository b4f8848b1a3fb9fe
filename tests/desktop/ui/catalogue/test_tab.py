"""Words that the tabs share."""

from datetime import date

from db.queries.lookups import FITTING_LEVELS
from desktop.ui.catalogue.tab import GIVEN_BY, LEVELS, day_text, span


def test_a_period_is_told_by_its_ends():
    assert span(date(2021, 6, 1), date(2026, 5, 31)) == "01/06/2021 – 31/05/2026"
    assert "01/06/2021" in span(date(2021, 6, 1), None)
    assert span(None, date(2026, 5, 31)) == "… – 31/05/2026"
    assert span(None, None)


def test_a_day_that_is_not_known_is_not_told():
    assert (day_text(None), day_text(date(2024, 1, 2))) == ("", "02/01/2024")


def test_every_level_of_an_authority_and_of_an_award_has_words():
    assert set(FITTING_LEVELS) <= set(LEVELS)
    assert {each for those in FITTING_LEVELS.values() for each in those} <= set(GIVEN_BY)
