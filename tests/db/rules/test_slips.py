"""A slip of the pen is told from another name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rules.slips import slip


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nông Quốc Khánh", "Nông Quốc Khanh"),
        ("Ma Văn Ước", "Ma Văn Ướt"),
        ("Hoà Thị Thuý", "Hòa Thị Thúy"),
        ("Phòng Chuyễn đổi số", "Phòng Chuyển đổi số"),
        ("Đinh", "Dinh"),
    ],
)
def test_marks_and_single_letters_are_slips(one, other):
    assert slip(one, other) and slip(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ma Văn Ước", "Hoàng Thị Lan Anh"), ("Nông Quốc Khánh", "Nông Quốc Đạt"), ("An", "Yên"), ("Lan", "")],
)
def test_somebody_else_is_no_slip(one, other):
    assert not slip(one, other)


def test_four_letters_of_five_are_the_limit():
    assert slip("abcde", "abcdx")
    assert not slip("abcd", "abcx")


@given(st.text(alphabet="abcđêơ ", min_size=1, max_size=30))
def test_a_name_is_a_slip_of_itself(name):
    assert slip(name, name)
