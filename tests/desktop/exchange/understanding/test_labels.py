"""Labels and the values behind them."""

import pytest

from desktop.exchange.understanding.header_words import HeaderWords
from desktop.exchange.understanding.labels import field_of_label, labelled, looks_like_form_row, value_of

WORDS = HeaderWords()


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Chức vụ:", "position"),
        ("2. Ngày sinh", "dob"),
        ("- Đơn vị công tác :", "unit"),
        ("a) Họ, chữ đệm và tên:", "name"),
        ("Hình thức khen:", "award"),
        ("Lê Thị Na", ""),
        ("Tổng công ty Điện lực miền Bắc", ""),
        ("", ""),
    ],
)
def test_the_field_of_a_label(text: str, field: str):
    assert field_of_label(text, WORDS) == field


def test_labels_within_one_line():
    line = "1. Họ và tên: Lê Thị Na; chức vụ: Kế toán, Thủ quỹ; đơn vị: Sở Y tế;"
    assert labelled(line, WORDS) == [("name", "Lê Thị Na"), ("position", "Kế toán, Thủ quỹ"), ("unit", "Sở Y tế")]


def test_a_name_before_the_first_label():
    assert labelled("2. Bà Lê Thị Na, chức vụ: Kế toán", WORDS) == [("", "Bà Lê Thị Na"), ("position", "Kế toán")]


@pytest.mark.parametrize("line", ["1. Ông Lê Văn Tú, Kế toán, Sở Y tế", "Đồng ý với danh sách trình", "", "Lúc 8:30"])
def test_lines_without_labels(line: str):
    assert labelled(line, WORDS) == []


@pytest.mark.parametrize("blank", ["……………", "....", " / / ", "___", ""])
def test_dots_to_write_on_are_no_value(blank: str):
    assert value_of(blank) == ""


def test_a_name_beside_its_label_is_a_form_and_headers_beside_each_other_are_none():
    assert looks_like_form_row(["Họ và tên:", "Lê Thị Na", "Ngày sinh:", "1/2/1990"], WORDS)
    assert not looks_like_form_row(["STT", "Họ và tên", "Đơn vị", "TT", "Họ và tên"], WORDS)
    assert not looks_like_form_row(["TT", "Họ và tên", "TT", "Họ và tên"], WORDS)
