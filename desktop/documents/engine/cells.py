"""The text of one table cell as ready operators, lines broken by phrases.

A block does not know where it stands: its operators are relative to its first baseline, so that one block
serves every row with the same text.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from desktop.documents.engine.canvas import POINTS, REGULAR, PaperCanvas, Run, width_mm
from desktop.documents.engine.cell_lines import break_runs

MOST_SHRUNK: Final = 0.6

Cell: TypeAlias = str | tuple[Run, ...]
"""Plain text, or runs; a line feed in either starts a new line."""


@dataclass(frozen=True, slots=True)
class Block:
    """Set text: operators from its first baseline, number of lines, mm from line to line."""

    code: str
    lines: int
    step: float


def set_cell(canvas: PaperCanvas, cell: Cell, size: float, room: float, leading: float, align: str) -> Block:
    """Return the cell broken into lines of `room` mm."""
    runs = ((REGULAR, cell),) if isinstance(cell, str) else cell
    size *= shrinking(runs, size, room)
    lines = break_runs(runs, size, room)
    step = size * leading / POINTS
    code: list[str] = []
    before = 0.0
    for number, line in enumerate(lines):
        x = _start(line, size, room, align)
        if number or x:
            code.append(f"{(x - before) * POINTS:.2f} {-step * POINTS if number else 0:.2f} Td")
        code.append(canvas.text_operators(line, size))
        before = x
    return Block(" ".join(code), len(lines), step)


def _start(line: Sequence[Run], size: float, room: float, align: str) -> float:
    if align == "left":
        return 0.0
    free = room - sum(width_mm(face, size, text) for face, text in line)
    return free / 2 if align == "centre" else free


def shrinking(runs: Sequence[Run], size: float, room: float) -> float:
    """Return by how much a cell is made smaller to keep "1598/QĐ-BTTTT" whole; at most by two fifths."""
    widest = max((width_mm(face, size, word) for face, text in runs for word in text.split()), default=0.0)
    needed = 0.999 * room / widest if widest > room else 1.0
    return needed if needed >= MOST_SHRUNK else 1.0
