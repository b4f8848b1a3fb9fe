"""What each entry was given is counted when it changes, and is at any time what counting anew gives."""

from datetime import date

import pytest
from sqlalchemy import delete, select, text, update

from db import register_totals
from db.changes.ceremonies import RevokeAward
from db.changes.change import Undo
from db.changes.people import MergePeople
from db.check import check
from db.models.nominees import Nominee
from db.models.people import Person
from db.models.register import RegisterTotal
from tests.db.changes import conftest
from tests.db.changes.conftest import TODAY, collective, person
from tests.db.changes.test_decisions import issued

template, office = conftest.template, conftest.office


def totals(office):
    """Return (awards, latest) by name, once counting anew has given the same."""
    with office.database.read() as session:
        assert register_totals.wrong(session) == []
        rows = select(Nominee.name, RegisterTotal.awards, RegisterTotal.latest)
        found = session.execute(rows.join(RegisterTotal, RegisterTotal.id == Nominee.id))
        return {row.name: (row.awards, row.latest) for row in found}


def recipients(office):
    with office.database.read() as session:
        return dict(session.execute(text("SELECT name, id FROM recipient")).all())


def test_nobody_stands_in_an_empty_register(office):
    assert totals(office) == {}


def test_an_issued_decision_counts_and_a_revoked_award_counts_no_more(office):
    issued(office, person("Sùng Mí Dính"), collective("Phòng Chuyển đổi số"))
    year = date(2023, 12, 12).year
    assert totals(office) == {"Sùng Mí Dính": (1, year), "Phòng Chuyển đổi số": (1, year)}
    revoked = recipients(office)["Sùng Mí Dính"]
    office.database.do(RevokeAward(revoked, "12/QĐ-UBND", TODAY, "Kê khai không đúng thành tích"))
    assert totals(office)["Sùng Mí Dính"] == (0, 0)


def test_entries_joined_count_together_and_parted_again_each_for_itself(office):
    issued(office, person("Sùng Mí Dính"), person("Sùng Mý Dính"))
    with office.database.read() as session:
        kept, double = session.scalars(select(Person.id).order_by(Person.id)).all()
    joined = office.database.do(MergePeople(double, kept))
    assert totals(office) == {"Sùng Mí Dính": (2, 2023)}
    office.database.do(Undo(joined.entry_id))
    assert totals(office) == {"Sùng Mí Dính": (1, 2023), "Sùng Mý Dính": (1, 2023)}


@pytest.mark.parametrize(
    "forged",
    [
        update(RegisterTotal).values(awards=7, awards_down=-7),
        update(RegisterTotal).values(latest_down=0),
        delete(RegisterTotal),
    ],
    ids=["another number", "another order", "left out"],
)
def test_totals_that_were_changed_from_outside_are_told_by_check(office, forged):
    issued(office, person("Sùng Mí Dính"))
    with office.database.write() as session:
        session.execute(forged)
    with office.database.read() as session:
        faults = check(session)
        (entry,) = session.scalars(select(Nominee.id)).all()
    assert [(fault.code, fault.values) for fault in faults] == [("fault_register_total", {"id": entry})]
    with office.database.write() as session:
        register_totals.rebuild(session)
    with office.database.read() as session:
        assert check(session) == []
