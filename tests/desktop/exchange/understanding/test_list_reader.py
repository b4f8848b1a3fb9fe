"""Any list in: measured on a corpus of all formats and layouts."""

from datetime import date
from functools import cache

import pytest

from desktop.exchange.readers.opening import open_content
from desktop.exchange.understanding.list_reader import ReadingSettings, read_opened
from desktop.exchange.understanding.read_result import FIELDS, ReadResult
from tests.corpus.make_corpus import CorpusFile, corpus

TODAY = date(2026, 11, 22)
FILES = corpus()
SURE = 0.75


@cache
def read(number: int) -> ReadResult:
    return read_opened(open_content(FILES[number].content, FILES[number].name), ReadingSettings(TODAY))


def numbered(golden: bool) -> list[object]:
    wanted = [n for n, file in enumerate(FILES) if bool(file.layout.golden) == golden]
    return [pytest.param(n, id=FILES[n].name) for n in wanted]


def wrong_cells(file: CorpusFile, found: ReadResult) -> list[tuple[int, str, object, object, float]]:
    wrong = []
    named = [one for one in found.nominees if one.name]
    for (row, right), one in zip(file.layout.golden, named, strict=True):
        assert one.source_row == row
        wrong += [
            (row, name, getattr(one, name), right[name], one.confidence.get(name, 1.0))
            for name in FIELDS
            if getattr(one, name) != right[name]
        ]
    return wrong


def test_the_corpus_has_forty_files():
    assert len(FILES) >= 40


@pytest.mark.parametrize("number", numbered(golden=True))
def test_every_cell_of_a_list_is_read_as_a_clerk_would(number: int):
    assert wrong_cells(FILES[number], read(number)) == []


@pytest.mark.parametrize("number", numbered(golden=True))
def test_a_clean_list_raises_nothing_above_info(number: int):
    assert [problem for problem in read(number).problems if problem.severity != "info"] == []


@pytest.mark.parametrize("number", numbered(golden=False))
def test_every_planted_problem_is_told_at_its_row(number: int):
    found = {(problem.kind, problem.source_row) for problem in read(number).problems}
    assert FILES[number].layout.problems - found == set()


@pytest.mark.parametrize("number", numbered(golden=False))
def test_nothing_but_the_planted_problems_is_told_above_info(number: int):
    told = {(p.kind, p.source_row) for p in read(number).problems if p.severity != "info"}
    assert told - FILES[number].layout.problems == set()


@pytest.mark.parametrize("number", numbered(golden=True))
def test_each_cell_says_where_it_stood(number: int):
    for one in read(number).nominees:
        assert set(one.cells) >= {"name"}
        assert all(cell[:1].isalpha() and cell[-1:].isdecimal() for cell in one.cells.values())
