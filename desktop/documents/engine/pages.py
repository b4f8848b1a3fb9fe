"""Parts of a paper on their pages: numbers from the second page of each, the mark of a draft on all."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from desktop.documents.engine.canvas import REGULAR, Sheet
from desktop.documents.engine.pagination import BOTTOM, Piece, height, paginate
from desktop.documents.engine.tables import PAGE_TOP, Row, Table, TableStyle
from desktop.documents.letters.letterhead import (
    COLUMN,
    Setting,
    bold_line,
    draw_annex_title,
    draw_draft_mark,
    draw_page_number,
    paragraph,
)
from desktop.documents.letters.paper_words import list_item, sections
from desktop.documents.letters.values import Recipient

LIST_SETTING: Final = Setting(14, 1.305, 4.8)


@dataclass
class Pages:
    """The pages of one part, counted from 1; its first page is open."""

    sheet: Sheet
    draft: bool = False
    number: int = 1

    def __post_init__(self) -> None:
        self._mark()

    def _mark(self) -> None:
        draw_page_number(self.sheet, self.number)
        if self.draft:
            draw_draft_mark(self.sheet)

    def turn(self) -> None:
        """End the page and open the next one."""
        self.sheet.turn()
        self.number += 1
        self._mark()

    def flow(self, pieces: Sequence[Piece], start: float) -> float:
        """Draw the pieces under the baseline `start` and on as many pages as they need; return the last one's."""
        y = start
        limit = self.sheet.height - BOTTOM
        for at, page in enumerate(paginate(pieces, start, limit)):
            if at:
                self.turn()
            for y, piece in page:
                piece.draw(self.sheet, y)
        return y

    def table(self, style: TableStyle, top: float, rows: Iterable[Row], *, closing: float = 0.0) -> float:
        """Draw a table from `top`; return where it ends, `closing` mm free under it."""
        return Table(self.sheet, style, top, self.sheet.height - BOTTOM, self._turn_table).draw(rows, closing)

    def _turn_table(self) -> float:
        self.turn()
        return PAGE_TOP


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


def draw_name_list(sheet: Sheet, title: str, note: str, recipients: Sequence[Recipient], *, draft: bool) -> None:
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
    Pages(sheet, draft).flow(pieces, start)
