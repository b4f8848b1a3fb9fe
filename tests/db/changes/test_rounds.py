"""Movements and award rounds: opening, changing, copying, closing."""

from datetime import date

import pytest

from db.changes.rounds import AddMovement, CloseRound, CopyRound, EditRound, OpenRound, ReopenRound
from db.models.nominations import Nomination
from db.models.rounds import AwardRound, Movement
from db.rules.terms import RewardType, RoundState
from tests.db.changes.conftest import CITATION, person


def test_a_movement_is_kept_once_under_the_name_of_certificates(office):
    name = "phong trào thi đua yêu nước năm 2022"
    first = office.database.do(AddMovement(name, date(2022, 1, 1))).result
    assert office.database.do(AddMovement(f" {name.replace(' thi', '  thi')} ")).result == first
    assert [(each.name, each.launched_on) for each in office.all(Movement)] == [(name, date(2022, 1, 1))]
    told = office.refused(AddMovement(" \u200b"))
    assert (told.code, told.values) == ("field_missing", {"field": "movement"})


def test_a_round_is_opened_with_all_that_it_proposes(office):
    movement = office.database.do(AddMovement("phong trào chuyển đổi số")).result
    change = OpenRound(
        " Tổng kết  năm 2023", 2023, RewardType.MERIT, movement, "Đã có thành tích xuất sắc", date(2023, 11, 30)
    )
    made = office.database.do(change).result
    kept = office.all(AwardRound)[-1]
    assert (kept.id, kept.name, kept.year, kept.state) == (made, "Tổng kết năm 2023", 2023, RoundState.OPEN)
    assert (kept.reward_type, kept.movement_id, kept.citation, kept.deadline) == (
        RewardType.MERIT,
        movement,
        "Đã có thành tích xuất sắc",
        date(2023, 11, 30),
    )
    assert office.last_entry() == ("Lan", "round.open", {"award_round"})


@pytest.mark.parametrize(
    ("title", "year", "code"),
    [
        (" ", 2023, "field_missing"),
        ("PHONG  TRÀO NĂM 2022", 2023, "round_exists"),
        ("Phong trào năm 1944", 1944, "bad_year"),
        ("Phong trào năm 2026", 2026, "bad_year"),
    ],
)
def test_a_round_that_cannot_be_is_refused_however_it_is_made(office, title, year, code):
    other = office.database.do(OpenRound("Chuyên đề", 2023, RewardType.MERIT)).result
    for change in (
        OpenRound(title, year, RewardType.MERIT),
        EditRound(other, title, year, RewardType.MERIT),
        CopyRound(other, title, year),
    ):
        assert office.refused(change).code == code


@pytest.mark.parametrize("year", [1945, 2025])
def test_the_first_and_the_last_year_that_a_round_can_have(office, year):
    office.database.do(OpenRound(f"Đợt {year}", year, RewardType.MERIT))
    assert office.all(AwardRound)[-1].year == year


def test_a_round_may_keep_its_name_when_it_is_changed(office):
    office.database.do(EditRound(office.round_id, "Phong trào  năm 2022", 2023, RewardType.MERIT))
    (kept,) = office.all(AwardRound)
    assert (kept.name, kept.year, kept.reward_type) == ("Phong trào năm 2022", 2023, RewardType.MERIT)
    assert (kept.citation, kept.deadline, kept.state) == ("", None, RoundState.OPEN)


def test_a_copied_round_has_the_type_of_this_one_its_own_words_and_nobody_in_it(office):
    office.nominate(person("Ma Văn Ước"))
    office.database.do(CloseRound(office.round_id))
    words = CITATION.replace("2022", "2023")
    made = office.database.do(CopyRound(office.round_id, "Phong trào năm 2023", 2023, citation=words)).result
    kept = office.all(AwardRound)[-1]
    assert (kept.id, kept.year, kept.reward_type, kept.state) == (made, 2023, RewardType.MOVEMENT, RoundState.OPEN)
    assert (kept.citation, kept.deadline) == (words, None)
    assert [each.round_id for each in office.all(Nomination)] == [office.round_id]


def test_a_round_of_the_same_letters_small_or_large_is_the_same(office):
    office.database.do(OpenRound("ĐỢT CHUYÊN ĐỀ ƯỚC MƠ", 2023, RewardType.MERIT))
    assert office.refused(OpenRound("Đợt chuyên đề ước mơ", 2023, RewardType.MERIT)).code == "round_exists"


def test_a_closed_round_stays_where_it_is(office):
    office.database.do(CloseRound(office.round_id))
    assert [each.state for each in office.all(AwardRound)] == [RoundState.CLOSED]
    assert office.last_entry() == ("Lan", "round.close", {"award_round"})


def test_a_round_that_is_not_there_is_neither_changed_nor_copied_nor_closed(office):
    for change in (
        EditRound(999, "Chuyên đề", 2023, RewardType.MERIT),
        CopyRound(999, "Chuyên đề", 2023),
        CloseRound(999),
        ReopenRound(999),
    ):
        assert office.refused(change).code == "gone"
    assert office.refused(OpenRound("Chuyên đề", 2023, RewardType.MERIT, 999)).code == "constraint_link"
