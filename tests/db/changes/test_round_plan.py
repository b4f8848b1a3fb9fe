"""What a round waits for: milestones by their days, units that are asked and answer."""

from datetime import date

import pytest

from db.changes.round_plan import AnswerUnits, Due, MarkMilestone, RemindUnits
from db.changes.rounds import CopyRound, EditRound, OpenRound
from db.changes.units import RenameUnit
from db.models.rounds import AwardRound, Movement
from db.models.units import UnitName
from db.queries.round_plan import asked_units, milestones
from db.rules.terms import MilestoneKind, RewardType
from tests.db.changes.conftest import TODAY, collective, person

COUNCIL = Due(MilestoneKind.COUNCIL, date(2023, 11, 28))
REPORT = Due(MilestoneKind.OTHER, date(2024, 1, 25), "Báo cáo về Sở Nội vụ")


def plan(office, round_id):
    with office.database.read() as session:
        return milestones(session, round_id)


def asked(office, round_id):
    with office.database.read() as session:
        return {each.name: each for each in asked_units(session, round_id)}


def edited(office, **given):
    kept = office.all(AwardRound)[0]
    office.database.do(EditRound(kept.id, kept.name, kept.year, kept.reward_type, **given))


def test_milestones_stand_by_their_days_and_one_that_stays_keeps_the_day_it_was_done(office):
    edited(office, milestones=(REPORT, COUNCIL))
    council, report = plan(office, office.round_id)
    assert (council.kind, report.title) == (MilestoneKind.COUNCIL, "Báo cáo về Sở Nội vụ")
    office.database.do(MarkMilestone(council.id, TODAY))
    edited(office, milestones=(COUNCIL, Due(MilestoneKind.CEREMONY, date(2024, 1, 28))))
    council, ceremony = plan(office, office.round_id)
    assert (council.done_on, ceremony.done_on) == (TODAY, None)
    edited(office, citation="khác")
    assert len(plan(office, office.round_id)) == 2, "what a change does not speak of stays"


def test_another_milestone_needs_words(office):
    refused = office.refused(OpenRound("Đợt", 2023, RewardType.MERIT, milestones=(Due(MilestoneKind.OTHER, TODAY),)))
    assert refused.code == "field_missing"


def test_a_unit_is_asked_once_and_an_unknown_one_joins_the_units(office):
    edited(office, units=("Bưu điện tỉnh", "BƯU ĐIỆN TỈNH ", "", "Sở Khoa học và Công nghệ"))
    assert set(asked(office, office.round_id)) == {"Bưu điện tỉnh", "Sở Khoa học và Công nghệ"}
    edited(office, units=("Bưu điện tỉnh",))
    edited(office, units=("Bưu điện tỉnh", "Sở Khoa học và Công nghệ"))
    names = [row.name for row in office.all(UnitName)]
    assert names.count("Sở Khoa học và Công nghệ") == 1


def test_a_unit_of_another_name_before_is_no_second_unit_and_its_lists_count_under_both(office):
    edited(office, units=("Sở Thông tin và Truyền thông",))
    unit = asked(office, office.round_id)["Sở Thông tin và Truyền thông"].unit_id
    office.nominate(person("Nông Quốc Khánh", unit="Sở Thông tin và Truyền thông"))
    office.database.do(RenameUnit(unit, "Sở Khoa học và Công nghệ", date(2023, 3, 1)))
    told = office.refused(OpenRound("Đợt", 2023, RewardType.MERIT, units=("SỞ Thông tin và Truyền thông",)))
    assert (told.code, told.values["now"]) == ("unit_called_now", "Sở Khoa học và Công nghệ")
    office.nominate(person("Lý Thị Mỹ", unit="Phòng Bưu chính, Sở Khoa học và Công nghệ"))
    office.nominate(person("Ma Văn Ước", unit="Sở Khoa học và Công nghệ"))
    assert asked(office, office.round_id)["Sở Khoa học và Công nghệ"].nominations == 2


def test_a_unit_has_answered_once_a_nomination_names_it_or_a_clerk_says_so(office):
    edited(office, units=("Văn phòng Sở", "Phòng Chuyển đổi số", "Bưu điện tỉnh", "Viễn thông tỉnh"))
    office.nominate(collective("Phòng Chuyển đổi số"))
    draft = person("Lục Văn Toản")
    first = draft.unit.partition(",")[0]
    edited(office, units=(first, "Phòng Chuyển đổi số", "Bưu điện tỉnh", "Viễn thông tỉnh"))
    office.nominate(draft)
    found = asked(office, office.round_id)
    assert [name for name, each in found.items() if each.answered] == sorted([first, "Phòng Chuyển đổi số"])
    office.database.do(AnswerUnits((found["Bưu điện tỉnh"].id,)))
    office.database.do(RemindUnits((found["Viễn thông tỉnh"].id,)))
    found = asked(office, office.round_id)
    assert found["Bưu điện tỉnh"].answered_on == TODAY and found["Viễn thông tỉnh"].reminded_on == TODAY
    assert not found["Viễn thông tỉnh"].answered
    office.database.do(AnswerUnits((found["Bưu điện tỉnh"].id,), answered=False))
    assert not asked(office, office.round_id)["Bưu điện tỉnh"].answered


def test_a_copy_takes_the_units_along_and_nothing_of_the_old_year(office):
    edited(office, units=("Bưu điện tỉnh",), milestones=(COUNCIL,), movement="phong trào năm 2022", fund=5_000_000)
    office.database.do(RemindUnits((asked(office, office.round_id)["Bưu điện tỉnh"].id,)))
    copy = office.database.do(CopyRound(office.round_id, "Phong trào năm 2023", 2023)).result
    made = next(row for row in office.all(AwardRound) if row.id == copy)
    assert (made.movement_id, made.citation, made.deadline, made.fund) == (None, "", None, None)
    assert plan(office, copy) == []
    assert asked(office, copy)["Bưu điện tỉnh"].reminded_on is None


def test_a_copy_takes_the_new_movement_by_its_name(office):
    given = CopyRound(office.round_id, "Phong trào năm 2023", 2023, movement="phong trào năm 2023")
    copy = office.database.do(given).result
    made = next(row for row in office.all(AwardRound) if row.id == copy)
    names = {row.id: row.name for row in office.all(Movement)}
    assert names[made.movement_id] == "phong trào năm 2023"


@pytest.mark.parametrize("fund", [-1, -24_300_000])
def test_money_below_nothing_is_refused(office, fund):
    assert office.refused(OpenRound("Đợt", 2023, RewardType.MERIT, fund=fund)).code == "bad_fund"
