"""Rich text as WordPad and old programs write it."""

import pytest

from desktop.exchange.readers.rtf_reader import read_rtf
from desktop.exchange.readers.workbook import FileFormat, ListRefusedError, Workbook


def rtf(body: str, fonts: str = r"{\f0 Times New Roman;}") -> Workbook:
    return read_rtf(("{\\rtf1\\ansi\\ansicpg1258{\\fonttbl" + fonts + "}\\f0 " + body + "}").encode("ascii"))


def said(text: str) -> str:
    """Write a text as rich text does: each letter outside ASCII by its number, with one for old programs."""
    return "".join(letter if letter.isascii() else f"\\u{ord(letter)}?" for letter in text)


def lines(body: str, fonts: str = r"{\f0 Times New Roman;}") -> list[str]:
    return [str(row[0]) for row in rtf(body, fonts).sheets[0].rows]


def row(*cells: str) -> str:
    return "\\trowd\\intbl " + "".join(f"{said(cell)}\\cell " for cell in cells) + "\\row "


def test_paragraphs_are_lines_of_the_body() -> None:
    found = rtf(said("Danh sách") + "\\par " + said("1. Ông Bế Văn Chương") + "\\par")
    assert found.format is FileFormat.RTF
    assert found.sheets[0].rows == [["Danh sách"], ["1. Ông Bế Văn Chương"]]


def test_a_table_is_a_sheet_where_it_stands_and_the_next_one_another() -> None:
    table = row("STT", "Họ và tên") + row("1", "Lê Thị Na")
    body, first, second = rtf(f"A\\par {table}\\pard B\\par {row('2', 'Vi Tú')}").sheets
    assert first.rows == [["STT", "Họ và tên"], ["1", "Lê Thị Na"]]
    assert (first.paragraphs_before, second.paragraphs_before) == (1, 2)
    assert body.rows == [["A"], ["B"]] and second.rows == [["2", "Vi Tú"]]


def test_letters_of_the_code_page_of_a_font_are_read() -> None:
    assert lines("\\f1 \\'d0\\'f5n\\par", r"{\f0 Arial;}{\f1\fcharset163 Times;}") == ["Đơn"]
    assert lines("\\f1 \\'e9\\par", r"{\f0 Arial;}{\f1\fcharset0 Times;}") == ["é"]


def test_deleted_and_hidden_text_pictures_and_notes_are_left_out() -> None:
    skipped = "{\\pict 010203}{\\*\\generator Riched20;}{\\header Trang 1\\par}{\\v an}{\\deleted cu}"
    assert lines(f"Na{skipped}m\\par") == ["Nam"]


def test_fields_give_their_result() -> None:
    assert lines("{\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt Na}}\\par") == ["Na"]


def test_old_fonts_are_marked_struck_cells_too_and_ticks_are_signs() -> None:
    fonts = r"{\f0 Arial;}{\f1\fnil .VnTime;}{\f2\fcharset2 Wingdings;}"
    table = "\\trowd\\intbl \\f1 NguyÔn\\cell \\f0\\strike Na\\strike0\\cell \\f2 \\'fc\\cell\\row".replace(
        "Ô", "\\'d4"
    )
    sheet = rtf(table, fonts).sheets[1]
    assert sheet.fonts == {(0, 0): ".VnTime"}
    assert sheet.struck == {(0, 1)}
    assert sheet.rows[0][2] == "✓"


def test_columns_made_with_tabs_are_a_table() -> None:
    found = rtf("1\\tab Na\\tab Y\\par 2\\tab Tu\\tab Z\\par 3\\tab Mai\\tab T\\par")
    assert found.sheets[1].rows == [["1", "Na", "Y"], ["2", "Tu", "Z"], ["3", "Mai", "T"]]


def test_numbered_paragraphs_are_marked() -> None:
    body = rtf("{\\pntext 1.\\tab}Na\\par\\pard Tu\\par").sheets[0]
    assert body.rows == [["Na"], ["Tu"]]
    assert body.numbered == {0}


@pytest.mark.parametrize(
    "body", ["}}}}", "{{{{", "\\u", "\\'", "\\bin999999999 x", "\\uc99999 \\u7845 x", "\\cell\\row\\par"]
)
def test_broken_text_does_no_harm(body: str) -> None:
    rtf(body)


def test_groups_nested_without_end_are_called_damaged() -> None:
    with pytest.raises(ListRefusedError) as refused:
        read_rtf(b"{\\rtf1" + b"{" * 5000)
    assert refused.value.kind == "corrupt"
