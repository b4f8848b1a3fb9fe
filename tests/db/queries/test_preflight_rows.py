"""What is known of a decision's nominees beside their certificates."""

from db.changes.decisions import JudgeItem
from db.changes.people import EditPerson
from db.changes.preflight import AcceptDoubt
from db.models.people import Person
from db.queries.preflight_rows import accepted_doubts, known_nominees
from tests.db.changes.conftest import collective, person
from tests.db.changes.test_decisions import drafted, issued
from tests.db.queries.conftest import questions


def test_a_draft_tells_its_approved_nominees_in_order(office, ask):
    decision, (one, two, three) = drafted(
        office, collective("Văn phòng Sở"), person("Ma Văn Ước", gender="male"), person("Vừ Mí Kẻ")
    )
    office.database.do(JudgeItem(decision, three, approved=False, reason="Chưa đủ hồ sơ"))
    found = ask(known_nominees, decision)
    assert [(each.nomination_id, each.name, each.sex, each.registered_name) for each in found] == [
        (one, "Văn phòng Sở", "", ""),
        (two, "Ma Văn Ước", "male", "Ma Văn Ước"),
    ]
    assert found[0].person_id == 0


def test_an_issued_decision_keeps_its_names_and_knows_the_present_ones(office, ask):
    decision, _ids = issued(office, person("Ma Văn Ước"))
    office.database.do(EditPerson(office.all(Person)[0].id, "Ma Văn Ướt", honorific="Ông"))
    (known,) = ask(known_nominees, decision)
    assert (known.name, known.registered_name) == ("Ma Văn Ước", "Ma Văn Ướt")


def test_a_decision_that_is_not_there_has_nobody(ask):
    assert ask(known_nominees, 999) == []
    assert ask(accepted_doubts, 999) == {}


def test_accepted_doubts_are_kept_for_each_decision(office, ask):
    decision, _ids = drafted(office, person("Ma Văn Ước"))
    office.database.do(AcceptDoubt(decision, "1.honorific.honorific.0", "Đúng như đã ký"))
    office.database.do(AcceptDoubt(decision, "1.name.name.0", "Tên thật"))
    assert ask(accepted_doubts, decision) == {"1.honorific.honorific.0": "Đúng như đã ký", "1.name.name.0": "Tên thật"}
    assert ask(accepted_doubts, decision + 1) == {}


def test_many_nominees_take_three_questions(office):
    decision, _ids = drafted(office, *(person(f"Sùng Mí {n}") for n in range(30)))
    with office.database.read() as session:
        found, asked = questions(session, lambda: known_nominees(session, decision))
    assert (len(found), asked) == (30, 3)
