"""Parts of Word files, read back with python-docx: page, page numbers, lines, tables, rules."""

import io

import pytest
from docx import Document
from docx.oxml.ns import qn

from db.rules.terms import NomineeKind
from desktop.documents.letters.listing import CellKind, Column, Section, Table, Total
from desktop.documents.letters.values import Recipient
from desktop.exchange.writers.docx_parts import (
    add_line,
    add_row,
    new_document,
    new_section,
    new_table,
    word_widths,
    write_table,
)
from desktop.exchange.writers.docx_styles import BREAK, CENTRE, SUBTITLE, TITLE, TOTAL, rule

COLUMNS = [
    Column("TT", CellKind.NUMBER, 10, 12),
    Column("Họ và tên", CellKind.PERSON, 40, 90),
    Column("Tiền\nthưởng", CellKind.MONEY, 20, 40),
]


@pytest.fixture
def document():
    return new_document("Danh sách", "Sở Nội vụ")


def reopened(document):
    file = io.BytesIO()
    document.save(file)
    return Document(io.BytesIO(file.getvalue()))


def test_a_new_document_is_a4_landscape_in_vietnamese_and_times_new_roman(document):
    read = reopened(document)
    section = read.sections[0]
    assert [round(each.mm) for each in (section.page_width, section.page_height)] == [297, 210]
    assert [round(each.mm) for each in (section.left_margin, section.right_margin, section.top_margin)] == [30, 20, 20]
    properties = read.core_properties
    assert (properties.title, properties.author, properties.language) == ("Danh sách", "Sở Nội vụ", "vi-VN")
    fonts = read.styles["Normal"].element.rPr.rFonts
    assert {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "cs", "eastAsia")} == {"Times New Roman"}


def test_a_title_longer_than_word_takes_is_cut():
    assert len(new_document("Đề nghị " * 60, "Sở " * 200).core_properties.title) == 255


def test_pages_are_numbered_but_for_the_first(document):
    section = reopened(document).sections[0]
    assert section.different_first_page_header_footer
    assert [each.text for each in section.header._element.iter(qn("w:instrText"))] == ["PAGE"]
    assert not section._sectPr.xpath("w:pgNumType")


def test_a_part_begins_on_its_page_counts_anew_and_leaves_no_empty_page(document):
    new_section(document)
    read = reopened(document)
    assert read.sections[1]._sectPr.xpath("w:pgNumType/@w:start") == ["1"]
    ending = next(each for each in read.paragraphs if each._p.xpath("w:pPr/w:sectPr"))
    assert ending.style.name == BREAK.name
    layout = ending.style.paragraph_format
    assert (layout.line_spacing.pt, layout.space_before.pt, layout.space_after.pt) == (1, 0, 0)


def test_a_line_has_its_style_and_nothing_beside_it(document):
    add_line(document, TITLE, ("QUYẾT ĐỊNH", True, False))
    add_line(document, SUBTITLE, ("Ông ", True, False), ("Vừ Mí Kẻ", True, True))
    title, line = reopened(document).paragraphs[-2:]
    assert (title.style.name, title.style.paragraph_format.alignment, title.style.font.size.pt) == ("Title", CENTRE, 14)
    assert title.style.font.bold and title.style.paragraph_format.keep_with_next
    assert [(run.text, run.style.name) for run in line.runs] == [
        ("Ông ", "Default Paragraph Font"),
        ("Vừ Mí Kẻ", "Emphasis"),
    ]
    for paragraph in (title, line):
        assert [each.tag for each in paragraph._p.pPr] == [qn("w:pStyle")]
        assert all(
            run._r.rPr is None or [each.tag for each in run._r.rPr] == [qn("w:rStyle")] for run in paragraph.runs
        )


def test_a_style_of_word_itself_keeps_nothing_of_the_template(document):
    add_line(document, TITLE, ("BIÊN BẢN", True, False))
    style = reopened(document).styles["Title"].element
    assert not style.xpath("w:pPr/w:pBdr") and not style.xpath("w:rPr/w:color") and not style.xpath("w:rPr/w:spacing")
    assert style.xpath("w:rPr/w:rFonts/@w:ascii") == ["Times New Roman"]


def test_rows_never_split_and_are_as_wide_as_asked(document):
    grid = new_table(document, [30, 60], side=1.8)
    for _ in range(2):
        add_row(grid, [30, 60])
    table = reopened(document).tables[0]
    assert all(row._tr.xpath("w:trPr/w:cantSplit") for row in table.rows)
    assert [round(cell.width.mm) for cell in table.rows[0].cells] == [30, 60]
    assert table.style.name == "Table Grid"
    assert table._tbl.xpath("w:tblPr/w:tblCellMar/w:left/@w:w") == ["102"]


def test_a_table_without_lines_reaches_to_its_edges(document):
    new_table(document, [30])
    table = reopened(document).tables[0]
    assert table.style.name != "Table Grid"
    assert table._tbl.xpath("w:tblPr/w:tblCellMar/w:left/@w:w") == ["0"]


