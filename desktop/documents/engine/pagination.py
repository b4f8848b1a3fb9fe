"""Distributes pieces of text over pages.

A piece stands on its baseline; `lead` is the distance from the baseline before it. A page may end before a piece
unless it is `kept` with the one before it. All measures in mm.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from desktop.documents.engine.canvas import PaperCanvas

Draw = Callable[[PaperCanvas, float], None]
TOP: Final = 20.0
BOTTOM: Final = 20.0
FIRST_BASELINE: Final = TOP + 4.3  # of a page that begins with running text
PAGE_NUMBER: Final = 12.5  # baseline
DESCENT: Final = 1.1  # of a line of 14 pt


@dataclass(frozen=True, slots=True)
class Piece:
    """What is drawn on one baseline and never split."""

    lead: float
    draw: Draw
    depth: float = DESCENT
    """How far its ink reaches under the baseline."""
    kept: bool = False
    """Stays on the page of the piece before it."""


def kept(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces of a paragraph, never leaving one of its lines alone on a page."""
    last = len(pieces) - 1
    return [replace(piece, kept=True) if at in (1, last) and at else piece for at, piece in enumerate(pieces)]


def closed(pieces: Sequence[Piece], closing: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with a closing block that takes the last two lines along."""
    body = list(pieces)
    if len(body) > 1:
        body[-1] = replace(body[-1], kept=True)
    return [*body, *(replace(piece, kept=True) if at == 0 else piece for at, piece in enumerate(closing))]


def height(pieces: Sequence[Piece]) -> float:
    """Return the distance from the baseline before the first piece to the lowest ink."""
    down, lowest = 0.0, 0.0
    for piece in pieces:
        down += piece.lead
        lowest = max(lowest, down + piece.depth)
    return lowest


def paginate(pieces: Sequence[Piece], start: float, limit: float) -> list[list[tuple[float, Piece]]]:
    """Return the pieces of each page with their baselines; `start` is the baseline above the first piece.

    What must stay together goes over to the next page whole; only what is taller than a page is parted.
    """
    pages: list[list[tuple[float, Piece]]] = [[]]
    y = start
    for chain in chains(pieces):
        if y + height(chain) > limit and (pages[-1] or start > FIRST_BASELINE):
            pages.append([])
        for piece in chain:
            if pages[-1] and y + piece.lead + piece.depth > limit:
                pages.append([])
            y = FIRST_BASELINE if not pages[-1] and len(pages) > 1 else y + piece.lead
            pages[-1].append((y, piece))
    return pages


def chains(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Return the pieces grouped by what must stay on one page."""
    found: list[list[Piece]] = []
    for piece in pieces:
        if piece.kept and found:
            found[-1].append(piece)
        else:
            found.append([piece])
    return found


def replace_lead(pieces: Sequence[Piece], lead: float) -> list[Piece]:
    """Return the pieces, the first of them hung `lead` mm under what comes before."""
    return [replace(piece, lead=lead) if at == 0 else piece for at, piece in enumerate(pieces)]
