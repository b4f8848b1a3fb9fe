"""Lists written as paragraphs."""

from datetime import date

import pytest

from desktop.exchange.readers.workbook import Sheet
from desktop.exchange.understanding.header_words import HeaderWords
from desktop.exchange.understanding.paragraph_reader import ParagraphReader
from desktop.exchange.understanding.read_result import ReadNominee
from desktop.exchange.understanding.table_reader import ReadingContext

CONTEXT = ReadingContext(HeaderWords(), date(2026, 11, 22), {})


def read(*lines: str, **marks: object) -> ParagraphReader:
    sheet = Sheet("body", [[line] for line in lines], is_text=True, **marks)  # type: ignore[arg-type]
    reader = ParagraphReader(sheet, CONTEXT)
    reader.read()
    return reader


def only(line: str) -> ReadNominee:
    (one,) = read(f"1. {line}").nominees
    return one


@pytest.mark.parametrize(
    ("line", "honorific", "name", "position", "unit"),
    [
        ("Ông Vi Văn Quyết, Bưu tá, Bưu điện tỉnh;", "Ông", "Vi Văn Quyết", "Bưu tá", "Bưu điện tỉnh"),
        ("Bà La Thị Yến (Kế toán, Bưu điện Na Hang)", "Bà", "La Thị Yến", "Kế toán", "Bưu điện Na Hang"),
        ("Bà La Thị Yến – Kế toán, Bưu điện Na Hang./.", "Bà", "La Thị Yến", "Kế toán", "Bưu điện Na Hang"),
        ("Lê Văn Tú, Chức vụ: Lái xe, Đơn vị: Sở Y tế", None, "Lê Văn Tú", "Lái xe", "Sở Y tế"),
        ("Đại úy Hà Văn Hòe, Cán bộ", "Đại úy", "Hà Văn Hòe", "Cán bộ", None),
        ("H'Hen Niê, Giáo viên, Trường THPT số 1", None, "H'Hen Niê", "Giáo viên", "Trường THPT số 1"),
        ("Lê Thị Na", None, "Lê Thị Na", None, None),
    ],
)
def test_a_line_names_person_position_and_unit(
    line: str, honorific: str | None, name: str, position: str | None, unit: str | None
) -> None:
    one = only(line)
    assert (one.honorific, one.name, one.position, one.unit) == (honorific, name, position, unit)


def test_birth_award_and_reason_inside_a_line() -> None:
    one = only(
        "Ông Lê Văn Tú, sinh năm 1980, Chuyên viên Phòng Nghiệp vụ, đề nghị tặng Bằng khen của Chủ tịch UBND tỉnh, "
        "vì đã có thành tích xuất sắc;"
    )
    assert (one.dob, one.award) == ("1980", "Bằng khen của Chủ tịch UBND tỉnh")
    assert one.reason == "đã có thành tích xuất sắc"
    assert (one.position, one.unit) == ("Chuyên viên", "Phòng Nghiệp vụ")


def test_units_and_households_are_nominees_too() -> None:
    reader = read("1. Phòng Nội vụ", "2. Hộ ông Lý A Sì", "3. Trường THPT số 1 - Sở Giáo dục và Đào tạo")
    assert [(one.kind, one.name) for one in reader.nominees] == [
        ("collective", "Phòng Nội vụ"),
        ("household", "Hộ ông Lý A Sì"),
        ("collective", "Trường THPT số 1"),
    ]
    assert reader.nominees[2].unit == "Sở Giáo dục và Đào tạo"


@pytest.mark.parametrize("number", ["1. ", "1) ", "(1) ", "01. ", "- ", "• ", "1/ "])
def test_lines_are_numbered_in_many_ways(number: str) -> None:
    (one,) = read(f"{number}Lê Thị Na, Kế toán, Sở Y tế").nominees
    assert (one.name, one.cells["name"]) == ("Lê Thị Na", "A1")


def test_paragraphs_that_word_numbers_have_no_number_in_their_text() -> None:
    reader = read("Kính gửi: Sở Nội vụ", "Lê Thị Na, Kế toán", "Vi Văn Quyết, Lái xe", numbered={1, 2})
    assert [one.name for one in reader.nominees] == ["Lê Thị Na", "Vi Văn Quyết"]


