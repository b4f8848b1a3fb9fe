"""Lines of text as the operators of a content stream: characters go in by their two-byte Unicode codes.

A certificate is thousands of equal lines with a few that differ: operators made once are cached and joined as bytes,
which takes half the time of ReportLab's text objects.
"""

import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from desktop.documents.engine.embedded_font import RESOURCE
from desktop.documents.engine.fonts import Glyph, face
from desktop.documents.engine.units import POINTS

COLOURS: Final = {
    "text": (0x00, 0x00, 0x00),
    "red": (0xBF, 0x0D, 0x1E),
    "gold_deep": (0x8A, 0x5F, 0x12),
    "gold": (0xB6, 0x86, 0x2A),
    "gold_soft": (0xD6, 0xB2, 0x5E),
    "copper": (0xC9, 0x8A, 0x6A),
    "band": (0xFB, 0xF4, 0xE0),
    "lotus_heart": (0xF6, 0xE3, 0xB4),
    "field": (0xFF, 0xFD, 0xF8),
    "drum_tint": (0xF7, 0xEE, 0xD7),
    "wave_tint": (0xFA, 0xF4, 0xE4),
    "paper": (0xFF, 0xFF, 0xFF),
}
_MOST_LINES: Final = 4_096  # kept by one encoder
_READ_AS_SPACE: Final = 0.1  # em between letters
Pairs = tuple[tuple[str, float], ...]
Literal = Callable[[str], bytes]  # writes a text as a PDF string


class TextRun(NamedTuple):
    """A stretch of text in one face and size (pt on the sheet); `after` is space behind it in pt."""

    face: str
    size: float
    text: str
    word_space: float = 0.0  # em
    after: float = 0.0


class TextLine(NamedTuple):
    """One line: its start and baseline in mm on the sheet, tracking and kerning pairs in em."""

    box: str
    x: float
    y: float
    colour: str
    runs: tuple[TextRun, ...]
    tracking: float = 0.0
    pairs: Pairs = ()


def number(value: float) -> str:
    """Return a number with at most two decimals, as short as it goes."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def colour(name: str, operator: str = "rg") -> str:
    """Return the operator that sets a colour: rg to fill, RG to stroke."""
    shares = COLOURS[name]
    if shares == (0, 0, 0):
        return "0 g" if operator == "rg" else "0 G"
    return " ".join(number3(share / 255) for share in shares) + f" {operator}"


def number3(value: float) -> str:
    """Return a share of a colour with three decimals."""
    return f"{value:.3f}".rstrip("0").rstrip(".") or "0"


@lru_cache(maxsize=4_096)
def escaped(text: str) -> bytes:
    """Return a literal string of two-byte codes, for content that is bytes."""
    raw = text.encode("utf-16-be")
    raw = raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)").replace(b"\r", b"\\r")
    return b"(" + raw + b")"


def hexadecimal(text: str) -> bytes:
    """Return a hexadecimal string of two-byte codes, for content that ReportLab keeps as text."""
    return b"<" + text.encode("utf-16-be").hex().encode() + b">"


class TextEncoder:
    """Writes the lines of one document as text objects, and gathers the letters that it draws in each face."""

    def __init__(self) -> None:
        self.letters: dict[str, set[str]] = {}
        """The letters shown in each face."""
        self._known: dict[tuple[TextLine, float], bytes] = {}  # most lines of a run are the same on every page

    def encode(self, lines: Iterable[TextLine], height: float) -> bytes:
        """Return one text object with all lines; `height` is the sheet's in mm."""
        code: list[bytes] = [b"BT"]
        fill = "text"
        for line in lines:
            if line.colour != fill:
                fill = line.colour
                code.append(colour(fill).encode())
            code.append(self._known.get((line, height)) or self._encoded(line, height))
        if fill != "text":
            code.append(b"0 g")
        code.append(b"ET")
        return b"\n".join(code)

    def _encoded(self, line: TextLine, height: float) -> bytes:
        """Return the operators of a line that was not written yet."""
        for run in line.runs:
            self.letters.setdefault(run.face, set()).update(run.text)
        if len(self._known) >= _MOST_LINES:
            self._known.clear()
        code = self._known[line, height] = _line_code(line, height)
        return code


