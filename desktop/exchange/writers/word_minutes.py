"""The minutes of the council as an editable Word file."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from docx.shared import Pt

from desktop.documents.engine.atomic_file import written_aside
from desktop.documents.engine.canvas import BOLD
from desktop.documents.engine.tables import Section
from desktop.documents.letters.minutes import VOTES, attendance_lines, closing_line, vote_rows
from desktop.documents.letters.paper_words import ended_words
from desktop.documents.letters.values import MinutesPaper, Signature, Words
from desktop.exchange.writers.word_layout import new_portrait, pieces_of, write_head, write_paragraph, write_title
from desktop.exchange.writers.word_parts import CENTRE, LEFT, add_row, fill_cell, new_table, shade, write_line

WIDTHS: Final = tuple(column.width for column in VOTES.columns)
ALIGNED: Final = (CENTRE, LEFT, CENTRE, CENTRE, LEFT)


def write_minutes_docx(path: Path, paper: MinutesPaper) -> None:
    """Write the minutes for Word, the votes as a table."""
    document = new_portrait(f"Biên bản {paper.abstract}", paper.office)
    write_head(document, paper.office, paper.reference)
    write_title(document, "BIÊN BẢN", paper.abstract)
    for text, heading in attendance_lines(paper):
        write_paragraph(document, [(text, heading, False)])
    write_paragraph(document, [("II. Nội dung và kết quả", True, False)])
    _write_texts(document, paper.content)
    if paper.votes:
        _write_votes(document, paper)
    write_paragraph(document, [("III. Kết luận", True, False)])
    _write_texts(document, paper.conclusion)
    last = write_paragraph(document, [(closing_line(paper), False, False)])
    last.paragraph_format.keep_with_next = True
    last.paragraph_format.space_after = Pt(12)
    _write_signatures(document, (paper.secretary_signature, paper.chair_signature))
    with written_aside(path) as aside:
        document.save(str(aside))


def _write_texts(document: Any, texts: Sequence[Words]) -> None:
    for words in texts:
        write_paragraph(document, pieces_of(ended_words(words, ".")))


def _write_votes(document: Any, paper: MinutesPaper) -> None:
    document.add_paragraph()
    table = new_table(document, WIDTHS)
    for cell, column in zip(add_row(table, WIDTHS, header=True), VOTES.columns, strict=True):
        fill_cell(cell, [(column.header.replace("\n", " "), True, False)], align=CENTRE)
        shade(cell)
    for row in vote_rows(paper):
        cells = add_row(table, WIDTHS)
        if isinstance(row, Section):
            fill_cell(cells[0], [(row.numeral, True, False)], align=CENTRE)
            fill_cell(cells[1].merge(cells[-1]), [(row.text, True, False)])
            continue
        for cell, content, align in zip(cells, row, ALIGNED, strict=True):
            runs = (("", content),) if isinstance(content, str) else content
            fill_cell(cell, [(text.replace("\n", "; "), face == BOLD, False) for face, text in runs], align=align)


def _write_signatures(document: Any, signatures: Sequence[Signature]) -> None:
    widths = (81.0, 81.0)
    for cell, signature in zip(add_row(new_table(document, widths, grid=False), widths), signatures, strict=True):
        for number, line in enumerate(signature.office):
            paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
            write_line(paragraph, [(line.upper(), True, False)], size=14, align=CENTRE)
        write_line(cell.add_paragraph(), [(signature.name or "", True, False)], size=14, align=CENTRE, before=80)
