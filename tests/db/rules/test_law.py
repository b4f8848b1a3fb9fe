"""The law in dated rows: which criteria, rules and names hold on a day."""

import itertools
import json
from datetime import date

from db.catalogue import rows_of, shipped
from db.rules.law import Span, Way, law_of, ways_of
from db.rules.law_rows import LawRow
from db.rules.terms import NomineeKind, RewardType

LAW = law_of(rows_of(shipped()))
BK = "province_chair_merit_certificate"


def test_a_criterion_holds_from_its_first_day_to_its_last():
    assert LAW.criteria_on(BK, NomineeKind.INDIVIDUAL, date(2017, 9, 30))[0].article == "NĐ 65/2014 Điều 24 khoản 1"
    assert "NĐ 91" in LAW.criteria_on(BK, NomineeKind.INDIVIDUAL, date(2017, 10, 1))[0].article
    assert LAW.criteria_on(BK, NomineeKind.INDIVIDUAL, date(2026, 10, 1)) == ()
    assert LAW.knows(BK) and not LAW.knows("cultural_village")


def test_every_criterion_is_of_an_award_that_the_catalogue_has_for_that_kind():
    for (award, kind), found in LAW.criteria.items():
        assert kind in LAW.awards[award].kinds and found


def test_no_two_criteria_of_an_award_and_kind_begin_on_different_days_and_overlap():
    """They would be two texts of the law at once: alternatives of one text have the same days."""
    for found in LAW.criteria.values():
        spans = sorted({(one.span.first, one.span.last) for one in found})
        assert all(last < first for (_first, last), (first, _last) in itertools.pairwise(spans))


def test_a_dossier_received_before_the_new_law_is_judged_by_the_day_before_it():
    assert LAW.text_day(date(2026, 10, 1), date(2026, 9, 15)) == date(2026, 9, 30)
    assert LAW.text_day(date(2026, 10, 1), date(2026, 10, 1)) == date(2026, 10, 1)
    assert LAW.text_day(date(2026, 10, 1), None) == date(2026, 10, 1)
    assert LAW.text_day(date(2025, 1, 1), date(2024, 9, 15)) == date(2025, 1, 1)


def test_an_award_is_called_without_who_gives_it_and_an_unknown_one_by_its_code():
    assert LAW.name_of("advanced_worker") == "Lao động tiên tiến" and LAW.name_of("x") == "x"
    assert LAW.awards["advanced_worker"].title and not LAW.awards[BK].title


def test_ways_are_read_from_their_json():
    text = json.dumps([{"point": "điểm a", "basis": ["phong_trao"], "all": [{"is": "read", "text": "x"}]}, {"all": []}])
    first, second = ways_of(text)
    assert first == Way("điểm a", frozenset({RewardType.MOVEMENT}), ({"is": "read", "text": "x"},))
    assert first.read_only and second == Way("", frozenset(), ())


def test_rows_of_tables_that_judge_nothing_are_passed_over():
    law = law_of([LawRow("base_salary", {"valid_from": "2024-01-01"})])
    assert law.regimes == () and law.regime_on(date(2024, 1, 1)) is None
    assert Span(None, date(2024, 1, 1)).holds_on(date(2024, 1, 1)) and not Span(date(2024, 1, 2)).holds_on(
        date(2024, 1, 1)
    )
