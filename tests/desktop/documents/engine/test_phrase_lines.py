"""Names of bodies and abstracts are centred and break by phrases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.engine.canvas import BOLD, ITALIC, width_mm
from desktop.documents.engine.phrase_lines import phrase_lines

WORDS = st.lists(st.text("aăâbdđêghiơưtyXỮ.,-0123456789%", min_size=1, max_size=40), min_size=1, max_size=40)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("Sở Thông tin và Truyền thông", 60, ["SỞ THÔNG TIN", "VÀ TRUYỀN THÔNG"]),
        ("Ủy ban nhân dân tỉnh Tuyên Quang", 60, ["ỦY BAN NHÂN DÂN", "TỈNH TUYÊN QUANG"]),
        ("UBND tỉnh Tuyên Quang", 60, ["UBND TỈNH TUYÊN QUANG"]),
    ],
)
def test_names_of_bodies_break_by_phrases(text, width, lines):
    assert phrase_lines(text, BOLD, 12.5, width, 3, capitals=True) == lines


def test_an_abstract_breaks_where_a_reader_breathes():
    text = (
        "Về việc đề nghị tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh cho tập thể, cá nhân có thành tích xuất sắc"
        " trong phong trào thi đua yêu nước năm 2022"
    )
    assert phrase_lines(text, BOLD, 14, 150, 3) == [
        "Về việc đề nghị tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
        "cho tập thể, cá nhân có thành tích xuất sắc",
        "trong phong trào thi đua yêu nước năm 2022",
    ]


@pytest.mark.parametrize("width", [60, 70, 80, 95])
def test_dates_and_places_are_never_parted_in_display_lines(width):
    text = (
        "(Kèm theo Quyết định số 1598/QĐ-UBND ngày 22 tháng 12 năm 2023 của Chủ tịch Ủy ban nhân dân tỉnh Tuyên Quang)"
    )
    for line in phrase_lines(text, ITALIC, 13, width, 4):
        assert not line.endswith(("số", "ngày", "22", "tháng", "12", "năm", "Tuyên", "tỉnh"))


@given(words=WORDS, width=st.floats(40, 150), most=st.integers(1, 4))
def test_lines_hold_every_word_in_order_and_stay_in_their_width(words, width, most):
    lines = phrase_lines(" ".join(words), BOLD, 13, width, most)
    assert " ".join(lines).split() == words
    assert all(" " not in line or width_mm(BOLD, 13, line) <= width + 0.01 for line in lines)


def test_a_text_that_fits_is_one_line_and_an_empty_one_is_none():
    assert phrase_lines("Sở Nội vụ", BOLD, 13, 80, 2) == ["Sở Nội vụ"]
    assert phrase_lines("", BOLD, 13, 80, 2) == phrase_lines("  ", BOLD, 13, 80, 2) == []


def test_a_no_break_space_stays_inside_its_word():
    lines = phrase_lines("ngày\u00a0\u00a0\u00a0tháng 12 năm 2023", BOLD, 13, 34, 2)
    assert lines == ["ngày\u00a0\u00a0\u00a0tháng", "12 năm 2023"]


def test_more_lines_than_wanted_are_taken_before_a_name_is_parted():
    office = "Giám đốc Sở Thông tin và Truyền thông tỉnh Tuyên Quang"
    lines = phrase_lines(office, BOLD, 13, 52, 1)
    assert len(lines) > 1
    assert not any(line.endswith(("Thông", "Truyền", "tỉnh", "Tuyên")) for line in lines)


def test_a_bound_phrase_is_parted_before_its_and_where_nothing_else_fits():
    assert phrase_lines("Thông tin và Truyền thông", BOLD, 13, 40, 2) == ["Thông tin", "và Truyền thông"]


def test_words_that_fit_no_line_stand_one_under_the_other():
    assert phrase_lines("Ủy ban nhân dân", BOLD, 13, 5, 2) == ["Ủy", "ban", "nhân", "dân"]


def test_three_words_that_need_two_lines_take_two():
    assert phrase_lines("Phòng Nội vụ", BOLD, 13, 18, 2) == ["Phòng", "Nội vụ"]
    assert phrase_lines("Phòng Nội vụ", BOLD, 13, 12, 2) == ["Phòng", "Nội", "vụ"]
    assert phrase_lines("Nội vụ", BOLD, 13, 12, 2) == ["Nội", "vụ"]


def test_a_line_that_just_fits_is_not_broken():
    text = "Sở Nội vụ"
    exact = width_mm(BOLD, 13, text)
    assert phrase_lines(text, BOLD, 13, exact + 0.001, 2) == [text]
    assert len(phrase_lines(text, BOLD, 13, exact - 0.01, 2)) == 2


def test_a_single_word_wider_than_its_line_stands_on_one_line():
    assert phrase_lines("Nghiêng", BOLD, 13, 5, 2) == ["Nghiêng"]
    assert phrase_lines("nghiêng", BOLD, 13, 5, 2, capitals=True) == ["NGHIÊNG"]
