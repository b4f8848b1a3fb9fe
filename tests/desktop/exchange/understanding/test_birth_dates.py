"""Dates of birth as cells hold them."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rules.births import GROWN_UP
from desktop.exchange.readers.workbook import CellValue
from desktop.exchange.understanding.birth_dates import OLDEST, read_birth

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("05/01/1990", "1990-01-05"),
        ("5/1/1990", "1990-01-05"),
        ("5-1-1990", "1990-01-05"),
        ("5.1.1990.", "1990-01-05"),
        ("5 1 1990", "1990-01-05"),
        ("ngày 5 tháng 1 năm 1990", "1990-01-05"),
        ("Sinh ngày: 05/01/1990", "1990-01-05"),
        ("1990-01-05", "1990-01-05"),
        ("1990-01-05T00:00:00", "1990-01-05"),
        ("05/01/1990 00:00:00", "1990-01-05"),
        ("05-Jan-1990", "1990-01-05"),
        ("5 January 1990", "1990-01-05"),
        ("29/02/1992", "1992-02-29"),
        ("1990", "1990"),
        ("năm 1990", "1990"),
        ("sinh năm 1990", "1990"),
        (1990, "1990"),
        (1990.0, "1990"),
        (datetime(1990, 1, 5), "1990-01-05"),
        (date(1990, 1, 5), "1990-01-05"),
    ],
)
def test_dates_and_years_are_read(value: CellValue, written: str) -> None:
    found = read_birth(value, TODAY)
    assert (found.written, found.problem) == (written, "")
    assert found.confidence >= 0.9


@pytest.mark.parametrize(
    ("text", "written"),
    [("01/1990", "1990-01"), ("tháng 1 năm 1990", "1990-01"), ("1990-01", "1990-01"), ("T1/1990", "1990-01")],
)
def test_a_month_of_a_year_is_a_partial_date(text: str, written: str) -> None:
    found = read_birth(text, TODAY)
    assert (found.written, found.problem) == (written, "partial_date")


@pytest.mark.parametrize("text", ["00/00/1990", "__/__/1990", "?/?/1990"])
def test_a_year_with_day_and_month_left_open_is_a_partial_date(text: str) -> None:
    found = read_birth(text, TODAY)
    assert (found.written, found.problem) == ("1990", "partial_date")


@pytest.mark.parametrize(
    "value",
    [
        "31/02/1992",
        "29/02/1991",
        "32/01/1990",
        "13/13/1990",
        "0/5/1990",
        "13/1990",
        "chưa rõ",
        "abc",
        True,
        time(8),
        -5,
    ],
)
def test_what_is_no_date_is_a_problem_and_never_guessed(value: CellValue) -> None:
    found = read_birth(value, TODAY)
    assert (found.written, found.problem) == (None, "bad_date")
    assert found.confidence < 0.5


@pytest.mark.parametrize("value", [None, "", "   ", "-", "–", "x"])
def test_a_blank_cell_is_no_problem(value: CellValue) -> None:
    found = read_birth(value, TODAY)
    assert (found.written, found.problem) == (None, "")


@pytest.mark.parametrize(
    ("text", "written"), [("05/01/90", "1990-01-05"), ("5/1/05", "2005-01-05"), ("90", "1990"), ("12", "1912")]
)
def test_two_digits_of_a_year_are_taken_for_a_grown_up_and_told(text: str, written: str) -> None:
    found = read_birth(text, TODAY)
    assert (found.written, found.problem) == (written, "two_digit_year")
    assert found.confidence <= 0.5


@pytest.mark.parametrize(
    ("value", "written"),
    [(32878, "1990-01-05"), (32878.0, "1990-01-05"), ("32878", "1990-01-05"), ("05011990", "1990-01-05")],
)
def test_a_bare_count_of_days_is_converted_and_told(value: CellValue, written: str) -> None:
    found = read_birth(value, TODAY)
    assert (found.written, found.problem) == (written, "bare_serial")
    assert found.confidence <= 0.5


def test_days_are_counted_from_1904_where_the_workbook_says_so() -> None:
    assert read_birth(31416, TODAY, epoch_1904=True).written == "1990-01-05"


def test_a_date_in_the_future_and_an_unusual_age_are_told() -> None:
    assert read_birth("23/11/2026", TODAY).problem == "future_date"
    assert read_birth(date(2027, 1, 1), TODAY).problem == "future_date"
    assert read_birth("2028", TODAY).problem == "future_date"
    assert read_birth("2015", TODAY).problem == "age_out_of_range"
    assert read_birth("01/01/1900", TODAY).problem == "age_out_of_range"


def test_the_limits_of_age_count_as_usual() -> None:
    for age in (GROWN_UP, OLDEST):
        assert read_birth(str(TODAY.year - age), TODAY).problem == ""
    for age in (GROWN_UP - 1, OLDEST + 1):
        assert read_birth(str(TODAY.year - age), TODAY).problem == "age_out_of_range"


@given(st.dates(date(1940, 1, 1), date(2008, 12, 31)), st.sampled_from(["/", "-", "."]))
def test_every_day_is_read_day_first(day: date, sign: str) -> None:
    assert read_birth(f"{day.day}{sign}{day.month}{sign}{day.year}", TODAY).written == day.isoformat()
    assert read_birth(datetime(day.year, day.month, day.day, 7), TODAY).written == day.isoformat()
    assert read_birth(day.isoformat(), TODAY).written == day.isoformat()


@given(st.text(max_size=15) | st.integers() | st.floats(allow_nan=False))
def test_any_value_gives_a_date_a_problem_or_nothing(value: str | int | float) -> None:
    found = read_birth(value, TODAY)
    assert found.problem or found.written or not str(value).strip(" .,;'\"xX-–\n\t") or found.written is None
    assert found.written is None or found.written[:4].isdecimal()
