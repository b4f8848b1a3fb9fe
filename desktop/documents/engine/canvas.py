"""A page measured in millimetres from its top left corner, written with few operators.

ReportLab splits every string into subset letters one at a time; lists repeat the same syllables thousands
of times, so each syllable is split and measured once and kept (performance.md, "Lists").
"""

import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final, TypeAlias

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from db.errors import KnownError
from desktop.documents.engine.floating_marks import has_marks, mark_offset
from desktop.documents.engine.fonts import FILES
from resources.paths import path as resource

REGULAR: Final = "Tinos"
BOLD: Final = "Tinos-Bold"
ITALIC: Final = "Tinos-Italic"
BOLD_ITALIC: Final = "Tinos-BoldItalic"
PLACED: Final = "\x00"  # begins a letter that has its own place; no text on paper holds one
POINTS: Final = 72 / 25.4  # points in a millimetre
A4_PORTRAIT: Final = (210.0, 297.0)
A4_LANDSCAPE: Final = (297.0, 210.0)

rl_config.useA85 = 0  # streams stay binary: a quarter smaller, and no time is lost on writing them as text

Run: TypeAlias = tuple[str, str]  # a face and the text in it


@cache
def font(face: str) -> Any:
    """Return the registered font; Any, since ReportLab's font classes carry no types.

    Its advances are rounded to thousandths of an em: some viewers cut off what follows the point, and lines that were
    measured with it would not end where they should.
    """
    if face not in pdfmetrics.getRegisteredFontNames():
        made: Any = TTFont(face, str(resource(FILES[face])))
        made.face.charWidths = {code: round(width) for code, width in made.face.charWidths.items()}
        pdfmetrics.registerFont(made)
    return pdfmetrics.getFont(face)


@lru_cache(maxsize=100_000)
def word_width(face: str, word: str) -> float:
    """Return the advance of a word in em; a mark over a letter takes no room."""
    if has_marks(word):
        word = "".join(letter for letter in word if not unicodedata.combining(letter))
    return float(font(face).stringWidth(word, 1))


def width_mm(face: str, size: float, text: str) -> float:
    """Return the advance of a line at `size` pt in mm; measured by words, since these repeat."""
    words = text.split(" ")
    ems = sum(word_width(face, word) for word in words) + word_width(face, " ") * (len(words) - 1)
    return ems * size / POINTS


def _placed(part: str, size: float) -> str:
    """Return the operators that raise a mark over its letter and bring the pen back."""
    up, before, after, letters = part[1:].split(" ", 3)
    return f"{float(up) * size:.3f} Ts [{before} ({letters}) {after}] TJ 0 Ts"


