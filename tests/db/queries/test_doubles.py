"""Entries that were recognised as one person: each leads to all of them, over as many steps as they were joined."""

import pytest
from sqlalchemy import select

from db.changes.change import Undo
from db.changes.people import AddPerson, MergePeople
from db.queries.doubles import asked_by_entry, entries_of, kept_by_name, kept_entries
from tests.db.queries.conftest import questions

NAMES = ("Nguyễn Thị Hoà", "Nguyễn Thị Hòa", "Nguyễn Hoà", "Sùng Mí Dính")


@pytest.fixture
def people(office):
    """Return the entries of four people, in the order of NAMES."""
    return [office.database.do(AddPerson(name)).result for name in NAMES]


@pytest.fixture
def merge(office):
    return lambda double, kept: office.database.do(MergePeople(double, kept))


def pairs(ask):
    found = kept_entries()
    return ask(lambda session: sorted(map(tuple, session.execute(select(found.c.double, found.c.kept)))))


def test_somebody_entered_once_has_one_entry(ask, people):
    assert ask(entries_of, people) == {one: (one,) for one in people}
    assert ask(entries_of, []) == {}
    assert pairs(ask) == []


def test_a_double_answers_as_the_kept_entry_does(ask, people, merge):
    first, second, _third, other = people
    merge(second, first)
    found = ask(entries_of, people)
    assert set(found[first]) == {first, second} and found[second] == found[first]
    assert found[other] == (other,)
    assert pairs(ask) == [(second, first)]


def test_a_kept_entry_that_became_a_double_later_leads_on_to_the_last(ask, people, merge):
    first, second, third, other = people
    merge(third, second)
    merge(second, first)
    for asked in ([third], [second], [first], [third, first, other]):
        found = ask(entries_of, asked)
        assert found.keys() == set(asked)
        assert all(set(found[one]) == {first, second, third} for one in asked if one != other)
    assert pairs(ask) == [(second, first), (third, first)]


def test_two_doubles_of_one_entry_are_both_found(ask, people, merge):
    first, second, third, other = people
    merge(second, other)
    merge(third, other)
    assert set(ask(entries_of, [second])[second]) == {second, third, other}
    assert ask(entries_of, [first]) == {first: (first,)}


def test_a_merging_that_was_undone_leaves_two_entries(ask, office, people, merge):
    done = merge(people[1], people[0])
    office.database.do(Undo(done.entry_id))
    assert ask(entries_of, people[:2]) == {people[0]: (people[0],), people[1]: (people[1],)}
    assert pairs(ask) == []


def test_the_kept_entry_is_found_by_the_name_of_its_double(ask, people, merge):
    first, _second, third, other = people
    merge(third, other)
    assert ask(kept_by_name, "ng hoa") == [other], "only doubles are looked at, by each word's beginning"
    assert ask(kept_by_name, "dinh") == [], "the kept entry's own name is looked for elsewhere"
    merge(other, first)
    assert ask(kept_by_name, "ng hoa") == ask(kept_by_name, "dinh") == [first]


def test_who_was_asked_about_is_known_by_each_entry(ask, people, merge):
    first, second, third, _other = people
    merge(second, first)
    by_entry = asked_by_entry(ask(entries_of, [first, second, third]))
    assert {entry: sorted(asked) for entry, asked in by_entry.items()} == {
        first: sorted([first, second]),
        second: sorted([first, second]),
        third: [third],
    }


def test_the_number_of_statements_does_not_grow_with_who_is_asked_about(office, people, merge):
    merge(people[1], people[0])
    with office.database.read() as session:
        _found, few = questions(session, lambda: entries_of(session, people[:2]))
        _found, all_ = questions(session, lambda: entries_of(session, people))
    assert few == all_ <= 4
