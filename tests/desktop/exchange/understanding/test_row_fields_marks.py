"""Columns that mark an award: what says yes, what says no, and what only the whole column tells."""

import pytest

from desktop.exchange.understanding.row_fields import Mark, MarkColumn, is_mark, says_no

WORKER = "Lao động tiên tiến"


def read(text: str, *column: object) -> Mark:
    return MarkColumn(WORKER, [text, *column]).read(text)  # type: ignore[list-item]


@pytest.mark.parametrize(
    "text", ["x", "X", "✓", "√", "☑", "☒", "1", "ü", "True", "TRUE", "Đúng", "Có", "Đạt", "v", "+"]
)
def test_signs_that_say_yes(text: str) -> None:
    assert read(text) is Mark.YES and is_mark(text) is (text != "Đạt giải ba")


@pytest.mark.parametrize(
    "text",
    ["0", "False", "FALSE", "Sai", "Không", "không đạt", "Chưa đạt", "Không xét", "☐", "-", "Rút", "Chưa đủ điều kiện"],
)
def test_signs_that_say_no(text: str) -> None:
    assert read(text) is Mark.NO and says_no(text)


@pytest.mark.parametrize("text", ["?", "2", "15/3/2024", "xem lại", "c", "k", "✗", "Giấy khen", "QĐ 12"])
def test_what_says_neither_is_left_to_the_clerk(text: str) -> None:
    assert read(text) is Mark.UNKNOWN


@pytest.mark.parametrize("pair", [("c", "k"), ("Đ", "S"), ("T", "F"), ("✓", "✗"), ("þ", "ý")])
def test_pairs_of_signs_are_told_by_the_whole_column(pair: tuple[str, str]) -> None:
    yes, no = pair
    assert (read(yes, no, yes), read(no, yes, yes)) == (Mark.YES, Mark.NO)


def test_a_cross_among_ticks_is_in_doubt_where_no_cell_is_blank() -> None:
    assert read("x", "✓", "✓") is Mark.UNKNOWN
    assert read("x", "✓", "") is Mark.YES


@pytest.mark.parametrize("text", ["LĐTT", "Lao động tiên tiến", "lao động tiên tiến"])
def test_the_award_itself_in_its_column_says_yes(text: str) -> None:
    assert read(text) is Mark.YES


def test_a_fuller_wording_in_the_cell_wins_over_the_header() -> None:
    column = MarkColumn("Giấy khen", ["x", "Giấy khen của Giám đốc Sở"])
    assert column.read("Giấy khen của Giám đốc Sở") is Mark.YES
    assert column.wording("Giấy khen của Giám đốc Sở") == "Giấy khen của Giám đốc Sở"
    assert column.wording("x") == "Giấy khen"
