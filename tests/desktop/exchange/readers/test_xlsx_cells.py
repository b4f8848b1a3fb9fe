"""The second reader of Excel sheets gives the values of the first, and needs nothing around them to be sound."""

import io
from datetime import date, datetime, time

import pytest

from desktop.exchange.readers.office_zip import OfficeZip
from desktop.exchange.readers.workbook import CellValue
from desktop.exchange.readers.xlsx_cells import SheetWords, date_styles, shared_strings, sheet_rows
from desktop.exchange.readers.xlsx_reader import read_xlsx
from tests.desktop.exchange.readers.packages import MAIN, cell, package, xlsx

STYLES = (
    '<numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="0 &quot;ngày&quot;"/>'
    '</numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>'
)


def values(rows: str, strings: list[str] | None = None, epoch_1904: bool = False) -> list[list[CellValue]]:
    dated = date_styles(f'<styleSheet xmlns="{MAIN}">{STYLES}</styleSheet>'.encode())
    stream = io.BytesIO(f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'.encode())
    return sheet_rows(stream, SheetWords(strings or [], dated, epoch_1904))[0]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ('<c r="A1"><v>5</v></c>', 5.0),
        ('<c r="A1" t="b"><v>1</v></c>', True),
        ('<c r="A1" t="s"><v>1</v></c>', "Lê Thị Na"),
        ('<c r="A1" t="str"><v>Sở_x000D_Y tế</v></c>', "Sở\rY tế"),
        ('<c r="A1" t="inlineStr"><is><r><t>Lê </t></r><r><t>Na</t></r><rPh><t>x</t></rPh></is></c>', "Lê Na"),
        ('<c r="A1" s="1"><v>31111</v></c>', date(1985, 3, 5)),
        ('<c r="A1" s="2"><v>59</v></c>', date(1900, 2, 28)),
        ('<c r="A1" s="2"><v>31111.5</v></c>', datetime(1985, 3, 5, 12)),
        ('<c r="A1" s="1"><v>0.5</v></c>', time(12)),
        ('<c r="A1" s="3"><v>31111</v></c>', 31111.0),
        ('<c r="A1" t="d"><v>1985-03-05</v></c>', datetime(1985, 3, 5)),
        ('<c r="A1" s="1"><v>99999999999</v></c>', "99999999999"),
    ],
)
def test_a_value_is_what_excel_shows(written: str, value: CellValue) -> None:
    assert values(f'<row r="1">{written}</row>', ["x", "Lê Thị Na"]) == [[value]]


def test_the_dates_of_1904_begin_four_years_later() -> None:
    assert values('<row r="1"><c r="A1" s="1"><v>29649</v></c></row>', epoch_1904=True) == [[date(1985, 3, 5)]]


def test_errors_and_cells_without_a_value_are_empty_and_cost_no_row() -> None:
    rows = '<row r="3"><c r="A3" t="e"><v>#REF!</v></c><c r="B3" s="1"/></row><row r="9"/>'
    assert values(f'<row r="1"><c r="B1"><v>1</v></c></row>{rows}') == [["", 1.0]]


def test_rows_and_cells_without_a_reference_stand_where_they_are_written() -> None:
    assert values("<row><c><v>1</v></c><c><v>2</v></c></row><row><c/><c><v>3</v></c></row>") == [[1.0, 2.0], ["", 3.0]]


def test_a_string_or_a_style_that_is_not_there_does_no_harm() -> None:
    assert values('<row r="1"><c r="A1" t="s"><v>7</v></c><c r="B1" s="99"><v>2</v></c></row>') == [["", 2.0]]


def test_phonetic_readings_are_no_part_of_a_shared_string() -> None:
    strings = f'<sst xmlns="{MAIN}"><si><t>Lê</t><rPh sb="0" eb="1"><t>レ</t></rPh></si><si/></sst>'
    assert shared_strings(io.BytesIO(strings.encode())) == ["Lê", ""]


def test_a_workbook_packed_with_windows_separators_is_read() -> None:
    whole = OfficeZip(xlsx(f'<row r="1">{cell("A1", "Lê Thị Na")}</row>'))
    windows = package({name.replace("/", "\\"): whole.read(name) for name in whole.names})
    (sheet,) = read_xlsx(windows).sheets
    assert (sheet.name, sheet.rows) == ("DS", [["Lê Thị Na"]])


def test_a_workbook_whose_main_part_has_another_name_is_read() -> None:
    whole = OfficeZip(xlsx(f'<row r="1">{cell("A1", "Lê Thị Na")}</row>'))
    parts = {name: whole.read(name).replace(b"xl/workbook.xml", b"xl/workbook2.xml") for name in whole.names}
    parts["xl/workbook2.xml"] = parts.pop("xl/workbook.xml")
    parts["xl/_rels/workbook2.xml.rels"] = parts.pop("xl/_rels/workbook.xml.rels")
    assert read_xlsx(package(parts)).sheets[0].rows == [["Lê Thị Na"]]


def test_a_dimension_that_makes_no_sense_is_ignored() -> None:
    whole = OfficeZip(xlsx(f'<row r="1">{cell("A1", "Lê Thị Na")}</row>'))
    parts = {name: whole.read(name) for name in whole.names}
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace(
        b"<sheetData>", b'<dimension ref="A0:AZ48943"/><sheetData>'
    )
    assert read_xlsx(package(parts)).sheets[0].rows == [["Lê Thị Na"]]


def test_a_sheet_styled_to_its_last_row_has_the_rows_of_its_list() -> None:
    styled = "".join(f'<row r="{row}" s="1" customFormat="1"/>' for row in range(2, 60_000))
    last = '<row r="1048576"><c r="A1048576" s="1"/></row>'
    assert read_xlsx(xlsx(f'<row r="1">{cell("A1", "Lê Thị Na")}</row>{styled}{last}')).sheets[0].rows == [
        ["Lê Thị Na"]
    ]
