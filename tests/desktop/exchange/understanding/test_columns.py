"""The columns of a table by header, by contents, and as the clerk assigns them."""

from datetime import date

import pytest

from desktop.exchange.readers.workbook import CellValue, MergedRange, Sheet
from desktop.exchange.understanding.columns import (
    Columns,
    header_at,
    is_lookup,
    text_of,
    with_overrides,
)
from desktop.exchange.understanding.header_words import HeaderWords

WORDS = HeaderWords()
TODAY = date(2026, 11, 22)
HEADER: list[CellValue] = ["STT", "Họ và tên", "Chức vụ", "Đơn vị", "Hình thức khen thưởng"]


def header(*rows: list[CellValue], merged: tuple[MergedRange, ...] = (), at: int = 0) -> Columns | None:
    return header_at(Sheet("DS", list(rows), merged=list(merged)), at, WORDS)


def fields(*rows: list[CellValue], merged: tuple[MergedRange, ...] = ()) -> dict[str, int]:
    found = header(*rows, merged=merged)
    assert found is not None
    return found.fields


def test_one_row_of_headers() -> None:
    assert fields(HEADER, [1, "Lê Thị Na", "Kế toán", "Sở Y tế", "LĐTT"]) == {
        "number": 0,
        "name": 1,
        "position": 2,
        "unit": 3,
        "award": 4,
    }


def test_columns_may_stand_in_any_order() -> None:
    assert fields(list(reversed(HEADER)))["name"] == 3


@pytest.mark.parametrize(
    "row", [["DANH SÁCH"], ["Kính gửi", "Sở Nội vụ"], [], ["", ""], [1, 2, 3], ["1", "Lê Thị Na", "Kế toán"]]
)
def test_other_rows_are_no_header(row: list[CellValue]) -> None:
    assert header(row, [1, "x", "y"]) is None


def test_a_header_of_two_rows_under_a_merged_cell() -> None:
    upper: list[CellValue] = ["STT", "Họ và tên", "Ngày sinh", "", "Đơn vị", "Danh hiệu"]
    lower: list[CellValue] = ["", "", "Nam", "Nữ", "", ""]
    found = header(upper, lower, [1, "Lê Thị Na", "", "1990", "Sở Y tế", "LĐTT"], merged=(MergedRange(0, 2, 0, 3),))
    assert found is not None
    assert (found.fields["birth_male"], found.fields["birth_female"]) == (2, 3)
    assert (found.first_row, found.last_row) == (0, 1)


def test_columns_that_mark_one_award_each() -> None:
    upper: list[CellValue] = ["STT", "Họ và tên", "Đơn vị", "Danh hiệu đề nghị", ""]
    lower: list[CellValue] = ["", "", "", "LĐTT", "CSTĐCS"]
    found = header(upper, lower, [1, "Lê Thị Na", "Sở Y tế", "x", ""], merged=(MergedRange(0, 3, 0, 4),))
    assert found is not None
    assert found.marked_awards == {3: "Lao động tiên tiến", 4: "Chiến sĩ thi đua cơ sở"}


def test_several_award_columns_are_all_kept() -> None:
    found = header(["STT", "Họ và tên", "Danh hiệu", "Hình thức khen thưởng"], [1, "Lê Thị Na", "LĐTT", "BK tỉnh"])
    assert found is not None and found.awards == [2, 3]


def test_awards_of_earlier_years_are_not_put_forward() -> None:
    found = header(["STT", "Họ và tên", "Danh hiệu năm 2024", "Danh hiệu năm 2025"], [1, "Lê Thị Na", "LĐTT", "CSTĐCS"])
    assert found is not None and found.awards == [3]


def test_family_and_given_name_in_two_columns() -> None:
    assert {"family": 1, "given": 2}.items() <= fields(
        ["STT", "Họ đệm", "Tên", "Đơn vị"], [1, "Lê Thị", "Na", "Sở Y tế"]
    ).items()
    unnamed = fields(["STT", "Họ và tên", "", "Đơn vị"], *([n, "Lê Thị", "Na", "Sở Y tế"] for n in range(5)))
    assert (unnamed["family"], unnamed["given"]) == (1, 2)


def test_a_list_of_units_under_the_word_unit() -> None:
    found = header(["STT", "Đơn vị", "Danh hiệu"], [1, "Phòng Nội vụ", "TTLĐTT"])
    assert found is not None
    assert found.only_units and found.fields["name"] == 1


def test_figures_of_each_unit_are_no_list() -> None:
    assert header(["STT", "Đơn vị", "Danh hiệu", "Tổng số"], [1, "Phòng Nội vụ", 3, 5]) is None


def test_heads_of_households_and_names_that_say_all() -> None:
    household = header(["STT", "Họ tên chủ hộ", "Địa chỉ", "Danh hiệu"], [1, "Lý A Sì", "Thôn 1", "GĐVH"])
    assert household is not None and household.of_households
    both = header(["STT", "Họ và tên, chức vụ, đơn vị công tác", "Danh hiệu"], [1, "Lê Thị Na, Kế toán", "LĐTT"])
    assert both is not None and both.name_says_all


def test_a_table_that_explains_codes_is_a_lookup() -> None:
    found = header(["Mã", "Tên hình thức khen thưởng"], ["HT1", "Giấy khen của Giám đốc Sở"])
    assert found is not None and is_lookup(found)
    people = header(HEADER)
    assert people is not None and not is_lookup(people)


def test_an_unknown_header_is_settled_by_what_stands_below_it() -> None:
    rows: list[list[CellValue]] = [
        [n, f"Lê Thị {name}", "Kế toán", "Sở Y tế"] for n, name in enumerate(("Na", "Mai", "Hoa"))
    ]
    found = header(["STT", "Họ và tên", "Cột lạ", "Đơn vị"], *rows)
    assert found is not None
    assert found.fields["position"] == 2
    assert found.scores["position"] < 0.7


def test_what_the_clerk_assigns_replaces_what_was_found() -> None:
    found = header(HEADER)
    assert found is not None
    changed = with_overrides(found, {"unit": 2, "award": 3})
    assert (changed.fields["unit"], changed.scores["unit"]) == (2, 1.0)
    assert "position" not in changed.fields
    assert changed.awards == [4, 3] and changed.fields["award"] == 3


def test_numbers_and_dates_are_no_words_of_a_header() -> None:
    assert [text_of(value) for value in ("Họ và\ntên ", 7, date(1990, 1, 5), None, "")] == ["Họ và tên", "", "", "", ""]


def test_names_alone_under_the_salutation_are_the_names() -> None:
    found = header(["STT", "Ông/Bà", "Năm sinh", "Danh hiệu"], [1, "Hầu A Lềnh", 1980, "LĐTT"])
    assert found is not None and found.fields["name"] == 1
    both = header(["STT", "Ông/Bà", "Họ tên", "Danh hiệu"], [1, "Ông", "Hầu A Lềnh", "LĐTT"])
    assert both is not None and (both.fields["honorific"], both.fields["name"]) == (1, 2)
