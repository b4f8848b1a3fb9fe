"""Excel workbooks: values, and the marks on cells that the values do not show."""

import io
from datetime import date, datetime

import pytest
import xlsxwriter

from desktop.exchange.readers.workbook import FileFormat, FormulaState, ListRefusedError, MergedRange, Sheet
from desktop.exchange.readers.xlsx_reader import read_xlsx
from tests.corpus.writers import as_xlsx
from tests.desktop.exchange.readers.packages import MAIN, RELATIONS, cell, xlsx

FONTS = (
    '<fonts><font><name val="Times New Roman"/></font><font><name val=".VnTime"/></font>'
    "<font><name val='VNI-Times'/><strike/></font><font><strike val='0'/></font></fonts>"
    '<cellXfs><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/><xf fontId="3"/><xf fontId="99"/></cellXfs>'
)


def sheet(content: bytes) -> Sheet:
    (only,) = read_xlsx(content).sheets
    return only


def test_values_keep_their_types() -> None:
    found = read_xlsx(as_xlsx([["Họ và tên", 7, 1.5, datetime(1990, 1, 5), True, None]]))
    assert found.format is FileFormat.XLSX and found.notes == []
    (row,) = found.sheets[0].rows
    assert row[:3] == ["Họ và tên", 7, 1.5]
    assert (row[3], row[4]) == (date(1990, 1, 5), True)


def test_empty_rows_above_and_between_keep_their_numbers() -> None:
    assert sheet(as_xlsx([[], ["a"], [], ["b"]])).rows[1:] == [["a"], [""], ["b"]]


def test_hidden_rows_and_merged_ranges_are_marked() -> None:
    rows = f'<row r="1">{cell("A1", "x")}</row><row r="3" hidden="1">{cell("A3", "y")}</row>'
    found = sheet(xlsx(rows, '<mergeCells><mergeCell ref="B2:C5"/><mergeCell ref="D1"/></mergeCells>'))
    assert found.hidden_rows == {2}
    assert found.merged == [MergedRange(1, 1, 4, 2), MergedRange(0, 3, 0, 3)]


def test_rows_without_numbers_are_counted() -> None:
    found = sheet(xlsx(f'<row>{cell("A1", "x")}</row><row hidden="true">{cell("A2", "y")}</row>'))
    assert found.hidden_rows == {1}


@pytest.mark.parametrize(
    ("formula", "state"),
    [
        ('<c r="A1"><f>B1</f><v>4</v></c>', FormulaState.CACHED),
        ('<c r="A1"><f>B1</f></c>', FormulaState.UNCACHED),
        ('<c r="A1" t="str"><f>B1</f></c>', FormulaState.CACHED),
        ('<c r="A1" t="e"><f>B1</f><v>#REF!</v></c>', FormulaState.ERROR),
    ],
)
def test_formulas_tell_what_was_saved_with_them(formula: str, state: FormulaState) -> None:
    assert sheet(xlsx(f'<row r="1">{formula}</row>')).formulas == {(0, 0): state}


def test_fonts_and_strikes_of_cell_styles_are_marked() -> None:
    cells = "".join(cell(f"{letter}1", "x", f' s="{style}"') for style, letter in enumerate("ABCDE"))
    found = sheet(xlsx(f'<row r="1">{cells}</row>', styles=FONTS))
    assert found.fonts == {(0, 1): ".VnTime", (0, 2): "VNI-Times"}
    assert found.struck == {(0, 2)}


def test_fonts_and_strikes_inside_shared_texts_are_marked() -> None:
    strings = (
        "<si><r><rPr><rFont val='.VnTime'/></rPr><t>Së</t></r></si>"
        "<si><r><rPr><strike/></rPr><t>Lê</t></r><r><rPr><strike/></rPr><t> Na</t></r></si>"
        "<si><r><rPr><strike/></rPr><t>Lê</t></r><r><t> Na</t></r></si>"
    )
    cells = "".join(f'<c r="{letter}1" t="s"><v>{at}</v></c>' for at, letter in enumerate("ABC"))
    found = sheet(xlsx(f'<row r="1">{cells}</row>', strings=strings))
    assert found.fonts == {(0, 0): ".VnTime"}
    assert found.struck == {(0, 1)}  # only where every piece is struck


def test_days_counted_from_1904_are_told() -> None:
    workbook = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><workbookPr date1904="1"/>'
        '<sheets><sheet name="DS" sheetId="1" r:id="r1"/></sheets></workbook>'
    )
    assert sheet(xlsx(f'<row r="1">{cell("A1", "x")}</row>', workbook=workbook)).epoch_1904
    assert not sheet(as_xlsx([["x"]])).epoch_1904


def test_macros_and_links_to_other_files_are_told() -> None:
    found = read_xlsx(
        xlsx(
            f'<row r="1">{cell("A1", "x")}</row>',
            **{"xl__vbaProject.bin": "x", "xl__externalLinks__externalLink1.xml": "<externalLink/>"},
        )
    )
    assert [note.kind for note in found.notes] == ["macros_present", "external_links"]


def test_few_cells_far_apart_are_read_without_the_rectangle_between_them() -> None:
    rows = f'<row r="2">{cell("B2", "Lê Thị Na")}</row><row r="1048576">{cell("XFD1048576", "x")}</row>'
    found = sheet(xlsx(rows))
    assert found.rows[1][:2] == ["", "Lê Thị Na"]
    assert len(found.rows) == 2


def test_a_package_without_sheets_is_called_damaged() -> None:
    with pytest.raises(ListRefusedError) as refused:
        read_xlsx(xlsx("", workbook=f'<workbook xmlns="{MAIN}"><sheets><sheet name="DS" sheetId="1"'))
    assert refused.value.kind == "corrupt"


def test_values_that_are_kept_once_stay_of_their_kind() -> None:
    written: list[list[object]] = [
        [("a", 1, True, "1")[at % 4], 1 if at % 2 else True, float(at), f"Tên {at % 50}", at % 3 == 0]
        for at in range(4500)
    ]
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"constant_memory": True})
    sheet = book.add_worksheet()
    for at, row in enumerate(written):
        sheet.write_row(at, 1, row)
    book.close()
    rows = read_xlsx(out.getvalue()).sheets[0].rows
    assert rows == [["", *row] for row in written]
    assert [[type(value) is bool for value in row[1:]] for row in rows] == [
        [type(value) is bool for value in row] for row in written
    ]
    assert rows[52][4] is rows[2][4]
