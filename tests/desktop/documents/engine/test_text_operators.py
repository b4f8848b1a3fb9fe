"""Lines of text as operators: numbers, colours, strings, tracking, pairs, the text that readers see."""

import io
import re
import zlib

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.engine.document import StreamedDocument
from desktop.documents.engine.fonts import face as metrics
from desktop.documents.engine.ink_extents import width_em
from desktop.documents.engine.text_operators import (
    COLOURS,
    TextEncoder,
    TextLine,
    TextRun,
    colour,
    escaped,
    hexadecimal,
    number,
    number3,
    word_with_marks,
)
from desktop.documents.engine.units import POINTS

SHEET = (297.0, 210.0)


def page(*lines: TextLine) -> pypdfium2.PdfDocument:
    """Return a document of one page with these lines."""
    out, encoder = io.BytesIO(), TextEncoder()
    document = StreamedDocument(out, title="Thử", author="Thử")
    document.add_page(zlib.compress(encoder.encode(lines, SHEET[1])), SHEET)
    for face, letters in encoder.letters.items():
        document.use_letters(face, letters)
    document.close()
    return pypdfium2.PdfDocument(out.getvalue())


def seen(*lines: TextLine) -> tuple[str, dict[str, float]]:
    """Return the page's text and where each of its letters starts, in mm (the last of equal ones)."""
    document = page(*lines)
    text = document[0].get_textpage()
    said = text.get_text_range()
    places = {said[at]: text.get_charbox(at, loose=True)[0] / POINTS for at in range(text.count_chars())}
    document.close()
    return said, places


@pytest.mark.parametrize(
    ("value", "text"), [(0, "0"), (-0.001, "0"), (1.5, "1.5"), (2.0, "2"), (841.8898, "841.89"), (-3.256, "-3.26")]
)
def test_numbers_are_as_short_as_they_go(value, text):
    assert number(value) == text


def test_shares_of_a_colour_have_three_decimals():
    assert number3(1 / 3) == "0.333"
    assert number3(0) == "0"
    assert colour("text") == "0 g"
    assert colour("text", "RG") == "0 G"
    assert colour("paper", "RG") == "1 1 1 RG"
    assert all(colour(name).split()[-1] in ("rg", "g") for name in COLOURS)


@given(st.text(st.characters(max_codepoint=0xFFFF, blacklist_categories=("Cs",)), max_size=20))
def test_both_kinds_of_string_hold_the_same_codes(text):
    inside = escaped(text)[1:-1]
    plain = bytearray()
    at = 0
    while at < len(inside):
        if inside[at : at + 1] == b"\\":
            plain += b"\r" if inside[at + 1 : at + 2] == b"r" else inside[at + 1 : at + 2]
            at += 2
        else:
            plain += inside[at : at + 1]
            at += 1
    assert (
        bytes(plain).decode("utf-16-be") == text == bytes.fromhex(hexadecimal(text)[1:-1].decode()).decode("utf-16-be")
    )


@pytest.mark.parametrize("text", ["Tổ (Đội) \\ số 12 )(", "một\u2026", "Số: 12/QĐ-UBND", "Ê\u0306ban, Cư M’gar"])
def test_a_line_says_its_text(text):
    said, _ = seen(TextLine("name", 20, 50, "text", (TextRun("Tinos", 14, text),)))
    assert said == text


def test_a_line_starts_at_its_place_on_the_sheet():
    document = page(TextLine("name", 100, 60, "red", (TextRun("Tinos-Bold", 20, "H"),)))
    shown = next(document[0].get_objects())
    left, bottom, _, _ = shown.get_bounds()
    assert left / POINTS == pytest.approx(100, abs=0.3)
    assert SHEET[1] - bottom / POINTS == pytest.approx(60, abs=0.1)
    document.close()


