"""What the tables of all papers share: names in bold, numbered pages, signatures side by side below."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from db.rules import dates
from desktop.documents.closing import draw_signature, signature_depth
from desktop.documents.flow import BOTTOM
from desktop.documents.ink import BOLD, ITALIC, REGULAR, Run, Sheet
from desktop.documents.papers import Recipient, Signature
from desktop.documents.parts import open_page
from desktop.documents.tables import Row, Table, TableStyle

NEXT_TOP: Final = 22.9  # of a table on the second and later pages, mm
ROOM: Final = 28.9  # from office to name under a list


def named(recipient: Recipient) -> tuple[Run, ...]:
    """Return the name in bold, its honorific before it in regular type."""
    after: tuple[Run, ...] = ((REGULAR, " (truy tặng)"),) if recipient.posthumous else ()
    if recipient.honorific:
        return ((REGULAR, f"{recipient.honorific} "), (BOLD, recipient.name), *after)
    return ((BOLD, recipient.name), *after)


def draw_table(
    sheet: Sheet, style: TableStyle, top: float, rows: Iterable[Row], *, closing: float, draft: bool = False
) -> float:
    """Draw a table from `top`, turning pages as needed; return where it ends, `closing` mm free under it."""
    number = 1

    def turn() -> float:
        nonlocal number
        number += 1
        sheet.turn()
        open_page(sheet, number, draft=draft)
        return NEXT_TOP

    return Table(sheet, style, top, sheet.height - BOTTOM, turn).draw(rows, closing)


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
