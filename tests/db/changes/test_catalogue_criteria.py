"""The office enters what the law asks for where the shipped law has no text; only then nominations are judged by it."""

from dataclasses import replace
from datetime import date

import pytest

from db.changes.catalogue import AddCriterion, EditCriterion, RemoveCriterion
from db.models.catalogue import Criterion
from db.queries.advice import advice
from db.rules.terms import NomineeKind
from tests.db.changes.conftest import person

LATE = date(2026, 11, 1)


def entered(office, ways, **changed):
    values = {"article": "Luật 06/2026 Điều 74", "valid_from": date(2026, 10, 1), "source": "Công báo", **changed}
    return AddCriterion(office.award, NomineeKind.INDIVIDUAL, ways=ways, **values)


def test_a_day_of_the_new_law_is_judged_once_its_text_is_entered(office):
    one = office.nominate(person("Ma Văn Páo"))

    def rules():
        with office.database.read() as session:
            return [each.rule for each in advice(session, [one], LATE)[one]]

    assert rules() == ["law_not_in_hand", "received_unknown"]
    ways = [{"point": "điểm a", "basis": ["phong_trao"], "all": [{"is": "launched", "by": ["province"]}]}]
    made = office.database.do(entered(office, ways)).result
    assert rules() == ["criteria_met"]
    office.database.do(RemoveCriterion(made))
    assert rules() == ["law_not_in_hand", "received_unknown"]


@pytest.mark.parametrize(
    "ways", [[], "x", [{}], [{"all": [{"is": "màu"}]}], [{"basis": ["x"], "all": []}], [{"all": ["years"]}]]
)
def test_ways_that_nobody_can_read_are_refused(office, ways):
    assert office.refused(entered(office, ways)).code == "way_wrong"


def test_an_article_without_words_or_source_is_refused(office):
    for lacking in ({"article": " "}, {"source": ""}):
        assert office.refused(entered(office, [{"all": []}], **lacking)).code == "field_missing"


def test_an_own_criterion_is_corrected_one_of_the_law_is_not(office):
    made = office.database.do(entered(office, [{"all": []}])).result
    corrected = {"ways": [{"all": []}], "valid_from": date(2026, 10, 2), "source": "Công báo tỉnh"}
    change = EditCriterion(made, office.award, NomineeKind.COLLECTIVE, "QĐ 12/2026 Điều 5", **corrected)
    office.database.do(change)
    kept = {row.id: row for row in office.all(Criterion)}
    assert (kept[made].article, kept[made].kind) == ("QĐ 12/2026 Điều 5", NomineeKind.COLLECTIVE)
    law = next(row.id for row in kept.values() if not row.code.startswith("own_"))
    assert office.refused(replace(change, criterion_id=law)).code == "criterion_of_law"
