"""What happened to a person and a unit: awards, posts, names as then, under all their entries."""

from datetime import date

import pytest

from db.changes.ceremonies import RevokeAward
from db.changes.facts import EnterFacts, FactRow
from db.changes.nominations import MoveNominations
from db.changes.people import AddPerson, MergePeople
from db.changes.posts import TakePost
from db.changes.unit_history import MergeUnitEntries
from db.changes.units import AddUnit, RenameUnit, SucceedUnit
from db.errors import KnownError
from db.models.decisions import Recipient
from db.models.nominees import Nominee
from db.queries.timeline import MomentKind, person_timeline, timeline_of_award, unit_timeline
from db.rules.terms import NominationState, NomineeKind
from tests.db.changes.conftest import collective, person
from tests.db.changes.test_taking_apart import issue


def told(office, read, id_):
    with office.database.read() as session:
        return [(each.kind.value, each.year, each.what, each.written) for each in read(session, id_)]


def test_a_persons_awards_posts_refusals_and_spellings_stand_by_year_under_all_entries(office):
    double = office.database.do(AddPerson("Sùng Mí Dinh")).result
    kept = office.database.do(AddPerson("Sùng Mí Dính")).result
    of = {each.person_id: each.id for each in office.all(Nominee)}
    (one,) = office.recommended(person("Sùng Mí Dinh", nominee_id=of[double], position="Bí thư", unit="Huyện đoàn"))
    issue(office, one)
    office.database.do(TakePost(kept, "Chủ tịch", "UBND xã", date(2021, 5, 1)))
    earlier = FactRow("earlier_award", of[kept], {"award_type_id": "advanced_worker", "year": 1998})
    office.database.do(EnterFacts((earlier,)))
    late = office.nominate(person("Sùng Mí Dính", nominee_id=of[kept], birth="", citation="Khác"))
    office.database.do(MergePeople(double, kept))
    office.database.do(MoveNominations((late,), NominationState.WITHDRAWN, "Đơn vị rút"))
    found = told(office, person_timeline, kept)
    assert [each[:2] for each in found] == [
        ("award", 2024),
        ("put_forward", 2022),
        ("post", 2021),
        ("earlier", 1998),
        ("name", 0),
    ]
    assert found[0][3] == "Sùng Mí Dinh, Bí thư, Huyện đoàn"
    assert found[-1][2] == "Sùng Mí Dinh"
    (given,) = office.all(Recipient)
    office.database.do(RevokeAward(given.id, "9/QĐ-UBND", date(2024, 1, 11), "Kê khai gian dối"))
    with office.database.read() as session:
        name, moments = timeline_of_award(session, given.id)
        assert name == "Sùng Mí Dính"
        assert (moments[0].revoked, moments[0].paper, moments[0].day) == (
            "09/QĐ-UBND",
            "07/QĐ-UBND",
            date(2024, 1, 10),
        )
        assert (moments[1].state, moments[1].reason) == (NominationState.WITHDRAWN, "Đơn vị rút")
        with pytest.raises(KnownError, match="gone"):
            timeline_of_award(session, 999)


def test_a_unit_has_its_names_and_the_awards_of_those_it_took_over_under_their_names(office):
    (one,) = office.recommended(collective("Phòng Viễn thông"))
    issue(office, one)
    old = next(each.unit_id for each in office.all(Nominee))
    new = office.database.do(AddUnit("Phòng Số")).result
    double = office.database.do(AddUnit("Phòng Sô")).result
    office.database.do(RenameUnit(new, "Phòng Chuyển đổi số", date(2025, 3, 1)))
    office.database.do(SucceedUnit(old, new, date(2025, 2, 1)))
    office.database.do(MergeUnitEntries(double, new))
    found = told(office, unit_timeline, new)
    assert [each[:3] for each in found if each[0] != "award"] == [
        ("name", 2025, "Phòng Chuyển đổi số"),
        ("took_over", 2025, "Phòng Viễn thông"),
        ("name", 0, "Phòng Số"),
    ]
    assert [each[3].split(",")[0] for each in found if each[0] == "award"] == ["Phòng Viễn thông"]
    assert ("taken_over", 2025, "Phòng Chuyển đổi số") in [each[:3] for each in told(office, unit_timeline, old)]


def test_a_household_has_its_awards(office):
    (one,) = office.recommended(person("Giàng A Páo", kind=NomineeKind.HOUSEHOLD, honorific="Ông", position=""))
    issue(office, one)
    with office.database.read() as session:
        name, moments = timeline_of_award(session, 1)
    assert (name, [each.kind for each in moments]) == ("Hộ gia đình ông Giàng A Páo", [MomentKind.AWARD])
    assert moments[0].written.startswith("Hộ gia đình ông Giàng A Páo")
