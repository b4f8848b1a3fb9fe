"""The texts that remind units of what they owe."""

from datetime import date

import pytest

from db.changes.standing_texts import ChangeText
from desktop.papers.reminder import Reminded, corrections_reminder, list_reminder

TODAY = date(2023, 11, 20)
OFFICE = "Sở Thông tin và Truyền thông"


@pytest.fixture
def session(sample):
    with sample.database.read() as session:
        yield session


def test_a_reminder_names_the_units_the_round_and_the_day(session):
    about = Reminded("Tổng kết năm 2022", date(2023, 11, 30), TODAY, OFFICE)
    text = list_reminder(session, ["Bưu điện tỉnh", "Sở Tài chính"], about)
    assert text.startswith("Kính gửi: Bưu điện tỉnh; Sở Tài chính.")
    assert "“Tổng kết năm 2022”" in text and "trước ngày 30/11/2023;" in text and text.endswith(OFFICE)


@pytest.mark.parametrize(
    ("due", "words"), [(date(2023, 11, 15), "Đã quá hạn ngày 15/11/2023"), (None, "gửi danh sách;")]
)
def test_a_day_that_is_over_is_called_so_and_one_that_nobody_set_is_not_invented(session, due, words):
    assert words in list_reminder(session, ["Bưu điện tỉnh"], Reminded("Đợt 1", due, TODAY, OFFICE))


def test_corrections_are_told_by_name_and_reason(session):
    told = [("Ông Ma Văn Khánh", "Thiếu báo cáo."), ("Bà Lý", "")]
    text = corrections_reminder(session, "Bưu điện tỉnh", told, Reminded("Đợt 1", None, TODAY, ""))
    assert "02 đề nghị" in text and "gửi lại." in text and text.endswith("cảm ơn./.")
    assert "- Ông Ma Văn Khánh: Thiếu báo cáo;" in text and "- Bà Lý: cần sửa, bổ sung." in text


def test_a_long_list_is_told_by_its_beginning_and_its_number(session):
    many = [(f"Ông {number}", "Thiếu") for number in range(23)]
    text = corrections_reminder(session, "", many, Reminded("Đợt 1", date(2023, 11, 30), TODAY, OFFICE))
    assert "Kính gửi: đơn vị đề nghị." in text and "- và 3 trường hợp khác." in text and "trước ngày 30/11/2023" in text


def test_what_the_office_wrote_in_the_catalogue_is_what_it_reminds_with(invented):
    made = invented()
    made.database.do(ChangeText("reminder_end", "Rất mong đơn vị phối hợp cùng {office}."))
    with made.database.read() as session:
        text = list_reminder(session, ["Bưu điện tỉnh"], Reminded("Đợt 1", None, TODAY, OFFICE))
    assert "Rất mong đơn vị phối hợp cùng Sở" in text and "cảm ơn" not in text
