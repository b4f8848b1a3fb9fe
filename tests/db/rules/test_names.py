"""Names sort, search and match as Vietnamese offices expect."""

import functools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCollator, QLocale

from db.rules import names
from db.rules.clean_text import clean

SYLLABLES = [
    "An",
    "Ân",
    "Ăn",
    "Anh",
    "Ánh",
    "Ảnh",
    "Bình",
    "Bính",
    "Bích",
    "Cường",
    "Dung",
    "Dũng",
    "Đức",
    "Đạt",
    "Hà",
    "Hạ",
    "Hoa",
    "Hòa",
    "Hóa",
    "Hương",
    "Tú",
    "Tư",
    "Tự",
    "Yến",
    "Ý",
    "Thủy",
    "Ước",
    "Uyên",
    "Nguyễn",
    "Trần",
    "Phạm",
    "Vũ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Ma",
    "Nông",
    "Chẩu",
    "Sùng",
    "Mí",
    "Vừ",
    "Quỳnh",
    "Quý",
    "Xuân",
    "Khuê",
    "Lượng",
    "Ngọc",
    "Mẫn",
    "Mận",
]
FULL_NAMES = st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=5).map(" ".join)
ANY_TEXT = st.text(max_size=60)


@given(FULL_NAMES)
def test_a_name_from_a_mac_has_the_same_keys(name):
    decomposed = unicodedata.normalize("NFD", name)
    assert names.sort_key(decomposed) == names.sort_key(name)
    assert names.search_key(decomposed) == names.search_key(name)
    assert names.match_key(decomposed) == names.match_key(name)


def test_words_sort_as_the_dictionary_does():
    collator = QCollator(QLocale("vi_VN"))
    expected = sorted(SYLLABLES, key=functools.cmp_to_key(collator.compare))
    assert sorted(SYLLABLES, key=names.sort_key) == expected


def by_parts(one: str, other: str) -> int:
    """Compare given name, then family name, then the rest, with the collator of Qt."""
    collator = QCollator(QLocale("vi_VN"))
    for part in (slice(-1, None), slice(0, 1), slice(1, -1)):
        words = [" ".join(name.split()[part]) for name in (one, other)]
        if order := collator.compare(*words):
            return order
    return 0


@given(st.lists(FULL_NAMES.filter(lambda name: " " in name), min_size=2, max_size=6))
def test_people_sort_by_given_name_then_family_name_then_the_rest(people):
    assert sorted(people, key=names.sort_key) == sorted(people, key=functools.cmp_to_key(by_parts))


def test_all_of_one_given_name_come_before_the_next_tone():
    people = ["Bùi Thị Hòa", "Trần Thị Hoa", "An Thị Hòa", "Vũ Thị Hoa"]
    assert sorted(people, key=names.sort_key) == ["Trần Thị Hoa", "Vũ Thị Hoa", "An Thị Hòa", "Bùi Thị Hòa"]


def test_names_of_one_word_and_of_other_tongues_have_their_place():
    people = ["Y Moan", "H’Hen Niê", "Páo", "Ksor Blŭ", "K’Brĕt Čil", "Rơ Châm Ê̆ban"]
    ordered = sorted(people, key=names.sort_key)
    assert ordered == ["Ksor Blŭ", "K’Brĕt Čil", "Rơ Châm Ê̆ban", "Y Moan", "H’Hen Niê", "Páo"]
    assert names.search_key("Rơ Châm Ê̆ban") == "ro cham eban"


def test_family_name_comes_after_the_given_name():
    people = ["Trần Văn Bình", "Nguyễn Thị An", "Bùi Văn An", "Nguyễn Bá An", "Đỗ Ân"]
    assert sorted(people, key=names.sort_key) == [
        "Bùi Văn An",
        "Nguyễn Bá An",
        "Nguyễn Thị An",
        "Đỗ Ân",
        "Trần Văn Bình",
    ]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("nguyen thi thu ha", "Nguyễn Thị Thu Hà"),
        ("dang duc dat", "Đặng Đức Đạt"),
        ("hhen nie", "H’Hen Niê"),
        ("h'hen nie", "H’Hen Niê"),
    ],
)
def test_a_name_is_found_as_it_is_typed_in_a_hurry(typed, name):
    assert names.search_key(typed) == names.search_key(name)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hòa", "Hoà"), ("Thúy", "Thuý"), ("ỦY BAN", "Uỷ ban"), ("H'Hen  Niê", "h’hen niê"), ("Hoàng", "HOÀNG")],
)
def test_two_ways_to_write_one_name_match(one, other):
    assert names.match_key(one) == names.match_key(other)


