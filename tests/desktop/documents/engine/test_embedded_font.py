"""Text read back by other programs: every letter, every face, marks included, from subsets of any size."""

import re
import shutil
import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pypdf
import pypdfium2
import pytest
import uharfbuzz
from hypothesis import given
from hypothesis import strategies as st
from pdfminer.high_level import extract_text

from desktop.documents.engine.canvas import A4_PORTRAIT, BOLD, REGULAR, PaperCanvas
from desktop.documents.engine.embedded_font import RESOURCE
from desktop.documents.engine.fonts import FILES, face
from tests.desktop.documents.engine.test_fonts import ALPHABET, HIGHLAND

NAMES = ("Ea H’leo", "Cư M’gar", "Y’Bih Niê", "H’Čŭn Ayĭ", "Ê\u0306ban", "Hrê Ô\u0306i", "Ư\u0306 Mlô", "Nguyễn Thị Ỷ")


def by_pypdf(file: Path) -> str:
    return pypdf.PdfReader(file).pages[0].extract_text()


def by_pdfium(file: Path) -> str:
    document = pypdfium2.PdfDocument(file)
    text = document[0].get_textpage().get_text_range()
    document.close()
    return text


def by_poppler(file: Path) -> str:
    return subprocess.run(["pdftotext", file, "-"], capture_output=True, check=True, encoding="utf-8").stdout


def by_mupdf(file: Path) -> str:
    told = ["mutool", "draw", "-q", "-F", "text", file]
    return subprocess.run(told, capture_output=True, check=True, encoding="utf-8").stdout


def needing(read: Callable[[Path], str], program: str):
    missing = shutil.which(program) is None
    return pytest.param(read, marks=pytest.mark.skipif(missing, reason=f"needs {program}, which .ci/run installs"))


def by_pdfminer(file: Path) -> str:
    return extract_text(file)


SPACE_BEHIND_MARKS = (by_pypdf, by_mupdf, by_pdfminer)
READERS = [by_pypdf, by_pdfium, by_pdfminer, needing(by_poppler, "pdftotext"), needing(by_mupdf, "mutool")]


@pytest.mark.skipif(shutil.which("gs") is None, reason="needs Ghostscript, which .ci/run installs")
def test_letters_are_read_back_after_ghostscript_has_written_the_file_anew(tmp_path):
    """As print shops and offices do who send a PDF through a printer of PDFs."""
    rows = [(name, ALPHABET[at : at + 30]) for name in FILES for at in range(0, len(ALPHABET), 30)][:28]
    drawn(tmp_path / "a.pdf", rows)
    told = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", f"-sOutputFile={tmp_path / 'b.pdf'}"]
    subprocess.run([*told, tmp_path / "a.pdf"], check=True, capture_output=True)
    for read in (by_pypdf, by_pdfium):
        text = read(tmp_path / "b.pdf")
        assert "".join(text.split()) == "".join(row for _, row in rows)
        assert unicodedata.is_normalized("NFC", text)


def drawn(file: Path, lines: list[tuple[str, str]]) -> Path:
    canvas = PaperCanvas(file, A4_PORTRAIT, title="Thử")
    for number, (name, text) in enumerate(lines):
        canvas.draw_string(20, 20 + 9 * number, name, 14, text)
    canvas.save()
    return file


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("name", FILES)
def test_every_vietnamese_letter_is_read_back(tmp_path, name, read):
    rows = [ALPHABET[at : at + 30] for at in range(0, len(ALPHABET), 30)]
    text = read(drawn(tmp_path / "a.pdf", [(name, row) for row in rows]))
    assert "".join(text.split()) == "".join(rows)
    assert unicodedata.is_normalized("NFC", text)


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("text", [*NAMES, HIGHLAND])
def test_names_are_read_back_letter_for_letter(tmp_path, text, read):
    said = read(drawn(tmp_path / "a.pdf", [(REGULAR, f"Bà {text}, xã Cư Né"), (BOLD, text)]))
    rows = [" ".join(row.split()) for row in said.splitlines() if row.strip()]
    told = [f"Bà {text}, xã Cư Né", text]
    if read in (by_pypdf, by_mupdf, by_pdfminer) and any(
        map(unicodedata.combining, text)
    ):  # see a space behind every mark
        rows, told = (["".join(row.split()) for row in given] for given in (rows, told))
    assert rows == told


