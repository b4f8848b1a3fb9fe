"""Numbers of decisions and of the register."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import KnownError
from db.rules import numbering


@pytest.mark.parametrize("typed", ["7", "07", "07/QĐ-UBND", " 7 / QĐ-UBND ", "Số: 07/QĐ-UBND", "số 7", "07/QĐ–UBND"])
def test_a_number_is_understood_as_clerks_type_it(typed):
    assert numbering.typed_number(typed, "QĐ-UBND") == "07/QĐ-UBND"


@pytest.mark.parametrize("suffix", ["QĐ-LĐTB&XH", "2024/QĐ-TTg", "QĐ.UBND", "QĐ-UBND(TĐKT)"])
def test_a_suffix_is_kept_as_offices_write_it(suffix):
    assert numbering.typed_number(f"7/{suffix}", "QĐ-UBND") == f"07/{suffix}"


@pytest.mark.parametrize(
    "typed", ["", "/QĐ-UBND", "00", "bảy", "7/", "7/" + "Đ" * 80, "=7", "7/<b>QĐ</b>", "7/{0}", "7/=A1", "7/..\\x"]
)
def test_what_is_no_number_is_refused(typed):
    with pytest.raises(KnownError) as told:
        numbering.typed_number(typed, "QĐ-UBND")
    assert told.value.code == "bad_number"


@pytest.mark.parametrize("typed", ["7", "07-QĐ/TU", " 7 - QĐ/TU ", "Số: 07-QĐ/TU", "07–QĐ/TU", "7/QĐ/TU"])
def test_the_party_writes_the_hyphen_behind_the_number(typed):
    assert numbering.typed_number(typed, "QĐ/TU") == "07-QĐ/TU"


@pytest.mark.parametrize(
    ("suffix", "office", "submission"), [("QĐ-STTTT", "STTTT", "TTr-STTTT"), ("QĐ/TU", "TU", "TTr/TU")]
)
def test_other_papers_of_a_body_are_numbered_as_its_decisions_are(suffix, office, submission):
    assert (numbering.office_of(suffix), numbering.suffix_for("TTr", suffix)) == (office, submission)
    printed = numbering.decision_number(123, suffix)
    assert (numbering.suffix_of(printed), numbering.ordinal_of(printed)) == (suffix, 123)
    assert numbering.typed_number(printed, "QĐ-UBND") == printed
    assert numbering.left_open(f"Tờ trình số {numbering.blank_number(submission)} của cơ quan")


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


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("1234", "1234/QĐ-UBND"),
        ("999999", "999999/QĐ-UBND"),
        ("12/QĐ - STTTT", "12/QĐ-STTTT"),
        ("12 / QĐ − BTTTT", "12/QĐ-BTTTT"),
    ],
)
def test_the_suffix_that_was_typed_counts(typed, printed):
    assert numbering.typed_number(typed, "QĐ-UBND") == printed


@pytest.mark.parametrize("typed", ["1234567", "-7", "7a", "0/QĐ-UBND", "7/ "])
def test_more_that_is_no_number(typed):
    with pytest.raises(KnownError):
        numbering.typed_number(typed, "QĐ-UBND")


def test_a_refusal_repeats_no_more_than_a_line():
    with pytest.raises(KnownError) as told:
        numbering.typed_number("x" * 500, "QĐ-UBND")
    assert told.value.values["text"] == "x" * 60


def test_the_register_number_is_the_ordinal_with_two_digits():
    assert [numbering.golden_book_number(n) for n in (1, 10, 123)] == ["01", "10", "123"]


def test_gaps_are_counted_from_one_to_the_highest():
    assert numbering.gaps([2, 5], [3]) == [1, 4]
    assert numbering.gaps([], [3]) == []
    assert numbering.gaps([1, 2, 3]) == []
