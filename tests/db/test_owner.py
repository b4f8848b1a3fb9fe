"""One writer per record, whom everyone else can see."""

import subprocess
import sys
import textwrap
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from db.errors import KnownError
from db.opening import open_record
from db.owner import Owner, OwnerLock, owner_of, shown_since
from tests.conftest import Told

ROOT = Path(__file__).resolve().parents[2]


def test_the_second_to_open_a_record_is_told_who_has_it(record: Path) -> None:
    with open_record(record, actor="Lan"):
        with pytest.raises(KnownError) as error:
            open_record(record, actor="Hùng")
        assert error.value.code == "record_in_use"
        assert error.value.values["owner"] == "Lan"
        found = owner_of(record)
        assert found is not None
        assert found.name == "Lan"
    open_record(record, actor="Hùng").close()
    assert owner_of(record) is None


def test_a_record_that_somebody_writes_can_be_read(record: Path) -> None:
    with open_record(record, actor="Lan"), open_record(record, read_only=True) as looked_at:
        assert looked_at.read_only
        with pytest.raises(KnownError) as error, looked_at.database.write():
            raise AssertionError("never reached")
        assert error.value.code == "record_read_only"


def test_a_record_left_by_a_crash_is_free(record: Path) -> None:
    program = f"""
        import os, signal
        from db.opening import open_record
        open_record({str(record)!r}, actor="Lan")
        os.kill(os.getpid(), signal.SIGKILL)
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(program)], cwd=ROOT, check=False)
    assert owner_of(record) is None
    open_record(record, actor="Hùng").close()


def test_the_hour_stands_alone_only_today() -> None:
    now = datetime.now().replace(hour=8, minute=12)
    assert shown_since(Owner("Lan", "máy 1", 1, now.isoformat())) == "08:12"
    earlier = now - timedelta(days=3)
    assert shown_since(Owner("Lan", "máy 1", 1, earlier.isoformat())) == f"08:12 {earlier:%d/%m/%Y}"


def test_the_command_line_names_the_owner_in_vietnamese(record: Path, command: Callable[..., Told]) -> None:
    lock = OwnerLock(record, "Lan")
    told = command("--database", record, "fill", "--nominations", "3")
    lock.release()
    assert "Lan đang mở, từ" in str(told)
