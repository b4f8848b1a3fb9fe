"""A nominee typed by hand is doubted and tidied as a list is."""

from datetime import date
from typing import Any

import pytest

from db.rules.drafts import NominationDraft
from db.rules.terms import NomineeKind, Severity
from desktop.exchange.readers.opening import open_pasted
from desktop.exchange.understanding.list_reader import ReadingSettings, read_opened
from desktop.intake.typed_nominee import read_typed

TODAY = date(2026, 11, 28)
I, C, H = NomineeKind.INDIVIDUAL, NomineeKind.COLLECTIVE, NomineeKind.HOUSEHOLD  # noqa: E741


def typed(kind: NomineeKind, name: str, **texts: Any):
    return read_typed(NominationDraft(kind, name, **texts), TODAY)


def doubts(kind: NomineeKind, name: str, **texts: Any) -> list[tuple[str, str]]:
    return [(one.field, one.code) for one in typed(kind, name, **texts).problems]


@pytest.mark.parametrize(
    ("kind", "name", "field", "code"),
    [
        (I, "Hộ gia đình ông Sùng A Mẫu", "kind", "kind_doubtful"),
        (I, "Phòng Chuyển đổi số", "kind", "kind_doubtful"),
        (C, "Ma Văn Khánh", "kind", "kind_doubtful"),
        (C, "Hộ ông Sùng A Mẫu", "kind", "kind_doubtful"),
        (H, "Phòng Chuyển đổi số", "kind", "kind_doubtful"),
        (I, "Ma Văn Khánh (Trưởng phòng)", "name", "list_name_has_extra_text"),
        (I, "Khánh", "name", "list_suspect_name"),
        (I, "Ma Văn Kh4nh", "name", "list_suspect_name"),
        (I, "Ma Văn Khánh, Lò Thị Én", "name", "list_multiple_people_in_cell"),
    ],
)
def test_a_name_that_does_not_fit_is_doubted(kind, name, field, code):
    assert (field, code) in doubts(kind, name)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (I, "Ma Văn Khánh"),
        (I, "Y Thuyên Niê"),
        (I, "H’Čưn Ŭyên Niê"),
        (I, "Hồ Thị Sen"),
        (I, "Ông Thị Hoa"),
        (C, "Phòng Chuyển đổi số"),
        (C, "Ban Quản lý Dự án đầu tư xây dựng các công trình dân dụng"),
        (H, "Hộ ông Sùng A Mẫu"),
        (H, "Giàng A Páo"),
        (I, ""),
    ],
)
def test_a_plain_name_is_not_doubted(kind, name):
    assert doubts(kind, name) == []
    assert typed(kind, name).tidied() == {}


@pytest.mark.parametrize(
    ("kind", "name", "tidied"),
    [
        (I, "Bà VŨ THỊ KHA", {"honorific": "Bà", "name": "Vũ Thị Kha"}),
        (I, "ma văn khánh", {"name": "Ma Văn Khánh"}),
        (I, "Thượng tá Lò Văn Pha", {"honorific": "Thượng tá", "name": "Lò Văn Pha"}),
        (I, "Nguyễn Văn H\u0430i", {"name": "Nguyễn Văn Hai"}),
        (H, "ông Giàng A Páo", {"honorific": "Ông", "name": "Giàng A Páo"}),
        (C, "Phòng Bưu chính, Viễn thông", {}),
        (C, "PHÒNG BƯU CHÍNH", {"name": "Phòng Bưu chính"}),
        (C, "UBND Phường Minh Xuân", {"name": "UBND phường Minh Xuân"}),
        (C, "Câu lạc bộ Xã Hương", {}),
        (I, "Khánh", {}),
        (I, "MA VĂN KHÁNH, LÒ THỊ ÉN", {}),
    ],
)
def test_what_leaves_no_doubt_is_written_as_a_list_is_read(kind, name, tidied):
    assert typed(kind, name).tidied() == tidied


def test_two_people_in_one_name_stop_and_a_doubt_only_asks():
    assert typed(I, "Ma Văn Khánh, Lò Thị Én").problems[0].severity is Severity.ERROR
    assert typed(I, "Khánh").problems[0].severity is Severity.WARNING


def test_position_and_birth_are_looked_at_too():
    found = doubts(I, "Ma Văn Khánh", position="Phòng Bưu chính", birth="14/3/2020")
    assert found == [("position", "list_suspect_position"), ("birth", "list_age_out_of_range")]
    assert doubts(I, "Ma Văn Khánh", birth="14/3/86", position="Chuyên viên") == []


@pytest.mark.parametrize("name", ["Ma Văn Khánh (Trưởng phòng)", "Khánh", "Ma Văn Kh4nh", "Ma Văn Khánh"])
def test_form_and_list_doubt_the_same_names(name):
    pasted = f"STT\tHọ và tên\tĐơn vị\n1\t{name}\tBưu điện tỉnh\n2\tLò Thị Én\tBưu điện tỉnh\n"
    read = read_opened(open_pasted(pasted), ReadingSettings(TODAY))
    in_list = {each.code for each in read.problems if each.source_row == 2 and each.severity is not Severity.INFO}
    assert {code for _field, code in doubts(I, name)} == in_list - {"list_missing_award"}
