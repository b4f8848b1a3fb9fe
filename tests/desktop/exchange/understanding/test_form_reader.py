"""Forms: labels with the values beside them, one for each person; and lists turned on their side."""

from datetime import date

import pytest

from desktop.exchange.readers.opening import OpenedFile
from desktop.exchange.readers.workbook import CellValue, FileFormat, ListRefusedError, Sheet, Workbook
from desktop.exchange.understanding.list_reader import ReadingSettings, read_opened
from desktop.exchange.understanding.read_result import ReadResult

Rows = list[list[CellValue]]
NA: Rows = [["Họ và tên", "Lê Thị Na"], ["Ngày sinh", "05/03/1985"], ["Chức vụ", "Kế toán"], ["Đơn vị", "Sở Y tế"]]
TU: Rows = [["Họ và tên", "Ma Văn Tú"], ["Ngày sinh", "1990"], ["Chức vụ", ""], ["Đơn vị", "Sở Tài chính"]]
AWARD: list[CellValue] = ["Hình thức khen", "Bằng khen của Chủ tịch UBND tỉnh"]


def read(*sheets: Rows) -> ReadResult:
    named = [Sheet(f"table {at}", rows) for at, rows in enumerate(sheets, 1)]
    book = Workbook(FileFormat.DOCX, named)
    return read_opened(OpenedFile("", "", book), ReadingSettings(date(2026, 11, 22)))


def told(found: ReadResult) -> list[tuple[str, str | None, str | None, str | None]]:
    return [(one.name, one.dob, one.position, one.unit) for one in found.nominees]


BOTH = [("Lê Thị Na", "1985-03-05", "Kế toán", "Sở Y tế"), ("Ma Văn Tú", "1990", None, "Sở Tài chính")]


def test_one_form_for_each_person_in_tables_of_their_own():
    found = read([*NA, AWARD], [*TU, AWARD])
    assert told(found) == BOTH
    assert {one.award for one in found.nominees} == {AWARD[1]}
    assert found.nominees[0].cells["name"] == "B1" and found.nominees[0].cells["award"] == "B5"


def test_forms_under_each_other_on_one_sheet():
    found = read([["PHIẾU SỐ 1"], *NA, AWARD, [], ["PHIẾU SỐ 2"], *TU, AWARD])
    assert told(found) == BOTH
    assert [one.source_row for one in found.nominees] == [2, 9]


def test_labels_in_two_columns():
    form: Rows = [
        ["Họ và tên:", "Lê Thị Na", "Ngày sinh:", "05/03/1985"],
        ["Chức vụ:", "Kế toán", "Đơn vị:", "Sở Y tế"],
        ["Hình thức khen:", AWARD[1], "Năm:", "2025"],
    ]
    (one,) = read(form).nominees
    assert (one.name, one.position, one.unit, one.year) == ("Lê Thị Na", "Kế toán", "Sở Y tế", "2025")


def test_a_list_with_its_headers_in_the_first_column():
    beside = [[*na, tu[1]] for na, tu in zip(NA, TU, strict=True)]
    found = read([["STT", 1, 2], *beside, [*AWARD, AWARD[1]]])
    assert told(found) == BOTH
    assert [one.cells["name"] for one in found.nominees] == ["B2", "C2"]


def test_two_awards_of_one_form_are_two_nominations():
    found = read([*NA, ["Danh hiệu thi đua", "Lao động tiên tiến"], AWARD])
    assert [one.award for one in found.nominees] == ["Lao động tiên tiến", AWARD[1]]


def test_rows_that_say_nothing_of_a_nominee_are_told():
    found = read([*NA, AWARD, ["Xác nhận của cơ quan", "Đã xem"]])
    assert [(part.rows, part.code) for part in found.skipped] == [("6", "list_skipped_words")]


def test_a_form_without_a_name_is_refused():
    with pytest.raises(ListRefusedError):
        read([["Họ và tên", "……"], ["Ngày sinh", "…/…/…"], ["Chức vụ", ""]])
