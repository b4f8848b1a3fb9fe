"""Charts of Word and Excel: drawn by the program that opens them, with their figures, said in words, equal bytes."""

import re
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from docx import Document

from desktop.documents.letters.bar_chart import BarChart, Series
from desktop.documents.letters.listing import CellKind, Column, Listing, ListPart, Table
from desktop.exchange.writers.listing_docx import write_listing_docx
from desktop.exchange.writers.xlsx_writer import write_xlsx

CHART = BarChart(
    "Lượt khen <theo> năm & loại",
    ("2022", "2023"),
    (Series("Tập thể", (7, 0)), Series("Cá nhân", (22, 31)), Series("Hộ gia đình", (0, 2))),
)
COLUMNS = [Column("Năm", CellKind.TEXT, 20, 100), Column("Số", CellKind.NUMBER, 10, 30)]


def listing(*charts):
    rows = [("2022", 29), ("2023", 33)]
    parts = [
        ListPart(f"Thống kê {at}", Table(COLUMNS, rows), sheet=f"Thống kê {at}", chart=chart)
        for at, chart in enumerate(charts, 1)
    ]
    return Listing("Thống kê", tuple(parts))


@pytest.fixture
def word(tmp_path):
    write_listing_docx(tmp_path / "a.docx", listing(CHART, CHART))
    return tmp_path / "a.docx"


def cached(xml, tag):
    """Return the figures that a chart keeps of its series, one list for each."""
    blocks = re.findall(rf"<c:{tag}>(.*?)</c:{tag}>", xml, re.S)
    return [re.findall(r"<c:v>([^<]*)</c:v>", one) for one in blocks]


def test_word_draws_each_chart_from_its_own_figures_and_says_it_in_words(word):
    with ZipFile(word) as packed:
        for number in (1, 2):
            xml = packed.read(f"word/charts/chart{number}.xml").decode()
            assert cached(xml, "val") == [["7", "0"], ["22", "31"], ["0", "2"]]
            assert cached(xml, "cat") == [["2022", "2023"]] * 3
            assert "Lượt khen &lt;theo&gt; năm &amp; loại" in xml
            book = openpyxl.load_workbook(BytesIO(packed.read(f"word/embeddings/chart{number}.xlsx")))
            assert [[cell.value or "" for cell in row] for row in book.active.iter_rows()] == [
                ["", "Tập thể", "Cá nhân", "Hộ gia đình"],
                ["2022", 7, 22, ""],
                ["2023", "", 31, 2],
            ]
    document = Document(str(word))
    said = [one.get("descr") for one in document.element.iter() if one.tag.endswith("}docPr")]
    assert len(said) == 2 and all("2023: Tập thể 0, Cá nhân 31, Hộ gia đình 2" in each for each in said)
    for part in document.part.package.iter_parts():
        if part.partname.startswith("/word/charts/"):
            assert [one.target_part.partname for one in part.rels.values()]


def test_excel_draws_each_chart_on_a_sheet_of_its_own(tmp_path):
    write_xlsx(tmp_path / "a.xlsx", listing(CHART, CHART))
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["Thống kê 1", "Biểu đồ", "Thống kê 2", "Biểu đồ 2"]
    assert [cell.value for cell in book["Biểu đồ 2"][3]] == ["2023", 0, 31, 2]
    with ZipFile(tmp_path / "a.xlsx") as packed:
        xml = packed.read("xl/charts/chart2.xml").decode()
        assert "'Biểu đồ 2'!$C$2:$C$3" in xml
        assert "Hộ gia đình 2" in packed.read("xl/drawings/drawing2.xml").decode()


def test_no_chart_no_sheet(tmp_path):
    write_xlsx(tmp_path / "a.xlsx", listing(BarChart("Trống")))
    write_listing_docx(tmp_path / "a.docx", listing(BarChart("Trống")))
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames == ["Thống kê 1"]
    assert not [name for name in ZipFile(tmp_path / "a.docx").namelist() if "chart" in name]


def test_equal_charts_give_equal_bytes(tmp_path, word):
    for at in "ab":
        write_xlsx(tmp_path / f"{at}.xlsx", listing(CHART))
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    with ZipFile(word) as packed:
        assert packed.read("word/embeddings/chart1.xlsx") == packed.read("word/embeddings/chart2.xlsx")
