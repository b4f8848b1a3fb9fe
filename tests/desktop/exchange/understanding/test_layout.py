"""What stands on a sheet: lists, forms, figures, lists for another purpose."""

from datetime import date

import pytest

from desktop.exchange.readers.workbook import CellValue, Sheet
from desktop.exchange.understanding.header_words import HeaderWords
from desktop.exchange.understanding.layout import FIGURES, NO_NAMES, OTHER_PURPOSE, PartKind, first_header, layout_of

WORDS = HeaderWords()
TODAY = date(2026, 11, 22)
HEADER: list[CellValue] = ["STT", "Họ và tên", "Chức vụ", "Đơn vị", "Danh hiệu"]
NA: list[CellValue] = [1, "Lê Thị Na", "Kế toán", "Sở Y tế", "LĐTT"]


def layout(*rows: list[CellValue]):
    return layout_of(Sheet("DS", [list(row) for row in rows]), WORDS, TODAY)


def test_a_list_with_a_header_is_one_table():
    (part,) = layout(HEADER, NA).parts
    assert part.kind is PartKind.TABLE and part.columns.fields["name"] == 1


def test_a_header_is_found_below_many_rows_of_words():
    prose: list[list[CellValue]] = [[f"Nội dung {at} của biên bản."] for at in range(450)]
    found = first_header(Sheet("DS", [*prose, HEADER, NA]), WORDS)
    assert found is not None and found.first_row == 450


def test_rows_of_data_far_down_are_no_header():
    rows: list[list[CellValue]] = [[at, "Lê Thị Na", "Kế toán", "Sở Y tế", "LĐTT"] for at in range(450)]
    assert first_header(Sheet("DS", rows), WORDS) is None


@pytest.mark.parametrize("counts", [[12, 3, 1], ["07", "01", ""], [5, 1, 0]])
def test_counts_of_awards_for_each_unit_are_figures(counts: list[CellValue]):
    found = layout(
        ["STT", "Đơn vị", "LĐTT", "CSTĐCS", "Giấy khen"], [1, "Phòng Nội vụ", *counts], [2, "Văn phòng Sở", 7, 1, 2]
    )
    assert (found.parts, found.refused) == ([], FIGURES)


def test_marks_below_awards_are_no_figures():
    found = layout(["STT", "Đơn vị", "TTLĐTT", "Giấy khen"], [1, "Phòng Nội vụ", 1, ""], [2, "Văn phòng Sở", "", "x"])
    assert [part.kind for part in found.parts] == [PartKind.TABLE]


def test_units_that_carried_something_out_are_no_nominees_where_people_are_known_by_number():
    found = layout(
        ["CCCD", "Loại thành tích", "Đơn vị thực hiện", "Số quyết định", "Ghi chú"],
        ["012345000011", "Đề tài", "Bệnh viện Hòa Bình", "11/QĐ", ""],
    )
    assert found.parts == []


@pytest.mark.parametrize("title", ["BẢNG PHÂN CÔNG NHIỆM VỤ THÁNG 10", "LỊCH TRỰC TUẦN 41", "BẢNG CHẤM CÔNG"])
def test_people_listed_for_another_purpose_are_no_nominees(title: str):
    assert layout([title], HEADER[:4], NA[:4]).refused == OTHER_PURPOSE


@pytest.mark.parametrize("title", ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG", "ĐỀ NGHỊ KHEN THƯỞNG TỔ PHÂN CÔNG LỊCH TRỰC"])
def test_words_of_awards_in_the_title_make_it_a_list_of_nominees(title: str):
    assert len(layout([title], HEADER, NA).parts) == 1


def test_a_sheet_of_words_lists_nobody():
    assert layout(["Kính gửi: Sở Nội vụ"], ["Nội dung như sau"]).refused == NO_NAMES
    assert layout().parts == []


def test_a_form_is_no_table():
    (part,) = layout(
        ["Họ và tên", "Lê Thị Na", "Ngày sinh", "1/2/1990"], ["Chức vụ", "Kế toán", "Đơn vị", "Sở Y tế"]
    ).parts
    assert part.kind is PartKind.FORM


def test_columns_of_numbers_beside_units_are_figures_unless_the_title_is_of_a_list():
    rows: list[list[CellValue]] = [
        ["TT", "Tên đơn vị", "Số người", "Số LĐTT"],
        [1, "Phòng Nội vụ", 20, 18],
        [2, "Văn phòng Sở", 10, 8],
    ]
    assert layout(["TỔNG HỢP NĂM 2025"], *rows).refused == FIGURES
    assert len(layout(["DANH SÁCH TẬP THỂ LAO ĐỘNG TIÊN TIẾN"], *rows).parts) == 1


def test_a_column_with_people_and_units_is_that_of_names_whatever_its_heading():
    found = layout(["STT", "Mục", "Nơi công tác"], [1, "Lê Thị Na", "Báo Tuyên Quang"], [2, "Khoa Dược", "Sở Y tế"])
    assert [part.columns.fields["name"] for part in found.parts] == [1]


def test_tables_of_codes_above_a_list_hide_nobody_in_it():
    codes: list[list[CellValue]] = [["Mã", "Ý nghĩa"], ["A1", "Lao động tiên tiến"], ["A2", "Chiến sĩ thi đua cơ sở"]]
    people: list[list[CellValue]] = [["STT", "Họ tên", "Đơn vị", "Danh hiệu"], [1, "Kim Thị Sen", "P01", "A1"]]
    found = layout(*codes, [], *people)
    assert [part.kind for part in found.parts] == [PartKind.TABLE] and found.parts[0].columns.first_row == 4
    assert found.codes.items() >= {"A1": "Lao động tiên tiến", "A2": "Chiến sĩ thi đua cơ sở"}.items()
    assert layout(*codes).lookup is not None
