"""Which copies stay: the last ten, one a day for a month, one a month for a year."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from db.auto_backup import DAYS, LAST, MONTHS, kept

NOW = datetime(2026, 11, 23, 17, 0)
MOMENTS = st.lists(st.datetimes(NOW - timedelta(days=800), NOW), max_size=300)


def test_a_year_of_hourly_copies_becomes_a_few_dozen() -> None:
    made = [NOW - timedelta(hours=hours) for hours in range(24 * 365)]
    stay = kept(made, NOW)
    assert len(stay) == LAST + (DAYS - 1) + (MONTHS - 1) - 1
    assert min(stay) == max(moment for moment in made if (moment.year, moment.month) == (2025, 12))


@given(MOMENTS)
def test_the_newest_always_stay_and_nothing_is_invented(made: list[datetime]) -> None:
    stay = kept(made, NOW)
    assert stay <= set(made)
    assert set(sorted(set(made), reverse=True)[:LAST]) <= stay
    assert len(stay) <= LAST + DAYS + MONTHS


@given(MOMENTS)
def test_every_recent_day_and_month_that_had_a_copy_still_has_one(made: list[datetime]) -> None:
    stay = kept(made, NOW)
    month_ago = (NOW - timedelta(days=DAYS - 1)).date()
    assert {m.date() for m in made if m.date() >= month_ago} <= {m.date() for m in stay}
    assert {m.month for m in made if m >= datetime(2025, 12, 1)} <= {m.month for m in stay}


@given(MOMENTS)
def test_rotating_twice_changes_nothing_more(made: list[datetime]) -> None:
    stay = kept(made, NOW)
    assert kept(stay, NOW) == stay
