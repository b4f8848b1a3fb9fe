"""Web pages saved as spreadsheets, and the XML spreadsheets of Excel 2003."""

from datetime import datetime

import pytest

from desktop.exchange.readers import html_reader
from desktop.exchange.readers.html_reader import read_html, read_spreadsheet_xml
from desktop.exchange.readers.workbook import FileFormat, FormulaState, ListRefusedError, MergedRange, Sheet, Workbook

SPACE = "urn:schemas-microsoft-com:office:spreadsheet"


def page(body: str, head: str = "<meta charset=utf-8>") -> Workbook:
    return read_html(f"<html><head>{head}</head><body>{body}</body></html>".encode())


def table(rows: str, head: str = "<meta charset=utf-8>") -> Sheet:
    return page(f"<table>{rows}</table>", head).sheets[1]


def test_tables_and_the_text_around_them_are_sheets() -> None:
    found = page("<h1>DANH SÁCH</h1><table><tr><th>STT<th>Họ và tên<tr><td>1<td>Lê Thị Na</table><p>Nơi nhận:</p>")
    body, first = found.sheets
    assert found.format is FileFormat.HTML
    assert body.rows == [["DANH SÁCH"], ["Nơi nhận:"]] and body.is_text
    assert (first.name, first.paragraphs_before) == ("table 1", 1)
    assert first.rows == [["STT", "Họ và tên"], ["1", "Lê Thị Na"]]


def test_white_space_is_one_space_and_br_begins_a_line() -> None:
    cell = "<tr><td>Lê\n   Thị&nbsp;Na<br>Kế toán<p>Sở Y tế</p><style>p{}</style><script>x</script></td></tr>"
    assert table(cell).rows == [["Lê Thị\u00a0Na\nKế toán\nSở Y tế"]]


def test_spans_cover_the_cells_below_and_beside() -> None:
    found = table("<tr><td rowspan=3>Sở Y tế<td colspan=2>Danh hiệu</tr><tr><td>LĐTT<td>CSTĐ</tr><tr><td>x<td></tr>")
    assert found.rows == [["Sở Y tế", "Danh hiệu", ""], ["", "LĐTT", "CSTĐ"], ["", "x", ""]]
    assert found.merged == [MergedRange(0, 0, 2, 0), MergedRange(0, 1, 0, 2)]


@pytest.mark.parametrize("span", ["0", "-3", "x", "", "99999999999"])
def test_nonsense_spans_count_as_one(span: str) -> None:
    assert table(f'<tr><td colspan="{span}">a<td>b</tr>').rows == [["a", "b"]]


def test_a_span_never_makes_a_table_wider_than_any_list() -> None:
    assert len(table("<tr><td colspan=60000>a</tr>").rows[0]) == 200


def test_hidden_rows_and_struck_cells_are_marked() -> None:
    found = table(
        "<tr style='display: none'><td>a</tr><tr hidden><td>b</tr><tr class=an><td>c</tr>"
        "<tr><td style='text-decoration: line-through'>d<td><s>e</s><td><s>f</s> g</tr>",
        "<meta charset=utf-8><style>.an {mso-hide: all}</style>",
    )
    assert found.hidden_rows == {0, 1, 2}
    assert found.struck == {(3, 0), (3, 1)}


def test_old_fonts_are_marked_wherever_they_are_named() -> None:
    found = table(
        "<tr><td style='font-family: .VnTime'>a<td><font face='VNI-Times'>b</font><td class=cu>c<td>d</tr>",
        '<style>.cu {font-family: ".VnArial", sans-serif}</style>',
    )
    assert found.fonts == {(0, 0): ".VnTime", (0, 1): "VNI-Times", (0, 2): ".VnArial"}


def test_a_table_inside_a_cell_keeps_its_own_rows() -> None:
    found = page("<table><tr><td>ngoài<table><tr><td>trong</tr></table></tr></table>")
    assert [len(sheet.rows) for sheet in found.sheets[1:]] == [1, 1]


def test_a_page_of_plain_lines_is_text() -> None:
    assert page("1. Lê Thị Na\n2. Lê Văn Tú").sheets[0].rows == [["1. Lê Thị Na"], ["2. Lê Văn Tú"]]


def test_the_encoding_that_a_page_names_is_used() -> None:
    content = '<html><meta charset="windows-1258"><p>Kê\u0301 toa\u0301n</p></html>'.encode("cp1258")
    assert read_html(content).sheets[0].rows == [["Kê\u0301 toa\u0301n"]]


def test_a_page_that_is_too_large_or_empty_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ListRefusedError) as refused:
        read_html(b"")
    assert refused.value.kind == "corrupt"
    monkeypatch.setattr(html_reader, "_LARGEST_PAGE", 10)
    with pytest.raises(ListRefusedError) as refused:
        page("x")
    assert refused.value.kind == "too_large"


def old_excel(rows: str, styles: str = "") -> Sheet:
    content = (
        f'<?xml version="1.0"?><Workbook xmlns="{SPACE}" xmlns:ss="{SPACE}"><Styles>{styles}</Styles>'
        f'<Worksheet ss:Name="DS"><Table>{rows}</Table></Worksheet></Workbook>'
    )
    (only,) = read_spreadsheet_xml(content.encode()).sheets
    return only


def data(kind: str, text: str, more: str = "") -> str:
    return f'<Cell {more}><Data ss:Type="{kind}">{text}</Data></Cell>'


def test_values_of_an_xml_spreadsheet_keep_their_types() -> None:
    cells = [data("Number", "7"), data("DateTime", "1990-01-05T00:00:00.000"), data("String", "Lê"), "<Cell/>"]
    assert old_excel(f"<Row>{''.join(cells)}</Row>").rows == [[7.0, datetime(1990, 1, 5), "Lê", ""]]
    assert old_excel(f"<Row>{data('Number', '?')}{data('DateTime', 'x')}</Row>").rows == [["?", "x"]]


def test_cells_and_rows_that_name_their_place_are_put_there() -> None:
    placed = data("String", "a", 'ss:Index="3"')
    assert old_excel(f'<Row ss:Index="3">{placed}</Row>').rows == [[], [], ["", "", "a"]]


def test_merges_hidden_rows_formulas_and_styles_of_an_xml_spreadsheet() -> None:
    styles = '<Style ss:ID="s1"><Font ss:FontName=".VnTime" ss:StrikeThrough="1"/></Style>'
    merged = data("String", "a", 'ss:MergeAcross="1" ss:MergeDown="1"') + data("String", "b")
    marked = '<Cell ss:Formula="=A1"/>' + data("Error", "#REF!") + data("String", "Së", 'ss:StyleID="s1"')
    found = old_excel(f'<Row ss:Hidden="1">{merged}</Row><Row>{marked}</Row>', styles)
    assert found.hidden_rows == {0}
    assert found.merged == [MergedRange(0, 0, 1, 1)]
    assert found.rows[0] == ["a", "", "b"]
    assert found.formulas == {(1, 0): FormulaState.UNCACHED, (1, 1): FormulaState.ERROR}
    assert (found.fonts, found.struck) == ({(1, 2): ".VnTime"}, {(1, 2)})
