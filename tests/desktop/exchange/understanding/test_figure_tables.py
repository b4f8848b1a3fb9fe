"""Small tables of figures above, below and beside a list: nobody in them is a nominee, no figure is a mark."""

from datetime import date

import pytest

from desktop.exchange.readers.opening import OpenedFile
from desktop.exchange.readers.workbook import CellValue, FileFormat, MergedRange, Sheet, Workbook
from desktop.exchange.understanding.list_reader import ReadingSettings, read_opened
from desktop.exchange.understanding.read_result import ReadResult

Rows = list[list[CellValue]]
TITLE: Rows = [["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2025"]]
PEOPLE: Rows = [
    ["TT", "Họ và tên", "Chức vụ", "Đơn vị", "Hình thức khen thưởng"],
    [1, "Lê Thị Na", "Kế toán", "Phòng Tài vụ", "Giấy khen của Giám đốc Sở"],
    [2, "Ma Văn Ước", "Văn thư", "Phòng Tổ chức", "Giấy khen của Giám đốc Sở"],
    [3, "Hà Kim Oanh", "Văn thư", "Phòng Tổ chức", "Giấy khen của Giám đốc Sở"],
]
FIGURES: list[Rows] = [
    [["Tên đơn vị", "Số người"], ["Phòng Tài vụ", 1], ["Phòng Tổ chức", 2], ["Tổng cộng", 3]],
    [["Phòng, ban", "Số lượng"], ["Phòng Tài vụ", "01 người"], ["Phòng Tổ chức", "02 người"]],
    [["Hình thức", "Số lượng"], ["Giấy khen", 3], ["Bằng khen", 0]],
    [["STT", "Đơn vị", "Số cá nhân", "Số tập thể"], [1, "Phòng Tài vụ", 1, 0], [2, "Phòng Tổ chức", 2, 0]],
    [["Đơn vị", "LĐTT", "CSTĐCS"], ["Phòng Tài vụ", 5, 1], ["Phòng Tổ chức", 2, 1]],
    [
        ["Đơn vị", "Tổng số CBCCVC", "Đề nghị", "Tỷ lệ (%)"],
        ["Phòng Tài vụ", 10, 1, "10%"],
        ["Phòng Tổ chức", 20, 2, 0.1],
    ],
    [["Đơn vị", "Số lượng", ""], ["", "Cá nhân", "Tập thể"], ["Phòng Tài vụ", 1, 0], ["Phòng Tổ chức", 2, 0]],
]


def read(rows: Rows, merged: list[MergedRange] | None = None) -> ReadResult:
    book = Workbook(FileFormat.XLSX, [Sheet("DS", [list(row) for row in rows], merged=merged or [])])
    return read_opened(OpenedFile("", "", book), ReadingSettings(date(2026, 11, 22)))


def beside(rows: Rows, others: Rows) -> Rows:
    wide, length = max(map(len, rows)), max(len(rows), len(others))
    filled = [[*row, *[""] * (wide - len(row))] for row in rows] + [[""] * wide] * (length - len(rows))
    return [[*row, "", *other] for row, other in zip(filled, others + [[]] * (length - len(others)), strict=True)]


def told(found: ReadResult) -> list[tuple[str, str | None, str | None]]:
    return [(one.name, one.position, one.award) for one in found.nominees]


@pytest.mark.parametrize("figures", FIGURES, ids=lambda rows: str(rows[0]))
def test_a_table_of_figures_around_a_list_is_told_and_changes_nothing_in_it(figures):
    alone = told(read(TITLE + PEOPLE))
    assert [name for name, _position, _award in alone] == ["Lê Thị Na", "Ma Văn Ước", "Hà Kim Oanh"]
    for rows in (
        TITLE + figures + [[]] + PEOPLE,
        TITLE + PEOPLE + [[]] + figures,
        TITLE + beside(PEOPLE, figures),
    ):
        found = read(rows)
        assert told(found) == alone and not found.problems
        assert min(min(one.confidence.values()) for one in found.nominees) > 0.7
        figures_told = [part for part in found.skipped if part.code == "list_skipped_figures"]
        first = 2 + rows[1:].index(figures[0]) if figures[0] in rows else 2
        assert [part.rows for part in figures_told] == [f"{first}-{first + len(figures) - 1}"]
        assert [bool(part.columns) for part in figures_told] == [figures[0] not in rows]


