"""Parts of a paper on their pages: numbers from the second page of each, the mark of a draft on all."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from desktop.documents.engine.canvas import Sheet
from desktop.documents.engine.pagination import BOTTOM, Piece, height, paginate
from desktop.documents.engine.tables import PAGE_TOP, Row, Table, TableStyle
from desktop.documents.letters.letterhead import (
    Setting,
    draw_draft_mark,
    draw_page_number,
)


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
