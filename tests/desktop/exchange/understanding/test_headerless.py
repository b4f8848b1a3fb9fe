"""The columns of a table without a header: guessed, or those of the table before."""

from datetime import date

import pytest

from desktop.exchange.readers.workbook import CellValue, MergedRange, Sheet
from desktop.exchange.understanding.columns import Columns, header_at
from desktop.exchange.understanding.header_words import HeaderWords
from desktop.exchange.understanding.headerless import continues_table, guess_columns

WORDS = HeaderWords()
TODAY = date(2026, 11, 22)
HEADER: list[CellValue] = ["STT", "Họ và tên", "Chức vụ", "Đơn vị", "Hình thức khen thưởng"]


def header(*rows: list[CellValue], merged: tuple[MergedRange, ...] = (), at: int = 0) -> Columns | None:
    return header_at(Sheet("DS", list(rows), merged=list(merged)), at, WORDS)


def test_columns_of_a_table_without_header_are_guessed() -> None:
    rows: list[list[CellValue]] = [
        [1, "Vi Văn Quyết", "05/01/1990", "Bưu tá", "Bưu điện tỉnh", "Lao động tiên tiến"],
        [2, "La Thị Yến", "1988", "Kế toán", "Bưu điện tỉnh", "Lao động tiên tiến"],
    ]
    found = guess_columns(Sheet("DS", rows), TODAY)
    assert found is not None
    assert found.fields == {"number": 0, "name": 1, "dob": 2, "position": 3, "unit": 4, "award": 5}
    assert (found.first_row, found.last_row, found.awards) == (0, -1, [5])
    assert max(found.scores.values()) < 0.7


@pytest.mark.parametrize("rows", [[], [[]], [["Lê Thị Na"]], [["a", "b"], ["c", "d"]], [[1, 2], [3, 4]]])
def test_a_table_without_names_is_no_list(rows: list[list[CellValue]]) -> None:
    assert guess_columns(Sheet("DS", rows), TODAY) is None


def test_a_table_goes_on_where_numbers_and_names_do() -> None:
    found = header(HEADER)
    assert found is not None
    before = Sheet("table 1", [HEADER, [1, "Lê Thị Na", "Kế toán", "Sở Y tế", "LĐTT"]])
    assert continues_table(Sheet("table 2", [[2, "Lê Văn Tú", "Lái xe", "Sở Y tế", "LĐTT"]]), before, found)
    assert not continues_table(Sheet("table 2", [[2, "Lê Văn Tú"]]), before, found)  # another width
    assert not continues_table(Sheet("table 2", [["Nơi nhận:", "", "", "", "GIÁM ĐỐC"]]), before, found)
    assert not continues_table(Sheet("table 2", []), before, found)


def test_a_table_goes_on_without_numbers_where_names_do() -> None:
    found = header(HEADER)
    assert found is not None
    before = Sheet("Trang 1", [HEADER, [1, "Lê Thị Na", "Kế toán", "Sở Y tế", "LĐTT"]])
    assert continues_table(
        Sheet("Trang 2", [["", "Lê Văn Tú", "", "", ""], ["", "Vũ An Hà", "", "Sở Y tế", ""]]), before, found
    )
    assert not continues_table(Sheet("Trang 2", [["", "Tổng", 5, 6, 7], ["", "Tỷ lệ", 1, 2, 3]]), before, found)


def test_collectives_and_people_without_a_header_are_a_list() -> None:
    rows: list[list[CellValue]] = [[1, "Khoa Dược", "Sở Y tế", "TTLĐTT"], [2, "Lê Văn Tú", "Sở Y tế", "LĐTT"]]
    found = guess_columns(Sheet("DS", [["DANH SÁCH NĂM 2025"], *rows]), date(2026, 11, 22))
    assert found is not None and found.fields == {"number": 0, "name": 1, "unit": 2, "award": 3}
    assert found.last_row == 0
