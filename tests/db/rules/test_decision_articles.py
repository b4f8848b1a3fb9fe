"""How many articles a decision has, and what refers to the last of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rules.decision_articles import article_count, as_counted, tells_bonus

FUND = "Quỹ thi đua, khen thưởng của tỉnh"


@pytest.mark.parametrize(
    ("bonuses", "fund", "issued", "many"),
    [
        ([1_800_000, 3_600_000], FUND, True, 3),
        ([1_800_000, None], FUND, False, 3),
        ([1_800_000, None], FUND, True, 2),
        ([0, 0], FUND, True, 2),
        ([1_800_000], "", True, 2),
        ([None], "", False, 2),
    ],
)
def test_there_is_an_article_on_the_bonus_where_its_sum_or_a_gap_for_it_is_told(bonuses, fund, issued, many):
    assert article_count([bonuses], fund, issued=issued) == many


def test_of_several_awards_one_with_a_bonus_is_enough():
    assert article_count([[None], [1_800_000]], FUND, issued=True) == 3
    assert article_count([[0], [None]], FUND, issued=True) == 2


@given(st.lists(st.none() | st.integers(0, 10**7), min_size=1), st.booleans())
def test_without_a_fund_nothing_is_said_of_money(bonuses, issued):
    assert not tells_bonus([bonuses], "", issued=issued)


def test_only_the_line_that_refers_to_an_article_is_counted_anew():
    lines = ["Như Điều 3", "- như điều 12;", "Bộ trưởng, các Thứ trưởng", "Sở Nội vụ (như Điều 1)", "Lưu: VT"]
    assert as_counted(lines, 2) == ["Như Điều 2", "- như điều 2;", *lines[2:]]
