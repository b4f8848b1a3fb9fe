"""Posts of a person: a change keeps the earlier one for the papers of its days."""

from datetime import date

import pytest

from db.changes.change import Undo
from db.changes.people import AddPerson
from db.changes.posts import CorrectPost, RemovePost, TakePost
from db.changes.units import AddUnit
from db.models.people import PersonPosition
from db.queries.directory import posts_of
from db.queries.lookups import known_nominees
from db.queries.settings import person_lines
from db.rules.terms import NomineeKind

FROM = date(2023, 6, 1)


@pytest.fixture
def someone(office):
    return office.database.do(
        AddPerson("Ma Văn Khánh", honorific="Ông", position="Chuyên viên", unit="Văn phòng Sở")
    ).result


def posts(office, person):
    with office.database.read() as session:
        return [(post.position, post.valid_from, post.valid_to) for post in posts_of(session, person)]


def test_a_new_post_ends_the_one_before_it_and_is_proposed_from_then_on(office, someone):
    office.database.do(TakePost(someone, "Phó Chánh Văn phòng", "Văn phòng Sở", FROM))
    assert posts(office, someone) == [
        ("Phó Chánh Văn phòng", FROM, None),
        ("Chuyên viên", None, date(2023, 5, 31)),
    ]
    with office.database.read() as session:
        assert person_lines(session, [someone])[someone].position == "Phó Chánh Văn phòng"
        (known,) = known_nominees(session, "ma van khanh", NomineeKind.INDIVIDUAL)
    assert known.position == "Phó Chánh Văn phòng"


def test_posts_follow_each_other_and_one_needs_words(office, someone):
    office.database.do(TakePost(someone, "Phó Chánh Văn phòng", "", FROM))
    assert office.refused(TakePost(someone, "Chánh Văn phòng", "", FROM)).code == "post_on_day"
    assert office.refused(TakePost(someone, " ", "", date(2024, 1, 1))).code == "field_missing"
    assert office.refused(TakePost(999, "Chánh Văn phòng", "", FROM)).code == "gone"


def test_a_post_in_a_known_unit_stands_with_that_unit(office, someone):
    unit = office.database.do(AddUnit("Phòng Chuyển đổi số")).result
    made = office.database.do(TakePost(someone, "Trưởng phòng", "phòng Chuyển đổi số", FROM)).result
    kept = next(row for row in office.all(PersonPosition) if row.id == made)
    assert kept.unit_id == unit


def test_a_mistyped_post_is_corrected_and_a_wrong_one_removed(office, someone):
    made = office.database.do(TakePost(someone, "Phó Chánh Văn phong", "Văn phòng Sở", FROM)).result
    office.database.do(CorrectPost(made, "Phó Chánh Văn phòng", "Văn phòng Sở", FROM))
    assert posts(office, someone)[0][0] == "Phó Chánh Văn phòng"
    assert office.refused(CorrectPost(made, "X", "", FROM, date(2023, 1, 1))).code == "ends_before"
    done = office.database.do(RemovePost(made))
    assert posts(office, someone) == [("Chuyên viên", None, None)]
    office.database.do(Undo(done.entry_id))
    assert len(posts(office, someone)) == 2