def test_tracked_capitals_are_read_as_one_word():
    said, _ = seen(TextLine("form", 20, 50, "red", (TextRun("Tinos-Bold", 40, "BẰNG KHEN"),), 0.12))
    assert said == "BẰNG KHEN"


def test_pairs_move_what_follows_them():
    runs = (TextRun("Tinos", 20, "AVE|"),)
    _, plain = seen(TextLine("form", 20, 50, "text", runs))
    _, close = seen(TextLine("form", 20, 50, "text", runs, 0.0, (("AV", -0.1),)))
    assert plain["|"] - close["|"] == pytest.approx(0.1 * 20 / POINTS, abs=0.02)


def test_word_space_and_space_behind_a_run_move_what_follows():
    plain = (TextRun("Tinos", 20, "Bà "), TextRun("Tinos", 20, "Lê Ỷ|"))
    wide = (TextRun("Tinos", 20, "Bà ", after=6.0), TextRun("Tinos", 20, "Lê Ỷ|", word_space=0.25))
    _, before = seen(TextLine("name", 20, 50, "text", plain))
    _, after = seen(TextLine("name", 20, 50, "text", wide))
    assert after["L"] - before["L"] == pytest.approx(6 / POINTS, abs=0.02)
    assert after["|"] - before["|"] == pytest.approx((6 + 0.25 * 20) / POINTS, abs=0.02)


def test_a_line_is_drawn_as_wide_as_it_is_measured():
    text = "Đã có thành tích xuất sắc trong phong trào thi đua yêu nước năm 2022"
    _, places = seen(TextLine("reason", 20, 50, "text", (TextRun("Tinos", 15, text), TextRun("Tinos", 15, "|"))))
    assert places["|"] == pytest.approx(20 + width_em("Tinos", text, 0.0, {}) * 15 / POINTS, abs=0.02)


def test_letters_used_are_gathered_by_face():
    encoder = TextEncoder()
    lines = [
        TextLine("name", 1, 1, "text", (TextRun("Tinos", 9, "Bà "), TextRun("GreatVibes", 9, "Lê"))),
        TextLine("unit", 1, 9, "text", (TextRun("Tinos", 9, "Sở"),)),
    ]
    encoder.encode(lines, 210.0)
    assert encoder.letters == {"Tinos": set("Bà Sở"), "GreatVibes": set("Lê")}


def test_a_colour_ends_with_its_line():
    code = TextEncoder().encode([TextLine("form", 1, 1, "red", (TextRun("Tinos", 9, "A"),))], 210.0)
    assert code.startswith(b"BT\n0.749 0.051 0.118 rg")
    assert code.endswith(b"0 g\nET")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("red", "BF0D1E"),
        ("gold_deep", "8A5F12"),
        ("gold", "B6862A"),
        ("gold_soft", "D6B25E"),
        ("copper", "C98A6A"),
        ("band", "FBF4E0"),
        ("lotus_heart", "F6E3B4"),
        ("field", "FFFDF8"),
        ("drum_tint", "F7EED7"),
        ("wave_tint", "FAF4E4"),
        ("paper", "FFFFFF"),
        ("text", "000000"),
    ],
)
def test_a_colour_is_that_of_the_certificates_design(name, code):
    told = colour(name).split()[:-1]
    shares = [float(share) for share in told] * (3 if len(told) == 1 else 1)
    assert [round(share * 255) for share in shares] == [int(code[at : at + 2], 16) for at in (0, 2, 4)]


def test_word_space_and_space_behind_a_run_with_marks_move_what_follows_too():
    plain = (TextRun("Tinos", 20, "Y Ê\u0306ban "), TextRun("Tinos", 20, "m n|"))
    wide = (TextRun("Tinos", 20, "Y Ê\u0306ban ", 0.25, 6.0), TextRun("Tinos", 20, "m n|"))
    _, before = seen(TextLine("name", 20, 50, "text", plain))
    _, after = seen(TextLine("name", 20, 50, "text", wide))
    assert after["a"] - before["a"] == pytest.approx(0.25 * 20 / POINTS, abs=0.02)
    assert after["m"] - before["m"] == pytest.approx((6 + 2 * 0.25 * 20) / POINTS, abs=0.02)


