"""Parts of a paper on their pages: numbers from the second page of each, the mark of a draft on all."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from desktop.documents.administrative import (
    COLUMN,
    Setting,
    bold_line,
    draw_annex_title,
    draw_draft_mark,
    draw_page_number,
    paragraph,
)
from desktop.documents.flow import BOTTOM, Piece, height, paginate
from desktop.documents.ink import REGULAR, Sheet
from desktop.documents.paper_words import list_item, sections
from desktop.documents.papers import Recipient

LIST_SETTING: Final = Setting(14, 1.305, 4.8)


def draw_part(sheet: Sheet, pieces: Sequence[Piece], start: float, *, draft: bool) -> None:
    """Draw the pieces under the baseline `start` of the page that is open, then on as many as they need."""
    for number, page in enumerate(paginate(pieces, start, sheet.height - BOTTOM), start=1):
        if number > 1:
            sheet.turn()
        open_page(sheet, number, draft=draft)
        for y, piece in page:
            piece.draw(sheet, y)


def open_page(sheet: Sheet, number: int, *, draft: bool) -> None:
    """Draw what stands above the text of page `number` of a part."""
    draw_page_number(sheet, number)
    if draft:
        draw_draft_mark(sheet)


def first_that_fits(
    settings: Sequence[tuple[Setting, Setting]],
    build: Callable[[Setting, Setting], list[Piece]],
    room: float,
) -> list[Piece]:
    """Return the pieces in the first setting that keeps them on one page, else in the first of all."""
    for setting in settings:
        pieces = build(*setting)
        if height(pieces) <= room:
            return pieces
    return build(*settings[0])


def draw_name_list(
    sheet: Sheet, title: str, note: str, recipients: Sequence[Recipient], *, draft: bool
) -> None:
    """Draw the list attached to a decision as a part of its own; its last item ends "./."."""
    start = draw_annex_title(sheet, "DANH SÁCH", title, note, width=COLUMN)
    pieces: list[Piece] = []
    filled = sections(recipients)
    for at, (numeral, name, those) in enumerate(filled):
        pieces.append(bold_line(f"{numeral}. {name}", 14, 12.4 if at == 0 else 9.7))
        for number, recipient in enumerate(those, start=1):
            last = number == len(those)
            end = "./." if last and at + 1 == len(filled) else "." if last else ";"
            item = paragraph([(REGULAR, list_item(number, recipient, end))], LIST_SETTING)
            if number == 1 and item:
                item[0] = replace(item[0], kept=True)
            pieces += item
    draw_part(sheet, pieces, start, draft=draft)
