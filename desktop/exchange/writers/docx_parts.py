"""Parts of Word files: documents in Times New Roman, lines, page numbers, tables whose header comes again.

Text goes in as text: python-docx escapes it, so nothing that somebody typed becomes a field or a link.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Final
from xml.sax.saxutils import escape

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.shared import Mm, Pt

from desktop.documents.engine.spans import Face
from desktop.documents.letters.listing import (
    CENTRED_KINDS,
    CellKind,
    Section,
    Table,
    Total,
    Value,
    paper_widths,
    person_spans,
    printed_columns,
    printed_text,
)
from desktop.documents.letters.values import Recipient

FACE: Final = "Times New Roman"
CENTRE: Final = WD_ALIGN_PARAGRAPH.CENTER
LEFT: Final = WD_ALIGN_PARAGRAPH.LEFT
RIGHT: Final = WD_ALIGN_PARAGRAPH.RIGHT
# Word reads the children of these elements in the order of their schema only.
AFTER_SHADING: Final = ("w:noWrap", "w:tcMar", "w:textDirection", "w:tcFitText", "w:vAlign", "w:hideMark")
AFTER_BORDERS: Final = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:rPr", "w:sectPr")
AFTER_PAGE_NUMBERS: Final = ("w:cols", "w:vAlign", "w:noEndnote", "w:titlePg", "w:textDirection", "w:docGrid")
TWIPS: Final = 1440 / 25.4
NAMESPACE: Final = nsdecls("w")
Piece = tuple[str, bool, bool]
"""Text, bold, italic."""


def new_document(title: str, author: str, made: date | None = None) -> Any:
    """Return an empty A4 landscape document: margins of docs/measures-of-papers.md §6, page numbers on top.

    `made` is the day of its properties, which without one are those of python-docx's template.
    """
    document = Document()
    told = document.core_properties
    told.title = told.subject = title[:255]
    told.author = told.last_modified_by = author[:255]
    told.language, told.comments, told.revision = "vi-VN", "", 1
    if made is not None:
        told.created = told.modified = datetime(made.year, made.month, made.day)
    style = document.styles["Normal"]
    style.font.name, style.font.size = FACE, Pt(12)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FACE)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.top_margin = section.bottom_margin = section.right_margin = Mm(20)
    section.left_margin, section.header_distance = Mm(30), Mm(9)
    section.different_first_page_header_footer = True
    page_number(section)
    return document


def page_number(section: Any, *, restart: bool = False) -> None:
    """Put the field PAGE on top of a section's pages but its first; `restart` counts them anew."""
    section.header.is_linked_to_previous = False
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = CENTRE
    run = paragraph.add_run()
    run.font.size = Pt(14)
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)
    if restart:
        start = OxmlElement("w:pgNumType")
        start.set(qn("w:start"), "1")
        section._sectPr.insert_element_before(start, *AFTER_PAGE_NUMBERS)


def write_line(
    paragraph: Any, pieces: Sequence[Piece], *, size: float = 12, align: Any = LEFT, before: float = 0
) -> Any:
    """Fill a paragraph with pieces of text; `size` and `before` in pt."""
    paragraph.alignment = align
    paragraph.paragraph_format.space_before = Pt(before)
    for text, bold, italic in pieces:
        run = paragraph.add_run(text)
        run.bold, run.italic, run.font.size = bold, italic, Pt(size)
    return paragraph


def fill_cell(cell: Any, pieces: Sequence[Piece], *, size: float = 12, align: Any = LEFT) -> None:
    """Write into a cell, centred in height."""
    write_line(cell.paragraphs[0], pieces, size=size, align=align)
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER


def new_table(document: Any, widths: Sequence[float], *, grid: bool = True) -> Any:
    """Return a table without rows, its columns `widths` mm wide and fixed."""
    table = document.add_table(rows=0, cols=len(widths))
    if grid:
        table.style = "Table Grid"
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    return table


def add_row(table: Any, widths: Sequence[float], *, header: bool = False) -> Any:
    """Return the cells of a new row that never splits; a header comes again on every page."""
    row = table.add_row()
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if header:
        properties.append(OxmlElement("w:tblHeader"))
    cells = row.cells
    for cell, width in zip(cells, widths, strict=True):
        cell.width = Mm(width)
    return cells


