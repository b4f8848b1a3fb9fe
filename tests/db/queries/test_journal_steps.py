"""The steps of the journal, the newest first."""

from db.changes.change import Undo
from db.changes.people import AddPerson
from db.changes.units import AddUnit
from db.queries.journal_steps import last_steps, step_ids, steps_by_id
from tests.db.queries.conftest import questions


def test_the_newest_steps_come_first_with_who_did_what(office, ask):
    first = office.database.do(AddPerson("Nông Thị Sâm", honorific="Bà"))
    second = office.database.do(AddUnit("Văn phòng Sở"), actor="Hiên")
    undone = office.database.do(Undo(first.entry_id))
    steps = ask(last_steps, 3)
    assert [(step.id, step.change, step.actor, step.undoes) for step in steps] == [
        (undone.entry_id, "undo", "Lan", first.entry_id),
        (second.entry_id, "unit.add", "Hiên", None),
        (first.entry_id, "person.add", "Lan", None),
    ]
    assert ask(last_steps, 0) == []


def test_all_steps_are_listed_the_newest_first(office, ask):
    people = [office.database.do(AddPerson(f"Sùng Mí {n}", honorific="Ông")).entry_id for n in range(3)]
    assert ask(step_ids)[:3] == people[::-1]


def test_steps_are_read_by_id_in_one_question(office):
    ids = [office.database.do(AddPerson(f"Sùng Mí {n}", honorific="Ông")).entry_id for n in range(50)]
    with office.database.read() as session:
        found, asked = questions(session, lambda: steps_by_id(session, [*ids, 999_999]))
    assert sorted(found) == ids
    assert asked == 1
    assert found[ids[0]].change == "person.add"
