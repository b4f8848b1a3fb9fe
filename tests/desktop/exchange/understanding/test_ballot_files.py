"""Ballots go out as Excel, come back marked, and are counted; a changed, foreign or doubled one is told."""

from dataclasses import replace

import openpyxl
import pytest

from db.errors import KnownError
from desktop.exchange.readers.opening import open_file
from desktop.exchange.understanding.ballot_files import BallotLine, BallotSheet, count_ballots, read_ballot
from desktop.exchange.writers.ballot_xlsx import write_ballot

KEY = "khóa của hồ sơ"
LINES = (
    BallotLine(7, "Ông Ma Văn Ước", "Chiến sĩ thi đua cấp tỉnh"),
    BallotLine(9, "Bà H’Čưn Ŭyên Niê", "Chiến sĩ thi đua cấp tỉnh"),
    BallotLine(12, "Phòng Dữ liệu số", "Bằng khen"),
)
SHEET = BallotSheet(3, "Sở Khoa học và Công nghệ", "Phiếu bầu", LINES)


def marked(folder, number, marks, changed=""):
    """Write a ballot and mark it as a member does: {row: column}."""
    file = folder / f"phieu-{number}-{len(list(folder.iterdir()))}.xlsx"
    write_ballot(file, SHEET, number, KEY)
    book = openpyxl.load_workbook(file)
    page = book.active
    for row, column in marks:
        page.cell(5 + row, column).value = "x"
    if changed:
        page.cell(6, 3).value = changed
    book.save(file)
    return open_file(file)


def test_marks_are_counted_and_none_or_two_are_blank(tmp_path):
    one = read_ballot(marked(tmp_path, 1, [(1, 5), (2, 6), (3, 5)]), 3, KEY)
    two = read_ballot(marked(tmp_path, 2, [(1, 5), (2, 5), (2, 6)]), 3, KEY)
    found = count_ballots([one, two], [])
    assert found.counts == {7: (2, 0, 0), 9: (0, 1, 1), 12: (1, 0, 1)} and found.returned == 2 and found.refused == ()


def test_a_ballot_with_somebody_of_the_secret_list_says_so_and_counts_like_any_other(tmp_path):
    file = tmp_path / "phieu.xlsx"
    write_ballot(file, replace(SHEET, note="Văn bản nội bộ: Bà H’Čưn Ŭyên Niê thuộc danh sách mật."), 1, KEY)
    assert openpyxl.load_workbook(file).active.cell(3, 1).value.endswith("thuộc danh sách mật.")
    assert read_ballot(open_file(file), 3, KEY).number == 1


def test_one_number_counts_once(tmp_path):
    ballots = [read_ballot(marked(tmp_path, 4, [(1, 5)]), 3, KEY) for _twice in range(2)]
    found = count_ballots(ballots, [])
    assert found.returned == 1 and found.refused[0].code == "ballot_twice"


def test_a_name_written_over_is_told(tmp_path):
    with pytest.raises(KnownError, match="ballot_changed"):
        read_ballot(marked(tmp_path, 1, [(1, 5)], changed="Ông Ma Văn Ướt"), 3, KEY)


def test_a_ballot_of_another_round_record_or_program_is_told(tmp_path):
    opened = marked(tmp_path, 1, [(1, 5)])
    with pytest.raises(KnownError, match="ballot_foreign"):
        read_ballot(opened, 4, KEY)
    with pytest.raises(KnownError, match="ballot_changed"):
        read_ballot(opened, 3, "khóa khác")
    file = tmp_path / "khac.xlsx"
    openpyxl.Workbook().save(file)
    with pytest.raises(KnownError, match=r"ballot_foreign|empty"):
        read_ballot(open_file(file), 3, KEY)
