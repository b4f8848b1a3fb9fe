"""Numbered lines, rows without a header and codes that stand around a table."""

from datetime import date

import pytest

from desktop.exchange.readers.workbook import CellValue, Sheet
from desktop.exchange.understanding.around_table import Surroundings, names_in_line, surroundings_of
from desktop.exchange.understanding.header_words import HeaderWords
from desktop.exchange.understanding.layout import first_header

WORDS = HeaderWords()
TODAY = date(2026, 11, 22)
Row = list[CellValue]
HEADER: Row = ["STT", "Họ và tên", "Đơn vị", "Danh hiệu"]
NA: Row = [1, "Lê Thị Na", "Sở Y tế", "LĐTT"]
TU: Row = [2, "Lê Văn Tú", "Sở Y tế", "CSTĐCS"]
LINES = ("1. Ông Vũ Văn Hà, Kế toán, Sở Nội vụ", "2. Bà Mai Thị Yến, Văn thư, Sở Nội vụ")


def around(*rows: Row) -> Surroundings:
    sheet = Sheet("DS", [list(row) for row in rows])
    header = first_header(sheet, WORDS)
    assert header is not None
    return surroundings_of(sheet, header, WORDS, TODAY)


def lines(found: Surroundings) -> list[tuple[str, list[tuple[int, CellValue]]]]:
    """Return the lines by the letters of their column, with their rows from 1."""
    return [(letters, [(at, row[0]) for at, row in enumerate(sheet.rows, 1) if row]) for sheet, letters in found.lines]


@pytest.mark.parametrize(
    "text", ["1. Ông Vũ Văn Hà, Kế toán", "2) Phòng Kế hoạch", "(3) Mai Thị Yến - Văn thư", "4/ Hộ ông Lò Văn Pín"]
)
def test_a_numbered_line_names_somebody(text: str):
    assert names_in_line(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ông Vũ Văn Hà",
        "1. Lao động tiên tiến",
        "1. Mục đích, yêu cầu",
        "12/03/1980",
        "3. Bằng khen",
        "1.",
        "1. Vũ Văn Hà, Văn phòng Sở, 0912345678",
        "2. Vũ Văn Hà, ha@so.example",
    ],
)
def test_other_texts_are_no_lines_of_a_list(text: str):
    assert not names_in_line(text)


def test_a_table_with_nothing_around_it_stays_as_it_is():
    found = around(["DANH SÁCH"], HEADER, NA, TU)
    assert (found.lines, found.tables, found.codes) == ([], [], {})
    assert found.sheet.rows[2:] == [NA, TU]


def test_lines_beside_a_table_are_taken_out_with_their_heading():
    found = around([*HEADER, "", "Đề nghị tặng Bằng khen:"], [*NA, "", LINES[0]], [*TU, "", LINES[1]])
    assert lines(found) == [("F", [(1, "Đề nghị tặng Bằng khen:"), (2, LINES[0]), (3, LINES[1])])]
    assert found.sheet.rows[1] == [*NA, "", ""]
    assert found.columns.awards == [3]


def test_lines_beside_a_table_need_no_blank_column():
    assert lines(around(HEADER, [*NA, LINES[0]], [*TU, LINES[1]])) == [("E", [(2, LINES[0]), (3, LINES[1])])]


def test_names_behind_a_number_of_their_own_are_lines():
    found = around(HEADER, [*NA, "", 1, "Vũ Văn Hà - Kế toán"], [*TU, "", 2, "Mai Thị Yến - Văn thư"])
    assert lines(found) == [("G", [(2, "1. Vũ Văn Hà - Kế toán"), (3, "2. Mai Thị Yến - Văn thư")])]


def test_numbered_names_below_an_award_stay_in_a_table_of_names_under_awards():
    found = around(["STT", "Đơn vị", "LĐTT"], [1, "Sở Y tế", "1. Lê Thị Na"], [2, "Sở Nội vụ", "1. Vũ Văn Hà"])
    assert found.lines == []


def test_people_who_are_numbered_within_each_row_are_no_list():
    found = around([*HEADER, "Nhóm sáng kiến"], [*NA, "1. Vũ Văn Hà"], [*TU, "1. Mai Thị Yến"])
    assert found.lines == []


def test_a_remark_for_each_row_is_no_list():
    found = around([*HEADER, "Ghi chú"], [*NA, "1. Bổ sung hồ sơ"], [*TU, "2. Thiếu ảnh"])
    assert found.lines == []


