"""Nominees built from the cells of a row."""

from datetime import date

import pytest

from desktop.exchange.readers.workbook import CellValue, Sheet
from desktop.exchange.understanding.columns import Columns
from desktop.exchange.understanding.nominee_rows import NomineeRows
from desktop.exchange.understanding.read_result import ReadNominee
from desktop.exchange.understanding.row_cells import RowCells, RowSettings
from desktop.exchange.understanding.sections import InheritedValues


class Built:
    """The nominees of one row, and the problems reported about it."""

    def __init__(
        self, columns: Columns | None = None, inherited: InheritedValues | None = None, **cells: CellValue
    ) -> None:
        self.problems: list[str] = []
        found = columns or Columns(fields={name: at for at, name in enumerate(cells)})
        settings = RowSettings(Sheet("DS", []), found, date(2026, 11, 22), self._report)
        row = RowCells(1)
        for at, (name, value) in enumerate(cells.items()):
            row.texts[name], row.raw[name], row.addresses[name] = str(value), value, f"{chr(65 + at)}2"
        self.nominees = NomineeRows(settings).build(row, inherited or InheritedValues())

    def _report(self, kind: str, row: int, cell: str, values: dict[str, object]) -> None:
        self.problems.append(kind)

    @property
    def one(self) -> ReadNominee:
        (only,) = self.nominees
        return only


def test_a_row_without_a_name_names_nobody() -> None:
    assert Built(position="Kế toán").nominees == []


def test_a_person_with_all_fields() -> None:
    built = Built(
        name="Bà Lê Thị Na", dob="05/01/1990", position="KẾ TOÁN", unit="Sở Y tế", award="LĐTT", year="2025",
        reason="Hoàn thành\nxuất sắc", identity="1090123456",
    )  # fmt: skip
    one = built.one
    assert (one.kind, one.honorific, one.name, one.gender) == ("individual", "Bà", "Lê Thị Na", "female")
    assert (one.dob, one.position, one.unit) == ("1990-01-05", "Kế toán", "Sở Y tế")
    assert (one.award, one.year, one.reason) == ("Lao động tiên tiến", "2025", "Hoàn thành xuất sắc")
    assert one.identity == "001090123456"
    assert built.problems == []


def test_family_and_given_name_are_joined() -> None:
    assert Built(family="Lê Thị", given="Na").one.name == "Lê Thị Na"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Lê Thị Na", "individual"),
        ("Phòng Nội vụ", "collective"),
        ("Hộ ông Lý A Sì", "household"),
        ("Gia đình bà Ma Thị Chín", "household"),
        ("Đoàn Thị Hoa", "individual"),
        ("Y'Bih Niê", "individual"),
    ],
)
def test_the_kind_by_the_shape_of_the_name(name: str, kind: str) -> None:
    assert Built(name=name).one.kind == kind


def test_the_kind_by_its_column_and_by_its_section() -> None:
    assert Built(name="Khoa Dược", kind="Tập thể").one.kind == "collective"
    assert Built(name="Ban Thúy Huệ", inherited=InheritedValues(kind="individual")).one.kind == "individual"
    wrong = Built(name="Phòng Nội vụ", kind="Cá nhân")
    assert wrong.problems == ["kind_mismatch"] and wrong.one.confidence["kind"] < 0.5


def test_a_name_that_could_be_either_is_settled_by_the_other_cells() -> None:
    assert Built(name="Ban Thúy Huệ", position="Kế toán").one.kind == "individual"
    assert Built(name="Khoa Dược", award="Tập thể lao động xuất sắc").one.kind == "collective"


def test_capitals_become_a_name_or_a_unit() -> None:
    assert Built(name="LÊ THỊ NA").one.name == "Lê Thị Na"
    unit = Built(name="PHÒNG HÀNH CHÍNH - TỔNG HỢP").one
    assert unit.name == "Phòng Hành chính - Tổng hợp" and unit.confidence["name"] < 0.7


def test_the_parent_behind_a_unit_is_its_unit() -> None:
    one = Built(name="Phòng Bưu chính, Sở Thông tin và Truyền thông").one
    assert (one.name, one.unit) == ("Phòng Bưu chính", "Sở Thông tin và Truyền thông")


