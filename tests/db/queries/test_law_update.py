"""What the shipped law has else than a record, also one of the first release, and what the office made its own."""

import copy
import shutil
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from db import catalogue
from db.catalogue import shipped
from db.changes.catalogue import LoadCatalogue, ReceiveCatalogue
from db.changes.change import Undo
from db.changes.law_entries import AddBaseSalary, AddGround, AddRegime, EditBaseSalary, EditGround, RemoveGround
from db.check import check
from db.connect import Database
from db.creating import create_record, create_schema
from db.errors import KnownError
from db.models.catalogue import BaseSalary, LegalGround, Regime
from db.opening import open_record
from db.queries import law_update
from db.queries.grounds import grounds_for
from db.queries.law import base_salary_on
from db.queries.law_text import law_in
from db.queries.law_update import differences_with_shipped
from db.rules.law_rows import How, Standing
from tests.sample_record import sample_record

FIRST = Path(__file__).parents[2] / "files" / "record-0001.sqlite"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    create_record(tmp_path_factory.mktemp("law") / "sổ.sqlite")
    return next(iter(tmp_path_factory.getbasetemp().glob("law*/sổ.sqlite")))


@pytest.fixture
def record(made, tmp_path):
    with open_record(shutil.copy(made, tmp_path / "sổ.sqlite"), actor="Lan") as opened:
        yield opened.database


@pytest.fixture
def newer(monkeypatch):
    """The law with a new base salary, the one before it ended, and a ground reworded."""
    data = copy.deepcopy(shipped())
    data["base_salary"][-1]["valid_to"] = "2027-06-30"
    last = data["base_salary"][-1]
    data["base_salary"].append({**last, "valid_from": "2027-07-01", "valid_to": None, "amount_vnd": 2_700_000})
    data["legal_grounds"][-1]["text"] += " (sửa)"
    monkeypatch.setattr(law_update, "shipped", lambda: data)
    return data


def told(database):
    with database.read() as session:
        return [(one.how, one.standing, one.table) for one in differences_with_shipped(session)]


def grounds(database):
    with database.read() as session:
        return {row.id: row.text for row in session.execute(select(LegalGround.id, LegalGround.text))}


def test_a_new_record_has_the_shipped_law(record):
    assert told(record) == []
    with pytest.raises(KnownError) as refused:
        record.do(ReceiveCatalogue())
    assert refused.value.code == "nothing_to_receive"


def test_a_record_of_the_first_release_receives_the_law_and_gives_it_back(tmp_path):
    with open_record(shutil.copy(FIRST, tmp_path / "sổ.sqlite"), actor="Lan") as opened:
        database = opened.database
        with database.read() as session:
            before = list(session.execute(select(LegalGround.text).order_by(LegalGround.id)).scalars())
        found = told(database)
        kept = [one for one in found if one[1] is not Standing.OFFERED]  # its decisions of 2014 to 2017
        assert {one[1:] for one in kept} == {(Standing.USED, "regime"), (Standing.USED, "legal_ground")}
        done = database.do(ReceiveCatalogue())
        assert done.result == len(found) - len(kept) > 20
        assert told(database) == kept
        assert any("14 tháng 6 năm 2025" in text for text in grounds(database).values())
        database.do(Undo(done.entry_id))
        assert told(database) == found and sorted(before) == sorted(grounds(database).values())
        with database.read() as session:
            assert check(session) == []


def test_the_offices_own_entries_stay_as_they_are(record, newer):
    """It removed a ground, corrected one, added one, and entered the new base salary itself."""
    texts = grounds(record)
    last, first, second = max(texts), *list(texts)[:2]
    record.do(EditGround(last, "", "Căn cứ của cơ quan"))
    record.do(RemoveGround(first))
    record.do(AddGround(1, "province", "Căn cứ Quy chế của tỉnh"))
    record.do(AddBaseSalary(2_710_000, date(2027, 7, 1), "Nghị định"))
    assert told(record) == [
        (How.CHANGE, Standing.OFFICE, "base_salary"),
        (How.CHANGE, Standing.OFFICE, "legal_ground"),
    ]
    with pytest.raises(KnownError) as refused:
        record.do(ReceiveCatalogue())
    assert refused.value.code == "nothing_to_receive"
    assert grounds(record)[last] == "Căn cứ của cơ quan" and first not in grounds(record) and second in texts


