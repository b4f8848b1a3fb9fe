"""Units as lists write them, made comparable."""

import pytest

from tests.db.rules.labelled_people import PROVINCES, UNITS


@pytest.mark.parametrize(
    ("written", "key", "province", "now"),
    [
        ("UBND xã Hòa Bình", "uy ban nhan dan xa hoa binh", "", ""),
        ("Sở Y tế tỉnh Hà Giang", "so y te", "ha giang", "tuyen quang"),
        (
            "Trường THCS An Khang, TP. Tuyên Quang, tỉnh Tuyên Quang",
            "truong trung hoc co so an khang",
            *["tuyen quang"] * 2,
        ),
        ("Phòng GD&ĐT huyện Yên Sơn", "phong giao duc va dao tao huyen yen son", "", ""),
        ("Trường Tiểu học xã An Khang huyện Yên Sơn", "truong tieu hoc xa an khang", "", ""),
        ("Phòng Bưu chính, Viễn thông", "phong buu chinh vien thong", "", ""),
        ("Bưu điện tỉnh Bà Rịa - Vũng Tàu", "buu dien", "ba ria vung tau", "ho chi minh"),
        ("Sở Tài chính thành phố Hải Phòng", "so tai chinh", "hai phong", "hai phong"),
    ],
)
def test_short_forms_are_written_out_and_the_province_stands_apart(written, key, province, now):
    place = UNITS.place(written, {})
    assert (place.key, place.province, place.province_now) == (key, province, now)


def test_no_unit_is_none_and_a_known_unit_is_told_under_each_of_its_names():
    assert UNITS.place(" ", {}) is None
    known = {UNITS.unit_key("Sở Y tế tỉnh Hà Giang"): 4, UNITS.unit_key("Sở Nội vụ"): 5}
    assert UNITS.place("sở y tế tỉnh Hà Giang", known).body == 4
    assert UNITS.place("Sở Nội vụ, tỉnh Tuyên Quang", known).body == 5


def test_of_63_provinces_34_are_left_since_2025():
    kept = {*PROVINCES["joined"].values(), *PROVINCES["unchanged"]}
    gone = PROVINCES["joined"].keys() - kept
    assert (len(kept), len(kept | gone)) == (34, 64), "63, and Huế under its older name"
