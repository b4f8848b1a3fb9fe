"""Text of Word paragraphs as Word shows it: tracked changes, signs of symbol fonts, boxes of forms, text boxes."""

from tests.desktop.exchange.readers.packages import paragraph, word_cell, word_table
from tests.desktop.exchange.readers.test_docx_reader import frame, lines, table


def test_a_deleted_end_of_a_paragraph_joins_it_with_the_next() -> None:
    gone = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    assert lines(paragraph("1. Ông Vi Văn Tú,", about=gone) + paragraph(" Kế toán") + paragraph("2. Bà Na")) == [
        "1. Ông Vi Văn Tú, Kế toán",
        "2. Bà Na",
    ]
    assert table(frame(paragraph("Lê ", about=gone) + paragraph("Thị Na"))).rows == [["Lê Thị Na"]]


def test_signs_and_boxes_of_forms_are_the_signs_that_word_shows() -> None:
    symbol = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    letter = '<w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>\u00a8</w:t></w:r>'
    field = "<w:r><w:fldChar><w:ffData><w:checkBox>{}</w:checkBox></w:ffData></w:fldChar></w:r>"
    ticked = field.format('<w:default w:val="0"/><w:checked/>')
    empty = field.format('<w:default w:val="0"/>')
    assert lines(paragraph(symbol, letter, ticked, empty)) == ["☑☐☑☐"]


def test_hidden_signs_are_left_out_and_a_struck_tick_is_struck() -> None:
    hidden = '<w:r><w:rPr><w:vanish/></w:rPr><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    struck = '<w:r><w:rPr><w:strike/></w:rPr><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    found = table(f"<w:tc>{paragraph(hidden)}</w:tc><w:tc>{paragraph(struck)}</w:tc>")
    assert found.rows == [["", "☑"]]
    assert found.struck == {(0, 1)}


def test_words_in_content_controls_and_links_are_read_in_their_place() -> None:
    control = f"<w:sdt><w:sdtContent>{paragraph('1. Ông Vi Tú')}</w:sdtContent></w:sdt>"
    link = "<w:hyperlink><w:r><w:t>Sở Y tế</w:t></w:r></w:hyperlink>"
    assert lines(control + paragraph("Đơn vị: ", link)) == ["1. Ông Vi Tú", "Đơn vị: Sở Y tế"]
    in_cell = f"<w:sdt><w:sdtContent>{word_cell('Lê Thị Na')}</w:sdtContent></w:sdt>"
    assert lines(word_table(in_cell)) == []
    assert table(in_cell).rows == [["Lê Thị Na"]]
