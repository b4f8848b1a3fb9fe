"""Letters of every encoding are read; those garbled on their way are put right, sound ones are left alone."""

import pytest

from desktop.exchange.readers.opening import open_content
from desktop.exchange.readers.text_encodings import mend_sheets, mended_text
from desktop.exchange.readers.workbook import Sheet
from tests.corpus.writers import as_xlsx

TEXT = (
    "STT,Họ và tên,Chức vụ,Đơn vị công tác\n"
    "1,Nguyễn Quốc Bảo,Chuyên viên,Phòng Nội vụ xã Tân An\n"
    "2,Đặng Thị Hường,Kế toán trưởng,Trường THCS Bình Yên\n"
    "3,Ỷ Thị Ỵ,Y sĩ,Trạm Y tế xã Hữu Khuông\n"
)


def read_as(text: str, encoding: str) -> str:
    """Return what a program shows that takes UTF-8 for another encoding, as Windows does."""
    shown = []
    for number in text.encode():
        try:
            shown.append(bytes([number]).decode(encoding))
        except UnicodeDecodeError:
            shown.append(chr(number))
    return "".join(shown)


@pytest.mark.parametrize("encoding", ["cp1258", "mac_roman"])
def test_unicode_that_was_read_as_something_else_is_put_right(encoding: str) -> None:
    assert mended_text(read_as(TEXT, encoding)) == TEXT


def test_text_that_was_garbled_twice_is_put_right() -> None:
    assert mended_text(read_as(read_as(TEXT, "mac_roman"), "mac_roman")) == TEXT


@pytest.mark.parametrize(
    "text", [TEXT, "STT,Ho va ten", "Ã", "Trường «Áº» XÃ “Tân An”, á», Ä‘", "H'Hen Niê, Y Ƀơm Ñam"]
)
def test_sound_text_is_left_as_it_is(text: str) -> None:
    assert mended_text(text) is None


def test_garbled_cells_of_a_workbook_are_put_right_and_told_once() -> None:
    grid = [[read_as(cell, "cp1258") for cell in line.split(",")] for line in TEXT.splitlines()]
    book = open_content(as_xlsx([*grid, ["4", "Lê Thị Na", "Kế toán", "Sở Y tế"]]), "loi.xlsx").book
    assert [row[1] for row in book.sheets[0].rows] == [
        "Họ và tên", "Nguyễn Quốc Bảo", "Đặng Thị Hường", "Ỷ Thị Ỵ", "Lê Thị Na",
    ]  # fmt: skip
    (note,) = book.notes
    assert (note.kind, note.code) == ("legacy_encoding", "list_doubled_encoding")


def test_sheets_without_garbled_letters_are_left_alone() -> None:
    sheet = Sheet("DS", [["Họ và tên", 5.0], ["Nguyễn Quốc Bảo", None]])
    assert mend_sheets([sheet]) == 0
    assert sheet.rows[1] == ["Nguyễn Quốc Bảo", None]
