"""Entries that are two after all: taken apart whatever was done since, kept apart for good."""

import shutil
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from db.changes.change import Undo
from db.changes.decisions import DraftDecision, IssueDecision
from db.changes.nominations import EditNomination
from db.changes.people import AddPerson, EditPerson, MergePeople, SetIdentityNumber
from db.changes.posts import TakePost
from db.changes.taking_apart import KeepApart, SplitPeople, SplitUnits
from db.changes.unit_history import MergeUnitEntries
from db.changes.units import AddUnit, SucceedUnit
from db.check import check
from db.models.decisions import Recipient
from db.models.nominations import Nomination
from db.models.nominees import Nominee
from db.models.people import NotSamePerson, Person
from db.queries.register_list import history_of_person
from db.rules.terms import DecisionOrigin
from tests.db.changes.conftest import collective, opened, person


def add(office, name, **facts):
    """Add a person; returns the id."""
    return office.database.do(AddPerson(name, **facts)).result


@contextmanager
def copied(template):
    """Open a copy of the template for one example."""
    with TemporaryDirectory() as folder:
        shutil.copyfile(template, file := Path(folder) / "record.sqlite")
        office, close = opened(file)
        try:
            yield office
        finally:
            close()


def nominee_of(office, person_id):
    return next(each.id for each in office.all(Nominee) if each.person_id == person_id)


def issue(office, *nominations, number="7"):
    draft = DraftDecision(
        office.round_id, office.chairman, office.award, DecisionOrigin.DRAFTED, nominations, signer_name="Phan Huy Ngọc"
    )
    decision = office.database.do(draft).result
    office.database.do(IssueDecision(decision, number, date(2024, 1, 10)))
    return decision


def held(office, person_id):
    with office.database.read() as session:
        return [award.number for award in history_of_person(session, person_id)]


facts = st.fixed_dictionaries(
    {
        "honorific": st.sampled_from(("", "Ông")),
        "birth": st.sampled_from(("", "1990", "03/1990")),
        "ethnic_group": st.sampled_from(("", "Mông")),
        "identity_number": st.sampled_from(("", "008090001234")),
        "position": st.sampled_from(("", "Công chức")),
    }
)


@settings(max_examples=6, deadline=None)
@given(data=st.data())
def test_merged_and_taken_apart_again_both_are_exactly_what_they_were(template, data):
    """Any facts, any nominations, a third entry merged before or after; undo of the split merges them again."""
    with copied(template) as office:
        ids = [add(office, name, **data.draw(facts)) for name in ("Sùng Mí Dinh", "Sùng Mí Dính", "Sùng Mí Dình")]
        nominated = data.draw(st.sampled_from((*ids, None)))
        if nominated:
            office.nominate(person("Sùng Mí Dịnh", nominee_id=nominee_of(office, nominated)))
        if data.draw(st.booleans()):
            office.database.do(KeepApart(ids[0], ids[1], "Anh em"))
        inner = data.draw(st.booleans())
        if inner:
            office.database.do(MergePeople(ids[2], ids[0]))
        before = office.everything()
        office.database.do(MergePeople(ids[0], ids[1]))
        merged = office.everything()
        if not inner:
            office.database.do(MergePeople(ids[2], ids[1]))
            office.database.do(SplitPeople(ids[2]))
            assert office.everything() == merged
        done = office.database.do(SplitPeople(ids[0]))
        assert office.everything() == before
        office.database.do(Undo(done.entry_id))
        assert office.everything() == merged


def test_what_was_changed_since_the_merge_stays_and_awards_decided_since_follow(office):
    double = add(office, "Sùng Mí Dinh", birth="1990")
    kept = add(office, "Sùng Mí Dính", position="Bí thư")
    (one,) = office.recommended(person("Sùng Mí Dinh", nominee_id=nominee_of(office, double)))
    office.database.do(MergePeople(double, kept))
    office.database.do(EditNomination(one, person("Sùng Mí Dinh", position="Phó Bí thư")))
    office.database.do(EditPerson(kept, "Sùng Mí Dính", birth="1991"))
    office.database.do(TakePost(kept, "Chủ tịch", "UBND xã", date(2023, 1, 1)))
    issue(office, one)
    assert held(office, kept) == ["07/QĐ-UBND"]
    office.database.do(SplitPeople(double))
    assert (held(office, double), held(office, kept)) == (["07/QĐ-UBND"], [])
    assert office.all(Nomination)[0].position == "Phó Bí thư"
    assert [(each.birth, each.merged_into_id) for each in office.all(Person)] == [("1990", None), ("1991", None)]
    assert [each.nominee_id for each in office.all(Recipient)] == [nominee_of(office, double)]
    with office.database.read() as session:
        assert [fault.code for fault in check(session)] == []


