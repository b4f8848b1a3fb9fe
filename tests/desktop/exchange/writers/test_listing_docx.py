"""Lists as Word files, read back with python-docx."""

from dataclasses import replace
from datetime import date

import pytest
from docx import Document

from db.errors import KnownError
from db.rules.printed_names import printed_name
from db.rules.terms import NomineeKind
from desktop.documents.letters.award_list import award_listing
from desktop.documents.letters.bonus_list import bonus_listing
from desktop.documents.letters.ceremony import ceremony_listing
from desktop.documents.letters.listing import CellKind, Column, Listing, ListPart, Table
from desktop.documents.letters.values import AwardListPart, BonusLine, BonusPaper, CeremonyPaper, Recipient
from desktop.exchange.writers.listing_docx import write_listing_docx
from tests.desktop.documents.seed_papers import AWARD_LIST, DEPARTMENT, PROVINCIAL
from tests.desktop.exchange.writers.listings import register, row


def test_the_word_award_list_can_be_edited_and_repeats_its_header(tmp_path):
    write_listing_docx(tmp_path / "list.docx", award_listing(AWARD_LIST))
    document = Document(str(tmp_path / "list.docx"))
    assert [round(document.sections[0].page_width.mm), round(document.sections[0].left_margin.mm)] == [297, 30]
    head, table = document.tables
    (signatures,) = table.rows[-1].cells[0].tables
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in head.rows[0].cells[1].text
    assert "SỞ THÔNG TIN VÀ TRUYỀN THÔNG" in head.rows[0].cells[0].text
    assert table.rows[0]._tr.trPr.xpath("w:tblHeader")
    assert all(one._tr.trPr.xpath("w:cantSplit") for one in table.rows)
    names = [one.cells[1].text for one in table.rows]
    assert "Bà H’Čŭn Ayĭ Niê Kđăm" in names
    assert [one.cells[0].text for one in table.rows][1:4] == ["A", "I", "1"]
    assert "Phan Việt Tùng" in signatures.rows[0].cells[1].text
    assert document.styles["Normal"].font.name == "Times New Roman"


def test_headings_reach_over_all_columns_and_stay_with_the_next_row(tmp_path):
    write_listing_docx(tmp_path / "list.docx", award_listing(AWARD_LIST))
    table = Document(str(tmp_path / "list.docx")).tables[1]
    heading, person = table.rows[2], table.rows[3]
    assert heading._tr.xpath("w:tc/w:tcPr/w:gridSpan/@w:val") == ["4"]
    kept = [each.cells[0].paragraphs[0].style.paragraph_format.keep_with_next for each in (heading, person)]
    assert kept == [True, False]
    widths = [sum(int(one) for one in each._tr.xpath("w:tc/w:tcPr/w:tcW/@w:w")) for each in table.rows]
    assert max(widths) - min(widths) < 10, "every row is as wide as the table"


def test_a_name_is_bold_and_its_honorific_is_not(tmp_path):
    write_listing_docx(tmp_path / "list.docx", award_listing(AWARD_LIST))
    table = Document(str(tmp_path / "list.docx")).tables[1]
    (cell,) = [one.cells[1] for one in table.rows if one.cells[1].text == "Ông Vừ Mí Kẻ"]
    runs = [(run.text, run.style.name == "Strong") for run in cell.paragraphs[0].runs]
    assert runs == [("Ông ", False), ("Vừ Mí Kẻ", True)]


def test_word_takes_markup_and_line_feeds_as_text(tmp_path):
    table = Table([Column("Tên", CellKind.TEXT, 20, 100)], [["<w:b/>&amp;=1+1\nhai"]])
    write_listing_docx(tmp_path / "list.docx", Listing("Danh sách", (ListPart("Danh sách", table),), DEPARTMENT))
    document = Document(str(tmp_path / "list.docx"))
    assert document.tables[1].rows[1].cells[0].text == "<w:b/>&amp;=1+1\nhai"


def test_no_number_and_no_place_is_parted_in_a_cell(tmp_path):
    table = Table([Column("Đơn vị", CellKind.TEXT, 20, 60)], [["Sở Nội vụ tỉnh Tuyên Quang"], ["Tăng 12 % năm 2023"]])
    write_listing_docx(tmp_path / "list.docx", Listing("Danh sách", (ListPart("Danh sách", table),), DEPARTMENT))
    _header, *rows = Document(str(tmp_path / "list.docx")).tables[1].rows
    assert [row.cells[0].text.split(" ")[-1] for row in rows] == ["tỉnh\u00a0Tuyên\u00a0Quang", "năm\u00a02023"]


