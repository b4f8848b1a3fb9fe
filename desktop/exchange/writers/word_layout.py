"""Head, title and paragraphs of a Word paper in the layout of NĐ 30/2020."""

from collections.abc import Sequence
from typing import Any, Final

from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm

from desktop.documents.letters.letterhead import COUNTRY, DRAFT, MOTTO
from desktop.documents.letters.paper_words import date_line, number_line
from desktop.documents.letters.values import Face, Office, Reference, Words
from desktop.exchange.writers.word_parts import CENTRE, Piece, add_row, add_rule, new_document, new_table, write_line

JUSTIFIED: Final = WD_ALIGN_PARAGRAPH.JUSTIFY
HALVES: Final = (60.0, 102.0)


def new_portrait(title: str, office: Office) -> Any:
    """Return an empty A4 portrait document with the margins of look/paper.md §6."""
    document = new_document(title, office.body)
    section = document.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.PORTRAIT, Mm(210), Mm(297)
    section.right_margin = Mm(18)
    return document


def write_head(document: Any, office: Office, reference: Reference) -> None:
    """Issuing body and number on the left, Quốc hiệu and date on the right, in a table without lines."""
    if reference.draft:
        write_line(document.add_paragraph(), [(DRAFT, True, False)], size=11)
    table = new_table(document, HALVES, grid=False)
    left, right = add_row(table, HALVES)
    lines: list[Piece] = [(office.superior.upper(), False, False)] if office.superior else []
    lines.append((office.body.upper(), True, False))
    for number, line in enumerate(lines):
        paragraph = left.add_paragraph() if number else left.paragraphs[0]
        write_line(paragraph, [line], size=12.5, align=CENTRE)
    add_rule(left.add_paragraph(), 20)
    write_line(right.paragraphs[0], [(COUNTRY, True, False)], size=12.5, align=CENTRE)
    write_line(right.add_paragraph(), [(MOTTO, True, False)], size=13.5, align=CENTRE)
    add_rule(right.add_paragraph(), 20)
    left, right = add_row(table, HALVES)
    write_line(left.paragraphs[0], [(number_line(reference), False, False)], size=13, align=CENTRE, before=8)
    write_line(right.paragraphs[0], [(date_line(reference), False, True)], size=13.5, align=CENTRE, before=8)


def write_title(document: Any, name: str, abstract: str) -> None:
    """Write the name of the paper and its trích yếu with the rule under it."""
    write_centred(document, name, before=14)
    write_centred(document, abstract)
    add_rule(document.add_paragraph(), 57)


def write_centred(document: Any, text: str, *, bold: bool = True, before: float = 0) -> Any:
    """Write a centred line that stays with what follows."""
    paragraph = write_line(document.add_paragraph(), [(text, bold, False)], size=14, align=CENTRE, before=before)
    paragraph.paragraph_format.keep_with_next = True
    return paragraph


def write_paragraph(document: Any, pieces: Sequence[Piece], *, size: float = 14) -> Any:
    """Write a justified paragraph, its first line indented."""
    paragraph = write_line(document.add_paragraph(), pieces, size=size, align=JUSTIFIED, before=5)
    paragraph.paragraph_format.first_line_indent = Mm(12.7)
    paragraph.paragraph_format.line_spacing = 1.1
    paragraph.paragraph_format.widow_control = True
    return paragraph


def pieces_of(words: Words) -> list[Piece]:
    """Return the pieces of a text whose spans stand out."""
    if isinstance(words, str):
        return [(words, False, False)]
    return [(span.text, span.face is Face.BOLD, span.face is Face.ITALIC) for span in words]
