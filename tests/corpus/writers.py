"""Writes one grid of cells as every kind of file that units send."""

import csv
import io
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date, datetime
from html import escape

import docx
import openpyxl
import xlwt
from odfdo import Document, Row, Table

Grid = Sequence[Sequence[object]]


def as_xlsx(grid: Grid, merges: Sequence[str] = ()) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "DS"
    for row in grid:
        sheet.append(list(row))
    for merge in merges:
        sheet.merge_cells(merge)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_xls(grid: Grid, merges: Sequence[str] = (), font: str = "Times New Roman") -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("DS")
    style = xlwt.easyxf(f"font: name {font}")
    days = xlwt.easyxf(f"font: name {font}", num_format_str="dd/mm/yyyy")
    covered = {}
    for merge in merges:
        left, top, right, bottom = openpyxl.utils.range_boundaries(merge)
        sheet.merge(top - 1, bottom - 1, left - 1, right - 1)
        covered[top - 1, left - 1] = True
    for number, row in enumerate(grid):
        for column, value in enumerate(row):
            if value is not None:
                sheet.write(number, column, value, days if isinstance(value, date) else style)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_ods(grid: Grid, merges: Sequence[str] = ()) -> bytes:
    document = Document("spreadsheet")
    document.body.clear()
    table = Table("DS")
    for row in grid:
        line = Row()
        line.set_values([value if value is not None else None for value in row])
        table.append_row(line)
    for merge in merges:
        table.set_span(merge)
    document.body.append(table)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _written(value: object) -> str:
    if isinstance(value, datetime | date):
        return f"{value:%d/%m/%Y}"
    return "" if value is None else str(value)


def as_csv(separator: str, encoding: str) -> Callable[..., bytes]:
    def write(grid: Grid, merges: Sequence[str] = ()) -> bytes:
        out = io.StringIO()
        csv.writer(out, delimiter=separator, lineterminator="\r\n").writerows([map(_written, row) for row in grid])
        text = out.getvalue()
        return _windows_1258(text) if encoding == "cp1258" else text.encode(encoding)

    return write


def _windows_1258(text: str) -> bytes:
    """Write letters and tones apart, as Windows does."""
    out = b""
    for character in text:
        try:
            out += character.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", character)
            tones = "".join(part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323")
            base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones))
            out += (base + tones).encode("cp1258")
    return out


def as_html(grid: Grid, merges: Sequence[str] = ()) -> bytes:
    rows = "".join("<tr>" + "".join(f"<td>{escape(_written(value))}</td>" for value in row) + "</tr>\n" for row in grid)
    return f"<html><head><meta charset=utf-8></head><body><table border=1>{rows}</table></body></html>".encode()


def as_docx(grid: Grid, merges: Sequence[str] = ()) -> bytes:
    document = docx.Document()
    table = document.add_table(rows=len(grid), cols=max(map(len, grid)))
    for line, row in zip(table.rows, grid, strict=True):  # one cell by its numbers would be looked for among all
        for cell, value in zip(line.cells, row, strict=False):
            cell.text = _written(value)
    for merge in merges:
        left, top, right, bottom = openpyxl.utils.range_boundaries(merge)
        table.cell(top - 1, left - 1).merge(table.cell(bottom - 1, right - 1))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_spreadsheet_xml(grid: Grid, merges: Sequence[str] = ()) -> bytes:
    cells = "".join(
        "<Row>"
        + "".join(f'<Cell><Data ss:Type="String">{escape(_written(value))}</Data></Cell>' for value in row)
        + "</Row>"
        for row in grid
    )
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    return (
        f'<?xml version="1.0"?><Workbook xmlns="{space}" xmlns:ss="{space}"><Worksheet ss:Name="DS"><Table>{cells}'
        "</Table></Worksheet></Workbook>"
    ).encode()


FORMATS: dict[str, Callable[..., bytes]] = {
    "xlsx": as_xlsx,
    "xls": as_xls,
    "ods": as_ods,
    "utf8.csv": as_csv(",", "utf-8"),
    "bom.csv": as_csv(";", "utf-8-sig"),
    "utf16.csv": as_csv("\t", "utf-16"),
    "1258.csv": as_csv(";", "cp1258"),
    "html.xls": as_html,
    "docx": as_docx,
    "2003.xml": as_spreadsheet_xml,
}
KEEP_MERGES = ("xlsx", "xls", "ods", "docx")