def test_tracking_parts_the_letters_and_ends_with_its_line():
    runs = (TextRun("Tinos-Bold", 40, "BẰN|"),)
    _, plain = seen(TextLine("form", 20, 50, "text", runs))
    _, tracked = seen(TextLine("form", 20, 50, "text", runs, 0.05))
    assert tracked["|"] - plain["|"] == pytest.approx(3 * 0.05 * 40 / POINTS, abs=0.02)
    both = TextLine("form", 20, 50, "text", runs, 0.12), TextLine("name", 20, 80, "text", (TextRun("Tinos", 9, "hoa"),))
    _, behind = seen(*both)
    _, alone = seen(both[1])
    assert behind["a"] == pytest.approx(alone["a"], abs=0.01)


def test_only_tracking_that_parts_letters_says_what_the_line_reads():
    for tracking, said in ((0.099, False), (0.1, True)):
        code = TextEncoder().encode([TextLine("form", 1, 1, "text", (TextRun("Tinos", 9, "KHEN"),), tracking)], 210.0)
        assert (b"ActualText" in code) is said


def test_spaces_at_the_end_and_pairs_side_by_side_stand_where_they_are():
    _, plain = seen(TextLine("form", 20, 50, "text", (TextRun("Tinos", 20, "AVA W|"),)))
    pairs = (("AV", -0.1), ("VA", -0.2))
    _, close = seen(TextLine("form", 20, 50, "text", (TextRun("Tinos", 20, "AVA W|", 0.5),), 0.0, pairs))
    assert close["V"] - plain["V"] == pytest.approx(-0.1 * 20 / POINTS, abs=0.02)
    assert close["W"] - plain["W"] == pytest.approx((-0.3 + 0.5) * 20 / POINTS, abs=0.02)


def test_lines_of_one_colour_set_it_once():
    lines = [
        TextLine("form", 1, at, name, (TextRun("Tinos", 9, "A"),)) for at, name in enumerate(("red", "red", "text"))
    ]
    code = TextEncoder().encode(lines, 210.0)
    assert code.count(b"rg") == 1 and code.count(b"0 g") == 1
    assert not code.endswith(b"0 g\nET"), "black was set before the last line"


def test_the_same_line_on_another_sheet_is_measured_from_its_own_edge():
    encoder, line = TextEncoder(), TextLine("form", 10, 60, "text", (TextRun("Tinos", 9, "A"),))
    for height in (210.0, 297.0, 210.0):
        place = f"1 0 0 1 {number(10 * POINTS)} {number((height - 60) * POINTS)} Tm"
        assert place.encode() in encoder.encode([line], height)


def test_shifts_inside_a_line_are_written_in_thousandths_of_an_em():
    run = TextRun("Tinos", 20, "AV A", 0.25, 6.0)
    code = TextEncoder().encode([TextLine("form", 1, 1, "text", (run,), 0.0, (("AV", -0.1),))], 210.0)
    assert re.search(rb"\[\(\0A\)100\(\0V\0 \)-250\(\0A\)-300\] TJ", code)


def test_a_mark_leaves_the_pen_where_it_was():
    code = word_with_marks("Tinos", 14, "Ê\u0306", hexadecimal).decode()
    there, back = (float(each) for each in re.search(r"\[(\S+)<0306>(\S+)\] TJ", code).groups())
    _letter, mark = metrics("Tinos").word_glyphs("Ê\u0306")
    advance = metrics("Tinos").glyph("\u0306").advance
    assert there == pytest.approx(-mark.dx * 1000, abs=0.006)
    assert there + back == pytest.approx(advance * 1000, abs=0.011)
