"""The one line breaker: measured boxes, glue and penalties in, the cheapest break positions out; prices are data.

A line is a run of boxes with one space between two. A penalty is the price of ending a line after its box: NEVER
forbids it, FORCED demands it. The cheapest setting of the whole text is found by dynamic programming.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final, NamedTuple

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
    after_body: float = NEVER
    """At most, between the kind of a body and its name: "Trung tâm ¦ Công nghệ thông tin"."""
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

CELL: Final = Prices(
    line=150.0, ragged=150.0, inside_phrase=90.0, inside_name=100_000.0, after_body=70.0, lone_last=40.0
)
"""Cells of tables: few lines, left-aligned; no syllable of a name alone on the last one where another gap will do.

A word of two syllables ("Công ¦ nghệ") is parted later than the kind of a body from its name.
"""

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


class Nodes(NamedTuple):
    """Where lines may begin and end: after how many boxes, how far along, at which price."""

    boxes: list[int]
    places: list[float]
    penalties: list[float]
    forced: list[int]


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
    nodes: Nodes | None = None
    """What `nodes_of` says of this text, given where it is tried in several widths."""


def nodes_of(boxes: Sequence[float], space: float, penalties: Sequence[float]) -> Nodes:
    """Return the places of a text where lines may end, and its start."""
    before = list(accumulate([box + space for box in boxes], initial=0.0))
    inner = [gap for gap, price in enumerate(penalties, 1) if price != NEVER]
    nodes = [0, *inner, len(boxes)]
    return Nodes(
        nodes,
        [before[node] for node in nodes],
        [0.0, *(max(0.0, penalties[node - 1]) for node in inner), 0.0],
        [at for at, node in enumerate(inner, 1) if penalties[node - 1] == FORCED],
    )


@dataclass(frozen=True, slots=True)
class Breaks:
    """The cheapest setting: its price, and after how many boxes each line ends."""

    price: float
    ends: tuple[int, ...]


def break_lines(measure: Measure, prices: Prices, lines: int = 0, most: float = NEVER) -> Breaks | None:
    """Return the cheapest setting in exactly `lines` lines, in as many as are cheapest where it is 0; None if none.

    A setting dearer than `most` is not looked for.
    """
    line_prices = _LinePrices(measure, prices, lines)
    last = len(line_prices.nodes) - 1
    if lines > last:
        return None
    step = 1 if lines else 0
    # For each place of a break, by number of lines (0 where it does not matter): the price, and where the line began.
    costs = [[NEVER] * (lines + 1) for _ in range(last + 1)]
    starts = [[0] * (lines + 1) for _ in range(last + 1)]
    costs[0][0] = 0.0
    for start in range(last):
        if min(costs[start]) == NEVER:
            continue
        reached = [
            (line, cost)
            for line, cost in enumerate(costs[start][: lines or 1])
            if cost != NEVER and cost + line_prices.least(start, lines - line) <= most
        ]
        if not reached:
            continue
        if reached[-1][0] == lines - step:  # the last line may begin here
            total = reached[-1][1] + line_prices.last_line(start)
            if total < costs[last][lines] and total <= most:
                costs[last][lines], starts[last][lines] = total, start
        if reached[0][0] == lines - 1:
            continue
        for end, price in line_prices.other_lines(start):
            row = costs[end]
            for line, cost in reached:
                if cost + price < row[line + step]:
                    row[line + step] = cost + price
                    starts[end][line + step] = start
    return _walked_back(costs[last][lines], starts, line_prices.nodes, lines)


def _walked_back(price: float, starts: Sequence[Sequence[int]], nodes: Sequence[int], lines: int) -> Breaks | None:
    if price == NEVER:
        return None
    at, ends = len(nodes) - 1, []
    while at:
        ends.append(nodes[at])
        at = starts[at][lines]
        lines = max(0, lines - 1)
    return Breaks(price, tuple(ends[::-1]))


class _LinePrices:
    """What each line costs that begins at one node and ends at another; nodes are where lines may end."""

    def __init__(self, measure: Measure, prices: Prices, lines: int) -> None:
        self.nodes, self._places, self._after, self._forced = measure.nodes or nodes_of(
            measure.boxes, measure.space, measure.penalties
        )
        self._measure, self._prices = measure, prices
        self._mean = (self._places[-1] - measure.space) / (lines or 1)
        self._narrowing = measure.space * prices.shrink

    def least(self, start: int, lines: int) -> float:
        """Return a price below which the text from `start` on cannot be set in so many lines."""
        prices, space = self._prices, self._measure.space
        if not prices.uneven or lines < 1:
            return 0.0
        off = ((self._places[-1] - self._places[start]) / lines - space - self._mean) / self._mean
        return lines * (prices.line + prices.uneven * (off * off))

    def _limit(self, start: int) -> float:
        measure = self._measure
        return measure.limit if start or measure.first is None else measure.first

    def _fits(self, width: float, gaps: int, limit: float) -> bool:
        """Tell whether a line is no wider than its limit, its spaces narrowed, or one box that stands alone."""
        return width - gaps * self._narrowing <= limit + _ROUNDING or (not gaps and self._prices.overfull)

    def other_lines(self, start: int) -> Iterator[tuple[int, float]]:
        """Return the end and the price of each line from `start` that is not the last of the text."""
        nodes, places, after, prices = self.nodes, self._places, self._after, self._prices
        least, space, limit = self._measure.least, self._measure.space, self._limit(start)
        target, factor = (self._mean, prices.uneven) if prices.uneven else (limit, prices.ragged)
        widest, loose = limit + _ROUNDING, prices.loose and not prices.uneven
        first, origin = nodes[start] + 1, places[start]
        stop = next((node for node in self._forced if node > start), len(nodes) - 2)
        for end in range(start + 1, stop + 1):
            width = places[end] - origin - space
            if width > widest and not self._fits(width, nodes[end] - first, limit):
                return
            if width >= least:
                off = (width - target) / target
                price = prices.line + after[end] + factor * (off * off)
                if loose:
                    price += _space_price(prices, limit - width, nodes[end] - first, space, last=False)
                yield end, price

    def last_line(self, start: int) -> float:
        """Return the price of the last line of the text where it begins at `start`, NEVER where there is none."""
        prices, limit = self._prices, self._limit(start)
        gaps = self.nodes[-1] - self.nodes[start] - 1
        width = self._places[-1] - self._places[start] - self._measure.space
        forced = self._forced and self._forced[-1] > start
        if forced or width < self._measure.least or not self._fits(width, gaps, limit):
            return NEVER
        price = prices.line
        target = self._mean if prices.uneven else limit
        if prices.uneven:
            off = (width - target) / target
            price += prices.uneven * (off * off)
        elif prices.loose:
            price += _space_price(prices, limit - width, gaps, self._measure.space, last=True)
        if start:
            if not gaps:
                price += prices.lone_last
            if width < prices.short_part * target:
                price += prices.short_last
        return price


def _space_price(prices: Prices, free: float, gaps: int, space: float, *, last: bool) -> float:
    """Return the price of a justified line whose spaces take up `free` more than they should."""
    if not gaps:
        return 0.0 if last else prices.single + free
    change = free / gaps / space
    if change >= 0:
        return 0.0 if last else prices.loose * change**2
    return (prices.tight_last if last else prices.tight) * (change / prices.shrink) ** 2
