"""How large a text may be and where its lines end: the cheapest setting of its box (docs/measures-of-papers.md, 5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Final

from desktop.documents.engine.break_rules import penalties
from desktop.documents.engine.fonts import face
from desktop.documents.engine.line_breaking import DISPLAY, FORCED, NEVER, Breaks, Measure, break_lines, nodes_of
from desktop.documents.engine.units import POINTS

STEP: Final = 0.25  # pt between two sizes tried
_SMALLER: Final = 420.0  # times the part of the largest size that is given up
_TOO_UNEVEN: Final = 2.2  # the widest line of a block against its narrowest …
_UNEVEN_PRICE: Final = 600.0  # … costs that much, if there is no setting …
_WIDEST_EVEN: Final = 1.48  # … whose widest line is at most that much of the mean
_TOO_MANY_WORDS: Final = 400
_ROUNDING: Final = 1e-6


@dataclass(frozen=True)
class TextBox:
    """What a text is set into: width in mm, line limit, largest and smallest size in pt, extra word space in em."""

    face: str
    width: float
    lines: int
    most: float
    least: float
    word_space: float = 0.0


@dataclass(frozen=True)
class FittedText:
    """Lines and their size in pt."""

    lines: tuple[str, ...]
    size: float


@lru_cache(maxsize=4_096)
def fit(text: str, box: TextBox) -> FittedText | None:
    """Return the best setting of a text, None when no allowed one fits.

    A line feed in the text is a break that must be. A smaller size is taken only when the better break is worth it.
    """
    words, costs = _gaps(text)
    if not words or len(words) > _TOO_MANY_WORDS or box.most < box.least:
        return None
    search = _Search(words, costs, box)
    full = search.width(0, len(words))
    widest = box.width * POINTS
    if FORCED not in costs and full * box.most <= widest:
        return FittedText((" ".join(words),), box.most)
    if full * box.least > widest * box.lines:
        return None
    best: FittedText | None = None
    best_price = NEVER
    for size in search.sizes():
        price = _SMALLER * (box.most - size) / box.most
        if price >= best_price:
            break
        found = search.cheapest(widest / size, best_price - price + _ROUNDING)
        if found is not None and found.price + price < best_price:
            best_price = found.price + price
            lines = tuple(" ".join(words[start:end]) for start, end in pairwise((0, *found.ends)))
            best = FittedText(lines, size)
    return best


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
        costs += penalties(inside, DISPLAY)
    return words, costs


class _Search:
    """The settings of one text in one box; widths in em."""

    def __init__(self, words: Sequence[str], gaps: Sequence[float], box: TextBox) -> None:
        used = face(box.face)
        self._box, self._gaps = box, gaps
        self._widths = [used.width(word) for word in words]
        self._space = used.width(" ") + box.word_space
        self._before = [0.0, *accumulate(width + self._space for width in self._widths)]
        self._nodes = nodes_of(self._widths, self._space, gaps)

    def width(self, start: int, end: int) -> float:
        """Return the advance of words start…end."""
        return self._before[end] - self._before[start] - self._space

    def sizes(self) -> list[float]:
        """Return the sizes at which one more run of words fits on a line, the largest first."""
        box, widest = self._box, self._box.width * POINTS
        steps = {0}
        for at, start in enumerate(self._nodes.boxes):
            for end in self._nodes.boxes[at + 1 :]:
                over = box.most - widest / self.width(start, end)
                if over > 0:
                    steps.add(int(-(-over // STEP)))
        return [box.most - STEP * step for step in sorted(steps) if box.most - STEP * step >= box.least]

    def cheapest(self, widest: float, most: float) -> Breaks | None:
        """Return the cheapest setting of all line counts that costs no more than `most`."""
        space, full = self._space, self.width(0, len(self._widths))
        fewest = max(self._gaps.count(FORCED) + 1, int((full + space - _ROUNDING) / (widest + space)) + 1)
        best: Breaks | None = None
        for lines in range(fewest, min(self._box.lines, len(self._nodes.boxes) - 1) + 1):
            found = self._even(lines, widest, most)
            if found is not None and (best is None or found.price < best.price):
                best, most = found, found.price
        return best

    def _even(self, lines: int, widest: float, most: float) -> Breaks | None:
        """Return the cheapest setting whose lines do not differ too much; an uneven one has a high price."""
        found = self._balanced(lines, widest, most)
        if found is None or FORCED in self._gaps or lines == 1:
            return found
        widths = [self.width(start, end) for start, end in pairwise((0, *found.ends))]
        if max(widths) < _TOO_UNEVEN * min(widths):
            return found
        uneven = Breaks(found.price + _UNEVEN_PRICE, found.ends)
        even = _WIDEST_EVEN * self.width(0, len(self._widths)) / lines
        evener = self._balanced(lines, min(widest, even), min(most, uneven.price), even / _TOO_UNEVEN * 1.01)
        return uneven if evener is None or uneven.price < evener.price else evener

    def _balanced(self, lines: int, widest: float, most: float, least: float = 0.0) -> Breaks | None:
        measure = Measure(self._widths, self._space, self._gaps, widest, least=least, nodes=self._nodes)
        return break_lines(measure, DISPLAY, lines, most)