@pytest.mark.parametrize(("one", "other"), [("Hòa", "Hóa"), ("Hoa", "Hòa"), ("Đào", "Dào"), ("Mẫn", "Mận")])
def test_two_names_do_not_match(one, other):
    assert names.match_key(one) != names.match_key(other)


@pytest.mark.parametrize(
    ("written", "split"),
    [
        ("Bà Nguyễn Thị Hoa", ("Bà", "Nguyễn Thị Hoa")),
        ("ông  Ma Văn Ước", ("Ông", "Ma Văn Ước")),
        ("Đại tá Lê Nam", ("Đại tá", "Lê Nam")),
        ("Thượng uý Vi Văn Páo", ("Thượng úy", "Vi Văn Páo")),
        ("Ông Thị Hoa", (None, "Ông Thị Hoa")),
        ("Bà", (None, "Bà")),
        ("Bàn Thị Liễu", (None, "Bàn Thị Liễu")),
        ("Anh Đào", ("Anh", "Đào")),
        ("Bà Anh Đào", ("Bà", "Anh Đào")),
        ("ÔNG THỊ HOA", (None, "ÔNG THỊ HOA")),
        ("Bà Thị Nở", ("Bà", "Thị Nở")),
        ("TS. Ma Nam", ("TS.", "Ma Nam")),
        ("PGS.TS Ma Nam", ("PGS.TS", "Ma Nam")),
        ("PGS.TS.Ma Nam", ("PGS.TS.", "Ma Nam")),
        ("Thượng tá, TS. Ma Nam", ("Thượng tá, TS.", "Ma Nam")),
        ("Ni sư Thích Đàm An", ("Ni sư", "Thích Đàm An")),
    ],
)
def test_the_honorific_is_split_from_the_name(written, split):
    assert names.split_honorific(written) == split


@given(st.text(min_size=1, max_size=40))
def test_any_text_has_keys(text):
    assert isinstance(names.sort_key(text), bytes)
    assert isinstance(names.search_key(text), str)
    assert isinstance(names.match_key(text), str)


@given(FULL_NAMES, st.sampled_from(names.HONORIFICS))
def test_an_honorific_before_a_name_is_always_found_again(name, honorific):
    words = name.split()
    surname_like = honorific == "Ông" and len(words) == 2 and words[0] in ("Thị", "Văn")
    if names.split_honorific(name)[0] is None and not surname_like:
        assert names.split_honorific(f"{honorific} {name}") == (honorific, name)
        assert names.split_honorific(f"{honorific.upper()} {name}") == (honorific, name)


@given(st.text(max_size=40))
def test_splitting_never_loses_a_letter_of_the_name(text):
    _, name = names.split_honorific(text)
    assert clean(text).replace(" ", "").endswith(name.replace(" ", ""))


TONES = "\u0300\u0301\u0303\u0309\u0323"


@given(st.sampled_from(["hoa", "thuy", "khoe", "Uy", "loa", "Nguyên", "tưi"]), st.sampled_from(TONES), st.data())
def test_wherever_the_tone_stands_on_a_syllable_it_is_one_word(syllable, tone, data):
    vowels = [at for at, letter in enumerate(syllable) if letter.casefold() in "aeouyêư"]
    places = data.draw(st.lists(st.sampled_from(vowels), min_size=2, max_size=2))
    one, other = (unicodedata.normalize("NFC", syllable[: at + 1] + tone + syllable[at + 1 :]) for at in places)
    assert names.match_key(one) == names.match_key(other)
    assert names.match_key(one) != names.match_key(syllable)


@given(ANY_TEXT)
def test_the_search_key_of_a_search_key_is_itself(text):
    assert names.search_key(names.search_key(text)) == names.search_key(text)


