"""The award list as an editable Word file: the same head, sections and words as the PDF."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from desktop.documents.engine.atomic_file import written_aside
from desktop.documents.engine.canvas import BOLD, Run
from desktop.documents.engine.table_parts import place_and_date
from desktop.documents.engine.tables import Row, Section
from desktop.documents.letters.award_list import award_rows, total_line
from desktop.documents.letters.letterhead import COUNTRY, MOTTO
from desktop.documents.letters.values import AwardListPaper, Office, Signature
from desktop.exchange.writers.list_tables import CellKind, ListTable
from desktop.exchange.writers.pdf_writer import paper_widths, printed, shown_value
from desktop.exchange.writers.word_parts import (
    CENTRE,
    LEFT,
    RIGHT,
    add_row,
    add_rule,
    append_text_row,
    fill_cell,
    new_document,
    new_table,
    shade,
    write_line,
)

WIDTHS: Final = (11.0, 80.0, 107.0, 19.0, 30.0)
HEADERS: Final = ("TT", "Tập thể, cá nhân", "Chức vụ, đơn vị công tác", "Số sổ vàng", "Tiền thưởng (đồng)")
ALIGNED: Final = (CENTRE, LEFT, LEFT, CENTRE, RIGHT)
PAGE_WIDTH: Final = 247.0
IN_COLUMN: Final = {CellKind.TEXT: "left", CellKind.MONEY: "right"}
LIST_SIZE: Final = 9.0


def write_award_list_docx(path: Path, paper: AwardListPaper) -> None:
    """Write the award list for Word, A4 landscape; its table header comes again on every page."""
    document = new_document(f"Danh sách {paper.title}", paper.office.body)
    _head(document, paper.office)
    _title(document, "DANH SÁCH", paper.title, f"({paper.note})" if paper.note else "")
    table = new_table(document, WIDTHS)
    _header_row(table, HEADERS, WIDTHS)
    for row in award_rows(paper):
        _row(table, row)
    write_line(document.add_paragraph(), [(total_line(paper), False, True)], size=13, before=6)
    _signatures(document, (paper.compiler, paper.signature), place_and_date(paper.place, paper.dated))
    with written_aside(path) as aside:
        document.save(str(aside))


def write_list_docx(path: Path, table: ListTable, *, office: Office | None = None) -> None:
    """Write the register or a round's list for Word, its columns shared out over the page by their widths."""
    document = new_document(table.title, office.body if office else "")
    if office is not None:
        _head(document, office)
    _title(document, table.title.upper(), "", table.note or "")
    shown = printed(table.columns)
    columns, widths = [table.columns[at] for at in shown], paper_widths(table.columns)
    grid = new_table(document, widths)
    _header_row(grid, [column.header for column in columns], widths, size=LIST_SIZE)
    aligned = [IN_COLUMN.get(column.kind, "center") for column in columns]
    for row in table.rows:
        texts = [shown_value(column.kind, row[at]) for column, at in zip(columns, shown, strict=True)]
        append_text_row(grid, widths, texts, aligned, LIST_SIZE)
    with written_aside(path) as aside:
        document.save(str(aside))


def _head(document: Any, office: Office) -> None:
    """Issuing body on the left, Quốc hiệu and Tiêu ngữ on the right, in a table without lines."""
    widths = (100.0, 147.0)
    table = new_table(document, widths, grid=False)
    left, right = add_row(table, widths)
    lines = [(office.superior, False)] if office.superior else []
    lines.append((office.body, True))
    _stack(left, [(text.upper(), bold, 12.5) for text, bold in lines], 34)
    _stack(right, [(COUNTRY, True, 12.5), (MOTTO, True, 13.5)], 44)


def _stack(cell: Any, lines: Sequence[tuple[str, bool, float]], indent: float) -> None:
    for number, (text, bold, size) in enumerate(lines):
        paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
        write_line(paragraph, [(text, bold, False)], size=size, align=CENTRE)
    add_rule(cell.add_paragraph(), indent)


def _title(document: Any, name: str, title: str, note: str) -> None:
    write_line(document.add_paragraph(), [(name, True, False)], size=14, align=CENTRE, before=8)
    if title:
        write_line(document.add_paragraph(), [(title, True, False)], size=14, align=CENTRE)
    if note:
        write_line(document.add_paragraph(), [(note, False, True)], size=13, align=CENTRE)
    document.add_paragraph()


def _header_row(table: Any, headers: Sequence[str], widths: Sequence[float], size: float = 12) -> None:
    for cell, header in zip(add_row(table, widths, header=True), headers, strict=True):
        fill_cell(cell, [(header, True, False)], size=size, align=CENTRE)
        shade(cell)


def _row(table: Any, row: Row) -> None:
    """Write a section row with its merged cells, or one recipient."""
    cells = add_row(table, WIDTHS)
    if isinstance(row, Section):
        fill_cell(cells[0], [(row.numeral, True, False)], align=CENTRE)
        merged = cells[1].merge(cells[-1])
        fill_cell(merged, [(row.text, True, False)])
        for cell in (cells[0], merged):
            cell.paragraphs[0].paragraph_format.keep_with_next = True
        return
    for cell, content, align in zip(cells, row, ALIGNED, strict=True):
        runs: Sequence[Run] = (("", content),) if isinstance(content, str) else content
        fill_cell(cell, [(text, face == BOLD, False) for face, text in runs], align=align)


def _signatures(document: Any, signatures: Sequence[Signature | None], day: str) -> None:
    """Signatures side by side, room for pen and seal between office and name."""
    widths = [PAGE_WIDTH / len(signatures)] * len(signatures)
    cells = add_row(new_table(document, widths, grid=False), widths)
    for number, (cell, signature) in enumerate(zip(cells, signatures, strict=True)):
        shown_day = day if number + 1 == len(signatures) else ""
        write_line(cell.paragraphs[0], [(shown_day, False, True)], size=13, align=CENTRE)
        if signature is None:
            continue
        for line in signature.office:
            write_line(cell.add_paragraph(), [(line.upper(), True, False)], size=13, align=CENTRE)
        write_line(cell.add_paragraph(), [(signature.name or "", True, False)], size=13, align=CENTRE, before=68)
