"""Old Excel workbooks, and office files locked with a password."""

import io
from datetime import datetime

import msoffcrypto.format.ooxml as ooxml
import pytest
import xlwt

from desktop.exchange.readers.ole_reader import OLE_SIGNATURE, decrypt, read_xls
from desktop.exchange.readers.workbook import FileFormat, FormulaState, ListRefusedError, MergedRange, Sheet
from tests.corpus.writers import as_xls, as_xlsx


def sheet(content: bytes) -> Sheet:
    (only,) = read_xls(content).sheets
    return only


def saved(book: xlwt.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_values_keep_their_types() -> None:
    book = xlwt.Workbook()
    page = book.add_sheet("DS")
    day = xlwt.easyxf(num_format_str="dd/mm/yyyy")
    for column, (value, style) in enumerate(
        (("Họ và tên", None), (7, None), (True, None), (datetime(1990, 1, 5), day), (2958466, day))
    ):
        page.write(0, column, value, style or xlwt.Style.default_style)
    found = read_xls(saved(book))
    assert found.format is FileFormat.XLS
    assert found.sheets[0].rows[0][:4] == ["Họ và tên", 7.0, True, datetime(1990, 1, 5)]
    assert found.sheets[0].rows[0][4] == 2958466.0  # a day beyond the calendar stays a number


def test_fonts_strikes_merges_and_hidden_rows_are_marked() -> None:
    book = xlwt.Workbook()
    page = book.add_sheet("DS")
    page.write(0, 0, "Së Néi vô", xlwt.easyxf("font: name .VnTime"))
    page.write(0, 1, "Lê Thị Na", xlwt.easyxf("font: struck_out on"))
    page.write(0, 2, "", xlwt.easyxf("font: struck_out on"))
    page.write(1, 0, "x")
    page.row(1).hidden = True
    page.merge(2, 3, 0, 2)
    found = sheet(saved(book))
    assert found.fonts == {(0, 0): ".VnTime"}
    assert found.struck == {(0, 1)}
    assert found.hidden_rows == {1}
    assert found.merged == [MergedRange(2, 0, 3, 2)]


def test_a_font_inside_a_text_is_marked() -> None:
    book = xlwt.Workbook()
    old, new = xlwt.Font(), xlwt.Font()
    old.name, new.name = ".VnTime", "Arial"
    book.add_sheet("DS").write_rich_text(0, 0, (("1. ", new), ("Së Néi vô", old)))
    assert sheet(saved(book)).fonts == {(0, 0): ".VnTime"}


def test_formulas_give_what_was_saved_and_errors_are_marked() -> None:
    book = xlwt.Workbook()
    page = book.add_sheet("DS")
    page.write(0, 0, xlwt.Formula("1/0"))
    page.write(0, 1, 5)
    content = saved(book)
    assert sheet(content).rows[0][1] == 5.0
    assert FormulaState.UNCACHED not in sheet(content).formulas.values()  # .xls always saves a value


def test_hidden_sheets_and_days_from_1904_are_marked() -> None:
    book = xlwt.Workbook()
    book.dates_1904 = True
    book.add_sheet("DS").write(0, 0, "a")
    hidden = book.add_sheet("DM")
    hidden.visibility = 1
    found = read_xls(saved(book))
    assert [page.visible for page in found.sheets] == [True, False]
    assert found.sheets[0].epoch_1904


def test_macros_are_told() -> None:
    (note,) = read_xls(as_xls([["a"]]), macros=True).notes
    assert note.kind == "macros_present"


@pytest.mark.parametrize("content", [b"\x09\x08\x10\x00\x00\x06\x05\x00", OLE_SIGNATURE + b"\x00" * 600])
def test_a_damaged_workbook_is_told(content: bytes) -> None:
    with pytest.raises(ListRefusedError) as refused:
        read_xls(content)
    assert refused.value.kind == "corrupt"


def locked(password: str) -> bytes:
    out = io.BytesIO()
    ooxml.OOXMLFile(io.BytesIO(as_xlsx([["Họ và tên"], ["Lê Thị Na"]]))).encrypt(password, out)
    return out.getvalue()


def test_a_locked_workbook_opens_with_its_password() -> None:
    assert decrypt(locked("mật khẩu"), "mật khẩu")[:2] == b"PK"


def test_a_workbook_locked_against_writing_only_opens_without_asking() -> None:
    assert decrypt(locked("VelvetSweatshop"), None)[:2] == b"PK"


@pytest.mark.parametrize(("password", "code"), [(None, "list_encrypted"), ("sai", "list_wrong_password")])
def test_without_the_right_password_it_stays_shut(password: str | None, code: str) -> None:
    with pytest.raises(ListRefusedError) as refused:
        decrypt(locked("đúng"), password)
    assert (refused.value.kind, refused.value.code) == ("encrypted", code)
