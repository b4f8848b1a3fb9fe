"""One writer per record, whom everyone else can see."""

import errno
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import textwrap
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from db.changes.decisions import DraftDecision
from db.check import check
from db.connect import Database
from db.errors import KnownError
from db.opening import open_record
from db.owner import Owner, OwnerLock, owner_of, shown_since
from db.rules.terms import DecisionOrigin
from tests.conftest import Told
from tests.db.changes import conftest as changes
from tests.house import ROOT

template = changes.template


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


def test_nothing_is_left_beside_a_closed_record(record: Path) -> None:
    open_record(record, actor="Lan").close()
    assert [path.name for path in record.parent.iterdir()] == [record.name]


def test_of_many_who_open_at_once_exactly_one_holds_the_record(record: Path) -> None:
    holders = 0
    most = 0
    counting = threading.Lock()

    def take_and_let_go(_number: int) -> int:
        nonlocal holders, most
        taken = 0
        for _ in range(60):
            try:
                lock = OwnerLock(record, "Lan")
            except KnownError:
                continue
            taken += 1
            with counting:
                holders += 1
                most = max(most, holders)
            with counting:
                holders -= 1
            lock.release()
        return taken

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(take_and_let_go, range(6))) > 0
    assert most == 1


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


def test_a_full_disk_is_told_and_leaves_no_lock(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int, _text: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(KnownError) as error:
        OwnerLock(record, "Lan")
    monkeypatch.undo()
    assert error.value.code == "disk_full"
    assert [path.name for path in record.parent.iterdir()] == [record.name]
    OwnerLock(record, "Hùng").release()


ISSUER = """
    import json, sys
    from datetime import date
    from db.changes.decisions import IssueDecision
    from db.errors import KnownError
    from db.opening import open_record
    from db.queries.decision_list import next_number
    file, actor, authority, told, today = sys.argv[1], sys.argv[2], int(sys.argv[3]), set(), date(2024, 1, 12)
    for decision in json.loads(sys.argv[4]):
        while True:
            try:
                record = open_record(file, actor=actor, today=lambda: today)
            except KnownError as refused:
                told.add(f"{refused.code} {refused.values['owner']}")
                continue
            with record:
                with record.database.read() as session:
                    number = next_number(session, authority, 2024)
                record.database.do(IssueDecision(decision, str(number), today, signer_name="Lương Đức Thiện"))
            break
    print(sorted(told))
"""


@pytest.mark.parametrize("each", [pytest.param(6, id="few"), pytest.param(1_000, marks=pytest.mark.long)])
def test_two_who_take_numbers_in_turn_leave_no_gap_and_no_double_and_are_told_who_has_the_record(
    template: Path, tmp_path: Path, each: int
) -> None:
    file = Path(shutil.copy(template, tmp_path / "so-vang.sqlite"))
    office, close = changes.opened(file)
    drafts = []
    for number in range(2 * each):
        (nomination,) = office.recommended(changes.person(f"Nguyễn Thị Thử {number}", honorific="Bà"))
        drafted = DraftDecision(office.round_id, office.chairman, office.award, DecisionOrigin.DRAFTED, (nomination,))
        drafts.append(office.database.do(drafted).result)
    close()
    command = [sys.executable, "-c", textwrap.dedent(ISSUER), str(file)]
    both = {
        actor: subprocess.Popen(
            [*command, actor, str(office.chairman), json.dumps(drafts[at::2])],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        for at, actor in enumerate(("Lan", "Hùng"))
    }
    told = {actor: process.communicate()[0].strip() for actor, process in both.items()}
    assert [process.returncode for process in both.values()] == [0, 0]
    assert told["Lan"] in ("[]", "['record_in_use Hùng']", "['record_in_use ?', 'record_in_use Hùng']")
    assert told["Hùng"] in ("[]", "['record_in_use Lan']", "['record_in_use ?', 'record_in_use Lan']")
    with closing(sqlite3.connect(file)) as opened:
        numbers = [row[0] for row in opened.execute("SELECT number FROM decision WHERE state = 'issued'")]
        entries = [row[0] for row in opened.execute("SELECT number FROM register_entry ORDER BY number")]
    assert sorted(int(number.partition("/")[0]) for number in numbers) == list(range(1, 2 * each + 1))
    assert entries == list(range(entries[0], entries[0] + 2 * each))
    database = Database(file, read_only=True)
    with database.read() as session:
        assert check(session) == []
    database.close()
