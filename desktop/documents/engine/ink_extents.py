"""How wide lines of text are and where their ink is: boxes round the glyphs, as HarfBuzz gives their extents."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from desktop.documents.engine.fonts import face
from desktop.documents.engine.units import POINTS

CLEAR: Final = 1.3  # mm between the ink of two lines: 1.2 is asked for, and viewers round glyphs outward

InkBox = tuple[float, float, float, float]  # left, bottom, right, top in em, from the line's start and baseline


def width_em(name: str, text: str, tracking: float, pairs: Mapping[str, float], word_space: float = 0.0) -> float:
    """Return the advance of a line in em, without tracking behind its last letter."""
    width = face(name).text_width(text)
    if word_space:
        width += text.count(" ") * word_space
    if tracking:
        width += (len(text) - 1) * tracking
    if pairs:
        width += sum(space * text.count(pair) for pair, space in pairs.items())
    return width


@lru_cache(maxsize=50_000)
def word_reach(name: str, word: str) -> tuple[float, float]:
    """Return how far a word's ink goes below and above the baseline, in em."""
    boxes = _word_ink(name, word)
    return min((box[1] for box in boxes), default=0.0), max((box[3] for box in boxes), default=0.0)


@lru_cache(maxsize=20_000)
def _word_ink(name: str, word: str) -> tuple[InkBox, ...]:
    boxes: list[InkBox] = []
    pen = 0.0
    for glyph in face(name).word_glyphs(word):
        if glyph.ink:
            left, bottom, right, top = glyph.ink
            at = pen + glyph.dx
            boxes.append((at + left, bottom + glyph.dy, at + right, top + glyph.dy))
        pen += glyph.advance
    return tuple(boxes)


@lru_cache(maxsize=4_096)
def reach(name: str, text: str) -> tuple[float, float]:
    """Return how far a line's ink goes below and above the baseline, in em."""
    low = high = 0.0
    for word in text.split(" "):
        under, over = word_reach(name, word)
        low, high = min(low, under), max(high, over)
    return low, high


def ink(name: str, text: str, word_space: float = 0.0) -> list[InkBox]:
    """Return the ink box of every letter of a line, in em."""
    used = face(name)
    space = used.width(" ") + word_space
    boxes: list[InkBox] = []
    pen = 0.0
    for word in text.split(" "):
        boxes += [(pen + left, low, pen + right, high) for left, low, right, high in _word_ink(name, word)]
        pen += used.width(word) + space
    return boxes


def least_step(upper: Sequence[InkBox], lower: Sequence[InkBox], clear: float) -> float:
    """Return how far apart two baselines must be; boxes in mm from one x, tops and bottoms from their baselines."""
    need = 0.0
    for left, bottom, right, _ in upper:
        for other_left, _, other_right, top in lower:
            if other_left < right + clear and left < other_right + clear:
                need = max(need, top - bottom + clear)
    return need


def in_mm(boxes: Iterable[InkBox], size: float, start: float) -> list[InkBox]:
    """Return ink boxes in mm for a size in pt and a start in mm."""
    em = size / POINTS
    return [(start + a * em, b * em, start + c * em, d * em) for a, b, c, d in boxes]
