"""Which papers a dossier must have, by award and day; what is missing of it."""

import json
from datetime import date

import pytest

from db.catalogue import shipped
from db.rules.dossier import checklist, dossier_law, missing_names
from db.rules.terms import NomineeKind
from resources.paths import path

LAW = dossier_law(json.loads(path("catalogue/dossiers.json").read_text("utf-8")))
PERSON = NomineeKind.INDIVIDUAL


@pytest.mark.parametrize(
    ("award", "day", "papers"),
    [
        ("grassroots_emulation_fighter", date(2024, 1, 1), ("submission", "report", "minutes", "votes", "initiative")),
        ("advanced_worker", date(2026, 1, 1), ("submission", "report", "minutes")),
        ("minister_merit_certificate", date(2023, 12, 31), ("submission", "report")),
        ("minister_merit_certificate", date(2024, 1, 1), ("submission", "report", "minutes", "achievement")),
        ("national_emulation_fighter", date(2025, 1, 1), ("submission", "report", "minutes", "votes", "scope")),
    ],
)
def test_the_papers_of_an_award_on_a_day(award, day, papers):
    rule = LAW.rule_for(award, PERSON, day)
    assert rule is not None and rule.papers == papers and rule.article


def test_where_no_rule_is_in_hand_nothing_is_asked_for_and_nothing_is_missing():
    assert LAW.rule_for("dept_director_commendation", PERSON, date(2025, 1, 1)) is None
    assert missing_names(checklist(LAW, None, {}, {})) == []


def test_papers_and_scans_count_and_what_came_in_beside_is_shown():
    rule = LAW.rule_for("advanced_worker", PERSON, date(2025, 1, 1))
    asked = checklist(
        LAW, rule, {"report": (date(2025, 1, 9), ""), "Bản sao bằng": (None, "")}, {"minutes": 2}, ("Ảnh",)
    )
    assert missing_names(asked) == ["Tờ trình (công văn) kèm danh sách", "Ảnh"]
    assert [each.name for each in asked][-1] == "Bản sao bằng" and not asked[-1].required


def test_every_rule_names_awards_of_the_catalogue_and_papers_with_a_name():
    known = {row["id"] for row in shipped()["awards"]}
    for rule in LAW.rules:
        assert rule.awards <= known and set(rule.papers) <= set(LAW.names)
