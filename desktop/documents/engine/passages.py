"""Passages of a drawn PDF: found by their letters, whatever breaks their lines, and marked as with a highlighter."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pypdfium2
from pypdfium2 import raw

from desktop.documents.engine.atomic_file import atomic_write
from desktop.pdfium import PDFIUM

SHORTEST: Final = 6  # letters: shorter ones are found anywhere
BETWEEN: Final = 900  # letters at most between two passages of one text
YELLOW: Final = (255, 214, 51, 110)


def mark_passages(file: Path, passages: Sequence[str]) -> tuple[int, float]:
    """Mark where `passages` stand one after the other, else the longest; return the page from 0 and how far down.

    How far down is in heights of the page; (-1, 0) where nothing is found, else the file is written anew. Passages of
    fewer than six letters are left out.
    """
    asked = [letters for letters in (_letters(passage)[0] for passage in passages) if len(letters) >= SHORTEST]
    if not asked:
        return -1, 0.0
    in_order = f".{{0,{BETWEEN}}}?".join(f"({re.escape(letters)})" for letters in asked)
    with PDFIUM:
        document = pypdfium2.PdfDocument(file.read_bytes())
        found = _mark(document, in_order) or _mark(document, f"({re.escape(max(asked, key=len))})")
        if found:
            with atomic_write(file) as aside:
                document.save(str(aside))
        document.close()
    return found or (-1, 0.0)


def _mark(document: pypdfium2.PdfDocument, pattern: str) -> tuple[int, float] | None:
    """Mark the groups of a pattern on every page; return the first page that has them, and how far down."""
    first = None
    for number in range(len(document)):
        page = document[number]
        told = page.get_textpage()
        letters, places = _letters("".join(chr(raw.FPDFText_GetUnicode(told, at)) for at in range(told.count_chars())))
        tops = []
        for hit in re.finditer(pattern, letters):
            for group in range(1, len(hit.regs)):
                start, end = places[hit.start(group)], places[hit.end(group) - 1]
                for which in range(told.count_rects(start, end - start + 1)):
                    box = told.get_rect(which)
                    _highlight(page, box)
                    tops.append(box[3])
        if tops and first is None:
            first = number, 1 - max(tops) / page.get_height()
    return first


def _letters(text: str) -> tuple[str, list[int]]:
    """Return a text without blanks and capitals, and the place that each of its letters has in it."""
    kept = [(letter.lower()[:1], at) for at, letter in enumerate(text) if not letter.isspace() and letter.isprintable()]
    return "".join(letter for letter, _at in kept), [at for _letter, at in kept]


def _highlight(page: pypdfium2.PdfPage, box: tuple[float, float, float, float]) -> None:
    left, bottom, right, top = box
    mark = raw.FPDFPage_CreateAnnot(page, raw.FPDF_ANNOT_HIGHLIGHT)
    raw.FPDFAnnot_SetColor(mark, raw.FPDFANNOT_COLORTYPE_Color, *YELLOW)
    raw.FPDFAnnot_SetRect(mark, raw.FS_RECTF(left, top, right, bottom))
    raw.FPDFAnnot_AppendAttachmentPoints(mark, raw.FS_QUADPOINTSF(left, top, right, top, left, bottom, right, bottom))
    raw.FPDFPage_CloseAnnot(mark)
