"""The round or decision that an argument names: by id, by name or number, or the only one there is."""

from datetime import date

import pytest

from db.changes.certificates import AddStock, SayIssuerLine
from db.changes.rounds import OpenRound
from db.connect import Database
from db.creating import create_record
from db.errors import KnownError
from db.rules.terms import RewardType
from desktop.commands.record_arguments import find_decision, find_decisions, find_round, find_stock
from tests.db.changes import conftest
from tests.db.changes.conftest import person
from tests.db.changes.test_decisions import issued
from tests.sample_record import sample_record

TODAY = date(2024, 1, 12)
template, office = conftest.template, conftest.office
MINISTER, CHAIRMAN = "2417/QĐ-BTTTT", "1598/QĐ-UBND"


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """The sample round, then a second round without decisions."""
    database = Database(sample_record(tmp_path_factory.mktemp("record") / "sổ.sqlite"), today=lambda: TODAY)
    database.do(OpenRound("Phong trào năm 2023", 2023, RewardType.MOVEMENT))
    with database.read() as session:
        yield session
    database.close()


@pytest.fixture
def empty(tmp_path):
    create_record(tmp_path / "sổ.sqlite", today=lambda: TODAY)
    database = Database(tmp_path / "sổ.sqlite", today=lambda: TODAY)
    with database.read() as session:
        yield session
    database.close()


@pytest.fixture
def one_round(tmp_path):
    create_record(tmp_path / "sổ.sqlite", today=lambda: TODAY)
    database = Database(tmp_path / "sổ.sqlite", today=lambda: TODAY)
    made = database.do(OpenRound("Phong trào năm 2022", 2022, RewardType.MOVEMENT)).result
    with database.read() as session:
        yield session, made
    database.close()


def refused(call, *arguments):
    with pytest.raises(KnownError) as error:
        call(*arguments)
    return error.value


def test_a_round_is_named_by_its_id_or_its_name_with_or_without_accents(sample):
    first = find_round(sample, "1")
    assert [find_round(sample, text) for text in ("Phong trào thi đua yêu nước năm 2022", "PHONG TRAO NAM 2023")] == [
        first,
        first + 1,
    ]


def test_the_only_round_need_not_be_named(one_round):
    session, made = one_round
    assert find_round(session, None) == made


@pytest.mark.parametrize(("text", "code"), [(None, "which_round"), ("2019", "unknown_round"), ("", "unknown_round")])
def test_a_round_in_doubt_is_refused_with_all_there_are(sample, text, code):
    error = refused(find_round, sample, text)
    assert error.code == code
    assert error.values["known"] == "1 = Phong trào thi đua yêu nước năm 2022; 2 = Phong trào năm 2023"


def test_a_stock_need_not_be_named_while_all_carry_the_issuers_line_or_none_does(tmp_path):
    create_record(tmp_path / "sổ.sqlite", today=lambda: TODAY)
    database = Database(tmp_path / "sổ.sqlite", today=lambda: TODAY)

    def found(text=None):
        with database.read() as session:
            stock = find_stock(session, text)
            return stock and (stock.name, stock.carries_issuer)

    assert found() is None
    first = database.do(AddStock("Phôi tỉnh")).result
    assert found() == ("Phôi tỉnh", None)
    database.do(SayIssuerLine(first, True))
    database.do(AddStock("Phôi tỉnh, khổ A4", "A4", carries_issuer=True))
    assert found() == ("Phôi tỉnh", True)
    database.do(AddStock("Phôi Bộ", carries_issuer=False))
    assert refused(found).code == "which_stock"
    assert found("phoi bo") == ("Phôi Bộ", False) and found("1") == ("Phôi tỉnh", True)
    error = refused(found, "Phôi huyện")
    assert error.code == "unknown_stock" and "3 = Phôi Bộ" in error.values["known"]
    database.close()


def test_a_record_without_rounds_says_so(empty):
    assert refused(find_round, empty, "1").code == "no_round"
    assert refused(find_decisions, empty, CHAIRMAN, None).code == "no_decision"


@pytest.mark.parametrize("text", [CHAIRMAN, "1598", "1598/qđ-ubnd"])
def test_a_decision_is_named_by_its_number_with_or_without_suffix(sample, text):
    (found,) = find_decisions(sample, text, None)
    assert find_decision(sample, text, None) == found == find_decision(sample, str(found), None)


def test_without_a_number_all_decisions_of_the_round_are_meant(sample):
    found = find_decisions(sample, None, "1")
    assert sorted(found) == sorted(find_decision(sample, text, None) for text in (MINISTER, CHAIRMAN))
    assert refused(find_decisions, sample, None, "2").code == "no_decision"


def test_one_decision_of_several_is_asked_for_with_number_and_day(sample):
    error = refused(find_decision, sample, None, "1")
    assert error.code == "which_decision"
    assert f"{MINISTER} (14/12/2023)" in error.values["known"] and CHAIRMAN in error.values["known"]


@pytest.mark.parametrize("text", ["99/QĐ-X", "159", "1598/QĐ-STTTT"])
def test_a_decision_that_is_not_there_is_refused_with_those_that_are(sample, text):
    error = refused(find_decisions, sample, text, None)
    assert (error.code, error.values["text"]) == ("unknown_decision", text)
    assert CHAIRMAN in error.values["known"]


def test_a_number_that_two_years_have_is_asked_for_with_both_days(office):
    """Numbers begin anew each year, so one number may name two decisions; their ids tell them apart."""
    first, _ids = issued(office, person("Nông Quốc Khánh"), dated=date(2023, 12, 22))
    second, _ids = issued(office, person("Chẩu Thị Hiền"), dated=date(2024, 1, 5))
    with office.database.read() as session:
        for text in (CHAIRMAN, "1598"):
            error = refused(find_decision, session, text, None)
            known = f"{first} = {CHAIRMAN} (22/12/2023); {second} = {CHAIRMAN} (05/01/2024)"
            assert (error.code, error.values["known"]) == ("which_decision", known)
        assert [find_decision(session, str(id_), None) for id_ in (first, second)] == [first, second]
