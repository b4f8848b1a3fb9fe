"""Counts, money and coefficients as papers print them."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.errors import KnownError
from db.rules import numbers

UNITS = {w: n for n, w in enumerate(["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"])} | {
    "mốt": 1,
    "lăm": 5,
}


def read_words(words: str) -> int:
    """Read Vietnamese number words back, written apart from the code under test."""
    total = group = 0
    last = None
    for word in words.split():
        if word in UNITS:
            last = UNITS[word]
            group += last
        elif word == "trăm":
            group = group - last + last * 100
        elif word == "mươi":
            group = group - last + last * 10
        elif word == "mười":
            group += 10
        elif word in ("nghìn", "triệu", "tỷ"):
            scale = {"nghìn": 10**3, "triệu": 10**6, "tỷ": 10**9}[word]
            total = (total + group) * scale if word == "tỷ" else total + group * scale
            group = 0
    return total + group


@given(st.integers(0, 999_999_999_999))
def test_a_number_in_words_reads_back(number):
    assert read_words(numbers.number_in_words(number)) == number


def words_by_replacing(number):
    """Say a number another way: its twelve digits become words, and what nobody says is taken out of the text."""
    digits = f"{number:012d}"
    said = []
    for place, scale in zip(range(0, 12, 3), (" tỷ", " triệu", " nghìn", ""), strict=True):
        h, t, u = digits[place : place + 3]
        if (h, t, u) != ("0", "0", "0"):
            said.append(f"#{h} trăm #{t} mươi #{u}{scale}")
    text = " ".join(said) or "#0"
    for wrong, right in (
        ("#0 mươi #0", ""),  # 500: năm trăm
        ("#0 mươi ", "linh "),
        ("#1 mươi", "mười"),
        ("mươi #1", "mươi mốt"),
        ("mươi #5", "mươi lăm"),
        ("mười #5", "mười lăm"),
        ("mươi #0", "mươi"),
        ("mười #0", "mười"),
    ):
        text = text.replace(wrong, right)
    for start in ("#0 trăm linh ", "#0 trăm "):  # nothing is said before the first figure that is not nought
        text = text.removeprefix(start)
    for digit, word in enumerate(["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]):
        text = text.replace(f"#{digit}", word)
    return " ".join(text.split())


FIGURES = st.integers(0, 999_999_999_999) | st.lists(st.sampled_from("0015"), min_size=1, max_size=12).map(
    lambda digits: int("".join(digits))
)
"""Any amount, and those whose noughts, ones and fives are said in their own way."""


@settings(max_examples=1000)
@given(FIGURES)
def test_a_number_is_said_as_another_way_of_saying_it(number):
    assert numbers.number_in_words(number) == words_by_replacing(number)


def test_every_number_below_ten_thousand_is_said_as_another_way_of_saying_it():
    assert all(numbers.number_in_words(one) == words_by_replacing(one) for one in range(10_000))


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (9_000_000, "Chín triệu đồng"),
        (3_600_000, "Ba triệu sáu trăm nghìn đồng"),
        (15_000, "Mười lăm nghìn đồng"),
        (21_000, "Hai mươi mốt nghìn đồng"),
        (105, "Một trăm linh năm đồng"),
        (0, "Không đồng"),
    ],
)
def test_money_in_words(amount, words):
    assert numbers.money_in_words(amount) == words


def test_figures_as_printed():
    assert numbers.money(1_500_000) == "1.500.000"
    assert numbers.two_digits(5) == "05"
    assert [numbers.coefficient(Decimal(c)) for c in ("1", "1.5", "2.25")] == ["1,0", "1,5", "2,25"]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (10, "mười"),
        (11, "mười một"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (25, "hai mươi lăm"),
        (100, "một trăm"),
        (110, "một trăm mười"),
        (1_001, "một nghìn không trăm linh một"),
        (1_000_005, "một triệu không trăm linh năm"),
        (10**9, "một tỷ"),
        (10**9 + 1_000, "một tỷ không trăm linh một nghìn"),
        (999_999_999, "chín trăm chín mươi chín triệu chín trăm chín mươi chín nghìn chín trăm chín mươi chín"),
    ],
)
def test_the_words_that_clerks_trip_over(number, words):
    assert numbers.number_in_words(number) == words


def test_nobody_is_paid_less_than_nothing():
    with pytest.raises(ValueError, match="-1"):
        numbers.money_in_words(-1)
    assert numbers.money_in_words(0) == "Không đồng"


@pytest.mark.parametrize(
    ("amount", "printed"), [(0, "0"), (999, "999"), (1_000, "1.000"), (17_710_000, "17.710.000"), (-5_000, "-5.000")]
)
def test_money_is_grouped_by_dots(amount, printed):
    assert numbers.money(amount) == printed


@pytest.mark.parametrize(("count", "printed"), [(0, "00"), (9, "09"), (10, "10"), (105, "105")])
def test_counts_under_ten_get_a_zero(count, printed):
    assert numbers.two_digits(count) == printed


@pytest.mark.parametrize(
    ("value", "printed"), [(0, "0,0"), (0.3, "0,3"), (0.15, "0,15"), (10, "10,0"), (Decimal("7.50"), "7,5")]
)
def test_a_coefficient_has_a_comma_and_at_least_one_decimal(value, printed):
    assert numbers.coefficient(value) == printed


@pytest.mark.parametrize(
    "typed", ["24300000", "24.300.000", " 24.300.000 đồng ", "24.300.000đ", "24 300 000 ₫", "24.300.000 ĐỒNG."]
)
def test_money_is_read_as_clerks_write_it(typed):
    assert numbers.parse_money(typed) == 24_300_000


@pytest.mark.parametrize("typed", ["", "hai triệu", "24.30.000", "-5", "1,5 triệu", "24.300.000 đô la"])
def test_what_is_no_money_is_refused(typed):
    with pytest.raises(KnownError) as told:
        numbers.parse_money(typed)
    assert (told.value.code, told.value.values) == ("bad_money", {"text": typed})


def test_a_refusal_of_money_repeats_no_more_than_forty_letters():
    with pytest.raises(KnownError) as told:
        numbers.parse_money(" " + "x" * 90)
    assert told.value.values["text"] == "x" * 40


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1_000, "một nghìn"),
        (1_000_000, "một triệu"),
        (2_000_500, "hai triệu năm trăm"),
        (999, "chín trăm chín mươi chín"),
        (101, "một trăm linh một"),
        (111, "một trăm mười một"),
        (121, "một trăm hai mươi mốt"),
        (5, "năm"),
        (55, "năm mươi lăm"),
        (505, "năm trăm linh năm"),
        (2 * 10**9 + 5, "hai tỷ không trăm linh năm"),
        (10**12, "một nghìn tỷ"),
    ],
)
def test_more_words_of_numbers(number, words):
    assert numbers.number_in_words(number) == words


def test_a_coefficient_is_typed_with_a_comma():
    assert (numbers.parse_coefficient("1,5"), numbers.parse_coefficient("0.3"), numbers.parse_coefficient("0")) == (
        150,
        30,
        0,
    )
    for text in ("ba", "-1", "1000", "inf", "nan", "1e400"):
        with pytest.raises(KnownError):
            numbers.parse_coefficient(text)
