"""Yearly lists of units: which column says what, of which year, and who stands in each row."""

from datetime import date

import pytest

from db.rules.fact_fields import FACTS
from desktop.exchange.readers.opening import open_pasted
from desktop.exchange.understanding.fact_tables import fact_field, fact_fields, read_fact_tables

TODAY = date(2026, 1, 20)
RATINGS = """DANH SÁCH ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG NĂM 2025
TT\tHọ và tên\tNgày sinh\tĐơn vị\tXếp loại năm 2024\tMức độ hoàn thành nhiệm vụ\tGhi chú
1\tÔng Lương Văn Sỹ\t12/05/1974\tBưu điện tỉnh\tHTXSNV\tHTTNV\t
II. Phòng Kế hoạch - Tài chính
2\tLý Thị Mai\t1985\t\tHTT\tHTXS\tđi học
Tổng cộng: 02 người
\tNơi nhận:\t\tGIÁM ĐỐC
\t\t\tHà Phúc Lượng"""


def tables(text, told=None):
    return read_fact_tables(open_pasted(text, "dán").book, TODAY, told)


def test_columns_years_and_rows_of_a_list_of_ratings():
    (table,) = tables(RATINGS)
    assert [(each.letters, each.field, each.year) for each in table.headers] == [
        ("A", "number", None),
        ("B", "name", None),
        ("C", "dob", None),
        ("D", "unit", None),
        ("E", "duty_rating.rating", 2024),
        ("F", "duty_rating.rating", None),
        ("G", "", None),
    ]
    assert table.year == 2025
    first, second = table.rows
    assert (first.honorific, first.name, first.birth, first.unit) == (
        "Ông",
        "Lương Văn Sỹ",
        "1974-05-12",
        "Bưu điện tỉnh",
    )
    assert second.unit == "Phòng Kế hoạch - Tài chính" and second.cells == {4: "HTT", 5: "HTXS"}
    assert [row for row, _text in table.left] == [6, 7, 8], "the sum and the signatures are told, not lost"


def test_units_with_their_numbers_are_collectives():
    (table,) = tables("Đơn vị\tTổng số\tNữ\tLĐTT\nPhòng Chuyển đổi số\t20\t9\t15\n")
    assert [each.field for each in table.headers] == [
        "name",
        "headcount.total",
        "headcount.women",
        "headcount.advanced",
    ]
    assert table.rows[0].collective and table.rows[0].cells == {1: "20", 2: "9", 3: "15"}


def test_a_column_assigned_by_the_clerk_is_read_so():
    text = "Họ và tên\tKết quả\tXếp loại\nMa Văn Páo\tHTT\tA\n"
    (table,) = tables(text, {"dán": {1: "duty_rating.rating", 2: ""}})
    assert [each.field for each in table.headers] == ["name", "duty_rating.rating", ""]


def test_a_sheet_without_known_columns_is_told_line_by_line():
    (table,) = tables("Kính gửi các đơn vị\tVề việc báo cáo\n")
    assert table.headers == () and table.rows == () and table.left == ((1, "Kính gửi các đơn vị Về việc báo cáo"),)


@pytest.mark.parametrize(
    ("header", "field", "year"),
    [
        ("Kết quả đánh giá, xếp loại chất lượng năm 2023", "duty_rating.rating", 2023),
        ("Tên sáng kiến, đề tài", "initiative.name", None),
        ("Số, ngày quyết định công nhận", "initiative.decision", None),
        ("Hình thức kỷ luật (nếu có)", "discipline.what", None),
        ("Ngày vào ngành", "employment.employed_on", None),
        ("Số điện thoại", "", None),
    ],
)
def test_headers(header, field, year):
    assert fact_field(header) == (field, year)


def test_every_column_of_the_vocabulary_is_one_that_can_be_entered():
    joined = {"decision", "given", "maternity_days"}
    for each in fact_fields():
        kind, _dot, name = each.partition(".")
        assert name in joined or name in {column.name for column in FACTS[kind].columns}, each