@pytest.mark.parametrize(
    ("name", "sex"),
    [
        ("Nguyễn Văn Đức", "male"),
        ("Nguyễn Thị Hoa", "female"),
        ("Văn Thị Hoa", "female"),
        ("Nguyễn Văn", ""),
        ("Thị Sa Rây", ""),
        ("Nguyễn Thị Văn Anh", ""),
        ("Y Thuyên Niê", ""),
        ("", ""),
    ],
)
def test_only_a_middle_name_tells_of_the_sex(name, sex):
    assert names.sex_of_name(name) == sex
    assert names.sex_of_name(unicodedata.normalize("NFD", name)) == sex


def test_a_rank_goes_with_both():
    assert [names.sex_spoken_to(each) for each in ("Ông", "bà", "Thượng tá", "")] == ["male", "female", "", ""]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Nguyễn Văn Ân", b"\x12!\x01\x01\x01\x00!\x1a*/\x18!\x01\x01\x01\x01\x01\x04\x01\x00,\x11!\x01\x01\x01\x01"),
        (
            "Hả Hạ Á Hà 7",
            b"\n\x01\x01\x00\x1b\x10\x01\x01\x03\x00\x1b\x10\x02\x10\x02\x1b\x10\x01\x01\x06\x01\x05\x01\x01\x02",
        ),
        ("ж", b"\xc8\x046\x01\x01\x00\x01\x00\x01"),
        ("Đỗ", b"\x16#\x01\x01\x04\x00\x01\x00\x01"),
    ],
)
def test_the_keys_that_records_keep_stay_the_same(name, key):
    assert names.sort_key(name) == key, "names entered before would stand apart from names entered now"


def test_figures_stand_before_letters_and_other_scripts_behind_them():
    words = ["Tổ 9", "Tổ 0", "Tổ 10", "Tổ a", "Tổ y", "Tổ ж", "Tổ β", "Tổ", "Tổ 2", "Tổ 漢", "Tổ 1"]
    ordered = ["Tổ", "Tổ 0", "Tổ 1", "Tổ 10", "Tổ 2", "Tổ 9", "Tổ a", "Tổ y", "Tổ β", "Tổ ж", "Tổ 漢"]
    assert sorted(words, key=names.sort_key_text) == ordered
    assert names.sort_key_text("A-B.") == names.sort_key_text("AB"), "signs do not count"


def test_letters_of_all_words_count_before_their_tones():
    assert sorted(["Sở Nội vụ", "Sơ Nội vũ", "Sở Nội vu", "Sở Nổi vu"], key=names.sort_key_text) == [
        "Sơ Nội vũ",
        "Sở Nổi vu",
        "Sở Nội vu",
        "Sở Nội vụ",
    ]
    tones = ["mạ", "má", "mã", "mả", "mà", "ma"]
    assert sorted(tones, key=names.sort_key_text) == ["ma", "mà", "mả", "mã", "má", "mạ"]


@pytest.mark.parametrize(
    ("written", "split"),
    [
        ("Nghệ nhân Ưu tú Hà Thị Cầu", ("Nghệ nhân Ưu tú", "Hà Thị Cầu")),
        ("Phó Giáo sư Lê An", ("Phó Giáo sư", "Lê An")),
        ("Ông Thượng tá Lê Nam", ("Ông Thượng tá", "Lê Nam")),
        ("Thượng tá Bà Lê Nam", ("Thượng tá", "Bà Lê Nam")),
        ("Đồng chí Lê An", ("Đồng chí", "Lê An")),
        ("Bà Cụ Sen", ("Bà", "Cụ Sen")),
        ("Ông Đồng chí Lê An", ("Ông Đồng chí", "Lê An")),
        ("Ông Văn Cao", (None, "Ông Văn Cao")),
        ("Ông Văn Đình Cao", ("Ông", "Văn Đình Cao")),
        ("Ông Lê Nam", ("Ông", "Lê Nam")),
        ("Thượng tá", (None, "Thượng tá")),
        ("Đại tá, Bác sĩ Lê Nam", ("Đại tá, Bác sĩ", "Lê Nam")),
        ("TS.Nguyễn Bình", ("TS.", "Nguyễn Bình")),
        ("TS.", (None, "TS.")),
        ("", (None, "")),
    ],
)
def test_titles_of_several_words_and_one_after_the_other_are_split_off(written, split):
    assert names.split_honorific(written) == split
