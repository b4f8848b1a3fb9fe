"""Positions, and cells that hold position and unit together."""

import pytest

from desktop.exchange.understanding.positions import (
    is_contact,
    is_suspect_position,
    is_suspect_unit,
    position_case,
    split_position,
)


@pytest.mark.parametrize(
    ("text", "position", "unit"),
    [
        ("Trưởng phòng, Sở Nội vụ", "Trưởng phòng", "Sở Nội vụ"),
        ("Trưởng phòng - Sở Nội vụ", "Trưởng phòng", "Sở Nội vụ"),
        ("Kế toán; Bưu điện tỉnh", "Kế toán", "Bưu điện tỉnh"),
        ("Chuyên viên\nSở Y tế", "Chuyên viên", "Sở Y tế"),
        ("Phó Giám đốc Bưu điện tỉnh", "Phó Giám đốc", "Bưu điện tỉnh"),
        ("Giám đốc Sở Thông tin và Truyền thông", "Giám đốc", "Sở Thông tin và Truyền thông"),
        ("Chuyên viên", "Chuyên viên", None),
        ("Sở Y tế", None, "Sở Y tế"),
        (
            "Trưởng phòng Bưu chính, Sở Thông tin và Truyền thông",
            "Trưởng phòng Bưu chính",
            "Sở Thông tin và Truyền thông",
        ),
    ],
)
def test_position_and_unit_are_parted(text: str, position: str | None, unit: str | None) -> None:
    found = split_position(text)
    assert (found.position, found.unit) == (position, unit)


def test_a_border_that_could_lie_elsewhere_is_in_doubt() -> None:
    assert split_position("Chánh Văn phòng Sở Nội vụ").confidence < 0.7
    assert split_position("Giám đốc Sở Nội vụ").confidence >= 0.9
    assert split_position("Vàng, Xanh").confidence < 0.7


@pytest.mark.parametrize("text", ["Sở Nội vụ", "12/05/1990", "1", "Nguyễn Văn An", "Trung tâm Y tế", "?"])
def test_positions_that_can_hardly_be_right(text: str) -> None:
    assert is_suspect_position(text)


@pytest.mark.parametrize("text", ["Trưởng phòng", "Chuyên viên", "Kế toán trưởng", "Bưu tá", "Giáo viên lớp 5"])
def test_positions_that_are_right(text: str) -> None:
    assert not is_suspect_position(text)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("CHUYÊN VIÊN", "Chuyên viên"),
        ("kế toán", "Kế toán"),
        ("PHÓ GIÁM ĐỐC", "Phó Giám đốc"),
        ("Trưởng phòng", "Trưởng phòng"),
        ("GV", "GV"),
    ],
)
def test_positions_are_written_as_beside_a_name(text: str, written: str) -> None:
    assert position_case(text) == written


@pytest.mark.parametrize(
    ("text", "position", "unit"),
    [
        ("Chuyên viên Phòng Văn hóa - Xã hội xã Ia Pa", "Chuyên viên", "Phòng Văn hóa - Xã hội xã Ia Pa"),
        ("Nhân viên Phòng Tài chính - Kế toán", "Nhân viên", "Phòng Tài chính - Kế toán"),
        (
            "Chuyên viên Sở Lao động - Thương binh và Xã hội",
            "Chuyên viên",
            "Sở Lao động - Thương binh và Xã hội",
        ),
        ("Chuyên viên Sở Văn hóa, Thể thao và Du lịch", "Chuyên viên", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Chuyên viên Văn phòng HĐND - UBND huyện Na Rì", "Chuyên viên", "Văn phòng HĐND - UBND huyện Na Rì"),
        ("Trưởng phòng Nội vụ - Kế hoạch", "Trưởng phòng", "Phòng Nội vụ - Kế hoạch"),
        ("Cán bộ Văn hóa - Xã hội xã Tân An", "Cán bộ Văn hóa - Xã hội", "xã Tân An"),
        ("Kế toán - Văn thư Trường THCS Bình Yên", "Kế toán - Văn thư", "Trường THCS Bình Yên"),
        ("Tổ trưởng tổ Toán - Tin", "Tổ trưởng tổ Toán - Tin", None),
        ("Chuyên viên Văn phòng, Sở Du lịch", "Chuyên viên", "Văn phòng, Sở Du lịch"),
        ("Chánh Văn phòng, Sở Du lịch", "Chánh Văn phòng", "Sở Du lịch"),
        ("Phó Chánh Văn phòng, Sở Du lịch", "Phó Chánh Văn phòng", "Sở Du lịch"),
    ],
)
def test_the_dash_and_the_comma_inside_a_name_part_nothing(text: str, position: str, unit: str | None) -> None:
    found = split_position(text)
    assert (found.position, found.unit) == (position, unit)


@pytest.mark.parametrize("text", ["Phó Giám đốc Sở Y tế, Chủ tịch Công đoàn", "Tổ trưởng tổ Toán - Tin"])
def test_a_border_that_may_lie_elsewhere_is_in_doubt(text: str) -> None:
    assert split_position(text).confidence < 0.7


@pytest.mark.parametrize(
    "text",
    ["305", "0.5", "03:04", "True", "TRUE", "SAI", "03/04/2025", "3-Apr", "03-thg 4", "Ph?ng Nội vụ", "S\ufffd Y tế"],
)
def test_what_a_spreadsheet_made_of_a_unit_is_in_doubt(text: str) -> None:
    assert is_suspect_unit(text)


@pytest.mark.parametrize("text", ["Tổ 5", "10A1", "Lớp 9B", "Sở Y tế", "Khu phố 12", "Xã Ea H'leo", "Q12"])
def test_short_units_with_numbers_are_units(text: str) -> None:
    assert not is_suspect_unit(text) and not is_contact(text)


@pytest.mark.parametrize(
    "text",
    ["a@truongson.gov.vn", "0912 345 678", "05/10/2026 8:03:11", "Số 1 đường Tân Trào", "Số nhà 12, tổ 3", "Ngõ 5"],
)
def test_where_somebody_is_reached_is_no_unit(text: str) -> None:
    assert is_contact(text)
