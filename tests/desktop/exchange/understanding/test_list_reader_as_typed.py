"""Lists as people type them, drawn by lot: nobody is lost or made up, and no cell is wrong without a doubt at it."""

from datetime import date

import pytest

from desktop.exchange.understanding.list_reader import ReadingSettings, read_opened
from desktop.exchange.understanding.read_result import ReadNominee
from tests.corpus.typed import Right, typed_list

SETTINGS = ReadingSettings(date(2026, 11, 22))
DOUBTFUL = 0.7
FEW, MANY = 60, 2000


def _wrong_and_sure(right: Right, found: list[ReadNominee]) -> list[str]:
    wrong = [
        f"row {right.row} {name}: {one.text(name)} for {text}"
        for one in found
        for name, text in right.texts.items()
        if (one.kind if name == "kind" else one.text(name)) != text and one.confidence.get(name, 1.0) >= DOUBTFUL
    ]
    made_up = [one.award for one in found if one.award not in right.awards]
    sure = [one.award for one in found if one.award in made_up and one.confidence.get("award", 1.0) >= DOUBTFUL]
    lost = right.awards - {one.award for one in found} if not made_up else set()
    return wrong + [f"row {right.row} award: {award}" for award in (*sure, *sorted(lost))]


def _try(count: int) -> None:
    expected = read = hit = 0
    for seed in range(count):
        case = typed_list(seed)
        found = [one for one in read_opened(case.opened, SETTINGS).nominees if one.name]
        by_row: dict[int, list[ReadNominee]] = {}
        for one in found:
            by_row.setdefault(one.source_row, []).append(one)
        expected, read = expected + len(case.people), read + len(by_row)
        for right in case.people:
            here = by_row.get(right.row, [])
            hit += bool(here)
            assert _wrong_and_sure(right, here) == [], seed
    assert hit >= 0.99 * max(expected, read)


def test_what_is_typed_in_any_way_is_read_right_or_doubted() -> None:
    _try(FEW)


@pytest.mark.long
def test_what_is_typed_in_any_way_is_read_right_or_doubted_many_times() -> None:
    _try(MANY)