def test_one_row_is_received_by_its_key_and_the_rest_is_offered_still(record, newer):
    record.do(ReceiveCatalogue(("base_salary|2027-07-01", "base_salary|2026-07-01")))
    with record.read() as session:
        assert base_salary_on(session, date(2027, 7, 1)) == 2_700_000
        assert base_salary_on(session, date(2027, 6, 30)) == 2_530_000
        assert session.scalar(select(BaseSalary.valid_to).where(BaseSalary.amount == 2_530_000)) == date(2027, 6, 30)
    assert told(record) == [(How.CHANGE, Standing.OFFERED, "legal_ground")]


def test_a_correction_of_the_office_that_was_undone_is_the_programs_entry_again(record, newer):
    with record.read() as session:
        id_ = session.scalar(select(BaseSalary.id).where(BaseSalary.amount == 2_530_000))
    edited = record.do(EditBaseSalary(id_, 2_530_000, date(2026, 7, 1), "Công báo"))
    assert (How.CHANGE, Standing.OFFICE, "base_salary") in told(record)
    record.do(Undo(edited.entry_id))
    assert {standing for _how, standing, _table in told(record)} == {Standing.OFFERED}


def test_a_row_of_a_law_that_the_office_entered_itself_stays_out_with_it(record, newer):
    newer["legal_regimes"].append({**newer["legal_regimes"][-1], "id": "L2028", "valid_from": "2028-01-01"})
    newer["legal_grounds"].append({**newer["legal_grounds"][-1], "regime": "L2028"})
    record.do(AddRegime("Luật mới của cơ quan", date(2028, 1, 1)))
    found = told(record)
    assert (How.ADD, Standing.OFFICE, "regime") in found and (How.ADD, Standing.OFFICE, "legal_ground") in found


@pytest.mark.parametrize(
    ("key", "code"), [("base_salary|1999-01-01", "law_row_unknown"), ("legal_ground|x", "law_row_unknown")]
)
def test_a_key_that_is_no_difference_is_refused(record, newer, key, code):
    with pytest.raises(KnownError) as refused:
        record.do(ReceiveCatalogue((key,)))
    assert refused.value.code == code


def test_a_bonus_under_a_law_that_is_not_received_with_it_is_refused(record, newer):
    newer["legal_regimes"][-1]["valid_to"] = "2027-12-31"
    newer["legal_regimes"].append(
        {**newer["legal_regimes"][-1], "id": "L2028", "valid_from": "2028-01-01", "valid_to": None}
    )
    newer["legal_grounds"].append(
        {**newer["legal_grounds"][-1], "regime": "L2028", "level": "", "text": "Căn cứ Luật mới"}
    )
    with pytest.raises(KnownError) as refused:
        record.do(ReceiveCatalogue(("legal_ground|L2028||Căn cứ Luật mới",)))
    assert refused.value.code == "law_row_alone"
    assert record.do(ReceiveCatalogue()).result == 6


def test_what_an_issued_decision_went_by_is_kept(tmp_path, monkeypatch):
    """The sample's decisions of 2024 were issued under NĐ 98 and the base salary of 2023."""
    data = copy.deepcopy(shipped())
    row = next(row for row in data["base_salary"] if row["valid_from"] == "2023-07-01")
    row["amount_vnd"] = 1_810_000
    monkeypatch.setattr(law_update, "shipped", lambda: data)
    with open_record(sample_record(tmp_path / "sổ.sqlite", practice=True)) as opened:
        found = told(opened.database)
    assert found == [(How.CHANGE, Standing.USED, "base_salary")]


FROM_65 = "Căn cứ Nghị định số 65/2014/NĐ-CP"


