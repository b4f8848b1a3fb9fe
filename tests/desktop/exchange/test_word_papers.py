"""Decision and submission as Word files: the words of the PDF, ready to be edited."""

from dataclasses import replace
from pathlib import Path

import pytest
from desktop.exchange.writers.word_papers import write_decision_docx, write_submission_docx
from docx import Document

from desktop.documents.letters.values import Recipient, Reference
from tests.desktop.documents.seed_papers import DECISION, SUBMISSION


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
    write_decision_docx(tmp_path / "decision.docx", DECISION)
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
    write_decision_docx(tmp_path / "decision.docx", DECISION)
    first, annex = Document(str(tmp_path / "decision.docx")).sections
    measures = [first.page_width, first.page_height, first.left_margin, first.right_margin, first.top_margin]
    assert [round(one.mm) for one in measures] == [210, 297, 30, 18, 20]
    assert annex._sectPr.xpath("w:pgNumType/@w:start") == ["1"]
    assert first.different_first_page_header_footer and annex.different_first_page_header_footer
    assert "PAGE" in annex.header._element.xml


def test_the_word_submission_has_its_table(tmp_path):
    write_submission_docx(tmp_path / "submission.docx", SUBMISSION)
    document = Document(str(tmp_path / "submission.docx"))
    table = document.tables[-1]
    assert [cell.text for cell in table.rows[0].cells][2:] == ["Tóm tắt thành tích", "Đã được khen"]
    assert table.rows[1].cells[1].text == "Tập thể (01)"
    assert (
        table.rows[4].cells[1].text
        == "Ông Vũ Đình Khuê\nChuyên viên Văn phòng, Sở Thông tin và Truyền thông tỉnh Tuyên Quang"
    )
    assert "Danh sách gồm 01 tập thể, 03 cá nhân./." in words(tmp_path / "submission.docx")


def test_a_word_draft_has_blanks_and_says_so(tmp_path):
    reference = Reference("QĐ-UBND", "Tuyên Quang", month=12, year=2023)
    write_decision_docx(tmp_path / "draft.docx", replace(DECISION, reference=reference))
    document = Document(str(tmp_path / "draft.docx"))
    cells = [cell.text for cell in document.tables[0].rows[1].cells]
    assert cells == ["Số:      /QĐ-UBND", "Tuyên Quang, ngày     tháng 12 năm 2023"]
    assert document.paragraphs[0].text == "BẢN NHÁP"


@pytest.mark.parametrize("name", ["<w:br/>", "=1+1", "a" * 500])
def test_names_are_text_in_word(tmp_path, name):
    write_decision_docx(tmp_path / "text.docx", replace(DECISION, recipients=[Recipient(name)]))
    assert f"1. {name}./." in words(tmp_path / "text.docx")


def test_children_stand_in_the_order_that_word_reads(tmp_path):
    write_submission_docx(tmp_path / "submission.docx", SUBMISSION)
    body = Document(str(tmp_path / "submission.docx")).element.body
    for borders in body.xpath(".//w:pBdr"):
        after = [one.tag.split("}")[1] for one in borders.itersiblings()]
        assert set(after) <= {"spacing", "ind", "jc", "rPr", "contextualSpacing"}
    for shading in body.xpath(".//w:tcPr/w:shd"):
        assert [one.tag.split("}")[1] for one in shading.itersiblings()] in ([], ["vAlign"])
