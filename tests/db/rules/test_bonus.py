"""Bonus money: coefficient times base salary, rounded up."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rules.bonus import bonus


@pytest.mark.parametrize(
    ("coefficient", "salary", "paid"),
    [
        ("0.3", 2_340_000, 710_000),
        ("0.8", 2_340_000, 1_880_000),
        ("1.5", 2_340_000, 3_510_000),
        ("1.5", 2_530_000, 3_800_000),
        ("0.15", 1_490_000, 230_000),
        ("1.0", 1_490_000, 1_490_000),
    ],
)
def test_the_bonus_is_rounded_up_as_the_decree_says(coefficient, salary, paid):
    assert bonus(Decimal(coefficient), salary) == paid


@given(st.decimals(0, 20, places=2), st.integers(0, 10_000_000))
def test_the_bonus_never_falls_short_nor_runs_over(coefficient, salary):
    paid = bonus(coefficient, salary)
    assert paid % 10_000 == 0
    assert 0 <= paid - coefficient * salary < 10_000


def test_money_that_is_exact_is_not_rounded():
    assert bonus(Decimal("2"), 1_490_000) == 2_980_000
    assert bonus(Decimal(0), 2_340_000) == 0


def test_another_step_of_rounding():
    assert bonus(Decimal("0.15"), 1_490_000, step=1_000) == 224_000


@pytest.mark.parametrize(("coefficient", "salary"), [("-0.1", 1_490_000), ("0.1", -1)])
def test_money_below_nothing_is_refused(coefficient, salary):
    with pytest.raises(ValueError):
        bonus(Decimal(coefficient), salary)
