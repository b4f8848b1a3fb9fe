"""Settings of the office, people, units, and the lists of the law."""

from datetime import date

import pytest

from db.changes.office import SetSetting
from db.changes.people import AddPerson, MergePeople
from db.changes.units import AddUnit, RenameUnit
from db.queries import settings
from tests.db.queries.conftest import questions


@pytest.mark.parametrize("value", ["Sở Nội vụ", "", 0, True, None, [1, "hai"], {"a": {"b": [None]}}])
def test_a_setting_reads_back_as_it_was_set(office, ask, value):
    assert ask(settings.setting, "office.full_name", "chưa đặt") == "chưa đặt"
    office.database.do(SetSetting("office.full_name", value))
    assert ask(settings.setting, "office.full_name", "chưa đặt") == value


def test_a_record_knows_whose_it_is_once_an_office_is_entered(ask, database):
    assert ask(settings.has_office)
    with database.read() as session:
        assert not settings.has_office(session)


def test_a_person_shows_the_newest_position_and_the_end_of_the_cccd(office, ask):
    someone = office.database.do(
        AddPerson(
            "Nông Thị Sâm",
            honorific="Bà",
            birth="1986",
            identity_number="008090001234",
            position="Văn thư",
            unit="Văn phòng Sở",
        )
    ).result
    line = ask(settings.person_lines, [someone])[someone]
    assert (line.name, line.position, line.unit, line.birth, line.identity) == (
        "Nông Thị Sâm",
        "Văn thư",
        "Văn phòng Sở",
        "1986",
        "…1234",
    )
    plain = office.database.do(AddPerson("Ma Văn Ước", honorific="Ông")).result
    line = ask(settings.person_lines, [plain])[plain]
    assert (line.position, line.identity) == ("", "")


def test_people_are_in_the_order_of_given_names_without_merged_doubles(office, ask):
    ids = {
        name: office.database.do(AddPerson(name, honorific="Ông")).result
        for name in ("Trần Văn Bình", "Nguyễn Thị An", "Bùi Văn An", "Bùi Văn Ân")
    }
    names = {id_: name for name, id_ in ids.items()}
    in_order = ["Bùi Văn An", "Nguyễn Thị An", "Bùi Văn Ân", "Trần Văn Bình"]
    assert [names[id_] for id_ in ask(settings.person_ids)] == in_order
    office.database.do(MergePeople(ids["Bùi Văn Ân"], ids["Bùi Văn An"]))
    assert [names[id_] for id_ in ask(settings.person_ids)] == [each for each in in_order if each != "Bùi Văn Ân"]
    assert [names[id_] for id_ in ask(settings.person_ids, "bui v")] == ["Bùi Văn An"]


def test_people_of_a_page_are_read_in_two_questions(office):
    ids = [office.database.do(AddPerson(f"Sùng Mí {n}", honorific="Ông")).result for n in range(40)]
    with office.database.read() as session:
        lines, asked = questions(session, lambda: settings.person_lines(session, ids))
    assert (len(lines), asked) == (40, 2)


def test_a_unit_is_shown_under_its_present_name_and_parent(office, ask):
    above = office.database.do(AddUnit("Sở Thông tin và Truyền thông")).result
    below = office.database.do(AddUnit("Phòng Chuyển đổi số", above, "P.CĐS")).result
    line = ask(settings.unit_lines, [below])[below]
    assert (line.name, line.abbreviation, line.parent, line.parent_id) == (
        "Phòng Chuyển đổi số",
        "P.CĐS",
        "Sở Thông tin và Truyền thông",
        above,
    )
    office.database.do(RenameUnit(below, "Phòng Công nghệ số", date(2023, 1, 1)))
    line = ask(settings.unit_lines, [below])[below]
    assert (line.name, line.parent, line.valid_from) == ("Phòng Công nghệ số", "", date(2023, 1, 1))
    assert list(ask(settings.unit_ids, "cong nghe")) == [below]
    assert list(ask(settings.unit_ids, "chuyển đổi")) == []
    assert list(ask(settings.unit_ids)) == [below, above]


def test_people_are_listed_whole_or_by_what_was_typed(session):
    everybody = list(settings.person_ids(session))
    assert list(settings.person_ids(session, limit=5)) == everybody[:5]
    nguyen = list(settings.person_ids(session, "nguyễn"))
    assert nguyen == [id_ for id_ in everybody if id_ in set(nguyen)]
    assert 0 < len(nguyen) < len(everybody)


def test_who_has_just_a_name_is_told_before_another_of_it_is_added(office, ask):
    office.database.do(AddPerson("Nguyễn Thị Hoà", birth="14/03/1986", position="Giáo viên", unit="Trường THPT Bắc Hà"))
    office.database.do(AddUnit("Trường THPT Bắc Hà", address="Xã Bắc Hà"))
    assert ask(settings.told_as, "Nguyễn Thị Hòa", units=False) == [
        "Nguyễn Thị Hoà, 14/03/1986, Giáo viên, Trường THPT Bắc Hà"
    ]
    assert ask(settings.told_as, "Nguyễn Thị", units=False) == ask(settings.told_as, "", units=False) == []
    assert ask(settings.told_as, "trường THPT Bắc Hà", units=True) == ["Trường THPT Bắc Hà, Xã Bắc Hà"]
