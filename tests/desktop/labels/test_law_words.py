"""A row of the law is told in the clerk's words, and of a correction only what differs."""

import pytest

from db.queries.law_update import MODELS
from db.rules.law_rows import TABLES as COMPARED
from db.rules.law_rows import How, LawDifference, Standing
from desktop.labels import translation
from desktop.labels.law_words import COLUMNS, TABLES, changed_words, names_of, row_words

BONUS = {"award_type": "bk", "regime": "L1", "kind": "household", "hundredths": 225, "is_maximum": True}
BONUS = {**BONUS, "source": "Nghị định 152/2025/NĐ-CP Điều 54", "confidence": "secondary"}
NAMES = {"bk": "Bằng khen", "L1": "Luật Thi đua, khen thưởng"}


def difference(how, values, before=None, table="coefficient"):
    return LawDifference(table, how, Standing.OFFERED, "k", values, before or {})


@pytest.fixture(autouse=True)
def vietnamese():
    translation.use("vi")


def test_a_new_bonus_names_award_kind_law_and_how_sure_it_is():
    one = difference(How.ADD, BONUS)
    assert row_words(one, NAMES) == "Bằng khen; hộ gia đình; Luật Thi đua, khen thưởng"
    assert changed_words(one) == ("", "hệ số: 2,25; mức tin cậy: theo bản trích dẫn; mức tối đa: có")


def test_a_correction_tells_what_differs_on_both_sides():
    one = difference(How.CHANGE, BONUS, {**BONUS, "hundredths": 150, "source": ""})
    assert changed_words(one) == ("hệ số: 1,5; nguồn: –", "hệ số: 2,25; nguồn: Nghị định 152/2025/NĐ-CP Điều 54")


def test_a_ground_that_goes_is_told_before_and_a_law_lends_its_name():
    law = difference(How.ADD, {"code": "L1", "law": "Luật số 1", "valid_from": "2024-01-01"}, table="regime")
    values = {"regime": "L1", "level": "", "text": "Căn cứ Luật", "valid_to": "2024-06-30"}
    ground = difference(How.REMOVE, values, values, "legal_ground")
    assert row_words(ground, names_of([law])) == "Căn cứ Luật; Luật số 1"
    assert changed_words(ground) == ("đến: 30/06/2024", "")


def test_every_column_that_is_compared_has_words():
    assert set(COMPARED) == set(TABLES) == set(MODELS)
    beside = {"code", "award_type", "kind"}
    assert {column for keys, rest in COMPARED.values() for column in (*keys, *rest)} - beside <= set(COLUMNS)
