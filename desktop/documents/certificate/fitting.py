"""How large a text may be and where its lines end: the cheapest setting that its box allows (look/paper.md §5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Final

from desktop.documents.engine.fonts import face
from desktop.documents.engine.line_breaking import FORCED, NEVER, gap_costs

POINTS: Final = 72 / 25.4  # points in a millimetre
STEP: Final = 0.25  # pt between two sizes tried
_UNEVEN, _LONE, _SHORT_LAST, _EXTRA_LINE, _SMALLER = 260.0, 5000.0, 400.0, 26.0, 420.0
_TOO_UNEVEN, _WIDEST_EVEN, _UNEVEN_PRICE = (
    2.2,
    1.48,
    600.0,
)  # the widest line of a block against its narrowest, its mean
_TOO_MANY_WORDS = 400


@dataclass(frozen=True)
class Room:
    """What a text is set into: width in mm, line limit, largest and smallest size in pt, extra word space in em."""

    face: str
    width: float
    lines: int
    most: float
    least: float
    word_space: float = 0.0


@dataclass(frozen=True)
class Setting:
    """Lines and their size in pt."""

    lines: tuple[str, ...]
    size: float


@lru_cache(maxsize=20_000)
def fit(text: str, room: Room) -> Setting | None:
    """Return the best setting of a text, None when no allowed one fits.

    A line feed in the text is a break that must be. A smaller size is taken only when the better break is worth it.
    """
    words, costs = _gaps(text)
    if not words or len(words) > _TOO_MANY_WORDS or room.most < room.least:
        return None
    search = _Search(words, costs, room)
    full = search.width(0, len(words))
    widest = room.width * POINTS
    if FORCED not in costs and full * room.most <= widest:
        return Setting((" ".join(words),), room.most)
    if full * room.least > widest * room.lines:
        return None
    best: tuple[int, ...] = ()
    best_cost, best_size = NEVER, room.most
    for size in search.sizes():
        price = _SMALLER * (room.most - size) / room.most
        if price >= best_cost:
            break
        cost, ends = search.cheapest(widest / size)
        if cost + price < best_cost:
            best_cost, best, best_size = cost + price, ends, size
    if best_cost == NEVER:
        return None
    starts = (0, *best[:-1])
    return Setting(tuple(" ".join(words[a:b]) for a, b in zip(starts, best, strict=True)), best_size)


def _gaps(text: str) -> tuple[list[str], list[float]]:
    """Return the syllables of a text and the price of each gap."""
    words: list[str] = []
    costs: list[float] = []
    for part in text.split("\n"):
        inside = part.split()
        if not inside:
            continue
        if words:
            costs.append(FORCED)
        words += inside
        costs += gap_costs(inside)
    return words, costs


class _Search:
    """The settings of one text in one box; widths in em."""

    def __init__(self, words: Sequence[str], costs: Sequence[float], room: Room) -> None:
        used = face(room.face)
        self._room, self._words = room, words
        self._space = used.width(" ") + room.word_space
        self._before = [0.0, *accumulate(used.width(word) + self._space for word in words)]
        self._nodes = [0, *(gap + 1 for gap, cost in enumerate(costs) if cost != NEVER), len(words)]
        self._price = [0.0, *(max(0.0, costs[node - 1]) for node in self._nodes[1:-1]), 0.0]
        self._forced = [at for at, node in enumerate(self._nodes[1:-1], 1) if costs[node - 1] == FORCED]

    def width(self, start: int, end: int) -> float:
        """Return the advance of words start…end."""
        return self._before[end] - self._before[start] - self._space

    def sizes(self) -> list[float]:
        """Return the sizes at which one more run of words fits on a line, the largest first."""
        room, widest = self._room, self._room.width * POINTS
        steps = {0}
        for at, start in enumerate(self._nodes):
            for end in self._nodes[at + 1 :]:
                over = room.most - widest / self.width(start, end)
                if over > 0:
                    steps.add(int(-(-over // STEP)))
        return [room.most - STEP * step for step in sorted(steps) if room.most - STEP * step >= room.least]

    def cheapest(self, widest: float) -> tuple[float, tuple[int, ...]]:
        """Return the least price of all line counts, and the word after each line's end."""
        found: tuple[float, tuple[int, ...]] = (NEVER, ())
        for lines in range(len(self._forced) + 1, min(self._room.lines, len(self._nodes) - 1) + 1):
            cost, ends = self._even(lines, widest)
            cost += _EXTRA_LINE * (lines - 1)
            if cost < found[0]:
                found = (cost, ends)
        return found

    def _even(self, lines: int, widest: float) -> tuple[float, tuple[int, ...]]:
        """Return the cheapest setting whose lines do not differ too much; an uneven one has a high price."""
        cost, ends = self._balanced(lines, widest)
        if cost == NEVER or self._forced or lines == 1:
            return cost, ends
        widths = [self.width(start, end) for start, end in pairwise((0, *ends))]
        if max(widths) < _TOO_UNEVEN * min(widths):
            return cost, ends
        mean = self.width(0, len(self._words)) / lines
        evener = self._balanced(lines, min(widest, _WIDEST_EVEN * mean), _WIDEST_EVEN * mean / _TOO_UNEVEN * 1.01)
        return min(evener, (cost + _UNEVEN_PRICE, ends))

    def _balanced(self, lines: int, widest: float, narrowest: float = 0.0) -> tuple[float, tuple[int, ...]]:
        nodes, last = self._nodes, len(self._nodes) - 1
        mean = self.width(0, nodes[last]) / lines
        reached: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
        for line in range(1, lines + 1):
            farther: dict[int, tuple[float, tuple[int, ...]]] = {}
            for start, (so_far, ends) in reached.items():
                for end in self._ends(start, last if line == lines else last - (lines - line), widest):
                    if (end == last) != (line == lines):
                        continue
                    width = self.width(nodes[start], nodes[end])
                    if width < narrowest:
                        continue
                    cost = so_far + self._price[end] + _UNEVEN * ((width - mean) / mean) ** 2
                    if end == last and lines > 1:
                        cost += _LONE if nodes[end] - nodes[start] == 1 else 0.0
                        cost += _SHORT_LAST if width < 0.38 * mean else 0.0
                    if end not in farther or cost < farther[end][0]:
                        farther[end] = (cost, (*ends, nodes[end]))
            reached = farther
        return reached.get(last, (NEVER, ()))

    def _ends(self, start: int, until: int, widest: float) -> list[int]:
        """Return the breaks that a line from `start` may end at."""
        found = []
        for end in range(start + 1, until + 1):
            if self.width(self._nodes[start], self._nodes[end]) > widest + 1e-9:
                break
            found.append(end)
            if end in self._forced:
                break
        return found
