"""Decision and submission as Word files: the words of the PDF, ready to be edited."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from desktop.documents.letters.decision import decision_letter
from desktop.documents.letters.minutes import minutes_letter
from desktop.documents.letters.submission import submission_letter
from desktop.documents.letters.values import NameList, Recipient, Reference
from desktop.exchange.writers.letter_docx import write_letter_docx
from tests.desktop.documents.seed_papers import DECISION, MINUTES, SUBMISSION


def words(path: Path) -> str:
    document = Document(str(path))
    found = []
    for part in document.iter_inner_content():
        if hasattr(part, "rows"):
            found += [cell.text for row in part.rows for cell in row.cells]
        else:
            found.append(part.text)
    return " ".join(" ".join(found).split())


def test_the_word_decision_says_what_the_pdf_says(tmp_path):
    write_letter_docx(tmp_path / "decision.docx", decision_letter(DECISION))
    text = words(tmp_path / "decision.docx")
    for said in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 1598/QĐ-UBND", "Tuyên Quang, ngày 22 tháng 12 năm 2023",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH TUYÊN QUANG", "Điều 1. Tặng Bằng khen", "cho 01 tập thể và 03 cá nhân",
        "thi hành Quyết định này./.", "- Lưu: VT, NC (Th).", "Lương Đức Thiện",
        "(Kèm theo Quyết định số 1598/QĐ-UBND", "II. Cá nhân", "3. Ông Triệu Mùi Chán",
    ):  # fmt: skip
        assert said in text
    assert "BẢN NHÁP" not in text


def test_the_page_is_portrait_and_the_list_counts_its_pages_anew(tmp_path):
    write_letter_docx(tmp_path / "decision.docx", decision_letter(DECISION))
    first, annex = Document(str(tmp_path / "decision.docx")).sections
    measures = [first.page_width, first.page_height, first.left_margin, first.right_margin, first.top_margin]
    assert [round(one.mm) for one in measures] == [210, 297, 30, 18, 20]
    assert annex._sectPr.xpath("w:pgNumType/@w:start") == ["1"]
    assert first.different_first_page_header_footer and annex.different_first_page_header_footer
    assert "PAGE" in annex.header._element.xml


def test_the_word_submission_has_its_table(tmp_path):
    write_letter_docx(tmp_path / "submission.docx", submission_letter(SUBMISSION))
    document = Document(str(tmp_path / "submission.docx"))
    table = document.tables[-1]
    assert [cell.text for cell in table.rows[0].cells][2:] == ["Tóm tắt thành tích", "Đã được khen"]
    assert table.rows[1].cells[1].text == "Tập thể (01)"
    assert (
        table.rows[4].cells[1].text.replace("\u00a0", " ")
        == "Ông Vũ Đình Khuê\nChuyên viên Văn phòng, Sở Thông tin và Truyền thông tỉnh Tuyên Quang"
    )
    assert "Danh sách gồm 01 tập thể, 03 cá nhân./." in words(tmp_path / "submission.docx")


def test_a_word_draft_has_blanks_and_says_so(tmp_path):
    reference = Reference("QĐ-UBND", "Tuyên Quang", month=12, year=2023)
    write_letter_docx(tmp_path / "draft.docx", decision_letter(replace(DECISION, reference=reference)))
    document = Document(str(tmp_path / "draft.docx"))
    cells = [cell.text.replace("\u00a0", " ") for cell in document.tables[0].rows[1].cells]
    assert cells == ["Số:      /QĐ-UBND", "Tuyên Quang, ngày     tháng 12 năm 2023"]
    assert document.paragraphs[0].text == "BẢN NHÁP"


@pytest.mark.parametrize("name", ["<w:br/>", "=1+1", "a" * 500])
def test_names_are_text_in_word(tmp_path, name):
    write_letter_docx(
        tmp_path / "text.docx", decision_letter(replace(DECISION, lists=[NameList("Cá nhân", [Recipient(name)])]))
    )
    assert f"1. {name}./." in words(tmp_path / "text.docx")


def test_nothing_is_formatted_beside_its_style(tmp_path):
    for name, letter in (
        ("d", decision_letter(DECISION)),
        ("s", submission_letter(SUBMISSION)),
        ("m", minutes_letter(MINUTES)),
    ):
        write_letter_docx(tmp_path / f"{name}.docx", letter)
        body = Document(str(tmp_path / f"{name}.docx")).element.body
        assert not body.xpath(".//w:p[not(w:pPr/w:pStyle)]")
        assert {one.tag.split("}")[1] for one in body.xpath(".//w:p/w:pPr/*")} <= {"pStyle", "sectPr"}
        assert {one.tag.split("}")[1] for one in body.xpath(".//w:r/w:rPr/*")} == {"rStyle"}


def test_word_s_outline_shows_title_and_headings(tmp_path):
    write_letter_docx(tmp_path / "minutes.docx", minutes_letter(MINUTES))
    paragraphs = Document(str(tmp_path / "minutes.docx")).paragraphs
    assert [one.text for one in paragraphs if one.style.name == "Title"] == ["BIÊN BẢN"]
    headings = [one.text for one in paragraphs if one.style.name == "Heading 1"]
    assert headings[0] == "I. Thành phần" and len(headings) == 3


def test_the_head_breaks_by_phrases(tmp_path):
    write_letter_docx(tmp_path / "decision.docx", decision_letter(DECISION))
    left = Document(str(tmp_path / "decision.docx")).tables[0].rows[0].cells[0]
    assert [one.text for one in left.paragraphs] == ["ỦY BAN NHÂN DÂN", "TỈNH TUYÊN QUANG", ""]


def test_the_properties_have_the_day_of_the_paper_and_its_office(tmp_path):
    write_letter_docx(tmp_path / "decision.docx", decision_letter(DECISION), date(2024, 1, 9))
    told = Document(str(tmp_path / "decision.docx")).core_properties
    assert (told.created.date(), told.author) == (date(2023, 12, 22), DECISION.office.body)
    draft = replace(DECISION, reference=Reference("QĐ-UBND", "Tuyên Quang", month=12, year=2023))
    write_letter_docx(tmp_path / "draft.docx", decision_letter(draft), date(2024, 1, 9))
    assert Document(str(tmp_path / "draft.docx")).core_properties.modified.date() == date(2024, 1, 9)


def test_a_single_addressee_needs_no_dash(tmp_path):
    paper = replace(SUBMISSION, addressees=["Bộ Thông tin và Truyền thông"])
    write_letter_docx(tmp_path / "one.docx", submission_letter(paper))
    assert "Kính gửi: Bộ Thông tin và Truyền thông." in words(tmp_path / "one.docx")


def test_several_addressees_stand_below_each_other(tmp_path):
    write_letter_docx(tmp_path / "several.docx", submission_letter(SUBMISSION))
    first, second = (
        one for one in Document(str(tmp_path / "several.docx")).paragraphs if one.style.name.startswith("Kính gửi")
    )
    assert first.text.startswith("Kính gửi:\t- ") and second.text.startswith("- ")
    lefts = [one.style.paragraph_format.left_indent.mm for one in (first, second)]
    assert lefts[0] == lefts[1] > 60 and first.style.paragraph_format.first_line_indent.mm < -20


def test_a_paper_without_a_list_has_one_section(tmp_path):
    write_letter_docx(tmp_path / "bare.docx", submission_letter(replace(SUBMISSION, lists=[])))
    assert len(Document(str(tmp_path / "bare.docx")).sections) == 1


def test_the_word_minutes_hold_attendance_votes_and_both_signatures(tmp_path):
    write_letter_docx(tmp_path / "minutes.docx", minutes_letter(MINUTES))
    document = Document(str(tmp_path / "minutes.docx"))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert "Có mặt: 08/09 thành viên Hội đồng." in texts
    assert "Vắng mặt: 01 thành viên." in texts
    _, votes, signatures = document.tables
    assert [cell.text for cell in votes.rows[4].cells][3:] == ["8/9", "88,9\u00a0%", "Đề nghị khen thưởng"]
    assert votes.rows[4].cells[1].text.startswith("Ông Vũ Đình Khuê\nChuyên viên")
    assert ["THƯ KÝ" in signatures.rows[0].cells[0].text, "CHỦ TRÌ" in signatures.rows[0].cells[1].text] == [True, True]
