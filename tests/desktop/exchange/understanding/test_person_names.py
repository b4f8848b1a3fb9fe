"""Names of persons: honorifics, ranks, degrees and what stands behind a name."""

import pytest

from desktop.exchange.understanding.person_names import (
    is_suspect_name,
    may_be_title,
    mostly_with_salutation,
    split_name,
    split_people,
    two_names,
    with_capitals,
)


@pytest.mark.parametrize(
    ("text", "honorific", "name"),
    [
        ("Nguyễn Văn An", None, "Nguyễn Văn An"),
        ("Ông Nguyễn Văn An", "Ông", "Nguyễn Văn An"),
        ("ông: Nguyễn Văn An", "Ông", "Nguyễn Văn An"),
        ("Bà Lê Thị Na", "Bà", "Lê Thị Na"),
        ("bà lê thị na", "Bà", "Lê Thị Na"),
        ("BÀ LÊ THỊ NA", "Bà", "Lê Thị Na"),
        ("Ô. Nguyễn Văn An", "Ông", "Nguyễn Văn An"),
        ("Mrs. Lê Thị Na", "Bà", "Lê Thị Na"),
        ("Đồng chí Nguyễn Văn An", "Đồng chí", "Nguyễn Văn An"),
        ("Đ/c Nguyễn Văn An", "Đồng chí", "Nguyễn Văn An"),
        ("Đại tá Nguyễn Văn An", "Đại tá", "Nguyễn Văn An"),
        ("ThS. Nguyễn Văn An", "ThS.", "Nguyễn Văn An"),
        ("ThS. Bà Nguyễn Thị Hoa", "Bà", "Nguyễn Thị Hoa"),
        ("1. Ông Nguyễn Văn An", "Ông", "Nguyễn Văn An"),
        ("- Bà Lê Thị Na", "Bà", "Lê Thị Na"),
        ("Ông/Bà: Lê Thị Na", None, "Lê Thị Na"),
        ("Ông John Michael O'Brien-Smith", "Ông", "John Michael O'Brien-Smith"),
        ("Ông Bounnhang Vorachit", "Ông", "Bounnhang Vorachit"),
        ("Bà Hiroko Tanaka", "Bà", "Hiroko Tanaka"),
        ("Y'Bih Niê", None, "Y'Bih Niê"),
        ("Ông Y’Bih Niê", "Ông", "Y’Bih Niê"),
        ("Bà H'HEN NIÊ KĐĂM", "Bà", "H'Hen Niê Kđăm"),
        ("Đàng Thị Mỹ Hương", None, "Đàng Thị Mỹ Hương"),
    ],
)
def test_an_honorific_is_parted_from_the_name(text: str, honorific: str | None, name: str) -> None:
    found = split_name(text)
    assert (found.honorific, found.name, found.extra) == (honorific, name, "")


def test_a_degree_is_no_salutation() -> None:
    assert split_name("TS. Nguyễn Văn An").only_degree
    assert not split_name("TS. Bà Nguyễn Thị Hoa").only_degree


@pytest.mark.parametrize(
    ("text", "name", "extra"),
    [
        ("Nguyễn Văn An (Trưởng phòng)", "Nguyễn Văn An", "Trưởng phòng"),
        ("Nguyễn Văn An, Trưởng phòng", "Nguyễn Văn An", "Trưởng phòng"),
        ("Nguyễn Văn An - Trưởng phòng Hành chính", "Nguyễn Văn An", "Trưởng phòng Hành chính"),
        ("Nguyễn Văn An\nTrưởng phòng", "Nguyễn Văn An", "Trưởng phòng"),
        ("Nguyễn Văn An 1990", "Nguyễn Văn An", "1990"),
        ("Nguyễn Văn An, sinh năm 1990", "Nguyễn Văn An", "sinh năm 1990"),
    ],
)
def test_what_stands_behind_a_name_is_told_apart(text: str, name: str, extra: str) -> None:
    found = split_name(text)
    assert found.name == name
    assert extra in found.extra


def test_ong_is_a_family_name_where_nobody_else_is_spoken_to() -> None:
    assert split_name("Ông Văn An", surname_ong=True).name == "Ông Văn An"
    assert split_name("Ông Nguyễn Văn An", surname_ong=True).honorific == "Ông"
    assert split_name("Ông Thị Lan").name == "Ông Thị Lan"  # no man is called Thị


def test_whether_a_list_speaks_to_its_people() -> None:
    assert mostly_with_salutation(["Ông Nguyễn Văn An", "Bà Lê Thị Na", "Bà Hà Thị Mai"])
    assert not mostly_with_salutation(["Ông Văn An", "Lê Thị Na", "Hà Thị Mai", "Vi Văn Quyết"])
    assert mostly_with_salutation([])  # too few to say: an honorific is likelier


