"""The law advises: what is missing, what nobody knows, with the article; it never refuses a lawful nomination."""

import dataclasses
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.catalogue import shipped
from db.rules.catalogue import AwardType, Catalogue, Criterion, Fact, Regime, catalogue_of
from db.rules.eligibility import (
    NOT_SAID,
    Case,
    Finding,
    Given,
    Initiative,
    Nominated,
    Pending,
    checked,
    findings,
    longest_run,
)
from db.rules.terms import Confidence, NominationState, NomineeKind, RewardType, Severity

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


ARTICLE = "Luật 2022 Điều 74"
SURE = Fact("Luật 2022", Confidence.VERIFIED, article=ARTICLE)
INDIVIDUAL = NomineeKind.INDIVIDUAL


def asking(*machines, kinds=None, fact=SURE, in_hand=True):
    """A law with one award, "bk", that asks for these machine-readable criteria; "cs" is another title."""
    criteria = tuple(Criterion(("all",), (), machine, SURE) for machine in machines)
    bk = AwardType(
        "bk", "Bằng khen", "BK", "commendation", "province", kinds or {INDIVIDUAL: SURE}, criteria, (), (), fact
    )
    cs = dataclasses.replace(bk, code="cs", name="Chiến sĩ thi đua cơ sở", criteria=())
    return Catalogue(
        regimes=(Regime("L2022", "Luật 2022", (), Fact("", Confidence.VERIFIED, date(2024, 1, 1)), in_hand),),
        salaries=(),
        awards={"bk": bk, "cs": cs},
        ratings={"good": 3, "excellent": 4},
        blocks={
            code: dataclasses.replace(SURE, article=code) for code in ("pending", "after_discipline", "rewarded_once")
        },
    )


def said(machine, **known):
    """What is found about a person put forward in 2025 under a law with one criterion: rule, severity, values."""
    case = Case(INDIVIDUAL, "bk", RewardType.MERIT, 2025, date(2025, 12, 1), **known)
    return [(one.rule, one.severity, dict(one.values)) for one in findings(case, asking(machine))]


MET = [("criteria_met", Severity.INFO, {"award": "Bằng khen"})]


def test_each_year_asked_for_needs_its_rating():
    asked = {"rating": "excellent", "consecutive_years": 2}
    assert said(asked, ratings={2025: "excellent", 2024: "excellent", 2023: "good"}) == MET
    assert said(asked, ratings={2025: "excellent", 2024: "good"}) == [
        ("rating_low", Severity.WARNING, {"year": 2024, "rating": "good", "needed": "excellent"})
    ]
    assert said(asked, ratings={2024: "excellent"}) == [
        ("rating_unknown", Severity.INFO, {"year": 2025, "needed": "excellent"})
    ]
    assert said({"min_rating": "good"}, ratings={2025: "good"}) == MET, "without a span one year counts"
    assert [one[0] for one in said({"rating_min": "good"}, ratings={2025: "không xếp loại"})] == ["rating_low"]
    assert [one[2]["year"] for one in said(asked)] == [2025, 2024]


def test_initiatives_count_in_their_years_and_research_in_their_place():
    asked = {"initiatives_min": 2, "consecutive_years": 2, "or_research_min": 1}
    of = [Initiative(year, "grassroots") for year in (2025, 2024)]
    assert said(asked, initiatives=of) == MET
    for far in (2023, 2026):
        assert said(asked, initiatives=[of[0], Initiative(far, "grassroots")]) == [
            ("initiatives_short", Severity.WARNING, {"needed": 2, "found": 1, "year": 2025})
        ]
    assert said(asked, initiatives=[Initiative(2025, "grassroots", research=True)]) == MET
    without = {"initiatives_min": 1}
    assert said(without, initiatives=[Initiative(2025, "grassroots", research=True)])[0][2]["found"] == 0
    assert said(without, initiatives=[Initiative(2024, "grassroots")])[0][2]["found"] == 0, "one year counts"
    assert said(asked) == [("initiatives_short", Severity.INFO, {"needed": 2, "found": 0, "year": 2025})]


def test_research_counts_whenever_it_was():
    asked = {"research_min": 1}
    assert said(asked, initiatives=[Initiative(2011, "province", research=True)]) == MET
    assert said(asked, initiatives=[Initiative(2025, "province")])[0][:2] == ("initiatives_short", Severity.WARNING)


