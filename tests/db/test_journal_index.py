"""Which steps touched a row stands beside the journal, and is at any time what the images say."""

import pytest
from sqlalchemy import delete, insert, select, update

from db import journal_index
from db.changes.change import Undo
from db.changes.nominations import MoveNominations
from db.check import check
from db.models.journal import JournalEntry, JournalRow
from db.models.nominations import Nomination
from db.rules.terms import NominationState
from tests.db.changes import conftest
from tests.db.changes.conftest import person
from tests.db.changes.test_decisions import issued

template, office = conftest.template, conftest.office


def test_a_row_leads_to_every_step_that_touched_it_and_to_its_undoing(office):
    id_ = office.nominate(person("Sùng Mí Dính"))
    moved = office.database.do(MoveNominations((id_,), NominationState.SUBMITTED))
    undone = office.database.do(Undo(moved.entry_id))
    with office.database.read() as session:
        found = journal_index.steps_of(session, "nomination", [id_])
        assert {moved.entry_id, undone.entry_id} < found and journal_index.steps_of(session, "nomination", []) == set()
        for entry in session.scalars(select(JournalEntry)):
            kept = select(JournalRow.table_name, JournalRow.row_id).where(JournalRow.entry_id == entry.id)
            assert {tuple(row) for row in session.execute(kept)} == journal_index.touched(entry.rows)
        assert not journal_index.differs(session)


@pytest.mark.parametrize(
    "forged",
    [
        update(JournalRow).where(JournalRow.table_name == "nomination").values(row_id=JournalRow.row_id + 1_000),
        delete(JournalRow).where(JournalRow.entry_id == 1),
        insert(JournalRow).values(table_name="nomination", row_id=7, entry_id=1),
        delete(JournalRow),
    ],
    ids=["other rows", "a step left out", "a step more", "emptied"],
)
def test_an_index_that_was_changed_from_outside_is_told_by_check_and_made_anew(office, forged):
    issued(office, person("Sùng Mí Dính"))
    with office.database.write() as session:
        session.execute(forged)
    with office.database.read() as session:
        assert [fault.code for fault in check(session)] == ["fault_journal_index"]
        assert session.scalar(select(Nomination.name)) == "Sùng Mí Dính"
    with office.database.write() as session:
        journal_index.rebuild(session)
    with office.database.read() as session:
        assert check(session) == []
