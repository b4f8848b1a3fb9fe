"""A listing as an editable Word file, A4 landscape: the head, headings, rows and sums of the PDF."""

from datetime import date
from pathlib import Path
from typing import Any, Final

from docx.enum.section import WD_SECTION

from desktop.documents.engine.atomic_file import atomic_write
from desktop.documents.letters.letterhead import COUNTRY, MOTTO
from desktop.documents.letters.listing import Listing, ListPart
from desktop.documents.letters.values import Office
from desktop.exchange.writers.docx_parts import (
    CENTRE,
    add_row,
    add_rule,
    new_document,
    new_table,
    page_number,
    write_line,
    write_table,
)

PAGE_WIDTH: Final = 247.0
HALVES: Final = (100.0, 147.0)


def write_listing_docx(path: Path, listing: Listing, today: date | None = None) -> None:
    """Write the listing; each part is a section whose pages count anew, the header comes again on every page."""
    document = new_document(listing.title, listing.author, listing.dated or today)
    for number, part in enumerate(listing.parts):
        if number:
            section = document.add_section(WD_SECTION.NEW_PAGE)
            section.different_first_page_header_footer = True
            page_number(section, restart=True)
        if listing.office is not None:
            _write_head(document, listing.office)
        _write_part(document, part)
    if listing.mark:
        write_line(document.add_paragraph(), [(listing.mark, False, True)], size=8, before=12)
    with atomic_write(path) as aside:
        document.save(str(aside))


def _write_head(document: Any, office: Office) -> None:
    """Write issuing body on the left, Quốc hiệu and Tiêu ngữ on the right, in a table without lines."""
    left, right = add_row(new_table(document, HALVES, grid=False), HALVES)
    lines = [(office.superior, False)] if office.superior else []
    lines.append((office.body, True))
    _stack(left, [(text.upper(), bold, 12.5) for text, bold in lines], 34)
    _stack(right, [(COUNTRY, True, 12.5), (MOTTO, True, 13.5)], 44)


def _stack(cell: Any, lines: list[tuple[str, bool, float]], indent: float) -> None:
    for number, (text, bold, size) in enumerate(lines):
        paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
        write_line(paragraph, [(text, bold, False)], size=size, align=CENTRE)
    add_rule(cell.add_paragraph(), indent)


def _write_part(document: Any, part: ListPart) -> None:
    name, title = part.head_lines
    write_line(document.add_paragraph(), [(name, True, False)], size=14, align=CENTRE, before=8)
    if title:
        write_line(document.add_paragraph(), [(title, True, False)], size=14, align=CENTRE)
    if part.note:
        write_line(document.add_paragraph(), [(f"({part.note})", False, True)], size=13, align=CENTRE)
    document.add_paragraph()
    for text in part.opening:
        write_line(document.add_paragraph(), [(text, False, False)], size=14)
    if part.opening:
        document.add_paragraph()
    write_table(document, part.table, PAGE_WIDTH)
    if part.total:
        write_line(document.add_paragraph(), [(part.total, False, True)], size=13, before=6)
    if part.signatures:
        _write_signatures(document, part)


def _write_signatures(document: Any, part: ListPart) -> None:
    """Write the signatures side by side, room for pen and seal between office and name."""
    widths = [PAGE_WIDTH / len(part.signatures)] * len(part.signatures)
    cells = add_row(new_table(document, widths, grid=False), widths)
    for number, (cell, signature) in enumerate(zip(cells, part.signatures, strict=True), start=1):
        day = part.day if number == len(part.signatures) else ""
        write_line(cell.paragraphs[0], [(day, False, True)], size=13, align=CENTRE)
        if signature is None:
            continue
        for line in signature.office:
            write_line(cell.add_paragraph(), [(line.upper(), True, False)], size=13, align=CENTRE)
        write_line(cell.add_paragraph(), [(signature.name or "", True, False)], size=13, align=CENTRE, before=68)