def test_sections_titles_totals_and_signatures() -> None:
    reader = read(
        "TỜ TRÌNH",
        "Đề nghị tặng Giấy khen của Giám đốc Sở năm 2025",
        "I. TẬP THỂ (01 tập thể)",
        "1. Phòng Nội vụ",
        "II. CÁ NHÂN",
        "1. Bà Lê Thị Na, Kế toán",
        "Tổng cộng: 2 trường hợp",
        "Nơi nhận:",
        "- Như trên;",
        "GIÁM ĐỐC",
        "Vi Văn Lý",
    )
    assert [(one.kind, one.name, one.award, one.year) for one in reader.nominees] == [
        ("collective", "Phòng Nội vụ", "Giấy khen của Giám đốc Sở", "2025"),
        ("individual", "Lê Thị Na", "Giấy khen của Giám đốc Sở", "2025"),
    ]
    assert [count.counts for count in reader.counts] == [{"all": 2}]
    assert [(count.expected, count.read) for count in reader.sections.closed_counts] == [(1, 1)]


def test_who_took_part_in_the_meeting_is_not_nominated() -> None:
    reader = read(
        "I. Thành phần tham dự", "1. Ông Trần Văn Chủ, Giám đốc", "II. Kết quả đề nghị Lao động tiên tiến",
        "Các cá nhân sau:", "1. Ông Lê Văn Tú, Chuyên viên",
    )  # fmt: skip
    assert "Trần Văn Chủ" not in [one.name for one in reader.nominees]


def test_odd_letters_and_strikes_are_told_at_the_line() -> None:
    reader = read("1. Lê\u200b Thị Na, Kế toán", "2. Vi Văn Quyết, Lái xe", struck={(1, 0)})
    assert [(problem.kind, problem.cell) for problem in reader.problems] == [
        ("invisible_chars", "A1"),
        ("strikethrough", "A2"),
    ]
    assert [one.doubtful for one in reader.nominees] == [False, True]


@pytest.mark.parametrize("lines", [(), ("",), ("Kính gửi: Sở Nội vụ", "Trân trọng cảm ơn."), ("Căn cứ Luật Thi đua;",)])
def test_letters_without_a_list_name_nobody(lines: tuple[str, ...]) -> None:
    assert read(*lines).nominees == []


def test_who_is_named_in_a_sentence_above_the_list_is_told():
    found = read("TỜ TRÌNH", "Đề nghị bổ sung ông Hạng A Dơ, Bí thư chi bộ", "1. Bà Lù Thị Mai - Kế toán")
    assert [one.name for one in found.nominees] == ["Lù Thị Mai"]
    assert [part.rows for part in found.skipped] == ["2"]


def test_a_numbered_line_with_an_unknown_title_before_the_name_is_asked_about():
    reader = read("1. Ông Lù A Sáng, Kế toán", "2. Nữ hộ lý Trần Thị Hòa - Khoa Cấp cứu", "3. Bà Sùng Thị Sua")
    listed = {one.source_row for one in reader.nominees} | {problem.source_row for problem in reader.problems}
    assert listed == {1, 2, 3}


def test_who_receives_copies_of_a_decision_is_none_of_its_attached_list() -> None:
    reader = read(
        "Điều 1. Tặng danh hiệu, gồm:",
        "a) Tặng danh hiệu “Tập thể lao động tiên tiến” cho 01 tập thể (Danh sách 1);",
        "Nơi nhận:",
        "- Như Điều 2;",
        "- Hội đồng TĐ-KT Sở;",
        "Phan Việt Tùng",
        "DANH SÁCH 1",
        "Tập thể được tặng danh hiệu “Tập thể lao động tiên tiến”",
        "I. Tập thể",
        "- Văn phòng Sở, Sở Thông tin và Truyền thông./.",
    )
    assert [(one.name, one.source_row) for one in reader.nominees] == [("Văn phòng Sở", 10)]
