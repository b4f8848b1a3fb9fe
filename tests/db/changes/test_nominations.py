"""Putting people forward: what is taken, what is refused, and in which words it is kept."""

import unicodedata
from datetime import date

import pytest
from sqlalchemy import select

from db.changes.change import Undo
from db.changes.nominations import (
    AddNomination,
    EditNomination,
    EditNominations,
    MoveNominations,
    OverrideFinding,
    ReorderNominations,
)
from db.changes.rounds import AddMovement, CloseRound, OpenRound
from db.models.catalogue import AwardKind, AwardType
from db.models.facts import Discipline
from db.models.nominations import Finding, Nomination
from db.models.people import Person
from db.queries.nomination_list import nomination_lines
from db.rules.drafts import NominationDraft
from db.rules.terms import NominationState, NomineeKind, RewardType, Severity
from tests.db.changes.conftest import CITATION, collective, keep, person


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
    assert office.refused(MoveNominations((one,), NominationState.DECIDED)).code == "not_by_hand"


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


def test_a_collective_sorts_as_words(office):
    for name in ("Trung tâm Công nghệ thông tin", "Phòng Chuyển đổi số", "Đài Truyền thanh"):
        office.nominate(collective(name))
    names = [n.name for n in sorted(office.all(Nomination), key=lambda n: n.name_sort)]
    assert names == ["Đài Truyền thanh", "Phòng Chuyển đổi số", "Trung tâm Công nghệ thông tin"]


def test_a_nomination_without_citation_takes_that_of_the_round(office):
    office.nominate(person("Ma Văn Ước", citation=" "))
    assert office.all(Nomination)[0].citation == CITATION


def test_submitting_keeps_what_the_clerk_is_asked_about_and_undoing_takes_it_away(office):
    sam = office.nominate(person("Nông Thị Sâm", honorific="Bà"))
    keep(office, sam, Discipline, what="thanh tra", starts_on=date(2023, 10, 1))
    done = office.database.do(MoveNominations((sam,), NominationState.SUBMITTED))
    with office.database.read() as session:
        line = nomination_lines(session, [sam])[sam]
    assert (line.findings, line.finding, line.severity) == (1, "discipline_pending", Severity.WARNING)
    assert office.all(Finding)[0].values == '{"what": "thanh tra", "date": "01/10/2023"}'
    office.database.do(Undo(done.entry_id))
    assert office.all(Finding) == []


def test_a_nomination_that_nothing_stands_against_keeps_no_finding(office):
    office.recommended(person("Ma Văn Páo"), collective("Phòng Bưu chính, Viễn thông"))
    assert office.all(Finding) == []


def test_a_finding_is_kept_once_and_the_override_survives_another_submission(office):
    sam = office.nominate(person("Nông Thị Sâm", honorific="Bà"))
    keep(office, sam, Discipline, what="thanh tra", starts_on=date(2023, 10, 1))
    office.database.do(MoveNominations((sam,), NominationState.SUBMITTED))
    (found,) = office.all(Finding)
    change = OverrideFinding(sam, found.rule, Severity.WARNING, found.article, "Đã có kết luận")
    assert office.database.do(change).result == found.id
    office.database.do(MoveNominations((sam,), NominationState.RETURNED, "Thiếu báo cáo"))
    office.database.do(MoveNominations((sam,), NominationState.SUBMITTED))
    kept = [(each.id, each.override_reason, each.overridden_by) for each in office.all(Finding)]
    assert kept == [(found.id, "Đã có kết luận", "Lan")]


def test_an_override_needs_its_reason_and_its_nomination(office):
    sam = office.nominate(person("Nông Thị Sâm", honorific="Bà"))
    assert office.refused(OverrideFinding(sam, "twice", Severity.WARNING, "Điều 5", " ")).code == "reason_missing"
    assert office.refused(OverrideFinding(999, "twice", Severity.WARNING, "Điều 5", "x")).code == "constraint_link"


@pytest.mark.parametrize(
    "state", [NominationState.RETURNED, NominationState.WITHDRAWN, NominationState.NOT_RECOMMENDED]
)
def test_a_step_back_needs_its_reason(office, state):
    one = office.nominate(person("Ma Văn Ước"))
    office.database.do(MoveNominations((one,), NominationState.SUBMITTED))
    assert office.refused(MoveNominations((one,), NominationState(state), " ")).code == "reason_missing"


