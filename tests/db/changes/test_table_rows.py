"""Rows written together: each as it stands afterwards, in order, with the index of names in step."""

import pytest

from db.changes.change import Undo, Writer
from db.changes.nominations import EditNomination
from db.changes.table_rows import add_rows, change_rows, remove_rows, rows_by_id
from db.errors import KnownError
from db.models.rounds import AwardRound
from db.models.units import Unit
from tests.db.changes.conftest import TODAY, person
from tests.db.changes.test_putting_forward import listed


@pytest.fixture
def writing(office):
    """A session that writes and is rolled back."""
    with office.database.write() as session:
        yield session
        session.rollback()


def test_rows_come_back_in_the_order_they_were_given_whatever_their_columns(writing):
    rows = [{"address": "A"}, {"address": "B"}, {"abbreviation": "VP"}, {"address": "C"}]
    added = add_rows(writing, Unit.__table__, rows)
    assert [(row["address"], row["abbreviation"]) for row in added] == [("A", ""), ("B", ""), ("", "VP"), ("C", "")]
    assert [row["id"] for row in added] == sorted(row["id"] for row in added)


def test_texts_are_kept_clean_and_a_mark_that_turns_the_writing_is_refused(writing):
    table = Unit.__table__
    (added, _second) = add_rows(writing, table, [{"address": "  Xã\u00a0Tân  Trào "}, {"address": ""}])
    assert added["address"] == "Xã Tân Trào"
    for act in (
        lambda: add_rows(writing, table, [{"address": "Xã \u202eTân"}]),
        lambda: change_rows(writing, table, {added["id"]: {"address": "Xã \u202eTân"}}),
    ):
        with pytest.raises(KnownError) as told:
            act()
        assert (told.value.code, told.value.values["field"]) == ("direction_mark", "address")


def test_changed_and_removed_rows_are_those_named(writing):
    table = Unit.__table__
    one, two, three = (row["id"] for row in add_rows(writing, table, [{"address": each} for each in "ABC"]))
    change_rows(writing, table, {one: {"address": "Tân Trào"}, two: {"abbreviation": "VP"}, three: {}})
    remove_rows(writing, table, {three: None})
    found = rows_by_id(writing, table, [one, two, three])
    assert {id_: (row["address"], row["abbreviation"]) for id_, row in found.items()} == {
        one: ("Tân Trào", ""),
        two: ("B", "VP"),
    }


def test_a_writer_changes_many_rows_and_tells_which_differed(writing):
    writer = Writer(writing, actor="Lan", today=TODAY)
    ids = writer.insert_many(Unit, [{"address": "A"}, {"address": "B"}])
    writer.images.clear()
    assert writer.update_many(Unit, {ids[0]: {"address": "A"}, ids[1]: {"address": "Tân Trào"}}) == [ids[1]]
    assert [(image.id, image.before, image.after) for image in writer.images] == [
        (ids[1], {"address": "B"}, {"address": "Tân Trào"})
    ]
    with pytest.raises(KnownError) as told:
        writer.update_many(AwardRound, {99: {"name": "Tổng kết"}})
    assert told.value.code == "gone"


def test_a_list_taken_back_leaves_the_index_of_names_as_it_was(office):
    office.nominate(person("Nguyễn Văn An"))
    done = office.database.do(listed(office, 0, 40))
    undone = office.database.do(Undo(done.entry_id))
    office.database.do(Undo(undone.entry_id))
    with office.database.engine.begin() as connection:
        for table in ("nominee", "nomination"):
            connection.exec_driver_sql(f"INSERT INTO {table}_words({table}_words, rank) VALUES ('integrity-check', 1)")


def test_one_row_that_changed_since_keeps_the_whole_list_in(office):
    done = office.database.do(listed(office, 0, 40))
    office.database.do(EditNomination(done.result.ids[7], person("Lê Văn Ah", unit="Bưu điện tỉnh")))
    assert office.refused(Undo(done.entry_id)).code == "changed_since"
