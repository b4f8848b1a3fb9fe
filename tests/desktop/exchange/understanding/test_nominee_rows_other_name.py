"""What stands behind a name in a unit's list: another name is taken as such, anything else is asked about."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from db.rules.nomination_fields import PrintedTexts
from db.rules.printed_names import full_name
from desktop.exchange.understanding.list_reader import ReadingSettings, read_list
from desktop.exchange.understanding.read_result import ReadResult

TODAY = date(2026, 11, 22)
HEADS = ["STT", "Họ và tên", "Chức vụ", "Đơn vị", "Hình thức khen thưởng"]


def read(folder: Path, name: str, *more: tuple[str, str]) -> ReadResult:
    """Read a list of one person, with further columns (title, text)."""
    book = openpyxl.Workbook()
    book.active.append([*HEADS, *(title for title, _text in more)])
    book.active.append([1, name, "Trưởng thôn", "Xã Tân Trào", "Bằng khen", *(text for _title, text in more)])
    book.save(folder / "list.xlsx")
    return read_list(folder / "list.xlsx", ReadingSettings(TODAY))


@pytest.mark.parametrize(
    ("written", "other"),
    [
        ("Ông Hoàng Văn Thụ (tức Ba Hòa)", "Ba Hòa"),
        ("Ông Hoàng Văn Thụ (tức là: Ba Hòa)", "Ba Hòa"),
        ("Hoàng Văn Thụ (bí danh: Lý)", "bí danh: Lý"),
        ("Hoàng Văn Thụ (Tên thường gọi: Y’Bih)", "Tên thường gọi: Y’Bih"),
        ("Hoàng Văn Thụ", ""),
    ],
)
def test_another_name_in_brackets_is_read_as_one(tmp_path: Path, written: str, other: str) -> None:
    found = read(tmp_path, written)
    [one] = found.nominees
    assert (one.name, one.text("other_name") or "") == ("Hoàng Văn Thụ", other)
    assert "name_has_extra_text" not in [problem.kind for problem in found.problems]


@pytest.mark.parametrize("other", ["Ba Hòa", "Bí danh Lý", "Y’Bih Kđăm", "Tư"])
def test_what_our_own_lists_say_behind_a_name_comes_back_letter_for_letter(tmp_path: Path, other: str) -> None:
    name = full_name("individual", "Hoàng Văn Thụ", PrintedTexts(honorific="Ông", other_name=other))
    [one] = read(tmp_path, name).nominees
    assert (one.honorific, one.name, one.text("other_name")) == ("Ông", "Hoàng Văn Thụ", other)


@pytest.mark.parametrize("title", ["Tên gọi khác, bí danh", "Bí danh", "Tên gọi khác", "TÊN THƯỜNG GỌI"])
def test_a_column_for_other_names_is_read(tmp_path: Path, title: str) -> None:
    [one] = read(tmp_path, "Hoàng Văn Thụ", (title, "Ba Hòa")).nominees
    assert (one.text("other_name"), one.cells["other_name"]) == ("Ba Hòa", "F2")


def test_the_column_goes_before_the_brackets(tmp_path: Path) -> None:
    [one] = read(tmp_path, "Hoàng Văn Thụ (tức Hòa)", ("Bí danh", "Ba Hòa")).nominees
    assert one.text("other_name") == "Ba Hòa"


@pytest.mark.parametrize("written", ["Hoàng Văn Thụ (ốm)", "Hoàng Văn Thụ (tứ quý)"])
def test_anything_else_in_brackets_is_still_asked_about(tmp_path: Path, written: str) -> None:
    found = read(tmp_path, written)
    assert found.nominees[0].text("other_name") is None
    assert "name_has_extra_text" in [problem.kind for problem in found.problems]


def test_foreigners_and_organisations_abroad_are_read_with_their_country_and_no_unit_of_others(tmp_path: Path) -> None:
    rows = [
        ("Ông John Michael O'Brien-Smith", "Hoa Kỳ", "Giám đốc quốc gia", "Plan International Vietnam"),
        ("Ông Bounnhang Vorachit", "Lào", "Giám đốc", "Sở Bưu chính tỉnh Luang Prabang"),
        ("Ms. Zoë Müller", "Đức", "Trưởng đại diện", "GIZ"),
        ("Samsung Electronics Co. Ltd.", "Hàn Quốc", "", ""),
        ("Embassy of Japan", "Nhật Bản", "", ""),
        ("Đại sứ quán Cộng hòa Pháp", "Pháp", "", ""),
    ]
    book = openpyxl.Workbook()
    book.active.append([*HEADS, "Quốc tịch, nước (người, tổ chức nước ngoài)"])
    for at, (name, country, position, unit) in enumerate(rows, start=1):
        book.active.append([at, name, position, unit, "Bằng khen", country])
    book.save(tmp_path / "list.xlsx")
    found = read_list(tmp_path / "list.xlsx", ReadingSettings(TODAY))
    assert [(one.kind, one.honorific, one.name) for one in found.nominees] == [
        ("individual", "Ông", "John Michael O'Brien-Smith"),
        ("individual", "Ông", "Bounnhang Vorachit"),
        ("individual", "Bà", "Zoë Müller"),
        ("collective", None, "Samsung Electronics Co. Ltd."),
        ("collective", None, "Embassy of Japan"),
        ("collective", None, "Đại sứ quán Cộng hòa Pháp"),
    ]
    assert [one.text("nationality") for one in found.nominees] == [country for _name, country, *_rest in rows]
    assert [one.unit for one in found.nominees] == [unit or None for *_rest, unit in rows]
    assert not found.problems
