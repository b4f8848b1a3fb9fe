"""Any listing as PDF: header on every page, columns that share the page, headings and sums."""

import pytest

from db.errors import KnownError
from desktop.documents.letters.listing import CellKind, Column, Listing, ListPart, Section, Table, Total
from desktop.documents.letters.listing_pdf import table_rows, write_listing_pdf
from desktop.documents.letters.values import Recipient, Signature
from tests.desktop.documents.reading import overlaps, read_pages
from tests.desktop.documents.seed_papers import DEPARTMENT
from tests.desktop.exchange.writers.listings import register, row

NAME = Column("Tên", CellKind.PERSON, 20, 100)
MONEY = Column("Tiền\n(đồng)", CellKind.MONEY, 10, 50)
HIDDEN = Column("Ghi chú", CellKind.TEXT, 10, 0)


def test_the_register_prints_with_its_header_on_every_page(tmp_path):
    path = tmp_path / "register.pdf"
    write_listing_pdf(path, register((row(number=at) for at in range(1, 200)), DEPARTMENT))
    pages = read_pages(path)
    assert len(pages) > 5
    for number, page in enumerate(pages, start=1):
        assert "Hình thức khen thưởng" in " ".join(page.text.split())
        assert [line.text for line in page.lines if line.y < 15] == ([str(number)] if number > 1 else [])
    assert overlaps(pages[1]) == []
    assert "1.800.000" in pages[0].text and "22/12/2023" in pages[0].text


def test_an_empty_list_is_its_header(tmp_path):
    write_listing_pdf(tmp_path / "empty.pdf", register([]))
    (page,) = read_pages(tmp_path / "empty.pdf")
    assert "SỔ VÀNG KHEN THƯỞNG" in page.text and "Số quyết" in page.text


def test_printed_columns_fill_the_page_and_hidden_ones_are_left_out(tmp_path):
    table = Table([NAME, HIDDEN, MONEY], [(Recipient("Lò Thị Mẫu"), "không in", 5_000)])
    write_listing_pdf(tmp_path / "two.pdf", Listing("Danh sách", (ListPart("Danh sách", table),)))
    (page,) = read_pages(tmp_path / "two.pdf")
    assert "không in" not in page.text and "Ghi chú" not in page.text
    assert max(rule.right for rule in page.rules) == pytest.approx(277, abs=0.1)
    assert page.line("5.000").right == pytest.approx(277 - 1.8, abs=0.2), "money stands on the right"


def test_sums_are_bold_and_headings_take_their_numeral():
    rows = list(table_rows(Table([NAME, MONEY], [Section("I", "Cá nhân"), Total((None, 9_000))])))
    assert (rows[0].numeral, rows[0].text) == ("I", "Cá nhân")
    assert rows[1] == ((("Tinos-Bold", ""),), (("Tinos-Bold", "9.000"),))


def test_a_person_has_honorific_name_and_place_as_the_column_asks():
    person = Recipient("Lò Thị Mẫu", honorific="Bà", position="Chuyên viên", unit="Sở Nội vụ", posthumous=True)
    with_place = Column("Tên", CellKind.PERSON_AND_PLACE, 20, 100)
    ((short, long),) = table_rows(Table([NAME, with_place], [(person, person)]))
    assert [text for _face, text in short] == ["Bà ", "Lò Thị Mẫu", " (truy tặng)"]
    assert "".join(text for _face, text in long) == "Bà Lò Thị Mẫu (truy tặng)\nChuyên viên, Sở Nội vụ"


def test_signatures_follow_the_last_rows(tmp_path):
    table = Table([NAME, MONEY], [(Recipient(f"Mẫu {at}"), at) for at in range(40)])
    part = ListPart("Danh sách", table, total="Tổng số: 40./.", signatures=(None, Signature(("GIÁM ĐỐC",), "Lý Mẫu")))
    write_listing_pdf(tmp_path / "signed.pdf", Listing("Danh sách", (part,), DEPARTMENT))
    last = read_pages(tmp_path / "signed.pdf")[-1]
    assert last.line("Mẫu 39").y < last.line("Tổng số").y < last.line("GIÁM ĐỐC").y < last.line("Lý Mẫu").y < 190


def test_rows_are_read_once_and_only_while_the_file_is_written(tmp_path):
    read = []
    listing = register(read.append(at) or row(number=at) for at in range(3))
    assert read == []
    write_listing_pdf(tmp_path / "stream.pdf", listing)
    assert read == [0, 1, 2]


def test_a_cell_that_no_page_can_hold_is_refused_and_leaves_no_file(tmp_path):
    with pytest.raises(KnownError) as refused:
        write_listing_pdf(tmp_path / "tall.pdf", register([row(citation="thành tích " * 3000)]))
    assert refused.value.code == "paper_cell_too_long"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(KnownError):
        write_listing_pdf(tmp_path / "none" / "list.pdf", register([row()]))
