"""The sample round is entered as a clerk enters one, and the record says what its file says."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from db.check import check
from db.connect import Database, Reader
from db.creating import create_record
from db.models.journal import JournalEntry
from db.models.register import RegisterEntry
from db.queries.advice import advice
from db.queries.council_rows import council_rows
from db.queries.nomination_list import NominationFilter, nomination_ids
from db.queries.paper_rows import (
    ceremony_of,
    decision_rows,
    ids_of_round,
    submission_ids,
    submission_rows,
)
from db.queries.round_progress import round_progress
from db.rules.clean_text import clean
from db.rules.terms import Severity
from db.sample_round import create_sample_round, sample

TODAY = date(2024, 1, 12)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    file = tmp_path_factory.mktemp("sample") / "sổ.sqlite"
    create_record(file, today=lambda: TODAY)
    database = Database(file, actor="Lan", today=lambda: TODAY)
    round_id = create_sample_round(database)
    database.close()
    return file, round_id


@pytest.fixture
def session(made: tuple[Path, int]) -> Iterator[Reader]:
    database = Database(made[0], read_only=True)
    with database.read() as opened:
        yield opened
    database.close()


@pytest.fixture
def round_id(made: tuple[Path, int]) -> int:
    return made[1]


def test_the_record_is_sound_and_every_step_has_its_entry(session: Reader) -> None:
    assert check(session) == []
    changes = set(session.scalars(select(JournalEntry.change)))
    assert {"nomination.add", "council.record", "submission.send", "decision.issue", "certificate.make"} <= changes


def test_the_round_is_done_up_to_its_certificates(session: Reader, round_id: int) -> None:
    progress = round_progress(session, round_id)
    assert (progress.nominations, progress.recipients, progress.certificates, progress.entered) == (11, 11, 11, 11)
    assert (progress.submissions, progress.decisions, progress.issued, progress.good_sheets) == (2, 2, 2, 0)
    assert session.scalars(select(RegisterEntry.number).order_by(RegisterEntry.number)).all() == list(range(1, 12))


def test_decisions_and_submissions_name_the_people_of_the_file_in_their_order(session: Reader, round_id: int) -> None:
    data = sample()
    papers = zip(
        ("minister", "chairman"), ids_of_round(session, round_id), submission_ids(session, round_id), strict=True
    )
    for code, decision, submission in papers:
        given = [clean(row["name"]) for row in data["nominations"][code]["rows"]]
        decided, put_forward = decision_rows(session, decision, TODAY), submission_rows(session, submission, TODAY)
        assert [row.name for row in decided.rows] == [row.name for row in put_forward.rows] == given
        assert (decided.number, put_forward.number) == (
            data["decisions"][code]["number"],
            data["submissions"][code]["number"],
        )
        assert put_forward.council_on == date.fromisoformat(data["council"]["held_on"])


def test_the_council_met_and_recommended_everybody_with_all_votes(session: Reader, round_id: int) -> None:
    minutes, council = council_rows(session, round_id), sample()["council"]
    assert (minutes.number, minutes.members, len(minutes.votes)) == (council["number"], 9, 11)
    assert (minutes.present, minutes.absent) == (tuple(council["present"]), tuple(council["absent"]))
    assert all(recommended and votes == 9 for _row, votes, recommended, _remark in minutes.votes)


def test_the_sample_breaks_no_rule(session: Reader, round_id: int) -> None:
    ids = [id_ for each in nomination_ids(session, NominationFilter(round_id)).values() for id_ in each]
    found = [finding for each in advice(session, ids, TODAY).values() for finding in each]
    assert [finding for finding in found if finding.severity is Severity.ERROR] == []


def test_the_ceremony_is_in_the_record(session: Reader, round_id: int) -> None:
    ceremony, given = ceremony_of(session, round_id), sample()["ceremony"]
    assert ceremony is not None
    assert (ceremony.held_on, ceremony.presenter) == (date.fromisoformat(given["held_on"]), given["presenter"])
