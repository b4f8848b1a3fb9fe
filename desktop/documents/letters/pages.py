"""Parts of a paper on their pages: numbers from the second page of each, the mark of a draft on all."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass

from desktop.documents.engine.canvas import PaperCanvas
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

    canvas: PaperCanvas
    draft: bool = False
    number: int = 1

    def __post_init__(self) -> None:
        self._mark()

    def _mark(self) -> None:
        draw_page_number(self.canvas, self.number)
        if self.draft:
            with self.canvas.aside() if self.number > 1 else nullcontext():
                draw_draft_mark(self.canvas)

    def turn(self) -> None:
        """End the page and open the next one."""
        self.canvas.show_page()
        self.number += 1
        self._mark()

    def flow(self, pieces: Sequence[Piece], start: float) -> float:
        """Draw the pieces under the baseline `start` and on as many pages as they need; return the last one's."""
        y = start
        limit = self.canvas.height - BOTTOM
        for at, page in enumerate(paginate(pieces, start, limit)):
            if at:
                self.turn()
            for y, piece in page:
                piece.draw(self.canvas, y)
        return y

    def table(self, style: TableStyle, top: float, rows: Iterable[Row], *, closing: float = 0.0) -> float:
        """Draw a table from `top`; return where it ends, `closing` mm free under it."""
        return Table(self.canvas, style, top, self.canvas.height - BOTTOM, self._turn_table).draw(rows, closing)

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
