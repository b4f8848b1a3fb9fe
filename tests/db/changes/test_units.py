"""Units: names with days, the tree, successions; awards made before a change keep the old name."""

import unicodedata
from datetime import date

import pytest

from db.changes.change import Undo
from db.changes.units import AddUnit, RenameUnit, SucceedUnit
from db.models.nominees import Nominee
from db.models.units import Unit, UnitName, UnitSuccession
from db.rules.dates import SINCE_EVER
from tests.db.changes.conftest import collective

MERGED = date(2023, 7, 1)


def add(office, name, parent=None, **values):
    """Add a unit; returns the id."""
    return office.database.do(AddUnit(name, parent, **values)).result


def test_a_unit_stands_under_its_parent_from_the_day_that_is_known(office):
    top = add(office, "Sở Thông tin và Truyền thông", abbreviation="STTTT", address="Tuyên Quang")
    add(office, " Phòng  Chuyển đổi số", top, valid_from=date(2020, 1, 1))
    kept = [(each.name, each.parent_id, each.valid_from, each.valid_to) for each in office.all(UnitName)]
    assert kept == [
        ("Sở Thông tin và Truyền thông", None, SINCE_EVER, None),
        ("Phòng Chuyển đổi số", top, date(2020, 1, 1), None),
    ]
    assert [(each.abbreviation, each.address) for each in office.all(Unit)] == [("STTTT", "Tuyên Quang"), ("", "")]
    assert office.last_entry() == ("Lan", "unit.add", {"unit", "unit_name"})


@pytest.mark.parametrize("again", ["Văn phòng Sở", " văn phòng  sở", "Va\u0306n pho\u0300ng Sơ\u0309"])
def test_one_place_has_a_name_once_in_whatever_letters(office, again):
    one, other = add(office, "Sở Nội vụ"), add(office, "Sở Tài chính")
    add(office, "Văn phòng Sở", one)
    assert office.refused(AddUnit(again, one)).code == "unit_exists"
    add(office, again, other)
    add(office, again)
    assert len(office.all(Unit)) == 5


def test_a_name_that_was_given_up_is_free_again(office):
    unit = add(office, "Văn phòng Sở")
    office.database.do(RenameUnit(unit, "Văn phòng", MERGED))
    assert add(office, "Văn phòng Sở") != unit


def test_a_unit_takes_no_name_that_another_bears_in_the_same_place(office):
    top = add(office, "Sở Nội vụ")
    add(office, "Văn phòng", top)
    unit = add(office, "Phòng Hành chính", top)
    for name in ("Văn phòng", "VĂN  PHÒNG", unicodedata.normalize("NFD", "Văn phòng")):
        assert office.refused(RenameUnit(unit, name, MERGED, top)).code == "unit_exists"
    office.database.do(RenameUnit(unit, "Văn phòng", MERGED))
    assert office.refused(RenameUnit(unit, "Văn phòng", date(2023, 9, 1), top)).code == "unit_exists"
    office.database.do(RenameUnit(unit, "Văn phòng", date(2023, 9, 1)))


@pytest.mark.parametrize(
    ("name", "code"), [("", "name_missing"), ("Đ" * 301, "too_long"), ("Sở \u202eA", "direction_mark")]
)
def test_a_unit_without_a_proper_name_is_refused_also_when_renamed(office, name, code):
    assert office.refused(AddUnit(name)).code == code
    assert office.refused(RenameUnit(add(office, "Văn phòng Sở"), name, MERGED)).code == code


def test_a_unit_under_one_that_is_not_there_is_refused(office):
    assert office.refused(AddUnit("Văn phòng Sở", 999)).code == "constraint_link"
    assert office.refused(RenameUnit(999, "Văn phòng", MERGED)).code == "gone"


def test_the_old_name_ends_the_day_before_and_the_nominee_has_the_new_one(office):
    office.nominate(collective("Phòng Bưu chính, Viễn thông"))
    (unit,) = office.all(Unit)
    done = office.database.do(RenameUnit(unit.id, "Phòng Công nghệ số", MERGED))
    kept = [(each.name, each.valid_from, each.valid_to) for each in office.all(UnitName)]
    assert kept == [
        ("Phòng Bưu chính, Viễn thông", SINCE_EVER, date(2023, 6, 30)),
        ("Phòng Công nghệ số", MERGED, None),
    ]
    assert [each.name for each in office.all(Nominee)] == ["Phòng Công nghệ số"]
    office.database.do(Undo(done.entry_id))
    assert [each.name for each in office.all(Nominee)] == ["Phòng Bưu chính, Viễn thông"]


