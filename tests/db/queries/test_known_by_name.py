"""Who is meant by a name that was typed in full, and who has to be asked about."""

from datetime import date

from db.changes.units import AddUnit, RenameUnit
from db.queries.known_by_name import called_now, nominee_meant, to_be_asked, unit_spelled_alike
from tests.db.changes.conftest import collective, person


def test_the_same_name_and_birth_is_the_same_person(office, ask):
    office.nominate(person("Nông Quốc Khánh", birth="14/03/1986"))
    again = person("Nông Quốc Khánh", birth="1986", unit="Bưu điện tỉnh")
    assert ask(nominee_meant, again) is not None
    assert ask(to_be_asked, again) == []


def test_the_same_name_elsewhere_is_asked_about(office, ask):
    office.nominate(person("Nông Quốc Hoà", birth="14/03/1986"))
    elsewhere = person("nông quốc hòa", unit="Bưu điện tỉnh")
    assert ask(nominee_meant, elsewhere) is None
    (known,) = ask(to_be_asked, elsewhere)
    assert (known.name, known.birth, known.unit) == ("Nông Quốc Hoà", "1986-03-14", "Phòng Bưu chính, Viễn thông")


def test_another_birth_is_another_person_and_another_kind_nobody_known(office, ask):
    office.nominate(person("Nông Quốc Khánh", birth="14/03/1986"))
    assert ask(to_be_asked, person("Nông Quốc Khánh", birth="1990", unit="Bưu điện tỉnh")) == []
    assert ask(to_be_asked, collective("Nông Quốc Khánh")) == []
    assert ask(to_be_asked, person("Nông Quốc Khành", unit="Bưu điện tỉnh")) == []


def test_of_many_namesakes_the_newest_are_asked_about(office, ask):
    for year in range(1960, 1970):
        office.nominate(person("Nông Quốc Khánh", birth=str(year), unit=f"Xã số {year}"))
    found = ask(to_be_asked, person("Nông Quốc Khánh", unit="Bưu điện tỉnh"))
    assert [each.birth for each in found] == ["1969", "1968", "1967"]


def test_a_collective_is_asked_about_where_its_parent_is_another(office, ask):
    office.nominate(collective("Phòng Chuyển đổi số"))
    (known,) = ask(to_be_asked, person("Phòng chuyển đổi số", kind="collective", unit=""))
    assert known.name == "Phòng Chuyển đổi số"


def test_a_birth_that_is_no_date_yet_tells_nothing(office, ask):
    office.nominate(person("Nông Quốc Khánh", birth="1986"))
    assert len(ask(to_be_asked, person("Nông Quốc Khánh", birth="14/3/", unit="Bưu điện tỉnh"))) == 1


def test_a_unit_in_another_spelling_or_by_its_abbreviation_is_the_known_one(office, ask):
    office.database.do(AddUnit("Phòng Chuyển đổi số", abbreviation="P.CĐS"))
    assert ask(unit_spelled_alike, "phòng chuyển đổi Số") == "Phòng Chuyển đổi số"
    assert ask(unit_spelled_alike, "p.cđs") == "Phòng Chuyển đổi số"
    assert ask(unit_spelled_alike, "Phòng Chuyển đổi số") == ""
    assert ask(unit_spelled_alike, "Phòng Chuyển đổi") == ""
    assert ask(unit_spelled_alike, "  ") == ""
    assert ask(called_now, ["p.cđs", " Phòng Chuyển đổi số", "Phòng Chuyển đổi"]) == {"p.cđs": "Phòng Chuyển đổi số"}


def test_a_unit_is_asked_about_under_the_name_that_it_had_before(office, ask):
    unit = office.database.do(AddUnit("UBND xã Kiến Thiết")).result
    office.database.do(RenameUnit(unit, "Ủy ban nhân dân xã Kiến Thiết", date(2023, 7, 1)))
    assert ask(unit_spelled_alike, "ubnd xã Kiến Thiết") == "Ủy ban nhân dân xã Kiến Thiết"
    assert ask(unit_spelled_alike, "Ủy ban nhân dân xã Kiến Thiết") == ""
