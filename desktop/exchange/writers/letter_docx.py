"""A letter as an editable Word file: the words of the PDF in the layout of NĐ 30/2020.

Word sets the lines itself, so page ends may differ from the PDF; what must not be parted is kept together.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Mm, Pt

from desktop.documents.engine.atomic_file import atomic_write
from desktop.documents.engine.spans import Face, Words
from desktop.documents.letters.letter import (
    Addressees,
    Annex,
    CentredLine,
    Closing,
    Dotted,
    Ground,
    Heading,
    Letter,
    LetterForm,
    Letters,
    Paragraph,
    Part,
    TwoSignatures,
)
from desktop.documents.letters.letterhead import COLUMN, COUNTRY, DRAFT, MOTTO
from desktop.documents.letters.listing import Table
from desktop.documents.letters.paper_words import date_line, number_line
from desktop.documents.letters.values import Signature
from desktop.exchange.writers.docx_parts import (
    CENTRE,
    LEFT,
    Piece,
    add_row,
    add_rule,
    new_document,
    new_table,
    page_number,
    write_line,
    write_table,
)

JUSTIFIED: Final = WD_ALIGN_PARAGRAPH.JUSTIFY
HEAD_HALVES: Final = (60.0, 102.0)
HALVES: Final = (81.0, 81.0)
GROUND_SIZE: Final = dict.fromkeys(LetterForm, 14.0) | {LetterForm.DECISION: 13.5}  # pt


def write_letter_docx(path: Path, letter: Letter, today: date | None = None) -> None:
    """Write the letter, its annex as a section whose pages count anew; a draft says "BẢN NHÁP" on top."""
    write_letters_docx(path, Letters(letter.title, (letter,)), today)


def write_letters_docx(path: Path, bundle: Letters, today: date | None = None) -> None:
    """Write letters one after another, each as a section whose pages count anew."""
    first = bundle.letters[0]
    document = _new_portrait(bundle.title, first.office.body, first.reference.dated or today)
    for number, letter in enumerate(bundle.letters):
        if number:
            _new_section(document)
        _write_letter(document, letter)
    with atomic_write(path) as aside:
        document.save(str(aside))


def _write_letter(document: Any, letter: Letter) -> None:
    _write_head(document, letter)
    if letter.form is not LetterForm.OFFICIAL:
        _write_centred(document, letter.kind.upper(), before=14)
        _write_centred(document, letter.abstract)
        add_rule(document.add_paragraph(), 57)
    for number, part in enumerate(letter.parts):
        _write_part(document, part, letter.form, first=number == 0)
    if letter.annex is not None:
        _write_annex(document, letter.annex, letter.form)


def _new_portrait(title: str, author: str, made: date | None) -> Any:
    """Return an empty A4 portrait document with the margins of docs/measures-of-papers.md."""
    document = new_document(title, author, made)
    section = document.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.PORTRAIT, Mm(210), Mm(297)
    section.right_margin = Mm(18)
    return document


def _write_head(document: Any, letter: Letter) -> None:
    """Write issuing body and number on the left, Quốc hiệu and date on the right, in a table without lines."""
    office, reference = letter.office, letter.reference
    if letter.draft:
        write_line(document.add_paragraph(), [(DRAFT, True, False)], size=11)
    table = new_table(document, HEAD_HALVES, grid=False)
    left, right = add_row(table, HEAD_HALVES)
    lines: list[Piece] = [(office.superior.upper(), False, False)] if office.superior else []
    lines.append((office.body.upper(), True, False))
    for number, line in enumerate(lines):
        paragraph = left.add_paragraph() if number else left.paragraphs[0]
        write_line(paragraph, [line], size=12.5, align=CENTRE)
    add_rule(left.add_paragraph(), 20)
    write_line(right.paragraphs[0], [(COUNTRY, True, False)], size=12.5, align=CENTRE)
    write_line(right.add_paragraph(), [(MOTTO, True, False)], size=13.5, align=CENTRE)
    add_rule(right.add_paragraph(), 20)
    left, right = add_row(table, HEAD_HALVES)
    numbered = number_line(reference) if letter.form is not LetterForm.FORM else ""
    write_line(left.paragraphs[0], [(numbered, False, False)], size=13, align=CENTRE, before=8)
    if letter.form is LetterForm.OFFICIAL:
        write_line(left.add_paragraph(), [(letter.abstract, False, False)], size=12, align=CENTRE, before=4)
    write_line(right.paragraphs[0], [(date_line(reference), False, True)], size=13.5, align=CENTRE, before=8)


def _write_part(document: Any, part: Part, form: LetterForm, *, first: bool = False) -> None:
    """Write one part under what is there; `first` is whether it stands right under the trích yếu."""
    match part:
        case CentredLine(text):
            _write_centred(document, text, before=18 if first else 9)
        case Addressees(names):
            for number, name in enumerate(names):
                said = name if number else f"Kính gửi: {name}"
                _write_centred(document, said, bold=False, before=0 if number else 12)
        case Ground(text):
            _write_paragraph(document, [(text, False, True)], size=GROUND_SIZE[form])
        case Paragraph(words):
            _write_paragraph(document, _pieces(words))
        case Heading(text):
            _write_paragraph(document, [(text, True, False)]).paragraph_format.keep_with_next = True
        case Dotted(label, lines):
            _write_dotted(document, label, lines)
        case Table():
            document.add_paragraph()
            write_table(document, part, COLUMN)
        case Closing(distribution, signature):
            _write_closing(document, distribution, signature)
        case TwoSignatures(left, right):
            _keep_last_paragraph(document)
            cells = add_row(new_table(document, HALVES, grid=False), HALVES)
            _write_signature(cells[0], left)
            _write_signature(cells[1], right)


def _write_dotted(document: Any, label: str, lines: int) -> None:
    """Write a label with dots to the end of the line, and more dotted lines below it."""
    for number in range(lines):
        paragraph = _write_paragraph(document, [(f"{'' if number else label}\t", False, False)])
        paragraph.alignment = LEFT
        if number or not label:
            paragraph.paragraph_format.first_line_indent = Mm(0)
        stops = paragraph.paragraph_format.tab_stops
        stops.add_tab_stop(Mm(COLUMN), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def _new_section(document: Any) -> None:
    """Begin a section on a new page, its pages counted anew."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.different_first_page_header_footer = True
    page_number(section, restart=True)


