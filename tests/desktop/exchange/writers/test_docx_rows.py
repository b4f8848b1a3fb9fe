"""Long tables in Word files: the same document as one held in memory, and no more memory for more rows."""

import tracemalloc
from zipfile import ZipFile

from docx import Document
from lxml import etree

from desktop.documents.letters.listing import CellKind, Column, Listing, ListPart, Section, Table, Total
from desktop.exchange.writers.docx_parts import new_document, write_table
from desktop.exchange.writers.docx_rows import BODY, RowFiles
from desktop.exchange.writers.listing_docx import write_listing_docx

COLUMNS = (Column("TT", CellKind.NUMBER, 6, 20), Column("Tên", CellKind.TEXT, 30, 200))
TRAP = '<w:tr w:rsidR="00000000"/> & "Hà"'


def table(many: int) -> Table:
    rows = [(at, f"Nguyễn Thị Hòa {at}") for at in range(many)]
    return Table(COLUMNS, (Section("I", TRAP), *rows, Total((None, f"Cộng {many}"))))


def body(file) -> bytes:
    with ZipFile(file) as package:
        return etree.tostring(etree.fromstring(package.read(BODY)), method="c14n2")


def test_rows_beside_the_document_make_the_same_document(tmp_path):
    beside, inside = tmp_path / "beside.docx", tmp_path / "inside.docx"
    with RowFiles() as files:
        made = new_document("Danh sách", "Sở Nội vụ")
        for many in (3, 0, 2):
            write_table(made, table(many), 247, files=files)
        files.save(made, beside)
    made = new_document("Danh sách", "Sở Nội vụ")
    for many in (3, 0, 2):
        write_table(made, table(many), 247)
    made.save(str(inside))
    assert body(beside) == body(inside)
    assert [len(one.rows) for one in Document(str(beside)).tables] == [6, 3, 5]
    assert Document(str(beside)).tables[0].cell(1, 1).text == TRAP


def test_more_rows_take_no_more_memory(tmp_path):
    def peak(many: int) -> int:
        rows = ((at, f"Nguyễn Thị Hòa {at}") for at in range(many))
        listing = Listing("Danh sách", (ListPart("Danh sách", Table(COLUMNS, rows)),))
        tracemalloc.start()
        try:
            write_listing_docx(tmp_path / f"{many}.docx", listing)
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(10)  # what is loaded once
    assert peak(4000) < peak(400) + 1_000_000


def test_nothing_is_left_beside_the_file(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "scratch"))
    (tmp_path / "scratch").mkdir()
    write_listing_docx(tmp_path / "list.docx", Listing("Danh sách", (ListPart("Danh sách", table(5)),)))
    assert [one.name for one in (tmp_path / "scratch").iterdir()] == []
