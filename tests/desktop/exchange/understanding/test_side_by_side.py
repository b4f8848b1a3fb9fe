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
    return [block.columns.fields for block in blocks_of(sheet, header, WORDS)]


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


def test_cells_of_the_other_block_are_blank_and_the_title_counts_for_both():
    sheet = Sheet("DS", [["DANH SÁCH NĂM 2025"], [*LIST, "", *LIST], [*NA, "", *TU]])
    header = first_header(sheet, WORDS)
    assert header is not None
    left, right = blocks_of(sheet, header, WORDS)
    assert left.sheet.rows[0] == ["DANH SÁCH NĂM 2025"]
    assert right.above == ("DANH SÁCH NĂM 2025",)
    assert right.sheet.rows[2] == ["", "", "", "", "", *TU]


def test_blocks_beside_each_other_below_a_wide_table_are_read_by_themselves():
    blocks: list[CellValue] = ["STT", "Họ và tên", "Đơn vị"]
    wide: list[CellValue] = ["STT", "Họ và tên", "Chức vụ", "Đơn vị", "Danh hiệu"]
    tu: list[CellValue] = [1, "Lê Văn Tú", "Sở Y tế"]
    rows = [
        ["DANH SÁCH"],
        wide,
        [1, "Lê Thị Na", "Kế toán", "Sở Y tế", "LĐTT"],
        [],
        ["LĐTT", "", "", "", "CSTĐCS"],
        [*blocks, "", *blocks],
        [*tu, "", *tu],
    ]
    assert fields(*rows) == [
        {"number": 0, "name": 1, "position": 2, "unit": 3, "award": 4},
        {"number": 0, "name": 1, "unit": 2},
        {"number": 4, "name": 5, "unit": 6},
    ]
    turned = [rows[0], *rows[4:], [], *rows[1:3]]
    assert [found["name"] for found in fields(*turned)] == [1, 5, 1]


def test_the_captions_of_blocks_below_belong_to_them():
    blocks: list[CellValue] = ["STT", "Họ và tên", "Đơn vị"]
    tu: list[CellValue] = [1, "Lê Văn Tú", "Sở Y tế"]
    sheet = Sheet("DS", [LIST, NA, [], ["LĐTT", "", "", "", "CSTĐCS"], [*blocks, "", *blocks], [*tu, "", *tu]])
    header = first_header(sheet, WORDS)
    assert header is not None
    wide, left, right = blocks_of(sheet, header, WORDS)
    assert len(wide.sheet.rows) == 3
    assert [[text for text in one.sheet.rows[3] if text] for one in (left, right)] == [["LĐTT"], ["CSTĐCS"]]
