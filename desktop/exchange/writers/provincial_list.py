"""The provincial system's template as a file: an Excel sheet with its columns alone, or the same rows as JSON."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import xlsxwriter

from desktop.documents.engine.atomic_file import atomic_write

LACKING: Final = "Chưa có mã"
LACKING_COLUMNS: Final = ("STT", "Tên", "Cột", "Đang ghi")
_WIDTHS: Final = (6, 10, 40, 26, 40, 24, 40, 36, 30, 16, 18, 18, 16)


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
        bold = book.add_format({"bold": True, "text_wrap": True, "border": 1})
        cell = book.add_format({"border": 1, "text_wrap": True, "num_format": "@"})
        page = book.add_worksheet(listed.sheet)
        for at, text in enumerate(listed.columns):
            page.write_string(0, at, text, bold)
            page.set_column(at, at, _WIDTHS[at] if at < len(_WIDTHS) else 20)
        for row, values in enumerate(listed.rows, start=1):
            for at, text in enumerate(values):
                page.write_string(row, at, text, cell)
        page.freeze_panes(1, 0)
        if listed.lacking:
            second = book.add_worksheet(LACKING)
            for row, values in enumerate((LACKING_COLUMNS, *listed.lacking)):
                for at, text in enumerate(values):
                    second.write_string(row, at, text, cell if row else bold)
            second.set_column(1, 3, 40)


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
