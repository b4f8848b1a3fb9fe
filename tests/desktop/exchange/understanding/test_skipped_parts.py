"""What is left out of a reading is told with its place."""

from desktop.exchange.readers.workbook import CellValue, Sheet
from desktop.exchange.understanding.columns import Columns
from desktop.exchange.understanding.skipped_parts import (
    SIGNATURES,
    WORDS,
    is_sample,
    names_in,
    of_columns,
    of_rows,
    whole_sheet,
)


def test_neighbouring_rows_of_one_reason_are_one_range():
    found = of_rows("DS", {3: WORDS, 4: WORDS, 5: SIGNATURES, 8: SIGNATURES})
    assert [(part.rows, part.code) for part in found] == [("4-5", WORDS), ("6", SIGNATURES), ("9", SIGNATURES)]
    assert of_rows("DS", {}) == []


def test_columns_without_a_field_are_told_by_letter_and_heading():
    rows: list[list[CellValue]] = [["Họ và tên", "Ghi chú", "Xếp loại", ""], ["Lê Thị Na", "", "A", 5]]
    columns = Columns({"name": 0, "note": 1}, texts=("Họ và tên", "Ghi chú", "Xếp loại"))
    found = of_columns(Sheet("DS", rows), columns, 2)
    assert [(part.columns, part.values["text"]) for part in found] == [("C", "Xếp loại"), ("D", "")]


def test_a_whole_sheet_is_told_from_its_first_row_with_values():
    (part,) = whole_sheet(Sheet("Phụ", [[], ["a"], [""], ["b"], []]), WORDS)
    assert part.rows == "2-4"
    assert whole_sheet(Sheet("Phụ", [["", None]]), WORDS) == []


def test_rows_with_names():
    rows: list[list[CellValue]] = [["DANH SÁCH ĐỀ NGHỊ"], [1, "Lê Thị Na"], ["Sở Y tế"], [12], ["Ông Ma Văn Tú"]]
    assert names_in(Sheet("DS", rows), range(5)) == [1, 4]


def test_a_sample_has_only_names_for_example():
    columns = Columns({"name": 0})
    assert is_sample(Sheet("Mẫu", [["Họ và tên"], ["Nguyễn Văn A"], ["Trần Thị B"]]), columns)
    assert not is_sample(Sheet("Mẫu", [["Họ và tên"], ["Nguyễn Văn A"], ["Trần Thị Bích"]]), columns)
    assert not is_sample(Sheet("Mẫu", [["Họ và tên"]]), columns)
