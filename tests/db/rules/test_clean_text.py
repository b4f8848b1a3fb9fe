"""Text from outside is cleaned once, the same way everywhere, and what is dropped is named."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rules import clean_text
from db.rules.clean_text import clean, clean_lines, examine, has_direction_mark, join_lines, storable, with_marks_named

ANY_TEXT = st.text(
    st.one_of(st.characters(), st.sampled_from(" \t\n\r\u00a0\u200b\ufe0f'‘`ʼ<&\u0306\u0301\u202e\u3164êH")),
    max_size=40,
)


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing_more(text):
    assert clean(clean(text)) == clean(text)
    assert clean_lines(clean_lines(text)) == clean_lines(text)


@given(ANY_TEXT)
def test_a_clean_text_is_composed_has_single_spaces_and_nothing_invisible(text):
    for cleaned in (clean(text), clean_lines(text)):
        assert unicodedata.is_normalized("NFC", cleaned)
        assert cleaned == cleaned.strip() and "  " not in cleaned and "'" not in cleaned
        assert not has_direction_mark(cleaned)
        assert {unicodedata.category(letter) for letter in cleaned.replace("\n", "")}.isdisjoint({"Cc", "Cf", "Cs"})
        assert cleaned.encode("utf-8").decode("utf-8") == cleaned, "no half letters"
    assert "\n" not in clean(text)


@given(ANY_TEXT)
def test_the_two_ways_to_clean_differ_in_line_feeds_only(text):
    assert clean_lines(text).replace("\n", " ") == clean(text)
    assert examine(text).text == clean(text) and examine(text, lines=True).text == clean_lines(text)


@given(st.text(st.sampled_from("aăâeêoôơuưyđAĂÂĐ\u0300\u0301\u0303\u0309\u0323 "), max_size=30))
def test_letters_of_a_mac_become_composed(text):
    assert clean(unicodedata.normalize("NFD", text)) == clean(unicodedata.normalize("NFC", text))


def test_what_is_taken_as_it_is_needs_no_cleaning():
    """Every letter of the fast path is one that the slow path keeps as well."""
    fine = [chr(code) for code in range(0x10000) if clean_text._is_fine(chr(code))]
    assert len(fine) > 700
    assert all(clean_text._examined(letter) == clean_text.CleanText(letter) for letter in fine)
    assert not any(map(unicodedata.combining, fine))


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Ea H'leo", "Ea H’leo"),
        ("Cư M‘gar", "Cư M’gar"),
        ("Y`Bih", "Y’Bih"),
        ("H´Hen Niê", "H’Hen Niê"),
        ("KʼBrĕt", "K’Brĕt"),
        ("Yʹ", "Yʹ"),
        ("Ê\u0306'ban", "Ê\u0306’ban"),
        ("b\u0306`lang", "b\u0306’lang"),
        ("‘Lao động giỏi’", "‘Lao động giỏi’"),
    ],
)
def test_the_apostrophe_of_a_name_is_the_typographic_one(written, kept):
    assert clean(written) == kept


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("\ufeff Nguyễn\u00a0Văn\u200b  A\t\r\n", "Nguyễn Văn A"),
        ("Nguyễn\u2003Văn\u3000A", "Nguyễn Văn A"),
        ("Ê\u0306ban", "Ê\u0306ban"),
        ("Giải nhất ★\ufe0f", "Giải nhất ★"),
        ("Trần\u00adVăn\u034f Lộc", "TrầnVăn Lộc"),
        ("a\x0bb\x85c\u2028d", "a b c d"),
        ("a\x00b", "ab"),
        ("", ""),
        (" \n\t ", ""),
        ("\ud800", "\ufffd"),
        ("\ufffe\ufdd0\U0001ffff", "\ufffd\ufffd\ufffd"),
        ("Ban \ue000", "Ban \ue000"),  # a symbol of some font: no paper prints it, so it must be seen
    ],
)
def test_invisible_characters_and_strange_spaces_go(written, kept):
    assert clean(written) == kept


def test_line_feeds_stay_where_lines_are_kept():
    assert clean_lines(" Căn cứ Luật;\r\n\r\n  Căn cứ  Nghị định; \n") == "Căn cứ Luật;\nCăn cứ Nghị định;"
    assert clean(" Căn cứ Luật;\r\n\r\n  Căn cứ  Nghị định; \n") == "Căn cứ Luật; Căn cứ Nghị định;"
    assert clean_lines("a\rb\u2029c") == "a\nb\nc"


def test_several_texts_become_one_line_each():
    assert join_lines(("Sở Nội vụ", "Ban\nThi đua")) == "Sở Nội vụ\nBan Thi đua"
    assert clean_lines(join_lines(("Như trên", " ", "Lưu VT"))) == "Như trên\nLưu VT"
    assert join_lines(()) == ""


def test_what_was_found_is_named_once_with_its_code_point():
    found = examine("A\u200bB\u200b\tC\x01 \u202e<b>\ufe0f").found
    assert found == (
        ("invisible_chars", "U+200B"),
        ("tab", "U+0009"),
        ("control_character", "U+0001"),
        ("bidi", "U+202E"),
        ("invisible_chars", "U+FE0F"),
        ("markup_text", "<"),
    )
    assert examine("Trần & Lộc").found == ()
    assert examine("Trần &amp; Lộc").found == (("markup_text", "&amp;"),)
    assert examine("Nguyễn\u00a0Văn  A").found == ()


@pytest.mark.parametrize("mark", "\u061c\u200e\u200f\u202a\u202e\u2066\u2069")
def test_a_mark_that_turns_the_direction_is_seen(mark):
    assert has_direction_mark(f"Nguyễn{mark} An")
    assert examine(f"An{mark}").found == (("bidi", f"U+{ord(mark):04X}"),)


def test_a_vietnamese_text_holds_no_direction_mark():
    assert not has_direction_mark("Nguyễn Thị Hòa ‘’“”–…\u200b\u2065\u206a")


def test_the_highest_code_points_are_no_letters():
    assert clean(chr(sys.maxunicode)) == "\ufffd"


def test_a_list_that_is_only_looked_at_keeps_the_apostrophe_that_was_typed():
    assert examine("H'Len\u00a0Niê", apostrophe=False).text == "H'Len Niê"


def test_what_turns_or_hides_letters_is_shown_by_its_code_in_a_sentence():
    assert with_marks_named("Quyết định \u202efdp.exe\x07") == "Quyết định ‹U+202E›fdp.exe‹U+0007›"
    assert with_marks_named("Lò Thị Sen\nThôn Nà Tông") == "Lò Thị Sen\nThôn Nà Tông"


def test_half_letters_of_odd_file_names_can_be_stored_and_all_else_is_as_it_was():
    assert storable("ảnh \udcff.jpg") == "ảnh \ufffd.jpg"
    assert storable("H'Len \u202e <b>") == "H'Len \u202e <b>"


def test_a_name_of_blanks_that_look_like_nothing_is_empty():
    assert clean("\u2800 \u3164\u00a0") == ""
