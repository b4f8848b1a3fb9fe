"""Registrations of a year: taken in once, compared with what became of them, taken back."""

from db.changes.change import Undo
from db.changes.nominations import MoveNominations
from db.changes.registrations import AddRegistrations, Registered, RemoveRegistrations
from db.models.rounds import AwardRound
from db.queries.registrations import Came, many_registered, registered_years, registration_lines
from db.rules.terms import NominationState, NomineeKind
from tests.db.changes.conftest import person

PERSON = NomineeKind.INDIVIDUAL


def lines(office, year):
    with office.database.read() as session:
        return {line.name: line for line in registration_lines(session, year)}


def test_each_line_says_what_became_of_it_and_who_did_not_register(office):
    year = office.all(AwardRound)[0].year
    rows = [
        Registered(PERSON, name, office.award, "Bưu điện tỉnh") for name in ("Ma Văn Páo", "Vừ Mí Kẻ", "Giàng A Lử")
    ]
    assert office.database.do(AddRegistrations(year, tuple(rows))).result == 3
    assert office.database.do(AddRegistrations(year, (rows[0],))).result == 0, "a second time is no second one"
    office.nominate(person("Ma Văn Páo"))
    lost = office.nominate(person("Vừ Mí Kẻ"))
    office.database.do(MoveNominations((lost,), NominationState.WITHDRAWN, "tự rút"))
    office.nominate(person("Sùng Thị Chứ"))
    found = lines(office, year)
    assert {name: line.came for name, line in found.items()} == {
        "Ma Văn Páo": Came.NOMINATED,
        "Vừ Mí Kẻ": Came.NOT_AWARDED,
        "Giàng A Lử": Came.NOT_NOMINATED,
        "Sùng Thị Chứ": Came.UNREGISTERED,
    }
    office.recommended(person("Hoàng Thị Yến"))
    assert lines(office, year + 1) == {}, "another year has its own"


def test_registrations_are_taken_out_and_brought_back(office):
    office.database.do(AddRegistrations(2024, (Registered(PERSON, "Ma Văn Páo", office.award),)))
    with office.database.read() as session:
        assert registered_years(session) == [2024] and many_registered(session, 2024) == 1
    done = office.database.do(RemoveRegistrations((lines(office, 2024)["Ma Văn Páo"].id,)))
    assert lines(office, 2024) == {}
    office.database.do(Undo(done.entry_id))
    assert list(lines(office, 2024)) == ["Ma Văn Páo"]


def test_what_cannot_be_registered_is_refused(office):
    assert office.refused(AddRegistrations(2024, ())).code == "nothing_registered"
    assert office.refused(AddRegistrations(24, (Registered(PERSON, "Ma", office.award),))).code == "bad_fact_year"
    assert office.refused(AddRegistrations(2024, (Registered(PERSON, "Ma Văn", 999),))).code == "gone"
