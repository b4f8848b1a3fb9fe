"""Whatever people do to a good list, nobody in it is lost in silence: read, told as a problem, or told as left out."""

from datetime import date

import pytest

from db.rules.names import match_key
from desktop.exchange.readers.opening import OpenedFile
from desktop.exchange.readers.workbook import ListRefusedError, Sheet, column_letters
from desktop.exchange.understanding.cell_text import line_text
from desktop.exchange.understanding.list_reader import ReadingSettings, read_opened
from desktop.exchange.understanding.read_result import ReadResult
from tests.corpus.mutated import mutated

SETTINGS = ReadingSettings(date(2026, 11, 22))


def _rows_of(rows: str | None) -> range:
    if rows is None:
        return range(1, 1 << 20)
    first, _, last = rows.partition("-")
    return range(int(first), int(last or first) + 1)


def _told_of(found: ReadResult, sheet: Sheet, row: int, column: int) -> bool:
    """Return whether a cell (its row from 1) stands in a problem's row or in a part that was left out."""
    if any(problem.sheet == sheet.name and problem.source_row == row for problem in found.problems):
        return True
    return any(
        part.sheet == sheet.name and part.columns in (None, column_letters(column)) and row in _rows_of(part.rows)
        for part in found.skipped
    )


def lost_of(seed: int) -> list[tuple[int, str, list[str]]]:
    """Return the names of a mutated list that were neither read nor told; a file refused as a whole tells all."""
    book, names, done = mutated(seed)
    try:
        found = read_opened(OpenedFile("", "", book), SETTINGS)
    except ListRefusedError:
        return []
    read = {(one.sheet, one.source_row): match_key(one.name) for one in found.nominees}
    everybody = " | ".join(match_key(one.name) for one in found.nominees)
    lost = []
    for sheet in book.sheets:
        for row, values in enumerate(sheet.rows, 1):
            for column, value in enumerate(values):
                text = match_key(line_text(value)) if isinstance(value, str) else ""
                for name in names if text else ():
                    key = match_key(name)
                    gone = key in text and key not in read.get((sheet.name, row), "") and key not in everybody
                    if gone and not _told_of(found, sheet, row, column):
                        lost.append((seed, f"{sheet.name}:{row} {name}", done))
    return lost


def test_nobody_is_lost_in_sixty_changed_copies_of_ten_lists():
    assert [one for seed in range(60) for one in lost_of(seed)] == []


def test_most_of_the_changed_copies_are_still_read():
    refused = 0
    for seed in range(60):
        try:
            refused += not read_opened(OpenedFile("", "", mutated(seed)[0]), SETTINGS).nominees
        except ListRefusedError:
            refused += 1
    assert refused < 10


@pytest.mark.long
def test_nobody_is_lost_in_five_hundred_changed_copies_of_ten_lists():
    assert [one for seed in range(500) for one in lost_of(seed)] == []
