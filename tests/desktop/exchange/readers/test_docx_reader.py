"""Word documents: tables and paragraphs with what Word shows, and nothing that it hides."""

import pytest

from desktop.exchange.readers.docx_reader import BODY, read_docx
from desktop.exchange.readers.workbook import FileFormat, ListRefusedError, MergedRange, Sheet, Workbook
from tests.corpus.writers import as_docx
from tests.desktop.exchange.readers.packages import WORD, package, paragraph, word, word_cell, word_table


def read(body: str, styles: str = "") -> Workbook:
    return read_docx(word(body, styles))


def lines(body: str, styles: str = "") -> list[str]:
    return [str(row[0]) for row in read(body, styles).sheets[0].rows]


def table(*rows: str) -> Sheet:
    return read(word_table(*rows)).sheets[1]


def test_paragraphs_and_tables_are_sheets_of_their_own() -> None:
    found = read(paragraph("DANH SÁCH") + word_table(word_cell("1") + word_cell("Lê Thị Na")) + paragraph("Nơi nhận:"))
    body, first = found.sheets
    assert found.format is FileFormat.DOCX
    assert (body.name, body.is_text, body.rows) == (BODY, True, [["DANH SÁCH"], ["Nơi nhận:"]])
    assert (first.name, first.rows, first.paragraphs_before) == ("table 1", [["1", "Lê Thị Na"]], 1)


def test_runs_tabs_breaks_and_hyphens_are_joined() -> None:
    run = "<w:r><w:t>Bà Rịa</w:t><w:tab/><w:t>Vũng</w:t><w:noBreakHyphen/><w:t>Tàu</w:t><w:br/><w:t>2</w:t></w:r>"
    assert lines(paragraph("Tỉnh ", run)) == ["Tỉnh Bà Rịa\tVũng-Tàu\n2"]


def test_hidden_and_deleted_text_is_left_out_and_inserted_text_is_read() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>mật</w:t></w:r>"
    deleted = "<w:del><w:r><w:delText>Lê Văn Cũ</w:delText></w:r></w:del>"
    inserted = "<w:ins><w:r><w:t>Lê Văn Mới</w:t></w:r></w:ins>"
    assert lines(paragraph(hidden, deleted, inserted)) == ["Lê Văn Mới"]


def test_a_deleted_row_is_empty_and_a_hidden_one_is_marked() -> None:
    found = table(
        f"<w:trPr><w:del/></w:trPr>{word_cell('Lê Văn Cũ')}", f"<w:trPr><w:hidden/></w:trPr>{word_cell('Lê Thị Na')}"
    )
    assert found.rows == [[], ["Lê Thị Na"]]
    assert found.hidden_rows == {1}


def test_cells_merged_over_columns_and_rows_are_marked() -> None:
    found = table(
        word_cell("Sở Y tế", '<w:vMerge w:val="restart"/>')
        + word_cell("a", '<w:gridSpan w:val="2"/>')
        + word_cell("b"),
        word_cell("", "<w:vMerge/>") + word_cell("c") + word_cell("d") + word_cell("e"),
        word_cell("", "<w:vMerge/>") + word_cell("f"),
    )
    assert found.merged == [MergedRange(0, 0, 2, 0), MergedRange(0, 1, 0, 2)]
    assert found.rows[0] == ["Sở Y tế", "a", "", "b"]
    assert found.rows[1] == ["", "c", "d", "e"]


def test_a_row_that_begins_further_right_keeps_its_columns() -> None:
    assert table(f'<w:trPr><w:gridBefore w:val="2"/></w:trPr>{word_cell("x")}').rows == [["", "", "x"]]


def test_a_nonsense_span_does_no_harm() -> None:
    found = table(word_cell("a", '<w:gridSpan w:val="999999999"/>') + word_cell("b", '<w:gridSpan w:val="x"/>'))
    assert found.rows[0][0] == "a" and len(found.rows[0]) <= 102


def test_several_paragraphs_of_a_cell_are_lines_of_it() -> None:
    assert table(f"<w:tc>{paragraph('Lê Thị Na')}{paragraph('Kế toán')}</w:tc>").rows == [["Lê Thị Na\nKế toán"]]


def test_content_controls_are_looked_into() -> None:
    body = f"<w:sdt><w:sdtContent>{paragraph('trong ô')}{word_table(word_cell('x'))}</w:sdtContent></w:sdt>"
    found = read(body)
    assert found.sheets[0].rows == [["trong ô"]]
    assert found.sheets[1].rows == [["x"]]


STRUCK = "<w:r><w:rPr><w:strike/></w:rPr><w:t>Lê Thị Na</w:t></w:r>"


def test_a_cell_is_struck_only_where_all_of_it_is() -> None:
    rows = (f"<w:tc>{paragraph(STRUCK)}</w:tc>", f"<w:tc>{paragraph(STRUCK, ' (nghỉ)')}</w:tc>")
    assert table(*rows).struck == {(0, 0)}
    off = STRUCK.replace("<w:strike/>", '<w:strike w:val="false"/>')
    assert table(f"<w:tc>{paragraph(off)}</w:tc>").struck == set()


def test_old_fonts_of_runs_styles_and_the_document_are_marked() -> None:
    run = '<w:r><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr><w:t>Së</w:t></w:r>'
    assert read(paragraph(run)).sheets[0].fonts == {(0, 0): ".VnTime"}
    style = '<w:style w:styleId="Cu" w:type="paragraph"><w:rPr><w:rFonts w:hAnsi="VNI-Times"/></w:rPr></w:style>'
    styled = paragraph("Sôû", about='<w:pPr><w:pStyle w:val="Cu"/></w:pPr>')
    assert read(styled + paragraph("Sở"), style).sheets[0].fonts == {(0, 0): "VNI-Times"}
    default = '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr></w:rPrDefault></w:docDefaults>'
    assert read(paragraph("Së"), default).sheets[0].fonts == {(0, 0): ".VnTime"}


