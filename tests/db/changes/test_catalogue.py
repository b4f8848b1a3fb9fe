"""The shipped law goes into a new record once, with its days, its coefficients and how sure we are of each."""

from datetime import date

import pytest
from sqlalchemy import select

from db import catalogue
from db.changes.catalogue import LoadCatalogue
from db.changes.change import Undo
from db.connect import Database
from db.creating import create_schema
from db.errors import KnownError
from db.models.catalogue import AwardKind, AwardType, BaseSalary, Coefficient, LegalGround, Regime
from db.rules.terms import Confidence, NomineeKind


@pytest.fixture
def empty(tmp_path):
    """A record without any law."""
    database = Database(tmp_path / "sổ.sqlite", actor="Lan")
    create_schema(database)
    yield database
    database.close()


def rows(database, model):
    with database.read() as session:
        found = list(session.scalars(select(model).order_by(model.id)))
        session.expunge_all()
    return found


def test_every_row_of_the_shipped_law_is_taken(empty):
    told = empty.do(LoadCatalogue()).result
    shipped = catalogue.shipped()
    awards = rows(empty, AwardType)
    assert told == len(awards) == len(shipped["awards"])
    assert [each.code for each in awards] == [row["id"] for row in shipped["awards"]]
    assert not any(each.own for each in awards)
    assert [each.code for each in rows(empty, Regime)] == [row["id"] for row in shipped["legal_regimes"]]
    assert [each.amount for each in rows(empty, BaseSalary)] == [row["amount_vnd"] for row in shipped["base_salary"]]
    assert [each.text for each in rows(empty, LegalGround)] == [row["text"] for row in shipped["legal_grounds"]]


def test_an_award_has_its_name_without_notes_its_kinds_and_the_days_since_when(empty):
    empty.do(LoadCatalogue())
    merit = next(each for each in rows(empty, AwardType) if each.code == "province_chair_merit_certificate")
    assert (merit.name, merit.form, merit.level) == ("Bằng khen của Chủ tịch UBND tỉnh", "commendation", "province")
    kinds = {each.kind: each.valid_from for each in rows(empty, AwardKind) if each.award_type_id == merit.id}
    assert set(kinds) == {NomineeKind.COLLECTIVE, NomineeKind.INDIVIDUAL, NomineeKind.HOUSEHOLD}
    assert (kinds[NomineeKind.INDIVIDUAL], kinds[NomineeKind.HOUSEHOLD]) == (None, date(2014, 8, 20))


def test_coefficients_are_hundredths_and_doubtful_where_the_amended_law_is_not_in_hand(empty):
    empty.do(LoadCatalogue())
    regimes = {each.id: each.code for each in rows(empty, Regime)}
    merit = next(each.id for each in rows(empty, AwardType) if each.code == "province_chair_merit_certificate")
    kept = {
        (regimes[each.regime_id], each.kind): (each.hundredths, each.confidence)
        for each in rows(empty, Coefficient)
        if each.award_type_id == merit
    }
    assert kept["L2003_N91", NomineeKind.INDIVIDUAL][0] == 100
    assert kept["L2022_N98", NomineeKind.INDIVIDUAL][0] == 150
    amended, known = kept["L2022A_N152", NomineeKind.INDIVIDUAL], kept["L2022_N152", NomineeKind.INDIVIDUAL]
    assert amended == (known[0], Confidence.UNSURE)


def test_the_law_is_loaded_once_and_not_taken_back(empty):
    done = empty.do(LoadCatalogue())
    for change, code in ((LoadCatalogue(), "catalogue_loaded"), (Undo(done.entry_id), "only_counter_act")):
        with pytest.raises(KnownError) as told:
            empty.do(change)
        assert told.value.code == code
    assert len(rows(empty, AwardType)) == done.result
