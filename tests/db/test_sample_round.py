"""The sample round is entered as a clerk enters one, and the record says what its file says."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from db.changes.facts import EnterFacts, FactRow
from db.changes.nominations import AddNomination
from db.changes.rounds import OpenRound
from db.check import check
from db.connect import Database, Reader
from db.creating import create_record
from db.models.journal import JournalEntry
from db.models.nominations import Nomination
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
from db.rules.conditions import State
from db.rules.drafts import NominationDraft
from db.rules.eligibility import verdict
from db.rules.terms import NomineeKind, RewardType, Severity
from db.sample_round import create_sample_round, sample
from tests.sample_record import sample_record

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


def test_its_people_are_judged_for_regular_merit_by_facts_of_some_and_unknown_for_the_others(
    tmp_path: Path,
) -> None:
    database = Database(sample_record(tmp_path / "sổ.sqlite"), actor="Lan", today=lambda: TODAY)
    with database.read() as opened:
        put = opened.scalars(
            select(Nomination).where(Nomination.kind == NomineeKind.INDIVIDUAL).order_by(Nomination.id)
        )
        people = [(row.nominee_id, row.award_type_id, row.authority_id, row.name) for row in put]
    merit = database.do(OpenRound("Công trạng năm 2022", 2022, RewardType.MERIT)).result
    made = {}
    for nominee, award, authority, name in people:
        draft = NominationDraft(NomineeKind.INDIVIDUAL, name, nominee, position="Chuyên viên", unit="Sở", citation="Đã")
        made[nominee] = database.do(AddNomination(merit, award, authority, draft)).result
    known, low, *others = made
    rated = [
        FactRow("duty_rating", nominee, {"year": year, "rating": rating})
        for nominee, rating in ((known, "hoan_thanh_xuat_sac"), (low, "hoan_thanh"))
        for year in (2021, 2022)
    ]
    found = [
        FactRow("initiative", known, {"year": year, "name": f"Sáng kiến {year}", "level": "grassroots"})
        for year in (2021, 2022)
    ]
    database.do(EnterFacts((*rated, *found)))
    with database.read() as opened:
        told = advice(opened, list(made.values()), date(2023, 12, 20))
    states = {nominee: verdict(told[nomination]) for nominee, nomination in made.items()}
    database.close()
    assert states[known] is State.MET and states[low] is State.NOT_MET
    assert others and {states[each] for each in others} == {State.UNKNOWN}
    assert all("NĐ 91/2017" in one.article for one in told[made[known]])


def test_the_ceremony_is_in_the_record(session: Reader, round_id: int) -> None:
    ceremony, given = ceremony_of(session, round_id), sample()["ceremony"]
    assert ceremony is not None
    assert (ceremony.held_on, ceremony.presenter) == (date.fromisoformat(given["held_on"]), given["presenter"])
