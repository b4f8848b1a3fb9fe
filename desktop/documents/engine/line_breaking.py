"""The one line breaker: measured boxes, glue and penalties in, the cheapest break positions out; prices are data.

A line is a run of boxes with one space between two. A penalty is the price of ending a line after its box: NEVER
forbids it, FORCED demands it. The cheapest setting of the whole text is found by dynamic programming.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

NEVER: Final = float("inf")
FORCED: Final = -1.0  # a line feed stood here
_ROUNDING: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Prices:
    """What makes a setting dear. The first group prices gaps between words, the second lines."""

    phrase_gaps: bool = True
    """A gap between two phrases costs what `break_rules` says of it; else nothing."""
    inside_phrase: float = NEVER
    inside_name: float = NEVER
    """Also numbers and what belongs to them."""
    before_and: float = NEVER
    """Before the "và" of a bound phrase."""
    name_and_more: float = 0.0
    """Between a capital and a small letter: "Chính ¦ phủ"."""
    glued: bool = False
    """Number phrases and the last two words stay together."""

    line: float = 0.0
    uneven: float = 0.0
    """Times ((width - mean) / mean) squared, of every line of a block."""
    ragged: float = 0.0
    """Times (free / limit) squared, of every line but the last."""
    loose: float = 0.0
    """Times how much wider than natural the spaces get, squared, of every line but the last."""
    tight: float = 0.0
    """Times how much narrower than natural, of all that `shrink` allows, squared."""
    tight_last: float = 0.0
    shrink: float = 0.0
    """Part of a space by which a justified line may be tightened."""
    single: float = 0.0
    """A line of one box that no space can fill, beside its free width; not of the last line."""
    lone_last: float = 0.0
    """A last line of one box under others."""
    short_last: float = 0.0
    """A last line under others narrower than `short_part` of the mean line, or of the limit where none need be even."""
    short_part: float = 0.0
    overfull: bool = True
    """A box wider than its line stands there by itself; else there is no setting."""


DISPLAY: Final = Prices(line=26.0, uneven=260.0, lone_last=5_000.0, short_last=400.0, short_part=0.38, overfull=False)
"""Names, units and reasons of certificates: balanced lines, phrases never parted."""

CENTRED: Final = Prices(
    line=26.0, uneven=260.0, lone_last=5_000.0, inside_phrase=20_000.0, inside_name=20_000.0, before_and=10_000.0
)
"""Names of bodies, trích yếu, signers' offices: balanced; a phrase is parted where nothing else fits."""

CELL: Final = Prices(line=150.0, ragged=150.0, inside_phrase=90.0, inside_name=100_000.0)
"""Cells of tables: few lines, left-aligned."""

JUSTIFIED: Final = Prices(
    phrase_gaps=False,
    inside_phrase=2.5,
    inside_name=2.5,
    name_and_more=1.2,
    glued=True,
    line=1.0,
    loose=6.0,
    tight=3.0,
    tight_last=1.0,
    shrink=0.12,
    single=50.0,
    short_last=1.0,
    short_part=0.16,
)
"""Paragraphs of letters: even spaces, no line tightened by more than an eighth of a space."""


@dataclass(frozen=True, slots=True)
class Measure:
    """The boxes of a text and the lines that they go into, all in one unit."""

    boxes: Sequence[float]
    space: float
    penalties: Sequence[float]
    """One for each gap."""
    limit: float
    first: float | None = None
    """The limit of the first line where it differs."""
    least: float = 0.0
    """No line may be narrower."""


@dataclass(frozen=True, slots=True)
class Breaks:
    """The cheapest setting: its price, and after how many boxes each line ends."""

    price: float
    ends: tuple[int, ...]