def test_two_people_in_a_cell_are_two_nominees_in_doubt() -> None:
    built = Built(name="Lê Thị Na, Vi Văn Quyết", unit="Sở Y tế", award="LĐTT")
    assert [one.name for one in built.nominees] == ["Lê Thị Na", "Vi Văn Quyết"]
    assert built.problems == ["multiple_people_in_cell"]
    assert all(one.confidence["name"] == 0.5 and one.unit == "Sở Y tế" for one in built.nominees)


def test_a_name_broken_over_two_lines_is_one() -> None:
    assert Built(name="Nguyễn Thị\nThu Hà").one.name == "Nguyễn Thị Thu Hà"


def test_what_stands_behind_a_name_is_told_or_put_where_it_belongs() -> None:
    told = Built(name="Lê Thị Na, Kế toán")
    assert told.one.name == "Lê Thị Na" and told.problems == ["name_has_extra_text"]
    expected = Built(Columns(fields={"name": 0}, name_says_all=True), name="Lê Thị Na, Kế toán, Sở Y tế")
    assert (expected.one.position, expected.one.unit) == ("Kế toán", "Sở Y tế") and expected.problems == []
    born = Built(name="Lê Thị Na (1990)")
    assert born.one.dob == "1990"


def test_names_with_markup_are_kept_as_they_are() -> None:
    assert Built(name="<b>Lê Thị Na</b>").one.name == "<b>Lê Thị Na</b>"


@pytest.mark.parametrize("name", ["Na", "Lê Th1 Na", "Lê ?? Na"])
def test_suspect_names_are_told(name: str) -> None:
    built = Built(name=name)
    assert built.problems == ["suspect_name"] and built.one.confidence["name"] < 0.5


def test_position_and_unit_of_one_cell() -> None:
    one = Built(name="Lê Thị Na", position_unit="Trưởng phòng, Sở Nội vụ").one
    assert (one.position, one.unit, one.cells["unit"]) == ("Trưởng phòng", "Sở Nội vụ", "B2")
    unit = Built(name="Phòng Nội vụ", position_unit="UBND huyện Na Hang").one
    assert (unit.position, unit.unit) == (None, "UBND huyện Na Hang")


def test_a_position_that_is_a_unit_is_told() -> None:
    built = Built(name="Lê Thị Na", position="Sở Nội vụ", unit="Sở Nội vụ")
    assert built.problems == ["suspect_position"]


def test_what_the_row_leaves_open_is_inherited() -> None:
    one = Built(
        name="Lê Thị Na", inherited=InheritedValues(("Lao động tiên tiến",), "2025", "individual", "Sở Y tế")
    ).one
    assert (one.award, one.year, one.unit) == ("Lao động tiên tiến", "2025", "Sở Y tế")
    assert not {"award", "year", "unit"} & set(one.cells)


def test_an_honorific_in_its_own_column() -> None:
    one = Built(name="Lê Thị Na", honorific="bà").one
    assert (one.honorific, one.gender, one.cells["honorific"]) == ("Bà", "female", "B2")


def test_a_unit_that_is_a_code_nothing_explains_is_in_doubt() -> None:
    fields = {"number": 0, "name": 1, "unit": 2}
    header, row = ["STT", "Họ và tên", "Mã đơn vị"], [1, "Lê Thị Na", "P1"]
    sheet = Sheet("DS", [[*header], [*row]])
    columns = Columns(fields, dict.fromkeys(fields, 1.0), texts=tuple(header))
    settings = RowSettings(sheet, columns, date(2026, 11, 22), lambda *_told: None)
    cells = RowCells(1, {"name": "Lê Thị Na", "unit": "P1"}, {"name": "Lê Thị Na", "unit": "P1"})
    cells.addresses = {"name": "B2", "unit": "C2"}
    (one,) = NomineeRows(settings).build(cells, InheritedValues())
    assert (one.unit, one.confidence["unit"]) == ("P1", 0.6)


def test_a_large_word_for_a_place_in_the_name_of_an_office_is_read_small_and_told() -> None:
    built = Built(name="UBND Phường Minh Xuân")
    assert built.one.name == "UBND phường Minh Xuân" and built.problems == ["place_word"]
