"""Letters on the sheet: every Vietnamese letter comes back, marks stand over their letters, space is measured right."""

import unicodedata
from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import KnownError
from desktop.documents.engine.canvas import (
    A4_PORTRAIT,
    BOLD,
    BOLD_ITALIC,
    ITALIC,
    REGULAR,
    PaperCanvas,
    width_mm,
    word_width,
)
from desktop.documents.engine.fonts import face as metrics
from desktop.documents.engine.units import POINTS
from tests.desktop.documents.reading import read_pages

VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
LETTERS = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES]
ALPHABET = [*LETTERS, *(letter.upper() for letter in LETTERS), *"đĐčĕĭŏŭñ’–“”…№°·×§€"]


def drawn(path: Path, *lines: tuple[str, str]) -> list[str]:
    canvas = PaperCanvas(path, A4_PORTRAIT, title="Thử")
    for number, (face, text) in enumerate(lines):
        canvas.draw_string(30, 30 + 8 * number, face, 14, text)
    canvas.save()
    return [line.text for line in read_pages(path)[0].lines]


def ink_boxes(path: Path) -> list[tuple[float, float, float, float]]:
    """Return the ink of everything shown by itself on the first page: left, top, right, bottom in mm."""
    document = pypdfium2.PdfDocument(path)
    page = document[0]
    boxes = [shown.get_bounds() for shown in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])]
    height = page.get_height()
    document.close()
    return [(a / POINTS, (height - d) / POINTS, c / POINTS, (height - b) / POINTS) for a, b, c, d in boxes]


@pytest.mark.parametrize("face", [REGULAR, BOLD, ITALIC, BOLD_ITALIC])
def test_every_vietnamese_letter_comes_back(tmp_path, face):
    lines = ["".join(ALPHABET[at : at + 20]) for at in range(0, len(ALPHABET), 20)]
    assert drawn(tmp_path / "letters.pdf", *((face, line) for line in lines)) == lines


def test_several_hundred_different_letters_still_come_back_in_order(tmp_path):
    many = [chr(code) for code in range(0xC0, 0x17F)] + [chr(code) for code in range(0x391, 0x3A1)] + ALPHABET
    lines = [" ".join(many[at : at + 12]) for at in range(0, len(many), 12)]
    assert drawn(tmp_path / "many.pdf", *((REGULAR, line) for line in lines)) == lines


@pytest.mark.parametrize("face", [REGULAR, BOLD, ITALIC])
@pytest.mark.parametrize("base", ["ê", "Ê", "ô", "ơ", "ư"])
def test_a_breve_that_cannot_be_composed_stands_over_its_letter(tmp_path, face, base):
    path = tmp_path / "mark.pdf"
    drawn(path, (face, f"Y {base}\u0306ban"))
    assert f"Y {base}\u0306ban" in read_pages(path)[0].text
    _, letter, mark, after = [box for box in ink_boxes(path) if box[2] > box[0]][:4]
    middle = (mark[0] + mark[2]) / 2
    assert letter[0] - 0.3 < middle < letter[2] + 0.9
    assert mark[3] < letter[1] + 0.25, "its foot is above the letter's top"
    bearing = 0.4
    assert after[0] == pytest.approx(30 + width_mm(face, 14, f"Y {base}"), abs=bearing)


@given(text=st.text(st.sampled_from("aăâđê ÔƠưỵ.,-"), min_size=1, max_size=80))
def test_a_line_is_as_wide_as_it_was_measured(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("ink") / "line.pdf"
    canvas = PaperCanvas(path, A4_PORTRAIT, title="Thử")
    canvas.draw_runs(20, 50, 10, ((REGULAR, text), (BOLD, "|")))
    canvas.save()
    bar = next(letter for letter in read_pages(path)[0].letters if letter.text == "|")
    assert bar.x == pytest.approx(20 + width_mm(REGULAR, 10, text), abs=0.02)


@pytest.mark.parametrize("letter", ["漢", "😀", "ا"])
def test_a_letter_without_a_glyph_is_named(tmp_path, letter):
    with pytest.raises(KnownError) as refused:
        drawn(tmp_path / "missing.pdf", (REGULAR, f"Lý {letter}"))
    assert refused.value.values["point"] == f"U+{ord(letter):04X}"


@pytest.mark.parametrize(
    "runs",
    [
        ((BOLD, "Điều 1."), (REGULAR, " Tặng")),
        ((BOLD, "Điều 1. "), (REGULAR, "Tặng")),
        ((BOLD, "Điều 1."), (REGULAR, " "), (REGULAR, "Tặng")),
        ((BOLD, "Điều 1."), (REGULAR, " Tê\u0306n")),
    ],
)
def test_a_space_of_a_justified_line_is_as_wide_at_the_end_of_a_run_as_inside_it(tmp_path, runs):
    canvas = PaperCanvas(tmp_path / "line.pdf", A4_PORTRAIT, title="Thử")
    canvas.draw_runs(20, 60, 14, (*runs, (REGULAR, "|")), 3.0)
    canvas.save()
    bar = next(letter for letter in read_pages(tmp_path / "line.pdf")[0].letters if letter.text == "|")
    shown = sum(width_mm(face, 14, text) for face, text in runs) + 2 * 3.0 / POINTS
    assert bar.x == pytest.approx(20 + shown, abs=0.02)


def test_a_word_is_as_wide_as_its_letters_and_a_mark_adds_nothing():
    assert word_width(REGULAR, "Lê") == pytest.approx(sum(metrics(REGULAR).glyph(letter).advance for letter in "Lê"))
    assert word_width(BOLD, "Ê\u0306ban") == word_width(BOLD, "Êban") > 0
    assert width_mm(REGULAR, 20, "Lê") == pytest.approx(word_width(REGULAR, "Lê") * 20 * 25.4 / 72)
