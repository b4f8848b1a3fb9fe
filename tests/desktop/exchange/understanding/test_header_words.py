"""Headers of columns as offices word them."""

import unicodedata

import pytest

from desktop.exchange.understanding.header_words import HeaderWords

WORDS = HeaderWords()


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("STT", "number"),
        ("TT", "number"),
        ("Số TT", "number"),
        ("Họ và tên", "name"),
        ("HỌ VÀ TÊN", "name"),
        ("Họ tên", "name"),
        ("Tên tập thể", "name"),
        ("Họ và tên (chữ in hoa)", "name"),
        ("Họ đệm", "family"),
        ("Danh xưng", "honorific"),
        ("Ngày sinh", "dob"),
        ("Năm sinh", "dob"),
        ("Ngày, tháng, năm sinh", "dob"),
        ("Nam", "birth_male"),
        ("Nữ", "birth_female"),
        ("Giới tính", "gender"),
        ("Chức vụ", "position"),
        ("Chức danh", "position"),
        ("Đơn vị", "unit"),
        ("Đơn vị công tác", "unit"),
        ("Chức vụ, đơn vị công tác", "position_unit"),
        ("Hình thức khen thưởng", "award"),
        ("Danh hiệu", "award"),
        ("Thành tích", "reason"),
        ("Ghi chú", "note"),
        ("Số CCCD", "identity"),
        ("Điện thoại", "phone"),
        ("Mã", "code"),
        ("Đối tượng", "kind"),
        ("Năm", "year"),
        ("Hình thức đã được khen năm trước", "other"),
    ],
)
def test_headers_name_their_field(text: str, field: str) -> None:
    found, score = WORDS.field_of(text)
    assert (found, score >= 0.85) == (field, True)
    assert WORDS.field_of(unicodedata.normalize("NFD", text)) == (found, score)


@pytest.mark.parametrize(
    ("text", "field"),
    [("Đ/vị CT", "unit"), ("C.vụ", "position"), ("Ngày sinhh", "dob"), ("Hinh thuc khen thuong", "award")],
)
def test_abbreviated_and_mistyped_headers_are_known_less_surely(text: str, field: str) -> None:
    found, score = WORDS.field_of(text)
    assert found == field
    assert 0.7 <= score <= 1.0


@pytest.mark.parametrize("text", ["", "Xanh đỏ tím", "1990", "?", "x" * 200, "Lê Thị Na"])
def test_what_is_no_header(text: str) -> None:
    assert WORDS.field_of(text)[1] < 0.7


def test_what_an_office_corrected_wins_over_the_vocabulary() -> None:
    own = HeaderWords({"Nhiệm vụ được giao": "position", "Ghi chú": "reason"})
    assert own.field_of("NHIỆM VỤ ĐƯỢC GIAO") == ("position", 1.0)
    assert own.field_of("Ghi chú") == ("reason", 1.0)
    assert WORDS.field_of("Ghi chú") == ("note", 1.0)


def test_a_note_in_brackets_is_no_part_of_a_header() -> None:
    assert WORDS.field_of("Đơn vị công tác (ghi đầy đủ)") == ("unit", 1.0)
    assert WORDS.field_of("Năm sinh (dd/mm/yyyy)") == ("dob", 1.0)
