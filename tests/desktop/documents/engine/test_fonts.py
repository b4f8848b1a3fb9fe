"""The bundled fonts: what they can draw, how wide it is, where marks stand over their letters."""

import unicodedata

import pytest
import uharfbuzz
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.engine import fonts
from desktop.documents.engine.fonts import FILES, Face, face

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


def test_of_many_words_only_so_many_are_kept_and_all_are_measured_alike(monkeypatch):
    monkeypatch.setattr(fonts, "_MOST_WORDS", 3)
    drawn, words = Face("Tinos"), ("một", "hai", "ba", "bốn", "một", "bốn")
    assert [drawn.width(word) for word in words] == [face("Tinos").width(word) for word in words]
    assert list(drawn._widths) == ["một", "hai", "ba"]


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


@pytest.mark.parametrize(
    ("name", "word"), [("Tinos-Italic", "ư\u0306"), ("Tinos-Bold", "g\u0303"), ("Charm-Bold", "b\u0300")]
)
def test_a_mark_stands_where_its_font_places_it(name, word):
    font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(face(name).file))))
    buffer = uharfbuzz.Buffer()
    buffer.add_str(word)
    buffer.guess_segment_properties()
    uharfbuzz.shape(
        font, buffer, dict.fromkeys(("ccmp", "liga", "clig", "calt", "rlig", "kern", "locl", "rclt"), False)
    )
    placed = buffer.glyph_positions[1]
    if not (placed.x_offset or placed.y_offset):
        pytest.fail("the font places no mark here: another pair has to be tried")
    mark = face(name).shaped(word)[1]
    upem = font.face.upem
    assert (mark.dx, mark.dy) == pytest.approx((placed.x_offset / upem, placed.y_offset / upem))


def test_a_mark_that_its_font_does_not_place_stands_centred_above_the_ink():
    letter, mark = face("Tinos").shaped("ê\u0306")
    middle = letter.advance + mark.dx + (mark.ink[0] + mark.ink[2]) / 2
    assert middle == pytest.approx((letter.ink[0] + letter.ink[2]) / 2)
    assert mark.ink[1] + mark.dy == pytest.approx(letter.ink[3] + 0.045)


def test_the_ink_of_a_letter_is_where_its_outline_is():
    font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(face("Tinos").file))))
    for letter in "gjĐỶ,":
        glyph, upem = face("Tinos").glyph(letter), font.face.upem
        box = font.get_glyph_extents(font.get_nominal_glyph(ord(letter)))
        told = (box.x_bearing, box.y_bearing + box.height, box.x_bearing + box.width, box.y_bearing)
        assert glyph.ink == pytest.approx(tuple(value / upem for value in told))
        assert (glyph.code, glyph.dx, glyph.dy) == (ord(letter), 0.0, 0.0)
    assert face("Tinos").glyph(" ").ink is None
    assert face("Tinos").cap_height == face("Tinos").glyph("H").ink[3]


def test_a_word_measured_twice_is_as_wide_and_a_text_of_spaces_has_their_width():
    drawn = face("Charm-Bold")
    assert drawn.width("Thưởng") == drawn.width("Thưởng") > drawn.width("Thư")
    assert drawn.text_width("   ") == pytest.approx(3 * drawn.width(" "))
    assert drawn.text_width("Lê Lê") == pytest.approx(2 * drawn.width("Lê") + drawn.width(" "))


def test_measures_are_thousandths_of_an_em_as_the_file_has_them():
    for name in FILES:
        font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(face(name).file))))
        extents, scale = font.get_font_extents("ltr"), 1000 / font.face.upem
        assert face(name).metrics() == {
            "ascent": round(extents.ascender * scale),
            "descent": round(extents.descender * scale),
            "cap_height": round(face(name).cap_height * 1000),
        }


@pytest.mark.parametrize(
    ("name", "word"), [("BeVietnamPro", "x\u0323"), ("Tinos", "x\u0323"), ("GreatVibes", "q\u0323")]
)
def test_a_mark_below_a_letter_that_the_font_does_not_place_is_refused_and_not_set_above(name, word):
    assert face(name).shaped(word) is None
    assert face(name).missing(word) == "\u0323"