def write_table(document: Any, table: Table, width: float) -> None:
    """Write the printed columns of a table, together `width` mm; section rows and sums are bold."""
    shown = [(at, table.columns[at]) for at in printed_columns(table.columns)]
    widths = paper_widths(table.columns, width)
    grid = new_table(document, widths)
    for cell, (_at, column) in zip(add_row(grid, widths, header=True), shown, strict=True):
        fill_cell(cell, [(column.header.replace("\n", " "), True, False)], size=table.size, align=CENTRE)
        shade(cell)
    sides = [_side(column.kind) for _at, column in shown]
    for row in table.rows:
        if isinstance(row, Section):
            cells = [_cell(widths[0], "center", [(row.numeral, True)], table.size, kept=True)]
            rest = round(sum(widths[1:]), 3)
            cells.append(_cell(rest, "left", [(row.text, True)], table.size, kept=True, span=len(widths) - 1))
        else:
            values, bold = (row.cells, True) if isinstance(row, Total) else (row, False)
            cells = [
                _cell(wide, side, _texts(column.kind, values[at], bold), table.size)
                for wide, side, (at, column) in zip(widths, sides, shown, strict=True)
            ]
        xml = f"<w:tr {NAMESPACE}><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"
        grid._tbl.append(parse_xml(xml))  # twenty times faster than cell by cell


def _side(kind: CellKind) -> str:
    if kind in CENTRED_KINDS:
        return "center"
    return "right" if kind is CellKind.MONEY else "left"


def _texts(kind: CellKind, value: Value, bold: bool) -> list[tuple[str, bool]]:
    """Return a value as pieces of text, each with whether it is bold."""
    if isinstance(value, Recipient):
        return [(span.text, span.face is Face.BOLD) for span in person_spans(kind, value)]
    return [(printed_text(kind, value), bold)]


def _cell(
    width: float, side: str, texts: Sequence[tuple[str, bool]], size: float, *, kept: bool = False, span: int = 1
) -> str:
    """Return one cell as XML; a line feed begins a new paragraph. `kept` keeps the row with the next one."""
    paragraphs: list[list[str]] = [[]]
    for text, bold in texts:
        for number, line in enumerate(text.split("\n")):
            if number:
                paragraphs.append([])
            if line:
                weight = "<w:b/>" if bold else ""
                run = f'<w:rPr>{weight}<w:sz w:val="{round(size * 2)}"/></w:rPr>'
                paragraphs[-1].append(f'<w:r>{run}<w:t xml:space="preserve">{escape(line)}</w:t></w:r>')
    stay = "<w:keepNext/>" if kept else ""
    body = "".join(f'<w:p><w:pPr>{stay}<w:jc w:val="{side}"/></w:pPr>{"".join(runs)}</w:p>' for runs in paragraphs)
    merged = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    size_xml = f'<w:tcW w:w="{round(width * TWIPS)}" w:type="dxa"/>'
    return f'<w:tc><w:tcPr>{size_xml}{merged}<w:vAlign w:val="center"/></w:tcPr>{body}</w:tc>'


def shade(cell: Any, colour: str = "F2F2F2") -> None:
    """Fill a cell with a colour."""
    shading = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", colour)):
        shading.set(qn(name), value)
    cell._tc.get_or_add_tcPr().insert_element_before(shading, *AFTER_SHADING)


def add_rule(paragraph: Any, indent: float) -> None:
    """Make an empty paragraph a rule, drawn in by `indent` mm from both sides, 3 pt high."""
    layout = paragraph.paragraph_format
    layout.left_indent = layout.right_indent = Mm(indent)
    layout.line_spacing, layout.space_before = Pt(3), Pt(0)
    borders, line = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("w:val", "single"), ("w:sz", "6"), ("w:space", "1"), ("w:color", "000000")):
        line.set(qn(name), value)
    borders.append(line)
    paragraph._p.get_or_add_pPr().insert_element_before(borders, *AFTER_BORDERS)
