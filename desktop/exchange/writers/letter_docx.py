"""A letter as an editable Word file: the words of the PDF in the layout of NĐ 30/2020.

Word sets the lines itself, so page ends may differ from the PDF; what must not be parted is kept together.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Final

from docx.enum.section import WD_ORIENT
from docx.shared import Mm

from desktop.documents.engine.atomic_file import atomic_write
from desktop.documents.engine.canvas import BOLD, ITALIC
from desktop.documents.engine.phrase_lines import phrase_lines
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
from desktop.documents.letters.letterhead import COLUMN
from desktop.documents.letters.letterhead import DRAFT as DRAFT_MARK
from desktop.documents.letters.listing import Table
from desktop.documents.letters.values import Signature
from desktop.exchange.writers.docx_head import write_head, write_signature
from desktop.exchange.writers.docx_parts import (
    Piece,
    add_line,
    add_row,
    new_document,
    new_section,
    new_table,
    write_table,
)
from desktop.exchange.writers.docx_styles import (
    ADDRESSEE,
    BODY,
    BREAK,
    CENTRED,
    COPIES,
    COPY,
    DOTTED,
    DOTTED_ON,
    DRAFT,
    FIRST_ADDRESSEE,
    GAP,
    GROUND,
    HEADING,
    ITEM,
    NEXT_ADDRESSEE,
    NOTE,
    SIGNER,
    SIGNER_OFFICE,
    SUBTITLE,
    TITLE,
    TOTAL,
    Look,
    rule,
)

HEAD_HALVES: Final = (66.0, 96.0)
HALVES: Final = (81.0, 81.0)
TITLE_RULE: Final = 48.0
GROUNDS: Final = dict.fromkeys(LetterForm, GROUND) | {LetterForm.DECISION: replace(GROUND, size=13.5)}


def write_letter_docx(path: Path, letter: Letter, today: date | None = None) -> None:
    """Write the letter, each annex as a section whose pages count anew; a draft says "BẢN NHÁP" on top.

    `today` is the day of its properties where the letter has none yet.
    """
    write_letters_docx(path, Letters(letter.title, (letter,)), today)


def write_letters_docx(path: Path, bundle: Letters, today: date | None = None) -> None:
    """Write letters one after another, each as a section whose pages count anew."""
    first = bundle.letters[0]
    document = _new_portrait(bundle.title, first.office.body, first.reference.dated or today)
    for number, letter in enumerate(bundle.letters):
        if number:
            new_section(document)
        _write_letter(document, letter)
    with atomic_write(path) as aside:
        document.save(str(aside))


def _write_letter(document: Any, letter: Letter) -> None:
    if letter.draft:
        add_line(document, DRAFT, (DRAFT_MARK, True, False))
    numbered = letter.form is not LetterForm.FORM
    about = letter.abstract if letter.form is LetterForm.OFFICIAL else ""
    write_head(document, letter.office, HEAD_HALVES, letter.reference, numbered=numbered, about=about)
    if letter.form is not LetterForm.OFFICIAL:
        _write_title(document, letter.kind, letter.abstract)
        add_line(document, rule((COLUMN - TITLE_RULE) / 2))
    for number, part in enumerate(letter.parts):
        following = letter.parts[number + 1] if number + 1 < len(letter.parts) else None
        closed = isinstance(following, Closing | TwoSignatures)
        _write_part(document, part, letter.form, first=number == 0, closed=closed)
    for annex in letter.annexes:
        _write_annex(document, annex, letter.form)


def _new_portrait(title: str, author: str, made: date | None) -> Any:
    """Return an empty A4 portrait document with the margins of docs/measures-of-papers.md."""
    document = new_document(title, author, made)
    section = document.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.PORTRAIT, Mm(210), Mm(297)
    section.right_margin = Mm(18)
    return document


def _write_title(document: Any, kind: str, abstract: str) -> None:
    """Write the name of the paper and what it is about, broken by phrases as on the PDF."""
    add_line(document, TITLE, (kind.upper(), True, False))
    for line in phrase_lines(abstract, BOLD, SUBTITLE.size, COLUMN - 6, 3):
        add_line(document, SUBTITLE, (line, True, False))


def _write_part(
    document: Any, part: Part, form: LetterForm, *, first: bool = False, closed: bool = False, item: bool = False
) -> None:
    """Write one part under what is there; `first` is whether it stands right under the trích yếu.

    `closed` keeps it with the signatures that follow; an `item` is a paragraph of a list of names.
    """
    match part:
        case CentredLine(text):
            look = replace(CENTRED, name=f"{CENTRED.name}, dòng đầu", before=18) if first else CENTRED
            for line in phrase_lines(text, BOLD, 14, COLUMN - 6, 3):
                add_line(document, look, (line, True, False))
                look = replace(CENTRED, name=f"{CENTRED.name}, dòng sau", before=0)
        case Addressees(names):
            if len(names) == 1:
                add_line(document, ADDRESSEE, (f"Kính gửi: {names[0]}", False, False))
                return
            for number, name in enumerate(names):
                look = NEXT_ADDRESSEE if number else FIRST_ADDRESSEE
                add_line(document, look, (name if number else f"Kính gửi:\t{name}", False, False))
        case Ground(text):
            add_line(document, GROUNDS[form], (text, False, True))
        case Paragraph(words):
            look = ITEM if item else BODY
            add_line(document, look.staying if closed or part.announces else look, *_pieces(words))
        case Heading(text):
            add_line(document, HEADING, (text, True, False))
        case Dotted(label, lines):
            for number in range(lines):
                look = DOTTED if label and not number else DOTTED_ON
                add_line(document, look, (f"{'' if number else label}\t", False, False))
        case Table():
            add_line(document, GAP)
            write_table(document, part, COLUMN)
        case Closing(distribution, signature):
            _write_closing(document, distribution, signature)
        case TwoSignatures(left, right):
            add_line(document, GAP)
            cells = add_row(new_table(document, HALVES), HALVES)
            write_signature(document, cells[0], left, HALVES[0], SIGNER_OFFICE, SIGNER)
            write_signature(document, cells[1], right, HALVES[1], SIGNER_OFFICE, SIGNER)
            add_line(document, BREAK)


def _write_closing(document: Any, distribution: Sequence[str], signature: Signature) -> None:
    """Write Nơi nhận and signature side by side; the row never splits and the text before it stays with it."""
    add_line(document, GAP)
    left, right = add_row(new_table(document, HALVES), HALVES)
    if distribution:
        add_line(document, COPIES, ("Nơi nhận:", True, True), cell=left)
    for entry in distribution:
        add_line(document, COPY, (entry, False, False), cell=left)
    write_signature(document, right, signature, HALVES[1], SIGNER_OFFICE, SIGNER)
    add_line(document, BREAK)


def _write_annex(document: Any, annex: Annex, form: LetterForm) -> None:
    """Begin a section on a new page, its pages counted anew, and write the list."""
    new_section(document)
    _write_title(document, annex.name, annex.title)
    note: Look = replace(NOTE, name=f"{NOTE.name}, còn tiếp", after=0)
    lines = phrase_lines(annex.note, ITALIC, NOTE.size, COLUMN - 6, 2)
    for number, line in enumerate(lines, start=1):
        add_line(document, NOTE if number == len(lines) else note, (line, False, True))
    for part in annex.parts:
        if isinstance(part, Table):
            write_table(document, part, COLUMN, ending=partial(_write_total, document, annex) if annex.total else None)
        else:
            _write_part(document, part, form, item=True)
    if annex.total and not any(isinstance(part, Table) for part in annex.parts):
        add_line(document, TOTAL, (annex.total, False, True))


def _write_total(document: Any, annex: Annex, under: Any, _width: float) -> None:
    add_line(document, TOTAL, (annex.total, False, True), cell=under)


def _pieces(words: Words) -> list[Piece]:
    """Return the pieces of a text whose spans stand out."""
    if isinstance(words, str):
        return [(words, False, False)]
    return [(span.text, span.face is Face.BOLD, span.face is Face.ITALIC) for span in words]
