"""Whatever lies where the record should be: one sentence in Vietnamese, status 1, and nothing is touched."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from db.creating import create_record
from tests.conftest import Told

COMMANDS = (("check",), ("backup", "bản sao.sqlite"), ("fill", "--nominations", "3"))
READING = (("history", "nguyen"), ("announce",), ("export", "register", "--out", "sổ.csv"))


def folder(file: Path) -> None:
    file.mkdir()


def letter(file: Path) -> None:
    file.write_text("Kính gửi Hội đồng Thi đua - Khen thưởng")


def half(file: Path) -> None:
    create_record(file)
    file.write_bytes(file.read_bytes()[:300_000])


def overwritten(file: Path) -> None:
    create_record(file)
    content = bytearray(file.read_bytes())
    content[100:30_000] = b"\xa5" * 29_900
    file.write_bytes(content)


def newer(file: Path) -> None:
    create_record(file)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")
    connection.close()


def other(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("CREATE TABLE hoa_don (so INTEGER)")
    connection.close()


@pytest.mark.parametrize("arguments", [*COMMANDS, *READING], ids=lambda words: words[0])
@pytest.mark.parametrize(
    ("make", "told"),
    [
        (folder, "là thư mục"),
        (letter, "không phải là sổ"),
        (other, "không phải là sổ"),
        (half, "bị hỏng"),
        (overwritten, "bị hỏng"),
        (newer, "phiên bản mới hơn"),
    ],
)
def test_a_bad_record_gets_a_sentence(
    tmp_path: Path,
    command: Callable[..., Told],
    monkeypatch: pytest.MonkeyPatch,
    make: Callable[[Path], None],
    told: str,
    arguments: tuple[str, ...],
) -> None:
    place = tmp_path / "chỗ này"
    place.mkdir()
    monkeypatch.chdir(tmp_path)
    record = place / "sổ.sqlite"
    make(record)
    before = None if record.is_dir() else record.read_bytes()
    called = command("--database", record, *arguments)
    assert called.status == 1
    assert told in called.err
    assert called.err.count("\n") == 1
    assert before is None or record.read_bytes() == before
    beside = {path.name.removeprefix("sổ.sqlite") for path in place.iterdir()}
    assert beside <= {"", ".owner", "-wal", "-shm"}
    assert not (tmp_path / "bản sao.sqlite").exists()
    shutil.rmtree(place)


ODD_PLACES = (
    "sqlite:///",
    "sqlite+nothing:///a",
    "sqlite:///a?mode=ro",
    "postgresql+nothing://h/x",
    "postgresql://h:abc/x",
    "mysql://x",
    "/",
    "a\0b",
    "a" * 5000,
    "pipe",
    "loop",
    "x\udcff.sqlite",
    "x\ud800.sqlite",
)


@pytest.mark.parametrize("place", ODD_PLACES, ids=lambda place: ascii(place[:20]))
@pytest.mark.parametrize("words", ["check", "history nguyen", "backup copy.sqlite"])
def test_any_place_is_answered_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: Callable[..., Told], place: str, words: str
) -> None:
    """No pipe is waited for, and no trace of ours is shown."""
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe")
    Path("loop").symlink_to("loop")
    told = command("--database", place, *words.split())
    assert told.status == 1
    assert told.err.strip()
    assert "Traceback" not in told.err
