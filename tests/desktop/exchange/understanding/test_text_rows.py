"""Rows of a table that name no nominee."""

import pytest

from desktop.exchange.readers.workbook import CellValue, MergedRange, Sheet
from desktop.exchange.understanding.columns import Columns
from desktop.exchange.understanding.sections import InheritedValues, Sections
from desktop.exchange.understanding.text_rows import TextRows, all_texts, single_column, title_of

COLUMNS = Columns(fields={"number": 0, "name": 1, "position": 2, "award": 3}, awards=[3])


class ListedRows(TextRows):
    """Text rows with their sheet at hand."""

    def __init__(self, sheet: Sheet, sections: Sections, columns: Columns) -> None:
        super().__init__(sheet, sections, columns)
        self.sheet = sheet


def rows(
    *listed: list[CellValue], columns: Columns = COLUMNS, title: InheritedValues | None = None, **marks: object
) -> ListedRows:
    return ListedRows(Sheet("DS", list(listed), **marks), Sections(title or InheritedValues()), columns)  # type: ignore[arg-type]


def take(text: ListedRows, row: int = 0) -> bool:
    return text.take(row, all_texts(text.sheet, row))


@pytest.mark.parametrize(
    ("listed", "kind", "unit"),
    [
        (["I", "TẬP THỂ"], "collective", None),
        (["", "II. CÁ NHÂN"], "individual", None),
        (["A", "Sở Y tế"], None, "Sở Y tế"),
        (["*", "Cá nhân"], "individual", None),
        (["1", "Tập thể"], "collective", None),
    ],
)
def test_sections_are_entered(listed: list[CellValue], kind: str | None, unit: str | None) -> None:
    text = rows(listed)
    assert take(text) and text.changed
    assert (text.sections.inherited().kind, text.sections.inherited().unit) == (kind, unit)


def test_an_award_over_rows_is_a_section() -> None:
    text = rows(["", "Giấy khen của Giám đốc Sở"])
    assert take(text)
    assert text.sections.inherited().awards == ("Giấy khen của Giám đốc Sở",)


@pytest.mark.parametrize(
    "listed", [["1", "Lê Thị Na", "Kế toán", "LĐTT"], ["1", "Lê Thị Na"], ["", "Lê Thị Na", "Kế toán"]]
)
def test_nominees_are_left_to_the_reader(listed: list[CellValue]) -> None:
    text = rows(listed)
    assert not take(text) and not text.changed


def test_an_empty_row_is_taken() -> None:
    assert take(rows([])) and take(rows(["", None]))


def test_totals_are_kept_and_their_parts_below_them() -> None:
    text = rows(["Tổng cộng:"], ["- Tập thể: 01"], ["- Cá nhân: 02"], ["1", "Lê Thị Na", "Kế toán"])
    assert [take(text, row) for row in range(4)] == [True, True, True, False]
    assert [count.counts for count in text.counts] == [{"collective": 1}, {"individual": 2}]


def test_a_total_above_the_table_is_kept() -> None:
    text = rows(["Danh sách gồm 5 cá nhân"], ["STT", "Họ và tên"])
    text.count_above(1)
    assert [(count.row, count.counts) for count in text.counts] == [(0, {"individual": 5})]


def test_signatures_end_the_list_but_only_below_a_nominee() -> None:
    text = rows(["", "NGƯỜI LẬP", "", "GIÁM ĐỐC"])
    take(text)
    assert not text.ended
    text.has_nominees = True
    assert take(text) and text.ended


def test_a_position_beside_a_nominee_is_no_signature() -> None:
    text = rows(["3", "Lê Thị Na", "Thư ký"])
    text.has_nominees = True
    assert not take(text) and not text.ended


def test_a_merged_unit_is_the_head_of_its_rows() -> None:
    text = rows(["Phòng Nội vụ", "", ""], merged=[MergedRange(0, 0, 0, 2)])
    assert take(text)
    assert text.sections.inherited().unit == "Phòng Nội vụ"


def test_a_section_below_the_signatures_opens_the_list_again() -> None:
    text = rows(["I", "CÁ NHÂN"])
    text.ended = True
    take(text)
    assert not text.ended


def test_what_a_title_sets() -> None:
    title = title_of(["UBND TỈNH", "Đơn vị: Sở Y tế", "DANH SÁCH CÁ NHÂN ĐỀ NGHỊ TẶNG LAO ĐỘNG TIÊN TIẾN NĂM 2025"])
    assert (title.awards, title.year, title.kind, title.unit) == (
        ("Lao động tiên tiến",),
        "2025",
        "individual",
        "Sở Y tế",
    )
    assert title.recased and not title.kind_sure
    assert title_of([]) == InheritedValues(kind_sure=False)


def test_the_name_of_a_sheet_sets_what_its_title_leaves_open() -> None:
    title = title_of(["DANH SÁCH"], "Tập thể - CSTĐCS 2025")
    assert (title.kind, title.year) == ("collective", "2025")


def test_titles_that_are_for_collectives_only() -> None:
    assert rows(title=InheritedValues(("Tập thể lao động xuất sắc",))).for_collectives()
    assert rows(title=InheritedValues(kind="collective")).for_collectives()
    assert not rows(title=InheritedValues(("Lao động tiên tiến",))).for_collectives()
    assert not rows().for_collectives()


def test_a_list_of_names_and_nothing_else() -> None:
    assert single_column(Columns(fields={"name": 0}))
    assert not single_column(COLUMNS)


def test_the_award_of_a_title_ends_before_a_numbered_line() -> None:
    lines = ["DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN", "I. Tập thể", "1. Phòng Kế hoạch"]
    assert title_of(lines).awards == ("Giấy khen",)
    assert title_of(["DANH SÁCH TẶNG BẰNG KHEN", "CỦA BỘ TRƯỞNG BỘ Y TẾ"]).awards == (
        "Bằng khen của Bộ trưởng Bộ Y tế",
    )
