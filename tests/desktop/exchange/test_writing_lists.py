"""Lists as files: XLSX, CSV, Word and PDF read back with other libraries."""

import csv
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from desktop.exchange.writers.docx_writer import write_award_list_docx, write_list_docx
from desktop.exchange.writers.list_tables import (
    REGISTER_COLUMNS,
    CellKind,
    Column,
    ListTable,
    RegisterRow,
    RoundRow,
    award_table,
    bonus_table,
    register_table,
    round_table,
)
from desktop.exchange.writers.pdf_writer import write_list_pdf
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from db.errors import KnownError
from desktop.documents.letters.values import BonusLine, BonusPaper
from desktop.exchange.writers.csv_writer import FORMULA_STARTS, write_csv
from desktop.exchange.writers.xlsx_writer import write_xlsx
from tests.desktop.documents.reading import overlaps, read_pages
from tests.desktop.documents.seed_papers import AWARD_LIST, DEPARTMENT, PROVINCIAL

TRAPS = ["=1+1", "+84 912", "-5", "@SUM(A1)", "\t=1+1", "=HYPERLINK(\"http://x.vn\",\"x\")", "http://x.vn", "<b>Lý</b>",
         "0081234", "1E5", "TRUE", "{=1}", "'Lý", "a,b;c\"d"]  # fmt: skip


def row(name: str = "Vũ Đình Khuê", number: int = 1, **changes: object) -> RegisterRow:
    standing = RegisterRow(
        entry_number=number, name=name, kind="Cá nhân", honorific="Ông", position="Chuyên viên",
        unit="Sở Thông tin và Truyền thông", award="Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
        citation="Đã có thành tích xuất sắc", decision_number="1598/QĐ-UBND", decision_date=date(2023, 12, 22),
        register_number="02", bonus=1_800_000,
    )  # fmt: skip
    return replace(standing, **changes)  # type: ignore[arg-type]


def sheet_of(path: Path) -> openpyxl.worksheet.worksheet.Worksheet:
    return openpyxl.load_workbook(path).active


def written(write: Callable[[Path, ListTable], None], path: Path, rows: list[RegisterRow]) -> Path:
    write(path, register_table("Sổ vàng khen thưởng", rows))
    return path


def test_cells_have_the_types_of_what_they_hold(tmp_path):
    sheet = sheet_of(written(write_xlsx, tmp_path / "register.xlsx", [row()]))
    cells = {sheet.cell(4, at).value: sheet.cell(5, at) for at in range(1, sheet.max_column + 1)}
    assert cells["Ngày quyết định"].value == datetime(2023, 12, 22)
    assert cells["Ngày quyết định"].number_format == "dd/mm/yyyy"
    assert cells["Tiền thưởng (đồng)"].value == 1_800_000
    assert cells["Tiền thưởng (đồng)"].number_format == "#,##0"
    assert cells["Số sổ vàng"].value == "02", "a leading zero is kept"
    assert cells["Tập thể, cá nhân"].value == "Ông Vũ Đình Khuê"


def test_the_sheet_is_set_up_for_reading_and_printing(tmp_path):
    sheet = sheet_of(written(write_xlsx, tmp_path / "register.xlsx", [row(number=at) for at in range(1, 40)]))
    assert sheet.freeze_panes == "A5"
    assert sheet.auto_filter.ref == "A4:K43"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$4:$4"
    assert "&P" in (sheet.oddHeader.center.text or "&P")
    assert sheet.cell(4, 1).font.name == "Times New Roman"


@pytest.mark.parametrize("text", TRAPS)
def test_nothing_typed_becomes_a_formula_a_link_or_a_number(tmp_path, text):
    path = written(write_xlsx, tmp_path / "register.xlsx", [row(text, honorific="", unit=text, award=text)])
    cell = sheet_of(path).cell(5, 2)
    assert (cell.data_type, cell.value, cell.hyperlink) == ("s", text, None)
    with zipfile.ZipFile(path) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in sheet and "hyperlink" not in sheet
        assert not any("externalLink" in name for name in parts.namelist())


