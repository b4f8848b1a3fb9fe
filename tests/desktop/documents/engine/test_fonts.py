"""The bundled fonts: what they can draw, how wide it is, where marks stand over their letters."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.engine.fonts import FILES, face

TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
LOWER = [unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in TONES]
ALPHABET = "".join([*LOWER, *(letter.upper() for letter in LOWER), "đĐbcdghklmnpqrstvxBCDGHKLMNPQRSTVX0123456789"])
HIGHLAND = "čĕĭŏŭñČĔĬŎŬÑ"  # Ê-đê, Jrai, Bahnar
WORDS = st.text(st.sampled_from(ALPHABET + "’-.,/()"), min_size=1, max_size=12)


@pytest.mark.parametrize("name", FILES)
def test_every_face_has_every_vietnamese_letter(name):
    assert face(name).missing(ALPHABET) is None


@pytest.mark.parametrize("name", ["Tinos", "Tinos-Bold", "Tinos-Italic", "Tinos-BoldItalic"])
@pytest.mark.parametrize("text", ["H’Čŭn Ayĭ Niê Kđăm", "Y’Bih Ñul", "Ea H’leo", "Cư M’gar", HIGHLAND])
def test_names_of_the_highlands_can_be_printed(name, text):
    assert face(name).missing(text) is None


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("阮 văn an", "阮"),
        ("Nguyễn 😀", "😀"),
        ("سلام", "س"),
        ("שלום", "ש"),
        ("a\ufffd", "\ufffd"),
        ("\U0001d400", "\U0001d400"),
    ],
)
def test_the_first_letter_that_cannot_be_drawn_is_named(text, letter):
    assert face("Tinos").missing(text) == letter


def test_measuring_a_word_first_does_not_make_it_drawable():
    drawn = face("Tinos")
    drawn.width("漢字")
    assert drawn.missing("漢字") == "漢"


@pytest.mark.parametrize("name", FILES)
def test_advances_are_whole_thousandths(name):
    for letter in ALPHABET + " ":
        thousandths = face(name).glyph(letter).advance * 1000
        assert thousandths == pytest.approx(round(thousandths), abs=1e-9)
        assert 0 < thousandths < 2000


@given(st.lists(WORDS, min_size=1, max_size=6), st.sampled_from(sorted(FILES)))
def test_a_line_is_as_wide_as_its_words_and_spaces(words, name):
    drawn = face(name)
    expected = sum(map(drawn.width, words)) + (len(words) - 1) * drawn.width(" ")
    assert drawn.text_width(" ".join(words)) == pytest.approx(expected)
    assert drawn.width(words[0]) == pytest.approx(sum(drawn.glyph(letter).advance for letter in words[0]))


def test_a_mark_that_joins_no_letter_has_no_advance():
    drawn = face("Tinos")
    assert drawn.width("Ê\u0306ban") == drawn.width("Êban")


@pytest.mark.parametrize("name", ["Tinos", "Tinos-Bold", "Tinos-Italic"])
@pytest.mark.parametrize("base", ["ê", "Ê", "ô", "ơ", "ư"])
def test_a_breve_stands_over_the_ink_of_its_letter(name, base):
    letter, mark = face(name).shaped(base + "\u0306")
    assert mark.advance == 0
    foot = mark.ink[1] + mark.dy
    assert letter.ink[3] - 0.03 <= foot <= letter.ink[3] + 0.2
    middle = letter.advance + mark.dx + (mark.ink[0] + mark.ink[2]) / 2
    assert letter.ink[0] - 0.05 < middle < letter.ink[2] + 0.15


@pytest.mark.parametrize("word", ["\u0306Niê", "a\u0306\u0306", "ê\u0306\u0301"])
def test_a_mark_without_a_place_makes_the_word_undrawable(word):
    drawn = face("Tinos")
    assert drawn.shaped(word) is None
    assert unicodedata.combining(drawn.missing(word))


def test_the_glyphs_of_a_word_come_in_its_order():
    drawn = face("Tinos-Bold")
    assert [chr(glyph.code) for glyph in drawn.word_glyphs("Quỳnh")] == list("Quỳnh")
    assert [chr(glyph.code) for glyph in drawn.word_glyphs("ê\u0306ban")] == list("ê\u0306ban")


def test_a_subset_is_small_and_holds_each_letter():
    drawn = face("BeVietnamPro")
    few, glyphs = drawn.subset(set(map(ord, "Sổ Vàng")))
    many, _ = drawn.subset(set(map(ord, ALPHABET)))
    assert sorted(glyphs) == sorted(set(map(ord, "Sổ Vàng")))
    assert all(glyphs.values())
    assert len(set(glyphs.values())) == len(glyphs)
    assert len(few) < len(many) / 4
    assert drawn.subset(set(map(ord, "Sổ Vàng")))[0] == few


def test_capitals_are_about_two_thirds_of_an_em_high():
    for name in FILES:
        assert 0.55 < face(name).cap_height < 0.95
        measures = face(name).metrics()
        assert measures["descent"] < 0 < measures["cap_height"] <= measures["ascent"]
