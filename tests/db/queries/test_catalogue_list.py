"""The lists of the catalogue's tabs."""

from datetime import date

from db.changes.authorities import EndAuthority
from db.changes.award_types import AddAwardType, SetCoefficient
from db.changes.law_entries import AddGround
from db.changes.office import AddAuthority, RenameAuthority
from db.queries.catalogue_list import (
    authority_lines,
    award_lines,
    coefficient_lines,
    ended,
    ground_lines,
    regime_lines,
    salary_lines,
)
from db.rules.terms import NomineeKind
from tests.db.changes.conftest import TODAY

NAMES = ("Bộ trưởng", "Bộ trưởng", "Bộ Thông tin và Truyền thông", "BỘ TRƯỞNG", "Hà Nội", "QĐ-BTTTT")


def test_our_office_comes_first_then_the_ministry_and_what_has_ended_last(office, ask):
    minister = office.database.do(AddAuthority("minister", "ministry", *NAMES, date(2007, 8, 2))).result
    assert [line.id for line in ask(authority_lines, TODAY)] == [office.office, minister, office.chairman]
    office.database.do(EndAuthority(minister, date(2023, 12, 31)))
    lines = ask(authority_lines, TODAY)
    assert [line.id for line in lines] == [office.office, office.chairman, minister]
    assert ended(lines[-1], TODAY) and not ended(lines[-1], date(2023, 12, 31))


def test_the_newest_name_of_an_authority_stands_first(office, ask):
    office.database.do(RenameAuthority(office.chairman, *NAMES, date(2025, 7, 1)))
    line = next(line for line in ask(authority_lines, TODAY) if line.id == office.chairman)
    assert [name.title for name in line.names] == ["Bộ trưởng", "Chủ tịch Ủy ban nhân dân tỉnh Tuyên Quang"]
    assert line.newest.valid_from == date(2025, 7, 1)


def test_our_own_awards_stand_last_with_their_kinds_and_bonus(office, ask):
    kinds = (NomineeKind.HOUSEHOLD, NomineeKind.COLLECTIVE)
    made = office.database.do(AddAwardType("Giấy khen chuyên đề", "commendation", "department", kinds)).result
    law = ask(regime_lines)[0].id
    office.database.do(SetCoefficient(made, law, NomineeKind.HOUSEHOLD, 60, "Quy chế"))
    last = ask(award_lines)[-1]
    assert (last.id, last.own, last.kinds) == (made, True, (NomineeKind.COLLECTIVE, NomineeKind.HOUSEHOLD))
    (bonus,) = ask(coefficient_lines, made)
    assert (bonus.kind, bonus.hundredths, bonus.source) == (NomineeKind.HOUSEHOLD, 60, "Quy chế")
    assert len(ask(coefficient_lines)) > 1


def test_laws_and_salaries_come_newest_first_and_grounds_in_their_order(office, ask):
    laws, salaries = ask(regime_lines), ask(salary_lines)
    assert laws == sorted(laws, key=lambda line: line.valid_from, reverse=True)
    assert salaries[0].valid_from > salaries[-1].valid_from
    made = office.database.do(AddGround(laws[0].id, "", "Căn cứ Quy chế")).result
    assert ask(ground_lines, laws[0].id)[-1].id == made
    assert ask(ground_lines, 999) == []
