"""The rounds of a record with their movements."""

from collections import Counter
from datetime import date

from sqlalchemy import select

from db.changes.rounds import AddMovement, CloseRound, OpenRound
from db.models.nominations import Nomination
from db.queries.round_list import movements, nominations_by_round, round_year, rounds
from db.rules.terms import RewardType, RoundState
from tests.db.changes.conftest import person


def test_rounds_are_listed_the_newest_year_first_with_their_movement(office, ask):
    movement = office.database.do(AddMovement("Chuyển đổi số năm 2024")).result
    new = OpenRound("Chuyên đề", 2024, RewardType.SUDDEN, movement, "Đã có thành tích", date(2024, 11, 30))
    later = office.database.do(new).result
    same_year = office.database.do(OpenRound("Bổ sung", 2022, RewardType.MERIT)).result
    lines = ask(rounds)
    assert [line.id for line in lines] == [later, same_year, office.round_id]
    assert (lines[0].movement, lines[0].citation, lines[0].deadline) == (
        "Chuyển đổi số năm 2024",
        "Đã có thành tích",
        date(2024, 11, 30),
    )
    assert (lines[1].movement_id, lines[1].movement, lines[1].deadline) == (None, "", None)
    assert (ask(round_year, later), ask(round_year, 999)) == (2024, 0)


def test_a_closed_round_stays_in_the_list(office, ask):
    office.database.do(CloseRound(office.round_id))
    assert [line.state for line in ask(rounds)] == [RoundState.CLOSED]


def test_movements_are_listed_the_newest_first(office, ask):
    assert ask(movements) == []
    ids = [office.database.do(AddMovement(name)).result for name in ("Nông thôn mới", "Chuyển đổi số")]
    assert ask(movements) == [(ids[1], "Chuyển đổi số"), (ids[0], "Nông thôn mới")]


def test_a_round_without_nominations_is_not_counted(office, ask):
    assert ask(nominations_by_round) == {}
    office.nominate(person("Ma Văn Ước"))
    assert ask(nominations_by_round) == {office.round_id: 1}


def test_every_round_tells_how_many_nominations_it_has(session):
    assert nominations_by_round(session) == Counter(session.scalars(select(Nomination.round_id)))
