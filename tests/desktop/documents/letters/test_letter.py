"""A letter as one value, and what its PDF makes of it."""

from dataclasses import replace
from datetime import date

import pytest

from db.rules.terms import NomineeKind
from desktop.documents.letters.letter import (
    Addressees,
    Annex,
    CentredLine,
    Closing,
    Ground,
    Heading,
    Letter,
    LetterForm,
    Paragraph,
    name_list,
)
from desktop.documents.letters.letter_pdf import write_letter_pdf
from desktop.documents.letters.values import Office, Recipient, Reference, Signature
from tests.desktop.documents.reading import overlaps, read_pages

OFFICE = Office("Sở Nội vụ", "UBND tỉnh Tuyên Quang")
OPEN = Reference("GM-SNV", "Tuyên Quang", month=1, year=2024)
END = Closing(("- Như trên;", "- Lưu: VT."), Signature(("GIÁM ĐỐC",), "Lý Mẫu"))
LETTER = Letter(LetterForm.LETTER, "Giấy mời", OFFICE, OPEN, "Dự hội nghị", (Paragraph("Kính mời dự./."), END))


def people(count: int) -> list[Recipient]:
    kinds = (NomineeKind.COLLECTIVE, NomineeKind.INDIVIDUAL)
    return [Recipient(f"Mẫu {at}", kinds[at % 2], unit="Xã Mẫu") for at in range(count)]


def test_blanks_make_a_draft_unless_they_are_filled_by_hand():
    signed = replace(LETTER, reference=replace(OPEN, number="5", dated=date(2024, 1, 5)))
    assert LETTER.draft and not signed.draft
    assert not replace(LETTER, numbered_by_hand=True).draft


@pytest.mark.parametrize("by_hand", [False, True])
def test_only_a_draft_is_marked(tmp_path, by_hand):
    write_letter_pdf(tmp_path / "letter.pdf", replace(LETTER, numbered_by_hand=by_hand))
    assert ("BẢN NHÁP" in read_pages(tmp_path / "letter.pdf")[0].text) is not by_hand


def test_the_title_of_its_file_names_kind_and_number():
    assert replace(LETTER, reference=replace(OPEN, number="5")).title == "Giấy mời 05/GM-SNV Dự hội nghị"


def test_a_list_of_names_ends_sections_and_itself():
    found = list(name_list(people(3)))
    assert [part.text for part in found if isinstance(part, Heading)] == ["I. Tập thể", "II. Cá nhân"]
    ends = [str(part.words)[-2:] for part in found if isinstance(part, Paragraph)]
    assert ends == ["u;", "u.", "/."]


def test_nobody_makes_an_empty_list():
    assert list(name_list([])) == []


def test_parts_stand_under_each_other_in_their_order(tmp_path):
    parts = (CentredLine("GIÁM ĐỐC SỞ NỘI VỤ"), Ground("Căn cứ Luật;"), Addressees(("Báo.",)), Heading("I. Một"))
    write_letter_pdf(tmp_path / "parts.pdf", replace(LETTER, parts=(*parts, *LETTER.parts)))
    (page,) = read_pages(tmp_path / "parts.pdf")
    starts = ("GIÁM ĐỐC SỞ", "Căn cứ", "Kính gửi:", "I. Một", "Kính mời", "Nơi nhận:")
    heights = [page.line(start).y for start in starts]
    assert heights == sorted(heights) and len(set(heights)) == len(heights)
    assert overlaps(page) == []


def test_an_annex_of_a_thousand_names_counts_its_own_pages(tmp_path):
    annex = Annex("Tập thể, cá nhân được mời", "(Kèm theo Giấy mời)", tuple(name_list(people(1000))))
    write_letter_pdf(tmp_path / "many.pdf", replace(LETTER, annexes=(annex,)))
    pages = read_pages(tmp_path / "many.pdf")
    assert [line.text for line in pages[2].lines if line.y < 12.6 and line.text.isdigit()] == ["2"]
    assert "Mẫu 999" in pages[-1].text
