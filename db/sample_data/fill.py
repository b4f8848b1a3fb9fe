"""Fills a record with invented nominations of 15 years, for trials and benchmarks.

It fills a copy beside the record and puts it in the record's place at the end: a crash leaves the record as it was.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

from sqlalchemy import select

from db import file_checks, register_totals, search
from db.backup import Step, atomic_write, backup, no_step, write_log_back
from db.changes.change import Writer, change
from db.connect import Database, location_url
from db.creating import create_record
from db.errors import KnownError
from db.models.authorities import Authority, AuthorityName
from db.models.catalogue import AwardType
from db.models.nominations import Nomination
from db.models.nominees import Nominee
from db.models.people import Person
from db.models.register import RegisterEntry
from db.models.rounds import AwardRound
from db.models.units import Unit
from db.opening import logs
from db.owner import OwnerLock
from db.queries import law
from db.rules.awards import full_wording
from db.rules.terms import NomineeKind
from db.sample_data import years
from db.sample_data.people import Invented, invent
from db.sample_data.years import Filler, Giver, Money, Rows
from db.seals import Seal, seals

BATCH = 20_000
FOR_SPEED = (
    "PRAGMA journal_mode=OFF",  # the file is no record yet: a crash throws it away
    "PRAGMA synchronous=OFF",
    "PRAGMA foreign_keys=OFF",  # looked over at the end
    "PRAGMA cache_size=-400000",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA locking_mode=EXCLUSIVE",
)


@dataclass(frozen=True)
class Filled:
    """What a filled record holds."""

    nominations: int
    register_entries: int


@change("record.fill", undoable=False)
class FillRecord:
    """Tells the journal that what stands in the record is invented; the rows themselves are too many for it."""

    nominations: int
    seed: int

    def apply(self, writer: Writer) -> None:
        """Make the two authorities that give everything, unless the office has entered its own."""
        for code, level, title, body, office, place, suffix in _AUTHORITIES:
            if writer.session.scalar(select(Authority.id).where(Authority.code == code)) is not None:
                continue
            made = writer.insert(Authority, code=code, level=level, is_office=False)
            writer.insert(
                AuthorityName,
                authority_id=made,
                title=title,
                short_title=title,
                body=body,
                office=office,
                place=place,
                number_suffix=suffix,
                valid_from=date(2010, 1, 1),
                valid_to=None,
            )


@change("record.filled", undoable=False)
class SealFilled:
    """Seals the rows that were put in, a thousand under one hash, so that a later edit of them shows."""

    seals: tuple[Seal, ...]

    def apply(self, _writer: Writer) -> None:
        """Write nothing but the step itself."""


_FILLED = (
    "person",
    "unit",
    "unit_name",
    "nominee",
    "award_round",
    "nomination",
    "decision",
    "decision_item",
    "recipient",
    "register_entry",
)
_AUTHORITIES = (
    ("trial_minister", "ministry", "Bộ trưởng Bộ Thử nghiệm", "Bộ Thử nghiệm", "BỘ TRƯỞNG", "Hà Nội", "QĐ-BTN"),
    (
        "trial_chairman",
        "province",
        "Chủ tịch UBND tỉnh",
        "Ủy ban nhân dân tỉnh Thử Nghiệm",
        "CHỦ TỊCH",
        "Thử Nghiệm",
        "QĐ-UBND",
    ),
)
_AWARDS = ("minister_merit_certificate", "province_chair_merit_certificate")
_SIGNERS = ("Trần Khải Nguyên", "Lý Quang Thuận")


def fill(location: str | Path, *, nominations: int, seed: int = 1, step: Step = no_step) -> Filled:
    """Fill a new record, or one without nominations; return what it holds. `step(done, total)` is called each round.

    Raises KnownError: only_files, not_empty, record_in_use, folder_missing, disk_full.
    """
    url = location_url(location)
    if url.get_backend_name() != "sqlite":
        raise KnownError("only_files", backend=url.get_backend_name())
    record = Path(url.database or "")
    if not record.exists():
        create_record(record)
    file_checks.check_file(record)
    lock = OwnerLock(record)
    try:
        with atomic_write(record) as aside:
            backup(record, aside)
            database = Database(aside)
            try:
                filled = _fill(database, record, nominations, seed, step)
            finally:
                database.close()
            write_log_back(aside)
            write_log_back(record)
            for log in logs(record):
                log.unlink(missing_ok=True)  # the log of the record that goes must not meet the one that comes
        return filled
    finally:
        lock.release()


def _fill(database: Database, record: Path, nominations: int, seed: int, step: Step) -> Filled:
    with database.read() as session:
        if session.scalar(select(Nomination.id).limit(1)) is not None:
            raise KnownError("not_empty", path=str(record))
    database.do(FillRecord(nominations, seed), actor="fill")
    random = Random(seed)  # noqa: S311 - invented people need no secrets
    rounds = years.rounds(nominations)
    with database.read() as session:
        givers = _givers(database)
        days = [years.decision_day(one.year, one.id) for one in rounds]
        money = [_money(database, givers[0], day) for day in days]
        first = {table: int(session.scalar(select(table.id).order_by(table.id.desc()).limit(1)) or 0) for table in _IDS}
    if any(first.values()):
        raise KnownError("not_empty", path=str(record))
    database.close()
    people = list(invent(max(one.size for one in rounds) + nominations // 5, random, 1))
    filler = Filler(people, givers, random)
    assert database.file is not None
    with _bulk(database.file) as connection:
        _write_people(connection, people)
        _write(connection, "award_round", _ROUND, [_round(one) for one in rounds])
        for index, one in enumerate(rounds):
            rows = filler.fill(one, money[index], days[index], last=index == len(rounds) - 1)
            _write_rows(connection, rows)
            step(index + 1, len(rounds))
    with database.write() as session:
        register_totals.rebuild(session)
    with database.read() as session:
        sealed = tuple(seals(session, _FILLED))
    database.do(SealFilled(sealed), actor="fill")
    database.close()
    with closing(sqlite3.connect(database.file)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")  # one file again, as it was copied
    return Filled(nominations, filler.register_entries)


_IDS = (Nominee, Person, Unit, AwardRound, RegisterEntry)
_ROUND = "id,name,year,reward_type,movement_id,citation,deadline,state"


def _round(one: years.Round) -> tuple[object, ...]:
    return (one.id, one.name, one.year, "cong_trang", None, "", date(one.year, 10, 15).isoformat(), "open")


@contextmanager
def _bulk(file: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection without guards and secondary indexes; they are built, all at once, at the end."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        for pragma in FOR_SPEED:
            connection.execute(pragma)
        later = connection.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL"
        ).fetchall()
        for kind, name, _sql in later:
            connection.execute(f'DROP {kind} "{name}"')
        connection.execute("BEGIN")
        yield connection
        for statement in search.rebuilding():
            connection.execute(statement)
        for _kind, _name, sql in later:
            connection.execute(sql)
        connection.execute("COMMIT")
        connection.execute("ANALYZE")


def _write_people(connection: sqlite3.Connection, people: Sequence[Invented]) -> None:
    for start in range(0, len(people), BATCH):
        part = people[start : start + BATCH]
        persons = [one for one in part if one.kind is NomineeKind.INDIVIDUAL]
        units = [one for one in part if one.kind is NomineeKind.COLLECTIVE]
        gender = {"Ông": "male", "Bà": "female"}
        _write(
            connection,
            "person",
            "id,full_name,name_sort,name_plain,honorific,gender,birth,identity_id,merged_into_id",
            [
                (p.id, p.name, p.name_sort, p.name_plain, p.honorific, gender[p.honorific], p.birth, None, None)
                for p in persons
            ],
        )
        _write(connection, "unit", "id,abbreviation,address", [(u.id, "", u.unit) for u in units])
        _write(
            connection,
            "unit_name",
            "id,unit_id,name,name_sort,name_plain,parent_id,valid_from,valid_to",
            [(u.id, u.id, u.name, u.name_sort, u.name_plain, None, "1945-09-02", None) for u in units],
        )
        _write(
            connection,
            "nominee",
            "id,kind,person_id,unit_id,address,name,name_sort,name_plain,merged_into_id",
            [_nominee(one) for one in part],
        )


def _nominee(one: Invented) -> tuple[object, ...]:
    person = one.id if one.kind is NomineeKind.INDIVIDUAL else None
    unit = one.id if one.kind is NomineeKind.COLLECTIVE else None
    address = one.unit if one.kind is NomineeKind.HOUSEHOLD else ""
    return (one.id, one.kind.value, person, unit, address, one.name, one.name_sort, one.name_plain, None)


def _write_rows(connection: sqlite3.Connection, rows: Rows) -> None:
    _write(connection, "nomination", years.NOMINATION, rows.nominations)
    _write(connection, "decision", years.DECISION, rows.decisions)
    _write(connection, "decision_item", years.ITEM, rows.items)
    _write(connection, "recipient", years.RECIPIENT, rows.recipients)
    _write(connection, "register_entry", years.ENTRY, rows.entries)


def _write(connection: sqlite3.Connection, table: str, columns: str, rows: Sequence[tuple[object, ...]]) -> None:
    marks = ",".join("?" * (columns.count(",") + 1))
    connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)  # noqa: S608 - names of ours


def _givers(database: Database) -> list[Giver]:
    made = []
    with database.read() as session:
        for (code, *_rest), award, signer in zip(_AUTHORITIES, _AWARDS, _SIGNERS, strict=True):
            name = session.scalars(
                select(AuthorityName)
                .join(Authority, Authority.id == AuthorityName.authority_id)
                .where(Authority.code == code)
            ).one()
            kind = session.scalars(select(AwardType).where(AwardType.code == award)).one()
            wording = full_wording(kind.name, name.title)
            made.append(
                Giver(
                    name.authority_id, kind.id, name.title, wording, name.number_suffix, name.place, name.office, signer
                )
            )
    return made


def _money(database: Database, giver: Giver, day: date) -> Money:
    with database.read() as session:
        regime = law.regime_on(session, day)
        hundredths = {kind: law.coefficient_of(session, giver.award_type_id, regime.id, kind) for kind in NomineeKind}
        return Money(regime.code, hundredths, law.base_salary_on(session, day))
