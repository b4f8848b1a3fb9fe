"""Records for the tests of papers: the sample round, and invented ones of any nominees."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from sqlalchemy import select

from db.changes.certificates import MakeCertificates
from db.changes.council import DraftSubmission, RecordCouncil, Result
from db.changes.decisions import DraftDecision, IssueDecision
from db.changes.nominations import AddNomination, MoveNominations
from db.changes.office import AddAuthority, AddSigner
from db.changes.rounds import OpenRound
from db.connect import Database
from db.creating import create_record
from db.models.authorities import Authority
from db.models.catalogue import AwardType
from db.models.decisions import Decision, Recipient
from db.models.nominations import Nomination
from db.models.rounds import AwardRound
from db.queries import paper_rows
from db.queries.amendments import amendment
from db.queries.statistics import decided_years
from db.rules.drafts import NominationDraft
from db.rules.terms import DecisionOrigin, NominationState, NomineeKind, RewardType, SigningCapacity
from desktop.papers.table import Paper, Subject
from tests.amended import amendments_of_round
from tests.sample_record import ROUND, sample_record

TODAY = date(2024, 1, 12)
MORE = count(1)
"""Numbers of rounds that the council judged."""
CITATION = "Đã có thành tích xuất sắc trong phong trào thi đua yêu nước năm 2022"
SINCE = date(1991, 10, 1)


@dataclass(frozen=True)
class Round:
    """A record with one round whose papers are written."""

    database: Database
    id: int

    def subjects(self, row: Paper) -> list[int]:
        """Return the ids that a paper can be about in this round."""
        if row.of is Subject.RECORD:
            return [0]
        if row.of is Subject.ROUND:
            return [self.id]
        if row.of is Subject.AMENDMENT:
            return amendments_of_round(self.database, self.id)
        with self.database.read() as session:
            if row.of is Subject.YEAR:
                return decided_years(session, self.id)
            if row.of is Subject.NOMINATION:
                asked = select(Nomination.id).where(Nomination.round_id == self.id)
                return list(session.scalars(asked.order_by(Nomination.id)))
            if row.of is Subject.AWARD:
                query = select(Recipient.id).join(Decision).where(Decision.round_id == self.id)
                return list(session.scalars(query.order_by(Recipient.id)))
            if row.of is Subject.SUBMISSION:
                return paper_rows.submission_ids(session, self.id)
            return paper_rows.ids_of_round(session, self.id)

    def gather(self, row: Paper, subject_id: int) -> Any:
        """Return the paper's value; only for papers whose rows are no stream."""
        with self.database.read() as session:
            return row.load().gather(session, subject_id, TODAY)

    def names(self, row: Paper, subject_id: int) -> list[str]:
        """Return the names that must stand on the paper, asked of the record by another way."""
        with self.database.read() as session:
            if row.of is Subject.AMENDMENT:
                return [one.name for one in amendment(session, subject_id).people]
            if row.of_one:
                table = Nomination if row.of is Subject.NOMINATION else Recipient
                return [session.get_one(table, subject_id).name]
            if row.of is Subject.SUBMISSION:
                return [one.name for one in paper_rows.submission_rows(session, subject_id, TODAY).rows]
            decisions = [subject_id] if row.of is Subject.DECISION else paper_rows.ids_of_round(session, self.id)
            return [one.name for each in decisions for one in paper_rows.decision_rows(session, each, TODAY).rows]


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Round]:
    """The seed round of 2022."""
    database = Database(sample_record(tmp_path_factory.mktemp("sample") / "record.sqlite"), today=lambda: TODAY)
    yield Round(database, ROUND)
    database.close()


@pytest.fixture(scope="session")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Round]]:
    """Return a record whose round has these nominees, decided and issued where asked for; papers only read it."""
    folder, made = tmp_path_factory.mktemp("invented"), dict[object, Round]()

    def make(*drafts: NominationDraft, issued: bool = True) -> Round:
        if (drafts, issued) not in made:
            file = folder / f"record-{len(made)}.sqlite"
            file.write_bytes(_open_round())
            made[drafts, issued] = _fill(Database(file, today=lambda: TODAY), drafts, issued=issued)
        return made[drafts, issued]

    yield make
    for each in made.values():
        each.database.close()


def unmet(made: Round, *drafts: NominationDraft) -> Round:
    """Return a further round of a record, submitted to the chairman without a session of the council."""
    do = made.database.do
    with made.database.read() as session:
        award = session.scalars(select(AwardType.id).where(AwardType.code == "province_chair_merit_certificate")).one()
        chairman = session.scalars(select(Authority.id).where(Authority.code == "chairman")).one()
    round_id = do(OpenRound(f"Đợt {next(MORE)} đột xuất", 2023, RewardType.MERIT, citation=CITATION)).result
    ids = tuple(do(AddNomination(round_id, award, chairman, draft)).result for draft in drafts)
    for state in (NominationState.SUBMITTED, NominationState.RECOMMENDED):
        do(MoveNominations(ids, state))
    do(DraftSubmission(round_id, chairman, ids, ("Chủ tịch",), "Lương Đức Thiện", "CHỦ TỊCH"))
    return Round(made.database, round_id)


