"""Dates as papers print them and as clerks type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import KnownError
from db.rules import dates
from db.rules.dates import clock_text, clock_words


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_a_day_as_typed_reads_back(day):
    assert dates.parse_date(dates.short_date(day)) == day
    assert dates.parse_date(day.isoformat()) == day
    assert dates.parse_date(f"{day.day}-{day.month}-{day.year}") == day


def test_only_months_one_and_two_get_a_zero():
    assert dates.long_date(date(2026, 1, 5), "Tuyên Quang") == "Tuyên Quang, ngày 05 tháng 01 năm 2026"
    assert dates.long_date(date(2023, 3, 14)) == "ngày 14 tháng 3 năm 2023"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("30/02/2026", "no_such_day"),
        ("12/13/2026", "no_such_month"),
        ("01/02/26", "two_digit_year"),
        ("01/02/0026", "two_digit_year"),
        ("2026-02-30", "no_such_day"),
        ("hôm qua", "bad_date"),
        ("", "bad_date"),
    ],
)
def test_a_wrong_day_is_refused_with_its_reason(typed, code):
    with pytest.raises(KnownError) as told:
        dates.parse_date(typed)
    assert told.value.code == code


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2024, 2, 29), "ngày 29 tháng 02 năm 2024"),
        (date(2023, 10, 9), "ngày 09 tháng 10 năm 2023"),
        (date(2023, 12, 10), "ngày 10 tháng 12 năm 2023"),
    ],
)
def test_a_long_date_without_a_place(day, told):
    assert dates.long_date(day) == told


@pytest.mark.parametrize("typed", [" 05/01/2026 ", "5.1.2026", "5-1-2026", "05 / 01 / 2026", "2026-01-05"])
def test_a_day_is_read_however_it_is_typed(typed):
    assert dates.parse_date(typed) == date(2026, 1, 5)


def test_the_refusal_of_a_day_tells_how_many_days_its_month_has():
    with pytest.raises(KnownError) as told:
        dates.parse_date("30/02/2024")
    assert told.value.values == {"text": "30/02/2024", "month": 2, "year": 2024, "days": 29}


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("00/01/2026", "no_such_day"),
        ("05/00/2026", "no_such_month"),
        ("0999-01-01", "two_digit_year"),
        ("01/01/0999", "two_digit_year"),
        ("05/01/20266", "two_digit_year"),
        ("5 tháng 1 năm 2026", "bad_date"),
    ],
)
def test_the_edges_of_what_is_a_day(typed, code):
    with pytest.raises(KnownError) as told:
        dates.parse_date(typed)
    assert told.value.code == code


def test_the_first_year_that_can_be_meant():
    assert dates.parse_date("01/01/1000") == date(1000, 1, 1)
    assert dates.short_date(date(1000, 1, 1)) == "01/01/1000"


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("14/3/86", "14/03/1986"),
        ("5.1.24", "05/01/2024"),
        (" 1-2-36 ", "01/02/2036"),
        ("1/2/37", "01/02/1937"),
        ("5/1/2026", "05/01/2026"),
        ("31/2/86", "31/02/1986"),
        ("1986", "1986"),
        ("5/1/202", "5/1/202"),
        ("", ""),
    ],
)
def test_a_date_typed_short_is_written_out(typed, whole):
    assert dates.written_out(typed, 2036) == whole


@given(st.integers(0, 99), st.integers(1950, 2100))
def test_a_year_of_two_digits_is_the_newest_that_may_be_meant(year, latest):
    found = dates.century(year, latest)
    assert found % 100 == year and latest - 100 < found <= latest


@pytest.mark.parametrize(
    ("typed", "kept", "told"),
    [
        ("14:05", "14:05", "14 giờ 05 phút"),
        ("8h", "08:00", "08 giờ"),
        ("14 giờ 30 phút", "14:30", "14 giờ 30 phút"),
        ("0.30", "00:30", "00 giờ 30 phút"),
        ("7", "07:00", "07 giờ"),
        (" ", "", ""),
    ],
)
def test_an_hour_is_read_as_clerks_type_it(typed, kept, told):
    assert clock_text(typed) == kept
    assert clock_words(kept) == told


@pytest.mark.parametrize("typed", ["25:00", "14:60", "chiều", "14-30", "1430"])
def test_what_is_no_hour_is_refused(typed):
    with pytest.raises(KnownError) as refused:
        clock_text(typed)
    assert refused.value.code == "bad_hour"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("15012024", "15/01/2024"),
        (" 050124 ", "05/01/24"),
        ("20240115", "20240115"),
        ("32012024", "32012024"),
        ("1501202", "1501202"),
        ("15/1/24", "15/1/24"),
        ("", ""),
    ],
)
def test_a_day_in_figures_alone_gets_its_strokes(typed, read):
    assert dates.with_strokes(typed) == read