def test_lines_below_a_table_go_with_the_heading_above_them():
    found = around(HEADER, NA, TU, [], ["Đề nghị tặng Giấy khen:"], [LINES[0]], [LINES[1]])
    assert lines(found) == [("A", [(5, "Đề nghị tặng Giấy khen:"), (6, LINES[0]), (7, LINES[1])])]
    assert found.sheet.rows[5:] == [[], []]


def test_who_gets_copies_is_no_list_below_the_table():
    found = around(HEADER, NA, TU, ["Nơi nhận:"], ["1. Sở Nội vụ"], ["2. Phòng Kế hoạch"])
    assert found.lines == []


def test_one_numbered_unit_above_a_table_is_its_heading():
    assert around(["1. Phòng Kế hoạch"], HEADER, NA).lines == []


def test_collectives_above_the_table_of_people_are_a_list():
    found = around(["I. Tập thể"], ["1. Phòng Kế hoạch"], ["2. Khoa Dược"], ["II. Cá nhân"], HEADER, NA)
    assert lines(found) == [("A", [(1, "I. Tập thể"), (2, "1. Phòng Kế hoạch"), (3, "2. Khoa Dược")])]


def test_rows_above_the_header_have_its_columns_where_they_fit():
    (sheet, columns) = around(["DANH SÁCH"], NA, TU, [], HEADER, [3, "Vũ Văn Hà", "Sở Y tế", "LĐTT"]).tables[0]
    assert columns.fields == {"number": 0, "name": 1, "unit": 2, "award": 3}
    assert (columns.first_row, columns.last_row) == (1, 0)
    assert [row for row in sheet.rows if row] == [NA, TU, []] or [row for row in sheet.rows if row] == [NA, TU]


def test_rows_above_with_other_columns_are_guessed():
    table = around([1, "Lê Thị Na", 1980, "Sở Y tế", "LĐTT"], [], HEADER, [1, "Vũ Văn Hà", "Sở Y tế", "LĐTT"])
    (_sheet, columns) = table.tables[0]
    assert columns.fields["name"] == 1
    assert columns.scores["name"] < 0.7


def test_long_numbers_count_no_rows():
    assert around(["012345000011", "Đề tài", "Bệnh viện Hòa Bình"], HEADER, NA).tables == []


def test_rows_beside_a_table_go_on_with_its_columns():
    found = around(HEADER, [*NA, *TU], [2, "Vũ Văn Hà", "Sở Y tế", "LĐTT", 4, "Mai Thị Yến", "Sở Y tế", "LĐTT"])
    (_sheet, columns) = found.tables[0]
    assert columns.fields == {"number": 4, "name": 5, "unit": 6, "award": 7}
    assert columns.awards == [7]
    assert found.sheet.rows[1] == [*NA, "", "", "", ""]


def test_codes_beside_a_table_are_explained_and_no_cells_of_its_rows():
    header: Row = [*HEADER[:3], "Mã danh hiệu"]
    codes: list[Row] = [["Mã", "Danh hiệu"], ["1", "Lao động tiên tiến"], ["2", "Chiến sĩ thi đua cơ sở"]]
    rows: list[Row] = [header, [1, "Lê Thị Na", "Sở Y tế", "2"], [2, "Lê Văn Tú", "Sở Y tế", "1"]]
    found = around(*([*row, "", *code] for row, code in zip(rows, codes, strict=True)))
    assert found.codes.items() >= {"1": "Lao động tiên tiến", "2": "Chiến sĩ thi đua cơ sở"}.items()
    assert found.columns.awards == [3]


def test_codes_above_a_table_are_explained_and_nobody_in_it():
    codes: list[Row] = [["Mã ĐV", "Tên đơn vị"], ["P1", "Phòng Kế hoạch"], ["P2", "Khoa Dược"]]
    found = around(["DANH SÁCH"], *codes, [], HEADER, NA, TU)
    assert found.codes == {"P1": "Phòng Kế hoạch", "P2": "Khoa Dược"}
    assert [row for row in found.sheet.rows if row] == [["DANH SÁCH"], HEADER, NA, TU]


def test_codes_below_a_table_are_explained_and_nobody_in_it():
    codes: list[Row] = [["Mã đơn vị", "Tên đơn vị"], ["P1", "Phòng Kế hoạch"], ["P2", "Khoa Dược"]]
    found = around(HEADER, NA, TU, [], *codes, [], ["Mã danh hiệu", "Tên danh hiệu"], ["D1", "Giấy khen"])
    assert found.codes == {"P1": "Phòng Kế hoạch", "P2": "Khoa Dược", "D1": "Giấy khen"}
    assert [row for row in found.sheet.rows if row] == [HEADER, NA, TU]
    assert around(HEADER, NA, ["Ma Thị Na", "Sở Y tế"], ["Tú", "Khoa Dược"]).codes == {}
