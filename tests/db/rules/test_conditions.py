"""Each condition of the law beside what is known: met, not met, unknown, with what is needed for the sentence."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.catalogue import rows_of, shipped
from db.rules.case import Case, Given, Group, Initiative, Pending, Service
from db.rules.conditions import KINDS, Outcome, State, longest_run, outcomes, worst
from db.rules.law import Way, law_of
from db.rules.terms import NomineeKind, RewardType

LAW = law_of(rows_of(shipped()))
CS = "grassroots_emulation_fighter"


def said(*conditions, **known):
    """Return (state, rule) for each condition of one way, of somebody put forward in 2025."""
    way = Way("", frozenset(), conditions)
    case = Case(NomineeKind.INDIVIDUAL, "bk", RewardType.MERIT, 2025, date(2025, 12, 1), **known)
    return [(one.state, one.rule) for one in outcomes(way, case, LAW)]


def values(*conditions, **known):
    way = Way("", frozenset(), conditions)
    case = Case(NomineeKind.INDIVIDUAL, "bk", RewardType.MERIT, 2025, date(2025, 12, 1), **known)
    return [one.values for one in outcomes(way, case, LAW)]


def years(run, rating="hoan_thanh_xuat_sac", **more):
    return {"is": "years", "run": run, "each": [{"rating": rating}], **more}


def had(*when, code=CS, basis=RewardType.MERIT):
    return [Given("", "", None, "", code, year, basis) for year in when]


MET, NOT, UNKNOWN = (State.MET, ""), State.NOT_MET, State.UNKNOWN
EXCELLENT = dict.fromkeys(range(2021, 2026), "hoan_thanh_xuat_sac")


def test_each_year_asked_for_needs_its_rating():
    assert said(years(2), ratings=EXCELLENT) == [MET, MET]
    assert said(years(2), ratings={2025: "hoan_thanh_xuat_sac", 2024: "hoan_thanh_tot"}) == [MET, (NOT, "rating_low")]
    assert said(years(2), ratings={2024: "hoan_thanh_xuat_sac"}) == [(UNKNOWN, "rating_unknown"), MET]
    assert said(years(1, "hoan_thanh_tot"), ratings={2025: "hoan_thanh_xuat_sac"}) == [MET]
    assert [one["year"] for one in values(years(2))] == [2025, 2024]


def test_a_year_may_be_told_by_a_title_instead_of_a_rating():
    each = [{"rating": "hoan_thanh_xuat_sac"}, {"award": "excellent_collective"}]
    asked = {"is": "years", "run": 2, "each": each}
    title = had(2025, code="excellent_collective")
    assert said(asked, ratings={2024: "hoan_thanh_xuat_sac"}, given=title) == [MET, MET]


def test_years_after_an_award_do_not_count_from_before_it():
    asked = years(5, after=["bk"])
    assert said(asked, ratings=EXCELLENT, given=had(2020, code="bk")) == [MET] * 5
    assert said(asked, ratings=EXCELLENT, given=had(2023, code="bk"))[-1] == (NOT, "too_soon")


def test_titles_in_a_row_may_end_in_the_year_or_the_one_before_and_a_gap_is_named():
    asked = {"is": "awards", "award": [CS], "count": 2, "run": True}
    assert said(asked, given=had(2024, 2025)) == said(asked, given=had(2023, 2024)) == [MET]
    assert said(asked, given=had(2023, 2025)) == [(NOT, "award_gap")]
    assert values(asked, given=had(2023, 2025))[0]["years"] == "2024"
    assert said(asked, given=had(2025)) == [(UNKNOWN, "prior_short")]
    assert said(asked, given=had(2025), all_awards=True) == [(NOT, "prior_short")]


def test_awards_in_all_and_within_a_run():
    any_time = {"is": "awards", "award": [CS], "count": 2}
    assert said(any_time, given=had(2011, 2020)) == [MET]
    inside = {**any_time, "window": "run"}
    assert said(years(5), inside, ratings=EXCELLENT, given=had(2011, 2020))[-1] == (UNKNOWN, "prior_short")
    assert said(years(5), inside, ratings=EXCELLENT, given=had(2021, 2025))[-1] == MET


def test_a_sudden_award_is_no_basis_for_regular_merit_under_the_decree_of_2025():
    asked = {"is": "awards", "award": ["bk"], "count": 1}
    sudden = had(2020, code="bk", basis=RewardType.SUDDEN)
    assert said(asked, given=sudden) == [(State.BLOCKED, "sudden_no_basis")]
    assert said(asked, given=[*sudden, *had(2019, code="bk")]) == [MET]
    way = Way("", frozenset(), (asked,))
    early = Case(NomineeKind.INDIVIDUAL, "x", RewardType.MERIT, 2024, date(2025, 6, 30), given=sudden)
    assert worst(outcomes(way, early, LAW)) is State.MET


def result(year, level="grassroots", *, research=False, used_for="", used_year=None):
    return Initiative(year, level, research, used_for, used_year)


def results(count, what="initiative", scope="grassroots", window="run"):
    return {"is": "results", "count": count, "what": what, "scope": scope, "window": window}


def test_initiatives_count_in_the_whole_run_of_good_years():
    two = [result(2021), result(2025)]
    assert said(years(2), results(2), ratings=EXCELLENT, initiatives=two)[-1] == MET
    late = {2025: "hoan_thanh_xuat_sac", 2024: "hoan_thanh_xuat_sac"}
    assert said(years(2), results(2), ratings=late, initiatives=two)[-1] == (NOT, "results_short")
    assert said(results(1, window=1), initiatives=[result(2024)]) == [(NOT, "results_short")]
    assert said(results(1, window=1), initiatives=[result(2026)]) == [(NOT, "results_short")]


def test_an_initiative_counts_by_how_far_it_reaches():
    wide = results(1, scope="province", window=1)
    assert said(wide, initiatives=[result(2025)]) == [(NOT, "result_scope")]
    assert (
        said(wide, initiatives=[result(2025, "ministry")])
        == said(wide, initiatives=[result(2025, "national")])
        == [MET]
    )


def test_nothing_entered_is_unknown_and_nothing_made_is_not_met():
    assert said(results(1, window=1)) == [(UNKNOWN, "results_short")]
    assert said(results(1, window=1), all_results={2025}) == [(NOT, "results_short")]
    assert said(results(1, window=1), all_results={2024}) == [(UNKNOWN, "results_short")]
    assert said(results(1, window=1), all_results=None) == [(NOT, "results_short")]


def test_one_of_each_makes_two_only_for_a_reader():
    one_each = [result(2025), result(2024, research=True)]
    assert said(years(2), results(2), ratings=EXCELLENT, initiatives=one_each)[-1] == (UNKNOWN, "results_mixed")


def test_an_initiative_that_served_another_award_does_not_count_again():
    used = result(2025, used_for="advanced_worker", used_year=2025)
    assert said(results(1, window=1), initiatives=[used]) == [(NOT, "result_used")]
    assert said(results(1, window=1), initiatives=[used, result(2025)]) == [MET]
    own = result(2025, used_for="bk", used_year=2025)
    assert said(results(1, window=1), initiatives=[own]) == [MET], "this nomination's own"


def test_who_launched_a_movement_is_asked_for():
    asked = {"is": "launched", "by": ["province", "ministry"]}
    assert said(asked, launched_by="ministry") == [MET]
    assert said(asked) == [(UNKNOWN, "launcher_unknown")]
    assert said(asked, launched_by="grassroots") == [(NOT, "launcher_differs")]
    assert said(asked, launched_by="national") == [(UNKNOWN, "launcher_differs")], "above: read the article"


@pytest.mark.parametrize(
    ("having", "over", "least"), [(14, MET, MET), (13, MET, None), (11, MET, None), (10, None, None)]
)
def test_shares_are_counted_of_all_members(having, over, least):
    group = Group(20, titles={"advanced_worker": having})
    asked = {"is": "share", "of": "advanced_worker"}
    assert said({**asked, "over": 0.5}, group=group) == [over or (NOT, "share_over_short")]
    assert said({**asked, "least": 0.7}, group=group) == [least or (NOT, "share_short")]


def test_what_is_not_known_of_a_collective_is_asked_for():
    asked = ({"is": "share", "of": CS, "least": 0.7}, {"is": "all_completed"}, {"is": "member", "award": CS})
    asked = (*asked, {"is": "none_disciplined", "from": "warning"})
    unknown = [
        (UNKNOWN, rule) for rule in ("group_unknown", "completed_unknown", "member_unknown", "disciplined_unknown")
    ]
    assert said(*asked) == said(*asked, group=Group()) == unknown
    good = Group(10, 10, 0, {CS: 7})
    assert said(*asked, group=good) == [MET] * 4
    bad = Group(10, 9, 1, {CS: 0})
    rules = ("share_short", "not_all_completed", "member_lacking", "member_disciplined")
    assert said(*asked, group=bad) == [(NOT, rule) for rule in rules]


@pytest.mark.parametrize(
    ("day", "months"), [((2025, 3, 1), 10), ((2025, 3, 2), 9), ((2025, 8, 1), 5), ((2026, 1, 5), 0)]
)
def test_months_since_being_taken_on_are_counted_to_the_end_of_the_year(day, months):
    asked = {"is": "employed", "months": 10}
    found = said(asked, service=Service(date(*day)))
    assert found == [MET if months >= 10 else (NOT, "employed_short")]
    if months < 10:
        assert values(asked, service=Service(date(*day)))[0]["found"] == months
    assert said(asked) == said(asked, service=Service(date(2024, 12, 31))) == [MET]


def test_days_away_and_a_discipline_of_the_year_exclude():
    absent = {"is": "absent", "days": 40}
    assert said(absent, service=Service(absent_days={2025: 39, 2024: 90})) == [MET]
    assert said(absent, service=Service(absent_days={2025: 40})) == [(NOT, "absent_long")]
    asked = {"is": "undisciplined", "from": "reprimand"}
    mild = Pending("khiển trách", date(2025, 3, 1), date(2025, 6, 1), "reprimand")
    assert said(asked, pending=[mild]) == [(NOT, "disciplined_in_year")]
    assert said({**asked, "from": "warning"}, pending=[mild]) == [MET]
    assert said(asked, pending=[Pending("thanh tra", date(2025, 3, 1))]) == [MET]


def test_a_way_is_as_good_as_its_worst_condition():
    met, unknown = Outcome(State.MET), Outcome(State.UNKNOWN)
    assert worst([met, unknown]) is State.UNKNOWN and worst([]) is State.MET
    assert worst([unknown, Outcome(State.NOT_MET), Outcome(State.BLOCKED)]) is State.BLOCKED


def test_every_condition_of_the_shipped_law_can_be_looked_at():
    used = {
        each["is"] for found in LAW.criteria.values() for one in found for way in one.ways for each in way.conditions
    }
    assert used == KINDS


@given(st.frozensets(st.integers(2010, 2026)), st.integers(2010, 2026))
def test_a_run_of_years_has_no_gap(those, last):
    run = longest_run(those, last)
    assert all(last - back in those for back in range(run)) and last - run not in those
