"""Centred lines that break by phrases: names of bodies, trích yếu, "(Kèm theo …)"."""

from functools import lru_cache
from typing import Final

from desktop.documents.engine.break_rules import penalties
from desktop.documents.engine.canvas import word_width
from desktop.documents.engine.line_breaking import CENTRED, Breaks, Measure, break_lines, nodes_of
from desktop.documents.engine.units import POINTS

_PARTED: Final = 10_000.0  # from here on a bound phrase is parted: one more line is better


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
    gaps = penalties(words, CENTRED)
    measure = Measure(widths, space, gaps, width, nodes=nodes_of(widths, space, gaps))
    best: Breaks | None = None
    for count in range(2, len(words) + 1):
        found = break_lines(measure, CENTRED, count)
        if found is not None and (best is None or found.price < best.price):
            best = found
        if count >= most and best is not None and best.price < _PARTED:
            break
    ends = best.ends if best is not None else range(1, len(words) + 1)
    return tuple(" ".join(shown[start:end]) for start, end in zip((0, *ends), ends, strict=False))
