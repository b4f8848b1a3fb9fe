"""The law advises: what is missing, what nobody knows, with the article; it never refuses a lawful nomination."""

import dataclasses
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from db.catalogue import shipped
from db.rules.catalogue import catalogue_of
from db.rules.eligibility import Case, Given, Initiative, Pending, findings, longest_run
from db.rules.terms import NomineeKind, RewardType, Severity

LAW = catalogue_of(shipped())
HANH = Case(
    NomineeKind.INDIVIDUAL, "province_chair_merit_certificate", RewardType.MERIT, year=2025, day=date(2025, 12, 1)
)
EXCELLENT = {2025: "hoan_thanh_xuat_sac", 2024: "hoan_thanh_xuat_sac"}


def told(**known):
    return findings(dataclasses.replace(HANH, **known), LAW)


def rules(**known):
    return [one.rule for one in told(**known)]


def test_two_excellent_years_with_two_initiatives_are_enough():
    known = [Initiative(2024, "grassroots"), Initiative(2025, "grassroots")]
    found = told(ratings=EXCELLENT, initiatives=known)
    assert [one.rule for one in found] == ["criteria_met"]
    assert "Điều 74" in found[0].article


def test_one_initiative_too_few_is_said_with_the_article():
    found = told(ratings=EXCELLENT, initiatives=[Initiative(2024, "grassroots")])
    short = next(one for one in found if one.rule == "initiatives_short")
    assert short.severity is Severity.WARNING and "Luật 2022 Điều 74" in short.article
    assert (short.values["needed"], short.values["found"]) == (2, 1)


def test_what_the_record_does_not_know_is_never_held_against_anybody():
    assert told() and all(one.severity is Severity.INFO for one in told())


def test_two_consecutive_titles_are_enough_and_a_gap_is_seen():
    assert rules(titles={"grassroots_emulation_fighter": frozenset({2024, 2025})}) == ["criteria_met"]
    assert "criteria_met" not in rules(titles={"grassroots_emulation_fighter": frozenset({2022, 2025})})


def test_a_movement_is_a_basis_of_its_own_also_under_the_old_law():
    assert rules(basis=RewardType.MOVEMENT) == ["criteria_met"]
    assert rules(basis=RewardType.MOVEMENT, year=2022, day=date(2023, 12, 20)) == ["criteria_met"]


def test_a_household_before_2024_and_a_person_for_a_flag_are_pointed_out():
    assert "kind_not_yet_for_award" in rules(kind=NomineeKind.HOUSEHOLD, day=date(2023, 12, 20))
    flag = told(award="province_emulation_flag")
    assert flag[0].rule == "kind_not_for_award" and flag[0].severity is Severity.ERROR


def test_an_award_of_a_level_that_ended_is_pointed_out():
    assert "award_not_in_force" in rules(award="district_chair_commendation", basis=RewardType.MOVEMENT)


def test_a_pending_inspection_asks_the_clerk():
    found = told(basis=RewardType.MOVEMENT, pending=[Pending("thanh tra", date(2025, 10, 1))])
    assert (
        found[0].rule == "discipline_pending" and found[0].severity is Severity.WARNING and "Điều 4" in found[0].article
    )
    assert rules(basis=RewardType.MOVEMENT, pending=[Pending("khiển trách", date(2020, 1, 1), date(2021, 1, 1))]) == [
        "criteria_met"
    ]


def test_one_achievement_is_not_rewarded_twice_without_a_word():
    given = Given("Bằng khen của Chủ tịch UBND tỉnh", "1102/QĐ-UBND", date(2024, 12, 20), "Đã có thành tích hoà giải")
    again = told(basis=RewardType.MOVEMENT, citation="Đã có thành tích hòa giải", given=[given])
    assert again[0].rule == "rewarded_already" and again[0].values["number"] == "1102/QĐ-UBND"
    assert rules(basis=RewardType.MOVEMENT, citation="Đã có thành tích khác", given=[given]) == ["criteria_met"]


def test_a_law_that_nobody_has_read_is_not_guessed():
    assert rules(day=date(2026, 11, 1), year=2026) == ["law_not_in_hand"]


def test_what_only_a_reader_can_judge_is_left_to_him():
    assert rules(award="advanced_collective", kind=NomineeKind.COLLECTIVE) == ["criteria_to_read"]


def test_an_article_that_nobody_compared_says_so():
    found = told(basis=RewardType.MOVEMENT, year=2022, day=date(2023, 12, 20))
    assert found[0].article == "NĐ 91/2017 (chưa đối chiếu số điều)"


@given(st.sampled_from(sorted(LAW.awards)), st.dates(date(2010, 6, 1), date(2030, 1, 1)), st.sampled_from(NomineeKind))
def test_every_award_can_be_asked_about_on_every_day(award, day, kind):
    found = findings(Case(kind, award, RewardType.MERIT, day.year, day), LAW)
    assert all(one.rule for one in found)


@given(st.frozensets(st.integers(2010, 2026)), st.integers(2010, 2026))
def test_a_run_of_years_has_no_gap(years, last):
    run = longest_run(years, last)
    assert all(last - back in years for back in range(run)) and last - run not in years
