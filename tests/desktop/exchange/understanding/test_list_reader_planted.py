"""Every problem that a list can have is told at its row, however it is written, and nothing else is."""

from datetime import date

import pytest

from desktop.exchange.readers.opening import open_content
from desktop.exchange.understanding.list_reader import ReadingSettings, read_opened
from tests.corpus.planted import PEOPLE, Planted, planted

SETTINGS = ReadingSettings(date(2026, 11, 22))
FILES = planted()


@pytest.mark.parametrize(
    "file", [pytest.param(file, id=file.name.encode("ascii", "ignore").decode()) for file in FILES]
)
def test_a_planted_problem_is_told_at_its_row_and_no_other(file: Planted):
    found = read_opened(open_content(file.content, file.name), SETTINGS)
    told = {(problem.kind, problem.source_row) for problem in found.problems}
    assert (file.kind, file.row) in told
    above_info = {(problem.kind, problem.source_row) for problem in found.problems if problem.severity != "info"}
    assert above_info <= {(file.kind, file.row)}


@pytest.mark.parametrize(
    "file", [pytest.param(file, id=file.name.encode("ascii", "ignore").decode()) for file in FILES]
)
def test_the_rows_beside_a_problem_are_read_as_they_are(file: Planted):
    found = read_opened(open_content(file.content, file.name), SETTINGS)
    others = [(one.source_row, one.name) for one in found.nominees if one.source_row != file.row]
    assert others == [(n, name) for n, (name, _, _) in enumerate(PEOPLE, 2) if n != file.row]