def judged(made: Round, *votes: tuple[NominationDraft, int, str], **said: Any) -> Round:
    """Return a further round of a record that the council of nine judged: (nominee, votes for, why not or "")."""
    do = made.database.do
    with made.database.read() as session:
        award = session.scalars(select(AwardType.id).where(AwardType.code == "province_chair_merit_certificate")).one()
        chairman = session.scalars(select(Authority.id).where(Authority.code == "chairman")).one()
    round_id = do(OpenRound(f"Đợt {next(MORE)} của Hội đồng", 2023, RewardType.MERIT, citation=CITATION)).result
    ids = tuple(do(AddNomination(round_id, award, chairman, draft)).result for draft, _votes, _why in votes)
    do(MoveNominations(ids, NominationState.SUBMITTED))
    results = tuple(Result(id_, many, 9, not why, why) for id_, (_draft, many, why) in zip(ids, votes, strict=True))
    where = ("Phòng họp", "Bà Lý Thị Mỹ", "Ông Ma Văn Ước", 9, 9)
    do(RecordCouncil(round_id, date(2023, 12, 1), *where, results, **said))
    return Round(made.database, round_id)


def person(name: str, **changes: Any) -> NominationDraft:
    """Return the draft of a person's nomination."""
    values: dict[str, Any] = {
        "kind": NomineeKind.INDIVIDUAL,
        "name": name,
        "honorific": "Bà",
        "position": "Chuyên viên",
        "unit": "Phòng Bưu chính, Viễn thông",
        "citation": CITATION,
    }
    return NominationDraft(**(values | changes))


@cache
def _open_round() -> bytes:
    """Return the record of an office with an authority and one open round, as its file has it."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "record.sqlite"
        create_record(file, today=lambda: TODAY)
        database = Database(file, today=lambda: TODAY)
        chairman = database.do(
            AddAuthority(
                "chairman", "province", "Chủ tịch Ủy ban nhân dân tỉnh Tuyên Quang", "Chủ tịch UBND tỉnh",
                "Ủy ban nhân dân tỉnh Tuyên Quang", "CHỦ TỊCH", "Tuyên Quang", "QĐ-UBND", SINCE,
            )
        ).result  # fmt: skip
        database.do(AddSigner(chairman, "Lương Đức Thiện", SigningCapacity.HEAD, "CHỦ TỊCH"))
        database.do(
            AddAuthority(
                "office", "department", "Giám đốc Sở Nội vụ", "Giám đốc Sở", "Sở Nội vụ", "GIÁM ĐỐC", "Tuyên Quang",
                "QĐ-SNV", SINCE, superior="UBND tỉnh Tuyên Quang", is_office=True,
            )
        )  # fmt: skip
        database.do(OpenRound("Phong trào năm 2022", 2022, RewardType.MOVEMENT, citation=CITATION))
        database.close()
        return file.read_bytes()


def _fill(database: Database, drafts: Sequence[NominationDraft], *, issued: bool) -> Round:
    with database.read() as session:
        chairman = session.scalars(select(Authority.id).where(Authority.code == "chairman")).one()
        round_id = session.scalars(select(AwardRound.id)).one()
        award = session.scalars(select(AwardType.id).where(AwardType.code == "province_chair_merit_certificate")).one()
    ids = tuple(database.do(AddNomination(round_id, award, chairman, draft)).result for draft in drafts)
    if ids:
        _decide(database, round_id, chairman, award, ids, issued=issued)
    return Round(database, round_id)


def _decide(
    database: Database, round_id: int, chairman: int, award: int, ids: tuple[int, ...], *, issued: bool
) -> None:
    database.do(MoveNominations(ids, NominationState.SUBMITTED))
    results = tuple(Result(one, 9, 9, recommended=True) for one in ids)
    database.do(
        RecordCouncil(round_id, date(2023, 12, 1), "Phòng họp", "Bà Lý Thị Mỹ", "Ông Ma Văn Ước", 9, 9, results)
    )
    head = ("Lương Đức Thiện", "CHỦ TỊCH", SigningCapacity.HEAD)
    database.do(DraftSubmission(round_id, chairman, ids, ("Chủ tịch Ủy ban nhân dân tỉnh",), *head))
    decision = database.do(
        DraftDecision(round_id, chairman, award, DecisionOrigin.DRAFTED, ids, "Tuyên Quang", *head)
    ).result
    if issued:
        database.do(IssueDecision(decision, "46", date(2023, 12, 12), without_bonus=True))
        database.do(MakeCertificates(decision))
