"""The lines above a signature, by who signs for whom (Nghị định 30/2020)."""

import pytest

from db.rules.signing import signature_lines
from db.rules.terms import SigningCapacity


@pytest.mark.parametrize(
    ("capacity", "own", "lines"),
    [
        (SigningCapacity.HEAD, "", ("CHỦ TỊCH",)),
        (SigningCapacity.HEAD, "Bộ trưởng", ("BỘ TRƯỞNG",)),
        (SigningCapacity.DEPUTY, "Phó Chủ tịch", ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        (SigningCapacity.COLLECTIVE, "Chủ tịch", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        (SigningCapacity.BY_ORDER, "Chánh Văn phòng", ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")),
        (SigningCapacity.AUTHORISED, "Giám đốc Sở Nội vụ", ("TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ")),
        (SigningCapacity.ACTING, "Chủ tịch", ("Q. CHỦ TỊCH",)),
        (SigningCapacity.ACTING, "", ("Q. CHỦ TỊCH",)),
    ],
)
def test_each_capacity_has_its_lines_in_capitals(capacity, own, lines):
    assert signature_lines(capacity, "Chủ tịch", own, "Ủy ban nhân dân") == lines
