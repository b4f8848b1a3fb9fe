"""Names of people below the awards they are to get."""

from datetime import date

from desktop.exchange.readers.opening import OpenedFile
from desktop.exchange.readers.workbook import CellValue, FileFormat, Sheet, Workbook
from desktop.exchange.understanding.list_reader import ReadingSettings, read_opened
from desktop.exchange.understanding.names_under_awards import names_somebody
from desktop.exchange.understanding.read_result import ReadResult


def read(*rows: list[CellValue]) -> ReadResult:
    book = Workbook(FileFormat.XLSX, [Sheet("DS", [list(row) for row in rows])])
    return read_opened(OpenedFile("", "", book), ReadingSettings(date(2026, 11, 22)))


def told(found: ReadResult) -> list[tuple[str, str | None, str | None]]:
    return [(one.name, one.unit, one.award) for one in found.nominees]


LD, CS = "Lao động tiên tiến", "Chiến sĩ thi đua cơ sở"


def test_people_in_the_row_of_their_unit_get_the_award_of_their_column():
    found = read(
        ["STT", "Đơn vị", "LĐTT", "CSTĐCS"],
        [1, "Phòng Nội vụ", "1. Lê Thị Na\n2. Ma Văn Tú", "Vũ An Hà"],
        [2, "Văn phòng Sở", "", "Bế Thị Lan"],
    )
    assert told(found) == [
        ("Lê Thị Na", "Phòng Nội vụ", LD),
        ("Ma Văn Tú", "Phòng Nội vụ", LD),
        ("Vũ An Hà", "Phòng Nội vụ", CS),
        ("Bế Thị Lan", "Văn phòng Sở", CS),
    ]
    assert found.nominees[0].cells == {"name": "C2", "unit": "B2", "award": "C1"}
    assert found.problems == []


def test_names_below_awards_need_no_unit():
    assert told(read(["LĐTT", "CSTĐCS"], ["Lê Thị Na", "Vũ An Hà"], ["Ma Văn Tú", ""])) == [
        ("Lê Thị Na", None, LD),
        ("Vũ An Hà", None, CS),
        ("Ma Văn Tú", None, LD),
    ]


def test_sums_and_signatures_below_name_nobody():
    found = read(
        ["Đơn vị", "LĐTT", "CSTĐCS"],
        ["Phòng Nội vụ", "Lê Thị Na", "Vũ An Hà"],
        ["Tổng cộng", 1, 1],
        ["", "NGƯỜI LẬP", "GIÁM ĐỐC"],
        ["", "Ma Văn Tú", "Bế Thị Lan"],
    )
    assert [one.name for one in found.nominees] == ["Lê Thị Na", "Vũ An Hà"]
    assert [(part.rows, part.code) for part in found.skipped] == [("4-5", "list_skipped_signatures")]


def test_a_cell_that_names_nobody_is_told():
    found = read(["Đơn vị", "LĐTT", "CSTĐCS"], ["Phòng Nội vụ", "Lê Thị Na", "chưa xét"], ["Văn phòng", "Vũ An Hà", ""])
    assert len(found.nominees) == 2 and [part.rows for part in found.skipped] == ["2"]


def test_what_names_somebody():
    assert names_somebody("Lê Thị Na") and names_somebody("Lê Thị Na\nMa Văn Tú") and names_somebody("Phòng Nội vụ")
    assert not names_somebody("x") and not names_somebody("12") and not names_somebody("chưa xét")


def test_a_cell_that_says_no_leaves_nobody_out():
    listed = [
        ["Phòng Nội vụ", "Lê Thị Na", "Không"],
        ["Văn phòng", "Ma Văn Tú", "Vũ An Hà"],
        ["Khoa", "-", "Bế Thị Lan"],
    ]
    found = read(["Đơn vị", "LĐTT", "CSTĐCS"], *listed)
    assert len(found.nominees) == 4 and not found.skipped and not found.problems
