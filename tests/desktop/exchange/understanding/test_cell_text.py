"""Texts of cells, and whole sheets in old encodings."""

from datetime import date, datetime, time

import pytest

from desktop.exchange.readers.workbook import CellValue, Sheet
from desktop.exchange.understanding.cell_text import cell_text, decode_sheet, line_text
from desktop.exchange.understanding.cleaning import Cleaned
from desktop.exchange.understanding.old_encodings import OldEncoding


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("  Sở   Y tế ", "Sở Y tế"),
        ("Lê\nNa", "Lê\nNa"),
        (7.0, "7"),
        (7, "7"),
        (1.5, "1.5"),
        (None, ""),
        ("", ""),
        (date(1990, 1, 5), "05/01/1990"),
        (datetime(1990, 1, 5, 7), "05/01/1990"),
        (time(7, 30), "07:30:00"),
        (True, "True"),
    ],
)
def test_values_as_text(value: CellValue, text: str) -> None:
    assert cell_text(value) == (text, Cleaned.NOTHING)


def test_a_line_has_no_breaks() -> None:
    assert line_text("Họ và\r\ntên") == "Họ và tên"


OLD: list[list[CellValue]] = [
    ["STT", "Hä vµ tªn", "§¬n vÞ"],
    [1, "NguyÔn ThÞ H\u00ad¬ng", "Së Néi vô"],
    [2, "Lª V¨n Tó", "Së Néi vô"],
]


def test_a_sheet_in_old_letters_is_decoded_in_place() -> None:
    sheet = Sheet("DS", [list(row) for row in OLD])
    assert sum(decode_sheet(sheet).cells.values()) == 6
    assert sheet.rows[0] == ["STT", "Họ và tên", "Đơn vị"]
    assert sheet.rows[2] == [2, "Lê Văn Tú", "Sở Nội vụ"]


def test_a_sheet_in_unicode_is_left_as_it_is() -> None:
    rows: list[list[CellValue]] = [["STT", "Họ và tên"], [1, "Bàn Văn Lý"], [2, "Lò Thị Én"]]
    sheet = Sheet("DS", [list(row) for row in rows])
    assert sum(decode_sheet(sheet).cells.values()) == 0
    assert sheet.rows == rows


def test_cells_of_an_old_font_are_decoded_and_the_others_left() -> None:
    sheet = Sheet("DS", [["Së Néi vô", "Sở Y tế", "Hå"]], fonts={(0, 0): ".VnTime", (0, 2): ".VnTime"})
    assert sum(decode_sheet(sheet).cells.values()) == 2
    assert sheet.rows == [["Sở Nội vụ", "Sở Y tế", "Hồ"]]


def test_short_cells_that_could_be_either_follow_the_sheet() -> None:
    sheet = Sheet("DS", [*(list(row) for row in OLD), [3, "Hå", "Hå"]])
    decode_sheet(sheet)
    assert sheet.rows[3] == [3, "Hồ", "Hồ"]


def test_an_empty_sheet_has_nothing_to_decode() -> None:
    assert sum(decode_sheet(Sheet("DS", [])).cells.values()) == 0
    assert sum(decode_sheet(Sheet("DS", [[], [None, 1]])).cells.values()) == 0


DOUBLED = [
    ["Há»\x8d vÃ\xa0 tÃªn", "Chá»©c vá»¥"],
    ["Nguyá»…n Quá»‘c Báº£o", "Káº¿ toÃ¡n trÆ°á»Ÿng"],
    ["HoÃ ng Thá»‹ Kiá»\x81u", "tá»‰nh"],
]


def test_utf8_read_as_windows_1252_is_put_together_again() -> None:
    sheet = Sheet("DS", [list(row) for row in DOUBLED])
    told = decode_sheet(sheet)
    assert sheet.rows == [["Họ và tên", "Chức vụ"], ["Nguyễn Quốc Bảo", "Kế toán trưởng"], ["Hoàng Thị Kiều", "tỉnh"]]
    assert told.cells == {OldEncoding.DOUBLE_UTF8: 6} and told.damaged == []


def test_what_stays_damaged_is_told_with_its_place() -> None:
    sheet = Sheet("DS", [["Họ và tên"], ["Nguyá»…n Quá»?c Báº£o"], ["Việc làm khá…”"]])
    assert decode_sheet(sheet).damaged == [(1, 0)]


def test_viscii_is_decoded_with_the_cells_that_other_encodings_would_fit_as_well() -> None:
    rows = ["H÷ và tên", "ChÑc vø", "Nguy\xadn Qu¯c Bäo", "Hoàng Th¸ Ki«u", "Trß·ng phòng", "Quän lý ð¤t ðai", "tïnh"]
    sheet = Sheet("DS", [[text] for text in rows])
    decode_sheet(sheet)
    assert [row[0] for row in sheet.rows] == [
        "Họ và tên", "Chức vụ", "Nguyễn Quốc Bảo", "Hoàng Thị Kiều", "Trưởng phòng", "Quản lý đất đai", "tỉnh",
    ]  # fmt: skip
