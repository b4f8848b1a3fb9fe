"""A listing as an editable Word file, A4 landscape: the head, headings, rows and sums of the PDF."""

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Final

from desktop.documents.engine.atomic_file import atomic_write
from desktop.documents.engine.canvas import BOLD, ITALIC
from desktop.documents.engine.phrase_lines import phrase_lines
from desktop.documents.letters.listing import Listing, ListPart
from desktop.exchange.writers.charts import put_chart
from desktop.exchange.writers.docx_head import write_head, write_signature
from desktop.exchange.writers.docx_parts import add_line, add_row, new_document, new_section, new_table, write_table
from desktop.exchange.writers.docx_rows import RowFiles
from desktop.exchange.writers.docx_styles import (
    BODY,
    BREAK,
    GAP,
    LIST_DAY,
    LIST_SIGNER,
    LIST_SIGNER_OFFICE,
    MARK,
    NOTE,
    SUBTITLE,
    TITLE,
    TOTAL,
    Look,
    style_id,
)

PAGE_WIDTH: Final = 247.0
HALVES: Final = (100.0, 147.0)
CHART_HEIGHT: Final = 62.0
CHART: Final = Look("Biểu đồ", after=6)
OPENING: Final = replace(BODY, name="Lời mở đầu", first=0.0)


def write_listing_docx(path: Path, listing: Listing, today: date | None = None) -> None:
    """Write the listing; each part is a section whose pages count anew, the header comes again on every page.

    `today` is the day of its properties where the listing has none.
    """
    document = new_document(listing.title, listing.author, listing.dated or today)
    with atomic_write(path) as aside, RowFiles() as files:
        for number, part in enumerate(listing.parts):
            if number:
                new_section(document)
            if listing.office is not None:
                write_head(document, listing.office, HALVES)
            last = number + 1 == len(listing.parts)
            _write_part(document, part, files, number + 1, listing.mark if last else "")
        files.save(document, aside)


def _write_part(document: Any, part: ListPart, files: RowFiles, number: int, mark: str) -> None:
    name, title = part.head_lines
    add_line(document, TITLE, (name, True, False))
    for line in phrase_lines(title, BOLD, SUBTITLE.size, PAGE_WIDTH - 6, 3):
        add_line(document, SUBTITLE, (line, True, False))
    if part.note:
        for line in phrase_lines(f"({part.note})", ITALIC, NOTE.size, PAGE_WIDTH - 6, 3):
            add_line(document, replace(NOTE, name=f"{NOTE.name}, còn tiếp", after=0), (line, False, True))
    for text in part.opening:
        add_line(document, OPENING, (text, False, False))
    add_line(document, GAP)
    if part.chart.groups:
        put_chart(document, add_line(document, CHART), part.chart, PAGE_WIDTH, CHART_HEIGHT, number)
    ending = partial(_write_ending, document, part, mark) if part.total or part.signatures or mark else None
    write_table(document, part.table, PAGE_WIDTH, files=files, ending=ending)
    add_line(document, BREAK)


def _write_ending(document: Any, part: ListPart, mark: str, under: Any, width: float) -> None:
    """Write the sum, the signatures and how far the journal had come, each where there is one."""
    if part.total:
        add_line(document, TOTAL, (part.total, False, True), cell=under)
    if part.signatures:
        _write_signatures(document, part, under, width)
    if mark:
        add_line(document, MARK, (mark, False, True), cell=under)


def _write_signatures(document: Any, part: ListPart, under: Any, width: float) -> None:
    """Write the signatures side by side, room for pen and seal between office and name."""
    add_line(document, GAP, cell=under)
    widths = [width / len(part.signatures)] * len(part.signatures)
    cells = add_row(new_table(document, widths, cell=under), widths)
    under.paragraphs[-1].style = style_id(document, BREAK) and BREAK.name
    for number, (cell, signature) in enumerate(zip(cells, part.signatures, strict=True), start=1):
        day = part.day if number == len(part.signatures) else ""
        add_line(document, LIST_DAY, (day, False, True), cell=cell)
        if signature is not None:
            write_signature(document, cell, signature, widths[0], LIST_SIGNER_OFFICE, LIST_SIGNER)
