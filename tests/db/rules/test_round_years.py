"""What a round becomes in another year: its words and its days."""

from datetime import date

import pytest

from db.rules.round_years import day_in, title_in, words_in


@pytest.mark.parametrize(
    ("text", "later"),
    [
        ("phong trào thi đua yêu nước năm 2022", "phong trào thi đua yêu nước năm 2023"),
        ("Đợt 2022 (năm 2022)", "Đợt 2023 (năm 2023)"),
        ("giai đoạn 2018-2022", "giai đoạn 2018-2022"),
        ("giai đoạn 2018 – 2022", "giai đoạn 2018 – 2022"),
        ("giai đoạn 2022-2026", "giai đoạn 2022-2026"),
        ("Công văn 12022", "Công văn 12022"),
        ("", ""),
    ],
)
def test_the_year_of_a_round_becomes_the_new_one_and_a_span_of_years_stays(text, later):
    assert words_in(text, 2022, 2023) == later


def test_a_title_without_a_year_gets_it_behind():
    assert title_in("Đợt đột xuất", 2022, 2023) == "Đợt đột xuất (2023)"
    assert title_in("Tổng kết năm 2022", 2022, 2023) == "Tổng kết năm 2023"


def test_days_move_by_whole_years_and_29_february_becomes_the_28th():
    assert day_in(date(2024, 2, 29), 1) == date(2025, 2, 28)
    assert day_in(date(2023, 11, 30), 1) == date(2024, 11, 30)
    assert day_in(None, 1) is None
