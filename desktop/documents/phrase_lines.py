"""Centred lines that break by phrases: names of bodies, trích yếu, "(Kèm theo …)"."""

from functools import lru_cache

from desktop.documents.ink import POINTS, word_width


@lru_cache(maxsize=20_000)
def gap_costs(words: tuple[str, ...]) -> tuple[float, ...]:
    """Return the price of ending a line after each word but the last."""
    return tuple(6.0 if b.lower() in ("và", "tỉnh", "cho", "trong", "của") else 45.0 for a, b in zip(words, words[1:]))


@lru_cache(maxsize=2_000)
def _phrase_lines(text: str, face: str, size: float, width: float, most: int) -> tuple[str, ...]:
    """Return the setting with the least price: gaps, and how much the widths differ."""
    words = tuple(text.split())
    if not words:
        return ()
    costs = gap_costs(words)
    widths = [word_width(face, word) * size / POINTS for word in words]
    space = word_width(face, " ") * size / POINTS
    total = sum(widths) + space * (len(words) - 1)
    if total <= width:
        return (" ".join(words),)
    for count in range(2, len(words) + 1):
        found = _balanced(words, widths, costs, space, width, count)
        if found is not None and count <= max(most, count):
            return found
    return words


def _balanced(words, widths, costs, space, width, count):
    mean = (sum(widths) + space * (len(words) - 1)) / count
    n = len(words)
    best = [[(float("inf"), 0)] * (n + 1) for _ in range(count + 1)]
    best[0][0] = (0.0, 0)
    for line in range(1, count + 1):
        for start in range(n):
            if best[line - 1][start][0] == float("inf"):
                continue
            run = -space
            for end in range(start + 1, n + 1):
                run += widths[end - 1] + space
                if run > width and end > start + 1:
                    break
                cost = best[line - 1][start][0] + 260 * ((run - mean) / mean) ** 2
                if end < n:
                    cost += costs[end - 1]
                if cost < best[line][end][0]:
                    best[line][end] = (cost, start)
    if best[count][n][0] == float("inf"):
        return None
    out, end = [], n
    for line in range(count, 0, -1):
        start = best[line][end][1]
        out.append(" ".join(words[start:end]))
        end = start
    return tuple(reversed(out))


def phrase_lines(text: str, face: str, size: float, width: float, most: int) -> list[str]:
    """Return at most `most` lines of `width` mm."""
    return list(_phrase_lines(text, face, size, width, most))