@pytest.mark.parametrize("text", TRAPS)
def test_csv_guards_what_a_spreadsheet_would_compute(tmp_path, text):
    path = written(write_csv, tmp_path / "register.csv", [row(text, honorific="")])
    shown = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))[1][1]
    assert not shown.startswith(FORMULA_STARTS)
    assert shown in (text, f"'{text}")


def test_csv_begins_with_a_mark_that_excel_knows(tmp_path):
    path = written(write_csv, tmp_path / "register.csv", [row()])
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == 2
    assert "22/12/2023" in content.decode("utf-8-sig")
    assert ",1800000," in content.decode("utf-8-sig")


@given(text=st.text(max_size=80))
def test_any_text_comes_back_from_xlsx_as_text(tmp_path_factory, text):
    path = written(write_xlsx, tmp_path_factory.mktemp("x") / "any.xlsx", [row("x", citation=text)])
    value = sheet_of(path).cell(5, 6)
    assert value.data_type in ("s", "n") and (value.value is None or isinstance(value.value, str))


def test_an_empty_list_has_a_header_and_opens(tmp_path):
    sheet = sheet_of(written(write_xlsx, tmp_path / "empty.xlsx", []))
    assert [sheet.cell(4, at + 1).value for at in range(3)] == [one.header for one in REGISTER_COLUMNS[:3]]
    assert sheet.max_row == 4
    written(write_csv, tmp_path / "empty.csv", [])
    written(write_list_pdf, tmp_path / "empty.pdf", [])
    assert "Số quyết" in read_pages(tmp_path / "empty.pdf")[0].text


def test_a_day_that_no_spreadsheet_counts_is_written_as_text(tmp_path):
    path = written(write_xlsx, tmp_path / "old.xlsx", [row(decision_date=date(1899, 1, 2))])
    assert sheet_of(path).cell(5, 8).value == "02/01/1899"


def test_a_text_longer_than_a_cell_ends_in_an_ellipsis(tmp_path):
    path = written(write_xlsx, tmp_path / "long.xlsx", [row(citation="x" * 40_000)])
    assert sheet_of(path).cell(5, 6).value.endswith("x…")


def test_thousands_of_rows_keep_order_and_sum(tmp_path):
    path = tmp_path / "many.xlsx"
    write_xlsx(path, register_table("Sổ vàng", (row(number=at) for at in range(1, 3001))))
    book = openpyxl.load_workbook(path, read_only=True)
    rows = list(book.active.iter_rows(min_row=5, values_only=True))
    book.close()
    assert [one[0] for one in rows] == list(range(1, 3001))
    assert sum(one[9] for one in rows) == 3000 * 1_800_000


def test_the_same_list_gives_the_same_bytes(tmp_path):
    first = written(write_xlsx, tmp_path / "a.xlsx", [row()]).read_bytes()
    assert first == written(write_xlsx, tmp_path / "b.xlsx", [row()]).read_bytes()


@pytest.mark.parametrize("write", [write_xlsx, write_csv, write_list_pdf, write_list_docx])
def test_a_folder_that_is_not_there_is_told(tmp_path, write):
    with pytest.raises(KnownError):
        written(write, tmp_path / "none" / "list", [row()])


def test_the_register_prints_with_its_header_on_every_page(tmp_path):
    path = tmp_path / "register.pdf"
    write_list_pdf(path, register_table("Sổ vàng", (row(number=at) for at in range(1, 200))), office=DEPARTMENT)
    pages = read_pages(path)
    assert len(pages) > 5
    for number, page in enumerate(pages, start=1):
        assert "Chức vụ, đơn vị công tác" in page.text
        assert [line.text for line in page.lines if line.y < 15] == ([str(number)] if number > 1 else [])
    assert overlaps(pages[1]) == []
    assert "1.800.000" in pages[0].text and "22/12/2023" in pages[0].text


