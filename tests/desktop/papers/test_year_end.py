"""The figures of a year for the report: sentences and table say the same, and what is not known is told."""

import csv
from datetime import date
from itertools import pairwise

import pytest

from db.changes.ceremonies import RevokeAward
from db.connect import Database
from db.errors import KnownError
from db.queries.statistics import Dimension, Scope, behind
from desktop.documents.letters.bar_chart import BarChart
from desktop.papers.figures import FigureRow, FigureTable
from desktop.papers.table import paper
from desktop.papers.writing import write_paper
from tests.desktop.papers.conftest import TODAY, person
from tests.sample_record import sample_record

YEAR_END, STATISTICS = paper("year-end"), paper("statistics")


def cells(listing) -> list[list[object]]:
    rows = listing.parts[0].table.rows
    return [list(getattr(row, "cells", row)) for row in rows if not hasattr(row, "numeral")]


def test_every_section_adds_up_to_the_whole(sample):
    listing = sample.gather(YEAR_END, 2023)
    *rows, total = cells(listing)
    assert total[3:] == [3, 0, 8, 3, 0, 5, 2, 1, 11]
    starts = [at for at, row in enumerate(rows) if row[0] == 1] + [len(rows)]
    for first, after in pairwise(starts):
        assert [sum(row[at] for row in rows[first:after]) for at in range(3, 12)] == total[3:]


def test_sentences_say_shares_of_those_that_are_known(sample, invented):
    told = " ".join(sample.gather(YEAR_END, 2023).parts[0].opening)
    assert "Năm 2023 có 11 lượt khen thưởng cho 3 tập thể, 8 cá nhân." in told
    assert "3 lượt nữ (37,5 % của 8 lượt đã biết)" in told
    assert "28,6 % của 7 lượt đã biết, chưa biết chức vụ 1" in told
    assert "5 lượt lãnh đạo (71,4 % của 7 lượt đã biết)." in told
    nobody = invented(person("Sùng Mí Dính", honorific="", position="Tổ trưởng"))
    told = " ".join(nobody.gather(YEAR_END, 2023).parts[0].opening)
    assert "chưa biết giới tính của cả 1 lượt" in told and "0,0 %" not in told


def test_what_was_taken_back_is_told_and_left_out(tmp_path):
    database = Database(sample_record(tmp_path / "record.sqlite"), today=lambda: TODAY)
    with database.read() as session:
        one = behind(session, Scope(), {})[-1]
    database.do(RevokeAward(one, "19/QĐ-BTTTT", date(2024, 1, 10), "Khai không đúng"))
    with database.read() as session:
        year, every = (row.load().gather(session, id_, TODAY) for row, id_ in ((YEAR_END, 2023), (STATISTICS, 0)))
        assert cells(year)[-1][-1] == 10 and "Không tính 1 lượt khen đã thu hồi." in year.parts[0].opening[0]
        assert cells(every)[-1][-1] == 10 and "Không tính 1 lượt khen đã thu hồi" in every.parts[0].note
    database.close()


def test_a_year_without_awards_is_no_report(sample):
    with pytest.raises(KnownError) as refused:
        sample.gather(YEAR_END, 1999)
    assert refused.value.code == "nothing_awarded_in"


def test_of_many_years_the_early_ones_are_one_column(sample, monkeypatch):
    years = tuple((2009 + at, str(2009 + at)) for at in range(15))
    table = FigureTable(
        Dimension.AWARD, Dimension.YEAR, years, (FigureRow(1, "Giấy khen", tuple(range(15))),), 0, BarChart("")
    )
    monkeypatch.setattr("desktop.papers.statistics.figure_table", lambda *_asked: table)
    listing = sample.gather(STATISTICS, 0)
    headers = [column.header for column in listing.parts[0].table.columns]
    assert headers[3:6] == ["Trước 2012", "2012", "2013"] and headers[-1] == "Cộng"
    assert cells(listing)[-1][3:] == [0 + 1 + 2, *range(3, 15), sum(range(15))]


def test_a_worksheet_says_in_each_row_what_it_is_counted_by_and_paper_in_headings(sample, tmp_path):
    for row, subject in ((YEAR_END, 2023), (STATISTICS, 0)):
        file = tmp_path / f"{row.code}.csv"
        with sample.database.read() as session:
            write_paper(session, row, subject, TODAY, file)
        told = list(csv.DictReader(file.read_text("utf-8-sig").splitlines()))
        assert {each["Chia theo"] for each in told} >= {"Cấp", "Loại hình", "Đơn vị", ""}
        columns = sample.gather(row, subject).parts[0].table.columns
        assert "Chia theo" not in [each.header for each in columns if each.paper]
