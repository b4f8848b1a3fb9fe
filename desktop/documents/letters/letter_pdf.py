"""A letter as PDF, A4 portrait (docs/measures-of-papers.md); each annex is a part whose pages count anew."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from desktop.documents.engine.atomic_file import atomic_write
from desktop.documents.engine.canvas import A4_PORTRAIT, BOLD, ITALIC, REGULAR, PaperCanvas
from desktop.documents.engine.pagination import BOTTOM, Piece, closed, replace_lead
from desktop.documents.engine.paragraphs import SetLine, faced, set_lines
from desktop.documents.engine.phrase_lines import phrase_lines
from desktop.documents.engine.structure import Element
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
from desktop.documents.letters.letterhead import (
    COLUMN,
    LEFT,
    Setting,
    bold_line,
    centred_line,
    dotted,
    draw_annex_title,
    draw_head,
    draw_reference,
    draw_title,
    heading,
    list_item,
    paragraph,
)
from desktop.documents.letters.listing import Table
from desktop.documents.letters.listing_pdf import table_rows, table_style
from desktop.documents.letters.pages import Pages, first_that_fits
from desktop.documents.letters.signature_block import closing, signature_pair

SETTINGS: Final[Mapping[LetterForm, tuple[tuple[Setting, Setting], ...]]] = {
    LetterForm.DECISION: (
        (Setting(13.5, 1.22, 6.0), Setting(14, 1.24, 6.0)),
        (Setting(13.5, 1.2, 6.0), Setting(13.5, 1.22, 6.0)),
        (Setting(13, 1.18, 6.0), Setting(13, 1.2, 6.0)),
    ),
    LetterForm.LETTER: (
        (Setting(14, 1.24, 6.0), Setting(14, 1.26, 6.0)),
        (Setting(13.5, 1.22, 6.0), Setting(13.5, 1.24, 6.0)),
        (Setting(13, 1.2, 6.0), Setting(13, 1.22, 6.0)),
    ),
    LetterForm.OFFICIAL: (
        (Setting(14, 1.24, 6.0), Setting(14, 1.26, 6.0)),
        (Setting(13.5, 1.22, 6.0), Setting(13.5, 1.24, 6.0)),
        (Setting(13, 1.2, 6.0), Setting(13, 1.22, 6.0)),
    ),
    LetterForm.MINUTES: ((Setting(14, 1.24, 6.0), Setting(14, 1.24, 6.0)),),
    LetterForm.FORM: ((Setting(14, 1.24, 6.0), Setting(14, 1.24, 6.0)),),
}
"""Grounds and running text; the first that keeps the paper on one page is taken, else the first of all."""
LIST_SETTING: Final = Setting(14, 1.305, 6.0)
FIRST_LEAD: Final = {
    **dict.fromkeys((LetterForm.DECISION, LetterForm.LETTER, LetterForm.OFFICIAL), 10.3),
    **dict.fromkeys((LetterForm.MINUTES, LetterForm.FORM), 11.5),
}
"""From the trích yếu or the addressees to the first paragraph, mm."""
AFTER_CENTRED: Final = 9.0
FIRST_CENTRED, NEXT_CENTRED, CENTRED_LEADING = 12.0, 9.3, 6.3
SECTION_LEAD: Final = 9.0
ADDRESSED: Final = "Kính gửi:"
ADDRESSED_LEFT, ADDRESSEE_LEFT, ADDRESSEE_WIDTH = 69.0, 93.3, 98.0
TABLE_ROOM: Final = 30.0
"""Under a heading for the header of its table and a first row, mm."""
SIGNED_ROOM: Final = 60.0
SHORT_TABLE: Final = 3
TO_TABLE, AFTER_TABLE, TO_ANNEX_TABLE, TO_ANNEX_TOTAL = 4.0, 3.0, 5.4, 11.0


def write_letter_pdf(path: Path, letter: Letter, today: date | None = None) -> None:
    """Write the letter; a draft is marked "BẢN NHÁP" on every page, and `today` is the day of its file.

    Raises KnownError: paper_head_too_long, paper_cell_too_long (from the engine).
    """
    write_letters_pdf(path, Letters(letter.title, (letter,)), today)


def write_letters_pdf(path: Path, bundle: Letters, today: date | None = None) -> None:
    """Write letters one after another, each as `write_letter_pdf` writes it.

    Raises KnownError: paper_head_too_long, paper_cell_too_long (from the engine).
    """
    with atomic_write(path) as aside:
        first = bundle.letters[0]
        made = first.reference.dated or today
        canvas = PaperCanvas(aside, A4_PORTRAIT, title=bundle.title, author=first.office.body, made=made)
        for number, letter in enumerate(bundle.letters):
            if number:
                canvas.show_page()
            _draw_letter(canvas, letter)
        canvas.save()


def _draw_letter(canvas: PaperCanvas, letter: Letter) -> None:
    rule = draw_head(canvas, letter.office)
    if letter.form is LetterForm.OFFICIAL:
        y = draw_reference(canvas, letter.reference, rule, about=letter.abstract)
    else:
        y = draw_reference(canvas, letter.reference, rule, numbered=letter.form is not LetterForm.FORM)
        y = draw_title(canvas, letter.kind.upper(), letter.abstract, y + 13)
    _draw_parts(Pages(canvas, letter.draft), letter, y)
    for annex in letter.annexes:
        canvas.show_page()
        _draw_annex(canvas, annex, draft=letter.draft)


def _draw_parts(pages: Pages, letter: Letter, y: float) -> None:
    """Draw the parts under the baseline `y`, text and tables one after another."""
    settings, lead = SETTINGS[letter.form], FIRST_LEAD[letter.form]
    if not any(isinstance(part, Table) for part in letter.parts):
        room = pages.canvas.height - BOTTOM - y
        pages.flow(first_that_fits(settings, lambda grounds, body: _pieces(letter.parts, grounds, body, lead), room), y)
        return
    text: list[Part] = []
    first: float | None = lead
    for at, part in enumerate(letter.parts):
        if not isinstance(part, Table):
            text.append(part)
            continue
        pieces = _pieces(text, *settings[0], first)
        if text and isinstance(text[-1], Heading):
            pieces[-1] = replace(pieces[-1], depth=TABLE_ROOM + _closing_room(letter.parts[at + 1 :], part))
        y = pages.flow(pieces, y)
        closing = _closing_room(letter.parts[at + 1 :])
        y = pages.table(table_style(part, COLUMN), y + TO_TABLE, table_rows(part), closing=closing) + AFTER_TABLE
        text, first = [], None
    pages.flow(_pieces(text, *settings[0], first), y)


def _closing_room(rest: Sequence[Part], table: Table | None = None) -> float:
    """Return what a signature right under a table needs of its page, mm; of a short one also where it begins."""
    if len(rest) != 1 or not isinstance(rest[0], Closing | TwoSignatures):
        return 0.0
    short = table is None or (isinstance(table.rows, tuple) and len(table.rows) <= SHORT_TABLE)
    return SIGNED_ROOM if short else 0.0


def _pieces(parts: Sequence[Part], grounds: Setting, body: Setting, lead: float | None) -> list[Piece]:
    """Return the parts in one setting; `lead` is the way down to the first paragraph, None the usual one."""
    pieces: list[Piece] = []
    after: Part | None = None
    for part in parts:
        made = _piece(part, grounds, body, first=not pieces)
        if isinstance(part, Ground | Paragraph):
            if isinstance(after, CentredLine):
                made = [replace(made[0], lead=AFTER_CENTRED, kept=True), *made[1:]] if made else []
            elif lead is not None and not isinstance(after, Heading):
                made = replace_lead(made, lead)
            lead = None
        if isinstance(part, Heading) and after is None and lead is not None:
            made, lead = replace_lead(made, lead), None
        led = isinstance(after, Heading) or (isinstance(after, Paragraph) and after.announces)
        if led and isinstance(part, Paragraph | Dotted) and made:
            made = [replace(made[0], kept=True), *made[1:]]
        pieces = closed(pieces, made) if isinstance(part, Closing | TwoSignatures) else [*pieces, *made]
        after = part
    return pieces


def _piece(part: Part, grounds: Setting, body: Setting, *, first: bool) -> list[Piece]:
    """Return the pieces of one part; `first` is whether it stands right under the trích yếu."""
    match part:
        case CentredLine(text):
            lines = phrase_lines(text, BOLD, 14, 150, 3)
            lead = FIRST_CENTRED if first else NEXT_CENTRED
            said = Element("P")
            return [centred_line(line, 14, CENTRED_LEADING if at else lead, said) for at, line in enumerate(lines)]
        case Addressees(names):
            return _addressees(names)
        case Ground(text):
            return paragraph(faced(text, italic=True), grounds)
        case Paragraph(words):
            return paragraph(faced(words), body)
        case Heading(text):
            return heading(text, SECTION_LEAD)
        case Dotted(label, lines):
            return dotted(label, lines, body)
        case Closing(distribution, signature):
            return closing(distribution, signature)
        case TwoSignatures(left, right):
            return [signature_pair(left, right)]
        case Table():
            raise TypeError("a table is drawn between the pieces, not as one")


def _addressees(names: Sequence[str]) -> list[Piece]:
    """Return "Kính gửi:" and the addressees beside it."""
    found: list[Piece] = []
    for name in names:
        one = Element("P")
        for line in set_lines([(REGULAR, name)], 14, ADDRESSEE_WIDTH, justified=False):
            first = not found

            def draw(
                canvas: PaperCanvas, y: float, first: bool = first, line: SetLine = line, one: Element = one
            ) -> None:
                with canvas.tagged(one):
                    if first:
                        canvas.draw_string(ADDRESSED_LEFT, y, REGULAR, 14, ADDRESSED)
                    line.draw(canvas, ADDRESSEE_LEFT, y, 14)

            found.append(Piece(11.2 if first else 6.3, draw, kept=True))
    return found


def _draw_annex(canvas: PaperCanvas, annex: Annex, *, draft: bool) -> None:
    """Draw the list on the open page and on as many more as it needs."""
    rule = draw_annex_title(canvas, annex.name, annex.title, annex.note)
    pages = Pages(canvas, draft)
    pieces: list[Piece] = []
    after: Part | None = None
    whole = Element("L")
    for part in annex.parts:
        match part:
            case Heading(text):
                pieces.append(bold_line(text, 14, 9.7 if pieces else 12.4))
            case Paragraph(words):
                if not isinstance(after, Paragraph):
                    whole = Element("L")
                made = paragraph(faced(words), LIST_SETTING, path=list_item(whole))
                if isinstance(after, Heading) and made:
                    made[0] = replace(made[0], kept=True)
                pieces += made
            case Table():
                y = pages.table(table_style(part, COLUMN), rule + TO_ANNEX_TABLE, table_rows(part), closing=12.5)
                total = set_lines([(ITALIC, annex.total)], 13, COLUMN, justified=False) if annex.total else []
                with canvas.tagged(Element("P")):
                    for number, line in enumerate(total):
                        line.draw(canvas, LEFT, y + TO_ANNEX_TOTAL + number * 6.0, 13)
        after = part
    pages.flow(pieces, rule)
