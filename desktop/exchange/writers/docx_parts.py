"""Parts of Word files: documents in Times New Roman, lines, page numbers, tables whose header comes again.

Text goes in as text: python-docx escapes it, so nothing that somebody typed becomes a field or a link.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from typing import Any, Final, TypeAlias
from xml.sax.saxutils import escape

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.shared import Mm

from desktop.documents.engine.canvas import BOLD, width_mm
from desktop.documents.engine.paragraphs import NO_BREAK_HYPHEN, kept_whole, may_part
from desktop.documents.engine.spans import Face
from desktop.documents.letters.listing import (
    CENTRED_KINDS,
    CellKind,
    Column,
    Row,
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
from desktop.exchange.writers.docx_rows import RowFiles
from desktop.exchange.writers.docx_styles import (
    BREAK,
    EMPHASIS,
    HEADER,
    STRONG,
    STRUCK,
    Look,
    cell_look,
    set_up_styles,
    style_id,
)

# Word reads the children of these elements in the order of their schema only.
AFTER_PAGE_NUMBERS: Final = ("w:cols", "w:vAlign", "w:noEndnote", "w:titlePg", "w:textDirection", "w:docGrid")
AFTER_MARGINS: Final = ("w:tblLook", "w:tblCaption", "w:tblDescription")
TWIPS: Final = 1440 / 25.4
NAMESPACE: Final = nsdecls("w")
LAST_ROWS: Final = 2  # of a table, which stay with what stands under it
Ending: TypeAlias = Callable[[Any, float], None]
"""Writes into a cell of some width, mm."""
TEXT: Final = '<w:t xml:space="preserve">'
NARROWEST: Final = 81.0  # mm, of what paragraphs stand in: half a page
SPARE: Final = 0.6  # mm: Word and LibreOffice measure a hair wider than we do
Piece = tuple[str, bool, bool]
"""Text, bold, italic."""
Text = tuple[str, str]
"""Text and its character style, "" for none."""
STYLES: Final = {Face.BOLD: STRONG, Face.STRUCK: STRUCK}


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
    set_up_styles(document)
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.top_margin = section.bottom_margin = section.right_margin = Mm(20)
    section.left_margin, section.header_distance = Mm(30), Mm(9)
    section.different_first_page_header_footer = True
    page_number(document, section)
    return document


def page_number(document: Any, section: Any, *, restart: bool = False) -> None:
    """Put the field PAGE on top of a section's pages but its first; `restart` counts them anew."""
    section.header.is_linked_to_previous = False
    paragraph = section.header.paragraphs[0]
    style_id(document, HEADER)
    paragraph.style = HEADER.name
    run = paragraph.add_run()
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


