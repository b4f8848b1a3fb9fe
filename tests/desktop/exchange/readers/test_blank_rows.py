"""Lists far down a sheet: the blank rows above them are counted, not kept, and every place is that of the file."""

import time
from copy import deepcopy
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exchange.readers.blank_rows import SpreadRows, gaps_of, shorten_stretches, without_blank_lines
from desktop.exchange.readers.opening import open_content, open_pasted
from desktop.exchange.readers.workbook import FormulaState, MergedRange, Sheet
from desktop.exchange.understanding.list_reader import ReadingSettings, read_opened
from tests.corpus.writers import as_xls
from tests.desktop.exchange.readers.packages import cell, ods, ods_cell, xlsx

SETTINGS = ReadingSettings(date(2026, 11, 22))
HEADER = ("STT", "Họ và tên", "Chức vụ", "Đơn vị", "Hình thức khen thưởng")
PEOPLE = [
    ("1", "Lê Thị Na", "Kế toán", "Phòng Tài vụ", "Giấy khen của Giám đốc Sở"),
    ("2", "Ma Văn Ước", "Văn thư", "Phòng Tài vụ", "Giấy khen của Giám đốc Sở"),
]
LAST = 1_048_576
SMALL = Sheet("Danh sách", [["a"], [], ["b"]])


def as_rows(*placed: tuple[int, tuple[str, ...]]) -> str:
    return "".join(
        f'<row r="{at}">{"".join(map(cell, (f"{letter}{at}" for letter in "ABCDE"), texts))}</row>'
        for at, texts in placed
    )


def far_xlsx(at: int) -> bytes:
    return xlsx(as_rows((1, HEADER), (2, PEOPLE[0]), (at, PEOPLE[1])))


def far_ods(at: int) -> bytes:
    def row(texts: tuple[str, ...]) -> str:
        return f"<table:table-row>{''.join(map(ods_cell, texts))}</table:table-row>"

    blank = f'<table:table-row table:number-rows-repeated="{at - 3}"><table:table-cell/></table:table-row>'
    return ods(row(HEADER) + row(PEOPLE[0]) + blank + row(PEOPLE[1]))


def far_xml(at: int) -> bytes:
    def row(texts: tuple[str, ...], index: str = "") -> str:
        cells = "".join(f'<Cell><Data ss:Type="String">{text}</Data></Cell>' for text in texts)
        return f"<Row{index}>{cells}</Row>"

    spaces = (
        'xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"'
    )
    rows = row(HEADER) + row(PEOPLE[0]) + row(PEOPLE[1], f' ss:Index="{at}"')
    table = f'<Worksheet ss:Name="Danh sách"><Table>{rows}</Table></Worksheet>'
    return f'<?xml version="1.0"?><Workbook {spaces}>{table}</Workbook>'.encode()


def far_csv(separator: str, blank: str, end: str = "\r\n"):
    def made(at: int) -> bytes:
        first, *others = (separator.join(texts) + end for texts in (HEADER, *PEOPLE))
        return (first + others[0] + (blank + end) * (at - 3) + others[1]).encode("utf-8-sig")

    return made


def far_xls(at: int) -> bytes:
    return as_xls([[*HEADER], [*PEOPLE[0]], *([[]] * (at - 3)), [*PEOPLE[1]]])


@pytest.mark.parametrize(
    ("made", "name", "at"),
    [
        (far_xlsx, "ds.xlsx", LAST),
        (far_ods, "ds.ods", 900_000),
        (far_xml, "ds.xml", 400_000),
        (far_xls, "ds.xls", 5_000),
        (far_csv(";", ";;;;"), "ds.csv", LAST),
        (far_csv(",", "", "\n"), "ds.csv", 40_000),
        (far_csv("\t", "\t \t\t\t"), "ds.txt", 40_000),
    ],
)
def test_who_stands_in_the_last_row_of_a_sheet_is_read_at_once(made, name, at):
    content = made(at)
    begun = time.process_time()
    found = read_opened(open_content(content, name), SETTINGS)
    assert time.process_time() - begun < 3
    assert [(one.name, one.source_row, one.cells["name"]) for one in found.nominees] == [
        ("Lê Thị Na", 2, "B2"),
        ("Ma Văn Ước", at, f"B{at}"),
    ]
    assert not found.problems and min(map(min, (one.confidence.values() for one in found.nominees))) > 0.7


def test_lines_far_below_others_are_read():
    text = "ĐỀ NGHỊ TẶNG GIẤY KHEN\n1. Bà Lê Thị Na, Kế toán\n" + "\n" * 40_000 + "2. Ông Ma Văn Ước, Văn thư\n"
    found = read_opened(open_pasted(text), SETTINGS)
    assert [(one.name, one.source_row) for one in found.nominees] == [("Lê Thị Na", 2), ("Ma Văn Ước", 40_003)]


