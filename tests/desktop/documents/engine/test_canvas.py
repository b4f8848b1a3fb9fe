"""Letters on the sheet: every Vietnamese letter comes back, marks stand over their letters, space is measured right."""

import re
import unicodedata
from pathlib import Path

import pypdf
import pypdfium2
import pypdfium2.raw as raw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import KnownError
from desktop.documents.engine.canvas import (
    A4_LANDSCAPE,
    A4_PORTRAIT,
    BOLD,
    BOLD_ITALIC,
    ITALIC,
    REGULAR,
    PaperCanvas,
    has_marks,
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


def test_a_line_of_text_stands_by_its_start_its_middle_or_its_end(tmp_path):
    canvas = PaperCanvas(tmp_path / "a.pdf", A4_PORTRAIT, title="Thử")
    canvas.draw_string(30, 40, REGULAR, 14, "Hà")
    canvas.draw_centred_string(100, 60, BOLD, 13, "Hà Nội")
    canvas.draw_right_string(180, 80, ITALIC, 12, "Hà Nội")
    canvas.save()
    start, middle, end = (
        next(one for one in read_pages(tmp_path / "a.pdf")[0].letters if one.size == size and one.text == "H")
        for size in (14, 13, 12)
    )
    assert (start.x, start.y) == pytest.approx((30, 40), abs=0.01)
    assert (middle.x, middle.y) == pytest.approx((100 - width_mm(BOLD, 13, "Hà Nội") / 2, 60), abs=0.01)
    assert (end.x, end.y) == pytest.approx((180 - width_mm(ITALIC, 12, "Hà Nội"), 80), abs=0.01)


def drawing(path: Path, page: int = 0) -> list[tuple[str, list[float]]]:
    """Return the operators of a page with their numbers, but for those of text."""
    content = pypdf.PdfReader(path).pages[page].get_contents().get_data().decode("latin-1")
    found: list[tuple[str, list[float]]] = []
    numbers: list[float] = []
    for token in re.sub(r"\bBT\b.*?\bET\b", "", content, flags=re.DOTALL).split():
        try:
            numbers.append(float(token))
        except ValueError:
            found.append((token, numbers))
            numbers = []
    return found


def numbers_of(path: Path, operator: str, page: int = 0) -> list[list[float]]:
    return [numbers for name, numbers in drawing(path, page) if name == operator]


def in_points(*millimetres: float) -> list[float]:
    return [pytest.approx(each * POINTS, abs=0.006) for each in millimetres]


def test_lines_and_boxes_are_measured_from_the_top_left_corner(tmp_path):
    path = tmp_path / "a.pdf"
    canvas = PaperCanvas(path, A4_PORTRAIT, title="Thử")
    canvas.line(30, 40, 130, 50, 0.5)
    canvas.rect(20, 60, 70, 25, weight=1.5)
    canvas.save()
    assert numbers_of(path, "m") == [in_points(30, 297 - 40)]
    assert numbers_of(path, "l") == [in_points(130, 297 - 50)]
    assert numbers_of(path, "re") == [in_points(20, 297 - 85, 70, 25)]
    assert numbers_of(path, "w") == [[0.5], [1.5]]
    assert numbers_of(path, "g") == [], "no grey unless it is asked for"
    assert [name for name, _ in drawing(path) if name in "SsfBb"] == ["S", "S"]


def test_a_grey_box_is_filled_without_an_outline_and_black_comes_back(tmp_path):
    path = tmp_path / "a.pdf"
    canvas = PaperCanvas(path, A4_PORTRAIT, title="Thử")
    canvas.rect(20, 60, 70, 25, weight=0, grey=0.9)
    canvas.rect(20, 90, 70, 25, weight=0.5, grey=0.9)
    canvas.save()
    assert numbers_of(path, "g") == [[0.9], [0.0], [0.9], [0.0]]
    assert [name for name, _ in drawing(path) if name in ("S", "f", "f*", "B", "w")] in (
        ["f", "f", "w", "S"],
        ["f*", "f*", "w", "S"],
    )


def test_the_weight_of_lines_is_set_once_a_page(tmp_path):
    path = tmp_path / "a.pdf"
    canvas = PaperCanvas(path, A4_PORTRAIT, title="Thử")
    for weight in (0.5, 0.5, 1.0, 0.5):
        canvas.line(30, 40, 130, 40, weight)
    canvas.show_page()
    canvas.line(30, 40, 130, 40, 0.5)
    canvas.save()
    assert numbers_of(path, "w") == [[0.5], [1.0], [0.5]]
    assert numbers_of(path, "w", 1) == [[0.5]]


def test_pages_keep_their_size_until_another_is_asked_for(tmp_path):
    path = tmp_path / "a.pdf"
    canvas = PaperCanvas(path, A4_PORTRAIT, title="Thử")
    assert (canvas.width, canvas.height) == (210.0, 297.0)
    canvas.show_page()
    canvas.draw_string(30, 40, REGULAR, 14, "A")
    canvas.show_page(A4_LANDSCAPE)
    assert (canvas.width, canvas.height) == (297.0, 210.0)
    canvas.draw_string(30, 40, REGULAR, 14, "B")
    canvas.save()
    pages = read_pages(path)
    sizes = [(page.width, page.height) for page in pages]
    assert sizes == [pytest.approx(size, abs=0.01) for size in ((210, 297), (210, 297), (297, 210))]
    assert [page.letters[0].y for page in pages[1:]] == pytest.approx([40, 40], abs=0.01)


def test_the_file_says_what_it_is_and_who_wrote_it(tmp_path):
    canvas = PaperCanvas(tmp_path / "a.pdf", A4_PORTRAIT, title="Quyết định số      /QĐ-UBND", author="Sở Nội vụ")
    canvas.save()
    reader = pypdf.PdfReader(tmp_path / "a.pdf")
    assert reader.metadata.title == reader.metadata.subject == "Quyết định số /QĐ-UBND"
    assert (reader.metadata.author, reader.metadata.creator) == ("Sở Nội vụ", "Sổ Vàng")
    assert reader.trailer["/Root"]["/Lang"] == "vi-VN"
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/PrintScaling"] == "/None"
    assert reader.pdf_header == "%PDF-1.7"


def test_faces_and_sizes_are_set_where_they_change(tmp_path):
    canvas = PaperCanvas(tmp_path / "a.pdf", A4_PORTRAIT, title="Thử")
    runs = ((REGULAR, "Bà "), (REGULAR, ""), (REGULAR, "Lê"), (BOLD, "An"), (REGULAR, "."))
    assert canvas.text_operators(runs, 13.5).count(" 13.5 Tf") == 3
    assert canvas.text_operators(((REGULAR, ""),), 14) == ""
    assert canvas.text_operators(((REGULAR, "A B"),), 10, 2.0).count("-200") == 1, "thousandths of an em, backwards"
    assert canvas.text_operators(((REGULAR, "A B"),), 10) == canvas.text_operators(((REGULAR, "A B"),), 10, 0.0)


def test_a_space_that_may_not_break_is_read_as_a_space(tmp_path):
    assert drawn(tmp_path / "a.pdf", (REGULAR, "ngày\u00a0\u00a0tháng"))[0].split() == ["ngày", "tháng"]
    assert "\u00a0" not in read_pages(tmp_path / "a.pdf")[0].text


def test_only_marks_that_join_no_letter_count_as_marks():
    assert has_marks("Ê\u0306ban")
    assert not has_marks("Ế") and not has_marks("An") and not has_marks("")