@given(st.lists(st.text(st.sampled_from(ALPHABET + HIGHLAND), min_size=1, max_size=9), min_size=1, max_size=8))
def test_any_words_are_read_back(tmp_path_factory, words):
    file = drawn(tmp_path_factory.mktemp("words") / "a.pdf", [(REGULAR, " ".join(words))])
    assert by_pdfium(file).split() == words


def fonts_in(file: Path) -> dict[str, pypdf.generic.DictionaryObject]:
    return pypdf.PdfReader(file).pages[0]["/Resources"]["/Font"]


def test_the_subset_holds_the_letters_of_the_document_and_no_others(tmp_path):
    font = fonts_in(drawn(tmp_path / "a.pdf", [(REGULAR, "Lê Ỷ")]))[f"/{RESOURCE[REGULAR]}"]
    program = font["/DescendantFonts"][0]["/FontDescriptor"]["/FontFile2"].get_data()
    held = uharfbuzz.Face(uharfbuzz.Blob(program)).unicodes
    assert set(held) == set(map(ord, "Lê Ỷ"))
    assert font["/BaseFont"][1:7].isupper()
    assert font["/BaseFont"].endswith("+Tinos")


def test_the_file_tells_readers_which_character_each_code_is(tmp_path):
    font = fonts_in(drawn(tmp_path / "a.pdf", [(REGULAR, "Cư M’gar")]))[f"/{RESOURCE[REGULAR]}"]
    told = re.findall(rb"<([0-9A-F]{4})><([0-9A-F]{4})>", font["/ToUnicode"].get_data().split(b"beginbfchar")[1])
    assert {chr(int(code, 16)): chr(int(letter, 16)) for code, letter in told} == {one: one for one in "Cư M’gar"}


def test_widths_in_the_file_are_those_that_lines_are_measured_with(tmp_path):
    font = fonts_in(drawn(tmp_path / "a.pdf", [(BOLD, ALPHABET)]))[f"/{RESOURCE[BOLD]}"]
    widths, table = {}, list(font["/DescendantFonts"][0]["/W"])
    for first, run in zip(table[::2], table[1::2], strict=True):
        widths |= {chr(first + at): int(width) for at, width in enumerate(run)}
    assert widths == {letter: round(face(BOLD).glyph(letter).advance * 1000) for letter in {*ALPHABET, " "}}


def test_documents_drawn_at_the_same_time_keep_their_letters_apart(tmp_path):
    one, other = (PaperCanvas(tmp_path / name, A4_PORTRAIT, title="Thử") for name in ("a.pdf", "b.pdf"))
    one.draw_string(20, 20, BOLD, 14, "Quỳnh")
    other.draw_string(20, 20, BOLD, 14, "Thưởng")
    one.draw_string(20, 30, BOLD, 14, "Ánh")
    one.save()
    other.save()
    assert by_pdfium(tmp_path / "a.pdf").split() == ["Quỳnh", "Ánh"]
    assert by_pdfium(tmp_path / "b.pdf").split() == ["Thưởng"]
    alone = drawn(tmp_path / "c.pdf", [(BOLD, "Thưởng")])
    assert (
        fonts_in(tmp_path / "b.pdf")[f"/{RESOURCE[BOLD]}"]["/BaseFont"]
        == fonts_in(alone)[f"/{RESOURCE[BOLD]}"]["/BaseFont"]
    )


def descriptor_of(file: Path, name: str) -> pypdf.generic.DictionaryObject:
    font = fonts_in(drawn(file, [(name, "Lê Ỷ")]))[f"/{RESOURCE[name]}"]
    return font["/DescendantFonts"][0]["/FontDescriptor"]