def _line_code(line: TextLine, height: float) -> bytes:
    """Return the operators of one line."""
    x, y = line.x * POINTS, (height - line.y) * POINTS
    code = [f"1 0 0 1 {number(x)} {number(y)} Tm".encode()]
    size = line.runs[0].size
    spaced = line.tracking >= _READ_AS_SPACE
    if spaced:
        code.append(_actual_text(line.runs[0].text))
    if line.tracking:
        code.append(f"{number3(line.tracking * size)} Tc".encode())
    for run in line.runs:
        code.append(f"/{RESOURCE[run.face]} {number3(run.size)} Tf".encode())
        code.append(_shown(run, line.pairs))
    if line.tracking:
        code.append(b"0 Tc")
    if spaced:
        code.append(b"EMC")
    return b"\n".join(code)


def _actual_text(text: str) -> bytes:
    """Return the start of a span that says what it reads, for readers that would see gaps between its letters."""
    return b"/Span<</ActualText<FEFF" + text.encode("utf-16-be").hex().upper().encode() + b">>>BDC"


def _shown(run: TextRun, pairs: Pairs) -> bytes:
    """Return the operator that shows one run; plain words as one string, all else with its shifts."""
    if any(map(unicodedata.combining, run.text)):
        return _shown_with_marks(run)
    pieces = _pieces(run.text, pairs, run.word_space)
    if len(pieces) == 1 and not run.after:
        return escaped(run.text) + b" Tj"
    shown = b"".join(escaped(text) + (f"{number(-space * 1000)}".encode() if space else b"") for text, space in pieces)
    after = number(-run.after / run.size * 1000).encode() if run.after else b""
    return b"[" + shown + after + b"] TJ"


@lru_cache(maxsize=4_096)
def _pieces_of(text: str, pairs: Pairs, word_space: float) -> tuple[tuple[str, float], ...]:
    known = dict(pairs)
    found: list[tuple[str, float]] = []
    start = 0
    for at in range(len(text)):
        space = known.get(text[at : at + 2], 0.0) + (word_space if text[at] == " " else 0.0)
        if space:
            found.append((text[start : at + 1], space))
            start = at + 1
    if start < len(text):
        found.append((text[start:], 0.0))
    return tuple(found)


def _pieces(text: str, pairs: Pairs, word_space: float) -> tuple[tuple[str, float], ...]:
    """Return the text in pieces, each with the space in em that follows it."""
    if not pairs and not word_space:
        return ((text, 0.0),)
    return _pieces_of(text, pairs, word_space)


def _shown_with_marks(run: TextRun) -> bytes:
    """Return the operators of a run with combining marks."""
    code: list[bytes] = []
    words = run.text.split(" ")
    for place, word in enumerate(words):
        code.append(word_with_marks(run.face, run.size, word, escaped))
        if place < len(words) - 1:
            code.append(b"[" + escaped(" ") + number(-run.word_space * 1000).encode() + b"] TJ")
    if run.after:
        code.append(f"[{number(-run.after / run.size * 1000)}] TJ".encode())
    return b"\n".join(code)


def word_with_marks(name: str, size: float, word: str, literal: Literal) -> bytes:
    """Return the operators of a word with combining marks, each placed on its letter; the font is set already.

    `size` is in pt, `literal` writes strings. The word says as a whole what it reads, since readers would part it
    where a mark goes back over its letter.
    """
    code = [_actual_text(word)]
    for glyph in face(name).word_glyphs(word):
        letter = chr(glyph.code)
        code.append(_mark(name, size, glyph, literal) if unicodedata.combining(letter) else literal(letter) + b" Tj")
    return b"\n".join((*code, b"EMC"))


def _mark(name: str, size: float, mark: Glyph, literal: Literal) -> bytes:
    """Return the operators that draw a mark over the letter before it and leave the pen where it was."""
    letter = chr(mark.code)
    plain = face(name).glyph(letter)
    back = mark.dx + (plain.advance if plain else 0.0)
    start = f"{number3(mark.dy * size)} Ts [{number(-mark.dx * 1000)}".encode()
    return start + literal(letter) + f"{number(back * 1000)}] TJ 0 Ts".encode()
