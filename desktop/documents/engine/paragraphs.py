"""Running text set line by line: justified, several faces in a line, number phrases kept whole.

The clerk's text is never markup here: it is split into words and measured, nothing in it is read. A glued
run that would fill more than 80 % of its column is let go, and a word wider than its column is parted, so
that no line can ever be wider than its column.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import zip_longest
from typing import Final

from desktop.documents.engine.break_rules import glued_gaps, penalties, solid_gaps
from desktop.documents.engine.canvas import BOLD, BOLD_ITALIC, ITALIC, POINTS, REGULAR, PaperCanvas, Run, word_width
from desktop.documents.engine.fonts import STRUCK
from desktop.documents.engine.line_breaking import CELL, JUSTIFIED, NEVER, Measure, Prices, break_lines
from desktop.documents.engine.spans import Face, Span, Words

SPACE: Final = 0.25  # em, of every face of Tinos
GLUED_AT_MOST: Final = 0.8  # of the column
NUMBER_AT_MOST: Final = 0.94
"""Word and LibreOffice part a number that is wider than its line letter by letter, and measure a hair wider than we."""
HAS_SOLID: Final = re.compile(r"\d|(?:tỉnh|huyện|xã|phường|phố|quận|trấn|thôn|bản|khu) ")
NO_BREAK_SPACE, NO_BREAK_HYPHEN = "\u00a0", "\u2011"
PAPER_NUMBER: Final = re.compile(r"(?<![^\s(“])[\d./]*/[A-ZĐ][\w&]*(?:-[A-ZĐ][\w&]*)+")


@dataclass(frozen=True, slots=True)
class Word:
    """What stands between two spaces: one run, or more when the face changes inside it."""

    runs: tuple[Run, ...]
    width: float
    """In em."""
    glued: bool = False
    """No line may end after it."""

    @property
    def text(self) -> str:
        """The letters alone."""
        return "".join(text for _, text in self.runs)


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line as it will be drawn."""

    runs: tuple[Run, ...]
    indent: float
    """In mm from the column's left edge."""
    width: float
    """Natural width in mm."""
    word_space: float = 0.0
    """Added to each space, in pt."""
    goes_on: bool = False
    """It ends in a space then, so that who hears the paragraph or copies it has its words apart."""

    def draw(self, canvas: PaperCanvas, x: float, y: float, size: float) -> None:
        """Draw the line in a column whose left edge is `x`."""
        face, text = self.runs[-1]
        runs = (*self.runs[:-1], (face, f"{text} ")) if self.goes_on else self.runs
        canvas.draw_runs(x + self.indent, y, size, runs, self.word_space)


def faced(words: Words, *, bold: bool = False, italic: bool = False) -> list[Run]:
    """Return the runs of a text in a paragraph that is itself plain, bold or italic."""
    spans = [Span(words)] if isinstance(words, str) else words
    base = {(False, False): REGULAR, (True, False): BOLD, (False, True): ITALIC, (True, True): BOLD_ITALIC}
    found: list[Run] = []
    for span in spans:
        heavy = bold or span.face is Face.BOLD
        slanted = italic != (span.face is Face.ITALIC)
        found.append((STRUCK if span.face is Face.STRUCK else base[heavy, slanted], span.text))
    return found


def split(runs: Iterable[Run]) -> list[Word]:
    """Return the words of the runs, number phrases and the last two words glued."""
    pieces: list[list[Run]] = [[]]
    for face, text in runs:
        for number, part in enumerate(re.split(r"\s+", text)):
            if number:
                pieces.append([])
            if part:
                pieces[-1].append((face, part))
    words = [Word(tuple(piece), _ems(piece)) for piece in pieces if piece]
    return _glue(words)


def may_part(text: str) -> bool:
    """Tell, faster than `kept_whole` does its work, whether a text may have numbers or places to be kept whole."""
    return HAS_SOLID.search(text) is not None


@lru_cache(maxsize=1_000)
def kept_whole(text: str, size: float, column: float) -> str:
    """Return a text for programs that break lines themselves: numbers of papers, dates, amounts and places stay whole.

    What would fill more than 80 % of a column of `column` mm may still be parted.
    """
    room = column * POINTS / size
    most = GLUED_AT_MOST * room
    hyphened = PAPER_NUMBER.sub(lambda found: _whole_number(found[0], NUMBER_AT_MOST * room), text)
    words = hyphened.split(" ")
    found, run = words[0], word_width(REGULAR, words[0])
    solid = solid_gaps(words)
    for gap, word in enumerate(words[1:]):
        width = word_width(REGULAR, word)
        whole = gap in solid and run + SPACE + width <= most
        run = run + SPACE + width if whole else width
        found += (NO_BREAK_SPACE if whole else " ") + word
    return found


