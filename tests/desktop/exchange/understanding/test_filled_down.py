"""Units and awards written once for several rows, and remarks that take somebody back."""

import pytest

from desktop.exchange.readers.workbook import CellValue, Sheet
from desktop.exchange.understanding.columns import Columns
from desktop.exchange.understanding.filled_down import tell_filled_down
from desktop.exchange.understanding.read_result import ReadNominee, ReadProblem

NAMES = ("Lê Thị Na", "Lê Văn Tú", "Vũ Văn Hà", "Mai Thị Yến", "Tạ Quang Huy")


def people(units: list[str | None], awards: list[str | None] | None = None) -> list[ReadNominee]:
    found = []
    for at, (unit, award) in enumerate(zip(units, awards or ["LĐTT"] * len(units), strict=True)):
        one = ReadNominee("individual", NAMES[at], "DS", at + 2, unit=unit, award=award)
        one.cells = {"name": f"A{at + 2}"}
        one.cells |= {"unit": f"B{at + 2}"} if unit else {}
        one.cells |= {"award": f"C{at + 2}"} if award else {}
        found.append(one)
    return found


def fill(listed: list[ReadNominee]) -> list[ReadProblem]:
    columns = Columns({"name": 0, "unit": 1, "award": 2}, awards=[2])
    return tell_filled_down(Sheet("DS", [[] for _ in range(9)]), columns, listed)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (["Sở Y tế", None, "Sở Nội vụ", None], ["Sở Y tế", "Sở Y tế", "Sở Nội vụ", "Sở Nội vụ"]),
        (["Sở Y tế", None, "Sở Y tế", None, "Sở Nội vụ"], ["Sở Y tế"] * 4 + ["Sở Nội vụ"]),
        (["Sở Y tế", "Sở Nội vụ", None, "Sở Y tế"], ["Sở Y tế", "Sở Nội vụ", None, "Sở Y tế"]),
        ([None, "Sở Y tế", None], [None, "Sở Y tế", None]),
        (["Sở Y tế", None, "Sở Y tế"], ["Sở Y tế", None, "Sở Y tế"]),
    ],
)
def test_a_unit_stands_once_for_its_people_where_none_comes_again(written: list[str | None], read: list[str | None]):
    listed = people(written)
    assert fill(listed) == []
    assert [one.unit for one in listed] == read


def test_what_was_filled_in_or_stays_blank_is_in_doubt():
    filled = people(["Sở Y tế", None])
    fill(filled)
    assert (filled[1].confidence["unit"], filled[1].cells["unit"]) == (0.5, "B2")
    blank = people(["Sở Y tế", "Sở Nội vụ", None, "Sở Y tế"])
    fill(blank)
    assert [one.confidence.get("unit") for one in blank] == [None, None, 0.5, None]


def test_a_unit_that_is_nominated_itself_is_that_of_the_people_below_it():
    listed = people([None, None])
    listed[0].kind, listed[0].name, listed[0].cells["name"] = "collective", "Khoa Dược", "B2"
    fill(listed)
    assert (listed[1].unit, listed[1].cells["unit"]) == ("Khoa Dược", "B2")


def test_an_award_that_stands_once_for_several_rows_is_proposed_and_told_for_each():
    listed = people(["Sở Y tế"] * 5, ["Lao động tiên tiến", None, None, "Giấy khen", None])
    told = fill(listed)
    assert [one.award for one in listed] == ["Lao động tiên tiến"] * 3 + ["Giấy khen"] * 2
    assert [(one.kind, one.code, one.cell) for one in told] == [
        ("missing_award", "list_award_filled_down", f"C{row}") for row in (3, 4, 6)
    ]
    assert [one.doubtful for one in listed] == [False, True, True, False, True]


@pytest.mark.parametrize(
    "awards",
    [
        ["Giấy khen", None, "Giấy khen", "Giấy khen"],
        ["Lao động tiên tiến", "Giấy khen", None, "Lao động tiên tiến"],
        [None, "Giấy khen", None, None],
    ],
)
def test_an_award_that_is_missing_here_and_there_is_not_filled_in(awards: list[str | None]):
    listed = people(["Sở Y tế"] * 4, awards)
    assert fill(listed) == []
    assert [one.award for one in listed] == awards


def remarked(text: CellValue) -> list[str]:
    sheet = Sheet("DS", [["Họ và tên", "Ghi chú"], ["Lê Thị Na", text], ["Lê Văn Tú", "đủ hồ sơ"]])
    told = tell_filled_down(sheet, Columns({"name": 0, "note": 1}), people(["Sở Y tế", "Sở Y tế"]))
    return [f"{one.kind} {one.cell}" for one in told]


@pytest.mark.parametrize(
    "text", ["Rút khỏi danh sách", "Không đề nghị", "xin rút", "Chưa đủ điều kiện", "Loại", "Hoãn", "không xét"]
)
def test_a_remark_that_takes_somebody_back_is_told(text: str):
    assert remarked(text) == ["not_read B2"]


@pytest.mark.parametrize("text", ["", "bổ sung", "Loại A", "không", "Rút gọn hồ sơ"[4:], 12, "đã có sáng kiến"])
def test_other_remarks_are_not(text: CellValue):
    assert remarked(text) == []
