"""How a paper ends: Nơi nhận on the left, the signature on the right, never alone on a page."""

from collections.abc import Sequence
from typing import Final

from desktop.documents.engine.canvas import BOLD, BOLD_ITALIC, REGULAR, Sheet, width_mm
from desktop.documents.engine.pagination import Piece
from desktop.documents.engine.paragraphs import SetLine, set_lines
from desktop.documents.letters.letterhead import LEFT
from desktop.documents.letters.paper_words import ended
from desktop.documents.letters.values import Signature

SIGNATURE_MIDDLE: Final = 151.5
SIGNATURE_ROOM: Final = 36.0  # from the first line of the office down to the name
SIGNATURE_WIDTH: Final = 78.0
OFFICE_LEADING: Final = 6.1
LIST_STEP: Final = 4.55
MOST_BESIDE: Final = 40  # lines of the list that stand beside the signature
LIST_WIDTH: Final = 78.0
LEAD: Final = 10.3  # 7.5 of air and the ascent of the line


def closing(distribution: Sequence[str], signature: Signature, *, lead: float = LEAD) -> list[Piece]:
    """Return Nơi nhận and signature as one piece; a list longer than a page goes on line by line under it."""
    lines = distribution_lines(distribution)
    beside, after = lines[:MOST_BESIDE], lines[MOST_BESIDE:]
    depth = max(4.9 + LIST_STEP * (len(beside) - 1) + 1.0 if beside else 1.1, signature_depth(signature))

    def draw(sheet: Sheet, y: float) -> None:
        if beside:
            sheet.text(LEFT, y, BOLD_ITALIC, 12, "Nơi nhận:")
        for number, line in enumerate(beside):
            line.draw(sheet, LEFT, y + 4.9 + number * LIST_STEP, 11)
        draw_signature(sheet, signature, SIGNATURE_MIDDLE, y)

    down = 4.9 + LIST_STEP * len(beside)
    return [Piece(lead, draw, depth), *(_list_line(line, LIST_STEP if at else down) for at, line in enumerate(after))]


def _list_line(line: SetLine, lead: float) -> Piece:
    return Piece(lead, lambda sheet, y: line.draw(sheet, LEFT, y, 11), 1.0)


def distribution_lines(distribution: Sequence[str]) -> list[SetLine]:
    """Return "- Như Điều 3;" … "- Lưu: VT, NC." in a column of 78 mm."""
    found: list[SetLine] = []
    for number, entry in enumerate(distribution):
        end = "." if number + 1 == len(distribution) else ";"
        text = f"- {ended(entry.removeprefix('-').strip(), end)}"
        found += set_lines([(REGULAR, text)], 11, LIST_WIDTH, justified=False)
    return found


def signature_depth(signature: Signature, room: float = SIGNATURE_ROOM) -> float:
    """Return how far a signature reaches under its first baseline, mm."""
    return room + OFFICE_LEADING * max(0, len(signature.office) - 1) + 1.1


def draw_signature(
    sheet: Sheet,
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
    for number, line in enumerate(signature.office):
        down = y + number * OFFICE_LEADING
        _within(sheet, middle, down, line.upper(), size, width)
    _within(sheet, middle, down + room, signature.name or "", size, width)


def _within(sheet: Sheet, middle: float, y: float, text: str, size: float, width: float) -> None:
    """Draw one bold line, made smaller where it would leave its half of the page."""
    fitted = min(size, size * width / max(width_mm(BOLD, size, text), 1.0))
    sheet.centred(middle, y, BOLD, fitted, text)
