"""Beside a nomination stands what the law says of it, from the facts that the record has."""

from datetime import date

from db.changes.decisions import DraftDecision, IssueDecision
from db.changes.nominations import AddNomination, OverrideFinding
from db.changes.rounds import OpenRound
from db.models.facts import Discipline, DutyRating
from db.queries.advice import advice_on
from db.rules.terms import DecisionOrigin, NomineeKind, RewardType, Severity
from tests.db.changes.conftest import TODAY, Office, keep, person


def advice(office: Office, nomination: int, day: date = TODAY) -> list[str]:
    with office.database.read() as session:
        return [line.rule for line in advice_on(session, nomination, day)]


def test_a_nominee_of_a_movement_meets_the_law(office: Office) -> None:
    assert advice(office, office.nominate(person("Nông Thị Sâm", honorific="Bà"))) == ["criteria_met"]


def test_a_pending_inspection_is_told_until_the_clerk_gives_a_reason(office: Office) -> None:
    sam = office.nominate(person("Nông Thị Sâm", honorific="Bà"))
    keep(office, sam, Discipline, what="thanh tra", starts_on=date(2023, 10, 1))
    assert advice(office, sam) == ["discipline_pending", "criteria_met"]
    office.database.do(
        OverrideFinding(sam, "discipline_pending", Severity.WARNING, "NĐ 152/2025 Điều 4 (4)", "Đã có kết luận")
    )
    with office.database.read() as session:
        told = advice_on(session, sam, TODAY)[0]
    assert (told.override_reason, told.overridden_by) == ("Đã có kết luận", "Lan")


def test_regular_merit_asks_for_the_ratings_that_the_record_lacks(office: Office) -> None:
    merit = office.database.do(OpenRound("Công trạng 2023", 2023, RewardType.MERIT)).result
    sam = office.database.do(AddNomination(merit, office.award, office.chairman, person("Ma Văn Páo"))).result
    assert "criteria_met" not in advice(office, sam)
    for year in (2022, 2023):
        keep(office, sam, DutyRating, year=year, rating="hoan_thanh_tot")
    assert "criteria_met" not in advice(office, sam)


def test_the_same_achievement_is_not_rewarded_twice_unseen(office: Office) -> None:
    (first,) = office.recommended(person("Sùng Mí Dính"))
    draft = DraftDecision(
        office.round_id, office.chairman, office.award, DecisionOrigin.RECEIVED, (first,), signer_name="Lương Đức Thiện"
    )
    office.database.do(IssueDecision(office.database.do(draft).result, "1598", date(2023, 12, 22)))
    again = office.database.do(OpenRound("Đợt bổ sung", 2023, RewardType.MOVEMENT)).result
    second = office.database.do(AddNomination(again, office.award, office.chairman, person("Sùng Mí Dính"))).result
    assert advice(office, second)[0] == "rewarded_already"
    assert advice(office, first) == ["criteria_met"]


def test_a_household_before_the_law_of_2022_is_pointed_out(office: Office) -> None:
    home = office.nominate(person("Hộ ông Vừ Mí Sình", kind=NomineeKind.HOUSEHOLD, honorific=""))
    assert "kind_not_yet_for_award" in advice(office, home, date(2023, 6, 1))
    assert "kind_not_yet_for_award" not in advice(office, home, date(2024, 6, 1))


def test_a_day_before_the_catalogue_begins_has_no_advice(office: Office) -> None:
    assert advice(office, office.nominate(person("Ma Văn Páo")), date(2001, 1, 1)) == []
