"""Addresses of cells, and the error of a file that is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from db.errors import KnownError
from desktop.exchange.readers.workbook import (
    LEGACY_FONT,
    CellValue,
    ListRefusedError,
    Sheet,
    address,
    cell_position,
    column_letters,
    texts_by_column,
)


@pytest.mark.parametrize(("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_named_as_spreadsheets_do(column: int, letters: str) -> None:
    assert column_letters(column) == letters


@given(st.integers(0, 99_999), st.integers(0, 16383))
def test_every_address_leads_to_its_cell(row: int, column: int) -> None:
    assert cell_position(address(row, column)) == (row, column)


def test_a_column_alone_has_no_row_and_an_empty_address_nothing() -> None:
    assert cell_position("H") == (-1, 7)
    assert cell_position("") == (-1, -1)


@given(st.integers(0, 16383))
def test_every_column_has_the_name_that_openpyxl_gives_it(column: int) -> None:
    assert column_letters(column) == get_column_letter(column + 1)


def test_a_refusal_is_a_known_error_with_its_kind() -> None:
    plain = ListRefusedError("too_large")
    own = ListRefusedError("corrupt", "list_unreadable", name="danh sách.xlsx")
    assert isinstance(plain, KnownError)
    assert (plain.kind, plain.code) == ("too_large", "list_too_large")
    assert (own.kind, own.code, own.values) == ("corrupt", "list_unreadable", {"name": "danh sách.xlsx"})


@pytest.mark.parametrize("font", [".VnTime", ".VNTIMEH", "VNI-Times", "vni helve"])
def test_fonts_of_the_time_before_unicode_are_known(font: str) -> None:
    assert LEGACY_FONT.match(font)


@pytest.mark.parametrize("font", ["Times New Roman", "Vnettime", "", "Arial VNI"])
def test_other_fonts_are_unicode(font: str) -> None:
    assert LEGACY_FONT.match(font) is None


def test_sheets_share_nothing() -> None:
    first, second = Sheet("a", []), Sheet("b", [])
    first.hidden_rows.add(1)
    first.fonts[0, 0] = ".VnTime"
    assert (second.hidden_rows, second.fonts, second.merged) == (set(), {}, [])


def test_texts_come_column_by_column_and_repeated_ones_once() -> None:
    rows: list[list[CellValue]] = [[at, f"Tên {at}", "Sở Y tế", "", None] for at in range(300)]
    rows.append([7, "cuối"])
    names, units, blank = texts_by_column(rows)
    assert list(names) == [f"Tên {at}" for at in range(300)] + ["cuối"]
    assert (units, blank) == ({"Sở Y tế"}, {""})


def test_texts_of_a_few_very_wide_rows_come_together() -> None:
    rows: list[list[CellValue]] = [["a"] for _ in range(100)]
    rows.append([*["b"] * 5000, 1])
    (texts,) = texts_by_column(rows)
    assert (len(texts), set(texts)) == (5100, {"a", "b"})