@pytest.mark.parametrize("word", ["Ông", "bà", "ThS", "Đại", "đồng", "MR"])
def test_first_words_that_may_begin_a_title(word: str) -> None:
    assert may_be_title(word)


@pytest.mark.parametrize("word", ["Nguyễn", "Vi", "Sở"])
def test_first_words_that_begin_a_name(word: str) -> None:
    assert not may_be_title(word)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Nguyễn Văn An", ("Nguyễn Văn An",)),
        ("Nguyễn Văn An, Lê Thị Na", ("Nguyễn Văn An", "Lê Thị Na")),
        ("Ông Nguyễn Văn An và Bà Lê Thị Na", ("Ông Nguyễn Văn An", "Bà Lê Thị Na")),
        ("Nguyễn Văn An\nLê Thị Na", ("Nguyễn Văn An", "Lê Thị Na")),
        ("1. Nguyễn Văn An 2. Lê Thị Na", ("1. Nguyễn Văn An", "2. Lê Thị Na")),
        ("Nguyễn Văn An, Trưởng phòng", ("Nguyễn Văn An, Trưởng phòng",)),
        ("Sở Văn hóa, Thể thao và Du lịch", ("Sở Văn hóa, Thể thao và Du lịch",)),
        ("Hộ ông Lý A Sì và bà Ma Thị Chín", ("Hộ ông Lý A Sì và bà Ma Thị Chín",)),
    ],
)
def test_several_people_in_a_cell_are_parted_only_where_all_are_people(text: str, people: tuple[str, ...]) -> None:
    assert split_people(text) == people


@pytest.mark.parametrize(
    "name",
    [
        "An",
        "Nguyễn Văn 5",
        "Nguyễn ??? An",
        "Nguyễn Vn An",
        "Ng.T. Hoa",
        "Trần V. Tú",
        "Nguyễn_Văn An",
        "Trưởng phòng Hành chính",
        "A B C D E F G H",
    ],
)
def test_names_that_can_hardly_be_right(name: str) -> None:
    assert is_suspect_name(name)


@pytest.mark.parametrize(
    "name", ["Nguyễn Văn An", "Y'Bih Niê", "H’Hen Niê", "Vừ A Dính", "Lò Thị Én", "Công Tằng Tôn Nữ Thị Ninh", "K'Brêu"]
)
def test_names_of_every_people_of_the_country_are_names(name: str) -> None:
    assert not is_suspect_name(name)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Nguyễn văn An", "Nguyễn Văn An"),
        ("nguyễn Văn An", "Nguyễn Văn An"),
        ("NGUYỄN văn AN", "Nguyễn Văn An"),
        ("Lê Thị Na (*)", "Lê Thị Na"),
        ("Hoàng Thị Kiều¹", "Hoàng Thị Kiều"),
        ("Trương Gia Đạt **", "Trương Gia Đạt"),
        ("Ludwig van Beethoven", "Ludwig van Beethoven"),
    ],
)
def test_forgotten_capitals_and_marks_of_footnotes_are_mended(written: str, name: str) -> None:
    assert with_capitals(split_name(written).name) == name and not is_suspect_name(name)


@pytest.mark.parametrize("written", ["ánh Thị Đông", "guyễn Văn An", "Lò văn Ún nghỉ hưu"])
def test_a_small_first_letter_that_may_hide_a_lost_one_is_in_doubt(written: str) -> None:
    assert is_suspect_name(with_capitals(split_name(written).name))


def test_two_people_behind_one_another_are_parted_by_the_address_or_doubted() -> None:
    assert split_people("Ông Ma Văn Tấn Bà Vi Thị Na") == ("Ông Ma Văn Tấn", "Bà Vi Thị Na")
    assert split_people("Ma Văn Tấn Vi Thị Na") == ("Ma Văn Tấn Vi Thị Na",)
    assert two_names("Ma Văn Tấn Vi Thị Na") == ("Ma Văn Tấn", "Vi Thị Na")
    assert is_suspect_name("Ma Văn Tấn Vi Thị Na")


@pytest.mark.parametrize(
    "name", ["Nguyễn Trần Thị Mai Anh", "Tôn Nữ Thị Bảo Ngọc", "Lê Thị Bà", "Hoàng Bà Lan", "Ma Văn Tấn"]
)
def test_a_long_name_of_one_person_stays_one(name: str) -> None:
    assert split_people(name) == (name,) and two_names(name) == ()


def test_long_brackets_behind_a_name_hide_no_honorific() -> None:
    found = split_name("Ông Hoàng Đình Quân (tức Ba Hòa) (quốc tịch Hoa Kỳ) (truy tặng)")
    assert (found.honorific, found.name) == ("Ông", "Hoàng Đình Quân")
    assert found.extra == "tức Ba Hòa, quốc tịch Hoa Kỳ, truy tặng"
