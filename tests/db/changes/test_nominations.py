"""Putting people forward: what is taken, what is refused, and in which words it is kept."""

import unicodedata

import pytest
from sqlalchemy import select

from db.changes.importing import ImportList, ListRow
from db.changes.nominations import (
    AddNomination,
    EditNomination,
    MoveNominations,
    ReorderNominations,
    Source,
)
from db.changes.rounds import CloseRound
from db.models.catalogue import AwardKind, AwardType
from db.models.nominations import Nomination
from db.models.nominees import Nominee
from db.models.people import Person
from db.models.units import UnitName
from db.rules.drafts import NominationDraft
from db.rules.terms import NominationState, NomineeKind
from tests.db.changes.conftest import CITATION, collective, person


def test_a_name_is_kept_clean_and_whole(office):
    long_name = "Nguyễn " + "Thị " * 60 + "Hoa"
    office.nominate(person(unicodedata.normalize("NFD", "  Nguyễn\u00a0Thị   Hòa ")))
    office.nominate(person(long_name, position="Trưởng phòng"))
    assert [n.name for n in office.all(Nomination)] == ["Nguyễn Thị Hòa", long_name]


@pytest.mark.parametrize("name", ["<b>Nguyễn Văn A</b>", "=1+1", "-Ma Văn Ước", "Robert'); DROP TABLE nominee;--"])
def test_signs_of_markup_stay_as_they_are(office, name):
    office.nominate(person(name))
    assert office.all(Nomination)[0].name == name.replace("'", "’")


@pytest.mark.parametrize(
    ("name", "code"), [("", "name_missing"), (" \u200b\t", "name_missing"), ("A" * 500, "too_long")]
)
def test_an_empty_or_endless_name_is_refused(office, name, code):
    change = AddNomination(office.round_id, office.award, office.chairman, person(name))
    assert office.refused(change).code == code


def test_a_turned_direction_of_writing_is_refused(office):
    change = AddNomination(office.round_id, office.award, office.chairman, person("Nguyễn Văn \u202eA"))
    assert office.refused(change).code == "direction_mark"


def test_the_same_person_twice_in_a_round_is_refused(office):
    office.nominate(person("Hoà Thị Thuý"))
    again = AddNomination(office.round_id, office.award, office.chairman, person("hòa thị thúy"))
    told = office.refused(again)
    assert (told.code, told.values["name"]) == ("nominated_twice", "hòa thị thúy")


def test_two_people_of_one_name_in_two_units_are_two(office):
    office.nominate(person("Nguyễn Văn Hùng", unit="Văn phòng Sở"))
    office.nominate(person("Nguyễn Văn Hùng", unit="Thanh tra Sở"))
    assert len(office.all(Nominee)) == 2


def test_a_known_person_of_the_same_birth_year_is_known_again(office):
    office.nominate(person("Nguyễn Văn Hùng", birth="1980"))
    again = AddNomination(
        office.round_id, office.award, office.chairman, person("Nguyễn Văn Hùng", birth="1980-05-02", unit="Khác")
    )
    assert office.refused(again).code == "nominated_twice"


def test_two_people_of_one_name_born_on_different_days_stay_two(office):
    office.nominate(person("Nguyễn Văn Hùng", birth="14/03/1980"))
    office.nominate(person("Nguyễn Văn Hùng", birth="02/05/1980"))
    assert len(office.all(Nominee)) == 2
    assert sorted(p.birth for p in office.all(Person)) == ["1980-03-14", "1980-05-02"]


def test_a_household_gets_no_title_of_persons(office):
    with office.database.read() as session:
        title = session.scalars(select(AwardType.id).where(AwardType.code == "advanced_worker")).one()
    draft = NominationDraft(NomineeKind.HOUSEHOLD, "Hộ ông Bàn Văn Minh", citation="Đã hiến đất làm đường")
    assert office.refused(AddNomination(office.round_id, title, office.chairman, draft)).code == "kind_not_for_award"


def test_a_closed_round_takes_nobody(office):
    office.database.do(CloseRound(office.round_id))
    change = AddNomination(office.round_id, office.award, office.chairman, person("Ma Văn Ước"))
    assert office.refused(change).code == "round_closed"


def test_a_birth_in_the_future_is_refused(office):
    change = AddNomination(office.round_id, office.award, office.chairman, person("Ma Văn Ước", birth="2031"))
    assert office.refused(change).code == "future_date"


def test_the_order_set_by_hand_is_kept(office):
    one, two, three = (office.nominate(person(name)) for name in ("An Văn A", "Bùi Văn B", "Chu Văn C"))
    office.database.do(ReorderNominations((three, one, two)))
    assert sorted(office.all(Nomination), key=lambda n: n.rank)[0].id == three


def test_a_nomination_comes_back_with_its_reason(office):
    one = office.nominate(person("Ma Văn Ước"))
    office.database.do(MoveNominations((one,), NominationState.SUBMITTED))
    office.database.do(MoveNominations((one,), NominationState.RETURNED, "Thiếu báo cáo thành tích"))
    assert office.all(Nomination)[0].state_reason == "Thiếu báo cáo thành tích"
    assert office.refused(MoveNominations((one,), NominationState.RECOMMENDED)).code == "state_not_allowed"