def break_lines(measure: Measure, prices: Prices, lines: int = 0) -> Breaks | None:
    """Return the cheapest setting in exactly `lines` lines, in as many as are cheapest where it is 0; None if none."""
    nodes = [0, *(gap + 1 for gap, price in enumerate(measure.penalties) if price != NEVER), len(measure.boxes)]
    before = list(accumulate((box + measure.space for box in measure.boxes), initial=0.0))
    last = len(nodes) - 1
    line_price = _LinePrice(measure, prices, before[-1] - measure.space, lines)
    # For each place of a break, by number of lines (0 where it does not matter): the price, and where the line began.
    best: list[dict[int, tuple[float, int]]] = [{} for _ in nodes]
    best[0][0] = (0.0, 0)
    for start in range(last):
        reached = [(line, price) for line, (price, _) in best[start].items() if not lines or line < lines]
        for end in _line_ends(measure, prices, nodes, before, start) if reached else ():
            width = before[nodes[end]] - before[nodes[start]] - measure.space
            if width < measure.least:
                continue
            price = line_price(width, nodes[start], nodes[end])
            states = best[end]
            for line, so_far in reached:
                line = line + 1 if lines else 0
                if (not lines or (end == last) == (line == lines)) and (
                    line not in states or so_far + price < states[line][0]
                ):
                    states[line] = (so_far + price, start)
    return _walked_back(best, nodes, lines)


def _line_ends(
    measure: Measure, prices: Prices, nodes: Sequence[int], before: Sequence[float], start: int
) -> Iterator[int]:
    """Yield the nodes at which a line from `start` may end."""
    first = nodes[start]
    limit = (measure.first if first == 0 and measure.first is not None else measure.limit) + _ROUNDING
    narrowing = measure.space * prices.shrink
    origin = before[first] + measure.space
    for end in range(start + 1, len(nodes)):
        gaps = nodes[end] - first - 1
        if before[nodes[end]] - origin - gaps * narrowing > limit and (gaps or not prices.overfull):
            return
        yield end
        if end + 1 < len(nodes) and measure.penalties[nodes[end] - 1] == FORCED:
            return


def _walked_back(best: Sequence[dict[int, tuple[float, int]]], nodes: Sequence[int], lines: int) -> Breaks | None:
    at = len(nodes) - 1
    if lines not in best[at]:
        return None
    price, ends = best[at][lines][0], []
    while at:
        ends.append(nodes[at])
        at = best[at][lines][1]
        lines = max(0, lines - 1)
    return Breaks(price, tuple(ends[::-1]))


class _LinePrice:
    """The price of a line by its width and the boxes it begins and ends with."""

    def __init__(self, measure: Measure, prices: Prices, width: float, lines: int) -> None:
        self._measure, self._prices = measure, prices
        self._count = len(measure.boxes)
        self._mean = width / (lines or 1)

    def __call__(self, width: float, start: int, end: int) -> float:
        prices, measure, mean = self._prices, self._measure, self._mean
        last = end == self._count
        price = prices.line if last else prices.line + max(0.0, measure.penalties[end - 1])
        if prices.uneven:
            price += prices.uneven * ((width - mean) / mean) ** 2
        else:
            limit = measure.first if start == 0 and measure.first is not None else measure.limit
            if prices.ragged and not last:
                price += prices.ragged * ((limit - width) / limit) ** 2
            if prices.loose:
                price += _space_price(prices, limit - width, end - start - 1, measure.space, last=last)
            mean = limit
        if last and start:
            if end - start == 1:
                price += prices.lone_last
            if width < prices.short_part * mean:
                price += prices.short_last
        return price


def _space_price(prices: Prices, free: float, gaps: int, space: float, *, last: bool) -> float:
    """Return the price of a justified line whose spaces take up `free` more than they should."""
    if not gaps:
        return 0.0 if last else prices.single + free
    if last and free >= 0:
        return 0.0
    change = free / gaps / space
    if change >= 0:
        return prices.loose * change**2
    return (prices.tight_last if last else prices.tight) * (change / prices.shrink) ** 2
