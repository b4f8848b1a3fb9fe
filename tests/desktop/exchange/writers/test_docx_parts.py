"""Parts of Word files, read back with python-docx: page, page numbers, lines, tables, rules."""

import io

import pytest
from docx import Document
from docx.oxml.ns import qn

from db.rules.terms import NomineeKind
from desktop.documents.letters.listing import CellKind, Column, Section, Table, Total
from desktop.documents.letters.values import Recipient
from desktop.exchange.writers.docx_parts import (
    CENTRE,
    RIGHT,
    add_row,
    add_rule,
    fill_cell,
    new_document,
    new_table,
    page_number,
    shade,
    write_line,
    write_table,
)

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


def test_a_part_may_count_its_pages_anew(document):
    page_number(document.add_section(), restart=True)
    assert reopened(document).sections[1]._sectPr.xpath("w:pgNumType/@w:start") == ["1"]


def test_a_line_keeps_the_look_of_each_piece(document):
    write_line(document.add_paragraph(), [("Ông ", False, False), ("Vừ Mí Kẻ", True, True)], size=14, align=CENTRE)
    line = reopened(document).paragraphs[-1]
    assert line.alignment == CENTRE
    assert [(run.text, bool(run.bold), bool(run.italic), run.font.size.pt) for run in line.runs] == [
        ("Ông ", False, False, 14),
        ("Vừ Mí Kẻ", True, True, 14),
    ]


def test_a_header_row_comes_again_on_every_page_and_no_row_splits(document):
    grid = new_table(document, [30, 60])
    for header in (True, False):
        for cell in add_row(grid, [30, 60], header=header):
            fill_cell(cell, [("Mẫu", header, False)], align=RIGHT)
    table = reopened(document).tables[0]
    assert [bool(row._tr.xpath("w:trPr/w:tblHeader")) for row in table.rows] == [True, False]
    assert all(row._tr.xpath("w:trPr/w:cantSplit") for row in table.rows)
    assert [round(cell.width.mm) for cell in table.rows[0].cells] == [30, 60]
    assert table.style.name == "Table Grid"


def test_a_table_without_lines_has_another_style(document):
    new_table(document, [30], grid=False)
    assert reopened(document).tables[0].style.name != "Table Grid"


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
    assert [(run.text, bool(run.bold)) for run in name.runs] == [("Ông ", False), ("Vừ Mí Kẻ", True)]
    assert all(run.bold for run in total.runs)


def test_numbers_are_centred_money_stands_right_names_left(document):
    table = written(document, [[1, Recipient("Lý Mẫu"), 5]])
    assert [cell._tc.xpath("w:p/w:pPr/w:jc/@w:val")[0] for cell in table.rows[1].cells] == ["center", "left", "right"]


def test_a_section_reaches_over_the_other_columns_and_stays_with_its_first_row(document):
    table = written(document, [Section("I", "Tập thể"), [1, Recipient("Lý Mẫu"), 5]])
    heading, row = table.rows[1]._tr, table.rows[2]._tr
    assert heading.xpath("w:tc/w:tcPr/w:gridSpan/@w:val") == ["2"]
    assert heading.xpath(".//w:keepNext") and not row.xpath(".//w:keepNext")
    widths = [sum(int(each) for each in one.xpath("w:tc/w:tcPr/w:tcW/@w:w")) for one in (heading, row)]
    assert widths[0] == pytest.approx(widths[1], abs=3)


@pytest.mark.parametrize("typed", ["<w:b/>&amp;", "=1+1", "a\nb", "", "Ea H’leo ê̆", "L" * 180])
def test_what_was_typed_stays_text(document, typed):
    table = written(document, [[typed]], [Column("Ghi chú", CellKind.TEXT, 40, 100)])
    assert table.rows[1].cells[0].text == typed


def test_a_shaded_cell_and_a_rule_stand_where_word_reads_them(document):
    cell = add_row(new_table(document, [30]), [30])[0]
    fill_cell(cell, [("Tên", True, False)])
    shade(cell)
    line = document.add_paragraph()
    add_rule(line, 40)
    read = reopened(document)
    properties = [each.tag for each in read.tables[0].rows[0].cells[0]._tc.tcPr]
    assert properties.index(qn("w:shd")) < properties.index(qn("w:vAlign"))
    rule = read.paragraphs[-1]._p.pPr
    tags = [each.tag for each in rule]
    assert tags.index(qn("w:pBdr")) < tags.index(qn("w:spacing")) < tags.index(qn("w:ind"))
