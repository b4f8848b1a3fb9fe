"""Who a nomination means: somebody known, somebody new, or the same one whose name was mistyped."""

import pytest

from db.changes.decisions import DraftDecision, IssueDecision
from db.changes.nominations import AddNomination, EditNomination
from db.changes.people import AddPerson, MergePeople, SetIdentityNumber
from db.models.nominations import Nomination
from db.models.nominees import Nominee
from db.models.people import Person, PersonPosition
from db.models.units import Unit, UnitName
from db.rules.terms import DecisionOrigin, NomineeKind
from tests.db.changes.conftest import collective, person
from tests.db.changes.test_decisions import SIGNED
from tests.db.changes.test_nominations import other_award


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


def nominees(office):
    """Return whom each nomination means, in their order."""
    return [each.nominee_id for each in office.all(Nomination)]


def put_forward(office, draft):
    """Put somebody forward for another award than the certificate."""
    return office.database.do(AddNomination(office.round_id, other_award(office), office.chairman, draft)).result


def test_a_new_person_a_new_unit_and_a_household_are_kept_each_in_its_own_place(office):
    office.nominate(person("Ma Văn Ước", birth="1979", ethnic_group="Tày"))
    office.nominate(collective("Phòng Chuyển đổi số"))
    home = person("Hộ ông Vừ Mí Sình", kind=NomineeKind.HOUSEHOLD, honorific="", unit="Xã Lũng Cú")
    office.nominate(home)
    kept = [(each.kind, each.name, each.person_id, each.unit_id, each.address) for each in office.all(Nominee)]
    assert kept == [
        (NomineeKind.INDIVIDUAL, "Ma Văn Ước", 1, None, ""),
        (NomineeKind.COLLECTIVE, "Phòng Chuyển đổi số", None, 1, ""),
        (NomineeKind.HOUSEHOLD, "Hộ ông Vừ Mí Sình", None, None, "Xã Lũng Cú"),
    ]
    (someone,) = office.all(Person)
    assert (someone.birth, someone.gender, someone.ethnic_group) == ("1979", "male", "Tày")
    assert [each.title for each in office.all(PersonPosition)] == ["Chuyên viên"]
    assert [each.address for each in office.all(Unit)] == ["Sở Thông tin và Truyền thông"]


def test_a_known_person_keeps_the_facts_and_takes_those_that_the_new_nomination_gives(office):
    office.nominate(person("Ma Văn Ước", birth="1979", ethnic_group="Tày"))
    put_forward(office, person("ma văn ước", birth="03/1979", ethnic_group=""))
    assert nominees(office) == [1, 1]
    assert [(each.birth, each.ethnic_group) for each in office.all(Person)] == [("1979", "Tày")]
    put_forward_again = AddNomination(
        office.round_id, office.award, office.office, person("Ma Văn Ước", birth="1979", ethnic_group="Nùng")
    )
    office.database.do(put_forward_again)
    assert [each.ethnic_group for each in office.all(Person)] == ["Nùng"]


def test_a_unit_and_a_person_of_one_name_are_two(office):
    office.nominate(person("Hoàng Lan", unit="Sở Thông tin và Truyền thông"))
    office.nominate(collective("Hoàng Lan"))
    assert nominees(office) == [1, 2]


def test_a_double_that_was_recognised_is_never_meant_again(office):
    one, two = (office.database.do(AddPerson(name, birth="1990")).result for name in ("Sùng Mí Dinh", "Sùng Mí Dính"))
    office.database.do(MergePeople(one, two))
    office.nominate(person("Sùng Mí Dinh", birth="1990"))
    assert nominees(office) == [3]


def test_the_nominee_that_the_clerk_chose_is_meant_whatever_the_unit_says(office):
    office.nominate(person("Nguyễn Văn Hùng", unit="Văn phòng Sở"))
    put_forward(office, person("Nguyễn Văn Hùng", unit="Thanh tra Sở", nominee_id=1))
    assert nominees(office) == [1, 1]


def test_the_right_person_is_chosen_for_a_nomination_that_meant_another(office):
    office.nominate(person("Nguyễn Văn Hùng", unit="Văn phòng Sở"))
    two = office.nominate(person("Nguyễn Văn Hưng", unit="Thanh tra Sở"))
    twice = EditNomination(two, person("Nguyễn Văn Hùng", nominee_id=1))
    assert office.refused(twice).code == "nominated_twice"
    office.database.do(EditNomination(two, person("Nguyễn Văn Hùng", nominee_id=1), other_award(office)))
    assert nominees(office) == [1, 1]
    assert [each.full_name for each in office.all(Person)] == ["Nguyễn Văn Hùng", "Nguyễn Văn Hưng"]


def test_a_corrected_birth_is_the_persons_and_an_empty_one_says_nothing(office):
    one = office.nominate(person("Ma Văn Ước", birth="1979"))
    office.database.do(EditNomination(one, person("Ma Văn Ước", birth="12/03/1979")))
    office.database.do(EditNomination(one, person("Ma Văn Ước", birth="")))
    assert [each.birth for each in office.all(Person)] == ["1979-03-12"]
    assert office.refused(EditNomination(one, person("Ma Văn Ước", birth="2031"))).code == "future_date"


def test_a_plain_fact_is_emptied_only_by_who_read_it(office):
    one = office.nominate(person("Ma Văn Ước", ethnic_group="Tày"))
    office.database.do(EditNomination(one, person("Ma Văn Ước", ethnic_group="")))
    assert [each.ethnic_group for each in office.all(Person)] == ["Tày"]
    office.database.do(EditNomination(one, person("Ma Văn Ước", ethnic_group="", nominee_id=1)))
    assert [each.ethnic_group for each in office.all(Person)] == [""]


def issue(office, nomination):
    draft = DraftDecision(
        office.round_id,
        office.chairman,
        office.award,
        DecisionOrigin.DRAFTED,
        (nomination,),
        signer_name="Lương Đức Thiện",
    )
    office.database.do(IssueDecision(office.database.do(draft).result, "1598", SIGNED))


@pytest.mark.parametrize("known_by", ["a decision", "an identity number"])
def test_who_is_known_by_more_than_this_nomination_keeps_the_name(office, known_by):
    if known_by == "a decision":
        (first,) = office.recommended(person("Ma Văn Ước"))
        issue(office, first)
        one = put_forward(office, person("Ma Văn Ước"))
    else:
        one = office.nominate(person("Ma Văn Ước"))
        office.database.do(SetIdentityNumber(1, "008090001235"))
    office.database.do(EditNomination(one, person("Ma Văn Ướt")))
    assert [each.full_name for each in office.all(Person)] == ["Ma Văn Ước", "Ma Văn Ướt"]
    assert nominees(office)[-1] == 2


def test_a_nomination_that_turns_from_a_person_to_a_unit_means_the_unit(office):
    one = office.nominate(person("Phòng Chuyển đổi số", honorific=""))
    office.database.do(EditNomination(one, collective("Phòng Chuyển đổi số")))
    (kept,) = office.all(Nomination)
    assert (kept.kind, kept.nominee_id) == (NomineeKind.COLLECTIVE, 2)
    assert [each.name for each in office.all(UnitName)] == ["Phòng Chuyển đổi số"]
