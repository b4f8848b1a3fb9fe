"""Figures of rounds and years are those of counting every row, found without looking at every row."""

from collections import Counter

from sqlalchemy import event, select
from sqlalchemy.orm import Session

from db.models.decisions import Recipient
from db.models.nominations import Nomination
from db.queries.nomination_list import NominationFilter, nomination_ids
from db.queries.register_list import register_size
from db.queries.round_list import nominations_by_round
from db.queries.round_progress import awards_by_year, round_progress
from db.queries.settings import person_ids
from db.queries.submission_list import many_waiting, waiting_for_council


def test_the_years_of_the_chart_are_those_of_the_register(session: Session) -> None:
    counted = Counter((row.year, row.issuer) for row in session.execute(select(Recipient.year, Recipient.issuer)))
    newest = max(year for year, _issuer in counted)
    shown = {(year, issuer): many for year, issuer, many in awards_by_year(session)}
    assert shown == {key: many for key, many in counted.items() if key[0] > newest - 12}


def test_every_round_tells_how_many_nominations_it_has(session: Session) -> None:
    assert nominations_by_round(session) == Counter(session.scalars(select(Nomination.round_id)))


def test_the_size_of_the_register_is_that_of_its_rows(session: Session) -> None:
    years = list(session.scalars(select(Recipient.year)))
    assert register_size(session) == (len(years), min(years), max(years))


def test_as_many_wait_for_the_council_as_are_listed_to_it(session: Session) -> None:
    rounds = sorted(nominations_by_round(session))
    assert [many_waiting(session, id_) for id_ in rounds] == [len(waiting_for_council(session, id_)) for id_ in rounds]
    assert any(many_waiting(session, id_) for id_ in rounds)


def test_units_and_positions_are_filtered_without_marks(session: Session) -> None:
    row = session.scalars(select(Nomination).where(Nomination.position != "")).first()
    assert row is not None
    found = nomination_ids(session, NominationFilter(row.round_id, text=row.position.upper()))
    assert any(row.id in ids for ids in found.values())
    assert nomination_ids(session, NominationFilter(row.round_id, text="không-ai-cả")) == {}


def test_people_are_listed_whole_or_by_what_was_typed(session: Session) -> None:
    everybody = list(person_ids(session))
    assert list(person_ids(session, limit=5)) == everybody[:5]
    nguyen = list(person_ids(session, "nguyễn"))
    assert nguyen == [id_ for id_ in everybody if id_ in set(nguyen)]
    assert 0 < len(nguyen) < len(everybody)


def test_the_progress_of_a_round_takes_a_fixed_number_of_questions(session: Session) -> None:
    asked: list[str] = []
    event.listen(session.get_bind(), "before_cursor_execute", lambda *told: asked.append(told[2]))
    for id_ in sorted(nominations_by_round(session))[:3]:
        asked.clear()
        round_progress(session, id_)
        assert len(asked) <= 9
