"""Vietnamese syllables, by which unknown encodings and acronyms are recognised."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exchange.syllables import is_syllable, vietnamese_share, words


@pytest.mark.parametrize(
    "word",
    ["an", "Nguyễn", "nghiêng", "quyết", "giỏi", "thuở", "khuya", "ươm", "yêu", "ÁNH", "Đặng", "gì", "xoong", "ọp"],
)
def test_syllables(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(unicodedata.normalize("NFD", word))


@pytest.mark.parametrize(
    "word",
    ["", "UBND", "THPT", "Niê̆q", "wifi", "zalo", "fax", "ngh", "ắă", "bắṕ", "pàt", "côp̀", "123", "ba\u0300\u0301"],
)
def test_what_is_no_syllable(word: str) -> None:
    assert not is_syllable(word)


def test_a_closed_syllable_has_one_of_two_tones() -> None:
    assert all(is_syllable(word) for word in ("các", "cạc", "sách", "lập", "tốt"))
    assert not any(is_syllable(word) for word in ("càc", "cảc", "cãc", "sảch", "lầp"))


@pytest.mark.parametrize(
    ("text", "share"),
    [("Nguyễn Văn An", 1.0), ("Sở Y tế", 1.0), ("NguyÔn ThÞ", 0.0), ("Na Hang", 0.0), ("", 0.0), ("café Sở", 0.5)],
)
def test_the_share_of_words_that_could_be_vietnamese(text: str, share: float) -> None:
    assert vietnamese_share(text) == share


def test_words_are_runs_of_letters() -> None:
    assert words("Sở Y-tế, số 12 (A)") == ["Sở", "Y", "tế", "số", "A"]


@given(st.text(max_size=30))
def test_the_share_lies_between_none_and_all(text: str) -> None:
    assert 0.0 <= vietnamese_share(text) <= 1.0