def test_what_is_told_of_rows_far_down_names_their_places():
    again = ("3", "Lê Thị Na", "Kế toán", "Phòng Tài vụ", "Giấy khen của Giám đốc Sở")
    unknown = ("4", "Nông Văn Quý", "Văn thư", "Phòng Tài vụ", "Giấy khen của Giám đốc Trung tâm Khí cầu")
    placed = (
        (50_000, HEADER),
        (50_001, PEOPLE[0]),
        (90_000, again),
        (90_001, unknown),
        (90_004, ("", "", "Ghi chú: x", "", "")),
    )
    found = read_opened(open_content(xlsx(as_rows((1, ("", "DANH SÁCH", "", "", "")), *placed)), "ds.xlsx"), SETTINGS)
    (repeat,) = (problem for problem in found.problems if problem.kind == "duplicate")
    assert (repeat.source_row, repeat.cell, repeat.values["row"]) == (90_000, "B90000", 50_001)
    assert [part.rows for part in found.skipped if part.rows] == ["1", "90004"]


def test_rows_left_out_of_a_broken_text_are_told_at_their_places():
    line = "1,Lê Thị Na,Kế toán,Phòng Tài vụ,Giấy khen\n"
    text = (
        "STT,Họ và tên,Chức vụ,Đơn vị,Khen thưởng\n"
        + line
        + "\n" * 5_000
        + "2,Ma Văn Ước,Văn thư,Phòng A, B,Giấy khen\n"
        + line
    )
    (note,) = open_content(text.encode(), "ds.csv").book.notes
    assert (note.code, note.row) == ("list_row_longer", 5_003)


def test_blank_lines_inside_a_quoted_text_stay():
    text = 'a,"b' + "\n" * 4_000 + 'c",d\n'
    assert without_blank_lines(text) == (text, [])


def test_a_sheet_of_usual_length_keeps_its_rows():
    sheet = Sheet("Danh sách", [["a"], *([] for _ in range(2_000)), ["b"]])
    shorten_stretches(sheet)
    assert (len(sheet.rows), sheet.gaps, sheet.place(2_001)) == (2_002, [], 2_001)


def test_stretches_that_are_not_found_again_leave_the_text_as_it_was():
    assert gaps_of([["a"], [], ["b"]], [10]) is None
    assert gaps_of([["a"], *([[]] * 31), ["b"]], [10]) is None


@st.composite
def spread_sheets(draw):
    """Sheets with stretches of blank and filled rows, and marks on cells and rows of both."""
    rows: list[list[object]] = []
    for blank, filled in draw(st.lists(st.tuples(st.integers(0, 3_000), st.integers(1, 4)), min_size=2, max_size=4)):
        rows += [[] if draw(st.booleans()) else ["", None]] * blank
        rows += [["", f"r{len(rows) + at}"] for at in range(filled)]
    rows += [[]] * draw(st.integers(0, 200))
    sheet = Sheet("Danh sách", rows)
    for _ in range(6):
        at = draw(st.integers(0, len(rows) - 1))
        sheet.hidden_rows.add(at)
        sheet.struck.add((at, 1))
        sheet.fonts[at, 1] = ".VnTime"
        sheet.formulas[at, 1] = FormulaState.CACHED
        sheet.merged.append(MergedRange(at, 0, min(at + draw(st.integers(0, 50)), len(rows) - 1), 1))
    return sheet


@given(spread_sheets())
def test_every_row_and_mark_is_found_where_the_file_has_it(before):
    sheet = deepcopy(before)
    shorten_stretches(sheet)
    shown = SpreadRows(sheet)

    def filled(rows):
        return {at: row for at, row in enumerate(rows) if any(row)}

    assert filled(shown) == filled(before.rows)
    assert filled(before.rows) == {sheet.place(at): row for at, row in enumerate(sheet.rows) if any(row)}
    there = filled(before.rows).keys()
    assert {sheet.place(at) for at in sheet.hidden_rows} & there == before.hidden_rows & there
    assert {sheet.place(at) for at, _column in sheet.struck} & there == before.hidden_rows & there
    assert {sheet.place(at): font for (at, _), font in sheet.fonts.items() if any(sheet.rows[at])} == {
        at: font for (at, _), font in before.fonts.items() if at in there
    }
    assert {(sheet.place(area.top), area.right) for area in sheet.merged} >= {
        (area.top, area.right) for area in before.merged if area.top in there
    }
    middle = len(shown) // 2
    assert [row for row in shown.upwards(middle) if any(row)] == [
        row for row in reversed(before.rows[:middle]) if any(row)
    ]
    assert shown[middle : middle + 3] == [shown[at] for at in range(middle, min(middle + 3, len(shown)))]


def test_no_row_lies_beyond_the_last():
    with pytest.raises(IndexError):
        SpreadRows(SMALL)[3]
