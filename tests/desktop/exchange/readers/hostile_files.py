"""Files made to hang or to fill the memory of whoever opens them; each is small, and no list of any unit looks so."""

from collections.abc import Callable
from typing import Final

from tests.desktop.exchange.readers.packages import MAIN, OPEN, PACKAGE, RELATIONS, ods, package, word, xlsx

SPACES: Final = " ".join(f'xmlns:{one}="{OPEN}:{one}:1.0"' for one in ("office", "table", "text", "style"))


def ods_tables(tables: str) -> bytes:
    """Return an OpenDocument spreadsheet of these tables."""
    content = (
        f"<office:document-content {SPACES}><office:body><office:spreadsheet>{tables}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return package({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})


def repeated_table(times: int) -> str:
    """Return a table of 20,000 rows of 199 cells, written as one cell, `times` times."""
    cell = '<table:table-cell table:number-columns-repeated="199"><text:p>x</text:p></table:table-cell>'
    row = f'<table:table-row table:number-rows-repeated="20000">{cell}</table:table-row>'
    return f"<table:table>{row}</table:table>" * times


def many_sheets(count: int) -> bytes:
    """Return a workbook of `count` sheets with one cell each, all the same part."""
    sheets = "".join(f'<sheet name="S{number}" sheetId="{number}" r:id="r{number}"/>' for number in range(1, count + 1))
    links = "".join(
        f'<Relationship Id="r{number}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
        for number in range(1, count + 1)
    )
    return xlsx(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>Lò Thị Sen</t></is></c></row>',
        workbook=f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{sheets}</sheets></workbook>',
        **{
            "xl___rels__workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
        },
    )


def old_excel(inside: str) -> bytes:
    """Return an XML spreadsheet of Excel 2003."""
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    return f'<?xml version="1.0"?><Workbook xmlns="{space}" xmlns:ss="{space}">{inside}</Workbook>'.encode()


def html(inside: str) -> bytes:
    """Return a web page."""
    return f"<html><meta charset=utf-8><body>{inside}</body></html>".encode()


SPACE = '<text:s text:c="100"/>'
ROWS_FAR_APART = '<Row ss:Index="65535"><Cell ss:Index="200"><Data ss:Type="String">x</Data></Cell></Row>'
MERGED = '<Row><Cell ss:MergeAcross="200" ss:MergeDown="60000"><Data ss:Type="String">x</Data></Cell></Row>'

FILES: Final[dict[str, Callable[[], bytes]]] = {
    "ods of 60 tables, each 4 million cells": lambda: ods_tables(repeated_table(60)),
    "ods of 20,000 tables": lambda: ods_tables("<table:table/>" * 20_000),
    "ods of rows hidden without end": lambda: ods(
        '<table:table-row table:number-rows-repeated="999" table:visibility="collapse"><table:table-cell>'
        "<text:p>x</text:p></table:table-cell></table:table-row>" * 3_000
    ),
    "ods of spaces": lambda: ods(
        '<table:table-row table:number-rows-repeated="1000"><table:table-cell table:number-columns-repeated="100">'
        f"<text:p>{SPACE * 20_000}</text:p></table:table-cell></table:table-row>"
    ),
    "web page of 1 MB of line breaks": lambda: html("<p>" + "<br>" * 250_000 + "x"),
    "web page of 20,000 tables": lambda: html("<table><tr><td>x</td></tr></table>" * 20_000),
    "web page of tables in tables": lambda: html("<table><tr><td>" * 3_000 + "x"),
    "web page of spans": lambda: html(
        f"<table>{'<tr><td rowspan=65000 colspan=200>x</td></tr>' * 20_000}</table>",
    ),
    "web page of struck cells": lambda: html("<table><tr><td>" + "<s>x</s><p>" * 60_000 + "</td></tr></table>"),
    "web page of styles": lambda: html(
        "<style>" + ".a{color:red}" * 50_000 + "</style><table>" + "<tr><td class='a a a a'>x</td></tr>" * 50_000
    ),
    "web page of paragraphs in paragraphs": lambda: html("<li>x" * 100_000),
    "xlsx of 20,000 sheets": lambda: many_sheets(20_000),
    "xlsx of merged ranges": lambda: xlsx(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>',
        behind="<mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * 50_000 + "</mergeCells>",
    ),
    "xlsx of one cell at the far end": lambda: xlsx(
        '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    ),
    "xlsx of columns far apart": lambda: xlsx(
        "".join(f'<row r="{row}"><c r="ZZ{row}"><v>1</v></c></row>' for row in range(1, 60_000))
    ),
    "xlsx of one long text used everywhere": lambda: xlsx(
        "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(1, 200_000)),
        strings=f"<si><t>{'Lò Thị Sen ' * 2_900}</t></si>",
    ),
    "Excel 2003 of rows far apart": lambda: old_excel(f"<Worksheet><Table>{ROWS_FAR_APART}</Table></Worksheet>" * 800),
    "Excel 2003 of 20,000 sheets": lambda: old_excel("<Worksheet/>" * 20_000),
    "Excel 2003 of merged cells": lambda: old_excel(f"<Worksheet><Table>{MERGED * 60_000}</Table></Worksheet>"),
    "Word of 20,000 tables": lambda: word("<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>" * 20_000),
    "Word of tables in tables": lambda: word("<w:tbl><w:tr><w:tc>" * 60 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 60),
    "Word of tabs": lambda: word(f"<w:p><w:r>{'<w:tab/>' * 500_000}</w:r></w:p>"),
    "Word of line breaks": lambda: word(f"<w:p><w:r>{'<w:br/><w:t>x</w:t>' * 300_000}</w:r></w:p>"),
    "60 MB of commas": lambda: b"," * 60_000_000,
    "60 MB of line ends": lambda: b"a,b\n" + b"\n" * 60_000_000,
    "60 MB of one letter": lambda: b"x" * 60_000_000,
    "30 MB of quotation marks": lambda: b'"' * 30_000_001,
    "30 MB of open quotation marks": lambda: b'a,b\n"' * 5_000_000,
    "20 MB of semicolons and quotation marks": lambda: b'";' * 10_000_000,
    "RTF of groups in groups": lambda: b"{\\rtf1" + b"{" * 1_000_000 + b"x" + b"}" * 1_000_000 + b"}",
    "RTF of cells": lambda: b"{\\rtf1\\ansi " + b"\\trowd\\cell" * 1_000_000 + b"\\row}",
    "zip of zips": lambda: package({f"{n}.zip": package({"a.csv": b"," * 5_000_000}) for n in range(200)}),
    "e-mail of parts in parts": lambda: (
        b"From: a@b.example\nContent-Type: multipart/mixed; boundary=a\n\n"
        + b"--a\nContent-Type: multipart/mixed; boundary=a\n\n" * 20_000
    ),
}
