"""Columns told by what stands in them."""

from desktop.exchange.readers.workbook import CellValue, Sheet
from desktop.exchange.understanding.column_contents import ColumnContents, is_nominee


def contents(*columns: tuple[CellValue, ...]) -> ColumnContents:
    rows: list[list[CellValue]] = [["header"] * len(columns), *map(list, zip(*columns, strict=True))]
    return ColumnContents(Sheet("DS", rows), 0)


def test_the_field_of_a_column_by_its_cells() -> None:
    found = contents(
        ("Lê Thị Na", "Hộ ông Lý A Sì", "Ông Vi Văn Quyết"),
        ("nam", "Nữ", "nữ"),
        ("LĐTT", "Bằng khen", "CSTĐCS"),
        ("Kế toán", "Trưởng phòng", "Lái xe"),
        ("Sở Y tế", "Phòng Nội vụ", "Bưu điện tỉnh"),
        ("xanh", "đỏ", "tím"),
        (1, 2, 3),
    )
    assert [found.guess_field(column) for column in range(7)] == ["name", "gender", "award", "position", "unit", "", ""]


def test_a_stray_cell_decides_nothing() -> None:
    found = contents(("Lê Thị Na", "", "", "", "", ""), ("a", "b", "c", "d", "e", "f"))
    assert found.guess_field(0) == ""
    assert found.guess_field(99) == ""


def test_seven_of_ten_cells_decide() -> None:
    assert contents(("Kế toán",) * 7 + ("xanh",) * 3).guess_field(0) == "position"
    assert contents(("Kế toán",) * 6 + ("xanh",) * 4).guess_field(0) == ""


def test_numbers_are_no_texts() -> None:
    assert contents(("(1)", "2.", "Lê\nNa", None)).texts(0) == ["Lê Na"]


def test_given_names_beside_family_names() -> None:
    assert contents(("Lê Thị", "Vi Văn"), ("Na", "Quyết")).is_given_name(0, 1)
    assert not contents(("Lê Thị Mỹ Na", "Vi Văn Anh Quyết"), ("Na", "Quyết")).is_given_name(0, 1)
    assert not contents(("Lê Thị", "Vi Văn"), ("Sở Y tế", "Kế toán")).is_given_name(0, 1)


def test_who_can_be_nominated() -> None:
    assert is_nominee("Lê Thị Na") and is_nominee("Bà Lê Thị Na") and is_nominee("Hộ ông Lý A Sì")
    assert not is_nominee("Kế toán") and not is_nominee("Sở Y tế") and not is_nominee("")
