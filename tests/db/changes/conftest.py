"""A new record with one office, one authority and an open round, entered as a clerk would."""

import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, insert, select

from db.changes.nominations import AddNomination, MoveNominations
from db.changes.office import AddAuthority, AddSigner
from db.changes.rounds import OpenRound
from db.connect import Database
from db.creating import create_record
from db.errors import KnownError
from db.models.authorities import Authority
from db.models.base import Base
from db.models.catalogue import AwardType
from db.models.journal import JournalEntry
from db.models.nominations import Nomination
from db.models.rounds import AwardRound
from db.models.tables import metadata
from db.opening import open_record
from db.rules.drafts import NominationDraft
from db.rules.terms import NominationState, NomineeKind, RewardType, SigningCapacity

TODAY = date(2024, 1, 12)
CITATION = "Đã có thành tích xuất sắc trong phong trào thi đua yêu nước năm 2022"


def person(name: str, **changes: Any) -> NominationDraft:
    """A nomination draft of a person."""
    values: dict[str, Any] = {
        "kind": NomineeKind.INDIVIDUAL,
        "name": name,
        "honorific": "Ông",
        "position": "Chuyên viên",
        "unit": "Phòng Bưu chính, Viễn thông",
        "citation": CITATION,
    }
    return NominationDraft(**{**values, **changes})


def collective(name: str) -> NominationDraft:
    """A nomination draft of a collective."""
    return NominationDraft(NomineeKind.COLLECTIVE, name, unit="Sở Thông tin và Truyền thông", citation=CITATION)


@cache
def _all_rows() -> Mapping[str, str]:
    """Return the query for every row of each table, by the table's name."""
    return {
        table.name: f'SELECT * FROM "{table.name}" ORDER BY {", ".join(table.primary_key.columns.keys())}'
        for table in metadata.sorted_tables
        if table.name not in ("journal", "journal_row", "identity_number", "attachment")
    }


@dataclass
class Office:
    """The record of one office with what every deed needs."""

    database: Database
    chairman: int
    office: int
    award: int
    round_id: int

    def nominate(self, draft: NominationDraft) -> int:
        """Put one nominee forward for the chairman's certificate."""
        return self.database.do(AddNomination(self.round_id, self.award, self.chairman, draft)).result

    def recommended(self, *drafts: NominationDraft) -> tuple[int, ...]:
        """Put nominees forward, submit and recommend them."""
        ids = tuple(self.nominate(draft) for draft in drafts)
        self.database.do(MoveNominations(ids, NominationState.SUBMITTED))
        self.database.do(MoveNominations(ids, NominationState.RECOMMENDED))
        return ids

    def all(self, model: type[Base]) -> list[Any]:
        """Return every row of a table."""
        with self.database.read() as session:
            found = list(session.scalars(select(model).order_by(model.id)))  # type: ignore[attr-defined]
            session.expunge_all()
        return found

    def everything(self) -> dict[str, list[tuple[Any, ...]]]:
        """Return every row of every table but the journal, as the file has them."""
        with self.database.read() as session:
            plain = session.connection().connection.cursor()  # every refusal is tried between two of these
            return {name: plain.execute(query).fetchall() for name, query in _all_rows().items()}

    def last_entry(self) -> tuple[str, str, set[str]]:
        """Return who made the newest change of the journal, its name, and the tables whose rows it touched."""
        entry = self.all(JournalEntry)[-1]
        return entry.actor, entry.change, {image["table"] for image in json.loads(entry.rows)}

    def refused(self, change: Any) -> KnownError:
        """Try a change that must be refused; nothing may have changed."""
        before = self.everything()
        with pytest.raises(KnownError) as told:
            self.database.do(change)
        assert self.everything() == before
        return told.value


def keep(office: Office, nomination: int, model: type, **values: object) -> None:
    """Enter a fact about the nominee of a nomination."""
    with office.database.engine.begin() as connection:
        nominee = connection.scalar(select(Nomination.nominee_id).where(Nomination.id == nomination))
        connection.execute(insert(model).values(nominee_id=nominee, **values))


def opened(file: Path) -> tuple[Office, Callable[[], None]]:
    """Open a copy of the template; returns it with what closes it."""
    record = open_record(file, actor="Lan", today=lambda: TODAY)
    with record.database.read() as session:
        award = session.scalars(select(AwardType.id).where(AwardType.code == "province_chair_merit_certificate")).one()
        codes = {row.code: row.id for row in session.execute(select(Authority.code, Authority.id))}
        round_id = session.scalars(select(func.min(AwardRound.id))).one()
    return Office(record.database, codes["chairman"], codes["office"], award, round_id), record.close


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of an office, made once and copied for each test."""
    file = tmp_path_factory.mktemp("template") / "record.sqlite"
    create_record(file, today=lambda: TODAY)
    record = open_record(file, actor="Lan", today=lambda: TODAY)
    database = record.database
    chairman = database.do(
        AddAuthority(
            "chairman",
            "province",
            "Chủ tịch Ủy ban nhân dân tỉnh Tuyên Quang",
            "Chủ tịch UBND tỉnh",
            "Ủy ban nhân dân tỉnh Tuyên Quang",
            "CHỦ TỊCH",
            "Tuyên Quang",
            "QĐ-UBND",
            date(1991, 10, 1),
            fund="Quỹ thi đua, khen thưởng của tỉnh",
        )
    ).result
    database.do(AddSigner(chairman, "Lương Đức Thiện", SigningCapacity.HEAD, "CHỦ TỊCH"))
    database.do(
        AddAuthority(
            "office",
            "department",
            "Giám đốc Sở Thông tin và Truyền thông",
            "Giám đốc Sở",
            "Sở Thông tin và Truyền thông",
            "GIÁM ĐỐC",
            "Tuyên Quang",
            "QĐ-STTTT",
            date(2016, 1, 1),
            superior="UBND tỉnh Tuyên Quang",
            is_office=True,
        )
    )
    database.do(OpenRound("Phong trào năm 2022", 2022, RewardType.MOVEMENT, citation=CITATION, launched_by="province"))
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    record.close()
    return file


@pytest.fixture
def office(tmp_path: Path, template: Path) -> Iterator[Office]:
    file = tmp_path / "sổ vàng.sqlite"
    shutil.copyfile(template, file)
    made, close = opened(file)
    yield made
    close()