def test_a_column_is_never_narrower_than_the_longest_word_of_its_header():
    columns = [Column("Số phiếu đồng ý", CellKind.TEXT, 9, 9), Column("Tập thể", CellKind.TEXT, 60, 60)]
    widths = word_widths(columns, [9.0, 60.0], Table(columns, ()))
    assert sum(widths) == pytest.approx(69.0)
    assert widths[0] > 13.0


def written(document, rows, columns=COLUMNS):
    write_table(document, Table(columns, rows), 247)
    return reopened(document).tables[-1]


def test_values_stand_as_they_are_printed(document):
    person = Recipient("Vừ Mí Kẻ", NomineeKind.INDIVIDUAL, honorific="Ông")
    table = written(document, [[1, person, 1_800_000], Total(["", "Tổng cộng", 1_800_000])])
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["TT", "Họ và tên", "Tiền thưởng"],
        ["1", "Ông Vừ Mí Kẻ", "1.800.000"],
        ["", "Tổng cộng", "1.800.000"],
    ]
    name, total = table.rows[1].cells[1].paragraphs[0], table.rows[2].cells[1].paragraphs[0]
    assert [(run.text, run.style.name == "Strong") for run in name.runs] == [("Ông ", False), ("Vừ Mí Kẻ", True)]
    assert all(run.style.name == "Strong" for run in total.runs)
    assert table.rows[0]._tr.xpath("w:trPr/w:tblHeader") and not table.rows[1]._tr.xpath("w:trPr/w:tblHeader")


def test_numbers_are_centred_money_stands_right_names_left(document):
    table = written(document, [[1, Recipient("Lý Mẫu"), 5]])
    said = [cell.paragraphs[0].style.paragraph_format.alignment for cell in table.rows[1].cells]
    assert [each.name for each in said] == ["CENTER", "LEFT", "RIGHT"]


def test_a_section_reaches_over_the_other_columns_and_stays_with_its_first_row(document):
    table = written(document, [Section("I", "Tập thể"), [1, Recipient("Lý Mẫu"), 5]])
    heading, row = table.rows[1]._tr, table.rows[2]._tr
    assert heading.xpath("w:tc/w:tcPr/w:gridSpan/@w:val") == ["2"]
    kept = [table.rows[at].cells[0].paragraphs[0].style for at in (1, 2)]
    assert [style.paragraph_format.keep_with_next for style in kept] == [True, False]
    widths = [sum(int(each) for each in one.xpath("w:tc/w:tcPr/w:tcW/@w:w")) for one in (heading, row)]
    assert widths[0] == pytest.approx(widths[1], abs=3)


@pytest.mark.parametrize("typed", ["<w:b/>&amp;", "=1+1", "a\nb", "", "Ea H’leo ê̆", "L" * 180])
def test_what_was_typed_stays_text(document, typed):
    table = written(document, [[typed]], [Column("Ghi chú", CellKind.TEXT, 40, 100)])
    assert table.rows[1].cells[0].text == typed


def test_the_last_rows_stay_with_what_ends_the_table_in_a_row_without_lines(document):
    def ending(cell, width):
        assert width == pytest.approx(247 - 2 * 1.8, abs=0.1)
        add_line(document, TOTAL, ("Tổng số: 05 cá nhân./.", False, True), cell=cell)

    write_table(document, Table(COLUMNS, [[at, Recipient("Lý Mẫu"), 5] for at in range(1, 6)]), 247, ending=ending)
    table = reopened(document).tables[-1]
    styles = [row.cells[0].paragraphs[0].style for row in table.rows[1:]]
    assert [style.paragraph_format.keep_with_next for style in styles] == [False, False, False, True, True, True]
    (last,) = table.rows[-1]._tr.tc_lst
    assert last.grid_span == len(COLUMNS) and "Tổng số: 05" in table.rows[-1].cells[0].text
    assert last.xpath("w:tcPr/w:tcBorders/*/@w:val") == ["nil"] * 3


def test_a_header_is_shaded_and_a_rule_is_a_style_where_word_reads_them(document):
    add_line(document, rule(40))
    table = written(document, [])
    properties = [each.tag for each in table.rows[0].cells[0]._tc.tcPr]
    assert properties.index(qn("w:shd")) < properties.index(qn("w:vAlign"))
    style = next(one for one in reopened(document).paragraphs if one.style.name.startswith("Đường kẻ")).style
    tags = [each.tag for each in style.element.pPr]
    assert tags.index(qn("w:pBdr")) < tags.index(qn("w:spacing")) < tags.index(qn("w:ind"))


def test_a_heading_in_the_columns_of_all_stays_with_its_first_row(document):
    rows = [Total(("", "1. Chia theo đối tượng"), opens=True), ["1", "Tập thể"], Total(("", "Cộng"))]
    table = written(document, rows, [Column("TT", CellKind.TEXT, 5, 20), Column("Chỉ tiêu", CellKind.TEXT, 40, 100)])
    kept = [row.cells[0].paragraphs[0].style.paragraph_format.keep_with_next for row in table.rows[1:]]
    assert kept == [True, False, False]
