"""The articles of a decision on awards: how many there are, and lines that refer to the last of them."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

AS_ARTICLE: Final = re.compile(r"^(-?\s*Như Điều) \d+", re.IGNORECASE)
GIVING, CARRYING_OUT = 1, 1
"""Articles that each decision has: one gives the award, the last says who carries it out."""


def tells_bonus(awards: Iterable[Sequence[int | None]], fund: str, *, issued: bool) -> bool:
    """Whether a decision has an article on the bonus; `awards` are the bonuses of each award that it gives.

    A draft leaves amounts open that are not known (None); a decision issued without those of an award says nothing of
    its money. Nor does one whose authority names no fund.
    """
    return bool(fund) and any(_told(bonuses, issued=issued) for bonuses in awards)


def _told(bonuses: Sequence[int | None], *, issued: bool) -> bool:
    return not issued if None in bonuses else sum(bonus or 0 for bonus in bonuses) > 0


def article_count(awards: Iterable[Sequence[int | None]], fund: str, *, issued: bool) -> int:
    """Return how many articles a decision has."""
    return GIVING + int(tells_bonus(awards, fund, issued=issued)) + CARRYING_OUT


def as_counted(lines: Iterable[str], articles: int) -> list[str]:
    """Return lines of "Nơi nhận" with "Như Điều 3" naming the last of so many articles."""
    return [AS_ARTICLE.sub(rf"\g<1> {articles}", line) for line in lines]
