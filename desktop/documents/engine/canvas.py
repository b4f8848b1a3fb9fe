"""ReportLab's canvas in millimetres from the page's top left corner, for letters and lists."""

import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, TypeAlias

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from db.errors import KnownError
from desktop.documents.engine.document import CREATOR, LANGUAGE, VERSION, VIEWER
from desktop.documents.engine.embedded_font import REGISTRATION, RESOURCE, EmbeddedFont
from desktop.documents.engine.fonts import face as metrics
from desktop.documents.engine.text_operators import hexadecimal, number, word_with_marks
from desktop.documents.engine.units import POINTS as POINTS

REGULAR: Final = "Tinos"
BOLD: Final = "Tinos-Bold"
ITALIC: Final = "Tinos-Italic"
BOLD_ITALIC: Final = "Tinos-BoldItalic"
A4_PORTRAIT: Final = (210.0, 297.0)
A4_LANDSCAPE: Final = (297.0, 210.0)

rl_config.useA85 = 0  # streams stay binary: a quarter smaller, and no time is lost on writing them as text

_SPACE: Final = "0020"  # in hexadecimal
Run: TypeAlias = tuple[str, str]  # a face and the text in it


def word_width(face: str, word: str) -> float:
    """Return the advance of a word in em; a combining mark has none."""
    return metrics(face).width(word)


def width_mm(face: str, size: float, text: str) -> float:
    """Return the advance of a line at `size` pt in mm."""
    return metrics(face).text_width(text) * size / POINTS


