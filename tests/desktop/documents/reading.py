"""What another library (PDFium) sees on our pages: lines of text with their places, and rules."""

from ctypes import byref, c_double, c_float
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw

POINTS = 72 / 25.4


@dataclass(frozen=True)
class Letter:
    """One letter; x and baseline y in mm from the top left corner, ink box left/top/right/bottom likewise."""

    text: str
    x: float
    y: float
    size: float
    ink: tuple[float, float, float, float]


@dataclass(frozen=True)
class Line:
    """Letters on one baseline that stand close together."""

    text: str
    left: float
    right: float
    y: float
    size: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True)
class Rule:
    """A straight stroke or a box, by its bounds in mm."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def length(self) -> float:
        return self.right - self.left

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True)
class PageSeen:
    """One page as read back."""

    width: float
    height: float
    letters: list[Letter]
    lines: list[Line]
    rules: list[Rule]
    text: str

    def line(self, start: str) -> Line:
        """Return the only line that is `start`, or else the only one that begins with it."""
        found = [line for line in self.lines if line.text == start]
        found = found or [line for line in self.lines if line.text.startswith(start)]
        assert len(found) == 1, (start, [line.text for line in self.lines])
        return found[0]


def read_pages(path: Path) -> list[PageSeen]:
    """Read every page of a file."""
    document = pypdfium2.PdfDocument(path)
    try:
        return [_page(document[number]) for number in range(len(document))]
    finally:
        document.close()


def _page(page: pypdfium2.PdfPage) -> PageSeen:
    width, height = page.get_size()
    textpage = page.get_textpage()
    letters = [letter for at in range(textpage.count_chars()) if (letter := _letter(textpage, at, height)) is not None]
    rules = []
    for shape in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
        rules.append(_rule(shape, height))
    text = textpage.get_text_range().replace("\r\n", "\n")
    seen = PageSeen(width / POINTS, height / POINTS, letters, _lines(letters), rules, text)
    textpage.close()
    page.close()
    return seen


def _rule(shape: pypdfium2.PdfObject, height: float) -> Rule:
    """Return a path without the stroke's width, by which PDFium widens its bounds on every side."""
    stroke = c_float()
    raw.FPDFPageObj_GetStrokeWidth(shape, byref(stroke))
    left, bottom, right, top = shape.get_bounds()
    wide = stroke.value if right - left > 2 * stroke.value + 0.01 else (right - left) / 2
    high = stroke.value if top - bottom > 2 * stroke.value + 0.01 else (top - bottom) / 2
    return Rule(
        (left + wide) / POINTS,
        (height - top + high) / POINTS,
        (right - wide) / POINTS,
        (height - bottom - high) / POINTS,
    )


def _letter(textpage: pypdfium2.PdfTextPage, at: int, height: float) -> Letter | None:
    point = raw.FPDFText_GetUnicode(textpage, at)
    x, y = c_double(), c_double()
    if raw.FPDFText_IsGenerated(textpage, at) or not raw.FPDFText_GetCharOrigin(textpage, at, byref(x), byref(y)):
        return None
    left, bottom, right, top = textpage.get_charbox(at)
    ink = (left / POINTS, (height - top) / POINTS, right / POINTS, (height - bottom) / POINTS)
    return Letter(
        chr(point), x.value / POINTS, (height - y.value) / POINTS, raw.FPDFText_GetFontSize(textpage, at), ink
    )


def _lines(letters: list[Letter]) -> list[Line]:
    """Join letters that share a baseline and are not more than 3 mm apart."""
    found: list[Line] = []
    run: list[Letter] = []
    for letter in letters:
        if run and (abs(letter.y - run[-1].y) > 0.05 or not -1.5 < letter.x - run[-1].ink[2] < 3):
            found += _line(run)
            run = []
        run.append(letter)
    return found + _line(run)


def _line(run: list[Letter]) -> list[Line]:
    inked = [letter for letter in run if not letter.text.isspace()]
    if not inked:
        return []
    text = "".join(letter.text for letter in run).strip()
    return [Line(text, inked[0].x, max(one.ink[2] for one in inked), inked[0].y, max(one.size for one in inked))]


def overlaps(page: PageSeen) -> list[tuple[Letter, Letter]]:
    """Return letters that hide more than half of one another: text printed over text."""
    inked = sorted((one for one in page.letters if not one.text.isspace()), key=lambda one: one.ink[0])
    found = []
    for at, one in enumerate(inked):
        for other in inked[at + 1 :]:
            if other.ink[0] > one.ink[2]:
                break
            if _shared(one, other) > 0.5 * min(_area(one), _area(other)) > 0.01:
                found.append((one, other))
    return found


def _shared(one: Letter, other: Letter) -> float:
    wide = min(one.ink[2], other.ink[2]) - max(one.ink[0], other.ink[0])
    high = min(one.ink[3], other.ink[3]) - max(one.ink[1], other.ink[1])
    return max(0.0, wide) * max(0.0, high)


def _area(one: Letter) -> float:
    return (one.ink[2] - one.ink[0]) * (one.ink[3] - one.ink[1])
