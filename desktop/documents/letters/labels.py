"""Labels on sheets that are bought (seats, envelopes): the texts, and the PDF of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from db.errors import KnownError
from desktop.documents.engine.atomic_file import atomic_write
from desktop.documents.engine.canvas import A4_PORTRAIT, BOLD, POINTS, REGULAR, PaperCanvas, width_mm
from desktop.documents.engine.phrase_lines import phrase_lines
from desktop.documents.engine.structure import Element
from desktop.documents.letters.label_sheets import LabelSheet
from desktop.documents.letters.listing import CellKind, Column, Listing, ListPart, Table

MARGIN: Final = 3.5
"""Inside a label, mm: printers do not hold the place to the millimetre."""
SIZES: Final = (16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0)
"""Of the name in pt, the largest that fits; the other lines are smaller by a fifth."""
SMALLER: Final = 0.8
LEADING: Final = 1.22
MOST_LINES: Final = 4


@dataclass(frozen=True, slots=True)
class Label:
    """One label: a line above the name ("Kính gửi:", "" for none), the name, what stands below it."""

    above: str
    name: str
    below: str


@dataclass(frozen=True, slots=True)
class Labels:
    """Labels of one kind, sheet after sheet."""

    title: str
    sheet: LabelSheet
    labels: Sequence[Label]

    @property
    def listing(self) -> Listing:
        """The same texts as a list, for mail merge."""
        columns = (
            Column("TT", CellKind.NUMBER, 6, 12),
            Column("Tên", CellKind.TEXT, 44, 90),
            Column("Chức vụ, đơn vị, địa chỉ", CellKind.TEXT, 60, 145),
        )
        rows = tuple((number, one.name, one.below) for number, one in enumerate(self.labels, start=1))
        return Listing(self.title, (ListPart(self.title, Table(columns, rows)),))


def write_labels_pdf(out: Path, labels: Labels, today: date | None = None) -> None:
    """Write the labels without frames, each in the middle of its place.

    Raises KnownError: paper_cell_too_long (a text has no room on a label).
    """
    sheet = labels.sheet
    on_a_sheet = sheet.across * sheet.down
    with atomic_write(out) as aside:
        canvas = PaperCanvas(aside, A4_PORTRAIT, title=labels.title, made=today)
        for number, one in enumerate(labels.labels):
            if number and number % on_a_sheet == 0:
                canvas.show_page()
            with canvas.tagged(Element("P")):
                _draw(canvas, sheet, *sheet.corner(number % on_a_sheet), one)
        canvas.save()


def _draw(canvas: PaperCanvas, sheet: LabelSheet, x: float, y: float, one: Label) -> None:
    """Draw one label whose corner is (x, y), in the largest size that fits."""
    width, height = sheet.width - 2 * MARGIN, sheet.height - 2 * MARGIN
    for size in SIZES:
        lines = _lines(one, size, width)
        deep = sum(each[1] * LEADING / POINTS for each in lines)
        if lines and deep <= height:
            down = y + (sheet.height - deep) / 2
            for face, points, text in lines:
                down += points * LEADING / POINTS
                canvas.draw_centred_string(x + sheet.width / 2, down - points * 0.25 / POINTS, face, points, text)
            return
    raise KnownError("paper_cell_too_long", text=one.name[:80])


def _lines(one: Label, size: float, width: float) -> list[tuple[str, float, str]]:
    """Return (face, size, text) of each line, none where the name does not fit its lines at this size."""
    small = size * SMALLER
    parts = (
        (REGULAR, small, one.above, 1),
        (BOLD, size, one.name, MOST_LINES),
        (REGULAR, small, one.below, MOST_LINES),
    )
    found: list[tuple[str, float, str]] = []
    for face, points, text, most in parts:
        lines = phrase_lines(text, face, points, width, most) if text else []
        if any(width_mm(face, points, line) > width for line in lines):
            return []
        found += [(face, points, line) for line in lines]
    return found
