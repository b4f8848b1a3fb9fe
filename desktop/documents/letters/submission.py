"""The submission (tờ trình) with its list (NĐ 30/2020, Phụ lục I; measures of look/paper.md §6)."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from desktop.documents.engine.atomic_file import written_aside
from desktop.documents.engine.canvas import A4_PORTRAIT, ITALIC, REGULAR, Sheet
from desktop.documents.engine.pages import Pages, first_that_fits
from desktop.documents.engine.pagination import BOTTOM, Piece, closed, replace_lead
from desktop.documents.engine.paragraphs import SetLine, faced, set_lines
from desktop.documents.engine.table_parts import named
from desktop.documents.engine.tables import Align, Column, Row, Section, TableStyle
from desktop.documents.letters.letterhead import (
    COLUMN,
    LEFT,
    Setting,
    draw_annex_title,
    draw_head,
    draw_reference,
    draw_title,
    paragraph,
)
from desktop.documents.letters.paper_words import (
    attached_to,
    counts,
    ended,
    ended_words,
    full_number,
    sections,
    whereabouts,
)
from desktop.documents.letters.signature_block import closing
from desktop.documents.letters.values import Recipient, SubmissionPaper

SETTINGS: Final = (
    (Setting(14, 1.24, 4.5), Setting(14, 1.26, 4.8)),
    (Setting(13.5, 1.22, 4.5), Setting(13.5, 1.24, 4.5)),
    (Setting(13, 1.2, 4.5), Setting(13, 1.22, 4.5)),
)
ADDRESSED: Final = "Kính gửi:"
ADDRESSED_LEFT: Final = 69.0
ADDRESSEE_LEFT: Final = 93.3
ADDRESSEE_WIDTH: Final = 98.0
FIRST_GROUND: Final = 10.3
LIST: Final = TableStyle(
    columns=(
        Column("TT", 10, Align.CENTRE),
        Column("Tập thể, cá nhân\nđề nghị xét khen thưởng", 66),
        Column("Tóm tắt thành tích", 54),
        Column("Đã được khen", 32),
    ),
    left=LEFT,
    size=12.5,
    side=1.7,
    pad=1.6,
)


def write_submission(path: Path, paper: SubmissionPaper) -> None:
    """Write the tờ trình as PDF, its list as an annex whose pages count anew."""
    title = f"Tờ trình {full_number(paper.reference)} {paper.abstract}"
    with written_aside(path) as aside:
        sheet = Sheet(aside, A4_PORTRAIT, title=title, author=paper.office.body)
        _draw_submission(sheet, paper)
        if paper.recipients:
            sheet.turn()
            _draw_list(sheet, paper)
        sheet.save()


def _draw_submission(sheet: Sheet, paper: SubmissionPaper) -> None:
    """Draw head, addressees, grounds, body and closing block."""
    rule = draw_head(sheet, paper.office)
    y = draw_reference(sheet, paper.reference, rule)
    y = draw_title(sheet, "TỜ TRÌNH", paper.abstract, y + 13)
    room = sheet.height - BOTTOM - y
    pieces = first_that_fits(SETTINGS, lambda grounds, body: _pieces(paper, grounds, body), room)
    Pages(sheet, paper.reference.draft).flow(pieces, y)


def _pieces(paper: SubmissionPaper, grounds: Setting, body: Setting) -> list[Piece]:
    """Return everything under the trích yếu in one setting."""
    pieces = _addressees(paper)
    text: list[Piece] = []
    for number, ground in enumerate(paper.grounds):
        end = "." if number + 1 == len(paper.grounds) and not paper.body else ";"
        text += paragraph(faced(ended(ground, end), italic=True), grounds)
    for number, words in enumerate(paper.body, start=1):
        text += paragraph(faced(ended_words(words, "./." if number == len(paper.body) else ".")), body)
    return closed([*pieces, *replace_lead(text, FIRST_GROUND)], closing(paper.distribution, paper.signature))


def _addressees(paper: SubmissionPaper) -> list[Piece]:
    """Return "Kính gửi:" with one addressee a line; a single one needs no dash."""
    found: list[Piece] = []
    several = len(paper.addressees) > 1
    for number, addressee in enumerate(paper.addressees, start=1):
        end = "." if number == len(paper.addressees) else ";"
        text = f"- {ended(addressee, end)}" if several else ended(addressee, end)
        for line in set_lines([(REGULAR, text)], 14, ADDRESSEE_WIDTH, justified=False):
            first = not found

            def draw(sheet: Sheet, y: float, first: bool = first, line: SetLine = line) -> None:
                if first:
                    sheet.text(ADDRESSED_LEFT, y, REGULAR, 14, ADDRESSED)
                line.draw(sheet, ADDRESSEE_LEFT, y, 14)

            found.append(Piece(11.2 if first else 6.3, draw, kept=True))
    return found


def _draw_list(sheet: Sheet, paper: SubmissionPaper) -> None:
    """Draw the list as a part of its own, with its count under the last row."""
    note = attached_to("Tờ trình", paper.reference, paper.submitted_by)
    rule = draw_annex_title(sheet, "DANH SÁCH", paper.list_title, note)
    pages = Pages(sheet, paper.reference.draft)
    end = pages.table(LIST, rule + 5.4, _rows(paper.recipients), closing=12.5)
    total = f"Danh sách gồm {counts(paper.recipients)}./."
    for number, line in enumerate(set_lines([(ITALIC, total)], 13, COLUMN, justified=False)):
        line.draw(sheet, LEFT, end + 11.0 + number * 6.0, 13)


def _rows(recipients: Sequence[Recipient]) -> Iterator[Row]:
    for numeral, name, those in sections(recipients):
        yield Section(numeral, f"{name} ({len(those):02d})")
        for number, one in enumerate(those, start=1):
            where = whereabouts(one)
            who = (*named(one), (REGULAR, f"\n{where}")) if where else named(one)
            yield (str(number), who, one.achievement or "", one.earlier_awards or "")
