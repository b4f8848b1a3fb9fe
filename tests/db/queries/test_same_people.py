"""Who is suggested as one person, and not again once decided."""

from datetime import date

from db.changes.people import AddPerson, MergePeople
from db.changes.taking_apart import KeepApart
from db.changes.units import AddUnit, RenameUnit
from db.models.nominees import Nominee
from db.queries.directory import doubles_of_unit
from db.queries.same_people import cards, doubles_of, nominations_of, suggested
from tests.db.changes.conftest import person
from tests.db.changes.test_taking_apart import issue


def add(office, name, **facts):
    return office.database.do(AddPerson(name, **facts)).result


def pairs_of(office):
    with office.database.read() as session:
        return [(pair.one, pair.other, pair.likeness.reasons) for pair in suggested(session)]


def test_spellings_births_and_renamed_units_are_suggested_with_their_reasons(office):
    unit = office.database.do(AddUnit("Phòng Viễn thông")).result
    office.database.do(RenameUnit(unit, "Phòng Chuyển đổi số", date(2020, 1, 1)))
    one = add(office, "Hoà Thị Thuý", birth="1986", unit="Phòng Viễn thông")
    other = add(office, "Hòa Thị Thúy", birth="14/03/1986", unit="Phòng Chuyển đổi số")
    add(office, "Hòa Thị Thúy", birth="1961", unit="UBND xã Khác")
    assert pairs_of(office) == [(one, other, ("name_spelling", "birth_year", "unit_followed"))]


def test_what_is_decided_is_not_asked_again_also_not_of_the_entry_that_a_double_went_into(office):
    one, two = add(office, "Sùng Mí Dính", birth="03/1990"), add(office, "Sùng Mí Dình", birth="03/1990")
    three = add(office, "SÙNG MÍ DÍNH", birth="12/03/1990")
    four = add(office, "Sung Mi Dinh", birth="03/1990", unit="Huyện đoàn Mèo Vạc")
    assert {(pair[0], pair[1]) for pair in pairs_of(office)} >= {(one, three), (one, four)}
    office.database.do(KeepApart(three, one))
    assert (one, three) not in {pair[:2] for pair in pairs_of(office)}
    office.database.do(MergePeople(one, four))
    left = {pair[:2] for pair in pairs_of(office)}
    assert (three, four) not in left, "the double was decided about"
    assert not any(one in pair for pair in left)
    office.database.do(KeepApart(two, four))
    office.database.do(KeepApart(two, three))
    assert pairs_of(office) == []


def test_a_kept_entry_is_known_by_the_words_of_its_doubles_and_of_nominations(office):
    double = add(office, "Ma Thị Lý", birth="1970")
    kept = add(office, "Ma Lí", unit="Văn phòng Sở")
    office.database.do(MergePeople(double, kept))
    nominee = next(each.id for each in office.all(Nominee) if each.person_id == kept)
    put = office.nominate(person("Ma Thị Lí", nominee_id=nominee, unit="Bưu điện huyện Sơn Dương"))
    third = add(office, "Ma Thị Lý", birth="1970", unit="Bưu điện huyện Sơn Dương")
    assert [pair[:2] for pair in pairs_of(office)] == [(kept, third)]
    with office.database.read() as session:
        known = cards(session, [kept, third])
        assert known[kept].spellings == ("Ma Thị Lí",)
        assert (known[kept].line.birth, known[kept].awards) == ("1970", 0)
        assert [(each.id, each.name, each.birth) for each in doubles_of(session, kept)] == [
            (double, "Ma Thị Lý", "1970")
        ]
        assert [(each.id, each.name, each.year) for each in nominations_of(session, kept)] == [(put, "Ma Thị Lí", 2022)]
        assert (doubles_of(session, double), doubles_of_unit(session, 1)) == ([], [])


def test_two_rows_of_one_decision_are_not_suggested(office):
    two = office.recommended(
        person("Lò Văn Pao", birth="1990", unit="Xã A"), person("Lò Văn Páo", birth="1990", unit="Xã A")
    )
    assert len(pairs_of(office)) == 1
    issue(office, *two)
    assert pairs_of(office) == []