def test_titles_had_before_count_in_a_row_or_in_all():
    in_a_row, in_all = {"prior": {"award": "cs", "consecutive": 2}}, {"prior": {"award": "cs", "count": 2}}
    for years in ({2025, 2024}, {2024, 2023}, {2024, 2023, 2022}):
        assert said(in_a_row, titles={"cs": frozenset(years)}) == MET
    short = "prior_short", Severity.INFO
    assert said(in_a_row, titles={"cs": frozenset({2025, 2023, 2022})}) == [
        (*short, {"award": "Chiến sĩ thi đua cơ sở", "needed": 2, "found": 1})
    ]
    assert said(in_a_row, titles={"cs": frozenset({2023, 2022})})[0][2]["found"] == 0
    assert said(in_all, titles={"cs": frozenset({2015, 2011})}) == MET
    assert said({"prior": {"award": "cs"}}, titles={"cs": frozenset({2011})}) == MET
    assert said({"prior": {"award": "cũ"}}) == [(*short, {"award": "cũ", "needed": 1, "found": 0})]
    assert said({"requires": ["cs"]}, titles={"cs": frozenset({2024})}) == MET
    assert said({"requires": ["cs"]}, titles={"cs": frozenset({2022})})[0][:2] == short


@pytest.mark.parametrize(
    ("basis", "meant"),
    [
        ("movement", RewardType.MOVEMENT),
        ("sudden", RewardType.SUDDEN),
        ("contribution", RewardType.CONTRIBUTION),
        ("what nobody knows", None),
    ],
)
def test_an_award_for_another_basis_is_pointed_out(basis, meant):
    for kind in RewardType:
        case = Case(INDIVIDUAL, "bk", kind, 2025, date(2025, 12, 1))
        found = [(one.rule, one.severity, one.article) for one in findings(case, asking({"basis": basis}))]
        other = ("basis_differs", Severity.WARNING, ARTICLE)
        assert found == [("criteria_met", Severity.INFO, ARTICLE) if kind is meant else other]


def test_of_several_ways_the_nearest_is_told():
    rated, titled = {"rating": "good", "initiatives_min": 1}, {"prior": {"award": "cs"}}
    asked = {"any_of": [rated, titled]}
    assert said(asked, titles={"cs": frozenset({2020})}) == MET
    assert [one[0] for one in said(asked)] == ["rating_unknown", "initiatives_short"], "the first of equals"
    assert [one[0] for one in said(asked, ratings={2025: "good"})] == ["initiatives_short"], "half of it is met"
    denied = said({"any_of": [{"basis": "movement"}, titled]})
    assert [one[0] for one in denied] == ["prior_short"], "what is unknown goes before what is denied"


def test_what_cannot_be_counted_is_left_to_a_reader_and_what_stands_beside_is_not():
    assert said({"no_discipline_from": "khiển trách"}) == [("criteria_to_read", Severity.INFO, {"award": "Bằng khen"})]
    assert said({"basis": "movement", "scope": "province"})[0][0] == "basis_differs"
    assert len(said({"basis": "movement", "scope": "province"})) == 1
    silent = [(NOT_SAID.rule, NOT_SAID.severity, {})]
    assert said({}) == silent
    assert said({"household": {"basis": "movement"}}) == silent, "asked of households only"
    assert said({"individual": {"basis": "movement"}})[0][0] == "basis_differs"


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
    case = Case(
        INDIVIDUAL, "bk", RewardType.MERIT, 2025, date(2025, 12, 1), pending=[Pending("khiển trách", starts, ends)]
    )
    found = [one for one in findings(case, asking({})) if one is not NOT_SAID]
    assert [one.rule for one in found] == ([rule] if rule else [])
    for one in found:
        assert one.severity is Severity.WARNING
        assert one.article == {"discipline_pending": "pending", "discipline_ended": "after_discipline"}[rule]
        assert one.values == {"what": "khiển trách", "date": starts if rule == "discipline_pending" else ends}


