"""The pages of letters and lists in millimetres from the top left corner, with their structure for who hears them."""

import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any, Final, TypeAlias

from db.errors import KnownError
from desktop.documents.engine.document import StreamedDocument
from desktop.documents.engine.embedded_font import RESOURCE
from desktop.documents.engine.fonts import UNDER
from desktop.documents.engine.fonts import face as metrics
from desktop.documents.engine.structure import Element, SignatureField, Structure
from desktop.documents.engine.text_operators import hexadecimal, number, word_with_marks
from desktop.documents.engine.units import POINTS as POINTS

REGULAR: Final = "Tinos"
BOLD: Final = "Tinos-Bold"
ITALIC: Final = "Tinos-Italic"
BOLD_ITALIC: Final = "Tinos-BoldItalic"
A4_PORTRAIT: Final = (210.0, 297.0)
A4_LANDSCAPE: Final = (297.0, 210.0)

_PART: Final = 1_000_000  # bytes
_SPACE: Final = "0020"  # in hexadecimal
Run: TypeAlias = tuple[str, str]  # a face and the text in it


def word_width(face: str, word: str) -> float:
    """Return the advance of a word in em; a combining mark has none."""
    return metrics(face).width(word)


def width_mm(face: str, size: float, text: str) -> float:
    """Return the advance of a line at `size` pt in mm."""
    return metrics(face).text_width(text) * size / POINTS


