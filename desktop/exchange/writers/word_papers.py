"""Decision and submission as editable Word files: the words of the PDF in the layout of NĐ 30/2020.

Word sets the lines itself, so page ends may differ from the PDF; what must not be parted is kept together.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from docx.enum.section import WD_SECTION
from docx.shared import Pt

from desktop.documents.engine.atomic_file import written_aside
from desktop.documents.engine.canvas import BOLD
from desktop.documents.engine.table_parts import named
from desktop.documents.letters.paper_words import (
    attached_to,
    counts,
    ended,
    ended_words,
    list_item,
    sections,
    whereabouts,
)
from desktop.documents.letters.values import DecisionPaper, Recipient, Signature, SubmissionPaper
from desktop.exchange.writers.word_layout import (
    new_portrait,
    pieces_of,
    write_centred,
    write_head,
    write_paragraph,
    write_title,
)
from desktop.exchange.writers.word_parts import (
    CENTRE,
    LEFT,
    add_row,
    fill_cell,
    new_table,
    page_number,
    shade,
    write_line,
)

LIST_WIDTHS: Final = (10.0, 66.0, 54.0, 32.0)
LIST_HEADERS: Final = ("TT", "Tập thể, cá nhân đề nghị xét khen thưởng", "Tóm tắt thành tích", "Đã được khen")


def write_decision_docx(path: Path, paper: DecisionPaper) -> None:
    """Write the decision for Word with its list as a section whose pages count anew."""
    document = new_portrait(f"Quyết định {paper.abstract}", paper.office)
    write_head(document, paper.office, paper.reference)
    write_title(document, "QUYẾT ĐỊNH", paper.abstract)
    write_centred(document, paper.authority.upper(), before=18)
    for number, ground in enumerate(paper.grounds, start=1):
        write_paragraph(
            document, [(ended(ground, "." if number == len(paper.grounds) else ";"), False, True)], size=13.5
        )
    write_centred(document, "QUYẾT ĐỊNH:", before=9)
    for number, article in enumerate(paper.articles, start=1):
        words = ended_words(article, "./." if number == len(paper.articles) else ".")
        write_paragraph(document, [(f"Điều {number}. ", True, False), *pieces_of(words)])
    _closing(document, paper.distribution, paper.signature)
    if paper.recipients:
        _annex(document, paper.list_title, attached_to("Quyết định", paper.reference, paper.authority))
        _named_items(document, paper.recipients)
    with written_aside(path) as aside:
        document.save(str(aside))


def write_submission_docx(path: Path, paper: SubmissionPaper) -> None:
    """Write the tờ trình for Word with its list as a section whose pages count anew."""
    document = new_portrait(f"Tờ trình {paper.abstract}", paper.office)
    write_head(document, paper.office, paper.reference)
    write_title(document, "TỜ TRÌNH", paper.abstract)
    for number, addressee in enumerate(paper.addressees, start=1):
        said = "Kính gửi: " if number == 1 else ""
        text = f"{said}- {ended(addressee, '.' if number == len(paper.addressees) else ';')}"
        write_centred(document, text, bold=False, before=12 if number == 1 else 0)
    for ground in paper.grounds:
        write_paragraph(document, [(ended(ground, ";"), False, True)])
    for number, words in enumerate(paper.body, start=1):
        write_paragraph(document, pieces_of(ended_words(words, "./." if number == len(paper.body) else ".")))
    _closing(document, paper.distribution, paper.signature)
    if paper.recipients:
        _annex(document, paper.list_title, attached_to("Tờ trình", paper.reference, paper.submitted_by))
        _nominee_table(document, paper.recipients)
        count = f"Danh sách gồm {counts(paper.recipients)}./."
        write_line(document.add_paragraph(), [(count, False, True)], size=13, before=12)
    with written_aside(path) as aside:
        document.save(str(aside))


def _closing(document: Any, distribution: Sequence[str], signature: Signature) -> None:
    """Nơi nhận and signature side by side; the row never splits and the text before it stays with it."""
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    document.add_paragraph().paragraph_format.keep_with_next = True
    widths = (81.0, 81.0)
    left, right = add_row(new_table(document, widths, grid=False), widths)
    write_line(left.paragraphs[0], [("Nơi nhận:", True, True)], size=12)
    for number, entry in enumerate(distribution, start=1):
        text = f"- {ended(entry.removeprefix('-').strip(), '.' if number == len(distribution) else ';')}"
        write_line(left.add_paragraph(), [(text, False, False)], size=11)
    for number, line in enumerate(signature.office):
        paragraph = right.add_paragraph() if number else right.paragraphs[0]
        write_line(paragraph, [(line.upper(), True, False)], size=14, align=CENTRE)
    write_line(right.add_paragraph(), [(signature.name or "", True, False)], size=14, align=CENTRE, before=80)


def _annex(document: Any, title: str, note: str) -> None:
    """Begin a section on a new page, its pages counted anew, with the title of the list."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.different_first_page_header_footer = True
    page_number(section, restart=True)
    write_centred(document, "DANH SÁCH")
    write_centred(document, title)
    paragraph = write_line(document.add_paragraph(), [(note, False, True)], size=13, align=CENTRE)
    paragraph.paragraph_format.space_after = Pt(14)


def _named_items(document: Any, recipients: Sequence[Recipient]) -> None:
    filled = sections(recipients)
    for at, (numeral, name, those) in enumerate(filled, start=1):
        heading = write_paragraph(document, [(f"{numeral}. {name}", True, False)])
        heading.paragraph_format.keep_with_next = True
        for number, recipient in enumerate(those, start=1):
            last = number == len(those)
            end = "./." if last and at == len(filled) else "." if last else ";"
            write_paragraph(document, [(list_item(number, recipient, end), False, False)])


def _nominee_table(document: Any, recipients: Sequence[Recipient]) -> None:
    table = new_table(document, LIST_WIDTHS)
    for cell, header in zip(add_row(table, LIST_WIDTHS, header=True), LIST_HEADERS, strict=True):
        fill_cell(cell, [(header, True, False)], align=CENTRE)
        shade(cell)
    for numeral, name, those in sections(recipients):
        cells = add_row(table, LIST_WIDTHS)
        fill_cell(cells[0], [(numeral, True, False)], align=CENTRE)
        fill_cell(cells[1].merge(cells[-1]), [(f"{name} ({len(those):02d})", True, False)])
        for number, one in enumerate(those, start=1):
            cells = add_row(table, LIST_WIDTHS)
            fill_cell(cells[0], [(str(number), False, False)], align=CENTRE)
            fill_cell(cells[1], [(text, face == BOLD, False) for face, text in named(one)])
            if whereabouts(one):
                write_line(cells[1].add_paragraph(), [(whereabouts(one), False, False)])
            fill_cell(cells[2], [(one.achievement or "", False, False)], align=LEFT)
            fill_cell(cells[3], [(one.earlier_awards or "", False, False)], align=LEFT)
