"""Invented rounds: plausible, the same for one seed, never over what a clerk has entered."""

import re
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from db.changes.office import SetSetting
from db.changes.people import AddPerson
from db.check import check
from db.connect import Database
from db.creating import create_record
from db.errors import KnownError
from db.models.tables import metadata
from db.opening import open_record
from db.rules import names
from db.rules.clean_text import clean
from db.sample_data.fill import fill
from tests.conftest import Told
from tests.house import ROOT


def contents(file: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows but those of the journal, which knows the hour."""
    with closing(sqlite3.connect(file)) as raw:
        tables = [name for name in metadata.tables if name != "journal"]
        return {name: raw.execute(f'SELECT * FROM "{name}" ORDER BY 1').fetchall() for name in tables}


def test_one_seed_invents_the_same_people(made: Path, tmp_path: Path) -> None:
    fill(tmp_path / "a.sqlite", nominations=300, seed=5)
    fill(tmp_path / "b.sqlite", nominations=300, seed=6)
    assert contents(tmp_path / "a.sqlite") == contents(made / "filled.sqlite")
    assert contents(tmp_path / "b.sqlite") != contents(made / "filled.sqlite")


@pytest.mark.parametrize("number", [1, 2, 16, 101, 3001])
def test_any_number_makes_a_sound_record(tmp_path: Path, number: int) -> None:
    filled = fill(tmp_path / "sổ.sqlite", nominations=number)
    assert filled.nominations == number
    with open_record(tmp_path / "sổ.sqlite") as record, record.database.read() as session:
        assert check(session) == []


def test_names_are_vietnamese_and_carry_their_keys(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as raw:
        rows = raw.execute("SELECT kind, name, name_sort, name_plain FROM nomination").fetchall()
    assert {kind for kind, *_ in rows} == {"individual", "collective", "household"}
    for kind, name, sort, plain in rows:
        assert name == clean(name)
        assert plain == names.search_key(name)
        assert sort == (names.sort_key_text(name) if kind == "collective" else names.sort_key(name))
        assert re.fullmatch(r"[\w ]+", name)


def test_what_the_office_set_stays_and_what_it_entered_is_not_touched(
    record: Path, command: Callable[..., Told]
) -> None:
    database = Database(record)
    database.do(SetSetting("office", "Phòng Nội vụ"))
    database.close()
    fill(record, nominations=20)
    assert [row[2] for row in contents(record)["setting"]] == ['"Phòng Nội vụ"']
    with pytest.raises(KnownError) as error:
        fill(record, nominations=20)
    assert error.value.code == "not_empty"
    other = record.with_name("khác.sqlite")
    create_record(other)
    database = Database(other)
    database.do(AddPerson("Trần Thị Sen"))
    database.close()
    told = str(command("--database", other, "fill", "--nominations", "5"))
    assert "khác.sqlite đã có đề nghị" in told


@pytest.mark.parametrize("moment", ["BEGIN", "award_round", "recipient"])
def test_killed_while_filling_the_record_is_as_it_was(record: Path, moment: str) -> None:
    before = contents(record)
    program = f"""
        import os, signal, sqlite3
        from db.sample_data import fill as filling
        from db.sample_data import years
        real = filling._write
        def dying(connection, table, columns, rows):
            real(connection, table, columns, rows)
            if table == {moment!r} or {moment!r} == "BEGIN":
                os.kill(os.getpid(), signal.SIGKILL)
        filling._write = dying
        filling.fill({str(record)!r}, nominations=2000)
    """
    died = subprocess.run([sys.executable, "-c", textwrap.dedent(program)], cwd=ROOT, check=False)
    assert died.returncode == -9
    assert contents(record) == before
    fill(record, nominations=20)  # nothing stands in the way of a second try


def test_the_command_says_how_many(tmp_path: Path, command: Callable[..., Told]) -> None:
    told = command("--database", tmp_path / "sổ.sqlite", "fill", "--nominations", "200", "--seed", "3")
    assert told.status == 0
    assert re.fullmatch(r"200 1\d\d\n", told.out)
    assert command("fill", "--nominations", "0").status == 2


@pytest.mark.long
def test_a_million_nominations_can_be_filled(tmp_path: Path) -> None:
    file = tmp_path / "sổ.sqlite"
    fill(file, nominations=1_000_000)
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT count(*) FROM nomination").fetchone() == (1_000_000,)
