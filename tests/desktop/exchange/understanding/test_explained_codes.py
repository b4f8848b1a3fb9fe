"""Codes that a file explains in a lookup sheet, in neighbouring columns or in a note."""

import pytest

from desktop.exchange.readers.workbook import CellValue, Sheet
from desktop.exchange.understanding.columns import Columns
from desktop.exchange.understanding.explained_codes import Codes, explained_codes, is_reference_sheet

SHEET_OF_DEPARTMENT = "Giấy khen của Giám đốc Sở"


def explained(
    *rows: list[CellValue], name: str = "DS", header: Columns | None = None, visible: bool = True
) -> dict[str, str]:
    return explained_codes(Sheet(name, list(rows), visible=visible), header)


def test_a_lookup_sheet_explains_codes_of_awards_and_units() -> None:
    header = Columns(fields={"code": 0, "meaning": 1})
    found = explained(
        ["Mã", "Nội dung"], ["HT1", SHEET_OF_DEPARTMENT], ["YT", "Sở Y tế"], ["", "x"], name="DM", header=header
    )
    assert found == {"HT1": SHEET_OF_DEPARTMENT, "YT": "Sở Y tế"}


def test_numbers_are_codes_of_awards_and_units_only() -> None:
    header = Columns(fields={"code": 0, "meaning": 1})
    rows = (["Mã", "x"], ["1", SHEET_OF_DEPARTMENT], ["2", "Sở Y tế"], ["3", "Nông nghiệp"])
    assert explained(*rows, name="DM", header=header) == {"1": SHEET_OF_DEPARTMENT, "2": "Sở Y tế"}


def test_several_tables_may_use_the_same_codes() -> None:
    codes = Codes({"01": SHEET_OF_DEPARTMENT})
    codes.add({"01": "Sở Y tế", "02": "Sở Nội vụ"})
    assert codes.meanings("01", "award") == [SHEET_OF_DEPARTMENT]
    assert codes.meanings("01", "unit") == ["Sở Y tế"]
    assert codes.meanings("02", "award") == []
    assert codes and not Codes()


def test_a_code_with_two_meanings_keeps_both() -> None:
    codes = Codes({"HT1": SHEET_OF_DEPARTMENT})
    codes.add({"HT1": "Bằng khen của Chủ tịch UBND tỉnh"})
    assert len(codes.meanings("HT1", "award")) == 2


def test_a_table_with_its_codes_on_the_right_explains_them_too() -> None:
    rows = (
        ["tenhinhthuckt", "mahinhthuckt"],
        ["Lao động tiên tiến", "1747933042"],
        [SHEET_OF_DEPARTMENT, "1750360491"],
    )
    assert explained(*rows, name="HTKT", visible=False) == {
        "1747933042": "Lao động tiên tiến",
        "1750360491": SHEET_OF_DEPARTMENT,
    }


@pytest.mark.parametrize(
    "note",
    [
        "Ghi chú: BK1: Bằng khen của Chủ tịch UBND tỉnh; GK: Giấy khen của Giám đốc Sở",
        "(*) Ký hiệu: BK1 = Bằng khen của Chủ tịch UBND tỉnh; GK = Giấy khen của Giám đốc Sở.",
        "BK1: Bằng khen của Chủ tịch UBND tỉnh\nGK: Giấy khen của Giám đốc Sở",
    ],
)
def test_a_note_below_the_table_explains_codes(note: str) -> None:
    people = Columns(fields={"name": 1})
    assert explained(["STT", "Họ và tên", "Danh hiệu"], [1, "Lê Thị Na", "BK1"], [note], header=people) == {
        "BK1": "Bằng khen của Chủ tịch UBND tỉnh",
        "GK": SHEET_OF_DEPARTMENT,
    }


def test_two_cells_beside_the_table_explain_a_code() -> None:
    assert explained(["HT1", SHEET_OF_DEPARTMENT], header=Columns(fields={"name": 1})) == {"HT1": SHEET_OF_DEPARTMENT}


def test_a_sentence_with_a_colon_explains_nothing() -> None:
    people = Columns(fields={"name": 1})
    assert explained(["Kính gửi: Sở Nội vụ"], ["Người lập: Lê Thị Na"], ["Đơn vị: Sở Y tế"], header=people) == {}


def test_neighbouring_columns_explain_codes_in_sheets_that_list_nobody() -> None:
    rows: list[list[CellValue]] = [
        ["", "BK1", "Bằng khen của Chủ tịch UBND tỉnh", "x"],
        ["", "GK", SHEET_OF_DEPARTMENT, "y"],
    ]
    assert explained(*rows, name="Tra cứu")["GK"] == SHEET_OF_DEPARTMENT
    people = Columns(fields={"name": 1})
    assert explained(*rows, header=people) == {}
    assert explained(*rows, header=people, visible=False)["GK"] == SHEET_OF_DEPARTMENT


@pytest.mark.parametrize("name", ["Hướng dẫn", "DM", "Danh mục", "Tra cứu", "MẪU", "Thống kê 2025", "Guide"])
def test_sheets_that_list_no_nominees_by_their_name(name: str) -> None:
    assert is_reference_sheet(Sheet(name, []))


@pytest.mark.parametrize("name", ["Danh sách", "Sheet1", "Cá nhân", "Tập thể", "Mậu"])
def test_sheets_that_may_list_nominees(name: str) -> None:
    assert is_reference_sheet(Sheet(name, [])) == (name == "Mậu")  # without diacritics it reads as "mẫu"
