"""Centred lines that break by phrases: names of bodies, trích yếu, "(Kèm theo …)" (look/paper.md §5)."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from desktop.documents.engine.canvas import POINTS, word_width
from desktop.documents.engine.line_breaking import NEVER, gap_costs

EVEN: Final = 260.0
LONE_SYLLABLE: Final = 5_000.0
FORBIDDEN: Final = 10_000.0  # a bound phrase is parted only where nothing else fits, and then before its "và"
PER_LINE: Final = 26.0
ENDLESS: Final = float("inf")


def phrase_lines(text: str, face: str, size: float, width: float, most: int, *, capitals: bool = False) -> list[str]:
    """Return the cheapest setting in lines of `width` mm; more than `most` lines only where nothing else fits."""
    return list(_phrase_lines(text, face, size, width, most, capitals))


@lru_cache(maxsize=2_000)
def _phrase_lines(text: str, face: str, size: float, width: float, most: int, capitals: bool) -> tuple[str, ...]:
    words = [word for word in text.split(" ") if word]  # a no-break space stays inside its word
    shown = [word.upper() if capitals else word for word in words]
    scale = size / POINTS
    widths = [word_width(face, word) * scale for word in shown]
    space = word_width(face, " ") * scale
    if sum(widths) + space * (len(words) - 1) <= width:
        return (" ".join(shown),) if shown else ()
    costs = [_possible(cost, words[at + 1]) for at, cost in enumerate(gap_costs(words))]
    best: tuple[float, list[int]] = (ENDLESS, [])
    for count in range(2, len(words) + 1):
        found = _balanced(widths, costs, space, width, count)
        if found is not None:
            best = min(best, (found[0] + PER_LINE * count, found[1]))
        if count >= most and best[0] < FORBIDDEN:
            break
    ends = best[1] or list(range(1, len(words) + 1))
    return tuple(" ".join(shown[start:end]) for start, end in zip([0, *ends], ends, strict=False))


def _possible(cost: float, after: str) -> float:
    return cost if cost < NEVER else FORBIDDEN if after.lower() == "và" else 2 * FORBIDDEN


def _balanced(
    widths: Sequence[float], costs: Sequence[float], space: float, width: float, count: int
) -> tuple[float, list[int]] | None:
    """Return (cost, where each line ends) of the best setting in exactly `count` lines, None if none fits."""
    words = len(widths)
    mean = (sum(widths) + space * (words - 1)) / count
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for _ in range(count):
        row: dict[int, tuple[float, int]] = {}
        for start, (price, _before) in best[-1].items():
            run = -space
            for end in range(start + 1, words + 1):
                run += widths[end - 1] + space
                if run > width and end > start + 1:
                    break
                cost = price + EVEN * ((run - mean) / mean) ** 2
                cost += costs[end - 1] if end < words else LONE_SYLLABLE * (end == start + 1)
                if end not in row or cost < row[end][0]:
                    row[end] = (cost, start)
        best.append(row)
    if words not in best[count]:
        return None
    ends, end = [], words
    for line in range(count, 0, -1):
        ends.append(end)
        end = best[line][end][1]
    return best[count][words][0], ends[::-1]
