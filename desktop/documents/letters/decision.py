"""The decision with its attached list (NĐ 30/2020, Phụ lục I; measures of look/paper.md §6)."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from desktop.documents.engine.atomic_file import written_aside
from desktop.documents.engine.canvas import A4_PORTRAIT, BOLD, Sheet
from desktop.documents.engine.pages import Pages, draw_name_list, first_that_fits
from desktop.documents.engine.pagination import BOTTOM, Piece, closed
from desktop.documents.engine.paragraphs import faced
from desktop.documents.engine.phrase_lines import phrase_lines
from desktop.documents.letters.letterhead import Setting, centred_line, draw_head, draw_reference, draw_title, paragraph
from desktop.documents.letters.paper_words import attached_to, ended, ended_words, full_number
from desktop.documents.letters.signature_block import closing
from desktop.documents.letters.values import DecisionPaper

SETTINGS: Final = (
    (Setting(13.5, 1.22, 4.5), Setting(14, 1.24, 4.5)),
    (Setting(13.5, 1.2, 4.5), Setting(13.5, 1.22, 4.5)),
    (Setting(13, 1.18, 4.5), Setting(13, 1.2, 4.5)),
)
AUTHORITY_LEAD: Final = 12.0
AFTER_HEADING: Final = 9.0
BEFORE_ARTICLES: Final = 9.3


def write_decision(path: Path, paper: DecisionPaper) -> None:
    """Write the decision as PDF: a part of its own, then the annex whose pages count anew."""
    title = f"Quyết định {full_number(paper.reference)} {paper.abstract}"
    with written_aside(path) as aside:
        sheet = Sheet(aside, A4_PORTRAIT, title=title, author=paper.office.body)
        _draw_decision(sheet, paper)
        if paper.recipients:
            sheet.turn()
            note = attached_to("Quyết định", paper.reference, paper.authority)
            draft = paper.reference.draft
            draw_name_list(sheet, paper.list_title, note, paper.recipients, draft=draft)
        sheet.save()


def _draw_decision(sheet: Sheet, paper: DecisionPaper) -> None:
    """Draw head, grounds, articles and closing block."""
    rule = draw_head(sheet, paper.office)
    y = draw_reference(sheet, paper.reference, rule)
    y = draw_title(sheet, "QUYẾT ĐỊNH", paper.abstract, y + 13)
    room = sheet.height - BOTTOM - y
    pieces = first_that_fits(SETTINGS, lambda grounds, body: _pieces(paper, grounds, body), room)
    Pages(sheet, paper.reference.draft).flow(pieces, y)


def _pieces(paper: DecisionPaper, grounds: Setting, body: Setting) -> list[Piece]:
    """Return everything under the trích yếu in one setting."""
    authority = phrase_lines(paper.authority, BOLD, 14, 150, 3, capitals=True)
    pieces = [centred_line(line, 14, 6.3 if number else AUTHORITY_LEAD) for number, line in enumerate(authority)]
    for number, ground in enumerate(paper.grounds):
        text = ended(ground, "." if number + 1 == len(paper.grounds) else ";")
        lead = AFTER_HEADING if number == 0 else None
        pieces += paragraph(faced(text, italic=True), grounds, lead=lead)
    pieces.append(centred_line("QUYẾT ĐỊNH:", 14, BEFORE_ARTICLES))
    for number, article in enumerate(paper.articles, start=1):
        words = ended_words(article, "./." if number == len(paper.articles) else ".")
        runs = [*faced(f"Điều {number}. ", bold=True), *faced(words)]
        lines = paragraph(runs, body, lead=AFTER_HEADING if number == 1 else None)
        if number == 1:
            lines[0] = replace(lines[0], kept=True)
        pieces += lines
    return closed(pieces, closing(paper.distribution, paper.signature))
