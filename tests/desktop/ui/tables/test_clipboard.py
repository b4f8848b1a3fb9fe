"""Copied rows are read by a spreadsheet as they stand in the list."""

import csv
import io
from dataclasses import dataclass

import pytest

from db.rules.clean_text import as_text_cell
from desktop.ui.tables.clipboard import as_html, as_tabs, cell_rows, clipboard_data, reader_of
from desktop.ui.tables.columns import Column
from desktop.ui.tables.paged_model import NUMBER


@dataclass(frozen=True)
class Row:
    name: str
    number: str


COLUMNS = (
    Column[Row](NUMBER, "TT", lambda _row: ""),
    Column[Row]("name", "Họ và tên", lambda row: row.name),
    Column[Row]("sheet", "Số sổ vàng", lambda row: row.number),
)
ROWS = [Row("Nguyễn Thị Thu Hà", "007"), Row('Tổ "Ánh Sáng"\tsố 2', "08")]


def test_titles_come_first_and_rows_are_counted():
    assert cell_rows(COLUMNS, ROWS) == [
        ["TT", "Họ và tên", "Số sổ vàng"],
        ["1", "Nguyễn Thị Thu Hà", "007"],
        ["2", 'Tổ "Ánh Sáng"\tsố 2', "08"],
    ]


def test_tabs_and_quotes_within_a_cell_survive():
    told = as_tabs(cell_rows(COLUMNS, ROWS))
    assert list(csv.reader(io.StringIO(told, newline=""), delimiter="\t")) == cell_rows(COLUMNS, ROWS)


@pytest.mark.parametrize("text", ["=1+1", "+84 912", "@SUM(A1)", " =cmd|' /C calc'!A0"])
def test_nothing_that_is_copied_is_computed(text):
    assert as_tabs([[text]]) == as_text_cell(text) + "\r\n"
    assert as_text_cell(text).startswith("'")
    assert as_text_cell("Ma Văn Khánh") == "Ma Văn Khánh"


def test_html_says_that_cells_are_text_and_holds_no_markup_from_outside():
    told = as_html([["Tên"], ["<b>Ma</b> & Văn"]])
    assert "&lt;b&gt;Ma&lt;/b&gt; &amp; Văn" in told and told.count("mso-number-format") == 2


def test_both_forms_are_on_the_clipboard(qapp):
    data = clipboard_data([["Tên"], ["Ma Văn Khánh"]])
    assert data.hasText() and data.hasHtml()


def test_rows_are_read_in_pieces_in_their_order_and_gone_ones_left_out():
    asked = []

    def fetch(ids):
        asked.append(ids)
        return {id_: f"Dòng {id_}" for id_ in ids if id_ != 3}

    assert list(reader_of(fetch, [5, 3, 9, 1, 2], 2)) == ["Dòng 5", "Dòng 9", "Dòng 1", "Dòng 2"]
    assert asked == [[5, 3], [9, 1], [2]]
