"""What words say: persons, units, households and positions are told from each other."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exchange.understanding.vocabulary import (
    comparison_key,
    could_be_either,
    is_surname,
    kind_words,
    looks_collective,
    looks_household,
    looks_person,
    looks_position,
    starts_with,
    told_kind,
    words,
)

UNITS = ("Sở Y tế", "Phòng Nội vụ", "Bưu điện tỉnh", "Trường THPT số 1", "UBND xã Na Hang", "Công ty TNHH Tím", "Đội 3")
PERSONS = ("Nguyễn Văn An", "Đoàn Thị Hoa", "Ban Thị Lan", "Lò Văn Pọm", "Vừ A Dính")
POSITIONS = ("Trưởng phòng", "Chuyên viên", "Phó Giám đốc", "Kế toán", "Hiệu trưởng")
HOUSEHOLDS = ("Hộ ông Lý A Sì", "Hộ gia đình bà Chín", "Gia đình ông Ma Văn Lý", "Hộ Lý A Sì")


@pytest.mark.parametrize("text", UNITS)
def test_units(text: str) -> None:
    assert looks_collective(text) and not looks_person(text) and not looks_household(text)


@pytest.mark.parametrize("text", PERSONS)
def test_persons(text: str) -> None:
    assert looks_person(text) and not looks_household(text)


@pytest.mark.parametrize("text", POSITIONS)
def test_positions(text: str) -> None:
    assert looks_position(text) and not looks_person(text)


@pytest.mark.parametrize("text", HOUSEHOLDS)
def test_households(text: str) -> None:
    assert looks_household(text)


@pytest.mark.parametrize("text", ["", "1", "Hộ chiếu", "Hội Nông dân", "Xã hội", "Khoa học"])
def test_what_is_no_household(text: str) -> None:
    assert not looks_household(text)


@pytest.mark.parametrize("text", ["Khoa Dược", "Ban Thúy Huệ", "Hội Nông"])
def test_names_that_could_be_a_unit_or_a_person(text: str) -> None:
    assert could_be_either(text)


@pytest.mark.parametrize("text", ["Nguyễn Văn An", "Sở Y tế", "khoa dược", "Khoa"])
def test_names_that_can_be_one_thing_only(text: str) -> None:
    assert not could_be_either(text)


@pytest.mark.parametrize("word", ["Nguyễn", "nguyễn", "NGUYỄN", "Lò", "Hoà", "Vừ,"])
def test_family_names_whatever_their_case_and_tone_place(word: str) -> None:
    assert is_surname(word) == (word != "Hoà")


def test_a_name_with_a_digit_or_one_word_is_no_person() -> None:
    for text in ("Nguyễn Văn 5", "Nguyễn", "nguyễn văn an", "Nguyễn Văn An Bình Cường Dũng Em"):
        assert not looks_person(text)


def test_the_longest_phrase_counts() -> None:
    assert starts_with("Phó Giám đốc Sở", "position_starts") == 3
    assert starts_with("Trung tâm Y tế", "unit_starts") >= 2
    assert starts_with("Lê Thị Na", "unit_starts") == 0
    assert starts_with("", "unit_starts") == 0


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Họ và tên", "ho va ten"),
        ("  Đơn vị\n công tác: ", "don vi cong tac"),
        ("CHỨC VỤ/CHỨC DANH", "chuc vu chuc danh"),
        ("Năm_sinh", "nam sinh"),
        ("", ""),
        ("…", ""),
    ],
)
def test_texts_are_compared_without_case_marks_and_signs(text: str, key: str) -> None:
    assert comparison_key(text) == key
    assert comparison_key(unicodedata.normalize("NFD", text)) == key


@given(st.text("aăâđêơư ÁẠẤ,.;-_/\n", max_size=20))
def test_a_key_is_its_own_key(text: str) -> None:
    assert comparison_key(comparison_key(text)) == comparison_key(text)
    assert "  " not in comparison_key(text)


def test_sections_name_their_kind() -> None:
    assert kind_words()["tap the"] == "collective"
    assert kind_words()["ca nhan"] == "individual"
    assert kind_words()["ho gia dinh"] == "household"
    assert set(kind_words()) == {comparison_key(word) for word in kind_words()}


@pytest.mark.parametrize("kind", ["unit_starts", "position_starts", "surnames", "ranks", "degrees", "places"])
def test_no_list_of_words_names_a_word_twice_or_an_empty_one(kind: str) -> None:
    assert all(word.strip() == word and word for word in words(kind))
    assert all(unicodedata.is_normalized("NFC", word) for word in words(kind))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("TAPTHE", "collective"), ("CANHAN", "individual"), ("HOGIADINH", "household"), ("Hộ GĐ", "household"),
        ("Khen thưởng tập thể", "collective"), ("Khen thưởng cá nhân", "individual"), ("TT", "collective"),
        ("Khen thưởng hộ gia đình", "household"), ("Đối với cá nhân", "individual"), ("cn", "individual"),
        ("Cá nhân người nước ngoài", "individual"), ("Tập thể nhỏ", "collective"), ("hộ", "household"),
        ("Tập thể, cá nhân", None), ("Thường xuyên", None), ("Cơ quan Hành chính", None), ("", None),
    ],
)  # fmt: skip
def test_a_column_of_kinds_is_read_in_other_words_too(text: str, kind: str | None) -> None:
    assert told_kind(text) == kind
