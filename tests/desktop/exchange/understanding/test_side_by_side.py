"""Tables beside each other on one sheet."""

from desktop.exchange.readers.workbook import CellValue, Sheet
from desktop.exchange.understanding.header_words import HeaderWords
from desktop.exchange.understanding.layout import first_header
from desktop.exchange.understanding.side_by_side import blocks_of

WORDS = HeaderWords()
LIST: list[CellValue] = ["STT", "Họ và tên", "Đơn vị", "Danh hiệu"]
NA: list[CellValue] = [1, "Lê Thị Na", "Sở Y tế", "LĐTT"]
TU: list[CellValue] = [2, "Lê Văn Tú", "Sở Y tế", "CSTĐCS"]


def fields(*rows: list[CellValue]) -> list[dict[str, int]]:
    sheet = Sheet("DS", [list(row) for row in rows])
    header = first_header(sheet, WORDS)
    assert header is not None
    return [columns.fields for _part, columns in blocks_of(sheet, header, WORDS)]


def test_one_list_stays_one():
    assert fields(LIST, NA) == [{"number": 0, "name": 1, "unit": 2, "award": 3}]


def test_a_second_block_behind_a_blank_column_keeps_its_columns():
    assert fields([*LIST, "", *LIST], [*NA, "", *TU]) == [
        {"number": 0, "name": 1, "unit": 2, "award": 3},
        {"number": 5, "name": 6, "unit": 7, "award": 8},
    ]


def test_blocks_without_a_blank_column_are_parted_where_numbers_begin_again():
    assert fields(["TT", "Họ và tên"] * 3, [1, "Lê Thị Na", 2, "Lê Văn Tú", 3, "Vũ An Hà"]) == [
        {"number": at, "name": at + 1} for at in (0, 2, 4)
    ]


def test_a_block_of_collectives_beside_people_has_its_own_header():
    people: list[CellValue] = ["STT", "Họ và tên", "Chức vụ"]
    assert fields(
        [*people, "", "STT", "Tên tập thể", "Danh hiệu"], [1, "Lê Na", "Kế toán", "", 1, "Khoa Dược", "TTLĐTT"]
    ) == [
        {"number": 0, "name": 1, "position": 2},
        {"number": 4, "name": 5, "award": 6},
    ]


def test_the_header_of_the_right_block_may_stand_lower():
    none: list[CellValue] = [""] * 4
    rows = [[*LIST, "", *none], [*NA, "", *LIST], [*TU, "", 3, "Vũ An Hà", "Sở Y tế", "LĐTT"]]
    assert [found["name"] for found in fields(*rows)] == [1, 6]


def test_a_blank_column_alone_parts_no_list():
    rows: list[list[CellValue]] = [
        ["STT", "Họ và tên", "", "Đơn vị", "Danh hiệu"],
        [1, "Lê Thị Na", "", "Sở Y tế", "LĐTT"],
    ]
    assert len(fields(*rows)) == 1


def test_cells_of_the_other_block_are_blank_and_titles_stay():
    sheet = Sheet("DS", [["DANH SÁCH NĂM 2025"], [*LIST, "", *LIST], [*NA, "", *TU]])
    header = first_header(sheet, WORDS)
    assert header is not None
    (_left, _), (right, _) = blocks_of(sheet, header, WORDS)
    assert right.rows[0] == ["DANH SÁCH NĂM 2025"]
    assert right.rows[2] == ["", "", "", "", "", *TU]
