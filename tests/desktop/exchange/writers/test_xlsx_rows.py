"""Rows of long lists, put together from cells that were worded once, beside those that the library writes."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.documents.engine.spans import Face, Span
from desktop.documents.letters.listing import CellKind, Column, Listing, ListPart, Section, Table, Total
from desktop.exchange.writers import xlsx_rows
from desktop.exchange.writers.xlsx_rows import RowSheet, RowTexts
from desktop.exchange.writers.xlsx_writer import write_xlsx
from tests.desktop.exchange.writers.listings import TRAPS, register, row

COLUMNS = (
    Column("TT", CellKind.NUMBER, 6, 9),
    Column("Tập thể, cá nhân", CellKind.TEXT, 24, 30),
    Column("Ngày", CellKind.DATE, 12, 20),
    Column("Tiền thưởng", CellKind.MONEY, 14, 20),
    Column("Số sổ vàng", CellKind.CENTRED, 9, 10),
    Column("Hệ số", CellKind.FACTOR, 9, 10),
)
STRANGE = (
    *TRAPS, "", " Hoa", "Hoa ", "\xa0Hoa", "Hoa\u2003", "Tập thể & cá nhân", "a < b > c", "_x000D_", "Phòng\nBưu chính",
    "\x01", "\x1f", "\ufffe", "Trần Thị Sen " * 40, "x" * 40_000, "\n" * 60, "Ea H\u02bcleo", "e\u0302\u0301",
)  # fmt: skip


def by_library(path, listing, monkeypatch):
    """Return a list as the library writes it cell by cell."""
    with monkeypatch.context() as patch:
        patch.setattr(RowTexts, "cells", lambda _self, _values: None)
        write_xlsx(path, listing)
    return path.read_bytes()


def listing(rows):
    return Listing("Danh sách", (ListPart("Danh sách", Table(COLUMNS, rows)),))


@pytest.mark.parametrize("text", STRANGE)
def test_each_text_stands_in_the_file_as_the_library_writes_it(tmp_path, monkeypatch, text):
    many = [
        (at, text, date(2023, 12, 22), 1_800_000, f"{at:02}", None) for at in range(1, 4)
    ] + [(4, "Bế Thị Hoa", None, None, text, text)]  # fmt: skip
    write_xlsx(tmp_path / "ours.xlsx", listing(many))
    assert (tmp_path / "ours.xlsx").read_bytes() == by_library(tmp_path / "theirs.xlsx", listing(many), monkeypatch)


def test_numbers_days_sums_and_marked_words_stand_among_simple_rows(tmp_path, monkeypatch):
    marked = (Span("Ông "), Span("Vừ Mí Kẻ", Face.BOLD), Span("cũ", Face.STRUCK))
    many = [
        (1, "Bà Lò Thị Ính", date(1899, 1, 2), -5, "01", Decimal("1.50")),
        Section("I", "Tập thể"),
        (True, "Bế Thị Hoa", date(2024, 2, 29), 10**14, "02", 1),
        (10**15, "Bế Thị Hoa", date(2024, 2, 29), 10**17, "03", Decimal(1)),
        (2, marked, None, 0, "04", 1),
        Total((None, "Cộng", None, 1_800_000, None, None)),
        (3, "Bế Thị Hoa", date(2024, 2, 29), 0, "05", None),
    ]
    write_xlsx(tmp_path / "ours.xlsx", listing(many))
    assert (tmp_path / "ours.xlsx").read_bytes() == by_library(tmp_path / "theirs.xlsx", listing(many), monkeypatch)


@settings(max_examples=25)
@given(texts=st.lists(st.text(st.characters(codec="utf-8"), max_size=40), max_size=4))
def test_any_texts_stand_in_the_file_as_the_library_writes_them(tmp_path_factory, texts):
    folder = tmp_path_factory.mktemp("x")
    many = register([row(text, at, citation=text) for at, text in enumerate(texts)])
    write_xlsx(folder / "ours.xlsx", many)
    with pytest.MonkeyPatch.context() as patch:
        assert (folder / "ours.xlsx").read_bytes() == by_library(folder / "theirs.xlsx", many, patch)


def worded(monkeypatch, path, count):
    """Return how many cells of a list of `count` rows were worded, by us or by the library."""
    asked = []
    by_us, by_it = xlsx_rows.ColumnCells.cell, RowSheet._write_cell
    monkeypatch.setattr(xlsx_rows.ColumnCells, "cell", lambda *told: asked.append(1) or by_us(*told))
    monkeypatch.setattr(RowSheet, "_write_cell", lambda *told: asked.append(1) or by_it(*told))
    write_xlsx(path, register([row(f"Bế Thị {at}", at) for at in range(count)]))
    return len(asked)


def test_a_cell_that_comes_again_is_not_worded_again(tmp_path, monkeypatch):
    with monkeypatch.context() as patch:
        few = worded(patch, tmp_path / "few.xlsx", 10)
    many = worded(monkeypatch, tmp_path / "many.xlsx", 110)
    assert many - few == 100 * 2, "the number and the name of each row; ten more cells come again"
