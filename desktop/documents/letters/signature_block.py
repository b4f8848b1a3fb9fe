"""How a paper ends: Nơi nhận on the left, the signature on the right, never alone on a page."""

from collections.abc import Sequence
from typing import Final

from desktop.documents.engine.canvas import BOLD, BOLD_ITALIC, ITALIC, REGULAR, PaperCanvas, width_mm
from desktop.documents.engine.pagination import Piece
from desktop.documents.engine.paragraphs import SetLine, set_lines
from desktop.documents.engine.phrase_lines import phrase_lines
from desktop.documents.engine.structure import Element
from desktop.documents.letters.letterhead import COLUMN, LEFT, drawn, list_item
from desktop.documents.letters.values import Signature

SIGNATURE_MIDDLE: Final = 151.5
SIGNATURE_ROOM: Final = 36.0  # from the first line of the office down to the name
SIGNATURE_WIDTH: Final = 78.0
OFFICE_LEADING: Final = 6.1
LIST_ROOM: Final = 28.9  # the same under a list
LIST_STEP: Final = 4.55
MOST_BESIDE: Final = 40  # lines of the list that stand beside the signature
LIST_WIDTH: Final = 78.0
LEAST: Final = 13.0  # pt: NĐ 30/2020, Phụ lục I, II.7
MOST_OFFICE_LINES: Final = 4
LIST_COLUMN: Final = 247.0  # of a list on A4 landscape
SIGNATURE_FIELD: Final = "ChuKySo"
"""The name by which the office's signing tool finds its place."""
SIGN_HERE: Final = "Chữ ký số của người có thẩm quyền"
FIELD_WIDTH, FIELD_MARGIN = 60.0, 2.0
LEAD: Final = 10.3  # 7.5 of air and the ascent of the line


def closing(distribution: Sequence[str], signature: Signature, *, lead: float = LEAD) -> list[Piece]:
    """Return Nơi nhận and signature as one piece; a list longer than a page goes on line by line under it."""
    lines = distribution_lines(distribution)
    beside, after = lines[:MOST_BESIDE], lines[MOST_BESIDE:]
    depth = max(4.9 + LIST_STEP * (len(beside) - 1) + 1.0 if beside else 1.1, signature_depth(signature))

    def draw(canvas: PaperCanvas, y: float) -> None:
        if beside:
            canvas.draw_string(LEFT, y, BOLD_ITALIC, 12, "Nơi nhận:")
        for number, (item, line) in enumerate(beside):
            with canvas.tagged(*item):
                line.draw(canvas, LEFT, y + 4.9 + number * LIST_STEP, 11)
        draw_signature(canvas, signature, SIGNATURE_MIDDLE, y)
        _leave_field(canvas, signature, y)

    down = 4.9 + LIST_STEP * len(beside)
    left = [
        Piece(LIST_STEP if at else down, drawn(LEFT, 11, line, *item), 1.0) for at, (item, line) in enumerate(after)
    ]
    return [Piece(lead, draw, depth), *left]


def distribution_lines(distribution: Sequence[str]) -> list[tuple[tuple[Element, ...], SetLine]]:
    """Return the places of distribution in a column of 78 mm, each line with the item of the list that it is in."""
    whole = Element("L")
    found = []
    for text in distribution:
        item = list_item(whole)
        found += [(item, line) for line in set_lines([(REGULAR, text)], 11, LIST_WIDTH, justified=False)]
    return found


def office_lines(signature: Signature, size: float, width: float) -> list[str]:
    """Return the lines of an office in capitals; one too wide at 13 pt breaks by phrases (NĐ 30: 13 to 14 pt)."""
    least = min(size, LEAST)
    found: list[str] = []
    for line in signature.office:
        found += phrase_lines(line, BOLD, least, width, MOST_OFFICE_LINES, capitals=True) or [""]
    return found


def signature_depth(signature: Signature, room: float = SIGNATURE_ROOM, width: float = SIGNATURE_WIDTH) -> float:
    """Return how far a signature reaches under its first baseline, mm."""
    return room + OFFICE_LEADING * max(0, len(office_lines(signature, LEAST, width)) - 1) + 1.1


def draw_signature(
    canvas: PaperCanvas,
    signature: Signature,
    middle: float,
    y: float,
    room: float = SIGNATURE_ROOM,
    *,
    size: float = 14.0,
    width: float = SIGNATURE_WIDTH,
) -> None:
    """Draw office and name round `middle`; the `room` between them stays empty for pen and seal."""
    down = y
    lines = office_lines(signature, size, width)
    widest = max((width_mm(BOLD, size, line) for line in lines), default=0.0)
    fitted = size if widest <= width else min(size, LEAST)
    with canvas.tagged(Element("P")):
        for number, line in enumerate(lines):
            down = y + number * OFFICE_LEADING
            _within(canvas, middle, down, line, fitted, width)
    _within(canvas, middle, down + room, signature.name or "", size, width)


def _leave_field(canvas: PaperCanvas, signature: Signature, y: float) -> None:
    """Leave the room between office and name to the digital signature (NĐ 30/2020, Phụ lục I, II.7)."""
    top = y + OFFICE_LEADING * max(0, len(office_lines(signature, 14.0, SIGNATURE_WIDTH)) - 1) + FIELD_MARGIN
    left = SIGNATURE_MIDDLE - FIELD_WIDTH / 2
    canvas.signature_field(left, top, FIELD_WIDTH, SIGNATURE_ROOM - 2 * FIELD_MARGIN - 4.0, SIGNATURE_FIELD, SIGN_HERE)


def _within(canvas: PaperCanvas, middle: float, y: float, text: str, size: float, width: float) -> None:
    """Draw one bold line; one word wider than its half of the page is made smaller, nothing else under 13 pt."""
    fitted = min(size, size * width / max(width_mm(BOLD, size, text), 1.0))
    canvas.draw_centred_string(middle, y, BOLD, fitted, text)


def signature_pair(left: Signature, right: Signature) -> Piece:
    """Return two signatures side by side on the halves of the column, as one piece."""
    half = COLUMN / 2 - 4
    depth = max(signature_depth(left, width=half), signature_depth(right, width=half))

    def draw(canvas: PaperCanvas, y: float) -> None:
        draw_signature(canvas, left, LEFT + COLUMN / 4, y, width=COLUMN / 2 - 4)
        draw_signature(canvas, right, LEFT + COLUMN * 3 / 4, y, width=COLUMN / 2 - 4)

    return Piece(LEAD, draw, depth)


def signatures_height(signatures: Sequence[Signature | None], dated: bool, width: float = LIST_COLUMN) -> float:
    """Return how much room a row of signatures under a list takes below its upper edge, mm."""
    each = width / max(len(signatures), 1) - 6
    deepest = max((signature_depth(one, LIST_ROOM, each) for one in signatures if one), default=0.0)
    return deepest + (13.2 if dated else 8.0)


def draw_signatures(
    canvas: PaperCanvas, y: float, signatures: Sequence[Signature | None], left: float, width: float, day: str
) -> None:
    """Draw the signatures side by side under `y`, place and date over the last of them."""
    step = width / len(signatures)
    middles = [left + step * (at + 0.5) for at in range(len(signatures))]
    if day:
        canvas.draw_centred_string(middles[-1], y + 7.9, ITALIC, 13, day)
    down = y + (13.15 if day else 8.0)
    for middle, signature in zip(middles, signatures, strict=True):
        if signature is not None:
            draw_signature(canvas, signature, middle, down, LIST_ROOM, size=13, width=step - 6)