class Sheet:
    """The pages of one PDF."""

    def __init__(self, path: Path, size: tuple[float, float], *, title: str, author: str = "") -> None:
        font(REGULAR)
        self.width, self.height = size
        points = (size[0] * POINTS, size[1] * POINTS)
        # Any: the stubs know neither a font's name here nor the page's operators.
        self._canvas: Any = Canvas(
            str(path),
            pagesize=points,
            invariant=1,
            pageCompression=1,
            lang="vi-VN",
            initialFontName=REGULAR,  # type: ignore[arg-type]
        )
        title = " ".join(title.split())  # a draft has blanks in its number
        self._canvas.setTitle(title)
        self._canvas.setSubject(title)
        self._canvas.setAuthor(author)
        self._canvas.setCreator("Sổ Vàng")
        self._canvas.setViewerPreference("PrintScaling", "None")
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self._code: list[str] = []
        self._words: dict[tuple[str, str], list[tuple[str, str]]] = {}
        self._top = points[1]

    def text(self, x: float, y: float, face: str, size: float, text: str) -> None:
        """Draw one line from `x`, its baseline at `y`."""
        self.runs(x, y, size, ((face, text),))

    def centred(self, x: float, y: float, face: str, size: float, text: str) -> None:
        """Draw one line with its middle at `x`."""
        self.text(x - width_mm(face, size, text) / 2, y, face, size, text)

    def right(self, x: float, y: float, face: str, size: float, text: str) -> None:
        """Draw one line that ends at `x`."""
        self.text(x - width_mm(face, size, text), y, face, size, text)

    def runs(self, x: float, y: float, size: float, runs: Sequence[Run], word_space: float = 0.0) -> None:
        """Draw one line of several faces; `word_space` is added to every space, in pt."""
        shown = self.shown(runs, size)
        if word_space:
            shown = f"{word_space:.4f} Tw {shown} 0 Tw"
        self.block(x, y, shown)

    def block(self, x: float, y: float, code: str) -> None:
        """Draw text operators made by `shown` from the baseline (x, y)."""
        self._code.append(f"BT 1 0 0 1 {x * POINTS:.2f} {self._top - y * POINTS:.2f} Tm {code} ET")

    def shown(self, runs: Sequence[Run], size: float) -> str:
        """Return the operators that show one line, wherever it will stand."""
        code: list[str] = []
        current, waiting = "", ""
        for face, text in runs:
            for name, letters in self._encoded(face, text):
                if name == current and letters[:1] != PLACED:
                    waiting += letters
                    continue
                if waiting:
                    code.append(f"({waiting}) Tj")
                if name != current:
                    code.append(f"{name} {size:g} Tf")
                current, waiting = name, letters
                if letters[:1] == PLACED:
                    code.append(_placed(letters, size))
                    waiting = ""
        if waiting:
            code.append(f"({waiting}) Tj")
        return " ".join(code)

    def _encoded(self, face: str, text: str) -> list[tuple[str, str]]:
        """Return (font of the subset, escaped letters) of a line, word by word."""
        found: list[tuple[str, str]] = []
        for number, word in enumerate(text.split(" ")):
            key = (face, word)
            parts = self._words.get(key)
            if parts is None:
                parts = self._words[key] = self._split(face, word)
            if number:
                name = found[-1][0] if found else parts[0][0] if parts else self._split(face, " ")[0][0]
                found.append((name, " "))
            found.extend(parts)
        return found

    def _split(self, face: str, word: str) -> list[tuple[str, str]]:
        """Return one word as the letters of its font's subsets, as ReportLab numbers them."""
        document, drawn = self._canvas._doc, font(face)
        for letter in word:
            if ord(letter) not in drawn.face.charToGlyph and letter != "\u00a0":
                raise KnownError("paper_letter_missing", letter=letter, point=f"U+{ord(letter):04X}", text=word)
        if has_marks(word):
            return [part for at in range(len(word)) for part in self._letter(face, word, at)]
        return [
            (drawn.getSubsetInternalName(subset, document), self._canvas._escape(letters))
            for subset, letters in drawn.splitString(word, document)
        ]

    def _letter(self, face: str, word: str, at: int) -> list[tuple[str, str]]:
        """Return one letter of a word with marks; a mark comes with its place over the letter before it."""
        drawn, document = font(face), self._canvas._doc
        parts = [
            (drawn.getSubsetInternalName(subset, document), self._canvas._escape(letters))
            for subset, letters in drawn.splitString(word[at], document)
        ]
        if not unicodedata.combining(word[at]) or at == 0:
            return parts
        base = at - 1
        while base and unicodedata.combining(word[base]):
            base -= 1
        right, up = mark_offset(FILES[face], word[base], word[at])
        back = right + float(drawn.stringWidth(word[at], 1))
        return [(name, f"{PLACED}{up:.5f} {-right * 1000:.1f} {back * 1000:.1f} {letters}") for name, letters in parts]

    def line(self, x1: float, y1: float, x2: float, y2: float, weight: float) -> None:
        """Draw a rule `weight` pt thick."""
        top = self._top
        self._code.append(
            f"{weight:g} w {x1 * POINTS:.2f} {top - y1 * POINTS:.2f} m {x2 * POINTS:.2f} {top - y2 * POINTS:.2f} l S"
        )

    def box(self, x: float, y: float, width: float, height: float, *, weight: float, grey: float = 1.0) -> None:
        """Draw a rectangle down from (x, y), filled with a grey (1 is no fill)."""
        corner = f"{x * POINTS:.2f} {self._top - (y + height) * POINTS:.2f}"
        shape = f"{corner} {width * POINTS:.2f} {height * POINTS:.2f} re"
        if grey < 1.0:
            self._code.append(f"{grey:.3f} g {shape} f 0 g")
        if weight:
            self._code.append(f"{weight:g} w {shape} S")

    def turn(self, size: tuple[float, float] | None = None) -> None:
        """End the page; `size` is that of the pages to come, in mm."""
        self._canvas._code.extend(self._code)
        self._code.clear()
        self._canvas.showPage()
        if size is not None:
            self.width, self.height = size
            self._top = size[1] * POINTS
            self._canvas.setPageSize((size[0] * POINTS, self._top))

    def save(self) -> None:
        """End the last page and write the file."""
        self.turn()
        self._canvas.save()