def test_who_withdrew_can_come_back(office):
    one = office.nominate(person("Ma Văn Ước"))
    office.database.do(MoveNominations((one,), NominationState.WITHDRAWN, "Đơn vị xin rút"))
    assert office.refused(EditNomination(one, person("Ma Văn Ướt"))).code == "not_editable"
    office.database.do(MoveNominations((one,), NominationState.DRAFT))
    (kept,) = office.all(Nomination)
    assert (kept.state, kept.state_reason) == (NominationState.DRAFT, "")


def test_one_of_many_that_may_not_be_moved_leaves_all_where_they_were(office):
    one, two = (office.nominate(person(name)) for name in ("Ma Văn Ước", "Nông Quốc Khánh"))
    office.database.do(MoveNominations((two,), NominationState.WITHDRAWN, "Đơn vị xin rút"))
    assert office.refused(MoveNominations((one, two), NominationState.SUBMITTED)).code == "state_not_allowed"


def test_what_is_not_there_is_neither_added_to_nor_edited_moved_or_ordered(office):
    draft = person("Ma Văn Ước")
    for change in (
        AddNomination(999, office.award, office.chairman, draft),
        EditNomination(999, draft),
        MoveNominations((999,), NominationState.SUBMITTED),
        ReorderNominations((999,)),
    ):
        assert office.refused(change).code == "gone"
    assert office.refused(AddNomination(office.round_id, office.award, 999, draft)).code == "constraint_link"


def test_a_nomination_takes_the_movement_of_its_round_and_the_next_place(office):
    movement = office.database.do(AddMovement("phong trào chuyển đổi số")).result
    round_id = office.database.do(OpenRound("Chuyên đề", 2023, RewardType.MOVEMENT, movement)).result
    other = office.database.do(AddMovement("phong trào thi đua yêu nước")).result
    for name, own in (("Ma Văn Ước", None), ("Nông Quốc Khánh", other)):
        office.database.do(AddNomination(round_id, office.award, office.chairman, person(name), own))
    kept = [(each.movement_id, each.rank, each.state) for each in office.all(Nomination)]
    assert kept == [(movement, 1, NominationState.DRAFT), (other, 2, NominationState.DRAFT)]
    assert office.last_entry()[:2] == ("Lan", "nomination.add")


def test_many_get_one_citation_and_one_unit_in_one_step_that_is_taken_back(office):
    one, two = (office.nominate(person(name, birth="1980")) for name in ("An Văn A", "Bùi Văn B"))
    before = office.everything()
    change = EditNominations((one, two), citation="Đã hiến đất làm đường", unit="Bưu điện tỉnh")
    done = office.database.do(change)
    assert done.result == 2
    assert {(n.citation, n.unit, n.position) for n in office.all(Nomination)} == {
        ("Đã hiến đất làm đường", "Bưu điện tỉnh", "Chuyên viên")
    }
    assert {p.birth for p in office.all(Person)} == {"1980"}, "what is not named stays"
    office.database.do(Undo(done.entry_id))
    assert office.everything() == before


def test_many_are_moved_and_changed_together_and_one_refusal_stops_all(office):
    one, two = (office.nominate(person(name)) for name in ("An Văn A", "Bùi Văn B"))
    office.database.do(EditNominations((one, two), unit="Bưu điện tỉnh", state=NominationState.SUBMITTED))
    assert {n.state for n in office.all(Nomination)} == {NominationState.SUBMITTED}
    refused = EditNominations((one, two), unit="Văn phòng Sở", state=NominationState.RETURNED)
    assert office.refused(refused).code == "reason_missing"
    assert office.refused(EditNominations((one, 999), unit="Văn phòng Sở")).code == "gone"


def test_an_award_given_to_many_is_checked_for_each(office):
    one = office.nominate(person("An Văn A"))
    home = office.nominate(person("Hộ ông Vừ Mí Sình", kind=NomineeKind.HOUSEHOLD, honorific=""))
    with office.database.read() as session:
        title = session.scalars(select(AwardType.id).where(AwardType.code == "advanced_worker")).one()
    assert office.refused(EditNominations((one, home), title, office.office)).code == "kind_not_for_award"
    office.database.do(EditNominations((one,), title, office.office))
    assert {n.award_type_id for n in office.all(Nomination) if n.id == one} == {title}
