"""Lists as XLSX, read back with openpyxl."""

import zipfile
from dataclasses import replace
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import KnownError
from desktop.documents.engine.canvas import BOLD, REGULAR
from desktop.documents.engine.spans import Face, Span
from desktop.documents.letters.award_list import award_listing
from desktop.documents.letters.bonus_list import bonus_listing
from desktop.documents.letters.ceremony import ceremony_listing
from desktop.documents.letters.listing import CellKind, Column, Listing, ListPart, Table, plain_text
from desktop.documents.letters.values import BonusLine, BonusPaper, CeremonyPaper
from desktop.exchange.writers import xlsx_writer
from desktop.exchange.writers.xlsx_paper import FACE, LINE, SIZE, in_mm, lines_of
from desktop.exchange.writers.xlsx_writer import MOST_ROWS, write_xlsx
from desktop.papers.register import COLUMNS
from tests.desktop.documents.seed_papers import AWARD_LIST, DEPARTMENT, PROVINCIAL
from tests.desktop.exchange.writers.listings import TRAPS, register, row, sheet_of


def test_cells_have_the_types_of_what_they_hold(tmp_path):
    write_xlsx(tmp_path / "register.xlsx", register([row()]))
    sheet = sheet_of(tmp_path / "register.xlsx")
    cells = {sheet.cell(4, at).value: sheet.cell(5, at) for at in range(1, sheet.max_column + 1)}
    assert cells["Ngày quyết định"].value == datetime(2023, 12, 22)
    assert cells["Ngày quyết định"].number_format == "dd/mm/yyyy"
    assert cells["Tiền thưởng (đồng)"].value == 1_800_000
    assert cells["Tiền thưởng (đồng)"].number_format == "#,##0"
    assert cells["Số sổ vàng"].value == "02", "a leading zero is kept"
    assert cells["Tập thể, cá nhân"].value == "Ông Vũ Đình Khuê"


def test_the_sheet_is_set_up_for_reading_and_printing(tmp_path):
    write_xlsx(tmp_path / "register.xlsx", register([row(number=at) for at in range(1, 40)]))
    sheet = sheet_of(tmp_path / "register.xlsx")
    assert sheet.freeze_panes == "A5"
    assert sheet.auto_filter.ref == "A4:L43"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$4:$4"
    assert "&P" in (sheet.oddHeader.center.text or "&P")
    assert sheet.cell(4, 1).font.name == "Times New Roman"


@pytest.mark.parametrize("text", TRAPS)
def test_nothing_typed_becomes_a_formula_a_link_or_a_number(tmp_path, text):
    path = tmp_path / "register.xlsx"
    write_xlsx(path, register([row(text, unit=text, award=text)]))
    cell = sheet_of(path).cell(5, 2)
    assert (cell.data_type, cell.value, cell.hyperlink) == ("s", text, None)
    with zipfile.ZipFile(path) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in sheet and "hyperlink" not in sheet
        assert not any("externalLink" in name for name in parts.namelist())