def test_the_bonus_sheet_in_word_adds_up(tmp_path):
    lines = [BonusLine(one, "1,5", 1_800_000, one.bonus or 0) for one in PROVINCIAL]
    write_listing_docx(tmp_path / "bonus.docx", bonus_listing(BonusPaper(DEPARTMENT, "Chi tiền thưởng", lines)))
    document = Document(str(tmp_path / "bonus.docx"))
    *_rows, total, ending = document.tables[1].rows
    assert [cell.text for cell in total.cells][1:] == ["Tổng cộng", "", "", "", "9.000.000", ""]
    assert "Bằng chữ: Chín triệu đồng./." in [one.text for one in ending.cells[0].paragraphs]


def test_how_far_the_journal_had_come_stays_with_the_last_rows(tmp_path):
    bare = register([row("Lò Thị Ính", 1), row("Vừ Mí Kẻ", 2), row("Bế Văn Hạ", 3)])
    signed = award_listing(AWARD_LIST)
    for number, listing in enumerate((bare, signed)):
        out = tmp_path / f"{number}.docx"
        write_listing_docx(out, replace(listing, mark="Nhật ký: 312 dòng, đến 22/12/2023"))
        document = Document(str(out))
        *_rows, before, last, ending = document.tables[-1].rows
        assert ending.cells[0].paragraphs[-1].text == "Nhật ký: 312 dòng, đến 22/12/2023"
        assert all("Nhật ký" not in one.text for one in document.paragraphs)
        for each in (before, last):
            assert each.cells[0].paragraphs[0].style.paragraph_format.keep_with_next


def test_calling_list_and_hand_over_sheet_are_two_sections(tmp_path):
    paper = CeremonyPaper(DEPARTMENT, "Hội nghị tổng kết", date(2024, 1, 12), "Hội trường", "Bà Lý", AWARD_LIST.parts)
    write_listing_docx(tmp_path / "two.docx", ceremony_listing(paper))
    document = Document(str(tmp_path / "two.docx"))
    texts = [one.text.replace("\u00a0", " ") for one in document.paragraphs]
    assert texts.count("(Hội nghị tổng kết, ngày 12 tháng 01 năm 2024, tại Hội trường)") == 2
    assert {"DANH SÁCH XƯỚNG TÊN"} <= {one.text for one in document.paragraphs if one.style.name == "Title"}
    assert "Người trao: Bà Lý" in texts
    assert len(document.sections) == 2
    assert document.sections[1]._sectPr.xpath("w:pgNumType/@w:start") == ["1"]
    calling, hand_over = document.tables[1], document.tables[3]
    assert "\nPhó Giám đốc Sở Thông tin" in next(
        r.cells[1].text for r in calling.rows if "Hà Phúc Lượng" in r.cells[1].text
    )
    assert [cell.text for cell in hand_over.rows[0].cells][-2:] == ["Ngày nhận", "Người nhận (ký, ghi rõ họ tên)"]


@pytest.mark.parametrize("name", ["L" * 180, "Trie\u0323\u0302u Mu\u0300i", "Hộ ông Sùng A Mẫu"])
def test_the_longest_and_the_decomposed_name_are_there_in_full(tmp_path, name):
    part = AwardListPart("Giấy khen", None, None, [Recipient(name, NomineeKind.HOUSEHOLD)])
    write_listing_docx(tmp_path / "long.docx", award_listing(AWARD_LIST.__class__(DEPARTMENT, "Hộ gia đình", [part])))
    cells = [one.cells[1].text for one in Document(str(tmp_path / "long.docx")).tables[1].rows]
    assert printed_name("household", "", name) in cells and name in cells[-2]  # the last row ends the list


def test_a_thousand_rows_are_all_there(tmp_path):
    write_listing_docx(tmp_path / "many.docx", register(row(f"Lò Thị Mẫu {at}", at) for at in range(1, 1001)))
    xml = Document(str(tmp_path / "many.docx")).tables[0]._tbl
    assert len(xml.xpath("w:tr")) == 1001
    assert xml.xpath("w:tr[last()]/w:tc[2]//w:t")[0].text == "Lò Thị Mẫu 1000"


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(KnownError):
        write_listing_docx(tmp_path / "none" / "list.docx", register([row()]))