@pytest.fixture
def one_row(tmp_path, monkeypatch):
    """A record of the release that had 2010 to 2017 as one law and no base salary before May 2010."""
    data = copy.deepcopy(shipped())
    laws = {row["id"]: row for row in data["legal_regimes"]}
    laws["L2003_N42"] |= {"valid_to": "2017-09-30", "decrees": laws["L2003_N65"]["decrees"]}
    data["legal_regimes"].remove(laws["L2003_N65"])
    both = {(row["level"], row["text"]) for row in data["legal_grounds"] if row["regime"] == "L2003_N42"}
    grounds_of = data["legal_grounds"]
    data["legal_grounds"] = [
        row | {"regime": "L2003_N42"} if row["regime"] == "L2003_N65" else row
        for row in grounds_of
        if row["regime"] != "L2003_N65" or (row["level"], row["text"]) not in both
    ]
    data["base_salary"] = [row for row in data["base_salary"] if row["valid_from"] >= "2010-05-01"]
    database = Database(tmp_path / "sổ.sqlite", actor="Lan")
    create_schema(database)
    with monkeypatch.context() as earlier:
        earlier.setattr(catalogue, "shipped", lambda: data)
        database.do(LoadCatalogue())
    yield database
    database.close()


def on(database, day):
    """Return the law of a day, and whether its grounds for a province name Decree 65."""
    with database.read() as session:
        regime = law_in(session).regime_on(day)
        lines = grounds_for(session, "province", day, "Ủy ban nhân dân tỉnh Tuyên Quang")
    return regime.code, any(line.startswith(FROM_65) for line in lines), len(lines)


def test_the_law_of_2010_to_2017_is_received_as_two_with_the_days_of_decree_65(one_row):
    with one_row.read() as session:
        first = session.scalar(select(LegalGround.id).where(LegalGround.text.startswith(FROM_65)))
    one_row.do(AddGround(on_regime(one_row, "L2003_N42"), "province", "Căn cứ Quy chế của tỉnh"))
    assert on(one_row, date(2014, 8, 20)) == ("L2003_N42", True, 5)
    assert {standing for _how, standing, _table in told(one_row)} == {Standing.OFFERED}
    done = one_row.do(ReceiveCatalogue())
    assert told(one_row) == []
    assert on(one_row, date(2014, 8, 19)) == ("L2003_N42", False, 4)
    assert on(one_row, date(2014, 8, 20)) == ("L2003_N65", True, 4)
    assert on(one_row, date(2017, 9, 30)) == ("L2003_N65", True, 4) and on(one_row, date(2017, 10, 1))[0] == "L2003_N91"
    with one_row.read() as session:
        moved = session.get(LegalGround, first)
        assert moved.regime_id == on_regime(one_row, "L2003_N65")
        assert (
            base_salary_on(session, date(2009, 5, 1)) == 650_000
            and base_salary_on(session, date(2009, 4, 30)) == 540_000
        )
    one_row.do(Undo(done.entry_id))
    assert on(one_row, date(2014, 8, 20)) == ("L2003_N42", True, 5)


def on_regime(database, code):
    with database.read() as session:
        return session.scalar(select(Regime.id).where(Regime.code == code))


def test_where_decisions_were_issued_by_the_one_law_it_stays_whole_with_its_grounds(one_row, monkeypatch):
    """Of 2009, when the record had no base salary, an issued decision went by none: those are received."""
    monkeypatch.setattr(law_update, "_issued", lambda _session: ["2009-06-01", "2015-03-02"])
    kept = [one for one in told(one_row) if one[1] is not Standing.OFFERED]
    assert [one for one in kept if one[2] == "regime"] == [
        (How.ADD, Standing.USED, "regime"),
        (How.CHANGE, Standing.USED, "regime"),
    ]
    one_row.do(ReceiveCatalogue())
    assert on(one_row, date(2015, 3, 2)) == ("L2003_N42", True, 4)
    with one_row.read() as session:
        assert base_salary_on(session, date(2009, 6, 1)) == 650_000


@pytest.mark.parametrize("key", ["regime|L2003_N42", "regime|L2003_N65"])
def test_half_of_a_law_that_is_divided_is_refused_with_its_day(one_row, key):
    with pytest.raises(KnownError) as refused:
        one_row.do(ReceiveCatalogue((key,)))
    assert (refused.value.code, refused.value.values["date"]) == ("law_days_apart", date(2014, 8, 20))
