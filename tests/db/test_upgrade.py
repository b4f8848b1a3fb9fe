"""An older record becomes one of this version, or stays what it was."""

import re
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
from db.check import check
from db.connect import Database
from db.creating import create_schema
from db.errors import KnownError
from db.opening import open_record
from db.upgrade import SCRIPTS, STEPS, differences, run, upgrade
from tests.db import first_revision

ROOT = Path(__file__).resolve().parents[2]
LATER = Path(__file__).parent / "later"
REVISIONS = (SCRIPTS / "versions", LATER)


def schema(file: Path) -> dict[tuple[str, str], list[str]]:
    """Return every table, index and trigger with its lines in alphabetical order."""
    with closing(sqlite3.connect(file)) as connection:
        rows = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    told = {(kind, name): sql for kind, name, sql in rows if name != "alembic_version"}
    return {key: sorted(re.split(r"[,\s]*\n\s*", sql.replace("\t", ""))) for key, sql in told.items()}


def test_the_revisions_end_at_the_models(tmp_path: Path) -> None:
    by_models, by_revisions = Database(tmp_path / "models.sqlite"), Database(tmp_path / "revisions.sqlite")
    create_schema(by_models)
    with by_revisions.write() as session:
        run(session.connection(), version.HEAD)
        assert differences(session.connection()) == []
    by_models.close()
    by_revisions.close()
    assert schema(tmp_path / "revisions.sqlite") == schema(tmp_path / "models.sqlite")


def test_the_version_of_the_program_is_the_last_revision() -> None:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_heads() == [version.HEAD]
    assert tuple(reversed([one.revision for one in scripts.walk_revisions()])) == version.KNOWN


def test_the_first_revision_says_what_the_models_say() -> None:
    """While nothing is released: run `python -m tests.db.first_revision` after a change of the models."""
    written = first_revision.TARGET.read_text("utf-8")
    assert "".join(written.split()) == "".join(first_revision.formatted().split())


def test_a_record_of_the_first_version_opens(tmp_path: Path) -> None:
    record = Path(shutil.copy(ROOT / "tests/files/record-0001.sqlite", tmp_path / "old.sqlite"))
    with open_record(record) as opened, opened.database.read() as session:
        assert check(session) == []


def test_an_upgrade_changes_the_record_and_keeps_the_old_one(filled: Path) -> None:
    database = Database(filled)
    kept = upgrade(database, head="0002", revisions=REVISIONS)
    assert kept is not None
    assert told(filled) == ("0002", "Đã nâng cấp")
    assert told(kept) == ("0001", "")


def test_an_upgrade_that_fails_leaves_the_record_alone(filled: Path) -> None:
    before = filled.read_bytes()
    with pytest.raises(KnownError) as error:
        upgrade(Database(filled), head="0003", revisions=(*REVISIONS, LATER / "broken"))
    assert error.value.code == "upgrade_failed"
    assert told(filled) == ("0001", "")
    assert filled.read_bytes() == before
    assert list(filled.parent.glob("*.part")) == list(filled.parent.glob(".*.part")) == []


def test_an_upgrade_that_loses_rows_is_refused(filled: Path) -> None:
    with pytest.raises(KnownError) as error:
        upgrade(Database(filled), head="0004", revisions=(*REVISIONS, LATER / "losing"))
    assert error.value.code == "upgrade_failed"
    assert told(filled)[0] == "0001"


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
        upgrade(Database({str(filled)!r}), die, head="0002", revisions={[str(r) for r in REVISIONS]!r})
    """
    died = subprocess.run([sys.executable, "-c", textwrap.dedent(program)], cwd=ROOT, check=False)
    assert died.returncode == -9
    expected = ("0002", "Đã nâng cấp") if step == "replaced" else ("0001", "")
    assert told(filled) == expected
    database = Database(filled)
    with database.read() as session:
        assert check(session) == []
    database.close()


def test_a_record_of_a_newer_version_is_left_alone(filled: Path) -> None:
    upgrade(Database(filled), head="0002", revisions=REVISIONS)
    before = filled.read_bytes()
    with pytest.raises(KnownError) as error:
        open_record(filled)
    assert error.value.code == "record_newer"
    assert error.value.values["version"] == "0002"
    assert filled.read_bytes() == before


def told(file: Path) -> tuple[str, str]:
    with closing(sqlite3.connect(file)) as connection:
        found = connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]
        summary = connection.execute("SELECT max(summary) FROM nomination").fetchone()[0]
    return found, summary
