"""Columns made with tab stops become a table; letterheads, signatures and numbered sentences stay lines."""

from desktop.exchange.readers.tabbed_lines import part_tabbed_lines
from desktop.exchange.readers.workbook import Sheet

HEADER = "STT\tHọ và tên\tChức vụ"
PEOPLE = ["1\tLê Thị Na\tKế toán", "2\tVi Văn Tú\tGiáo viên"]


def body(*lines: str) -> Sheet:
    return Sheet("body", [[line] for line in lines], is_text=True)


def test_lines_of_one_width_are_a_table_where_they_stood() -> None:
    text, table = part_tabbed_lines(body("DANH SÁCH", HEADER, *PEOPLE, "Nơi nhận:"), [])
    assert table.name == "table 1"
    assert table.rows == [
        ["STT", "Họ và tên", "Chức vụ"],
        ["1", "Lê Thị Na", "Kế toán"],
        ["2", "Vi Văn Tú", "Giáo viên"],
    ]
    assert table.paragraphs_before == 1
    assert text.rows == [["DANH SÁCH"], [""], [""], [""], ["Nơi nhận:"]]


def test_several_tabs_that_only_go_further_right_are_one() -> None:
    _text, table = part_tabbed_lines(body("1\t\tLê Na\tKế toán", "2\tVi Tú\t\tGiáo viên", "3\tMa Lan\tY sĩ"), [])
    assert [row[1] for row in table.rows] == ["Lê Na", "Vi Tú", "Ma Lan"]


def test_an_empty_cell_keeps_its_column_where_all_lines_have_as_many_tabs() -> None:
    _text, table = part_tabbed_lines(body(HEADER, "1\tLê Thị Na\t", "2\tVi Văn Tú\tGiáo viên", "3\t\tKế toán"), [])
    assert table.rows[3] == ["3", "", "Kế toán"]


def test_a_head_of_a_section_between_the_lines_stays_in_the_table() -> None:
    _text, table = part_tabbed_lines(body(HEADER, "I. Sở Y tế", PEOPLE[0], "", "II. Sở Nội vụ", PEOPLE[1]), [])
    assert [row[:1] for row in table.rows] == [["STT"], ["I. Sở Y tế"], ["1"], [], ["II. Sở Nội vụ"], ["2"]]


def test_a_letterhead_a_signature_and_numbered_sentences_stay_lines() -> None:
    lines = ["SỞ Y TẾ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "1.\tÔng Lê Văn Tú, Sở Y tế", "2.\tBà Lê Thị Na, Sở Y tế"]
    labels = ["Họ và tên:\tLê Thị Na", "Chức vụ:\tKế toán", "Đơn vị:\tSở Y tế"]
    (text,) = part_tabbed_lines(body(*lines, "3.\tÔng Vi Tú", *labels, "Nơi nhận:\tGIÁM ĐỐC"), [])
    assert text.rows[1] == ["1.\tÔng Lê Văn Tú, Sở Y tế"]


def test_tables_keep_the_order_of_the_document() -> None:
    drawn = Sheet("table 1", [["x"]], paragraphs_before=1)
    _text, first, second = part_tabbed_lines(body("DANH SÁCH", HEADER, *PEOPLE), [drawn])
    assert (first.name, second.name) == ("table 1", "table 2")
    assert {id(first), id(second)} >= {id(drawn)}


def test_struck_lines_are_struck_in_every_cell() -> None:
    lines = body(HEADER, *PEOPLE)
    lines.struck.add((2, 0))
    _text, table = part_tabbed_lines(lines, [])
    assert table.struck == {(2, 0), (2, 1), (2, 2)}
