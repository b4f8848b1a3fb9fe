"""A letter as PDF: one page where it can be, tables between the text, an annex with pages of its own."""

from dataclasses import replace
from datetime import date

import pytest

from db.errors import KnownError
from desktop.documents.letters.letter import (
    Addressees,
    Annex,
    Closing,
    Ground,
    Heading,
    Letter,
    LetterForm,
    Paragraph,
    TwoSignatures,
)
from desktop.documents.letters.letter_pdf import write_letter_pdf
from desktop.documents.letters.listing import CellKind, Column, Table
from desktop.documents.letters.values import Office, Reference, Signature
from tests.desktop.documents.reading import overlaps, read_pages

DIRECTOR = Signature(("Giám đốc",), "Phan Việt Tùng")
END = Closing(("- Như trên;", "- Lưu: VT."), DIRECTOR)
SENTENCE = "Sở Nội vụ trân trọng kính mời các cơ quan, đơn vị dự Hội nghị tổng kết phong trào thi đua yêu nước. "
LETTER = Letter(
    LetterForm.LETTER,
    "Giấy mời",
    Office("Sở Nội vụ", "UBND tỉnh Tuyên Quang"),
    Reference("GM-SNV", "Tuyên Quang", "5", date(2024, 1, 5)),
    "Dự hội nghị tổng kết",
    (Paragraph("Kính mời dự./."), END),
)
TABLE = Table([Column("TT", CellKind.NUMBER, 10, 12), Column("Tên", CellKind.TEXT, 40, 100)], [[1, "Ma Văn Ước"]])


@pytest.fixture
def written(tmp_path):
    """Return a function that writes a letter of these parts and reads its pages back."""

    def write(*parts, **changes):
        write_letter_pdf(tmp_path / "letter.pdf", replace(LETTER, parts=parts or LETTER.parts, **changes))
        return read_pages(tmp_path / "letter.pdf")

    return write


def test_a_line_that_ends_in_a_colon_goes_over_with_what_it_announces(written):
    went_over = set()
    for times in range(20, 26):
        pages = written(*[Paragraph("Có mặt.")] * times, Paragraph("III. Hộ gia đình:"), *[Paragraph("Ông Páo.")] * 3)
        number = next(at for at, page in enumerate(pages) if "III. Hộ gia đình:" in page.text)
        assert "Ông Páo." in pages[number].text, times
        went_over.add(number)
    assert went_over == {0, 1}


def test_a_letter_is_set_smaller_only_where_that_keeps_it_on_one_page(written):
    sizes, of_two = [], 0.0
    for times in range(1, 20):
        pages = written(*[Paragraph(SENTENCE)] * times, END)
        size = next(line.size for line in pages[0].lines if line.text.startswith("Sở Nội vụ trân trọng"))
        if len(pages) > 1:
            of_two = size
            break
        sizes.append(size)
    assert sizes[0] == pytest.approx(14) and 13 <= sizes[-1] <= 13.5
    assert sizes == sorted(sizes, reverse=True)
    assert of_two == pytest.approx(14), "what needs two pages anyway is not made small"


def test_the_signature_never_stands_alone_on_a_page(written):
    for times in range(14, 20):
        last = written(*[Paragraph(SENTENCE)] * times, END)[-1]
        assert "phong trào thi đua" in last.text and "Phan Việt Tùng" in last.text


def test_text_goes_on_under_a_table(written):
    (page,) = written(Paragraph("Trước bảng:"), TABLE, Paragraph("Sau bảng./."), END)
    heights = [page.line(start).y for start in ("Trước bảng:", "Ma Văn Ước", "Sau bảng./.", "Nơi nhận:")]
    assert heights == sorted(heights)
    assert overlaps(page) == []


def test_grounds_are_italic_and_running_text_is_not(tmp_path, written):
    (page,) = written(Ground("Căn cứ Luật Thi đua, khen thưởng;"), Paragraph("Kính mời dự./."), END)
    assert page.line("Căn cứ Luật").y < page.line("Kính mời").y
    raw = (tmp_path / "letter.pdf").read_bytes()
    assert b"Italic" in raw


def test_many_addressees_stand_in_one_column_beside_the_word(written):
    (page,) = written(Addressees(("Sở Nội vụ;", "Sở Tài chính;", "Ban Dân tộc.")), *LETTER.parts)
    first, second, third = (page.line(text) for text in ("Kính gửi:", "Sở Tài chính;", "Ban Dân tộc."))
    assert second.left == third.left > first.left
    assert first.y < second.y < third.y


def test_two_sign_side_by_side(written):
    secretary = Signature(("Thư ký",), "Lý Thị Mỹ")
    (page,) = written(Paragraph("Biên bản kết thúc./."), TwoSignatures(secretary, DIRECTOR))
    assert page.line("Lý Thị Mỹ").y == page.line("Phan Việt Tùng").y
    assert page.line("Lý Thị Mỹ").right < page.line("Phan Việt Tùng").left


def test_an_annex_begins_a_page_without_number_with_its_title_and_total(written):
    annex = Annex("Được khen thưởng", "(Kèm theo Giấy mời số 05/GM-SNV)", (TABLE,), "Danh sách có 01 cá nhân./.")
    letter, listed = written(annexes=(annex,))
    assert "DANH SÁCH" not in letter.text
    starts = ("DANH SÁCH", "Được khen thưởng", "(Kèm theo", "Ma Văn Ước", "Danh sách có 01")
    heights = [listed.line(start).y for start in starts]
    assert heights == sorted(heights)
    assert [each.text for each in listed.lines if each.y < 15] == []


def test_a_heading_of_an_annex_stays_with_its_first_name(written):
    for many in range(28, 40):
        parts = (
            *[Paragraph(f"{at}. Bà Lò Thị Mẫu;") for at in range(many)],
            Heading("II. Cá nhân"),
            Paragraph("Cuối./."),
        )
        pages = written(annexes=(Annex("Được mời", "", parts),))
        page = next(each for each in pages if "II. Cá nhân" in each.text)
        assert "Cuối./." in page.text, many


def test_a_letter_that_is_refused_leaves_no_file(tmp_path):
    with pytest.raises(KnownError, match="paper_head_too_long"):
        write_letter_pdf(tmp_path / "letter.pdf", replace(LETTER, office=Office("Ban Quản lý " * 80)))
    assert list(tmp_path.iterdir()) == []
