"""OpenDocument texts: tables and paragraphs as LibreOffice Writer saves them."""

from desktop.exchange.readers.odt_reader import read_odt
from desktop.exchange.readers.opening import open_content
from desktop.exchange.readers.workbook import FileFormat, MergedRange, Workbook
from tests.desktop.exchange.readers.packages import OPEN, package


def odt(text: str, styles: str = "") -> bytes:
    spaces = {"office": "office", "table": "table", "text": "text", "style": "style", "draw": "drawing"}
    names = " ".join(f'xmlns:{short}="{OPEN}:{full}:1.0"' for short, full in spaces.items())
    content = (
        f"<office:document-content {names}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{text}</office:text></office:body></office:document-content>"
    )
    return package({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def read(text: str, styles: str = "") -> Workbook:
    return read_odt(odt(text, styles))


def line(text: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def cell(text: str, more: str = "") -> str:
    return f"<table:table-cell {more}>{line(text)}</table:table-cell>"


def table(*rows: str) -> str:
    return f"<table:table>{''.join(f'<table:table-row>{row}</table:table-row>' for row in rows)}</table:table>"


def test_a_text_is_known_by_its_content() -> None:
    book = open_content(odt(line("DANH SÁCH")), "danh sách.odt").book
    assert (book.format, book.notes) == (FileFormat.ODT, [])


def test_paragraphs_and_tables_are_sheets_of_their_own() -> None:
    body, first = read(line("DANH SÁCH") + table(cell("1") + cell("Lê Thị Na")) + line("Nơi nhận:")).sheets
    assert body.rows == [["DANH SÁCH"], ["Nơi nhận:"]]
    assert (first.name, first.rows, first.paragraphs_before) == ("table 1", [["1", "Lê Thị Na"]], 1)


def test_merged_cells_are_marked_and_covered_ones_keep_their_place() -> None:
    first = cell("Sở Y tế", 'table:number-columns-spanned="2"') + "<table:covered-table-cell/>" + cell("x")
    found = read(table(first, cell("a") + cell("b") + cell("c"))).sheets[1]
    assert found.rows == [["Sở Y tế", "", "x"], ["a", "b", "c"]]
    assert found.merged == [MergedRange(0, 0, 0, 1)]


def test_items_of_lists_are_numbered_and_frames_are_read_once() -> None:
    listed = f"<text:list><text:list-item>{line('Ông Vi Văn Tú')}</text:list-item></text:list>"
    frame = f"<draw:frame><draw:text-box>{line('1. Bà Na')}</draw:text-box></draw:frame>"
    body = read(line("Kính gửi " + frame) + listed).sheets[0]
    assert body.rows == [["Kính gửi "], ["1. Bà Na"], ["Ông Vi Văn Tú"]]
    assert body.numbered == {2}


def test_a_frame_made_of_a_table_gives_the_list_inside() -> None:
    inner = table(cell("1") + cell("Na"), cell("2") + cell("Tú"))
    body, found = read(table(f"<table:table-cell>{line('DANH SÁCH')}{inner}</table:table-cell>")).sheets
    assert body.rows == [["DANH SÁCH"]]
    assert found.rows == [["1", "Na"], ["2", "Tú"]]


def test_notes_are_no_part_of_a_name_and_old_fonts_are_marked() -> None:
    style = '<style:style style:name="P1"><style:text-properties style:font-name=".VnTime"/></style:style>'
    note = "<text:note><text:note-body><text:p>đã nghỉ</text:p></text:note-body></text:note>"
    body = read(line("NguyÔn" + note, "P1"), style).sheets[0]
    assert body.rows[0] == ["NguyÔn"]
    assert body.fonts == {(0, 0): ".VnTime"}
