"""Births as clerks write them: a year, a month, a day; never guessed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import KnownError
from db.rules.births import births_agree, first_day, parse_birth, short_birth, written_birth


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("1986", "1986"),
        (" 3/1986 ", "1986-03"),
        ("1986-03", "1986-03"),
        ("14/03/1986", "1986-03-14"),
        ("4.3.1986", "1986-03-04"),
        ("1986-03-14", "1986-03-14"),
        ("", ""),
    ],
)
def test_a_birth_is_read_as_far_as_it_is_written(typed, kept):
    assert parse_birth(typed) == kept


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("31/02/1986", "no_such_day"),
        ("13/1986", "no_such_month"),
        ("1986-13", "no_such_month"),
        ("14/03/86", "two_digit_year"),
        ("0086", "two_digit_year"),
        ("khoảng 1986", "bad_date"),
    ],
)
def test_an_impossible_birth_is_refused(typed, code):
    with pytest.raises(KnownError) as error:
        parse_birth(typed)
    assert error.value.code == code


@given(st.dates(date(1000, 1, 1)), st.sampled_from((4, 7, 10)))
def test_what_is_shown_is_read_back_the_same(day, length):
    birth = day.isoformat()[:length]
    assert parse_birth(short_birth(birth)) == birth
    assert first_day(birth) <= day
    assert births_agree(birth, day.isoformat())


def test_births_of_other_days_disagree():
    assert not births_agree("1980-03-14", "1980-05-02")
    assert not births_agree("1980", "1981")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("14/3/86", "14/03/1986"),
        ("3/86", "03/1986"),
        ("3/1986", "03/1986"),
        ("86", "1986"),
        ("9/9/09", "09/09/2009"),
        ("9/9/12", "09/09/1912"),
        ("1986", "1986"),
        ("khoảng 1986", "khoảng 1986"),
        ("", ""),
    ],
)
def test_a_birth_typed_short_is_of_somebody_grown_up(typed, written):
    assert written_birth(typed, date(2026, 11, 28)) == written


@pytest.mark.parametrize(
    ("typed", "written"),
    [("10", "2010"), ("11", "1911"), ("9/10", "09/2010"), ("9/11", "09/1911"), ("1/1/10", "01/01/2010"), ("05", "05")],
)
def test_the_youngest_who_may_be_meant_is_sixteen(typed, written):
    assert written_birth(typed, date(2026, 11, 28)) == written


def test_a_birth_is_shown_and_begins_as_far_as_it_is_known():
    assert [short_birth(each) for each in ("1986", "1986-03", "1986-03-14")] == ["1986", "03/1986", "14/03/1986"]
    assert [first_day(each) for each in ("1986", "1986-03", "1986-03-14")] == [
        date(1986, 1, 1),
        date(1986, 3, 1),
        date(1986, 3, 14),
    ]


def test_births_agree_whichever_is_vaguer():
    assert births_agree("1986", "1986-03") and births_agree("1986-03", "1986") and births_agree("", "1986")
    assert not births_agree("1986-03", "1986-04")