def test_a_new_name_begins_after_the_present_one(office):
    unit = add(office, "Văn phòng Sở", valid_from=MERGED)
    for day in (MERGED, date(2023, 6, 30)):
        told = office.refused(RenameUnit(unit, "Văn phòng", day))
        assert (told.code, told.values["after"]) == ("date_order", MERGED)


def test_no_unit_comes_to_stand_under_itself(office):
    top = add(office, "Sở Nội vụ")
    middle = add(office, "Ban Thi đua – Khen thưởng", top)
    lowest = add(office, "Phòng Nghiệp vụ", middle)
    for parent in (top, middle, lowest):
        assert office.refused(RenameUnit(top, "Sở Nội vụ", MERGED, parent)).code == "unit_circle"
    office.database.do(RenameUnit(lowest, "Phòng Nghiệp vụ", MERGED, top))
    assert office.all(UnitName)[-1].parent_id == top


def test_a_unit_ends_the_day_before_another_takes_over(office):
    one, two, both = (add(office, name) for name in ("Sở TT&TT", "Sở KH&CN", "Sở Khoa học và Công nghệ (mới)"))
    for earlier in (one, two):
        office.database.do(SucceedUnit(earlier, both, MERGED))
    assert [each.ended_on for each in office.all(Unit)] == [date(2023, 6, 30)] * 2 + [None]
    kept = [(each.predecessor_id, each.successor_id, each.on) for each in office.all(UnitSuccession)]
    assert kept == [(one, both, MERGED), (two, both, MERGED)]
    assert office.last_entry() == ("Lan", "unit.succeed", {"unit", "unit_succession"})
    assert office.refused(SucceedUnit(one, both, date(2024, 1, 1))).code == "twice_succession"


def test_no_unit_takes_over_from_itself_not_even_by_way_of_others(office):
    one, two, three = (add(office, name) for name in ("Phòng A", "Phòng B", "Phòng C"))
    office.database.do(SucceedUnit(one, two, date(2020, 1, 1)))
    office.database.do(SucceedUnit(two, three, MERGED))
    for pair in ((one, one), (two, one), (three, one)):
        assert office.refused(SucceedUnit(*pair, date(2024, 1, 1))).code == "unit_follows_itself"


def test_a_succession_needs_both_units(office):
    one = add(office, "Phòng A")
    for pair in ((one, 999), (999, one)):
        assert office.refused(SucceedUnit(*pair, MERGED)).code == "gone"


def test_a_succession_is_not_done_again_once_it_would_close_a_circle(office):
    one, two, three = (add(office, name) for name in ("Phòng A", "Phòng B", "Phòng C"))
    done = office.database.do(SucceedUnit(one, two, MERGED))
    office.database.do(SucceedUnit(three, two, MERGED))  # keeps the number of the row taken back from being used again
    undone = office.database.do(Undo(done.entry_id))
    office.database.do(SucceedUnit(two, one, MERGED))
    assert office.refused(Undo(undone.entry_id)).code == "changed_since"


def test_a_unit_is_not_added_again_once_another_has_its_name(office):
    done = office.database.do(AddUnit("Phòng Công nghệ số"))
    add(office, "Văn phòng Sở")  # keeps the number of the row taken back from being used again
    undone = office.database.do(Undo(done.entry_id))
    add(office, "Phòng Công nghệ số")
    assert office.refused(Undo(undone.entry_id)).code == "unit_exists"


def test_a_unit_is_neither_renamed_again_nor_back_once_another_has_that_name(office):
    unit = add(office, "Phòng Bưu chính")
    renamed = office.database.do(RenameUnit(unit, "Phòng Công nghệ số", MERGED))
    other = add(office, "Phòng Bưu chính")
    assert office.refused(Undo(renamed.entry_id)).code == "unit_exists"
    office.database.do(RenameUnit(other, "Phòng Viễn thông", MERGED))
    undone = office.database.do(Undo(renamed.entry_id))
    add(office, "Phòng công nghệ số")
    assert office.refused(Undo(undone.entry_id)).code == "unit_exists"
