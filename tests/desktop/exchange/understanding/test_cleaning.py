"""Texts of cells are cleaned without changing what they say, and what was cleaned is told."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exchange.understanding.cleaning import Cleaned, clean_cell, is_fine, one_line


@pytest.mark.parametrize("text", ["Nguyễn Văn An", "Sở Y tế", "H'Hen Niê", "12/05/1990", "", "A-B, C; (D)"])
def test_good_text_is_left_as_it_is(text: str) -> None:
    assert clean_cell(text) == (text, Cleaned.NOTHING)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("  Sở   Y tế ", "Sở Y tế"),
        ("Sở\tY tế", "Sở Y tế"),
        ("Sở \r\n  Y tế", "Sở\nY tế"),
        ("Sở\n\n\nY tế", "Sở\nY tế"),
        (unicodedata.normalize("NFD", "Nguyễn Thị Hường"), "Nguyễn Thị Hường"),
    ],
)
def test_spaces_lines_and_composed_letters_are_not_worth_a_word(written: str, text: str) -> None:
    assert clean_cell(written) == (text, Cleaned.NOTHING)


@pytest.mark.parametrize("sign", ["\u200b", "\u200d", "\ufeff", "\u00ad", "\u2060", "\u200e"])
def test_invisible_signs_go_and_are_told(sign: str) -> None:
    assert clean_cell(f"Lê{sign} Thị Na") == ("Lê Thị Na", Cleaned.INVISIBLE)


@pytest.mark.parametrize("space", ["\u00a0", "\u2009", "\u3000", "\u202f"])
def test_odd_spaces_become_spaces(space: str) -> None:
    assert clean_cell(f"Lê{space}Thị Na") == ("Lê Thị Na", Cleaned.INVISIBLE)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("Nguyễn Vаn", "Nguyễn Van"),  # Cyrillic а
        ("Ðoàn Thị Na", "Đoàn Thị Na"),  # Icelandic Ð
        ("Ｌê Thị Na", "Lê Thị Na"),  # full width L
        ("Ηà Thị Na", "Hà Thị Na"),  # Greek Η
    ],
)
def test_letters_that_only_look_alike_are_exchanged(written: str, text: str) -> None:
    assert clean_cell(written) == (text, Cleaned.LOOKALIKE)


def test_a_text_in_another_script_is_left_in_it() -> None:
    assert clean_cell("Москва")[0] == "Москва"


@pytest.mark.parametrize("text", ["<b>Lê Thị Na</b>", "Lê &amp; Na", "Lê<br>Na", "A &#39; B"])
def test_markup_is_kept_and_told(text: str) -> None:
    assert clean_cell(text) == (text, Cleaned.MARKUP)


@pytest.mark.parametrize("text", ["=A1", "@SUM(A1)", "+1+2", "-3*4", "=HYPERLINK(1)", "-A1"])
def test_formulas_are_kept_as_text_and_told(text: str) -> None:
    assert clean_cell(text) == (text, Cleaned.FORMULA)


@pytest.mark.parametrize("text", ["- Lê Thị Na", "-", "+", "1 < 2", "Lê & Na", "+84 912 345 678", "a=b"])
def test_signs_that_are_no_formula_and_no_markup(text: str) -> None:
    assert clean_cell(text)[1] is Cleaned.NOTHING


def test_fine_texts_need_no_word() -> None:
    assert is_fine("Nguyễn Văn An")
    assert not is_fine(" Nguyễn") and not is_fine("=A1") and not is_fine("Lê\u200b") and not is_fine("")


def test_a_line_has_no_breaks() -> None:
    assert one_line("Sở\nY tế") == "Sở Y tế"
    assert one_line("Sở Y tế") == "Sở Y tế"


@given(st.text(max_size=40))
def test_cleaning_twice_cleans_nothing_more(text: str) -> None:
    once, _ = clean_cell(text)
    again, found = clean_cell(once)
    assert again == once
    assert unicodedata.is_normalized("NFC", once)
    assert not found & Cleaned.INVISIBLE


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("'Nguyễn Quốc Bảo", "Nguyễn Quốc Bảo"),
        ("‘Trương Gia Đạt", "Trương Gia Đạt"),
        ("’Sở Y tế", "Sở Y tế"),
        ("'05/03/1985", "05/03/1985"),
        ('="036083010001"', "036083010001"),
        ('="Câu lạc bộ ""Liên thế hệ"""', 'Câu lạc bộ "Liên thế hệ"'),
        ("H'Hen Niê", "H'Hen Niê"),
        ("'Nguyễn An'", "'Nguyễn An'"),
        ("'", "'"),
    ],
)
def test_what_marks_a_cell_as_text_is_no_part_of_it(written: str, text: str) -> None:
    assert clean_cell(written)[0] == text
