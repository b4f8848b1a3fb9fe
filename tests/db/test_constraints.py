"""What the database refuses is told in the clerk's words: no table, column or SQL ever shows."""

import pytest
from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.exc import IntegrityError

from db.changes.certificates import AddStock
from db.constraints import CODES, code_of
from db.models.tables import metadata
from desktop.labels.record_codes import CODES as SENTENCES
from desktop.labels.sentences import sentence
from tests.db.changes import conftest

template, office = conftest.template, conftest.office


def names():
    found = set()
    for table in metadata.sorted_tables:
        for rule in table.constraints:
            if isinstance(rule, UniqueConstraint):
                found.add("_".join(["uq", table.name, *(column.name for column in rule.columns)]))
            elif isinstance(rule, CheckConstraint):
                found.add(str(rule.name) if str(rule.name).startswith("ck_") else f"ck_{table.name}_{rule.name}")
    return found


def refused(words):
    return code_of(IntegrityError("INSERT …", {}, Exception(words)))


def test_every_constraint_that_has_words_is_one_of_the_record():
    assert set(CODES) <= names()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (
            "UNIQUE constraint failed: decision.authority_id, decision.number_year, decision.number",
            "twice_decision_number",
        ),
        ("CHECK constraint failed: ck_council_session_attendance", "more_present_than_members"),
        ('duplicate key value violates unique constraint "uq_stock_name"\nDETAIL: …', "twice_stock"),
        ("UNIQUE constraint failed: setting.key", "constraint_twice"),
        ("FOREIGN KEY constraint failed", "constraint_link"),
        ("NOT NULL constraint failed: stock.name", "constraint_empty"),
        ("CHECK constraint failed: something_else", "constraint"),
    ],
)
def test_what_sqlite_and_postgresql_say_finds_its_sentence(words, code):
    assert refused(words) == code


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_refusal_has_a_sentence_without_names_of_tables(lang):
    for code in {*CODES.values(), "constraint", "constraint_twice", "constraint_link", "constraint_empty"}:
        told = sentence(code, lang=lang)
        assert "_" not in told, told
        assert "{" not in told, told
        assert told.endswith("."), told
    assert all("constraint failed" not in text for text in SENTENCES.values())


def test_what_a_clerk_enters_twice_is_told_in_words(office):
    office.database.do(AddStock("Phôi Giấy khen"))
    assert office.refused(AddStock("Phôi Giấy khen")).code == "twice_stock"
    told = sentence(office.refused(AddStock("Phôi Giấy khen")), lang="vi")
    assert "loại phôi" in told.casefold()
