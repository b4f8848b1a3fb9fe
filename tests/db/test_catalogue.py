"""The shipped catalogue as rows of the record: every reference leads somewhere, every row has its key."""

from collections import Counter

from db.catalogue import families, rows_of, shipped, typed
from db.rules.law_rows import TABLES, LawRow

ROWS = rows_of(shipped())


def test_no_two_rows_are_known_by_the_same_key():
    assert [one for one, many in Counter((row.table, row.key) for row in ROWS).items() if many > 1] == []
    assert {row.table for row in ROWS} == set(TABLES)


def test_every_row_names_laws_and_awards_that_are_there_before_it():
    seen: set[tuple[str, object]] = set()
    for row in ROWS:
        for name in ("regime", "award_type"):
            assert name not in row.values or (name, row.values[name]) in seen
        if row.table in ("regime", "award_type"):
            seen.add((row.table, row.values["code"]))


def test_every_row_has_the_columns_that_are_compared():
    for row in ROWS:
        assert {column for columns in TABLES[row.table] for column in columns} <= set(row.values), row


def test_a_criterion_stands_once_for_each_award_and_kind():
    codes = [row.values["code"] for row in ROWS if row.table == "criterion"]
    assert "bk_2022_individual.province_chair_merit_certificate.individual" in codes
    assert len(codes) == sum(len(each["awards"]) * len(each["kinds"]) for each in shipped()["criteria"])


def test_votes_and_words_are_typed_views_of_the_same_files():
    assert typed() is typed() and set(typed().awards) == {each["id"] for each in shipped()["awards"]}
    assert families() and LawRow("regime", {"code": "x"}).key == ("x",)
