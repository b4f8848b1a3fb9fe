"""Invented years: every nomination in a round, every decision on a working day, nobody twice in a round."""

from collections import Counter
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rules.terms import NominationState, NomineeKind
from db.sample_data.people import invent
from db.sample_data.years import (
    DECISION,
    FIRST_YEAR,
    IN_A_DECISION,
    ITEM,
    NOMINATION,
    RECIPIENT,
    YEARS,
    Filler,
    Giver,
    Money,
    Round,
    decision_day,
    rounds,
)

GIVERS = (
    Giver(1, 1, "Bộ trưởng", "Bằng khen của Bộ trưởng", "QĐ-BTTTT", "Hà Nội", "BỘ TRƯỞNG", "Ông A"),
    Giver(2, 2, "Chủ tịch tỉnh", "Bằng khen của Chủ tịch", "QĐ-UBND", "Tuyên Quang", "CHỦ TỊCH", "Ông B"),
)
MONEY = Money(
    "L2022", {NomineeKind.INDIVIDUAL: 150, NomineeKind.COLLECTIVE: 300, NomineeKind.HOUSEHOLD: None}, 2_340_000
)
DAY = date(2024, 11, 1)


def filler(people: int = 400, seed: int = 5) -> Filler:
    random = Random(seed)
    return Filler(list(invent(people, random, 1)), GIVERS, random)


def column(rows, columns, name):
    """Return one column of rows as they will be written."""
    place = columns.replace('"', "").split(",").index(name)
    return [row[place] for row in rows]


@given(st.integers(1, 100_000))
def test_every_nomination_falls_into_one_of_fifteen_years(total):
    made = rounds(total)
    assert sum(one.size for one in made) == total
    assert len({one.year for one in made}) == min(total, YEARS)


def test_a_new_year_has_one_round_of_each_kind_that_fits_its_number():
    few, many = rounds(15), rounds(60_000)
    assert {one.year for one in few} == {one.year for one in many} == set(range(FIRST_YEAR, FIRST_YEAR + YEARS))
    assert len(few) == YEARS
    assert len({(one.year, one.name) for one in many}) == len(many) > len(few)
    assert max(one.size for one in many) - min(one.size for one in many) <= 1


@given(st.integers(1990, 2100), st.integers(0, 500))
def test_decisions_are_signed_on_a_working_day_of_their_year(year, index):
    day = decision_day(year, index)
    assert day.year == year
    assert day.weekday() < 5
    assert day == decision_day(year, index)


@given(st.integers(1, 60), st.integers(0, 999))
def test_nobody_is_put_forward_twice_in_a_round(size, seed):
    made = filler(60, seed).fill(Round(1, "Khen thưởng", 2024, size), MONEY, DAY, last=False)
    nominees = column(made.nominations, NOMINATION, "nominee_id")
    assert len(nominees) == len(set(nominees)) == size


def test_recipients_are_the_approved_in_the_order_of_their_decision():
    made = filler().fill(Round(1, "Khen thưởng", 2024, 400), MONEY, DAY, last=False)
    states = Counter(column(made.nominations, NOMINATION, "state"))
    assert len(made.recipients) == states[NominationState.HANDED_OVER.value]
    assert len(made.items) == len(made.recipients) + states[NominationState.NOT_APPROVED.value]
    approved, reasons = column(made.items, ITEM, "approved"), column(made.items, ITEM, "reason")
    assert all(yes is not bool(reason) for yes, reason in zip(approved, reasons, strict=True))
    for decision in column(made.decisions, DECISION, "id"):
        mine = [row for row in made.recipients if row[1] == decision]
        assert column(mine, RECIPIENT, "ordinal") == list(range(1, len(mine) + 1))


@pytest.mark.parametrize(("kind", "amount"), [("individual", 3_510_000), ("collective", 7_020_000), ("household", 0)])
def test_the_bonus_is_that_of_the_kind(kind, amount):
    made = filler().fill(Round(1, "Khen thưởng", 2024, 400), MONEY, DAY, last=False)
    paid = zip(column(made.recipients, RECIPIENT, "kind"), column(made.recipients, RECIPIENT, "bonus"), strict=True)
    assert {bonus for one, bonus in paid if one == kind} == {amount}


def test_a_decision_has_no_more_people_than_fit_and_a_number_of_its_own():
    made = filler(3000).fill(Round(1, "Khen thưởng", 2024, 3000), MONEY, DAY, last=False)
    held = Counter(column(made.items, ITEM, "decision_id"))
    assert max(held.values()) == IN_A_DECISION
    numbers = column(made.decisions, DECISION, "number")
    assert len(numbers) == len(set(numbers)) > 6


def test_the_last_round_is_still_being_worked_at():
    made = filler().fill(Round(1, "Khen thưởng", 2025, 100), MONEY, DAY, last=True)
    assert set(column(made.nominations, NOMINATION, "state")) == {"submitted", "draft"}
    assert (made.decisions, made.items, made.recipients, made.entries) == ([], [], [], [])


def test_the_register_goes_on_without_a_gap_from_round_to_round():
    one = filler()
    entries = []
    for number in (1, 2, 3):
        made = one.fill(Round(number, "Khen thưởng", 2020 + number, 50), MONEY, DAY, last=False)
        entries += [entry[1] for entry in made.entries]
    assert entries == list(range(1, one.register_entries + 1))
