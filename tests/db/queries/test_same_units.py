"""Units that may stand in the directory twice: suggested with reasons, decided once, merged and split without loss."""

from datetime import date

from db.changes.change import Undo
from db.changes.taking_apart import KeepUnitsApart, SplitUnits
from db.changes.unit_history import MergeUnitEntries
from db.changes.units import AddUnit, RenameUnit, SucceedUnit
from db.models.units import NotSameUnit
from db.queries.same_units import suggested_units, unit_cards
from tests.db.changes.conftest import collective


def units(office, *names, above=None):
    return [office.database.do(AddUnit(name, above)).result for name in names]


def suggested(office):
    with office.database.read() as session:
        return [(pair.one, pair.other) for pair in suggested_units(session)]


def test_doubles_are_suggested_with_their_reasons_and_what_is_known_of_both(office):
    (above,) = units(office, "Sở Thông tin và Truyền thông tỉnh Tuyên Quang")
    one, other, _room = units(office, "Phòng Chuyển đổi số", "P. Chuyển đổi số", "Phòng Bưu chính", above=above)
    office.nominate(collective("Phòng Chuyển đổi số"))
    with office.database.read() as session:
        (pair,) = suggested_units(session)
        cards = unit_cards(session, [pair.one, pair.other])
    assert (pair.one, pair.other) == (one, other) and "parent_same" in pair.likeness.reasons
    assert [cards[id_].line.name for id_ in (one, other)] == ["Phòng Chuyển đổi số", "P. Chuyển đổi số"]


def test_a_former_name_is_known_and_a_successor_is_no_double(office):
    one, other = units(office, "Đài Phát thanh và Truyền hình", "Báo và Đài Phát thanh, Truyền hình")
    office.database.do(RenameUnit(one, "Trung tâm Truyền thông tỉnh", date(2020, 1, 1)))
    (again,) = units(office, "Đài Phát thanh và truyền hình")
    assert (one, again) in suggested(office)
    office.database.do(SucceedUnit(one, again, date(2024, 1, 1)))
    assert (one, again) not in suggested(office)
    assert other


def test_what_was_decided_is_not_asked_again_also_through_doubles(office):
    one, two, three = units(office, "UBND xã Hợp Thành", "Ủy ban nhân dân xã Hợp Thành", "Uy ban nhan dan xa Hop Thanh")
    assert {(one, two), (one, three)} <= set(suggested(office))
    office.database.do(KeepUnitsApart(one, two, "hai trạm"))
    assert (one, two) not in suggested(office)
    assert office.refused(KeepUnitsApart(two, one)).code == "kept_apart_already"
    assert office.refused(KeepUnitsApart(one, one)).code == "merge_itself"
    office.database.do(MergeUnitEntries(three, one))
    assert suggested(office) == [], "the decision about one of them counts for the kept entry"
    assert office.refused(KeepUnitsApart(three, two)).code == "merged_already"


def test_merged_and_taken_apart_again_everything_is_as_before_the_decision_too(office):
    one, other = units(office, "Bưu điện xã Kim Bình", "Bưu điện xã  Kim Bình - cơ sở 2")
    office.database.do(KeepUnitsApart(one, other, "hai nơi"))
    before = office.everything()
    office.database.do(MergeUnitEntries(other, one))
    assert office.all(NotSameUnit) == [], "the newer word counts"
    office.database.do(SplitUnits(other))
    assert office.everything() == before


def test_a_decision_can_be_taken_back(office):
    one, other = units(office, "UBND xã Kim Bình", "Ủy ban nhân dân xã Kim Bình")
    office.database.do(Undo(office.database.do(KeepUnitsApart(one, other)).entry_id))
    assert (one, other) in suggested(office)
