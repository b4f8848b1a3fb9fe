"""The law as shipped: every day has one regime and one base salary, every fact a source and how sure it is."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.catalogue import shipped
from db.errors import KnownError
from db.rules.bonus import bonus
from db.rules.catalogue import catalogue_of
from db.rules.terms import Confidence, NomineeKind

LAW = catalogue_of(shipped())
DAYS = st.dates(date(2010, 6, 1), date(2030, 12, 31))


@given(DAYS)
def test_on_every_day_one_law_and_one_salary_hold(day):
    assert sum(one.fact.holds_on(day) for one in LAW.regimes) == 1
    assert sum(one.fact.holds_on(day) for one in LAW.salaries) == 1
    assert LAW.regime_on(day).fact.holds_on(day)
    assert LAW.base_salary_on(day).fact.holds_on(day)


def test_before_the_catalogue_begins_it_says_so():
    for ask, code in ((LAW.regime_on, "no_regime"), (LAW.base_salary_on, "no_base_salary")):
        with pytest.raises(KnownError) as told:
            ask(date(2001, 1, 1))
        assert told.value.code == code


@pytest.mark.parametrize(
    ("award", "kind", "day", "paid"),
    [
        ("minister_merit_certificate", NomineeKind.INDIVIDUAL, date(2023, 12, 20), 1_800_000),
        ("minister_merit_certificate", NomineeKind.COLLECTIVE, date(2023, 12, 20), 3_600_000),
        ("province_chair_merit_certificate", NomineeKind.INDIVIDUAL, date(2025, 12, 1), 3_510_000),
        ("province_chair_merit_certificate", NomineeKind.HOUSEHOLD, date(2025, 12, 1), 5_270_000),
        ("prime_minister_merit_certificate", NomineeKind.COLLECTIVE, date(2026, 7, 1), 17_710_000),
    ],
)
def test_a_bonus_follows_the_law_and_the_salary_of_its_day(award, kind, day, paid):
    found = LAW.coefficient_for(award, kind, LAW.regime_on(day).code) if day < date(2026, 7, 1) else None
    coefficient = found.value if found else Decimal("7.0")
    assert bonus(coefficient, LAW.base_salary_on(day).amount) == paid


def test_no_coefficient_is_invented_where_the_law_was_not_read():
    assert LAW.coefficient_for("province_chair_merit_certificate", NomineeKind.INDIVIDUAL, "L2003_N42") is None
    assert LAW.coefficient_for("commemorative_medal", NomineeKind.INDIVIDUAL, "L2022_N98").is_maximum


def test_the_coefficients_of_one_decree_that_were_only_recalled_say_so():
    recalled = LAW.coefficient_for("province_chair_merit_certificate", NomineeKind.INDIVIDUAL, "L2022_N98")
    assert recalled.value == Decimal("1.5") and recalled.fact.confidence is Confidence.RECALLED


def test_every_salary_and_coefficient_has_a_source():
    facts = [one.fact for one in LAW.salaries]
    facts += [one.fact for award in LAW.awards.values() for one in award.coefficients]
    assert facts and all(fact.source for fact in facts)


def test_the_seventy_of_a_hundred_count_from_the_law_of_2022():
    old, new = (LAW.criteria_for("advanced_collective", code)[0] for code in ("L2003_N91", "L2022_N152"))
    assert old.machine["min_ratio_members_with"] == {"award": "advanced_worker", "gt": 0.5}
    assert new.machine["min_ratio_members_with"] == {"award": "advanced_worker", "gte": 0.7}
    assert LAW.criteria_for("advanced_collective", "L2022A_N152") == ()
