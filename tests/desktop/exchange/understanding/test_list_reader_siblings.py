"""Lists of the kinds that units send, each with what a careful clerk would enter (tests/corpus/siblings.json)."""

import json
from datetime import date
from pathlib import Path

import pytest

from desktop.exchange.readers.opening import open_content, open_pasted
from desktop.exchange.understanding.list_reader import ReadingSettings, read_opened
from tests import corpus
from tests.corpus.writers import as_xlsx

SETTINGS = ReadingSettings(date(2026, 11, 22))
CASES = json.loads((Path(corpus.__file__).parent / "siblings.json").read_text(encoding="utf-8"))


def opened(case):
    if "rows" in case:
        return open_content(as_xlsx(case["rows"], case.get("merged", ())), "ds.xlsx")
    return open_content(case["text"].encode(), case["file"]) if "file" in case else open_pasted(case["text"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_every_nominee_is_read_with_what_the_list_says(case):
    found = read_opened(opened(case), SETTINGS).nominees
    assert len(found) == len(case["nominees"])
    for wanted in case["nominees"]:
        said = [{field: one.text(field) for field in wanted} for one in found if one.name == wanted["name"]]
        assert wanted in said
