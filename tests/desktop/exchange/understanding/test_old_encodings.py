"""TCVN3 and VNI are recognised and decoded; Unicode is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exchange.understanding.old_encodings import (
    OldEncoding,
    decode,
    decode_by_font,
    encoding_of_font,
    guess_encoding,
)

TCVN3 = [
    ("Hä vµ tªn", "Họ và tên"),
    ("NguyÔn ThÞ H\u00ad¬ng", "Nguyễn Thị Hương"),
    ("Së Néi vô", "Sở Nội vụ"),
    ("Lao ®éng tiªn tiÕn", "Lao động tiên tiến"),
    ("H×nh thøc khen th\u00adëng", "Hình thức khen thưởng"),
]
VNI = [
    ("Hoï vaø teân", "Họ và tên"),
    ("Nguyeãn Thò Höông", "Nguyễn Thị Hương"),
    ("Sôû Noäi vuï", "Sở Nội vụ"),
    ("Lao ñoäng tieân tieán", "Lao động tiên tiến"),
]


@pytest.mark.parametrize(("old", "text"), TCVN3)
def test_tcvn3_is_recognised_and_decoded(old: str, text: str) -> None:
    assert guess_encoding(old) is OldEncoding.TCVN3
    assert decode(old, OldEncoding.TCVN3) == text
    assert decode_by_font(old, ".VnTime") == text


@pytest.mark.parametrize(("old", "text"), VNI)
def test_vni_is_recognised_and_decoded(old: str, text: str) -> None:
    assert guess_encoding(old) is OldEncoding.VNI
    assert decode(old, OldEncoding.VNI) == text
    assert decode_by_font(old, "VNI-Times") == text


def test_a_font_of_capitals_shows_capitals() -> None:
    assert decode_by_font("Së Néi vô", ".VnTimeH") == "SỞ NỘI VỤ"


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", OldEncoding.TCVN3),
        (".VNARIALH", OldEncoding.TCVN3),
        ("VNI-Times", OldEncoding.VNI),
        ("Arial", None),
        ("", None),
    ],
)
def test_fonts_stand_for_an_encoding(font: str, encoding: OldEncoding | None) -> None:
    assert encoding_of_font(font) is encoding


@pytest.mark.parametrize("text", ["Nguyễn Thị Hương", "Sở Nội vụ", "Na Hang", "", "1990", "Bàn Văn Lý", "café"])
def test_unicode_and_plain_letters_are_left_alone(text: str) -> None:
    assert guess_encoding(text) is None


def test_a_cell_in_an_old_font_that_is_unicode_already_stays() -> None:
    assert decode_by_font("Nguyễn Thị Hương", ".VnTime") is None
    assert decode_by_font("Na Hang", ".VnTime") is None
    assert decode_by_font("Së", "Arial") is None


@given(st.lists(st.sampled_from([text for _, text in (*TCVN3, *VNI)]), min_size=1, max_size=4))
def test_unicode_of_any_length_is_never_taken_for_something_else(texts: list[str]) -> None:
    assert guess_encoding(" ".join(texts)) is None
