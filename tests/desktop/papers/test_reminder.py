"""The texts that remind units of what they owe."""

from datetime import date

import pytest

from desktop.papers.reminder import corrections_reminder, list_reminder

TODAY = date(2023, 11, 20)
OFFICE = "Sở Thông tin và Truyền thông"


def test_a_reminder_names_the_units_the_round_and_the_day():
    text = list_reminder(["Bưu điện tỉnh", "Sở Tài chính"], "Tổng kết năm 2022", date(2023, 11, 30), TODAY, OFFICE)
    assert text.startswith("Kính gửi: Bưu điện tỉnh; Sở Tài chính.")
    assert "“Tổng kết năm 2022”" in text and "trước ngày 30/11/2023" in text and text.endswith(OFFICE)


@pytest.mark.parametrize(
    ("due", "words"), [(date(2023, 11, 15), "Đã quá hạn ngày 15/11/2023"), (None, "gửi danh sách;")]
)
def test_a_day_that_is_over_is_called_so_and_one_that_nobody_set_is_not_invented(due, words):
    assert words in list_reminder(["Bưu điện tỉnh"], "Đợt 1", due, TODAY, OFFICE)


def test_corrections_are_told_by_name_and_reason():
    text = corrections_reminder(
        "Bưu điện tỉnh", [("Ông Ma Văn Khánh", "Thiếu báo cáo."), ("Bà Lý", "")], "Đợt 1", None, ""
    )
    assert "02 đề nghị" in text
    assert "- Ông Ma Văn Khánh: Thiếu báo cáo;" in text and "- Bà Lý: cần sửa, bổ sung." in text


def test_a_long_list_is_told_by_its_beginning_and_its_number():
    many = [(f"Ông {number}", "Thiếu") for number in range(23)]
    text = corrections_reminder("", many, "Đợt 1", date(2023, 11, 30), OFFICE)
    assert "Kính gửi: đơn vị đề nghị." in text and "- và 3 trường hợp khác." in text and "trước ngày 30/11/2023" in text
