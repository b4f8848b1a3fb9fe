"""What stands beside people and units in the directory."""

from datetime import date

from db.changes.people import AddPerson
from db.changes.posts import TakePost
from db.changes.unit_history import JoinUnits
from db.changes.units import AddUnit
from db.queries.directory import posts_of, unit_past, with_predecessors
from db.queries.settings import in_tree_order


def test_a_circle_of_parents_or_one_not_listed_loses_no_unit():
    assert in_tree_order([(1, 2), (2, 1), (3, None), (4, 9)]) == [3, 4, 1, 2]
    assert in_tree_order([]) == []


def test_posts_without_a_day_come_last(office, ask):
    someone = office.database.do(AddPerson("Vừ Mí Kẻ", position="Văn thư")).result
    office.database.do(TakePost(someone, "Chuyên viên", "", date(2022, 1, 1)))
    assert [post.position for post in ask(posts_of, someone)] == ["Chuyên viên", "Văn thư"]
    assert ask(posts_of, 999) == []


def test_a_unit_knows_all_that_came_before_it(office, ask):
    one, two, three = (office.database.do(AddUnit(name)).result for name in ("Đội A", "Đội B", "Đội C"))
    office.database.do(JoinUnits((one,), date(2010, 1, 1), two))
    office.database.do(JoinUnits((two,), date(2015, 1, 1), three))
    assert ask(with_predecessors, three) == {one, two, three}
    past = ask(unit_past, two)
    assert (past.before, past.after, past.ended_on) == (
        (("Đội A", date(2010, 1, 1)),),
        (("Đội C", date(2015, 1, 1)),),
        date(2014, 12, 31),
    )
