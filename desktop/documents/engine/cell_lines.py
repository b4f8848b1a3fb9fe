"""Breaking the text of a table cell: left-aligned, by phrases, as few lines as its column allows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from desktop.documents.engine.break_rules import penalties
from desktop.documents.engine.canvas import POINTS, Run, width_mm, word_width
from desktop.documents.engine.line_breaking import CELL, Measure, break_lines

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
    gaps = penalties([word.text for word in words], CELL)
    found = break_lines(Measure([word.width for word in words], SPACE, gaps, ems), CELL)
    assert found is not None, "a word that is wider than its column has a line for itself"
    return [_joined(words[start:end]) for start, end in pairwise((0, *found.ends))]


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