def test_the_gravest_stands_first_and_nothing_is_said_twice():
    other = Nominated("Giấy khen", NominationState.DRAFT, same=False)
    twice = Nominated("Bằng khen", NominationState.SUBMITTED, same=True)
    case = Case(
        INDIVIDUAL,
        "bk",
        RewardType.MERIT,
        2025,
        date(2025, 12, 1),
        name="Nông Thị Sâm",
        in_round=[other, other, twice],
        kinds=frozenset({NomineeKind.COLLECTIVE}),
    )
    assert [(one.rule, one.severity, one.values) for one in findings(case, asking({}))] == [
        ("kind_not_for_award", Severity.ERROR, {"award": "Bằng khen", "kind": "individual"}),
        ("nominated_twice", Severity.ERROR, {"name": "Nông Thị Sâm", "state": "submitted"}),
        ("nominated_for_other", Severity.WARNING, {"award": "Giấy khen"}),
        ("law_silent", Severity.INFO, {}),
    ]
    own = dataclasses.replace(case, award="own", award_name="Kỷ niệm chương", in_round=())
    assert findings(own, asking({}))[0].values["award"] == "Kỷ niệm chương"
    allowed = dataclasses.replace(own, kinds=frozenset({INDIVIDUAL}))
    assert findings(allowed, asking({})) == [NOT_SAID]


def test_an_award_or_a_kind_out_of_force_is_told_with_its_day():
    day = date(2025, 12, 1)
    ended = Fact("", Confidence.VERIFIED, valid_to=date(2025, 6, 30), article="Luật 2025")
    later = Fact("", Confidence.VERIFIED, date(2026, 1, 1), article="Luật 2026")
    case = Case(INDIVIDUAL, "bk", RewardType.MERIT, 2025, day)
    found = findings(case, asking({}, fact=ended, kinds={INDIVIDUAL: later}))
    assert [(one.rule, one.severity, one.article, one.values) for one in found[:-1]] == [
        ("award_not_in_force", Severity.WARNING, "Luật 2025", {"award": "Bằng khen", "date": day}),
        (
            "kind_not_yet_for_award",
            Severity.WARNING,
            "Luật 2026",
            {"award": "Bằng khen", "kind": "individual", "date": date(2026, 1, 1)},
        ),
    ]
    assert found[-1] == NOT_SAID
    met = {"prior": {"award": "cs", "count": 0}}
    others = findings(case, asking(met, kinds={NomineeKind.COLLECTIVE: SURE}))
    assert [one.rule for one in others] == ["kind_not_for_award", "law_silent"], "its criteria are for others"


def test_no_law_of_the_day_or_none_that_was_read_is_said_so():
    early = Case(INDIVIDUAL, "bk", RewardType.MERIT, 2023, date(2023, 12, 31))
    assert findings(early, asking({"basis": "movement"})) == [NOT_SAID]
    case = dataclasses.replace(early, year=2025, day=date(2025, 12, 1))
    unread = Finding("law_not_in_hand", Severity.INFO, "", {"law": "Luật 2022"})
    assert findings(case, asking({"basis": "movement"}, in_hand=False)) == [unread]


def test_only_criteria_that_are_all_met_count_as_checked():
    met, silent = Finding("criteria_met", Severity.INFO, ARTICLE), NOT_SAID
    assert checked([met]) and checked([met, met])
    assert not checked([]) and not checked([silent]) and not checked([met, silent])
    assert not checked([Finding("rating_low", Severity.WARNING, ARTICLE)])


def test_an_achievement_without_words_is_no_achievement_twice():
    given_ = Given("Giấy khen", "12/QĐ-UBND", date(2024, 12, 20), "")
    case = Case(INDIVIDUAL, "bk", RewardType.MERIT, 2025, date(2025, 12, 1), given=[given_])
    assert findings(case, asking({})) == [NOT_SAID]
    again = dataclasses.replace(case, citation="Hòa giải", given=[dataclasses.replace(given_, citation="Hoà giải")])
    first = findings(again, asking({}))[0]
    assert (first.rule, first.severity, first.article) == ("rewarded_already", Severity.WARNING, "rewarded_once")
    assert first.values == {"award": "Giấy khen", "number": "12/QĐ-UBND", "date": date(2024, 12, 20)}


@pytest.mark.parametrize(("years", "run"), [({2025, 2024, 2022}, 2), ({2024}, 0), (set(), 0), ({2025}, 1)])
def test_a_run_ends_with_the_year_asked_for(years, run):
    assert longest_run(frozenset(years), 2025) == run
