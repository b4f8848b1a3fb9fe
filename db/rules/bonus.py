"""Bonus money: coefficient × base salary on the decision date, rounded up (NĐ 91/2017 Điều 68; NĐ 98/2023 Điều 53)."""

from collections.abc import Hashable, Sequence
from decimal import ROUND_CEILING, Decimal

STEP = 10_000


def bonus(coefficient: Decimal, base_salary: int, step: int = STEP) -> int:
    """Return đồng, rounded up to the next `step`. Raises ValueError for negative values."""
    if coefficient < 0 or base_salary < 0:
        raise ValueError(coefficient, base_salary)
    return int((coefficient * base_salary / step).to_integral_value(ROUND_CEILING)) * step


def lower_titles(titles: Sequence[tuple[Hashable, int]]) -> frozenset[int]:
    """Return the places of titles, given as (whose and of which period, đồng), beside which a higher one is paid.

    Of equal ones the first is paid.
    """
    best: dict[Hashable, int] = {}
    for place, (whose, amount) in enumerate(titles):
        if whose not in best or amount > titles[best[whose]][1]:
            best[whose] = place
    return frozenset(range(len(titles))) - frozenset(best.values())
