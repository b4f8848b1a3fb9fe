"""What a form completes while a clerk types."""

from datetime import date

import pytest

from db.changes.office import AddAuthority, AddSigner, RenameAuthority
from db.changes.people import AddPerson, MergePeople
from db.changes.units import AddUnit, RenameUnit
from db.queries import lookups
from db.rules.terms import NomineeKind, SigningCapacity
from tests.db.changes.conftest import collective, person

PEOPLE = NomineeKind.INDIVIDUAL


def test_somebody_known_is_found_by_the_beginning_of_each_word_accents_aside(office, ask):
    office.nominate(person("Nông Quốc Khánh", birth="1986", position="Trưởng phòng"))
    office.nominate(person("Nông Thị Sâm", honorific="Bà"))
    (found,) = ask(lookups.known_nominees, "nong khanh", PEOPLE)
    assert (found.name, found.honorific, found.birth, found.position) == (
        "Nông Quốc Khánh",
        "Ông",
        "1986",
        "Trưởng phòng",
    )
    assert [each.name for each in ask(lookups.known_nominees, "NÔNG", PEOPLE)] == ["Nông Quốc Khánh", "Nông Thị Sâm"]
    assert ask(lookups.known_nominees, "hoàng", PEOPLE) == []
    assert ask(lookups.known_nominees, "nông", NomineeKind.COLLECTIVE) == []


def test_a_person_who_was_never_nominated_brings_the_position_that_was_entered(office, ask):
    office.database.do(AddPerson("Lục Văn Toản", honorific="Ông", position="Văn thư", unit="Văn phòng Sở"))
    (found,) = ask(lookups.known_nominees, "toan", PEOPLE)
    assert (found.position, found.unit) == ("Văn thư", "Văn phòng Sở")


def test_a_double_that_was_merged_is_not_offered_and_the_list_is_short(office, ask):
    double = office.database.do(AddPerson("Sùng Mí Dinh", honorific="Ông")).result
    kept = office.database.do(AddPerson("Sùng Mí Dính", honorific="Ông")).result
    office.database.do(MergePeople(double, kept))
    assert [each.name for each in ask(lookups.known_nominees, "sung mi", PEOPLE)] == ["Sùng Mí Dính"]
    for n in range(12):
        office.database.do(AddPerson(f"Vàng Thị {chr(65 + n)}", honorific="Bà"))
    assert len(ask(lookups.known_nominees, "vang", PEOPLE)) == 8
    assert len(ask(lookups.known_nominees, "vang", PEOPLE, limit=3)) == 3


def test_a_unit_is_found_by_its_present_name_or_its_abbreviation(office, ask):
    unit = office.database.do(AddUnit("Phòng Chuyển đổi số", abbreviation="P.CĐS")).result
    office.database.do(AddUnit("Văn phòng Sở"))
    assert ask(lookups.known_units, "chuyen doi") == [(unit, "Phòng Chuyển đổi số", "P.CĐS")]
    assert ask(lookups.known_units, "p.cđs") == [(unit, "Phòng Chuyển đổi số", "P.CĐS")]
    office.database.do(RenameUnit(unit, "Phòng Công nghệ số", date(2023, 1, 1)))
    assert ask(lookups.known_units, "chuyen doi") == []
    assert [name for _id, name, _short in ask(lookups.known_units, "phòng")] == ["Phòng Công nghệ số", "Văn phòng Sở"]


@pytest.mark.parametrize("typed", ["%", "_", "100%", "\\"])
def test_signs_of_patterns_are_plain_letters(office, ask, typed):
    office.database.do(AddUnit("Văn phòng Sở"))
    assert ask(lookups.known_units, f"x{typed}") == []


def test_texts_that_were_written_before_are_offered_once_each(office, ask):
    for name, position in (("Ma Văn Ước", "Trưởng phòng"), ("Hà Phúc Lượng", "Trưởng phòng"), ("Vừ Mí Kẻ", "Văn thư")):
        office.nominate(person(name, position=position))
    assert ask(lookups.known_words, "position", "truong") == ["Trưởng phòng"]
    assert ask(lookups.known_words, "position", "") == ["Trưởng phòng", "Văn thư"]
    assert ask(lookups.known_words, "position", "giám") == []
    with pytest.raises(KeyError):
        ask(lookups.known_words, "no_such_column", "")


def test_an_authority_has_the_name_of_the_day(office, ask):
    later = date(2025, 7, 1)
    texts = ("Chủ tịch tỉnh mới", "", "Ủy ban nhân dân tỉnh", "CHỦ TỊCH", "Hà Giang", "QĐ-UBND")
    office.database.do(RenameAuthority(office.chairman, *texts, later))
    told = {each.id: each.title for each in ask(lookups.authorities, date(2025, 6, 30))}
    assert told[office.chairman] == "Chủ tịch Ủy ban nhân dân tỉnh Tuyên Quang"
    newest = {each.id: each for each in ask(lookups.authorities)}
    assert (newest[office.chairman].title, newest[office.chairman].short_title) == ("Chủ tịch tỉnh mới",) * 2
    assert newest[office.office].is_office
    assert ask(lookups.authorities, date(1990, 1, 1)) == []


def test_signers_are_those_of_an_authority_or_of_all(office, ask):
    office.database.do(AddSigner(office.office, "Phan Việt Tùng", SigningCapacity.HEAD, "GIÁM ĐỐC"))
    assert [each.full_name for each in ask(lookups.signers)] == ["Lương Đức Thiện", "Phan Việt Tùng"]
    assert [each.full_name for each in ask(lookups.signers, office.office)] == ["Phan Việt Tùng"]
    assert ask(lookups.signers, 999) == []


def test_an_authority_is_offered_the_awards_of_its_level_commendations_first(office, ask):
    offered = ask(lookups.proposable)
    chairman = [(title, award) for title, award, authority in offered if authority == office.chairman]
    assert chairman[0][0] == "Bằng khen của Chủ tịch UBND tỉnh"
    assert office.award == chairman[0][1]
    types = {id_: code for id_, _name, code in ask(lookups.award_types)}
    assert {types[award] for _t, award in chairman} >= {"province_chair_merit_certificate"}
    assert not any("Bộ trưởng" in title for title, _award in chairman)


def test_a_collective_is_known_as_well(office, ask):
    office.nominate(collective("Phòng Chuyển đổi số"))
    (found,) = ask(lookups.known_nominees, "chuyen", NomineeKind.COLLECTIVE)
    assert (found.kind, found.unit) == (NomineeKind.COLLECTIVE, "Sở Thông tin và Truyền thông")


def test_every_choice_of_an_award_says_who_gives_it_and_no_two_are_alike(office, ask):
    values = ("hội", "other", "Chủ tịch Hội Nông dân tỉnh Tuyên Quang", "Chủ tịch Hội Nông dân")
    words = ("Hội Nông dân tỉnh Tuyên Quang", "CHỦ TỊCH", "Tuyên Quang", "QĐ-HND")
    office.database.do(AddAuthority(*values, *words, date(2011, 1, 1)))
    offered = [text for text, _award, _authority in ask(lookups.proposable)]
    assert len(offered) == len(set(offered))
    assert not [text for text in offered if "…" in text]
    assert "Bằng khen của Bộ trưởng – Chủ tịch Hội Nông dân" in offered