class _Parts(BytesIO):
    """What is written to a file part by part: it is open for a moment each time, and never when drawing fails."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path, self._mode = path, "wb"

    def write(self, data: Any) -> int:
        """Take in a part of the file."""
        length = super().write(data)
        if self.tell() > _PART:
            self.flush()
        return length

    def flush(self) -> None:
        """Put into the file what was taken in."""
        with self._path.open(self._mode) as out:
            out.write(self.getbuffer())
        self._mode = "ab"
        self.seek(0)
        self.truncate()


class PaperCanvas:
    """The pages of one PDF; measures are in mm from the top left corner, sizes of type and weights of lines in pt.

    Text belongs to the element of the structure that is open (`tagged`), else it is a paragraph of its own; lines and
    boxes are decoration. `made` is the day of the paper, None where it has none.
    """

    def __init__(
        self, path: Path, size: tuple[float, float], *, title: str, author: str = "", made: date | None = None
    ) -> None:
        self.width, self.height = size
        self._top = size[1] * POINTS
        self._weight = 0.0
        self._letters: dict[str, set[str]] = {}
        self._words: dict[tuple[str, str], str] = {}
        self._code: list[str] = []
        self._out = _Parts(path)
        self._document = StreamedDocument(self._out, title=" ".join(title.split()), author=author, made=made)
        self._structure = Structure(self._document)

    def draw_string(self, x: float, y: float, face: str, size: float, text: str) -> None:
        """Draw one line from `x`, its baseline at `y`."""
        self.draw_runs(x, y, size, ((face, text),))

    def draw_centred_string(self, x: float, y: float, face: str, size: float, text: str) -> None:
        """Draw one line with its middle at `x`; it may go on in the next one, and ends in a space for who hears it."""
        self.draw_string(x - width_mm(face, size, text) / 2, y, face, size, f"{text} " if text else "")

    def draw_right_string(self, x: float, y: float, face: str, size: float, text: str) -> None:
        """Draw one line that ends at `x`."""
        self.draw_string(x - width_mm(face, size, text), y, face, size, text)

    def draw_runs(self, x: float, y: float, size: float, runs: Sequence[Run], word_space: float = 0.0) -> None:
        """Draw one line of several faces; `word_space` is added to every space, in pt."""
        self.draw_operators(x, y, self.text_operators(runs, size, word_space))

    def draw_operators(self, x: float, y: float, code: str) -> None:
        """Draw text operators made by `text_operators` from the baseline (x, y)."""
        if code:
            self._code.append(self._structure.text())
            self._code.append(f"BT 1 0 0 1 {x * POINTS:.2f} {self._top - y * POINTS:.2f} Tm {code} ET")

    def draw_cells(self, cells: Sequence[tuple[float, float, str]], roles: Sequence[tuple[str, str]]) -> None:
        """Draw one row of the table that is open: text operators with their baselines, role and attributes of each.

        A cell without text is a cell. Nothing of the row is kept.
        """
        marks = self._structure.row([(*role, bool(cell[2])) for role, cell in zip(roles, cells, strict=True)])
        for (x, y, code), mark in zip(cells, marks, strict=True):
            if code:
                self._code.append(f"{mark}\nBT 1 0 0 1 {x * POINTS:.2f} {self._top - y * POINTS:.2f} Tm {code} ET")

    @contextmanager
    def tagged(self, *path: Element) -> Iterator[None]:
        """Put what is drawn in the block into the last of these elements, each under the one before it."""
        for element in path:
            self._structure.open(element)
        yield
        for _ in path:
            self._structure.leave()

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Draw what is not read aloud: page numbers, headers that come again."""
        self._structure.open(None)
        yield
        self._structure.leave()

    def text_operators(self, runs: Sequence[Run], size: float, word_space: float = 0.0) -> str:
        """Return the text operators of one line, wherever it will stand.

        Raises KnownError: paper_letter_missing.
        """
        code: list[str] = []
        current = ""
        for face, text in runs:
            if not text:
                continue
            face = UNDER.get(face, face)
            if face != current:
                code.append(f"/{RESOURCE[face]} {size:g} Tf")
                current = face
            code.append(self._shown(face, size, text, word_space))
        return " ".join(code)

    def _shown(self, face: str, size: float, text: str, word_space: float) -> str:
        """Return the operators that show one run."""
        # The operator Tw does not act on codes of two bytes: a wider space is a step back in TJ.
        space = f"{_SPACE}>{number(-word_space / size * 1000)}<" if word_space else _SPACE
        known = self._words
        words = [known.get((face, word)) or self._encoded(face, word) for word in text.split(" ")]
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
        if word.isdecimal() and word.isascii():  # of a list's numbers, none of which comes again
            self._letters.setdefault(face, set()).update(word)
            return f"003{'003'.join(word)}"
        key = (face, word)
        codes = self._words.get(key)
        if codes is None:
            letter = metrics(face).missing(word)
            if letter is not None:
                raise KnownError("paper_letter_missing", letter=letter, point=f"U+{ord(letter):04X}", text=word)
            shown = word.replace("\u00a0", " ")  # readers search for plain spaces
            self._letters.setdefault(face, set()).update(shown)
            codes = self._words[key] = "" if has_marks(word) else shown.encode("utf-16-be").hex()
        return codes

    def line(self, x1: float, y1: float, x2: float, y2: float, weight: float) -> None:
        """Draw a straight line `weight` pt thick."""
        self.lines(((x1, y1, x2, y2),), weight)

    def lines(self, lines: Sequence[tuple[float, float, float, float]], weight: float) -> None:
        """Draw lines of one weight, each from (x, y) to (x, y)."""
        self._code.append(self._structure.decoration())
        self._set_weight(weight)
        for x1, y1, x2, y2 in lines:
            self._code.append(f"n {_points(x1)} {self._up(y1)} m {_points(x2)} {self._up(y2)} l S")

    def rect(self, x: float, y: float, width: float, height: float, *, weight: float, grey: float = 1.0) -> None:
        """Draw a rectangle down from (x, y): outlined unless `weight` is 0, filled with a grey unless it is 1."""
        shape = f"n {_points(x)} {self._up(y + height)} {_points(width)} {_points(height)} re"
        self._code.append(self._structure.decoration())
        if grey < 1.0:
            self._code.append(f"{grey:g} g {shape} f* 0 g")
        if weight:
            self._set_weight(weight)
            self._code.append(f"{shape} S")

    def signature_field(self, x: float, y: float, width: float, height: float, name: str, title: str) -> None:
        """Leave a rectangle down from (x, y) to digital signatures: signing tools find it by its ASCII name."""
        left, top = x * POINTS, self._top - y * POINTS
        box = (left, top - height * POINTS, left + width * POINTS, top)
        self._structure.add_field(SignatureField(name, title, box))

    def _set_weight(self, weight: float) -> None:
        """Set the width of lines where it is another one on this page; a list has thousands of equal lines."""
        if weight != self._weight:
            self._code.append(f"{weight:g} w")
            self._weight = weight

    def _up(self, y: float) -> str:
        """Return y in points from the bottom of the page."""
        return number(self._top - y * POINTS)

    def show_page(self, size: tuple[float, float] | None = None) -> None:
        """End the page; `size` is that of the pages to come, in mm."""
        self._code.append(self._structure.end_page())
        packed = zlib.compress("\n".join(filter(None, self._code)).encode("latin-1"))
        self._document.add_page(packed, (self.width, self.height), self._structure.page, self._structure.entries())
        self._structure.next_page()
        self._code, self._weight = [], 0.0
        if size is not None:
            self.width, self.height = size
            self._top = size[1] * POINTS

    def save(self) -> None:
        """End the last page and write the file."""
        self.show_page()
        self._structure.close()
        for face, letters in self._letters.items():
            self._document.use_letters(face, letters)
        self._document.close()
        self._out.flush()


def has_marks(text: str) -> bool:
    """Tell whether a text in NFC holds a combining mark."""
    return not text.isascii() and any(map(unicodedata.combining, text))


def _points(millimetres: float) -> str:
    return number(millimetres * POINTS)
