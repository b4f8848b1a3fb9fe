"""Units corrected, joined, merged: old awards keep the old names and are found under the new unit."""

from datetime import date

import pytest
from sqlalchemy import select

from db.changes.change import Undo
from db.changes.unit_history import CorrectUnit, JoinUnits, MergeUnitEntries
from db.changes.units import AddUnit, RenameUnit
from db.models.nominees import Nominee
from db.models.units import Unit, UnitName
from db.queries.directory import awards_of_unit, unit_past, with_predecessors
from db.queries.settings import unit_ids, unit_lines
from tests.db.changes.conftest import collective
from tests.db.changes.test_decisions import issued

ON = date(2024, 1, 1)


def add(office, name, parent=None):
    return office.database.do(AddUnit(name, parent)).result


def unit_of(office, name):
    with office.database.read() as session:
        return session.scalars(select(Nominee.unit_id).where(Nominee.name == name)).one()


def test_a_mistyped_unit_is_corrected_with_its_parent(office):
    top, unit = add(office, "Sở Thông tin và Truyền thông"), add(office, "Phòng Bưu chinh")
    office.database.do(CorrectUnit(unit, "Phòng Bưu chính", top, "BC", "Phường Minh Xuân"))
    with office.database.read() as session:
        line = unit_lines(session, [unit])[unit]
    assert (line.name, line.parent, line.abbreviation, line.address, line.depth) == (
        "Phòng Bưu chính",
        "Sở Thông tin và Truyền thông",
        "BC",
        "Phường Minh Xuân",
        1,
    )
    assert office.refused(CorrectUnit(top, "Sở", unit)).code == "unit_circle"
    assert office.refused(CorrectUnit(999, "Sở")).code == "gone"


def test_units_stand_below_the_unit_they_belong_to(office):
    top = add(office, "Sở Thông tin và Truyền thông")
    room = add(office, "Phòng Bưu chính", top)
    other = add(office, "Báo Tuyên Quang")
    team = add(office, "An toàn thông tin", room)
    with office.database.read() as session:
        assert list(unit_ids(session)) == [other, top, room, team]
        assert unit_lines(session, [team])[team].depth == 2
        assert list(unit_ids(session, "phong buu")) == [room]


def test_joined_units_end_and_their_awards_are_found_under_the_new_one(office):
    issued(office, collective("Phòng Bưu chính"), collective("Phòng Viễn thông"))
    two = (unit_of(office, "Phòng Bưu chính"), unit_of(office, "Phòng Viễn thông"))
    done = office.database.do(JoinUnits(two, ON, name="Phòng Bưu chính, Viễn thông"))
    with office.database.read() as session:
        given = awards_of_unit(session, done.result)
        past = unit_past(session, done.result)
    assert sorted(award.name for award in given) == ["Phòng Bưu chính", "Phòng Viễn thông"]
    assert sorted(past.before) == [("Phòng Bưu chính", ON), ("Phòng Viễn thông", ON)]
    ended = {row.id: row.ended_on for row in office.all(Unit)}
    assert ended[two[0]] == ended[two[1]] == date(2023, 12, 31)
    office.database.do(Undo(done.entry_id))
    assert {row.id: row.ended_on for row in office.all(Unit)} == dict.fromkeys(two)


def test_units_join_one_that_is_there_but_never_themselves(office):
    one, two = add(office, "Phòng Bưu chính"), add(office, "Phòng Viễn thông")
    assert office.database.do(JoinUnits((one,), ON, two)).result == two
    assert office.refused(JoinUnits((one, two), ON, two)).code == "unit_follows_itself"
    assert office.refused(JoinUnits((two,), ON, one)).code == "unit_follows_itself"
    assert office.refused(JoinUnits((), ON, one)).code == "unit_follows_itself"


def test_awards_of_a_renamed_unit_keep_the_name_of_their_day(office):
    issued(office, collective("Phòng Bưu chính"))
    unit = unit_of(office, "Phòng Bưu chính")
    office.database.do(RenameUnit(unit, "Phòng Bưu chính và Chuyển phát", ON))
    with office.database.read() as session:
        assert [award.name for award in awards_of_unit(session, unit)] == ["Phòng Bưu chính"]
        assert [name for name, _first, _last in unit_past(session, unit).names] == [
            "Phòng Bưu chính và Chuyển phát",
            "Phòng Bưu chính",
        ]


def test_two_entries_of_one_unit_become_one_with_all_that_belonged_to_the_double(office):
    issued(office, collective("Phòng Bưu chính"))
    issued(office, collective("P. Bưu chính"), number="1599")
    kept, double = unit_of(office, "Phòng Bưu chính"), unit_of(office, "P. Bưu chính")
    below = add(office, "Tổ Chuyển phát", double)
    done = office.database.do(MergeUnitEntries(double, kept))
    with office.database.read() as session:
        assert len(awards_of_unit(session, kept)) == 2
        assert with_predecessors(session, kept) == {kept, double}
        assert double not in unit_ids(session)
    assert next(row for row in office.all(UnitName) if row.unit_id == below).parent_id == kept
    assert office.refused(MergeUnitEntries(double, kept)).code == "merged_already"
    assert office.refused(MergeUnitEntries(kept, kept)).code == "merge_itself"
    office.database.do(Undo(done.entry_id))
    with office.database.read() as session:
        assert with_predecessors(session, kept) == {kept}


@pytest.mark.parametrize("kept_has_one", [True, False])
def test_a_double_that_alone_was_nominated_gives_its_nominations(office, kept_has_one):
    office.nominate(collective("P. Bưu chính"))
    double = unit_of(office, "P. Bưu chính")
    kept = add(office, "Phòng Bưu chính")
    if kept_has_one:
        office.nominate(collective("Phòng Bưu chính"))
        kept = unit_of(office, "Phòng Bưu chính")
    office.database.do(MergeUnitEntries(double, kept))
    mine = [row for row in office.all(Nominee) if row.unit_id == kept]
    assert len(mine) == 1
