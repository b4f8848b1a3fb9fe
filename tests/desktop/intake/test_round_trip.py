"""A list goes to a unit and comes back edited."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from desktop.exchange.readers.workbook import ListRefusedError
from desktop.intake.round_trip import KeyedRow, compare_returned, write_for_unit

SENT = [
    KeyedRow("7", {"name": "Lương Văn Sỹ", "position": "Phó Giám đốc", "unit": "Bưu điện tỉnh"}),
    KeyedRow("8", {"name": "Chẩu Thị Hiên", "position": "Tổ trưởng", "unit": "Bưu điện Chiêm Hóa"}),
    KeyedRow("9", {"name": "=Vi Văn Quyết", "position": "Bưu tá", "unit": "Bưu điện tỉnh"}),
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "gửi đơn vị.xlsx"
    write_for_unit(path, "Danh sách đề nghị năm 2025", SENT)
    return path


def test_an_untouched_list_comes_back_without_changes(file: Path):
    returned = compare_returned(file, SENT)
    assert (returned.added, returned.removed, returned.changed) == ((), (), ())


def test_changes_are_told_cell_by_cell_whatever_the_order(file: Path):
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    titles = [cell.value for cell in sheet[2]]
    position = titles.index("Chức vụ")
    rows[1][position] = "Tổ phó"
    filled = {
        "STT": 9,
        "Họ và tên / Tên tập thể": "Hà Văn Kiên",
        "Chức vụ": "Bưu tá",
        "Đơn vị công tác": "Bưu điện tỉnh",
    }
    rows = [[filled.get(title) for title in titles], rows[1], rows[0]]
    sheet.delete_rows(3, 10)
    for row in rows:
        sheet.append(row)
    book.save(file)
    returned = compare_returned(file, SENT)
    assert [row.texts["name"] for row in returned.added] == ["Hà Văn Kiên"]
    assert returned.removed == ("9",)
    assert [(one.key, one.field, one.before, one.after, one.cell) for one in returned.changed] == [
        ("8", "position", "Tổ trưởng", "Tổ phó", f"{get_column_letter(position + 1)}4")
    ]


def test_a_list_without_its_keys_is_refused(file: Path):
    book = openpyxl.load_workbook(file)
    book.worksheets[0].delete_cols(1)
    book.save(file)
    with pytest.raises(ListRefusedError):
        compare_returned(file, SENT)
