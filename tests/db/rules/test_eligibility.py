"""The law advises: what is missing, what nobody knows, with the article; it never refuses a lawful nomination."""

import dataclasses
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.catalogue import rows_of, shipped
from db.rules.case import Case, Given, Nominated, Pending
from db.rules.conditions import State
from db.rules.eligibility import NOT_SAID, Finding, checked, findings, verdict
from db.rules.law import Law, law_of
from db.rules.terms import NominationState, NomineeKind, RewardType, Severity

LAW = law_of(rows_of(shipped()))
INDIVIDUAL = NomineeKind.INDIVIDUAL
HANH = Case(
    INDIVIDUAL,
    "province_chair_merit_certificate",
    RewardType.MOVEMENT,
    year=2025,
    day=date(2025, 12, 1),
    launched_by="province",
)


def told(**known):
    return findings(dataclasses.replace(HANH, **known), LAW)


def rules(**known):
    return [one.rule for one in told(**known)]


def test_what_the_record_does_not_know_is_never_held_against_anybody():
    found = told(basis=RewardType.MERIT)
    assert found and all(one.severity is Severity.INFO for one in found)
    assert verdict(found) is State.UNKNOWN and not checked(found)


def test_a_criterion_is_cited_with_its_point_and_the_day_since_when_it_holds():
    (met,) = told()
    assert (met.rule, met.state) == ("criteria_met", State.MET)
    assert met.article == "Luật 2022 Điều 74 khoản 1 điểm a (từ 01/01/2024)"


def test_an_award_of_a_level_that_ended_a_person_for_a_flag_and_an_early_household_are_blocked():
    assert "award_not_in_force" in rules(award="district_chair_commendation")
    assert told(award="province_emulation_flag")[0].rule == "kind_not_for_award"
    assert "kind_not_yet_for_award" in rules(kind=NomineeKind.HOUSEHOLD, day=date(2014, 8, 19))
    assert "kind_not_yet_for_award" not in rules(kind=NomineeKind.HOUSEHOLD, day=date(2014, 8, 20))


@pytest.mark.parametrize(
    ("starts", "ends", "rule"),
    [
        (date(2025, 12, 1), None, "discipline_pending"),
        (date(2025, 12, 2), None, None),
        (date(2025, 1, 1), date(2025, 12, 1), "discipline_pending"),
        (date(2025, 1, 1), date(2025, 11, 30), "discipline_ended"),
        (date(2024, 1, 1), date(2025, 1, 1), "discipline_ended"),
        (date(2024, 1, 1), date(2024, 12, 31), None),
    ],
)
def test_a_discipline_counts_while_it_lasts_and_in_the_year_it_ended(starts, ends, rule):
    found = told(pending=[Pending("khiển trách", starts, ends)])
    assert [one.rule for one in found] == [*([rule] if rule else []), "criteria_met"]
    if rule:
        values = {"what": "khiển trách", "date": starts if rule == "discipline_pending" else ends}
        assert found[0].values == values and found[0].article == "NĐ 152/2025 Điều 4 khoản 4"


def test_one_achievement_is_not_rewarded_twice_without_a_word():
    had = Given("Bằng khen của Chủ tịch UBND tỉnh", "1102/QĐ-UBND", date(2024, 12, 20), "Đã có thành tích hoà giải")
    again = told(citation="Đã có thành tích hòa giải", given=[had])
    assert again[0].rule == "rewarded_already" and again[0].values["number"] == "1102/QĐ-UBND"
    assert verdict(again) is State.BLOCKED
    assert rules(citation="Đã có thành tích khác", given=[had]) == ["criteria_met"]
    assert rules(citation="", given=[dataclasses.replace(had, citation="")]) == ["criteria_met"]


def test_a_title_of_the_same_year_is_told_and_a_certificate_for_something_else_is_not():
    had = Given("Chiến sĩ thi đua cơ sở", "12/QĐ-SNV", date(2025, 12, 20), "", "grassroots_emulation_fighter", 2025)
    assert rules(award="grassroots_emulation_fighter", given=[had])[0] == "held_already"
    assert "held_already" not in rules(award="grassroots_emulation_fighter", given=[had], year=2026)
    certificate = dataclasses.replace(had, code=HANH.award)
    assert rules(given=[certificate]) == ["criteria_met"]


def test_a_law_that_nobody_has_read_is_not_guessed_and_the_day_of_receipt_is_asked_for():
    assert rules(day=date(2026, 11, 1), year=2026) == ["law_not_in_hand", "received_unknown"]
    assert rules(day=date(2026, 11, 1), year=2026, received=date(2026, 10, 1)) == ["law_not_in_hand"]
    assert rules(day=date(2026, 11, 1), year=2026, received=date(2026, 9, 30)) == ["by_old_text", "criteria_met"]
    assert rules(day=date(2014, 8, 19), year=2014) == ["law_not_in_hand"]


