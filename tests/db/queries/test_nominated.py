"""Who is put forward in a round and in which order, and what the record knows of them for a report."""

from datetime import date

import pytest
from sqlalchemy import select

from db.connect import Database
from db.errors import KnownError
from db.models.nominations import Nomination
from db.models.nominees import Nominee
from db.queries import nominated, paper_rows
from tests.sample_record import ROUND, sample_record

TODAY = date(2024, 1, 12)


@pytest.fixture
def database(tmp_path):
    made = Database(sample_record(tmp_path / "record.sqlite"), today=lambda: TODAY)
    yield made
    made.close()


def test_they_stand_in_the_order_of_the_decisions(database):
    with database.read() as session:
        found = [one.row.name for one in nominated.put_forward(session, ROUND, TODAY)]
        decided = [
            row.name
            for id_ in paper_rows.ids_of_round(session, ROUND)
            for row in paper_rows.decision_rows(session, id_, TODAY).rows
        ]
        held = nominated.last_session(session, ROUND)
        assert held is not None and held.members == 9
        assert [one.row.name for one in nominated.judged(session, held)] == found == decided
        assert nominated.left_out(session, ROUND, secret=False) == []


def test_who_withdrew_is_left_out_by_name_and_nobody_is_a_fault(database):
    with database.read() as session:
        ids = list(session.scalars(select(Nomination.id).order_by(Nomination.id)))
        assert nominated.first_nomination(session, ROUND) == ids[0]
        with pytest.raises(KnownError) as refused:
            nominated.put_forward(session, 4_711, TODAY)
        assert refused.value.code == "nobody_put_forward"
        with pytest.raises(KnownError) as gone:
            nominated.nomination(session, 4_711, TODAY)
        assert gone.value.code == "gone"


def test_what_is_known_of_a_person_is_told_with_its_posts(database):
    with database.read() as session:
        row = session.execute(select(Nominee.id, Nominee.person_id).where(Nominee.person_id.is_not(None))).first()
        known = nominated.facts_of(session, [row.id], TODAY, 0)[row.id]
        assert [one.number for one in known.earlier] == ["2417/QĐ-BTTTT"] and not known.earlier[0].title
        assert nominated.facts_of(session, [row.id], TODAY, ROUND)[row.id].earlier == ()
        assert nominated.facts_of(session, [row.id], date(2023, 1, 1), 0)[row.id].earlier == ()
        assert known.posts == ("Phó Giám đốc, Sở Thông tin và Truyền thông tỉnh Tuyên Quang",)
