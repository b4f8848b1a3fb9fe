"""The parts of every administrative paper, to the measures of docs/measures-of-papers.md §6 (NĐ 30/2020, Phụ lục I).

x and y in mm from the top left corner, y is the baseline; sizes in pt. Words on paper are Vietnamese in
every language of the program.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from db.errors import KnownError
from desktop.documents.engine.canvas import BOLD, ITALIC, POINTS, REGULAR, PaperCanvas, Run, width_mm
from desktop.documents.engine.pagination import Draw, Piece, kept
from desktop.documents.engine.paragraphs import SetLine, set_lines
from desktop.documents.engine.phrase_lines import phrase_lines
from desktop.documents.engine.structure import Element
from desktop.documents.letters.paper_words import date_line, number_line
from desktop.documents.letters.values import Office, Reference

COUNTRY: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"
DRAFT: Final = "BẢN NHÁP"
LEFT: Final = 30.0
COLUMN: Final = 162.0
MIDDLE: Final = 111.0
INDENT: Final = 12.7
RULE: Final = 0.7  # pt
MOST_HEAD_LINES: Final = 12
HEAD_LEADING: Final = 5.6
TITLE_LEADING: Final = 6.3
ABOUT_LEADING: Final = 5.2


@dataclass(frozen=True, slots=True)
class HeadPlace:
    """Where the two halves of the head stand; they differ on portrait and landscape sheets."""

    office: float
    office_width: float
    country: float
    y: float = 24.2


PORTRAIT_HEAD: Final = HeadPlace(office=60.0, office_width=60.0, country=145.5)
LANDSCAPE_HEAD: Final = HeadPlace(office=75.0, office_width=90.0, country=214.0)


def draw_head(canvas: PaperCanvas, office: Office, place: HeadPlace = PORTRAIT_HEAD) -> float:
    """Draw issuing body, Quốc hiệu and Tiêu ngữ with their rules; return the y of the lower rule.

    Raises KnownError: paper_head_too_long.
    """
    x, y = place.country, place.y
    canvas.draw_centred_string(x, y, BOLD, 12.5, COUNTRY)
    canvas.draw_centred_string(x, y + 5.8, BOLD, 13.5, MOTTO)
    half = width_mm(BOLD, 13.5, MOTTO) / 2
    canvas.line(x - half, y + 8.0, x + half, y + 8.0, RULE)
    lines = [(REGULAR, text, 12.5) for text in _body_lines(office.superior or "", REGULAR, place)]
    lines += [(BOLD, text, 12.5) for text in _body_lines(office.body, BOLD, place)]
    if len(lines) > MOST_HEAD_LINES:
        raise KnownError("paper_head_too_long", text=office.body[:80])
    down = y
    whose = {REGULAR: Element("P"), BOLD: Element("P")}
    for number, (face, text, size) in enumerate(lines):
        down = y + number * HEAD_LEADING
        fitted = min(size, size * place.office_width / max(width_mm(face, size, text), 1.0))
        with canvas.tagged(whose[face]):
            canvas.draw_centred_string(place.office, down, face, fitted, text)
    if lines:
        rule = 0.21 * width_mm(BOLD, 12.5, lines[-1][1])
        canvas.line(place.office - rule, down + 2.2, place.office + rule, down + 2.2, RULE)
    return max(down + 2.2, y + 8.0)


def _body_lines(body: str, face: str, place: HeadPlace) -> list[str]:
    return phrase_lines(body, face, 12.5, place.office_width, 3, capitals=True)


def draw_reference(
    canvas: PaperCanvas,
    reference: Reference,
    rule: float,
    place: HeadPlace = PORTRAIT_HEAD,
    *,
    numbered: bool = True,
    about: str = "",
) -> float:
    """Draw "Số: …" and place and date under the head; return the last baseline.

    `about` is the trích yếu of a công văn, which stands under its number (NĐ 30/2020, Phụ lục I, II.5).
    """
    y = max(place.y + 16.6, rule + 7.8)
    if numbered:
        _fitted(canvas, place.office, y, REGULAR, 13, number_line(reference), place.office_width + 6)
    _fitted(canvas, place.country, y, ITALIC, 13.5, date_line(reference), 93)
    for number, line in enumerate(phrase_lines(about, REGULAR, 12, place.office_width, 4) if about else ()):
        y += ABOUT_LEADING if number else ABOUT_LEADING + 1.8
        _fitted(canvas, place.office, y, REGULAR, 12, line, place.office_width)
    return y


def _fitted(canvas: PaperCanvas, x: float, y: float, face: str, size: float, text: str, room: float) -> None:
    """Draw one centred line, made smaller where it would leave its room."""
    size = min(size, size * room / max(width_mm(face, size, text), 1.0))
    canvas.draw_centred_string(x, y, face, size, text)


def draw_title(canvas: PaperCanvas, name: str, abstract: str, y: float, middle: float = MIDDLE) -> float:
    """Draw the name of the paper at `y` and its trích yếu with rule under it; return the last baseline."""
    lines = phrase_lines(abstract, BOLD, 14, COLUMN - 2, 3)
    with canvas.tagged(Element("H1")):
        canvas.draw_centred_string(middle, y, BOLD, 14, name)
        for line in lines:
            y += TITLE_LEADING
            _fitted(canvas, middle, y, BOLD, 14, line, COLUMN)
    if lines:
        rule = 0.19 * width_mm(BOLD, 14, lines[-1])
        canvas.line(middle - rule, y + 2.6, middle + rule, y + 2.6, RULE)
    return y


def draw_annex_title(
    canvas: PaperCanvas,
    name: str,
    title: str,
    note: str,
    *,
    middle: float = MIDDLE,
    y: float = 25.0,
    width: float = COLUMN,
    rule: float | None = 60.0,
) -> float:
    """Draw "DANH SÁCH", its title and "(Kèm theo …)" with rule; return the y of the rule."""
    with canvas.tagged(Element("H1")):
        canvas.draw_centred_string(middle, y, BOLD, 14, name)
        for line in phrase_lines(title, BOLD, 14, width - 4, 3):
            y += TITLE_LEADING
            _fitted(canvas, middle, y, BOLD, 14, line, width)
    step, line, told = TITLE_LEADING, title, Element("P")
    for line in phrase_lines(note, ITALIC, 13, width - 20, 2) if note else []:
        y += step
        with canvas.tagged(told):
            _fitted(canvas, middle, y, ITALIC, 13, line, width)
        step = 5.8
    half = rule / 2 if rule else 0.18 * width_mm(ITALIC, 13, line)
    canvas.line(middle - half, y + 2.6, middle + half, y + 2.6, RULE)
    return y + 2.6


def draw_page_number(canvas: PaperCanvas, number: int) -> None:
    """Draw the number of a page, top centre; the first page of a part carries none (NĐ 30/2020, II.1.đ)."""
    if number > 1:
        with canvas.aside():
            canvas.draw_centred_string(canvas.width / 2, 12.5, REGULAR, 14, str(number))


def draw_draft_mark(canvas: PaperCanvas) -> None:
    """Draw "BẢN NHÁP" in a frame in the top margin, clear of every text."""
    width = width_mm(BOLD, 11, DRAFT)
    canvas.rect(LEFT, 8.6, width + 4, 5.6, weight=RULE)
    canvas.draw_string(LEFT + 2, 12.7, BOLD, 11, DRAFT)


@dataclass(frozen=True, slots=True)
class Setting:
    """Type of running text: size in pt, leading as share of it, gap between paragraphs in pt."""

    size: float
    leading: float
    gap: float

    @property
    def step(self) -> float:
        """From baseline to baseline, mm."""
        return self.size * self.leading / POINTS


def drawn(x: float, size: float, line: SetLine, *path: Element) -> Draw:
    """Return what draws one line of running text in the column at `x`, in the last of these elements."""

    def draw(canvas: PaperCanvas, y: float) -> None:
        with canvas.tagged(*path):
            line.draw(canvas, x, y, size)

    return draw


def list_item(whole: Element) -> tuple[Element, ...]:
    """Return the elements of a new item of a list, the list first."""
    return whole, Element("LI"), Element("LBody")


def paragraph(
    runs: Sequence[Run], setting: Setting, *, lead: float | None = None, path: Sequence[Element] = ()
) -> list[Piece]:
    """Return one justified paragraph; `lead` is the way down to its first baseline, else leading and gap.

    `path` are its elements in the structure, where it is more than a paragraph.
    """
    path = path or (Element("P"),)
    step = setting.step
    first = step + setting.gap / POINTS if lead is None else lead
    lines = set_lines(runs, setting.size, COLUMN, indent=INDENT)
    pieces = [
        Piece(step if number else first, drawn(LEFT, setting.size, line, *path)) for number, line in enumerate(lines)
    ]
    return kept(pieces)


def centred_line(text: str, size: float, lead: float, element: Element, face: str = BOLD) -> Piece:
    """Return one centred line that stays with what follows."""

    def draw(canvas: PaperCanvas, y: float) -> None:
        with canvas.tagged(element):
            _fitted(canvas, MIDDLE, y, face, size, text, COLUMN)

    return Piece(lead, draw)


def heading(text: str, lead: float) -> list[Piece]:
    """Return a bold heading at the indent; a long one goes on in the next line."""
    lines = set_lines([(BOLD, text)], 14, COLUMN, indent=INDENT, justified=False)
    head = Element("H2")
    return [Piece(6.2 if at else lead, drawn(LEFT, 14, line, head), kept=bool(at)) for at, line in enumerate(lines)]


def dotted(label: str, lines: int, setting: Setting) -> list[Piece]:
    """Return a label with dots to the end of the column, and `lines` - 1 dotted lines below it."""
    size, step = setting.size, setting.step
    told = set_lines([(REGULAR, label)], size, COLUMN, indent=INDENT, justified=False) if label else []
    ends = [INDENT + told[0].width] if len(told) == 1 else [told[-1].width] if told else [0.0]
    dot, lead = width_mm(REGULAR, size, "."), step + setting.gap / POINTS
    one = Element("P")
    pieces = [Piece(step if at else lead, drawn(LEFT, size, line, one)) for at, line in enumerate(told)]

    def draw_dots(canvas: PaperCanvas, y: float, start: float) -> None:
        with canvas.tagged(one):
            canvas.draw_right_string(LEFT + COLUMN, y, REGULAR, size, "." * int((COLUMN - start) / dot))

    def last(canvas: PaperCanvas, y: float) -> None:
        if told:
            drawn(LEFT, size, told[-1], one)(canvas, y)
        draw_dots(canvas, y, ends[0] + 1.5 if told else 0.0)

    first = Piece(pieces[-1].lead if pieces else lead, last, kept=len(pieces) > 1)
    more = [Piece(step + 0.6, lambda canvas, y: draw_dots(canvas, y, 0.0)) for _line in range(lines - 1)]
    return [*pieces[:-1], first, *more]


def bold_line(text: str, size: float, lead: float, indent: float = INDENT) -> Piece:
    """Return one bold line at the indent, such as "I. Tập thể"."""

    def draw(canvas: PaperCanvas, y: float) -> None:
        with canvas.tagged(Element("H2")):
            canvas.draw_string(LEFT + indent, y, BOLD, size, text)

    return Piece(lead, draw)
