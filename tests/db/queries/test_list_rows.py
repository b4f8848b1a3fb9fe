"""The register and a round, row by row."""

from datetime import date

from db.changes.ceremonies import RevokeAward
from db.changes.nominations import ReorderNominations
from db.models.decisions import Recipient
from db.queries import list_rows
from db.queries.importing import review_rows
from db.rules.terms import NomineeKind
from tests.db.changes.conftest import TODAY, collective, person
from tests.db.changes.test_decisions import issued


def home(name):
    return person(name, kind=NomineeKind.HOUSEHOLD, honorific="", position="")


def test_a_round_lists_collectives_then_people_then_households_each_by_rank(office, ask):
    drafts = (home("Hộ ông Vừ Mí Sình"), person("Nông Quốc Khánh"), collective("Văn phòng Sở"), person("Ma Văn Ước"))
    ids = [office.nominate(draft) for draft in drafts]
    expected = ["Văn phòng Sở", "Nông Quốc Khánh", "Ma Văn Ước", "Hộ ông Vừ Mí Sình"]
    assert [line.name for line in ask(list_rows.round_, office.round_id)] == expected
    assert [row.draft.name for row in ask(review_rows, office.round_id)] == expected
    office.database.do(ReorderNominations((ids[3], ids[1])))
    assert [line.name for line in ask(list_rows.round_, office.round_id)][1:3] == ["Ma Văn Ước", "Nông Quốc Khánh"]


def test_a_row_of_a_round_says_award_state_and_texts(office, ask):
    office.nominate(person("Nông Quốc Khánh", gender="male", summary="Sáng kiến số hoá"))
    (line,) = ask(list_rows.round_, office.round_id)
    assert line.award == "Bằng khen của Chủ tịch UBND tỉnh"
    assert (line.state.value, line.reason, line.summary) == ("draft", "", "Sáng kiến số hoá")
    assert ask(list_rows.round_name, office.round_id) == "Phong trào năm 2022"


def test_an_empty_round_and_an_empty_register_have_no_rows(office, ask):
    assert ask(list_rows.round_, office.round_id) == []
    assert ask(list_rows.register) == []


def test_the_register_is_in_the_order_of_its_numbers_and_keeps_what_was_taken_back(office, ask):
    issued(office, person("Nông Quốc Khánh"), collective("Văn phòng Sở"))
    issued(office, person("Ma Văn Ước"), number="1599")
    office.database.do(RevokeAward(office.all(Recipient)[1].id, "12/QĐ-UBND", TODAY, "Khai gian thành tích"))
    told = [(r.entry, r.name, r.register_number, r.number, r.revoked) for r in ask(list_rows.register)]
    assert told == [
        (1, "Văn phòng Sở", "01", "1598/QĐ-UBND", None),
        (2, "Nông Quốc Khánh", "02", "1598/QĐ-UBND", "12/QĐ-UBND"),
        (3, "Ma Văn Ước", "01", "1599/QĐ-UBND", None),
    ]
    assert {r.dated for r in ask(list_rows.register)} == {date(2023, 12, 22)}


def test_a_register_of_many_years_is_read_whole_in_pieces(session):
    numbers = [line.entry for line in list_rows.register(session)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) > 100