def test_a_record_that_has_no_criteria_yet_says_where_to_get_them():
    bare = dataclasses.replace(LAW, criteria={})
    assert [one.rule for one in findings(HANH, bare)] == ["law_not_received"]


def test_an_award_without_criteria_and_one_of_the_offices_own_are_said_to_be_unchecked():
    assert findings(dataclasses.replace(HANH, award="own_1"), LAW) == [NOT_SAID]
    assert rules(award="cultural_village", kind=NomineeKind.COLLECTIVE) == ["law_silent"]
    assert findings(dataclasses.replace(HANH, day=date(1960, 1, 1)), LAW) == [NOT_SAID]


@pytest.mark.parametrize("award", ["province_chair_merit_certificate", "good_labourer", "commemorative_medal"])
@pytest.mark.parametrize("day", [date(1990, 1, 2), date(1998, 8, 14), date(2004, 6, 30), date(2009, 12, 20)])
def test_of_the_laws_before_2010_nobody_says_met_or_not_met(award, day):
    found = told(award=award, day=day, year=day.year)
    assert verdict([one for one in found if one.rule != "award_not_in_force"]) is State.UNKNOWN
    (silent,) = [one for one in found if one.rule == "law_not_in_hand"]
    assert str(silent.values["law"]) and silent.severity is Severity.INFO


def test_the_gravest_stands_first_and_nothing_is_said_twice():
    other = Nominated("Giấy khen", NominationState.DRAFT, same=False)
    twice = Nominated("Bằng khen", NominationState.SUBMITTED, same=True)
    found = told(name="Nông Thị Sâm", in_round=[other, other, twice], kinds=frozenset({NomineeKind.COLLECTIVE}))
    assert [(one.rule, one.severity) for one in found] == [
        ("kind_not_for_award", Severity.ERROR),
        ("nominated_twice", Severity.ERROR),
        ("nominated_for_other", Severity.WARNING),
        ("criteria_met", Severity.INFO),
    ]
    assert found[1].values == {"name": "Nông Thị Sâm", "state": "submitted"}
    assert findings(dataclasses.replace(HANH, award="own", award_name="Kỷ niệm chương"), Law()) == [NOT_SAID]


def test_a_reward_type_that_no_way_is_for_is_pointed_out_with_the_article():
    found = told(basis=RewardType.EXTERNAL)
    assert (found[0].rule, found[0].state) == ("basis_differs", State.NOT_MET)
    assert found[0].article == "Luật 2022 Điều 74 khoản 1 / Luật 2022 Điều 74 khoản 2"


def test_the_ways_that_only_the_dossier_can_tell_are_named_beside_what_is_missing():
    found = told(basis=RewardType.MERIT, ratings={2024: "hoan_thanh_xuat_sac", 2025: "hoan_thanh_tot"})
    assert [one.rule for one in found] == ["rating_low", "results_short", "other_ways"]
    assert "điểm đ: công nhân, nông dân" in found[2].values["ways"]
    assert verdict(found) is State.NOT_MET


def test_a_quota_is_a_warning_to_every_nomination_of_the_round():
    fighter = {"award": "grassroots_emulation_fighter", "day": date(2022, 12, 1), "year": 2022}
    counted = {"grassroots_emulation_fighter": 4, "advanced_worker": 20}
    over = told(**fighter, put_forward=counted)
    values = next(one.values for one in over if one.rule == "quota_exceeded")
    assert (values["found"], values["most"], values["counted"]) == (4, 3, 20)
    assert "quota_exceeded" not in rules(**fighter, put_forward={**counted, "grassroots_emulation_fighter": 3})
    assert "quota_unknown" in rules(**fighter, put_forward={"grassroots_emulation_fighter": 3})
    assert "quota_exceeded" not in rules(**{**fighter, "day": date(2024, 1, 1)}, put_forward=counted)


def test_only_what_is_met_whole_counts_as_checked():
    met = Finding("criteria_met", Severity.INFO, "Điều 74", {}, State.MET)
    beside = Finding("by_old_text", Severity.INFO, "")
    assert checked([met]) and checked([met, beside])
    assert not checked([]) and not checked([NOT_SAID]) and not checked([met, NOT_SAID])
    assert not checked([met, Finding("rating_low", Severity.WARNING, "", {}, State.NOT_MET)])


@given(st.sampled_from(sorted(LAW.awards)), st.dates(date(2010, 6, 1), date(2030, 1, 1)), st.sampled_from(NomineeKind))
def test_every_award_can_be_asked_about_on_every_day(award, day, kind):
    for basis in (None, *RewardType):
        found = findings(Case(kind, award, basis, day.year, day), LAW)
        assert found and all(one.rule for one in found)