def test_a_round_is_numbered_in_its_order(tmp_path):
    rows = [
        RoundRow(name, "Cá nhân", "Bằng khen", "Đủ điều kiện", honorific="Bà", position="Phóng viên", unit="Báo")
        for name in ("Lò Thị A", "Lò Thị B")
    ]
    write_xlsx(tmp_path / "round.xlsx", round_table("Danh sách đề nghị", rows))
    sheet = sheet_of(tmp_path / "round.xlsx")
    assert [(sheet.cell(at, 1).value, sheet.cell(at, 2).value) for at in (5, 6)] == [
        (1, "Bà Lò Thị A"),
        (2, "Bà Lò Thị B"),
    ]


def test_the_award_list_as_a_table_restarts_its_numbers(tmp_path):
    write_xlsx(tmp_path / "awards.xlsx", award_table(AWARD_LIST), author="Sở Thông tin và Truyền thông")
    sheet = sheet_of(tmp_path / "awards.xlsx")
    assert [sheet.cell(at, 1).value for at in range(5, 16)] == [1, 2, 1, 2, 3, 4, 5, 1, 1, 2, 3]
    assert sheet.cell(5, 6).value == "2417/QĐ-BTTTT"


def test_the_word_award_list_can_be_edited_and_repeats_its_header(tmp_path):
    write_award_list_docx(tmp_path / "list.docx", AWARD_LIST)
    document = Document(str(tmp_path / "list.docx"))
    assert [round(document.sections[0].page_width.mm), round(document.sections[0].left_margin.mm)] == [297, 30]
    head, table, signatures = document.tables
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in head.rows[0].cells[1].text
    assert "SỞ THÔNG TIN VÀ TRUYỀN THÔNG" in head.rows[0].cells[0].text
    assert table.rows[0]._tr.trPr.xpath("w:tblHeader")
    assert all(one._tr.trPr.xpath("w:cantSplit") for one in table.rows)
    names = [one.cells[1].text for one in table.rows]
    assert "Bà H’Čŭn Ayĭ Niê Kđăm" in names
    assert [one.cells[0].text for one in table.rows][1:4] == ["A", "I", "1"]
    assert "Phan Việt Tùng" in signatures.rows[0].cells[1].text
    assert document.styles["Normal"].font.name == "Times New Roman"


def test_word_takes_markup_as_text(tmp_path):
    table = ListTable("Danh sách", [Column("Tên", CellKind.TEXT, 20, 100)], [["<w:b/>&amp;=1+1"]])
    write_list_docx(tmp_path / "list.docx", table, office=DEPARTMENT)
    document = Document(str(tmp_path / "list.docx"))
    assert document.tables[1].rows[1].cells[0].text == "<w:b/>&amp;=1+1"


def test_the_bonus_sheet_for_excel_adds_up_without_a_formula(tmp_path):
    lines = [BonusLine(one, "1,5", 1_800_000, one.bonus or 0) for one in PROVINCIAL]
    table = bonus_table(BonusPaper(DEPARTMENT, "Chi tiền thưởng", lines))
    write_xlsx(tmp_path / "bonus.xlsx", table)
    sheet = sheet_of(tmp_path / "bonus.xlsx")
    last = [sheet.cell(9, at).value for at in range(1, 9)]
    assert last == [None, "Tổng cộng", None, None, None, None, 9_000_000, None]
    assert (sheet.cell(5, 5).value, sheet.cell(5, 5).number_format) == (1.5, "0.0#")
    write_csv(tmp_path / "bonus.csv", bonus_table(BonusPaper(DEPARTMENT, "Chi tiền thưởng", lines)))
    assert ',"1,5",1800000,' in (tmp_path / "bonus.csv").read_text(encoding="utf-8-sig")