def _write_closing(document: Any, distribution: Sequence[str], signature: Signature) -> None:
    """Write Nơi nhận and signature side by side; the row never splits and the text before it stays with it."""
    _keep_last_paragraph(document)
    left, right = add_row(new_table(document, HALVES, grid=False), HALVES)
    if distribution:
        write_line(left.paragraphs[0], [("Nơi nhận:", True, True)], size=12)
    for entry in distribution:
        write_line(left.add_paragraph(), [(entry, False, False)], size=11)
    _write_signature(right, signature)


def _keep_last_paragraph(document: Any) -> None:
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    document.add_paragraph().paragraph_format.keep_with_next = True


def _write_signature(cell: Any, signature: Signature) -> None:
    """Write office and name, room for pen and seal between them."""
    for number, line in enumerate(signature.office):
        paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
        write_line(paragraph, [(line.upper(), True, False)], size=14, align=CENTRE)
    write_line(cell.add_paragraph(), [(signature.name or "", True, False)], size=14, align=CENTRE, before=80)


def _write_annex(document: Any, annex: Annex, form: LetterForm) -> None:
    """Begin a section on a new page, its pages counted anew, and write the list."""
    _new_section(document)
    _write_centred(document, "DANH SÁCH")
    _write_centred(document, annex.title)
    paragraph = write_line(document.add_paragraph(), [(annex.note, False, True)], size=13, align=CENTRE)
    paragraph.paragraph_format.space_after = Pt(14)
    for part in annex.parts:
        if isinstance(part, Table):
            write_table(document, part, COLUMN)
        else:
            _write_part(document, part, form)
    if annex.total:
        write_line(document.add_paragraph(), [(annex.total, False, True)], size=13, align=LEFT, before=12)


def _write_centred(document: Any, text: str, *, bold: bool = True, before: float = 0) -> None:
    """Write a centred line that stays with what follows."""
    paragraph = write_line(document.add_paragraph(), [(text, bold, False)], size=14, align=CENTRE, before=before)
    paragraph.paragraph_format.keep_with_next = True


def _write_paragraph(document: Any, pieces: Sequence[Piece], *, size: float = 14) -> Any:
    """Write a justified paragraph, its first line indented."""
    paragraph = write_line(document.add_paragraph(), pieces, size=size, align=JUSTIFIED, before=5)
    paragraph.paragraph_format.first_line_indent = Mm(12.7)
    paragraph.paragraph_format.line_spacing = 1.1
    paragraph.paragraph_format.widow_control = True
    return paragraph


def _pieces(words: Words) -> list[Piece]:
    """Return the pieces of a text whose spans stand out."""
    if isinstance(words, str):
        return [(words, False, False)]
    return [(span.text, span.face is Face.BOLD, span.face is Face.ITALIC) for span in words]
