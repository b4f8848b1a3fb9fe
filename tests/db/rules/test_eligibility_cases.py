"""Award by award, kind, reward type and law: met, not met, unknown or blocked, with the article, on border days."""

import csv
import json
from pathlib import Path

import pytest

from db.catalogue import rows_of, shipped
from db.rules.eligibility import findings, verdict
from db.rules.law import law_of
from db.rules.plain_case import case_from
from tests.db.rules.fact_sets import facts

HERE = Path(__file__).parent
LAW = law_of(rows_of(shipped()))
CASES = json.loads((HERE / "corrections_cases.json").read_text(encoding="utf-8"))
with (HERE / "truth_table.csv").open(encoding="utf-8", newline="") as table:
    ROWS = list(csv.DictReader(table))


@pytest.mark.parametrize("row", CASES, ids=lambda row: f"{row['n']}: {row['case_in_words']}")
def test_each_of_the_thirty_cases_is_found_as_the_law_says(row):
    found = findings(case_from(row["case"]), LAW)
    assert verdict(found) == row["verdict"]
    assert any(one.rule == row["finding"] and row["article"] in one.article for one in found), found


def test_the_table_is_wide_enough():
    assert len(CASES) == 30 and len(ROWS) >= 200
    assert len({(row["award"], row["kind"]) for row in ROWS}) > 15
    assert {"2014-08-20", "2017-09-30", "2017-10-01", "2023-12-31", "2024-01-01", "2026-09-30", "2026-10-01"} <= {
        row["decided"] for row in ROWS
    }


@pytest.mark.parametrize("name", sorted({row["facts"] for row in ROWS}))
def test_every_row_of_the_table_is_right(name):
    wrong = []
    for row in (row for row in ROWS if row["facts"] == name):
        year = int(row["decided"][:4])
        asked = {key: row[key] for key in ("award", "kind", "basis", "decided")}
        found = findings(case_from({**asked, "period": str(year), **facts(name, year)}), LAW)
        told = [one for one in found if one.state == row["state"] and row["article"] in one.article]
        if verdict(found) != row["state"] or not told:
            wrong.append((row, [(one.rule, one.state, one.article) for one in found]))
    assert wrong == []
