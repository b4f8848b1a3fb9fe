"""The order of day and month is a property of the whole column."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exchange.readers.workbook import CellValue
from desktop.exchange.understanding.birth_dates import Birth
from desktop.exchange.understanding.date_order import DateColumn, DateOrder, order_of

TODAY = date(2026, 11, 22)


def read(*column: CellValue) -> list[Birth]:
    rows = [[value] for value in column]
    dates = DateColumn(rows, 0, TODAY)
    return [dates.read(value) for value in column]


def test_one_month_first_date_puts_all_that_could_be_either_in_doubt() -> None:
    first, second, impossible, same = read("03/05/1985", "11/12/1979", "12/28/1968", "09/09/1991")
    assert (first.written, first.problem) == ("1985-03-05", "ambiguous_date")
    assert (second.written, second.problem) == ("1979-11-12", "ambiguous_date")
    assert (impossible.written, impossible.problem) == ("1968-12-28", "bad_date")
    assert (same.written, same.problem) == ("1991-09-09", "")
    assert max(first.confidence, second.confidence, impossible.confidence) < 0.7


def test_a_column_with_days_above_twelve_is_day_first() -> None:
    assert [one.written for one in read("05/03/1985", "28/12/1968", "1990")] == ["1985-03-05", "1968-12-28", "1990"]
    assert all(one.problem == "" for one in read("05/03/1985", "01/02/1990"))  # as everybody writes it here


def test_both_orders_in_one_column_leave_every_date_that_fits_both_to_the_clerk() -> None:
    told = read("28/12/1968", "12/28/1968", "05/03/1985")
    assert [one.problem for one in told] == ["", "bad_date", "ambiguous_date"]


def test_one_slip_among_many_puts_no_other_in_doubt() -> None:
    told = read(*["28/12/1968"] * 9, "12/28/1968", "05/03/1985")
    assert [one.problem for one in told[-2:]] == ["bad_date", ""]


def test_true_dates_beside_texts_that_no_month_fits_were_exchanged_by_the_spreadsheet() -> None:
    made, text, both = read(date(1985, 5, 3), "28/12/1968", date(1990, 4, 4))
    assert (made.written, made.problem) == ("1985-03-05", "swapped_dates") and made.confidence < 0.7
    assert (text.written, text.problem) == ("1968-12-28", "")
    assert (both.written, both.problem) == ("1990-04-04", "")


@pytest.mark.parametrize(
    "column",
    [
        (date(1985, 5, 3), date(1985, 5, 23), "28/12/1968"),
        (date(1985, 5, 3), "28/12/1968", "05/03/1985"),
        (date(1985, 5, 3), "1985"),
        (),
    ],
)
def test_dates_that_nothing_contradicts_stay(column: tuple[CellValue, ...]) -> None:
    assert order_of(column) is DateOrder.DAY_FIRST


@given(st.lists(st.dates(date(1950, 1, 1), date(2000, 12, 31)), min_size=1, max_size=12), st.booleans())
def test_no_date_of_a_column_in_one_order_is_wrong_and_sure(days: list[date], month_first: bool) -> None:
    told = read(*[f"{day:%m/%d/%Y}" if month_first else f"{day:%d/%m/%Y}" for day in days])
    telling = not month_first or any(day.day > 12 for day in days)
    for day, one in zip(days, told, strict=True):
        assert one.written == day.isoformat() or one.confidence < 0.7 or not telling