def test_nominations_made_since_go_with_whom_the_clerk_says(office):
    double, kept = add(office, "Sùng Mí Dinh"), add(office, "Sùng Mí Dính")
    office.database.do(MergePeople(double, kept))
    (late,) = office.recommended(person("Sùng Mí Dính", nominee_id=nominee_of(office, kept)))
    issue(office, late)
    stranger = office.nominate(person("Lò Văn Pao"))
    assert office.refused(SplitPeople(double, (stranger,))).code == "gone"
    office.database.do(SplitPeople(double, (late,)))
    assert (held(office, double), held(office, kept)) == (["07/QĐ-UBND"], [])


def test_of_an_award_nothing_but_its_entry_may_follow(office):
    (one,) = office.recommended(person("Sùng Mí Dinh"))
    issue(office, one)
    add(office, "Sùng Mí Dính")
    with office.database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE recipient SET nominee_id = 2")
        for column in set(Recipient.__table__.c.keys()) - {"nominee_id"}:
            with pytest.raises(Exception, match="frozen: recipient"):
                connection.exec_driver_sql(f'UPDATE recipient SET "{column}" = 1')


def test_only_a_double_is_taken_apart_the_outermost_first(office):
    one, two, three = (add(office, name) for name in ("Sùng Mí Dinh", "Sùng Mí Dính", "Sùng Mí Dình"))
    assert office.refused(SplitPeople(one)).code == "not_merged"
    assert office.refused(SplitPeople(999)).code == "gone"
    office.database.do(MergePeople(one, two))
    office.database.do(MergePeople(two, three))
    told = office.refused(SplitPeople(one))
    assert (told.code, told.values) == ("split_outer_first", {"name": "Sùng Mí Dính"})
    office.database.do(SplitPeople(two))
    office.database.do(SplitPeople(one))
    assert [each.merged_into_id for each in office.all(Person)] == [None, None, None]


def test_merges_made_in_one_step_are_taken_apart_one_by_one(office):
    one, two = add(office, "Sùng Mí Dinh", birth="1990"), add(office, "Sùng Mí Dính", ethnic_group="Mông")
    kept = add(office, "Sùng Mí Dình")
    with office.database.one_step() as make:
        make.do(MergePeople(one, kept))
        make.do(MergePeople(two, kept))
    office.database.do(SplitPeople(one))
    third = office.all(Person)[2]
    assert (third.birth, third.ethnic_group) == ("", "Mông")
    assert [each.merged_into_id for each in office.all(Person)] == [None, kept, None]


def test_two_people_are_decided_once_and_merging_them_after_all_is_the_newer_word(office):
    one, two, three = (add(office, name) for name in ("Sùng Mí Dinh", "Sùng Mí Dính", "Sùng Mí Dình"))
    office.database.do(KeepApart(two, one, "Hai anh em"))
    assert [(each.one_id, each.other_id, each.reason) for each in office.all(NotSamePerson)] == [
        (one, two, "Hai anh em")
    ]
    assert office.refused(KeepApart(one, two)).code == "kept_apart_already"
    assert office.refused(KeepApart(one, one)).code == "merge_itself"
    assert office.refused(KeepApart(one, 999)).code == "gone"
    office.database.do(MergePeople(one, three))
    assert office.refused(KeepApart(one, two)).code == "merged_already"
    assert office.refused(KeepApart(two, three)).code == "kept_apart_already", "the double's decision counts"
    office.database.do(MergePeople(two, three))
    assert office.all(NotSamePerson) == []
    office.database.do(SplitPeople(two))
    assert [(each.one_id, each.other_id) for each in office.all(NotSamePerson)] == [(one, two)]


def test_units_merged_and_taken_apart_are_what_they_were(office):
    one, two, old = (office.database.do(AddUnit(name)).result for name in ("Phòng A", "Phòng B", "Phòng C"))
    office.database.do(AddUnit("Tổ 1", one))
    office.database.do(SucceedUnit(one, two, date(2023, 1, 1)))
    office.database.do(SucceedUnit(old, one, date(2020, 1, 1)))
    office.nominate(collective("Phòng A"))
    before = office.everything()
    office.database.do(MergeUnitEntries(one, two))
    done = office.database.do(SplitUnits(one))
    assert office.everything() == before
    office.database.do(Undo(done.entry_id))
    assert office.refused(SplitUnits(two)).code == "not_merged"
    assert office.refused(SplitUnits(999)).code == "gone"


def test_a_person_identified_after_the_merge_keeps_the_number(office):
    double, kept = add(office, "Sùng Mí Dinh", identity_number="008090001234"), add(office, "Sùng Mí Dính")
    office.database.do(MergePeople(double, kept))
    office.database.do(SetIdentityNumber(kept, "008090001235"))
    office.database.do(SplitPeople(double))
    with office.database.read() as session:
        numbers = dict(session.execute(select(Person.id, Person.identity_id)).all())
    assert numbers == {double: 1, kept: 2}
