"""What the catalogue adds to the law's words is said in the reader's language, the law's own words as they are."""

import json

import pytest

from desktop.labels.criterion_words import ways_words
from desktop.labels.law_notes import NOTES, with_notes
from desktop.labels.sentences import sentence
from desktop.labels.translation import use
from resources import paths
from tests.shown_words import VIETNAMESE

ORDER = "tiêu chuẩn của Huân chương Lao động, nội dung chưa có trong danh mục"


@pytest.fixture(autouse=True)
def vietnamese_again():
    yield
    use("vi")


def test_vietnamese_reads_as_the_catalogue_has_it():
    for mark in NOTES:
        assert with_notes(f"NĐ 91/2017 Điều 22 {mark}", "vi") == f"NĐ 91/2017 Điều 22 {mark}"


def test_english_says_that_the_catalogue_does_not_hold_what_an_article_asks_for():
    said = "tiêu chuẩn của Huân chương Lao động, what it asks for is not in the catalogue"
    assert with_notes(ORDER, "en") == said
    assert said in sentence("to_read", {"text": ORDER}, "en")
    assert said in sentence("other_ways", {"ways": f"Luật 2022 Điều 42: {ORDER}"}, "en")
    use("en")
    assert said in ways_words(json.dumps([{"all": [{"is": "read", "text": ORDER}]}]), {})


def test_no_note_of_the_shipped_criteria_stays_vietnamese_in_english():
    rows = json.loads(paths.path("catalogue/criteria.json").read_text("utf-8"))
    shown = {with_notes(row["article"], "en") for row in rows["criteria"]}
    shown |= {
        with_notes(each["text"], "en").partition(", what it asks")[2]
        for row in rows["criteria"]
        for way in row["ways"]
        for each in way["all"]
        if each["is"] == "read"
    }
    assert [text for text in shown if VIETNAMESE.search(text)] == []
