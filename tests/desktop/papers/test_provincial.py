"""A round in the provincial system's template: its columns, its codes, what has none, and the way back."""

import json
from datetime import date

import openpyxl
import pytest

from db.rules.terms import NomineeKind
from desktop.exchange.understanding.list_reader import ReadingSettings, read_list
from desktop.papers.provincial import codes
from desktop.papers.table import paper
from desktop.papers.writing import write_paper
from tests.desktop.papers.conftest import TODAY, person

ROW = paper("provincial")


@pytest.fixture
def made(invented):
    return invented(
        person("Sùng Thị Chứ", category="Doanh nhân", sector="Giáo dục - Đào tạo"),
        person("Giàng A Lử", honorific="Ông", category="Nghề lạ", sector="Y tế"),
        person("Trạm Y tế xã Minh Tân", kind=NomineeKind.COLLECTIVE, honorific="", position="", sector="Y tế"),
        issued=False,
    )


def written(made, file):
    with made.database.read() as session:
        write_paper(session, ROW, made.id, TODAY, file)
    return file


def test_the_columns_and_codes_of_the_template_and_a_sheet_of_what_has_none(made, tmp_path):
    book = openpyxl.load_workbook(written(made, tmp_path / "tinh.xlsx"))
    page = book["file nhận"]
    rows = [["" if value is None else value for value in row] for row in page.iter_rows(values_only=True)]
    assert tuple(rows[0]) == codes().columns
    (one,) = [row for row in rows if row[2] == "Sùng Thị Chứ"]
    assert one[1] == "Bà" and one[9:] == ["CANHAN", "1650360491", "1660638864", "0003"]
    (unit,) = [row for row in rows if row[2].startswith("Trạm")]
    assert unit[9] == "TAPTHE" and unit[12] == "0012"
    lacking = [row[1:4] for row in book["Chưa có mã"].iter_rows(values_only=True)][1:]
    assert ("Ông Giàng A Lử", "Phân loại đối tượng", "Nghề lạ") in lacking
    assert any(name.startswith("Trạm") and column == "Phân loại đối tượng" for name, column, _told in lacking)


@pytest.mark.parametrize("ending", ["xlsx", "json"])
def test_the_file_is_read_back_as_a_list_with_category_and_field(made, tmp_path, ending):
    found = read_list(written(made, tmp_path / f"tinh.{ending}"), ReadingSettings(date(2024, 1, 12)))
    by_name = {one.name: one for one in found.nominees}
    assert set(by_name) == {"Sùng Thị Chứ", "Giàng A Lử", "Trạm Y tế xã Minh Tân"}
    assert len(found.nominees) == 3, "the sheet of what has no code is no second list"
    one = by_name["Sùng Thị Chứ"]
    assert one.award.startswith("Bằng khen") and one.honorific == "Bà" and one.position == "Chuyên viên"
    assert one.plain["category"] == "Doanh nhân" and one.plain["sector"] == "Giáo dục - Đào tạo"
    assert by_name["Trạm Y tế xã Minh Tân"].kind == "collective"


def test_the_same_rows_stand_in_json(made, tmp_path):
    data = json.loads(written(made, tmp_path / "tinh.json").read_text("utf-8"))
    assert data["cot"] == list(codes().columns) and len(data["danh_sach"]) == 3
    assert {row["Mã Danh hiệu thi đua"] for row in data["danh_sach"]} == {"1650360491"}
