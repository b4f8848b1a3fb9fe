"""Dates, counts and money as papers print them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import KnownError
from db.rules import dates, numbering, numbers
from db.rules.announcement import AnnouncedGroup, announcement
from db.rules.bonus import bonus
from db.rules.terms import NomineeKind

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
    ("coefficient", "salary", "paid"),
    [
        ("0.3", 2_340_000, 710_000),
        ("0.8", 2_340_000, 1_880_000),
        ("1.5", 2_340_000, 3_510_000),
        ("1.5", 2_530_000, 3_800_000),
        ("0.15", 1_490_000, 230_000),
        ("1.0", 1_490_000, 1_490_000),
    ],
)
def test_the_bonus_is_rounded_up_as_the_decree_says(coefficient, salary, paid):
    assert bonus(Decimal(coefficient), salary) == paid


@given(st.decimals(0, 20, places=2), st.integers(0, 10_000_000))
def test_the_bonus_never_falls_short_nor_runs_over(coefficient, salary):
    paid = bonus(coefficient, salary)
    assert paid % 10_000 == 0
    assert 0 <= paid - coefficient * salary < 10_000


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


@pytest.mark.parametrize("typed", ["7", "07", "07/QĐ-UBND", " 7 / QĐ-UBND ", "Số: 07/QĐ-UBND", "số 7", "07/QĐ–UBND"])
def test_a_number_is_understood_as_clerks_type_it(typed):
    assert numbering.typed_number(typed, "QĐ-UBND") == "07/QĐ-UBND"


@pytest.mark.parametrize("typed", ["", "/QĐ-UBND", "00", "bảy", "7/", "7/" + "Đ" * 80, "=7"])
def test_what_is_no_number_is_refused(typed):
    with pytest.raises(KnownError) as told:
        numbering.typed_number(typed, "QĐ-UBND")
    assert told.value.code == "bad_number"


@given(st.integers(1, 999_999))
def test_a_printed_number_reads_back(number):
    printed = numbering.decision_number(number, "QĐ-BTTTT")
    assert numbering.typed_number(printed, "QĐ-UBND") == printed
    assert numbering.ordinal_of(printed) == number


def test_the_number_of_a_draft_is_left_open_and_the_next_one_is_known():
    assert f"Số: {numbering.blank_number('QĐ-UBND')}" == "Số:      /QĐ-UBND"
    assert numbering.next_number(["1/QĐ-UBND", "46/QĐ-UBND", "07/QĐ-UBND"]) == 47
    assert numbering.next_number([]) == 1


@given(st.sets(st.integers(1, 60)), st.sets(st.integers(1, 60)))
def test_every_gap_of_the_register_is_found_or_explained(used, explained):
    found = numbering.gaps(used, explained)
    assert set(found) | used | explained >= set(range(1, max(used, default=0) + 1))
    assert not set(found) & (used | explained)


def test_the_announcement_is_the_sentence_of_the_conference():
    groups = [
        AnnouncedGroup(
            "Bộ trưởng Bộ Thông tin và Truyền thông",
            "Bằng khen",
            {NomineeKind.INDIVIDUAL: 5, NomineeKind.COLLECTIVE: 2},
        ),
        AnnouncedGroup("Chủ tịch UBND tỉnh", "Bằng khen", {NomineeKind.COLLECTIVE: 1, NomineeKind.INDIVIDUAL: 3}),
    ]
    assert announcement(groups, "Đã có thành tích xuất sắc trong phong trào thi đua yêu nước năm 2022") == (
        "Nhân dịp này, Bộ trưởng Bộ Thông tin và Truyền thông tặng Bằng khen cho 2 tập thể, 5 cá nhân; "
        "Chủ tịch UBND tỉnh tặng Bằng khen cho 1 tập thể, 3 cá nhân "
        "vì đã có thành tích xuất sắc trong phong trào thi đua yêu nước năm 2022."
    )


@pytest.mark.parametrize(
    ("counted", "words"),
    [
        ({NomineeKind.COLLECTIVE: 2}, "2 tập thể"),
        ({NomineeKind.INDIVIDUAL: 12}, "12 cá nhân"),
        ({NomineeKind.HOUSEHOLD: 1, NomineeKind.COLLECTIVE: 3}, "3 tập thể, 1 hộ gia đình"),
    ],
)
def test_one_authority_and_any_kinds_are_announced(counted, words):
    told = announcement([AnnouncedGroup("Giám đốc Sở", "Giấy khen", counted)], "Vì đã đóng góp cho phong trào.")
    assert told == f"Nhân dịp này, Giám đốc Sở tặng Giấy khen cho {words} vì đã đóng góp cho phong trào."


def test_nobody_rewarded_makes_no_announcement():
    with pytest.raises(ValueError, match="nobody"):
        announcement([AnnouncedGroup("Chủ tịch UBND tỉnh", "Bằng khen", {})], "Đã có thành tích")
