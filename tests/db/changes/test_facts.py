"""Facts are entered, corrected and taken out; of a year there is one rating, and the findings follow."""

import pytest

from db.changes.change import Undo
from db.changes.facts import EnterFacts, FactRow, NewOwner, RemoveFacts
from db.changes.nominations import AddNomination
from db.changes.rounds import OpenRound
from db.errors import KnownError
from db.models.facts import DutyRating, EarlierAward, Headcount, Initiative
from db.models.nominations import Nomination
from db.models.nominees import Nominee
from db.queries.advice import advice
from db.queries.fact_list import award_names, fact_lines, owners
from db.rules.terms import NomineeKind, RewardType
from tests.db.changes.conftest import TODAY, person


def nominee_of(office, nomination):
    return next(row.nominee_id for row in office.all(Nomination) if row.id == nomination)


def rating(nominee, year, code="hoan_thanh_xuat_sac"):
    return FactRow("duty_rating", nominee, {"year": year, "rating": code})


def test_facts_turn_what_is_unknown_into_what_is_met(office):
    merit = office.database.do(OpenRound("Công trạng 2023", 2023, RewardType.MERIT)).result
    one = office.database.do(AddNomination(merit, office.award, office.chairman, person("Ma Văn Páo"))).result
    who = nominee_of(office, one)

    def rules():
        with office.database.read() as session:
            return [each.rule for each in advice(session, [one], TODAY)[one]]

    assert "rating_unknown" in rules() or "prior_short" in rules()
    made = [
        FactRow("initiative", who, {"year": year, "name": "Số hóa", "level": "grassroots"}) for year in (2022, 2023)
    ]
    done = office.database.do(EnterFacts((rating(who, 2022), rating(who, 2023), *made)))
    assert done.result == 4 and rules() == ["criteria_met"]
    office.database.do(Undo(done.entry_id))
    assert "criteria_met" not in rules()


def test_a_rating_of_the_same_year_is_corrected_and_one_taken_out(office):
    who = nominee_of(office, office.nominate(person("Ma Văn Páo")))
    office.database.do(EnterFacts((rating(who, 2023),)))
    assert office.database.do(EnterFacts((rating(who, 2023),))).result == 0, "nothing differs"
    office.database.do(EnterFacts((rating(who, 2023, "hoan_thanh"),)))
    (kept,) = office.all(DutyRating)
    assert kept.rating == "hoan_thanh"
    office.database.do(RemoveFacts((FactRow("duty_rating", who, {}, kept.id),)))
    assert office.all(DutyRating) == []


def test_an_earlier_award_is_named_by_its_code_and_shown_so_again(office):
    one = office.nominate(person("Ma Văn Páo"))
    who = nominee_of(office, one)
    values = {"award_type_id": "grassroots_emulation_fighter", "year": 2021, "reward_type": "cong_trang"}
    office.database.do(EnterFacts((FactRow("earlier_award", who, values),)))
    assert office.all(EarlierAward)[0].year == 2021
    with office.database.read() as session:
        assert [(each.id, each.kind) for each in owners(session, [one, one])] == [(who, NomineeKind.INDIVIDUAL)]
        (line,) = fact_lines(session, [who])
        assert line.values["award_type_id"] == "grassroots_emulation_fighter"
        assert award_names(session)["grassroots_emulation_fighter"] == "Chiến sĩ thi đua cơ sở"


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (FactRow("duty_rating", 999, {"year": 2023, "rating": "hoan_thanh"}), "gone"),
        (FactRow("headcount", 1, {"year": 2023, "total": 3, "women": 1}), "fact_not_of_kind"),
        (FactRow("earlier_award", 1, {"award_type_id": "không có", "year": 2021}), "bad_choice"),
        (FactRow("initiative", 1, {"year": 2021, "name": "x", "level": "province", "used_for": "y"}), "bad_choice"),
    ],
)
def test_what_cannot_be_entered_is_refused_and_nothing_is_written(office, row, code):
    who = nominee_of(office, office.nominate(person("Ma Văn Páo")))
    rows = tuple(FactRow(each.kind, who if each.nominee_id == 1 else each.nominee_id, each.values) for each in (row,))
    assert office.refused(EnterFacts((rating(who, 2023), *rows))).code == code
    assert office.all(DutyRating) == office.all(Initiative) == office.all(Headcount) == []


def test_a_kind_that_there_is_not_cannot_be_taken_out(office):
    with pytest.raises(KnownError) as told:
        office.database.do(RemoveFacts((FactRow("màu", 1, {}, 1),)))
    assert told.value.code == "fact_unknown"


def test_facts_of_somebody_new_make_the_person_and_of_a_unit_its_entry(office):
    new = (
        NewOwner(NomineeKind.INDIVIDUAL, "Giàng A Páo", "Ông", "1988", "Chuyên viên", "Phòng Dữ liệu số"),
        NewOwner(NomineeKind.COLLECTIVE, "Phòng Dữ liệu số", unit="Sở"),
    )
    counted = FactRow("headcount", -2, {"year": 2023, "total": 9, "women": 4})
    done = office.database.do(EnterFacts((rating(-1, 2023), rating(-1, 2022), counted), new))
    assert done.result == 3
    by_id = {row.id: row for row in office.all(Nominee)}
    assert {by_id[row.nominee_id].name for row in office.all(DutyRating)} == {"Giàng A Páo"}
    assert [by_id[row.nominee_id].name for row in office.all(Headcount)] == ["Phòng Dữ liệu số"]
    office.database.do(Undo(done.entry_id))
    assert office.all(DutyRating) == [] and "Giàng A Páo" not in {row.name for row in office.all(Nominee)}
    with pytest.raises(KnownError, match="gone"):
        office.database.do(EnterFacts((rating(-3, 2023),), new))
