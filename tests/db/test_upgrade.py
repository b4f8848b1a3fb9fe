"""An older record becomes one of this version, or stays what it was."""

import shutil
import sqlite3
import subprocess
import sys
import textwrap
from contextlib import closing
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory

from db import version
from db.backup import table_rows
from db.check import check, damage
from db.connect import Database
from db.creating import create_schema
from db.errors import KnownError
from db.opening import open_record
from db.upgrade import SCRIPTS, STEPS, differences, upgrade
from tests.house import ROOT

LATER = Path(__file__).parent / "later"
REVISIONS = (SCRIPTS / "versions", LATER)


def schema(file: Path) -> dict[tuple[str, str], list[str]]:
    """Return every table, index and trigger with its parts in alphabetical order: a later column stands last."""
    with closing(sqlite3.connect(file)) as connection:
        rows = connection.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
    return {(kind, name): sorted(parts(sql)) for kind, name, sql in rows if name != "alembic_version"}


def parts(sql: str) -> list[str]:
    """Return a statement's head and what stands between the commas of its outer brackets, with single spaces."""
    head, _bracket, body = " ".join(sql.replace('"', "").split()).partition("(")
    found, depth, start = [head.strip()], 0, 0
    for place, letter in enumerate(body):
        depth += (letter == "(") - (letter == ")")
        if depth < 0 or (letter == "," and depth == 0):
            found.append(body[start:place].strip())
            start = place + 1
    return [*found, body[start:].strip()]


def test_a_record_of_the_first_version_becomes_what_the_models_make(tmp_path: Path) -> None:
    upgraded, new = frozen(tmp_path), tmp_path / "new.sqlite"
    open_record(upgraded).close()
    by_models = Database(new)
    create_schema(by_models)
    by_models.close()
    assert schema(upgraded) == schema(new)
    database = Database(upgraded, read_only=True)
    with database.read() as session:
        assert differences(session.connection()) == []
    database.close()


def test_the_difference_of_two_schemas_is_seen(tmp_path: Path) -> None:
    plain, changed = tmp_path / "plain.sqlite", tmp_path / "changed.sqlite"
    for file, column in ((plain, "dan_toc TEXT CHECK (dan_toc IN ('Tày', 'Dao'))"), (changed, "dan_toc TEXT")):
        with closing(sqlite3.connect(file)) as connection:
            connection.execute(f"CREATE TABLE nguoi (id INTEGER PRIMARY KEY, ten TEXT, {column})")
    later = tmp_path / "later.sqlite"
    with closing(sqlite3.connect(later)) as connection:
        connection.execute("CREATE TABLE nguoi (\n\tid INTEGER PRIMARY KEY, \n\tten TEXT\n)")
        connection.execute("ALTER TABLE nguoi ADD COLUMN dan_toc TEXT CHECK (dan_toc IN ('Tày', 'Dao'))")
    assert schema(plain) == schema(later)
    assert schema(plain) != schema(changed)


def test_the_version_of_the_program_is_the_last_revision() -> None:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_heads() == [version.HEAD]
    assert tuple(reversed([one.revision for one in scripts.walk_revisions()])) == version.KNOWN


def test_a_record_of_the_first_version_opens(tmp_path: Path) -> None:
    record = frozen(tmp_path)
    rows = counted(record)
    with open_record(record) as opened, opened.database.read() as session:
        assert check(session) == []
    assert told(record)[0] == version.HEAD
    assert {table: counted(record)[table] for table in rows} == rows


def frozen(folder: Path) -> Path:
    """Return a copy of the record that the first version wrote: 40 invented nominations."""
    return Path(shutil.copy(ROOT / "tests/files/record-0001.sqlite", folder / "old.sqlite"))


def counted(file: Path) -> dict[str, int]:
    with closing(sqlite3.connect(file)) as connection:
        return table_rows(connection)


def test_an_upgrade_changes_the_record_and_keeps_the_old_one(filled: Path) -> None:
    database = Database(filled)
    kept = upgrade(database, head="later", revisions=REVISIONS)
    assert kept is not None
    assert told(filled) == ("later", "Đã nâng cấp")
    assert told(kept) == (version.HEAD, "")


def test_an_upgrade_that_fails_leaves_the_record_alone(filled: Path) -> None:
    before = filled.read_bytes()
    with pytest.raises(KnownError) as error:
        upgrade(Database(filled), head="broken", revisions=(*REVISIONS, LATER / "broken"))
    assert error.value.code == "upgrade_failed"
    assert told(filled) == (version.HEAD, "")
    assert filled.read_bytes() == before
    assert list(filled.parent.glob("*.part")) == list(filled.parent.glob(".*.part")) == []


def test_an_upgrade_that_loses_rows_is_refused(filled: Path) -> None:
    with pytest.raises(KnownError) as error:
        upgrade(Database(filled), head="losing", revisions=(*REVISIONS, LATER / "losing"))
    assert error.value.code == "upgrade_failed"
    assert told(filled)[0] == version.HEAD


@pytest.mark.parametrize("step", STEPS)
def test_an_upgrade_killed_at_any_step_leaves_a_record_that_opens(filled: Path, step: str) -> None:
    program = f"""
        import os, signal
        from pathlib import Path
        from db.connect import Database
        from db.upgrade import upgrade
        def die(name):
            if name == {step!r}:
                os.kill(os.getpid(), signal.SIGKILL)
        upgrade(Database({str(filled)!r}), die, head="later", revisions={[str(r) for r in REVISIONS]!r})
    """
    died = subprocess.run([sys.executable, "-c", textwrap.dedent(program)], cwd=ROOT, check=False)
    assert died.returncode == -9
    expected = ("later", "Đã nâng cấp") if step == "replaced" else (version.HEAD, "")
    assert told(filled) == expected
    database = Database(filled)
    with database.read() as session:
        assert damage(session) == []
    database.close()


def test_a_record_of_a_newer_version_is_left_alone(filled: Path) -> None:
    upgrade(Database(filled), head="later", revisions=REVISIONS)
    before = filled.read_bytes()
    with pytest.raises(KnownError) as error:
        open_record(filled)
    assert error.value.code == "record_newer"
    assert error.value.values["version"] == "later"
    assert filled.read_bytes() == before


def told(file: Path) -> tuple[str, str]:
    with closing(sqlite3.connect(file)) as connection:
        found = connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]
        summary = connection.execute("SELECT max(summary) FROM nomination").fetchone()[0]
    return found, summary