class PaperCanvas:
    """The pages of one PDF; measures are in mm from the top left corner, sizes of type and weights of lines in pt."""

    def __init__(self, path: Path, size: tuple[float, float], *, title: str, author: str = "") -> None:
        self.width, self.height = size
        self._top = size[1] * POINTS
        self._weight = 0.0
        self._fonts = {REGULAR: EmbeddedFont(REGULAR)}
        self._words: dict[tuple[str, str], str] = {}
        with REGISTRATION:
            pdfmetrics.registerFont(self._fonts[REGULAR])
            self._canvas: Any = Canvas(  # Any: the stubs take the font's name for a number
                str(path),
                pagesize=(size[0] * POINTS, self._top),
                invariant=1,
                pageCompression=1,
                pdfVersion=VERSION,
                lang=LANGUAGE,
                initialFontName=REGULAR,  # type: ignore[arg-type]
            )
        title = " ".join(title.split())  # a draft has blanks in its number
        self._canvas.setTitle(title)
        self._canvas.setSubject(title)
        self._canvas.setAuthor(author)
        self._canvas.setCreator(CREATOR)
        for preference, value in VIEWER.items():
            self._canvas.setViewerPreference(preference, value)

    def draw_string(self, x: float, y: float, face: str, size: float, text: str) -> None:
        """Draw one line from `x`, its baseline at `y`."""
        self.draw_runs(x, y, size, ((face, text),))

    def draw_centred_string(self, x: float, y: float, face: str, size: float, text: str) -> None:
        """Draw one line with its middle at `x`."""
        self.draw_string(x - width_mm(face, size, text) / 2, y, face, size, text)

    def draw_right_string(self, x: float, y: float, face: str, size: float, text: str) -> None:
        """Draw one line that ends at `x`."""
        self.draw_string(x - width_mm(face, size, text), y, face, size, text)

    def draw_runs(self, x: float, y: float, size: float, runs: Sequence[Run], word_space: float = 0.0) -> None:
        """Draw one line of several faces; `word_space` is added to every space, in pt."""
        self.draw_operators(x, y, self.text_operators(runs, size, word_space))

    def draw_operators(self, x: float, y: float, code: str) -> None:
        """Draw text operators made by `text_operators` from the baseline (x, y)."""
        self._canvas.addLiteral(f"BT 1 0 0 1 {x * POINTS:.2f} {self._top - y * POINTS:.2f} Tm {code} ET")

    def text_operators(self, runs: Sequence[Run], size: float, word_space: float = 0.0) -> str:
        """Return the text operators of one line, wherever it will stand.

        Raises KnownError: paper_letter_missing.
        """
        code: list[str] = []
        current = ""
        for face, text in runs:
            if not text:
                continue
            if face != current:
                code.append(f"/{RESOURCE[face]} {size:g} Tf")
                current = face
            code.append(self._shown(face, size, text, word_space))
        return " ".join(code)

    def _shown(self, face: str, size: float, text: str, word_space: float) -> str:
        """Return the operators that show one run."""
        # The operator Tw does not act on codes of two bytes: a wider space is a step back in TJ.
        space = f"{_SPACE}>{number(-word_space / size * 1000)}<" if word_space else _SPACE
        words = [self._encoded(face, word) for word in text.split(" ")]
        if "" not in words or not has_marks(text):
            if not word_space:
                return f"<{space.join(words)}> Tj"
            return f"[<{space.join(words)}>] TJ".replace("<>", "")  # PDFium drops a step before an empty string
        code: list[str] = []
        for place, word in enumerate(text.split(" ")):
            if place:
                code.append(f"[<{space}>] TJ".replace("<>", ""))
            if has_marks(word):
                code.append(word_with_marks(face, size, word, hexadecimal).decode())
            elif word:
                code.append(f"<{words[place]}> Tj")
        return " ".join(code)

    def _encoded(self, face: str, word: str) -> str:
        """Return the hexadecimal codes of a word, "" where marks need places of their own; cached by word."""
        key = (face, word)
        codes = self._words.get(key)
        if codes is None:
            letter = metrics(face).missing(word)
            if letter is not None:
                raise KnownError("paper_letter_missing", letter=letter, point=f"U+{ord(letter):04X}", text=word)
            shown = word.replace("\u00a0", " ")  # readers search for plain spaces
            self._font(face).letters.update(shown)
            codes = self._words[key] = "" if has_marks(word) else shown.encode("utf-16-be").hex()
        return codes

    def _font(self, face: str) -> EmbeddedFont:
        """Return the document's font of a face, which ReportLab takes in when it is first asked for."""
        font = self._fonts.get(face)
        if font is None:
            font = self._fonts[face] = EmbeddedFont(face)
            with REGISTRATION:
                pdfmetrics.registerFont(font)
                self._canvas.setFont(face, 12)
        return font

    def line(self, x1: float, y1: float, x2: float, y2: float, weight: float) -> None:
        """Draw a straight line `weight` pt thick."""
        self._set_weight(weight)
        self._canvas.line(_points(x1), self._up(y1), _points(x2), self._up(y2))

    def rect(self, x: float, y: float, width: float, height: float, *, weight: float, grey: float = 1.0) -> None:
        """Draw a rectangle down from (x, y): outlined unless `weight` is 0, filled with a grey unless it is 1."""
        shape = (_points(x), self._up(y + height), _points(width), _points(height))
        if grey < 1.0:
            self._canvas.setFillGray(grey)
            self._canvas.rect(*shape, stroke=0, fill=1)
            self._canvas.setFillGray(0)
        if weight:
            self._set_weight(weight)
            self._canvas.rect(*shape)

    def _set_weight(self, weight: float) -> None:
        """Set the width of lines where it is another one on this page; a list has thousands of equal lines."""
        if weight != self._weight:
            self._canvas.setLineWidth(weight)
            self._weight = weight

    def _up(self, y: float) -> float:
        """Return y in points from the bottom of the page."""
        return round(self._top - y * POINTS, 2)

    def show_page(self, size: tuple[float, float] | None = None) -> None:
        """End the page; `size` is that of the pages to come, in mm."""
        self._canvas.showPage()
        self._weight = 0.0  # ReportLab begins each page anew
        if size is not None:
            self.width, self.height = size
            self._top = size[1] * POINTS
            self._canvas.setPageSize((size[0] * POINTS, self._top))

    def save(self) -> None:
        """End the last page and write the file."""
        self.show_page()
        self._canvas.save()


def has_marks(text: str) -> bool:
    """Tell whether a text in NFC holds a combining mark."""
    return not text.isascii() and any(map(unicodedata.combining, text))


def _points(millimetres: float) -> float:
    return round(millimetres * POINTS, 2)