@pytest.mark.parametrize(
    ("name", "angle", "flags"),
    [
        ("Tinos", 0, 4 + 2),
        ("Tinos-Bold", 0, 4 + 2),
        ("Tinos-Italic", -12, 4 + 2 + 64),
        ("Tinos-BoldItalic", -12, 4 + 2 + 64),
        ("PlayfairDisplay-Bold", 0, 4 + 2),
        ("GreatVibes", 0, 4 + 8),
        ("DancingScript-Bold", 0, 4 + 8),
        ("Charm-Bold", 0, 4 + 8),
        ("BeVietnamPro", 0, 4),
    ],
)
def test_the_file_says_what_kind_of_face_it_is(tmp_path, name, angle, flags):
    """Flags as PDF 32000-1, table 123, has them: symbolic 4, serif 2, script 8, italic 64."""
    told = descriptor_of(tmp_path / "a.pdf", name)
    assert (told["/ItalicAngle"], told["/Flags"]) == (angle, flags)
    measures = face(name).metrics()
    assert (told["/Ascent"], told["/Descent"]) == (measures["ascent"], measures["descent"])
    assert told["/CapHeight"] == measures["cap_height"]
    assert (list(map(int, told["/FontBBox"])), told["/StemV"]) == ([-600, -600, 2800, 1600], 90)


@pytest.mark.parametrize("name", FILES)
def test_the_box_in_the_file_holds_every_letter(tmp_path, name):
    left, bottom, right, top = descriptor_of(tmp_path / "a.pdf", name)["/FontBBox"]
    for letter in ALPHABET:
        ink = face(name).glyph(letter).ink
        assert left <= ink[0] * 1000 and bottom <= ink[1] * 1000 and ink[2] * 1000 <= right and ink[3] * 1000 <= top


def test_a_subset_has_a_tag_of_six_capitals_that_follows_from_its_letters(tmp_path):
    names = []
    for number, text in enumerate(("Lê Ỷ", "Lê Ỷ Ỷ", "Lê An")):
        font = fonts_in(drawn(tmp_path / f"{number}.pdf", [(REGULAR, text)]))[f"/{RESOURCE[REGULAR]}"]
        names.append(font["/BaseFont"])
        assert re.fullmatch(r"/[A-Z]{6}\+Tinos", names[-1])
    assert names[0] == names[1] != names[2]


def test_each_code_leads_to_its_letter_in_the_subset_and_every_other_to_none(tmp_path):
    inside = fonts_in(drawn(tmp_path / "a.pdf", [(REGULAR, "Lê An")]))[f"/{RESOURCE[REGULAR]}"]["/DescendantFonts"][0]
    table = inside["/CIDToGIDMap"].get_data()
    program = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(inside["/FontDescriptor"]["/FontFile2"].get_data())))
    led = [int.from_bytes(table[at : at + 2], "big") for at in range(0, len(table), 2)]
    assert len(led) == max(map(ord, "Lê An")) + 1
    told = {chr(code): glyph for code, glyph in enumerate(led) if glyph}
    assert told == {letter: program.get_nominal_glyph(ord(letter)) for letter in "Lê An"}


def test_neighbouring_codes_share_a_run_of_widths(tmp_path):
    font = fonts_in(drawn(tmp_path / "a.pdf", [(REGULAR, "abcx")]))[f"/{RESOURCE[REGULAR]}"]
    table = list(font["/DescendantFonts"][0]["/W"])
    assert [(first, len(run)) for first, run in zip(table[::2], table[1::2], strict=True)] == [
        (ord(" "), 1),
        (ord("a"), 3),
        (ord("x"), 1),
    ]


def test_characters_are_told_in_blocks_of_a_hundred_each_once(tmp_path):
    letters = sorted({" ", *ALPHABET, *HIGHLAND})[:250]
    whole = drawn(tmp_path / "a.pdf", [(REGULAR, "".join(letters))])
    (font,) = fonts_in(whole).values()
    blocks = [
        re.findall(rb"<([0-9A-F]{4})>\s*<[0-9A-F]{4}>", part.split(b"endbfchar")[0])
        for part in font["/ToUnicode"].get_data().split(b"beginbfchar")[1:]
    ]
    assert [chr(int(code, 16)) for block in blocks for code in block] == letters
    assert [len(block) for block in blocks] == [100] * (len(letters) // 100) + [len(letters) % 100]
