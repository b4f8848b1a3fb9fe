"""How a worksheet comes on paper: type of 9 pt and more, rows as high as their text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.engine.canvas import REGULAR, width_mm
from desktop.documents.letters.values import Office
from desktop.exchange.writers.xlsx_paper import (
    LEAST_SCALE,
    LINE,
    PAPER,
    SheetPages,
    SheetRows,
    in_characters,
    in_mm,
    lines_of,
    numbers_whole,
    printed_sheet,
)


class Sheet:
    """What a worksheet is told."""

    def __init__(self) -> None:
        self.heights: dict[int, float] = {}
        self.texts: list[tuple[int, int, int, str]] = []

    def set_row(self, row: int, height: float) -> None:
        self.heights[row] = height

    def merge_range(self, row: int, first: int, _row: int, last: int, text: str, _look: object) -> None:
        assert last > first, "Excel refuses to merge one cell"
        self.texts.append((row, first, last, text))

    def write_string(self, row: int, at: int, text: str, _look: object) -> None:
        self.texts.append((row, at, at, text))


class Book:
    def add_format(self, look: dict[str, object]) -> dict[str, object]:
        return look


def test_a_narrow_sheet_is_printed_as_it_is_and_a_wide_one_at_nine_points_or_more():
    assert printed_sheet([10, 30, 30], ["TT", "Tên", "Đơn vị"]).scale == 100
    wide = printed_sheet([35] * 4, ["Tên"] * 4)
    assert LEAST_SCALE <= wide.scale < 100 and wide.widths == [35] * 4


@given(st.lists(st.floats(3, 60), min_size=1, max_size=20))
def test_no_sheet_is_printed_below_nine_points(widths):
    printed = printed_sheet(widths, ["Đơn vị"] * len(widths))
    assert printed.scale >= LEAST_SCALE
    if not printed.across:
        assert sum(map(in_mm, printed.widths)) * printed.scale / 100 <= PAPER + 0.01


def test_a_sheet_that_cannot_be_made_narrow_goes_over_several_pages():
    printed = printed_sheet([30.0] * 30, ["Tiền thưởng (đồng)"] * 30)
    assert printed.across and printed.widths == [30.0] * 30


def test_columns_that_must_give_room_share_it_by_what_stands_in_them():
    texts = [
        ["Hoàn thành trước hạn hạ tầng truyền dẫn cho 138 xã, phường, thị trấn"],
        [],
        ["16.200.000"],
        ["Tập thể"] * 3,
    ]
    headers = ["Tóm tắt", "Ghi chú", "Tiền", "Đối tượng"]
    data = printed_sheet([40] * 4, headers, texts).widths
    summary, note, money, kind = map(in_mm, printed_sheet([40] * 4, headers, texts, by_hand=False).widths)
    assert summary > 2 * kind and note < kind and in_mm(data[1]) > note, "who signs has more room than nobody"
    assert width_mm(REGULAR, 12.0, "16.200.000") < money - 1.5, "an amount that breaks would be shown as ####"


def test_widths_go_both_ways():
    assert in_characters(in_mm(17.5)) == pytest.approx(17.5)


@given(text=st.text(st.sampled_from("Bằng khen của Chủ tịch ,.-"), max_size=200), width=st.floats(8, 90))
def test_a_cell_has_at_least_the_lines_that_its_text_fills(text, width):
    assert lines_of(text, REGULAR, 12.0, width) * width >= width_mm(REGULAR, 12.0, text.strip())


def test_a_line_feed_and_a_word_wider_than_its_cell_take_lines():
    assert lines_of("một\nhai\nba", REGULAR, 12.0, 100.0) == 3
    assert lines_of("1598/QĐ-UBND/TĐKT/2023", REGULAR, 12.0, 12.0) > 3


def test_a_row_is_as_high_as_its_tallest_text_and_a_short_one_is_left_alone():
    sheet = Sheet()
    rows = SheetRows(Book(), sheet, [10, 20])
    rows.set_height(4, ["1", "Ông Vừ Mí Kẻ"])
    rows.set_height(5, ["2", "Trung tâm Công nghệ thông tin và Truyền thông"])
    assert 4 not in sheet.heights and sheet.heights[5] >= 2 * LINE


@pytest.mark.parametrize("count", [1, 2, 3, 9])
def test_the_head_shares_the_columns_whatever_their_number(count):
    sheet = Sheet()
    SheetRows(Book(), sheet, [20] * count).write_head(Office("Sở Nội vụ", "UBND tỉnh Lai Châu"), "Danh sách", "")
    placed = [(row, first, last) for row, first, last, _text in sheet.texts]
    assert len(placed) == (5 if count > 1 else 3)
    for row in {row for row, _f, _l in placed}:
        columns = [at for one, first, last in placed if one == row for at in range(first, last + 1)]
        assert len(columns) == len(set(columns)) and max(columns) < count


@pytest.mark.parametrize(
    ("rows", "end", "first_of_the_last_page"),
    [
        ([20.0] * 10, 80.0, 0),  # all on one page
        ([20.0] * 20, 80.0, 24),  # signatures alone on the second page
        ([20.0] * 22, 80.0, 0),  # two rows are there with them
        ([20.0], 500.0, 0),
        ([200.0] * 3, 400.0, 0),  # no page has room for both
    ],
)
def test_signatures_have_the_last_two_rows_above_them(rows, end, first_of_the_last_page):
    pages = SheetPages()
    for number, high in enumerate([20.0, *rows], start=5):
        pages.take(number, high)
    assert pages.break_before(end, 100, 40.0) == first_of_the_last_page


@pytest.mark.parametrize("width", range(30, 120, 3))
def test_a_number_of_a_paper_begins_a_line_where_it_would_be_parted(width):
    text = "Bằng khen (Quyết định số 2417/QĐ-BTTTT ngày 14/12/2023), Giấy khen (số 12/QĐ-SNV-VP)"
    set_so = numbers_whole(text, REGULAR, 12.0, float(width))
    assert set_so.replace("\n", " ") == text
    assert "-\n" not in set_so and "/\n" not in set_so
    assert numbers_whole(set_so, REGULAR, 12.0, float(width)) == set_so


def test_a_number_alone_has_room_in_its_column_and_other_texts_are_not_touched():
    printed = printed_sheet([4.0, *[40.0] * 8], ["Số", *"ABCDEFGH"], [["1598/QĐ-UBND"], *[["chữ " * 30]] * 8])
    assert in_mm(printed.widths[0]) > width_mm(REGULAR, 12.0, "1598/QĐ-UBND") + 1
    assert numbers_whole("12/12 chỉ tiêu " * 20, REGULAR, 12.0, 30.0) == "12/12 chỉ tiêu " * 20
