"""Names of people below the awards they are to get."""

from datetime import date

import pytest

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


LX, LT = "Tập thể lao động xuất sắc", "Tập thể lao động tiên tiến"


@pytest.mark.parametrize(
    "header",
    [
        [["Cá nhân LĐTT", "Tập thể LĐXS"]],
        [["LĐTT (cá nhân)", "LĐXS (tập thể)"]],
        [["CN đạt LĐTT", "TT LĐXS"]],
        [["Cá nhân đạt danh hiệu Lao động tiên tiến", "Tập thể đạt danh hiệu LĐXS"]],
        [["Cá nhân", "Tập thể"], ["LĐTT", "LĐXS"]],
    ],
    ids=str,
)
def test_a_header_that_names_kind_and_award_gives_both_to_the_names_below(header):
    found = read(*header, ["Lê Thị Na", "Phòng Tài vụ"], ["Ma Văn Ước", "Đội Lê Hồng Phong"], ["Vũ An Hà", ""])
    assert [(one.kind, one.name, one.award) for one in found.nominees] == [
        ("individual", "Lê Thị Na", LD),
        ("collective", "Phòng Tài vụ", LX),
        ("individual", "Ma Văn Ước", LD),
        ("collective", "Đội Lê Hồng Phong", LX),
        ("individual", "Vũ An Hà", LD),
    ]
    assert not found.problems and min(min(one.confidence.values()) for one in found.nominees) > 0.7


def test_kinds_over_several_awards_count_for_each_of_them():
    found = read(
        ["TT", "Cá nhân", "", "Tập thể", ""], ["", "LĐTT", "CSTĐCS", "LĐTT", "LĐXS"], [1, "Lê Thị Na", "", "", "Tổ 1"]
    )
    assert [(one.name, one.award) for one in found.nominees] == [("Lê Thị Na", LD), ("Tổ 1", LX)]
    found = read(
        ["TT", "Cá nhân", "", "Tập thể", ""], ["", "LĐTT", "CSTĐCS", "LĐTT", "LĐXS"], [1, "", "Vũ An Hà", "Tổ 2", ""]
    )
    assert [(one.name, one.award) for one in found.nominees] == [("Vũ An Hà", CS), ("Tổ 2", LT)]


def test_what_stands_behind_a_name_below_its_award_is_of_that_name():
    found = read(
        ["TT", "Cá nhân đạt LĐTT", "Chức vụ", "Tập thể LĐXS", "Đơn vị"],
        [1, "Lê Thị Na", "Kế toán", "Tổ 1", "Sở Y tế"],
        [2, "Ma Văn Ước", "Văn thư", "", "Sở Y tế"],
    )
    assert [(one.name, one.position, one.unit, one.award) for one in found.nominees] == [
        ("Lê Thị Na", "Kế toán", "Sở Y tế", LD),
        ("Tổ 1", None, "Sở Y tế", LX),
        ("Ma Văn Ước", "Văn thư", "Sở Y tế", LD),
    ]


def test_a_column_of_one_award_names_those_who_get_it():
    found = read(
        ["STT", "Họ và tên cá nhân đề nghị tặng Giấy khen của Giám đốc Sở", "Chức vụ"], [1, "Lê Thị Na", "Kế toán"]
    )
    assert [(one.name, one.position, one.award) for one in found.nominees] == [
        ("Lê Thị Na", "Kế toán", "Giấy khen của Giám đốc Sở")
    ]
    found = read(["STT", "Hộ gia đình đề nghị Giấy khen"], [1, "Hộ ông Hà Văn Ba"], [2, "Hộ bà Vi Thị Tư"])
    assert [(one.kind, one.award) for one in found.nominees] == [("household", "Giấy khen")] * 2


def test_a_person_below_an_award_of_collectives_is_asked_about():
    found = read(["Cá nhân LĐTT", "Tập thể LĐXS"], ["Lê Thị Na", "Phòng Tài vụ"], ["Ma Văn Ước", "Vũ An Hà"])
    assert found.nominees[3].confidence["kind"] < 0.7 and found.problems[0].kind == "kind_mismatch"
