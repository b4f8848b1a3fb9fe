"""The provincial system's template as a file: an Excel sheet with its columns alone, or the same rows as JSON."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import xlsxwriter

from desktop.documents.engine.atomic_file import atomic_write
from desktop.exchange.writers.xlsx_paper import (
    FACE,
    LEAST_SCALE,
    PrintedSheet,
    SheetRows,
    in_characters,
    in_mm,
    wide_enough,
)
from desktop.exchange.writers.xlsx_writer import set_up

LACKING: Final = "Chưa có mã"
LACKING_COLUMNS: Final = ("Dòng", "Thiếu mã của ai", "Cột còn trống mã", "Đang ghi")
"""None is a word that lists of nominees are headed by: read back, the sheet is no list."""
_WIDTHS: Final = (6, 16, 40, 26, 40, 24, 40, 36, 30, 16, 18, 18, 16)
_LACKING_WIDTHS: Final = (6, 40, 40, 40)


@dataclass(frozen=True)
class ProvincialList:
    """The rows by the template's columns, and what the system has no code for: number, name, column, what stands."""

    sheet: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lacking: tuple[tuple[str, ...], ...] = ()


def write_provincial_xlsx(out: Path, listed: ProvincialList, today: date | None = None) -> None:
    """Write the template: headers in the first row, texts as texts; what lacks a code stands on a second sheet."""
    with atomic_write(out) as aside, xlsxwriter.Workbook(aside, {"in_memory": True}) as book:
        if today is not None:
            book.set_properties({"created": today})
        _write_sheet(book, listed.sheet, (listed.columns, *listed.rows), _WIDTHS)
        if listed.lacking:
            _write_sheet(book, LACKING, (LACKING_COLUMNS, *listed.lacking), _LACKING_WIDTHS)


def _write_sheet(book: Any, name: str, rows: Sequence[Sequence[str]], widths: Sequence[float]) -> None:
    """Write headers and rows, each as high as its text; no column is made so narrow that a code breaks.

    Columns are made wider for long texts, and none goes on in a second row: the file is read by a program.
    """
    bold = book.add_format({**FACE, "bold": True, "text_wrap": True, "valign": "top", "border": 1})
    cell = book.add_format({**FACE, "text_wrap": True, "valign": "top", "border": 1, "num_format": "@"})
    sheet = book.add_worksheet(name)
    spread = wide_enough(list(zip(*rows, strict=True)), [in_mm(width) for width in widths])
    printed = PrintedSheet([in_characters(width) for width in spread], LEAST_SCALE, across=True)
    set_up(sheet, printed, 0)
    page = SheetRows(book, sheet, printed.widths)
    for number, values in enumerate(rows):
        page.write_row(number, [(text, number == 0, cell if number else bold) for text in values])


def write_provincial_json(out: Path, listed: ProvincialList, _today: date | None = None) -> None:
    """Write the same rows as JSON by the names of the columns, in UTF-8."""
    data = {
        "bang": listed.sheet,
        "cot": listed.columns,
        "danh_sach": [dict(zip(listed.columns, row, strict=True)) for row in listed.rows],
        "chua_co_ma": [dict(zip(LACKING_COLUMNS, row, strict=True)) for row in listed.lacking],
    }
    with atomic_write(out) as aside:
        aside.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
