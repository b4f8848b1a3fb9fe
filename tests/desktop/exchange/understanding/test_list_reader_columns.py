"""What the clerk or the office says about columns wins over the program's guess; a long reading can be stopped."""

from datetime import date

import pytest

from desktop.exchange.readers.opening import open_content
from desktop.exchange.understanding.list_reader import ReadingSettings, read_opened
from tests.corpus.writers import as_xlsx

GRID = [
    ["STT", "Họ và tên", "Cột lạ", "Đơn vị", "Hình thức khen thưởng"],
    [1, "Vi Văn Quyết", "Bưu tá", "Bưu điện tỉnh", "Lao động tiên tiến"],
]
TODAY = date(2026, 11, 22)


def positions(settings: ReadingSettings, told: str = "Bưu tá") -> list[str | None]:
    grid = [GRID[0], [*GRID[1][:2], told, *GRID[1][3:]]]
    found = read_opened(open_content(as_xlsx(grid), "list.xlsx"), settings)
    return [one.position for one in found.nominees]


def test_an_unknown_column_is_left_out():
    assert positions(ReadingSettings(TODAY), "Xanh") == [None]


def test_a_column_of_unknown_name_is_known_by_what_stands_in_it_and_stays_in_doubt():
    found = read_opened(open_content(as_xlsx(GRID), "list.xlsx"), ReadingSettings(TODAY))
    assert [one.position for one in found.nominees] == ["Bưu tá"]
    assert found.nominees[0].confidence["position"] < 0.7


@pytest.mark.parametrize("heading", ["Đề xuất", "Mức", ""])
def test_short_awards_with_their_giver_make_a_column_of_awards_whatever_its_heading(heading):
    rows = [
        [1, "Vi Văn An", "BK của Chủ tịch UBND tỉnh"],
        [2, "Vi Văn Ba", "GK Giám đốc Sở"],
        [3, "Vi Văn Cả", "BKTTg"],
    ]
    grid = [["STT", "Họ và tên", heading], *rows]
    found = read_opened(open_content(as_xlsx(grid), "list.xlsx"), ReadingSettings(TODAY))
    assert [one.award for one in found.nominees] == [
        "Bằng khen của Chủ tịch UBND tỉnh",
        "Giấy khen của Giám đốc Sở",
        "Bằng khen của Thủ tướng Chính phủ",
    ]


def test_a_column_told_by_the_clerk_is_read_in_every_row():
    assert positions(ReadingSettings(TODAY, column_overrides={"DS": {"position": 2}})) == ["Bưu tá"]


def test_a_header_that_the_office_corrected_once_is_known_again():
    assert positions(ReadingSettings(TODAY, learned_headers={"Cột lạ": "position"})) == ["Bưu tá"]


def test_a_long_reading_can_be_stopped():
    class StoppedError(Exception):
        pass

    def step(done: int, total: int) -> None:
        raise StoppedError

    rows = [
        GRID[0],
        *([n, f"Vi Văn Quyết {'ABCDE'[n % 5]}n", "", "Bưu điện", "Lao động tiên tiến"] for n in range(2100)),
    ]
    with pytest.raises(StoppedError):
        read_opened(open_content(as_xlsx(rows), "list.xlsx"), ReadingSettings(TODAY, step=step))
