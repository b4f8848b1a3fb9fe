"""Invented listings for the tests of writers."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from desktop.documents.letters.listing import Listing, ListPart, Table, Value
from desktop.documents.letters.values import Office
from desktop.papers.register import COLUMNS

TRAPS = ["=1+1", "+84 912", "-5", "@SUM(A1)", "\t=1+1", "=HYPERLINK(\"http://x.vn\",\"x\")", "http://x.vn", "<b>Lý</b>",
         "0081234", "1E5", "TRUE", "{=1}", "'Lý", "a,b;c\"d"]  # fmt: skip


def row(
    name: str = "Ông Vũ Đình Khuê",
    number: int = 1,
    *,
    unit: str = "Sở Thông tin và Truyền thông",
    award: str = "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
    citation: str = "Đã có thành tích xuất sắc",
    dated: date = date(2023, 12, 22),
) -> tuple[Value, ...]:
    """Return one row of the register."""
    decision = ("1598/QĐ-UBND", dated, "02", 1_800_000)
    return (number, name, "Cá nhân", "Chuyên viên", unit, award, citation, *decision, None)


def register(rows: Iterable[tuple[Value, ...]], office: Office | None = None) -> Listing:
    """Return a register of these rows."""
    table = Table(COLUMNS, rows, size=9.0, side=1.1, pad=1.0)
    return Listing("Sổ vàng khen thưởng", (ListPart("Sổ vàng khen thưởng", table),), office)


def sheet_of(path: Path) -> Worksheet:
    """Return the first worksheet of a file."""
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet
