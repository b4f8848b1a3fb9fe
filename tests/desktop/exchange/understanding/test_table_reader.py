"""Tables read from title to signatures."""

from datetime import date

import pytest

from desktop.exchange.readers.workbook import CellValue, FormulaState, MergedRange, Sheet
from desktop.exchange.understanding.header_words import HeaderWords
from desktop.exchange.understanding.layout import first_header
from desktop.exchange.understanding.table_reader import ReadingContext, TableReader

CONTEXT = ReadingContext(HeaderWords(), date(2026, 11, 22), {})
HEADER: list[CellValue] = ["STT", "Họ và tên", "Chức vụ", "Đơn vị", "Danh hiệu"]
NA: list[CellValue] = [1, "Lê Thị Na", "Kế toán", "Sở Y tế", "LĐTT"]
TU: list[CellValue] = [2, "Lê Văn Tú", "Lái xe", "Sở Y tế", "LĐTT"]


def read(*rows: list[CellValue], context: ReadingContext = CONTEXT, **marks: object) -> TableReader:
    sheet = Sheet("DS", list(rows), **marks)  # type: ignore[arg-type]
    header = first_header(sheet, context.words)
    assert header is not None
    reader = TableReader(sheet, header, context)
    reader.read()
    return reader


def names(reader: TableReader) -> list[str]:
    return [one.name for one in reader.nominees]


def kinds(reader: TableReader) -> list[tuple[str, int | None]]:
    return [(problem.kind, problem.source_row) for problem in reader.problems]


def test_rows_are_nominees_with_their_place() -> None:
    reader = read(HEADER, NA, TU)
    assert names(reader) == ["Lê Thị Na", "Lê Văn Tú"]
    assert [(one.source_row, one.cells["name"], one.cells["award"]) for one in reader.nominees] == [
        (2, "B2", "E2"),
        (3, "B3", "E3"),
    ]
    assert reader.problems == [] and reader.people == 2


def test_a_sheet_without_a_header_is_no_table() -> None:
    assert first_header(Sheet("DS", [["Kính gửi"], NA]), CONTEXT.words) is None
    assert first_header(Sheet("DS", []), CONTEXT.words) is None


def test_the_title_gives_award_and_year_to_rows_without_their_own() -> None:
    reader = read(["DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN CỦA GIÁM ĐỐC SỞ NĂM 2025"], [], HEADER[:4], NA[:4])
    (one,) = reader.nominees
    assert (one.award, one.year) == ("Giấy khen của Giám đốc Sở", "2025")
    assert "award" not in one.cells


def test_sections_give_kind_and_unit_to_the_rows_below_them() -> None:
    reader = read(
        HEADER,
        ["I", "TẬP THỂ"],
        [1, "Khoa Dược", "", "Bệnh viện", "TTLĐTT"],
        ["II", "CÁ NHÂN"],
        [1, "Ban Thúy Huệ", "", "Bệnh viện", "LĐTT"],
    )
    assert [one.kind for one in reader.nominees] == ["collective", "individual"]
    units = read(HEADER, ["A", "Sở Nội vụ"], [1, "Lê Thị Na", "Kế toán", "", "LĐTT"])
    assert units.nominees[0].unit == "Sở Nội vụ"


def test_totals_and_signatures_end_the_list() -> None:
    reader = read(
        HEADER, NA, TU, ["Tổng cộng: 2 cá nhân"], ["", "NGƯỜI LẬP", "", "GIÁM ĐỐC"], ["", "Lê Thị Hoa", "", "Vi Văn Lý"]
    )
    assert names(reader) == ["Lê Thị Na", "Lê Văn Tú"]
    assert [count.counts for count in reader.counts] == [{"individual": 2}]


def test_numbers_of_columns_and_a_header_repeated_on_the_next_page_are_no_nominees() -> None:
    reader = read(HEADER, ["(1)", "(2)", "(3)", "(4)", "(5)"], NA, HEADER, TU)
    assert names(reader) == ["Lê Thị Na", "Lê Văn Tú"]


def test_a_second_table_below_the_first_may_have_other_columns() -> None:
    reader = read(HEADER, NA, [], ["STT", "Đơn vị", "Họ và tên", "Danh hiệu"], [1, "Sở Nội vụ", "Lê Văn Tú", "CSTĐCS"])
    assert names(reader) == ["Lê Thị Na", "Lê Văn Tú"]
    assert reader.nominees[1].unit == "Sở Nội vụ"
    assert reader.nominees[1].award == "Chiến sĩ thi đua cơ sở"


def test_a_row_without_a_name_is_told_and_kept_blank() -> None:
    reader = read(HEADER, [1, "", "Kế toán", "Sở Y tế", "LĐTT"])
    assert kinds(reader) == [("missing_name", 2)]
    assert reader.problems[0].cell == "B2"
    assert names(reader) == [""] and reader.nominees[0].doubtful


def test_a_name_that_a_formula_left_empty_is_told_as_that() -> None:
    reader = read(HEADER, [1, "", "Kế toán", "Sở Y tế", "LĐTT"], formulas={(1, 1): FormulaState.UNCACHED})
    assert kinds(reader) == [("formula_uncached", 2)]


@pytest.mark.parametrize(
    ("marks", "kind"), [({"hidden_rows": {1}}, "hidden_row"), ({"struck": {(1, 1)}}, "strikethrough")]
)
def test_hidden_and_struck_rows_are_read_with_doubt(marks: dict[str, object], kind: str) -> None:
    reader = read(HEADER, NA, TU, **marks)
    assert names(reader) == ["Lê Thị Na", "Lê Văn Tú"]
    assert kinds(reader) == [(kind, 2)]
    assert reader.nominees[0].doubtful and reader.nominees[0].confidence["name"] <= 0.5
    assert not reader.nominees[1].doubtful


def test_a_strike_through_another_column_is_no_doubt() -> None:
    assert read([*HEADER, "Ghi chú"], [*NA, "nghỉ"], struck={(1, 5)}).problems == []


def test_a_name_merged_over_rows_has_an_award_in_each() -> None:
    reader = read(HEADER, NA, ["", "", "", "", "CSTĐCS"], merged=[MergedRange(1, 1, 2, 1)])
    assert [(one.name, one.award) for one in reader.nominees] == [
        ("Lê Thị Na", "Lao động tiên tiến"),
        ("Lê Thị Na", "Chiến sĩ thi đua cơ sở"),
    ]
    assert reader.people == 1


def test_a_reason_that_goes_on_below_a_merged_name_is_joined() -> None:
    header: list[CellValue] = ["STT", "Họ và tên", "Danh hiệu", "Thành tích"]
    rows: list[list[CellValue]] = [[1, "Lê Thị Na", "LĐTT", "Đạt giải Nhất"], ["", "", "", "hội thi tay nghề"]]
    reader = read(header, *rows, merged=[MergedRange(1, 1, 2, 1), MergedRange(1, 2, 2, 2)])
    assert [one.reason for one in reader.nominees] == ["Đạt giải Nhất hội thi tay nghề"]


def test_columns_assigned_by_the_clerk_are_used_for_their_sheet() -> None:
    told = ReadingContext(HeaderWords(), CONTEXT.today, {}, {"DS": {"unit": 2}, "other": {"name": 3}})
    (one,) = read(HEADER, NA, context=told).nominees
    assert (one.unit, one.position, one.name) == ("Kế toán", None, "Lê Thị Na")


def test_progress_is_told_every_few_thousand_rows() -> None:
    heard: list[tuple[int, int]] = []
    context = ReadingContext(HeaderWords(), CONTEXT.today, {}, step=lambda done, total: heard.append((done, total)))
    read(HEADER, *([n, "Lê Thị Na", "Kế toán", "Sở Y tế", "LĐTT"] for n in range(4100)), context=context)
    assert heard == [(2000, 4101), (4000, 4101)]


def test_ong_is_an_honorific_or_a_family_name_by_the_other_rows() -> None:
    header: list[CellValue] = ["STT", "Họ và tên", "Danh hiệu"]
    spoken = read(header, [1, "Ông Vi Văn Quyết", "LĐTT"], [2, "Bà La Thị Yến", "LĐTT"], [3, "Bà Hà Thị Mai", "LĐTT"])
    assert [one.honorific for one in spoken.nominees] == ["Ông", "Bà", "Bà"]
    silent = read(
        header,
        [1, "Ông Văn Quyết", "LĐTT"],
        *([n, f"Lê Thị {name}", "LĐTT"] for n, name in enumerate(("Na", "Mai", "Hoa"))),
    )
    assert silent.nominees[0].name == "Ông Văn Quyết"


def test_a_name_alone_right_below_a_nominee_is_one_in_doubt() -> None:
    reader = read(HEADER, NA, ["", "Vũ An Hà", "", "", ""], TU)
    assert names(reader) == ["Lê Thị Na", "Vũ An Hà", "Lê Văn Tú"]
    assert reader.nominees[1].confidence["name"] < 0.7


def test_a_name_alone_behind_a_blank_row_is_told_as_not_read() -> None:
    reader = read(HEADER, NA, [], ["", "Vũ An Hà", "", "", ""])
    assert names(reader) == ["Lê Thị Na"]
    assert kinds(reader) == [("not_read", 4)]
    assert [part.rows for part in reader.skipped] == ["4"]


def test_signatures_are_told_as_left_out() -> None:
    reader = read(HEADER, NA, ["NGƯỜI LẬP", "", "", "GIÁM ĐỐC"], ["", "", "", "Trần Văn Ký"])
    assert [(part.rows, part.code) for part in reader.skipped] == [("3-4", "list_skipped_signatures")]


def test_a_unit_written_once_for_a_group_counts_for_the_rows_below_in_doubt() -> None:
    rows: list[list[CellValue]] = [
        [2, "Vũ An Hà", "Kế toán", "", "LĐTT"],
        [3, "Bế Lan", "Kế toán", "Sở Nội vụ", "LĐTT"],
    ]
    reader = read(HEADER, NA, *rows)
    assert [one.unit for one in reader.nominees] == ["Sở Y tế", "Sở Y tế", "Sở Nội vụ"]
    assert reader.nominees[1].confidence["unit"] < 0.7 <= reader.nominees[0].confidence["unit"]


def test_a_unit_that_comes_again_is_not_written_once_for_a_group() -> None:
    reader = read(HEADER, NA, [2, "Vũ An Hà", "Kế toán", "", "LĐTT"], TU)
    assert [one.unit for one in reader.nominees] == ["Sở Y tế", None, "Sở Y tế"]


def test_a_collective_at_the_end_of_a_list_of_people_is_a_nominee() -> None:
    reader = read(HEADER, ["I", "CÁ NHÂN"], NA, [2, "Phòng Kế toán", "", "", ""])
    assert names(reader) == ["Lê Thị Na", "Phòng Kế toán"]


def test_numbered_rows_above_the_header_are_told() -> None:
    reader = read([7, "Hội Nông dân", "Sở Y tế"], HEADER, NA)
    assert [part.rows for part in reader.skipped] == ["1"]


def test_names_alone_without_any_numbers_may_have_blank_rows_between() -> None:
    reader = read(HEADER, ["", "Lê Thị Na"], [], ["", "Vũ An Hà"], [], [], ["", "Lê Văn Tú"])
    assert names(reader) == ["Lê Thị Na", "Vũ An Hà"]
    assert kinds(reader) == [("not_read", 7)]


def test_a_persons_name_that_is_also_a_kind_of_unit_is_a_person_where_a_birth_is_given() -> None:
    header: list[CellValue] = ["STT", "Họ và tên", "Ngày sinh", "Đơn vị", "Danh hiệu"]
    reader = read(header, [1, "Đoàn Văn Công", "22/03/1991", "Sở Y tế", "LĐTT"])
    (one,) = reader.nominees
    assert (one.kind, one.name, one.dob) == ("individual", "Đoàn Văn Công", "1991-03-22")


def test_somebody_listed_with_an_award_below_the_signatures_is_asked_about() -> None:
    more: list[CellValue] = ["", "Hứa Văn Thêm", "Lái xe", "Sở Y tế", "LĐTT"]
    reader = read(HEADER, NA, ["NGƯỜI LẬP"], ["", "Lương Thị Ký"], ["Danh sách bổ sung"], more)
    assert names(reader) == ["Lê Thị Na"]
    assert kinds(reader) == [("not_read", 6)]
