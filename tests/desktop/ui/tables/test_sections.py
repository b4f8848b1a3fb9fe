"""Rows under headings: everybody once, each heading with its count."""

from desktop.ui.tables.sections import by_award, by_unit, under_headings


def test_under_the_units_everybody_stands_once_in_the_order_of_the_first():
    ids, titles = by_unit([(1, "Bưu điện"), (2, ""), (3, "Bưu điện")])
    assert ids == [-1, 1, 3, -2, 2]
    assert titles == {-1: "Bưu điện  02", -2: "chưa ghi đơn vị  01"}


def test_nobody_has_no_heading():
    assert under_headings([]) == ([], {})


def test_one_award_has_no_heading_and_several_have_theirs():
    assert by_award([(1, "Giấy khen"), (2, "Giấy khen")]) == ([1, 2], {})
    ids, titles = by_award([(1, "Lao động tiên tiến"), (2, "Lao động tiên tiến"), (3, "Giấy khen")])
    assert ids == [-1, 1, 2, -2, 3] and titles[-1] == "Lao động tiên tiến  02"
