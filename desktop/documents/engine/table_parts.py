"""What the tables of all papers share: names in bold, numbered pages, signatures side by side below."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from db.rules import dates
from desktop.documents.engine.canvas import BOLD, ITALIC, REGULAR, Run, Sheet
from desktop.documents.letters.paper_words import behind_name
from desktop.documents.letters.signature_block import draw_signature, signature_depth
from desktop.documents.letters.values import Recipient, Signature

ROOM: Final = 28.9  # from office to name under a list


def named(recipient: Recipient) -> tuple[Run, ...]:
    """Return the name in bold, its honorific before it in regular type."""
    behind = behind_name(recipient)
    after: tuple[Run, ...] = ((REGULAR, behind),) if behind else ()
    if recipient.honorific:
        return ((REGULAR, f"{recipient.honorific} "), (BOLD, recipient.name), *after)
    return ((BOLD, recipient.name), *after)


def signatures_height(signatures: Sequence[Signature | None], dated: bool) -> float:
    """Return how much room the row of signatures takes under its upper edge, mm."""
    deepest = max((signature_depth(one, ROOM) for one in signatures if one), default=0.0)
    return deepest + (13.2 if dated else 8.0)


def draw_signatures(
    sheet: Sheet, y: float, signatures: Sequence[Signature | None], left: float, width: float, day: str
) -> None:
    """Draw the signatures side by side under `y`, place and date over the last of them."""
    step = width / len(signatures)
    middles = [left + step * (at + 0.5) for at in range(len(signatures))]
    if day:
        sheet.centred(middles[-1], y + 7.9, ITALIC, 13, day)
    down = y + (13.15 if day else 8.0)
    for middle, signature in zip(middles, signatures, strict=True):
        if signature is not None:
            draw_signature(sheet, signature, middle, down, ROOM, size=13, width=step - 6)


def place_and_date(place: str | None, dated: date | None) -> str:
    """Return "Tuyên Quang, ngày 12 tháng 01 năm 2024", or nothing while the date is open."""
    if dated is None:
        return ""
    day = dates.long_date(dated)
    return f"{place}, {day}" if place else day
