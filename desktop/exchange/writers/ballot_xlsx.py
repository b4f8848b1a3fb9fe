"""Ballots of the council as Excel files: one a member, marked with x, sent back and counted; each carries its seal."""

from pathlib import Path
from typing import Final

import xlsxwriter

from desktop.documents.engine.atomic_file import atomic_write
from desktop.exchange.understanding.ballot_files import AGAINST, AGREE, MARK, BallotSheet, seal
from desktop.exchange.writers.xlsx_paper import SheetRows

SHEET: Final = "Phiếu"
HEADERS: Final = ("TT", "Mã", "Tập thể, cá nhân", "Hình thức đề nghị", "Đồng ý", "Không đồng ý")
HEADER_ROW: Final = 4
WIDTHS: Final = (5, 0, 46, 40, 12, 14)
"""Characters; the column of codes is hidden."""


def write_ballot(out: Path, sheet: BallotSheet, number: int, key: str) -> None:
    """Write the ballot of one member; only the two columns of marks can be typed in."""
    with atomic_write(out) as aside, xlsxwriter.Workbook(aside, {"in_memory": True}) as book:
        page = book.add_worksheet(SHEET)
        bold = book.add_format({"bold": True, "font_name": "Times New Roman", "font_size": 13})
        head = book.add_format(
            {"bold": True, "border": 1, "text_wrap": True, "align": "center", "font_name": "Times New Roman"}
        )
        cell = book.add_format({"border": 1, "text_wrap": True, "valign": "top", "font_name": "Times New Roman"})
        open_cell = book.add_format({"border": 1, "align": "center", "locked": False, "font_name": "Times New Roman"})
        page.write_string(0, 0, sheet.office, bold)
        page.write_string(1, 0, sheet.title, bold)
        how = "Đánh dấu x vào một trong hai cột; để trống cả hai là phiếu trắng."
        page.write_string(2, 0, f"{how} {sheet.note}".rstrip())
        sealed = seal(key, sheet.round_id, number, sheet.lines)
        page.write_string(3, 0, f"{MARK} {sheet.round_id} {number} {sealed}")
        for column, text in enumerate(HEADERS):
            page.write_string(HEADER_ROW, column, text, head)
        rows = SheetRows(book, page, WIDTHS)
        for at, each in enumerate(sheet.lines, start=1):
            row = HEADER_ROW + at
            rows.set_height(row, ["", "", each.name, each.award, "", ""])
            page.write_number(row, 0, at, cell)
            page.write_number(row, 1, each.id, cell)
            page.write_string(row, 2, each.name, cell)
            page.write_string(row, 3, each.award, cell)
            for column in (AGREE, AGAINST):
                page.write_blank(row, column, None, open_cell)
        last = HEADER_ROW + len(sheet.lines)
        page.data_validation(HEADER_ROW + 1, AGREE, last, AGAINST, {"validate": "list", "source": ["x"]})
        for column, wide in enumerate(WIDTHS):
            page.set_column(column, column, wide, None, {"hidden": wide == 0})
        page.freeze_panes(HEADER_ROW + 1, 0)
        page.protect("", {"select_locked_cells": True})
        page.set_landscape()
        page.fit_to_pages(1, 0)


def write_ballots(folder: Path, sheet: BallotSheet, members: int, key: str) -> None:
    """Write the ballots of all members into a folder: "phieu-bau-01.xlsx" and so on."""
    for number in range(1, members + 1):
        write_ballot(folder / f"phieu-bau-{number:02d}.xlsx", sheet, number, key)