def test_collectives_with_how_many_they_are_stay_nominees():
    collectives: Rows = [["STT", "Tên tập thể", "Số người"], [1, "Phòng Tài vụ", 12], [2, "Phòng Tổ chức", 4]]
    named: Rows = [["STT", "Đơn vị", "Số người"], *collectives[1:]]
    for listed in (collectives, named):
        found = read([["I. TẬP THỂ ĐỀ NGHỊ TẶNG GIẤY KHEN CỦA GIÁM ĐỐC SỞ"], *listed, [], ["II. CÁ NHÂN"], *PEOPLE])
        assert [one.name for one in found.nominees][:2] == ["Phòng Tài vụ", "Phòng Tổ chức"]
        assert {one.award for one in found.nominees} == {"Giấy khen của Giám đốc Sở"}


def test_marks_of_collectives_are_no_figures():
    marked: Rows = [
        ["STT", "Tên tập thể", "Tập thể LĐTT", "Tập thể LĐXS"],
        [1, "Phòng A", 1, ""],
        [2, "Phòng B", "", 1],
    ]
    found = read([*marked, [], *PEOPLE])
    assert told(found)[:2] == [
        ("Phòng A", None, "Tập thể lao động tiên tiến"),
        ("Phòng B", None, "Tập thể lao động xuất sắc"),
    ]


def test_facts_of_people_are_no_figures():
    facts: Rows = [["Họ và tên", "Số lượng sáng kiến"], ["Vi Thị Sáu", 1], ["Nông Văn Quý", 2]]
    found = read([*facts, [], *PEOPLE])
    assert len(found.nominees) == 3 and [problem.source_row for problem in found.problems] == [2, 3]


def test_figures_alone_are_a_sheet_without_names():
    found = read([["Đơn vị", "LĐTT", "CSTĐCS"], ["Phòng Tài vụ", 5, 1], ["Phòng Tổ chức", 2, 1], [], *PEOPLE])
    assert len(found.nominees) == 3


def test_a_header_of_two_rows_over_figures_is_one():
    rows: Rows = [
        ["STT", "Đơn vị", "Danh hiệu", "", "Khen thưởng", ""], ["", "", "LĐTT", "CSTĐCS", "GK", "BK"],
        [1, "Phòng Tài vụ", 12, 2, 3, 1], [2, "Phòng Tổ chức", 2, 0, 0, 0], ["", "Tổng", 14, 2, 3, 1],
    ]  # fmt: skip
    merged = [MergedRange(0, 2, 0, 3), MergedRange(0, 4, 0, 5)]
    found = read([*rows, [], *PEOPLE], merged)
    assert len(found.nominees) == 3 and [part.rows for part in found.skipped] == ["1-5"]


def test_a_sheet_of_figures_beside_a_list_names_nobody():
    figures: Rows = [["BIỂU TỔNG HỢP"], ["Đơn vị", "Số người"], ["Phòng Tài vụ", 1], ["Tổng cộng", 1]]
    sheets = [Sheet("Tổng hợp", figures), Sheet("Danh sách", [list(row) for row in PEOPLE])]
    settings = ReadingSettings(date(2026, 11, 22))
    found = read_opened(OpenedFile("", "", Workbook(FileFormat.XLSX, sheets)), settings)
    assert [one.name for one in found.nominees] == ["Lê Thị Na", "Ma Văn Ước", "Hà Kim Oanh"]
    assert [(part.sheet, part.code) for part in found.skipped] == [("Tổng hợp", "list_skipped_figures")]


def test_cells_within_a_list_are_no_table_of_figures():
    rows: Rows = [
        ["STT", "Họ và tên", "Chức vụ", "Đơn vị", "Thành tích"],
        [1, "Tổ dân phố 12", "", "Xã Lăng Can", "LĐTT năm 2024"],
        [2, "Hồ Đình Công", "Hiệu trưởng", "Công an tỉnh", "0982870151"],
        [3, "Bá Thị Hiền", "Kế toán", "Sở Y tế", "12"],
    ]
    assert [one.unit for one in read(rows).nominees] == ["Xã Lăng Can", "Công an tỉnh", "Sở Y tế"]
