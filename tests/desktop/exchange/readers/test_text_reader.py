"""Separated text of any dialect and encoding, and lines that have no columns."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exchange.readers.text_encodings import decode
from desktop.exchange.readers.text_reader import from_text, read_text
from desktop.exchange.readers.workbook import ListRefusedError
from tests.corpus.writers import as_csv

GRID = [
    ["STT", "Họ và tên", "Chức vụ", "Đơn vị"],
    [1, "Nguyễn Thị Hương", "Kế toán", "Sở Nội vụ"],
    [2, "Lê Văn Tú", "Chuyên viên", "Sở Y tế, cơ sở 2"],
]
TEXTS = [[str(value) for value in row] for row in GRID]


def rows(text: str) -> list[list[object]]:
    return [list(row) for row in from_text(text).sheets[0].rows]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1258"])
def test_every_separator_is_found_in_every_encoding(separator: str, encoding: str) -> None:
    found = read_text(as_csv(separator, encoding)(GRID))
    assert len(found.sheets) == 1 and not found.sheets[0].is_text
    read = [[unicodedata.normalize("NFC", str(value)) for value in row] for row in found.sheets[0].rows]
    assert read == TEXTS
    assert [note.code for note in found.notes] == (["list_legacy_1258"] if encoding == "cp1258" else [])


def test_a_first_line_may_name_the_separator() -> None:
    assert rows("sep=;\nHọ, tên;Tuổi\nLê, Na;30\n")[1:] == [["Họ, tên", "Tuổi"], ["Lê, Na", "30"]]


def test_quoted_cells_keep_separators_quotes_and_lines() -> None:
    text = 'STT,Họ và tên,Đơn vị\n1,"Lê ""Tú"" Na","Sở Y tế,\ncơ sở 2"\n'
    assert rows(text)[1] == ["1", 'Lê "Tú" Na', "Sở Y tế,\ncơ sở 2"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_on_any_system(end: str) -> None:
    assert rows(end.join(("STT;Tên", "1;Na", "2;Tú"))) == [["STT", "Tên"], ["1", "Na"], ["2", "Tú"]]
    assert rows(end.join(("Kính gửi", "Sở Nội vụ"))) == [["Kính gửi"], ["Sở Nội vụ"]]


def test_numbered_lines_are_no_table() -> None:
    text = "1. Ông Vi Văn Quyết, Bưu tá, Bưu điện tỉnh;\n2. Bà La Thị Yến, Kế toán, Bưu điện Na Hang;"
    (sheet,) = from_text(text).sheets
    assert sheet.is_text and len(sheet.rows) == 2


def test_sentences_with_commas_are_no_table() -> None:
    (sheet,) = from_text("Kính gửi Sở Nội vụ, Sở Y tế\nĐể xem xét, quyết định\nTrân trọng cảm ơn, kính chào").sheets
    assert sheet.is_text


def test_commas_with_spaces_below_a_header_are_a_table() -> None:
    text = "STT, Họ và tên, Đơn vị\n1, Lê Thị Na, Sở Y tế\n2, Lê Văn Tú, Sở Nội vụ"
    assert not from_text(text).sheets[0].is_text


def test_a_title_above_a_table_does_not_hide_its_separator() -> None:
    text = "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG\n\nSTT;Họ và tên;Đơn vị\n1;Lê Thị Na;Sở Y tế\n2;Lê Văn Tú;Sở Nội vụ"
    assert rows(text)[3] == ["1", "Lê Thị Na", "Sở Y tế"]


def test_binary_content_is_no_text() -> None:
    with pytest.raises(ListRefusedError) as refused:
        from_text("a\x00\x01\x02\x03\x04b")
    assert refused.value.kind == "unsupported_format"


def test_a_text_cut_in_the_middle_of_its_last_letter_is_read() -> None:
    assert decode("Sở Nội vụ".encode()[:-1]) == ("Sở Nội v", "utf-8")


def test_a_mark_with_a_wrong_letter_behind_it_does_not_spoil_the_rest() -> None:
    good = "Nguyễn Thị Hương, Kế toán Sở Nội vụ; " * 5
    text, _encoding = decode(b"\xef\xbb\xbf" + good.encode() + b"\xff" + good.encode())
    assert text.startswith(good)


def test_letters_of_tcvn3_are_kept_for_the_decoding_of_cells() -> None:
    text, encoding = decode("Hä vµ tªn;§¬n vÞ".encode("cp1252"))
    assert (text, encoding) == ("Hä vµ tªn;§¬n vÞ", "cp1252")


def test_a_number_that_the_field_limit_of_csv_would_refuse_is_read() -> None:
    assert len(str(rows("STT;Tên\n1;" + "x" * 200_000)[1][1])) == 200_000


@given(st.lists(st.lists(st.text("aăâbcđeêgh 123", min_size=1, max_size=9), min_size=3, max_size=3), min_size=2))
def test_any_table_of_three_columns_comes_back(cells: list[list[str]]) -> None:
    grid = [["STT", "Họ và tên", "Đơn vị"], *cells]
    assert rows(as_csv(";", "utf-8")(grid).decode()) == grid


def test_a_file_whose_every_line_stands_in_marks_is_a_table_and_that_is_told() -> None:
    lines = ["STT,Họ và tên,Đơn vị", '1,""Na, Lê"",Sở Y tế', "2,Vi Tú,Sở Nội vụ"]
    for ending in ("", ";;", ",,"):
        book = from_text("\n".join(f'"{line}"{ending}' for line in lines))
        assert book.sheets[0].rows[1:] == [["1", "Na, Lê", "Sở Y tế"], ["2", "Vi Tú", "Sở Nội vụ"]]
        assert [note.code for note in book.notes] == ["list_unfolded"]


def test_a_comma_inside_a_text_moves_cells_of_its_row_and_that_is_told() -> None:
    rows = ["STT,Họ và tên,Đơn vị,Danh hiệu", "1,Lê Na,Phòng Kinh tế,Hạ tầng,LĐTT", "2,Vi Tú,Sở Y tế,LĐTT"]
    book = from_text("\n".join([*rows, "3,Ma Nga,Sở Nội vụ,LĐTT,"]))
    assert [(note.code, note.row) for note in book.notes] == [("list_row_longer", 2)]


def test_mended_marks_are_told_and_a_row_whose_columns_moved_is_doubted() -> None:
    rows = ["STT,Họ và tên,Chức vụ,Đơn vị", '1,Lê Na,"Kế toán,Sở Y tế', '2,Vi Tú,"Giáo viên, tổ trưởng,Sở Nội vụ']
    book = from_text("\n".join([*rows, "3,Ma Nga,Y sĩ,Sở Y tế"]))
    assert [(note.code, note.row) for note in book.notes] == [("list_quotes_mended", None), ("list_quotes_shift", 3)]
    assert book.notes[0].values == {"rows": "2, 3"}


def test_columns_made_with_spaces_are_a_table_and_a_row_with_fewer_is_asked_about() -> None:
    lines = ["STT  Họ và tên      Chức vụ    Danh hiệu", "1    Lê Thị Na      Kế toán    LĐTT"]
    lines += ["2    Ma Văn Ước     Văn thư    LĐTT", "3    Hà Kim Oanh    Văn thư    LĐTT", "4    Vi Văn Ba      LĐTT"]
    book = read_text("\n".join(lines).encode())
    assert not book.sheets[0].is_text and book.sheets[0].rows[1] == ["1", "Lê Thị Na", "Kế toán", "LĐTT"]
    assert [(note.code, note.row) for note in book.notes] == [("list_row_spaced", 5)]