def test_paragraphs_that_word_numbers_are_marked() -> None:
    numbered = paragraph("Lê Thị Na", about="<w:pPr><w:numPr/></w:pPr>")
    listed = paragraph("Lê Văn Tú", about='<w:pPr><w:pStyle w:val="ListParagraph"/></w:pPr>')
    assert read(paragraph("Kính gửi:") + numbered + listed).sheets[0].numbered == {1, 2}


def test_macros_and_links_are_told_but_not_web_addresses() -> None:
    relation = (
        '<Relationships xmlns="urn:r"><Relationship TargetMode="External" Type="urn:r/{}" Target="x"/></Relationships>'
    )
    image = word(paragraph("x"), **{"word___rels__a.rels": relation.format("image")})
    assert [note.kind for note in read_docx(image).notes] == ["external_links"]
    link = word(paragraph("x"), **{"word___rels__a.rels": relation.format("hyperlink"), "word__vbaProject.bin": "x"})
    assert [note.kind for note in read_docx(link).notes] == ["macros_present"]


def test_a_document_without_a_body_is_called_damaged() -> None:
    with pytest.raises(ListRefusedError) as refused:
        read_docx(package({"word/document.xml": "<document/>"}))
    assert refused.value.kind == "corrupt"


def test_a_document_of_word_itself_is_read() -> None:
    assert read_docx(as_docx([["STT", "Họ và tên"], [1, "Lê Thị Na"]])).sheets[1].rows == [
        ["STT", "Họ và tên"],
        ["1", "Lê Thị Na"],
    ]


def box(inside: str) -> str:
    return f"<w:r><w:pict><v:shape xmlns:v='urn:v'><w:txbxContent>{inside}</w:txbxContent></v:shape></w:pict></w:r>"


def test_lines_of_a_text_box_stand_behind_the_paragraph_it_hangs_on() -> None:
    assert lines(paragraph("Kính gửi", box(paragraph("DANH SÁCH") + paragraph("1. Ông Vi Tú"))) + paragraph("Hết")) == [
        "Kính gửi",
        "DANH SÁCH",
        "1. Ông Vi Tú",
        "Hết",
    ]


def test_a_box_written_twice_for_old_programs_is_read_once() -> None:
    choice = (
        "<w:r><mc:AlternateContent xmlns:mc='urn:mc'><mc:Choice><w:drawing><w:txbxContent>"
        f"{paragraph('1. Ông Vi Tú')}</w:txbxContent></w:drawing></mc:Choice>"
        f"<mc:Fallback>{box(paragraph('1. Ông Vi Tú'))}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert lines(paragraph(choice)) == ["", "1. Ông Vi Tú"]


def test_a_table_in_a_text_box_is_a_table() -> None:
    inside = word_table(word_cell("1") + word_cell("Lê Thị Na"))
    assert read(paragraph(box(inside))).sheets[1].rows == [["1", "Lê Thị Na"]]


def frame(inside: str) -> str:
    return f"<w:tc>{inside}</w:tc>"


def test_a_table_that_frames_the_page_gives_its_lines_and_the_list_inside() -> None:
    inner = word_table(word_cell("1") + word_cell("Lê Thị Na"), word_cell("2") + word_cell("Vi Văn Tú"))
    text, table = read(word_table(frame(paragraph("DANH SÁCH") + inner + paragraph("Nơi nhận:")))).sheets
    assert text.rows == [["DANH SÁCH"], ["Nơi nhận:"]]
    assert (table.name, table.rows, table.paragraphs_before) == ("table 1", [["1", "Lê Thị Na"], ["2", "Vi Văn Tú"]], 1)


def test_a_little_table_that_lays_out_a_cell_belongs_to_the_cell_and_a_list_in_a_cell_is_a_list() -> None:
    little = word_table(word_cell("Lê Thị Na"), word_cell("Kế toán"))
    assert table(word_cell("1") + frame(little)).rows == [["1", "Lê Thị Na\nKế toán"]]
    inner = word_table(word_cell("1") + word_cell("Lê Thị Na"), word_cell("2") + word_cell("Vi Văn Tú"))
    _body, outer, found = read(word_table(frame(inner) + word_cell("Ghi chú"))).sheets
    assert outer.rows == [["", "Ghi chú"]]
    assert found.rows == [["1", "Lê Thị Na"], ["2", "Vi Văn Tú"]]


def test_columns_made_with_tab_stops_are_a_table() -> None:
    tabbed = [f"<w:r><w:t>{number}</w:t><w:tab/><w:t>Lê Na</w:t><w:tab/><w:t>Kế toán</w:t></w:r>" for number in (1, 2)]
    _text, found = read(paragraph("DANH SÁCH") + "".join(map(paragraph, tabbed))).sheets
    assert found.rows == [["1", "Lê Na", "Kế toán"], ["2", "Lê Na", "Kế toán"]]


def test_a_document_whose_main_part_has_another_name_is_read() -> None:
    link = '<Relationship Id="1" Type="x/officeDocument" Target="/word/document2.xml"/>'
    relations = f'<Relationships xmlns="r">{link}</Relationships>'
    main = f'<w:document xmlns:w="{WORD}"><w:body>{paragraph("Lê Thị Na")}</w:body></w:document>'
    assert read_docx(package({"_rels/.rels": relations, "word/document2.xml": main})).sheets[0].rows == [["Lê Thị Na"]]