def new_section(document: Any) -> None:
    """Begin a part on a page of its own, its pages counted anew; what ends the one before takes no room."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.different_first_page_header_footer = True
    page_number(document, section, restart=True)
    ending = document.element.body.xpath("w:p[w:pPr/w:sectPr]")[-1]
    ending.style = style_id(document, BREAK)


def add_line(document: Any, look: Look, *pieces: Piece, cell: Any = None) -> Any:
    """Add a paragraph of pieces to the document or a cell, in a style and nothing else."""
    empty = cell is not None and len(cell.paragraphs) == 1 and not cell.paragraphs[0].runs and not _dressed(cell)
    paragraph = cell.paragraphs[0] if empty else (document if cell is None else cell).add_paragraph()
    paragraph._p.style = style_id(document, look)
    for text, bold, italic in pieces:
        for number, part in enumerate(kept_whole(text, look.size, NARROWEST).split(NO_BREAK_HYPHEN)):
            run = paragraph.add_run(part)
            if number:
                run._r.insert(0, OxmlElement("w:noBreakHyphen"))
            if bold != look.bold and bold:
                run.style = STRONG
            if italic != look.italic and italic:
                run.style = EMPHASIS
    return paragraph


def _dressed(cell: Any) -> bool:
    return cell.paragraphs[0]._p.pPr is not None


def new_table(document: Any, widths: Sequence[float], *, side: float | None = None, cell: Any = None) -> Any:
    """Return a table without rows, its columns `widths` mm wide and fixed; `side` is the room beside text in cells, mm.

    Without `side` it has no lines, and its text reaches to the edges. With `cell` it stands inside that one.
    """
    table = document.add_table(rows=0, cols=len(widths)) if cell is None else cell.add_table(rows=0, cols=len(widths))
    if side is not None:
        table.style = "Table Grid"
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    room = round((side or 0.0) * TWIPS)
    ends = "".join(f'<w:{end} w:w="{room}" w:type="dxa"/>' for end in ("left", "right"))
    margins = parse_xml(f"<w:tblCellMar {NAMESPACE}>{ends}</w:tblCellMar>")
    table._tbl.tblPr.insert_element_before(margins, *AFTER_MARGINS)
    return table


def add_row(table: Any, widths: Sequence[float]) -> Any:
    """Return the cells of a new row that never splits."""
    row = table.add_row()
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    cells = row.cells
    for cell, width in zip(cells, widths, strict=True):
        cell.width = Mm(width)
    return cells


def write_table(
    document: Any, table: Table, width: float, *, files: RowFiles | None = None, ending: Ending | None = None
) -> None:
    """Write the printed columns of a table, together `width` mm; section rows and sums are bold.

    `ending` writes what stands under it, sums and signatures, into a last row without lines: rows stay on one page with
    the next row in Word and LibreOffice alike, which a table and the paragraph after it do not. With `files`, which
    then saves the document, the rows stay out of memory.
    """
    shown = [(at, table.columns[at]) for at in printed_columns(table.columns)]
    widths = word_widths([column for _, column in shown], paper_widths(table.columns, width), table)
    grid = new_table(document, widths, side=table.side)
    cells = _RowMaker(document, table, widths, shown)
    closed = ending is not None
    if files is not None:
        grid._tbl.append(files.place(cells.rows(closed=closed)))
    else:
        for xml in cells.rows(closed=closed):
            grid._tbl.append(parse_xml(xml))  # twenty times faster than cell by cell
    if ending is not None:
        ending(_bare_cell(add_row(grid, widths)), sum(widths) - 2 * table.side)


def _bare_cell(cells: Any) -> Any:
    """Return the cells of a row as one, with no line but that of the row above it."""
    whole = cells[0].merge(cells[-1])
    sides = "".join(f'<w:{side} w:val="nil"/>' for side in ("left", "bottom", "right"))
    borders = parse_xml(f"<w:tcBorders {NAMESPACE}>{sides}</w:tcBorders>")
    whole._tc.get_or_add_tcPr().append(borders)
    return whole


def word_widths(columns: Sequence[Column], widths: Sequence[float], table: Table) -> list[float]:
    """Return the widths so that no word of a header is parted; what that takes, the widest columns give."""
    least = [
        max((width_mm(BOLD, table.size, word) for word in column.header.split()), default=0.0) + 2 * table.side + SPARE
        for column in columns
    ]
    found = [max(width, need) for width, need in zip(widths, least, strict=True)]
    over = sum(found) - sum(widths)
    spare = [have - need for have, need in zip(found, least, strict=True)]
    if over > 0 and sum(spare) > over:
        found = [have - over * free / sum(spare) for have, free in zip(found, spare, strict=True)]
    return found


class _RowMaker:
    """The rows of one table as XML."""

    def __init__(
        self, document: Any, table: Table, widths: Sequence[float], shown: Sequence[tuple[int, Column]]
    ) -> None:
        self._document, self._table = document, table
        self._widths, self._shown = widths, shown
        self._styles: dict[tuple[str, bool, bool], str] = {}

    def rows(self, *, closed: bool) -> Iterator[str]:
        """Yield the header and each row; the last ones stay with what follows where the table is `closed`."""
        yield self._header()
        waiting: deque[Row] = deque()
        for row in self._table.rows:
            waiting.append(row)
            if len(waiting) > LAST_ROWS:
                yield self._row(waiting.popleft(), stays=False)
        for row in waiting:
            yield self._row(row, stays=closed)

    def _style(self, side: str, stays: bool, heading: bool = False) -> str:
        key = (side, stays, heading)
        if key not in self._styles:
            look = cell_look(side, self._table.size, heading=heading)
            self._styles[key] = style_id(self._document, look.staying if stays and not heading else look)
        return self._styles[key]

    def _header(self) -> str:
        style = self._style("center", True, heading=True)
        cells = [
            self._cell(width, style, [(column.header.replace("\n", " "), "")], shaded=True)
            for width, (_at, column) in zip(self._widths, self._shown, strict=True)
        ]
        return _row_xml(cells, "<w:tblHeader/>")

    def _row(self, row: Row, *, stays: bool) -> str:
        if isinstance(row, Section):
            rest = round(sum(self._widths[1:]), 3)
            return _row_xml(
                [
                    self._cell(self._widths[0], self._style("center", True), [(row.numeral, STRONG)]),
                    self._cell(rest, self._style("left", True), [(row.text, STRONG)], span=len(self._widths) - 1),
                ]
            )
        values, bold = (row.cells, True) if isinstance(row, Total) else (row, False)
        stays = stays or (isinstance(row, Total) and row.opens)
        return _row_xml(
            [
                self._cell(width, self._style(_side(column.kind), stays), _texts(column.kind, values[at], bold))
                for width, (at, column) in zip(self._widths, self._shown, strict=True)
            ]
        )

    def _cell(self, width: float, style: str, texts: Sequence[Text], *, shaded: bool = False, span: int = 1) -> str:
        """Return one cell as XML; a line feed begins a new paragraph."""
        room = width - 2 * self._table.side
        paragraphs: list[list[str]] = [[]]
        for text, marked in texts:
            for number, line in enumerate(text.split("\n")):
                if number:
                    paragraphs.append([])
                if line:
                    look = f'<w:rPr><w:rStyle w:val="{marked}"/></w:rPr>' if marked else ""
                    paragraphs[-1].append(f"<w:r>{look}{self._text(line, room)}</w:r>")
        body = "".join(f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{"".join(runs)}</w:p>' for runs in paragraphs)
        merged = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
        grey = '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>' if shaded else ""
        size = f'<w:tcW w:w="{round(width * TWIPS)}" w:type="dxa"/>'
        return f'<w:tc><w:tcPr>{size}{merged}{grey}<w:vAlign w:val="center"/></w:tcPr>{body}</w:tc>'

    def _text(self, line: str, room: float) -> str:
        """Return the text of a run as XML, its numbers and places whole where they fit `room` mm."""
        if not may_part(line):
            return f"{TEXT}{escape(line)}</w:t>"
        whole = escape(kept_whole(line, self._table.size, room))
        return f"{TEXT}{whole}</w:t>".replace(NO_BREAK_HYPHEN, f"</w:t><w:noBreakHyphen/>{TEXT}")


def _row_xml(cells: Sequence[str], more: str = "") -> str:
    return f"<w:tr {NAMESPACE}><w:trPr><w:cantSplit/>{more}</w:trPr>{''.join(cells)}</w:tr>"


def _side(kind: CellKind) -> str:
    if kind in CENTRED_KINDS:
        return "center"
    return "right" if kind is CellKind.MONEY else "left"


def _texts(kind: CellKind, value: Value, bold: bool) -> list[Text]:
    """Return a value as pieces of text, each with its character style or ""; "88,9 %" does not part."""
    spans = person_spans(kind, value) if isinstance(value, Recipient) else value
    if isinstance(spans, tuple):
        return [(span.text, STYLES.get(span.face, "")) for span in spans]
    text = printed_text(kind, spans)
    return [(text.replace(" %", "\u00a0%"), STRONG if bold else "")]