@given(text=st.text(max_size=80))
def test_any_text_comes_back_from_xlsx_as_text(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("x") / "any.xlsx"
    write_xlsx(path, register([row("x", citation=text)]))
    value = sheet_of(path).cell(5, 7)
    assert value.data_type in ("s", "n") and (value.value is None or isinstance(value.value, str))


def test_an_empty_list_has_a_header_and_opens(tmp_path):
    write_xlsx(tmp_path / "empty.xlsx", register([]))
    sheet = sheet_of(tmp_path / "empty.xlsx")
    assert [sheet.cell(4, at + 1).value for at in range(3)] == [one.header for one in COLUMNS[:3]]
    assert sheet.max_row == 4


def test_a_day_that_no_spreadsheet_counts_is_written_as_text(tmp_path):
    write_xlsx(tmp_path / "old.xlsx", register([row(dated=date(1899, 1, 2))]))
    assert sheet_of(tmp_path / "old.xlsx").cell(5, 9).value == "02/01/1899"


def heights_on_paper(path):
    """Return for each row how high Excel makes it and how high its texts are, in pt."""
    sheet = sheet_of(path)
    kept = {at: one.width for one in sheet.column_dimensions.values() for at in range(one.min, one.max + 1)}
    wide = [in_mm(kept[at] - 5 / 8) + 0.1 for at in range(1, sheet.max_column + 1)]
    merged = {(one.min_row, one.min_col): sum(wide[one.min_col - 1 : one.max_col]) for one in sheet.merged_cells.ranges}
    for cells in sheet.iter_rows():
        needed = [
            lines_of(
                str(cell.value),
                BOLD if cell.font.b else REGULAR,
                cell.font.sz,
                merged.get((cell.row, at), wide[at - 1]),
            )
            * (cell.font.sz / SIZE)
            for at, cell in enumerate(cells, start=1)
            if isinstance(cell.value, str)
        ]
        yield sheet.row_dimensions[cells[0].row].height or LINE, max(needed, default=0) * LINE


SENTENCE = "Đã chủ trì số hóa 1.204 hồ sơ người có công, rút ngắn thời gian giải quyết từ 15 còn 4 ngày; "
LONG = (SENTENCE * 30)[:2000]
FEEDS = "\n".join(f"- Sáng kiến {at}: giảm chi phí" for at in range(1, 61))


@pytest.mark.parametrize("others", [2, 12, 24])
@pytest.mark.parametrize("texts", [(LONG,), (LONG, LONG[::-1]), ("Bế Thị Hoa", LONG * 4), (FEEDS,), ("x" * 40_000,)])
def test_no_text_is_higher_than_excel_makes_its_row_and_none_is_cut(tmp_path, others, texts):
    names = ("Tóm tắt thành tích", "Lý do")[: len(texts)]
    columns = [Column("TT", CellKind.NUMBER, 6, 9), Column("Tập thể, cá nhân", CellKind.TEXT, 24, 30)]
    columns += [Column(name, CellKind.TEXT, 20, 30) for name in names]
    columns += [Column(f"Cột {at}", CellKind.TEXT, 14, 9) for at in range(others)]
    more = ("Thôn Nà Pẳn, xã Mèo Vạc, tỉnh Tuyên Quang",) * others
    rows = [(1, "Ông Vừ Mí Kẻ", *texts, *more), (2, "Bà Lò Thị Ính", *("",) * len(texts), *more)]
    path = tmp_path / "long.xlsx"
    write_xlsx(path, Listing(LONG, (ListPart(LONG, Table(columns, rows), note=LONG, total=LONG * 3),)))
    assert [(had, need) for had, need in heights_on_paper(path) if not need - 0.01 <= had <= 409] == []
    read = list(sheet_of(path).iter_rows(values_only=True))
    assert [one[0] for one in read if isinstance(one[0], int)] == [1, 2]
    start = next(at for at, one in enumerate(read) if one[0] == "TT") + 1
    said = ["".join(str(one[at] or "") for one in read[start:] if len(one) > at) for at in range(2, 2 + len(texts))]
    assert said == list(texts)
    if texts == (LONG,):
        assert isinstance(read[start + 1][0], int), "a text of the greatest length has one row"


def test_what_is_struck_stays_so_where_a_text_goes_on_in_the_next_row(tmp_path):
    spans = (Span("Đơn vị cũ: "), Span(FEEDS, Face.STRUCK), Span(" mới"))
    table = Table([Column("TT", CellKind.NUMBER, 6, 9), Column("Thay đổi", CellKind.TEXT, 30, 60)], [(1, spans)])
    write_xlsx(tmp_path / "red.xlsx", Listing("Thay đổi", (ListPart("Thay đổi", table),)))
    book = openpyxl.load_workbook(tmp_path / "red.xlsx", rich_text=True)
    cells = [cell.value for (cell,) in book.active.iter_rows(min_row=5, min_col=2, max_col=2) if cell.value]
    assert len(cells) == 3 and "".join(map(str, cells)) == plain_text(spans)
    assert all(any(getattr(piece, "font", None) and piece.font.strike for piece in cell) for cell in cells)


def test_thousands_of_rows_keep_order_and_sum(tmp_path):
    path = tmp_path / "many.xlsx"
    write_xlsx(path, register(row(number=at) for at in range(1, 3001)))
    book = openpyxl.load_workbook(path, read_only=True)
    rows = list(book.worksheets[0].iter_rows(min_row=5, values_only=True))
    book.close()
    assert [one[0] for one in rows] == list(range(1, 3001))
    assert sum(one[10] for one in rows) == 3000 * 1_800_000


@pytest.mark.parametrize("rows", [1000, pytest.param(MOST_ROWS, marks=pytest.mark.long)])
def test_a_list_longer_than_a_worksheet_is_refused_and_leaves_no_file(tmp_path, monkeypatch, rows):
    monkeypatch.setattr(xlsx_writer, "MOST_ROWS", rows)
    table = Table([Column("TT", CellKind.NUMBER, 6, 9)], ((at,) for at in range(rows)))
    with pytest.raises(KnownError) as refused:
        write_xlsx(tmp_path / "endless.xlsx", Listing("Sổ vàng", (ListPart("Sổ vàng", table),)))
    assert refused.value.code == "list_too_long"
    assert list(tmp_path.iterdir()) == []


def test_a_list_may_be_as_long_as_a_worksheet():
    assert MOST_ROWS == 2**20  # what Excel opens


def test_the_same_list_gives_the_same_bytes(tmp_path):
    for name in ("a", "b"):
        write_xlsx(tmp_path / f"{name}.xlsx", register([row()]))
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_the_first_list_of_a_program_has_the_face_of_the_later_ones(tmp_path):
    write_xlsx(tmp_path / "first.xlsx", register([row()]))
    with zipfile.ZipFile(tmp_path / "first.xlsx") as parts:
        styles = parts.read("xl/styles.xml").decode()
    assert "<scheme" not in styles, "a scheme makes Excel take the theme's own face"
    assert set(FACE) == {"font_name", "font_size", "font_scheme"}


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(KnownError):
        write_xlsx(tmp_path / "none" / "list.xlsx", register([row()]))


def test_the_award_list_as_a_table_restarts_its_numbers(tmp_path):
    write_xlsx(tmp_path / "awards.xlsx", award_listing(AWARD_LIST))
    sheet = sheet_of(tmp_path / "awards.xlsx")
    assert [sheet.cell(at, 1).value for at in range(8, 19)] == [1, 2, 1, 2, 3, 4, 5, 1, 1, 2, 3]
    assert sheet.cell(8, 6).value == "2417/QĐ-BTTTT"
    assert sheet.cell(7, 9).value == "Tiền thưởng (đồng)"
    assert sheet.cell(4, 1).value == (
        "Danh sách tập thể, cá nhân được tặng Bằng khen trong phong trào thi đua yêu nước năm 2022"
    )


def test_the_bonus_sheet_for_excel_adds_up_without_a_formula(tmp_path):
    lines = [BonusLine(one, "1,5", 1_800_000, one.bonus or 0) for one in PROVINCIAL]
    write_xlsx(tmp_path / "bonus.xlsx", bonus_listing(BonusPaper(DEPARTMENT, "Chi tiền thưởng", lines)))
    sheet = sheet_of(tmp_path / "bonus.xlsx")
    last = [sheet.cell(12, at).value for at in range(1, 9)]
    assert last == [None, "Tổng cộng", None, None, None, None, 9_000_000, None]
    assert (sheet.cell(8, 5).value, sheet.cell(8, 5).number_format) == (1.5, "0.0#")


def test_a_calling_list_and_a_hand_over_sheet_are_two_worksheets(tmp_path):
    paper = CeremonyPaper(DEPARTMENT, "Hội nghị tổng kết", date(2024, 1, 12), "Hội trường", None, AWARD_LIST.parts)
    write_xlsx(tmp_path / "ceremony.xlsx", ceremony_listing(paper))
    book = openpyxl.load_workbook(tmp_path / "ceremony.xlsx")
    assert book.sheetnames == ["Xướng tên", "Bàn giao bằng"]
    for sheet in book.worksheets:
        numbered = [at for at in range(8, sheet.max_row + 1) if isinstance(sheet.cell(at, 1).value, int)]
        names = [sheet.cell(at, 2).value for at in numbered]
        assert len(names) == 11 and "Bà H’Čŭn Ayĭ Niê Kđăm" in names
        assert sheet.cell(5, 1).value == "Hội nghị tổng kết, ngày 12 tháng 01 năm 2024, tại Hội trường"


def test_an_office_s_list_has_its_head_its_sum_in_words_and_its_signatures(tmp_path):
    lines = [BonusLine(one, "1,5", 1_800_000, one.bonus or 0) for one in PROVINCIAL]
    write_xlsx(tmp_path / "bonus.xlsx", bonus_listing(BonusPaper(DEPARTMENT, "Chi tiền thưởng", lines)))
    sheet = sheet_of(tmp_path / "bonus.xlsx")
    said = [cell.value for row in sheet.iter_rows() for cell in row if cell.value]
    assert said[:4] == [
        "UBND TỈNH TUYÊN QUANG",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "SỞ THÔNG TIN VÀ TRUYỀN THÔNG",
        "Độc lập - Tự do - Hạnh phúc",
    ]
    assert "Bằng chữ: Chín triệu đồng./." in said
    assert said.index("NGƯỜI LẬP") > said.index("Bằng chữ: Chín triệu đồng./.")
    total = next(row for row in sheet.iter_rows() if row[1].value == "Tổng cộng")
    assert all(cell.font.bold for cell in total)


def test_the_file_has_the_day_of_the_list_and_its_office(tmp_path):
    write_xlsx(tmp_path / "awards.xlsx", award_listing(AWARD_LIST), date(2024, 2, 1))
    told = openpyxl.load_workbook(tmp_path / "awards.xlsx").properties
    assert told.created.date() == (AWARD_LIST.dated or date(2024, 2, 1))
    assert told.creator == AWARD_LIST.office.body


def test_whoever_writes_on_an_office_list_has_room_also_where_nobody_signs_it(tmp_path):
    citation = "Đã có thành tích xuất sắc trong phong trào “Chung sức xây dựng nông thôn mới” giai đoạn 2021 - 2025"
    parts = [
        replace(part, recipients=[replace(one, merit=citation) for one in part.recipients]) for part in AWARD_LIST.parts
    ]
    paper = CeremonyPaper(DEPARTMENT, "Hội nghị tổng kết", date(2024, 1, 12), None, None, parts)
    write_xlsx(tmp_path / "ceremony.xlsx", ceremony_listing(paper))
    calling = openpyxl.load_workbook(tmp_path / "ceremony.xlsx").worksheets[0]
    assert in_mm(calling.column_dimensions["G"].width) > 25, "Người lên nhận"