def _whole_number(number: str, most: float) -> str:
    return number.replace("-", NO_BREAK_HYPHEN) if word_width(REGULAR, number) <= most else number


def _ems(runs: Iterable[Run]) -> float:
    return sum(word_width(face, text) for face, text in runs)


def _glue(words: list[Word]) -> list[Word]:
    """Keep together what the rules of breaking glue."""
    glued = glued_gaps([word.text for word in words])
    return [replace(word, glued=True) if at in glued else word for at, word in enumerate(words)]


def set_lines(
    runs: Sequence[Run], size: float, column: float, *, indent: float = 0.0, justified: bool = True
) -> list[SetLine]:
    """Return the lines of one paragraph in a column of `column` mm, its first one indented by `indent` mm.

    Where they are not justified they break by phrases, as cells of tables do.
    """
    ems = column * POINTS / size
    first = (column - indent) * POINTS / size
    words = _unglued(_parted(split(runs), min(ems, first)), min(ems, first))
    if not words:
        return []
    ends = _best_ends(words, first, ems, JUSTIFIED if justified else CELL)
    lines, start = [], 0
    for number, end in enumerate(ends):
        room = first if number == 0 else ems
        last = end == len(words)
        left = 0.0 if number else indent
        lines.append(_line(words[start:end], size, room, left, stretch=justified and not last, goes_on=not last))
        start = end
    return lines


def _parted(words: list[Word], room: float) -> list[Word]:
    """Part every word that is wider than a line, letter by letter."""
    found: list[Word] = []
    for word in words:
        if word.width <= room:
            found.append(word)
            continue
        face = word.runs[0][0]
        piece = ""
        for letter in word.text:
            if piece and word_width(face, piece + letter) > room:
                found.append(Word(((face, piece),), word_width(face, piece)))
                piece = ""
            piece += letter
        found.append(Word(((face, piece),), word_width(face, piece)))
    return found


def _unglued(words: list[Word], room: float) -> list[Word]:
    """Let go of the glue in any run that would fill more than 80 % of the column."""
    found: list[Word] = []
    run = 0.0
    for word, following in zip_longest(words, words[1:]):
        run += word.width + 0.25
        chain = run + (following.width if following else 0.0)
        if word.glued and (run > GLUED_AT_MOST * room or chain > room):
            word, run = replace(word, glued=False), 0.0
        elif not word.glued:
            run = 0.0
        found.append(word)
    # A glued word followed by one that does not fit beside it would still overflow.
    for at in range(len(found) - 1):
        if found[at].glued and found[at].width + 0.25 + found[at + 1].width > GLUED_AT_MOST * room:
            found[at] = replace(found[at], glued=False)
    return found


def _best_ends(words: list[Word], first: float, room: float, prices: Prices) -> tuple[int, ...]:
    """Return where each line ends, so that the setting of all lines together is the cheapest."""
    of_gaps = penalties([word.text for word in words], prices)
    gaps = [NEVER if word.glued else price for word, price in zip(words, of_gaps, strict=False)]
    measure = Measure([word.width for word in words], word_width(REGULAR, " "), gaps, room, first)
    found = break_lines(measure, prices)
    assert found is not None, "every word fits a line by itself and no glue is wider than a line"
    return found.ends


def _line(words: list[Word], size: float, room: float, indent: float, *, stretch: bool, goes_on: bool) -> SetLine:
    """Return the words as one line, spaces belonging to the word before them."""
    runs: list[Run] = []
    for number, word in enumerate(words):
        for face, text in word.runs:
            if runs and runs[-1][0] == face:
                runs[-1] = (face, runs[-1][1] + text)
            else:
                runs.append((face, text))
        if number + 1 < len(words):
            runs[-1] = (runs[-1][0], runs[-1][1] + " ")
    space = word_width(REGULAR, " ")
    gaps = len(words) - 1
    natural = sum(word.width for word in words) + gaps * space
    free = room - natural
    word_space = free / gaps * size if gaps and (stretch or free < 0) else 0.0
    return SetLine(tuple(runs), indent, natural * size / POINTS, word_space, goes_on)
