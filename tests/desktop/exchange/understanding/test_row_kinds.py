"""Rows that are no nominee: sections, totals, signatures, numbers of columns; counts and years in texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exchange.understanding.row_kinds import (
    counts_in,
    is_column_numbers,
    is_signature,
    is_total,
    kind_inside,
    read_section,
    section_marker,
    years_in,
)

CHAIRMAN = "Bằng khen của Chủ tịch UBND tỉnh"


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Tổng cộng: 5", {"all": 5}),
        ("TỔNG SỐ: 12", {"all": 12}),
        ("Cộng", {}),
        ("Danh sách này có 2 tập thể và 5 cá nhân./.", {"collective": 2, "individual": 5}),
        ("Danh sách gồm: 01 tập thể, 03 người và 2 hộ gia đình", {"collective": 1, "individual": 3, "household": 2}),
        ("Ấn định danh sách: 07 trường hợp", {"all": 7}),
        ("Tổng cộng: Cá nhân: 12", {"individual": 12}),
        ("Tổng cộng nhân sự: 12 người", {"individual": 12}),
        ("Tong cong", {}),
        ("Cộng mục I", {}),
        ("Cộng I: 3 cá nhân", {"individual": 3}),
        ("Tổng các tập thể: 4", {"collective": 4}),
        ("Tổng 7 người", {"individual": 7}),
        ("(Tổng tập thể: 2)", {"collective": 2}),
        ("Tổng tiền thưởng", {}),
    ],
)
def test_totals_and_what_they_count(text: str, counts: dict[str, int]) -> None:
    assert is_total(text)
    assert counts_in(text) == counts


@pytest.mark.parametrize(
    "text",
    [
        "Công an tỉnh",
        "Tổng công ty Điện lực",
        "TỔNG CÔNG TY 319",
        "Công ty TNHH Tím",
        "Tông Văn An",
        "Tống Tập",
        "Tong Thi Hoa",
        "Lê Thị Na",
        "Cộng đồng",
        "CỘNG ĐỒNG DÂN CƯ THÔN 5",
        "Cộng đồng người Dao xã Thượng Nông",
        "Cộng tác viên dân số",
        "Cộng hoà xã hội chủ nghĩa Việt Nam",
        "Tổng phụ trách Đội",
        "Tổng Biên tập",
        "Tổng kho xăng dầu",
        "Tổng đài 115",
        "",
    ],
)
def test_units_and_people_that_sound_like_a_total(text: str) -> None:
    assert not is_total(text)


@pytest.mark.parametrize(
    "text",
    [
        "NGƯỜI LẬP",
        "Người lập biểu",
        "Tuyên Quang, ngày 5 tháng 1 năm 2025",
        "ngày ... tháng ... năm 2025",
        "Giám đốc",
        "GIÁM ĐỐC SỞ",
        "TM. UBND",
        "KT. CHỦ TỊCH",
        "Nơi nhận:",
        "Ký tên",
        "(Đã ký)",
        "Thư ký",
        "Hội đồng",
        "XÁC NHẬN CỦA LÃNH ĐẠO",
    ],
)
def test_signatures_begin(text: str) -> None:
    assert is_signature(text)


@pytest.mark.parametrize("text", ["Giám đốc Sở", "Kỹ sư", "Kỳ Văn An", "Lê Thị Na", "Sở Y tế", ""])
def test_positions_and_names_sign_nothing(text: str) -> None:
    assert not is_signature(text)


@pytest.mark.parametrize(
    "texts",
    [["(1)", "(2)", "(3)"], ["1", "2", "3"], ["A", "B", "1", "2"], ["[1]", "", "[2]"], ["2", "3"], ["(1)", "(4)"]],
)
def test_rows_that_number_the_columns(texts: list[str]) -> None:
    assert is_column_numbers(texts)


@pytest.mark.parametrize("texts", [["1", "2", "4"], ["1", "Lê"], ["3", "4"], ["1"], [], ["", ""], ["1990", "1991"]])
def test_rows_that_only_hold_numbers(texts: list[str]) -> None:
    assert not is_column_numbers(texts)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("năm 2025", "2025"),
        ("Tổng kết năm học 2024-2025", "2024-2025"),
        ("giai đoạn 2021 - 2025", "2021-2025"),
        ("từ 2021 đến năm 2025", "2021-2025"),
        ("quý I/2025", "2025"),
        ("Danh sách 2025", "2025"),
        ("nam 2025", "2025"),
        ("ngày 5 tháng 1 năm 2025", None),
        ("05/01/2025", None),
        ("(kèm theo Tờ trình số 12 năm 2024)", None),
        ("kỷ niệm 1954-2024", None),
        ("2024 người", None),
        ("", None),
    ],
)
def test_years_that_a_text_is_about(text: str, years: str | None) -> None:
    assert years_in(text) == years


def test_a_cell_of_a_year_column_may_hold_the_year_anywhere() -> None:
    assert years_in("2024 (lần 2)", any_year=True) == "2024"
    assert years_in("lần 2", any_year=True) is None


@given(st.integers(1990, 2030), st.integers(0, 15))
def test_a_span_of_years_comes_back(first: int, length: int) -> None:
    expected = f"{first}-{first + length}" if length else str(first)
    assert years_in(f"giai đoạn {first}-{first + length}") == expected


@pytest.mark.parametrize(
    ("marker", "text", "expected"),
    [
        ("I", "Tập thể", {"level": "roman", "kind": "collective"}),
        ("", "I. TẬP THỂ", {"level": "roman", "kind": "collective"}),
        ("", "II. CÁ NHÂN (12 người)", {"level": "roman", "kind": "individual", "count": 12}),
        ("", "Tập thể: 05", {"level": "kind", "kind": "collective", "count": 5}),
        ("", "A. Sở Y tế", {"level": "letter", "unit": "Sở Y tế"}),
        ("", "1.1. Sở Y tế", {"level": "number1", "unit": "Sở Y tế"}),
        ("", "SỞ Y TẾ", {"level": "unit", "unit": "Sở Y tế"}),
        ("II", "Phòng Kỹ thuật (01 cá nhân)", {"level": "roman", "unit": "Phòng Kỹ thuật", "count": 1}),
        ("", "Đội sản xuất số 5", {"level": "unit", "unit": "Đội sản xuất số 5", "count": None}),
        ("", CHAIRMAN, {"level": "award", "award": CHAIRMAN, "awards": (CHAIRMAN,)}),
        (
            "",
            "B. LAO ĐỘNG TIÊN TIẾN NĂM 2025",
            {"level": "letter", "award": "Lao động tiên tiến", "year": "2025", "recased": True},
        ),
        ("", "Các cá nhân năm 2025", {"kind": "individual", "year": "2025", "sure": False}),
    ],
)
def test_sections_set_kind_award_unit_and_count(marker: str, text: str, expected: dict[str, object]) -> None:
    section = read_section(marker, text)
    assert section is not None
    assert {name: getattr(section, name) for name in expected} == expected


@pytest.mark.parametrize("text", ["", "Lê Văn Tú", "Trưởng phòng", "Kính gửi"])
def test_rows_that_set_nothing(text: str) -> None:
    assert read_section("", text) is None


@pytest.mark.parametrize("text", ["I", "II.", "IX", "A", "B)", "Đ"])
def test_numbers_of_sections(text: str) -> None:
    assert section_marker(text)


@pytest.mark.parametrize("text", ["1", "a", "AB", "", "1.1"])
def test_numbers_of_nominees(text: str) -> None:
    assert not section_marker(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Danh sách tập thể", "collective"),
        ("Danh sách cá nhân", "individual"),
        ("hộ gia đình", "household"),
        ("cá nhân và tập thể", None),
        ("Tập thể Lao động tiên tiến", None),
        ("", None),
    ],
)
def test_the_one_kind_that_a_title_speaks_of(text: str, kind: str | None) -> None:
    assert kind_inside(text) == kind


@pytest.mark.parametrize("text", ["Đơn vị: Sở Y tế", "Cơ quan công tác: Sở Y tế", "TÊN ĐƠN VỊ: SỞ Y TẾ"])
def test_a_labelled_unit_heads_the_rows_below_it(text: str) -> None:
    section = read_section("", text)
    assert section is not None and section.unit == "Sở Y tế"


@pytest.mark.parametrize("texts", [["1", "1", "2", "3"], ["1", "2", "3", "5", "6"], ["A", "B", "1", "2=3-1", "3"]])
def test_numbers_of_columns_with_gaps_repeats_and_formulas(texts: list[str]) -> None:
    assert is_column_numbers(texts)
