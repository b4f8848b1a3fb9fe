"""What may be entered of each kind of facts, and which kind answers which finding."""

from datetime import date

import pytest

from db.errors import KnownError
from db.models.table_registry import table_named
from db.rules.case import RATING_RANKS
from db.rules.fact_fields import ASKED_BY, FACTS, Entered, checked_values
from db.rules.terms import RewardType

RATING = {"year": 2025, "rating": "hoan_thanh_tot"}
COUNTED = {"year": 2025, "total": 20, "women": 9}


def test_every_kind_is_a_table_and_every_column_is_in_it():
    for kind, fact in FACTS.items():
        columns = set(table_named(kind).columns.keys())
        assert {each.name for each in fact.columns} | {"id", "nominee_id"} == columns
        assert set(fact.key or ()) <= columns
    assert set(ASKED_BY.values()) <= set(FACTS)


def test_what_is_left_empty_is_empty_as_the_record_keeps_it():
    made = checked_values("initiative", {"year": 2025, "name": "Số hóa", "level": "province"})
    assert (made["research"], made["decision_number"], made["decision_date"], made["used_for"]) == (False, "", None, "")
    assert checked_values("earlier_award", {"award_type_id": "bk", "year": 2019})["reward_type"] is None
    assert checked_values("headcount", COUNTED)["completed"] is None


def test_days_and_types_are_read_from_their_plain_form():
    made = checked_values(
        "earlier_award", {"award_type_id": "bk", "year": 2019, "dated": "2019-12-20", "reward_type": "dot_xuat"}
    )
    assert (made["dated"], made["reward_type"]) == (date(2019, 12, 20), RewardType.SUDDEN)
    assert checked_values("employment", {"employed_on": date(2020, 1, 1)})["employed_on"] == date(2020, 1, 1)


@pytest.mark.parametrize(
    ("kind", "values", "code"),
    [
        ("màu", {}, "fact_unknown"),
        ("duty_rating", {**RATING, "màu": 1}, "fact_unknown"),
        ("duty_rating", {"year": 2025}, "field_missing"),
        ("duty_rating", {**RATING, "year": 25}, "bad_fact_year"),
        ("duty_rating", {**RATING, "year": "2025"}, "bad_fact_year"),
        ("duty_rating", {**RATING, "rating": "tốt"}, "bad_choice"),
        ("absence", {"year": 2025, "days": -1}, "bad_count"),
        ("headcount", {**COUNTED, "women": 21}, "counts_exceed"),
        ("headcount", {**COUNTED, "advanced": 21}, "counts_exceed"),
        ("discipline", {"what": "x", "starts_on": "2025-02-01", "ends_on": "2025-01-01"}, "ends_before"),
    ],
)
def test_what_cannot_be_is_refused(kind, values, code):
    with pytest.raises(KnownError) as told:
        checked_values(kind, values)
    assert told.value.code == code


def test_every_choice_is_closed():
    rating = next(each for each in FACTS["duty_rating"].columns if each.entered is Entered.CHOICE)
    assert rating.choices == tuple(RATING_RANKS)
