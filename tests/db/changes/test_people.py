"""People: what is kept of each, corrections, identity numbers apart, and doubles that become one."""

import pytest

from db.changes.change import Undo
from db.changes.people import AddPerson, EditPerson, MergePeople, SetIdentityNumber
from db.models.journal import JournalEntry
from db.models.nominations import Nomination
from db.models.nominees import Nominee
from db.models.people import IdentityNumber, Person, PersonPosition
from tests.db.changes.conftest import person


def add(office, name, **facts):
    """Add a person; returns the id."""
    return office.database.do(AddPerson(name, **facts)).result


def test_an_identity_number_never_stands_in_the_journal(office):
    office.database.do(AddPerson("Vừ Mí Kẻ", honorific="Ông", identity_number="008090001234"))
    told = " ".join(entry.payload + entry.rows for entry in office.all(JournalEntry))
    assert "008090001234" not in told
    assert "1234" in told


def test_a_person_is_kept_with_birth_position_and_the_sex_that_the_honorific_tells(office):
    add(office, " Vừ  Mí Kẻ ", honorific="Ông", birth="14/03/1986", position="Bí thư", unit="Huyện đoàn Mèo Vạc")
    add(office, "Sùng Thị Máy", honorific="Bà")
    add(office, "Lò Văn Pao", gender="female", honorific="Đồng chí")
    kept = [(each.full_name, each.honorific, each.gender, each.birth) for each in office.all(Person)]
    assert kept == [
        ("Vừ Mí Kẻ", "Ông", "male", "1986-03-14"),
        ("Sùng Thị Máy", "Bà", "female", ""),
        ("Lò Văn Pao", "Đồng chí", "female", ""),
    ]
    held = [(each.person_id, each.title, each.unit_text, each.valid_from) for each in office.all(PersonPosition)]
    assert held == [(1, "Bí thư", "Huyện đoàn Mèo Vạc", None)]
    assert [each.person_id for each in office.all(Nominee)] == [1, 2, 3], "each can be nominated at once"


@pytest.mark.parametrize(
    ("name", "facts", "code"),
    [
        (" ", {}, "name_missing"),
        ("A" * 301, {}, "too_long"),
        ("Vừ Mí \u202eKẻ", {}, "direction_mark"),
        ("Vừ Mí Kẻ", {"birth": "2031"}, "future_date"),
        ("Vừ Mí Kẻ", {"birth": "31/02/1986"}, "no_such_day"),
        ("Vừ Mí Kẻ", {"identity_number": "00809000123"}, "bad_identity_number"),
        ("Vừ Mí Kẻ", {"identity_number": "00809000123x"}, "bad_identity_number"),
    ],
)
def test_a_person_that_cannot_be_is_refused_when_added_and_when_corrected(office, name, facts, code):
    assert office.refused(AddPerson(name, **facts)).code == code
    someone = add(office, "Ma Văn Ước")
    if "identity_number" in facts:
        assert office.refused(SetIdentityNumber(someone, facts["identity_number"])).code == code
        assert facts["identity_number"] not in str(office.refused(AddPerson(name, **facts)))
    else:
        assert office.refused(EditPerson(someone, name, **facts)).code == code


def test_a_corrected_name_is_found_under_its_new_letters_and_facts_left_empty_go(office):
    someone = add(office, "Ma Van Ước", honorific="Ông", birth="1979")
    office.database.do(EditPerson(someone, "Ma Văn Ước"))
    (kept,), (nominee,) = office.all(Person), office.all(Nominee)
    assert (kept.full_name, kept.name_plain, kept.birth, kept.honorific) == ("Ma Văn Ước", "ma van uoc", "", "")
    assert (nominee.name, nominee.name_sort) == (kept.full_name, kept.name_sort)
    assert office.last_entry() == ("Lan", "person.edit", {"person", "nominee"})
    assert office.refused(EditPerson(999, "Ma Văn Ước")).code == "gone"


@pytest.mark.parametrize("typed", ["008090001235", "008 090 001 235", "008.090.001.235"])
def test_an_identity_number_is_kept_in_digits_and_the_person_points_at_the_newest(office, typed):
    someone = add(office, "Vừ Mí Kẻ", identity_number="070123456")
    done = office.database.do(SetIdentityNumber(someone, typed))
    assert [each.number for each in office.all(IdentityNumber)] == ["070123456", "008090001235"]
    assert office.all(Person)[0].identity_id == 2
    office.database.do(Undo(done.entry_id))
    assert office.all(Person)[0].identity_id == 1
    assert office.refused(SetIdentityNumber(999, typed)).code == "gone"


def test_two_entries_of_one_person_become_one_with_all_that_is_known_of_both(office):
    double = add(
        office, "Sùng Mí Dinh", birth="1990", identity_number="008090001234", position="Công chức", unit="UBND"
    )
    kept = add(office, "Sùng Mí Dính", honorific="Ông", birth="03/1990")
    named = next(each.id for each in office.all(Nominee) if each.person_id == double)
    one = office.nominate(person("Sùng Mí Dinh", nominee_id=named))
    before = office.everything()
    done = office.database.do(MergePeople(double, kept))
    first, second = office.all(Person)
    assert first.merged_into_id == kept
    assert (second.full_name, second.birth, second.identity_id) == ("Sùng Mí Dính", "1990-03", first.identity_id)
    assert {each.person_id for each in office.all(PersonPosition)} == {kept}
    (nominee,) = (each for each in office.all(Nominee) if each.person_id == kept)
    assert [(each.id, each.nominee_id, each.name) for each in office.all(Nomination)] == [
        (one, nominee.id, "Sùng Mí Dinh")
    ], "the nomination moves and keeps the words that it was written in"
    office.database.do(Undo(done.entry_id))
    assert office.everything() == before


def test_the_kept_persons_own_facts_stay(office):
    double = add(office, "Sùng Mí Dinh", birth="1991", identity_number="008090001234", position="Công chức")
    kept = add(office, "Sùng Mí Dính", birth="1990", identity_number="008090001235", position="Viên chức")
    office.database.do(MergePeople(double, kept))
    second = office.all(Person)[1]
    assert (second.birth, second.identity_id) == ("1990", 2)
    assert [(each.person_id, each.title) for each in office.all(PersonPosition)] == [
        (double, "Công chức"),
        (kept, "Viên chức"),
    ]


def test_a_double_is_merged_once_and_nobody_into_a_double(office):
    one, two, three = (add(office, name) for name in ("Sùng Mí Dinh", "Sùng Mí Dính", "Sùng Mí Dình"))
    office.database.do(MergePeople(one, two))
    for pair in ((two, one), (one, three), (three, one)):
        told = office.refused(MergePeople(*pair))
        assert (told.code, told.values) == ("merged_already", {"name": "Sùng Mí Dinh"})
    office.database.do(MergePeople(two, three))
    assert [each.merged_into_id for each in office.all(Person)] == [two, three, None]


def test_nobody_is_merged_with_the_same_entry_or_with_one_that_is_not_there(office):
    one = add(office, "Sùng Mí Dinh")
    assert office.refused(MergePeople(one, one)).code == "merge_itself"
    for pair in ((one, 999), (999, one)):
        assert office.refused(MergePeople(*pair)).code == "gone"


def test_a_merge_is_not_done_again_once_the_kept_one_is_a_double(office):
    one, two = (add(office, name) for name in ("Sùng Mí Dinh", "Sùng Mí Dính"))
    undone = office.database.do(Undo(office.database.do(MergePeople(one, two)).entry_id))
    office.database.do(MergePeople(two, one))
    assert office.refused(Undo(undone.entry_id)).code == "changed_since"
