"""Breaking the text of a table cell: left-aligned, by phrases, as few lines as its column allows.

cost = Σ (free width ÷ width)² · 150 without the last line + the price of each gap + 150 per line
(look/paper.md §5).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from desktop.documents.engine.canvas import POINTS, Run, width_mm, word_width
from desktop.documents.engine.line_breaking import INSIDE_PHRASE_IN_TABLES, gap_costs

RAGGED: Final = 150.0
FORBIDDEN: Final = 100_000.0  # only where nothing else fits
INSIDE: Final = 90.0
PER_LINE: Final = 150.0
SPACE: Final = 0.25  # em, of every face of Tinos


@dataclass(frozen=True, slots=True)
class Syllable:
    """What stands between two spaces, with the faces inside it."""

    runs: tuple[Run, ...]
    width: float
    """In em."""

    @property
    def text(self) -> str:
        """The letters alone."""
        return "".join(text for _, text in self.runs)


def break_runs(runs: Sequence[Run], size: float, room: float) -> list[list[Run]]:
    """Return the lines of a cell `room` mm wide; a line feed starts a new one, an empty cell has one."""
    lines: list[list[Run]] = []
    for part in _by_line_feed(runs):
        if sum(width_mm(face, size, text) for face, text in part) <= room:
            lines.append(part)
        else:
            lines += _broken(part, room * POINTS / size)
    return lines


def _by_line_feed(runs: Iterable[Run]) -> list[list[Run]]:
    found: list[list[Run]] = [[]]
    for face, text in runs:
        for number, part in enumerate(text.split("\n")):
            if number:
                found.append([])
            if part:
                found[-1].append((face, part))
    return found


def _broken(runs: Sequence[Run], ems: float) -> list[list[Run]]:
    """Return the cheapest lines of a text that is too wide for one."""
    words = [piece for word in _syllables(runs) for piece in _parted(word, ems)]
    if not words:
        return [[]]
    costs = [_price(cost) for cost in gap_costs([word.text for word in words], table=True)]
    count = len(words)
    best = [(0.0, 0)] + [(float("inf"), 0)] * count
    for start in range(count):
        width = -SPACE
        for end in range(start + 1, count + 1):
            width += words[end - 1].width + SPACE
            if width > ems and end > start + 1:
                break
            cost = best[start][0] + PER_LINE
            if end < count:
                cost += RAGGED * ((ems - width) / ems) ** 2 + costs[end - 1]
            if cost < best[end][0]:
                best[end] = (cost, start)
    lines: list[list[Run]] = []
    end = count
    while end:
        start = best[end][1]
        lines.append(_joined(words[start:end]))
        end = start
    return lines[::-1]


def _price(cost: float) -> float:
    """Return a gap's price in a cell: a bound phrase is parted less gladly than the gap between two."""
    return INSIDE if cost == INSIDE_PHRASE_IN_TABLES else min(cost, FORBIDDEN)


def _syllables(runs: Iterable[Run]) -> list[Syllable]:
    pieces: list[list[Run]] = [[]]
    for face, text in runs:
        for number, part in enumerate(text.split(" ")):
            if number:
                pieces.append([])
            if part:
                pieces[-1].append((face, part))
    return [Syllable(tuple(one), sum(word_width(f, t) for f, t in one)) for one in pieces if one]


def _parted(word: Syllable, ems: float) -> list[Syllable]:
    """Part a syllable wider than the column, letter by letter; there is nowhere better to part it."""
    if word.width <= ems:
        return [word]
    found: list[Syllable] = []
    for face, text in word.runs:
        piece, width = "", 0.0
        for letter in text:
            advance = word_width(face, letter)
            if piece and width + advance > ems:
                found.append(Syllable(((face, piece),), width))
                piece, width = "", 0.0
            piece += letter
            width += advance
        found.append(Syllable(((face, piece),), width))
    return found


def _joined(words: Sequence[Syllable]) -> list[Run]:
    line: list[Run] = []
    for number, word in enumerate(words):
        for at, (face, text) in enumerate(word.runs):
            shown = f" {text}" if number and at == 0 else text
            if line and line[-1][0] == face:
                line[-1] = (face, line[-1][1] + shown)
            else:
                line.append((face, shown))
    return line