def test_a_clerk_cannot_decide_by_hand(office):
    (one,) = office.recommended(person("Ma Văn Ước"))
    assert office.refused(MoveNominations((one,), NominationState.DECIDED)).code == "state_not_allowed"


def test_a_corrected_name_finds_the_right_person(office):
    one = office.nominate(person("Nông Văn Khoa"))
    office.database.do(EditNomination(one, person("Nông Quốc Khánh")))
    kept = office.all(Nomination)[0]
    assert kept.name == "Nông Quốc Khánh"
    assert {n.id: n.name for n in office.all(Nominee)}[kept.nominee_id] == "Nông Quốc Khánh"


def test_a_slip_in_a_name_is_corrected_in_the_directory_too(office):
    one = office.nominate(person("Ma Van Ước", birth="1979"))
    office.database.do(EditNomination(one, person("Ma Văn Ước", birth="12/03/1979")))
    assert [(p.full_name, p.birth) for p in office.all(Person)] == [("Ma Văn Ước", "1979-03-12")]
    assert [n.name for n in office.all(Nominee)] == ["Ma Văn Ước"]


def test_a_slip_in_the_name_of_a_unit_is_corrected_in_the_directory_too(office):
    one = office.nominate(collective("Phòng Chuyễn đổi số"))
    office.database.do(EditNomination(one, collective("Phòng Chuyển đổi số")))
    assert [n.name for n in office.all(UnitName)] == ["Phòng Chuyển đổi số"]


def test_somebody_else_in_the_place_of_a_nominee_is_another_person(office):
    one = office.nominate(person("Ma Văn Ước"))
    office.database.do(EditNomination(one, person("Hoàng Thị Lan Anh", honorific="Bà")))
    assert {p.full_name for p in office.all(Person)} == {"Ma Văn Ước", "Hoàng Thị Lan Anh"}


def test_a_person_known_from_elsewhere_keeps_the_name_when_one_nomination_is_corrected(office):
    one = office.nominate(person("Ma Văn Ước"))
    known = office.all(Nominee)[0].id
    second = AddNomination(
        office.round_id, other_award(office), office.chairman, person("Ma Văn Ước", nominee_id=known)
    )
    office.database.do(second)
    office.database.do(EditNomination(one, person("Ma Văn Ướt")))
    assert [p.full_name for p in office.all(Person)] == ["Ma Văn Ước", "Ma Văn Ướt"]


def other_award(office):
    """Return another award of people than the certificate."""
    with office.database.read() as session:
        return session.scalars(
            select(AwardKind.award_type_id).where(
                AwardKind.kind == NomineeKind.INDIVIDUAL, AwardKind.award_type_id != office.award
            )
        ).first()


def test_another_award_is_chosen_for_a_nomination(office):
    one = office.nominate(person("Ma Văn Ước"))
    other = other_award(office)
    office.database.do(EditNomination(one, person("Ma Văn Ước"), other, office.office))
    kept = office.all(Nomination)[0]
    assert (kept.award_type_id, kept.authority_id) == (other, office.office)
    again = office.nominate(person("Ma Văn Ước"))
    twice = EditNomination(again, person("Ma Văn Ước"), other, office.office)
    assert office.refused(twice).code == "nominated_twice"


def listed(office, *names):
    """Return the import of a list that names these people from row 7 on."""
    rows = tuple(
        ListRow(office.award, office.chairman, person(name), Source("Sheet1", row, f"C{row}"))
        for row, name in enumerate(names, start=7)
    )
    return ImportList(office.round_id, rows, "ds.xlsx", "ab" * 32, "2024-01-10T08:00:00")


def test_an_import_is_one_step_and_remembers_each_cell(office):
    done = office.database.do(listed(office, "Nguyễn Văn An", "Nguyễn Văn Bình"))
    kept = office.all(Nomination)
    assert [n.id for n in kept] == list(done.result.ids)
    assert [(n.source_sheet, n.source_row, n.source_cell) for n in kept] == [("Sheet1", 7, "C7"), ("Sheet1", 8, "C8")]


def test_one_bad_row_keeps_the_whole_list_out(office):
    assert office.refused(listed(office, "Nguyễn Văn An", "")).code == "name_missing"
    assert office.all(Nomination) == []


def test_a_collective_sorts_as_words(office):
    for name in ("Trung tâm Công nghệ thông tin", "Phòng Chuyển đổi số", "Đài Truyền thanh"):
        office.nominate(collective(name))
    names = [n.name for n in sorted(office.all(Nomination), key=lambda n: n.name_sort)]
    assert names == ["Đài Truyền thanh", "Phòng Chuyển đổi số", "Trung tâm Công nghệ thông tin"]


def test_a_nomination_without_citation_takes_that_of_the_round(office):
    office.nominate(person("Ma Văn Ước", citation=" "))
    assert office.all(Nomination)[0].citation == CITATION
