"""Whatever is given to whatever command: it is done or refused in a sentence, nothing is waited for, no trace is shown.

The walk is over the table of commands and what each declares, so a new command or option is tried by itself.
"""

import argparse
import json
import os
import random
import resource
import signal
import zlib
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest

from db.connect import Database
from db.creating import create_record
from db.sample_round import create_sample_round
from desktop.commands.registry import COMMANDS, load
from tests.conftest import Told

LEFT_OUT = {
    "test": "passes its arguments on to pytest",
    "bench": "measures for an hour",
    "screenshots": "opens the window in this process",
    "bundle": "fetches packages",
}
USUAL = {
    "demo": ["--out", "giấy"],
    "read": ["danh sách.csv"],
    "import": ["danh sách.csv"],
    "certificates": ["giá trị.json", "--out", "bằng.pdf"],
    "print": ["certificates", "--out", "bằng.pdf"],
    "export": ["register", "--out", "sổ.csv"],
    "apply": ["việc.json"],
    "announce": [],
    "sign": ["bằng.pdf", "--key", "khóa.p12", "--secret", "mật.txt", "--out", "ký.pdf"],
    "history": ["Nguyễn"],
    "backup": ["bản sao.sqlite"],
    "restore": ["bản sao.sqlite", "--try"],
    "judge": ["ca.json"],
    "same": ["people"],
    "law": [],
    "check": [],
    "fill": ["--nominations", "3"],
}
WRITTEN = {("demo", "--out"), ("certificates", "--out"), ("print", "--out"), ("export", "--out"), ("sign", "--out")} | {
    ("backup", "file")
}
"""What is written, where a device would be written to: those are tried for what is read only."""
TEXTS = (
    "",
    "không có.pdf",
    "pipe",
    "pipe/x.pdf",
    "loop",
    ".",
    "rỗng.csv",
    "rác.pdf",
    "rác.pdf/x.pdf",
    "a" * 5000,
    "a\0b.pdf",
    "x\udcff.pdf",
    "x\ud800.pdf",
    "http://127.0.0.1:1/x.pdf?a=1&b=2",
    "không/có/x.pdf",
    "\\\\may-chu\\chung\\x.pdf",
    "-",
    "%s{0}\n\x1b[31m",
)
TODAY = date(2024, 1, 12)
ENDLESS = "vô tận"
NUMBERS = ("-1", "0", "9" * 30, "năm", "1.5", "٣")
PLACES = ("postgresql://127.0.0.1:1/x", "postgresql://[::1/x", "sqlite:////", "file:x?mode=rw", *TEXTS)
DAYS = ("0001-01-01", "9999-12-31", "29/02/2023", "0/0/0")
SECONDS = 60  # on a busy machine too
MORE = 2**30  # bytes that a command may take


class WaitedError(Exception):
    """Raised where a command waits for what never comes."""


def actions(command: str) -> list[argparse.Action]:
    parser = argparse.ArgumentParser()
    load(command).add_arguments(parser)
    return [each for each in parser._actions if each.dest != "help" and each.nargs != 0 and not each.choices]


def named(action: argparse.Action) -> str:
    return action.option_strings[0] if action.option_strings else action.dest


T = TypeVar("T")
TRIED = [name for name in COMMANDS if name not in LEFT_OUT]
QUICK = [name for name in TRIED if name not in ("demo",)]  # which draws the papers of a whole round
EACH = [(name, named(action)) for name in TRIED for action in actions(name)]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a record, a list, and what nobody should have to read."""
    folder = tmp_path_factory.mktemp("place")
    create_record(folder / "so.sqlite", today=lambda: TODAY)
    database = Database(folder / "so.sqlite", today=lambda: TODAY)
    create_sample_round(database)
    database.close()
    (folder / "rỗng.csv").write_bytes(b"")
    for name in ("rác.pdf", "bằng.pdf", "khóa.p12"):
        (folder / name).write_bytes(random.Random(4).randbytes(3_000))
    (folder / "mật.txt").write_text("mật", "utf-8")
    (folder / "danh sách.csv").write_text("STT,Họ và tên,Đơn vị\n1,Lò Thị Sen,Sở Y tế\n", "utf-8")
    for name in ("giá trị.json", "việc.json", "ca.json"):
        (folder / name).write_text(json.dumps([]), "utf-8")
    os.mkfifo(folder / "pipe")
    (folder / "loop").symlink_to("loop")
    (folder / ENDLESS).symlink_to("/dev/zero")
    return folder


def _memory() -> int:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    return pages * resource.getpagesize()


@pytest.fixture
def there(place: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def waited(_number: int, _frame: object) -> None:
        raise WaitedError

    monkeypatch.chdir(place)
    before = signal.signal(signal.SIGALRM, waited)
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (_memory() + MORE, hard))
    yield
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def tell(command: Callable[..., Told], *words: str) -> str:
    """Call a command; return what is wrong with how it ended, "" for nothing."""
    signal.alarm(SECONDS)
    try:
        told = command(*words)
    except Exception as error:  # noqa: BLE001 - every trace is a fault
        return f"{type(error).__name__}: {error}"[:200]
    finally:
        signal.alarm(0)
    if "Traceback" in told.err or "Có điều không ổn" in told.err:
        return told.err[:200]
    return "" if told.status == 0 or told.err.strip() or told.out.strip() else f"ended with {told.status} in silence"


def words_with(name: str, option: str, value: str) -> list[str]:
    """Return the usual words of a command with one of them replaced, or added."""
    usual = list(USUAL[name])
    if option.startswith("-"):
        at = usual.index(option) if option in usual else len(usual)
        usual[at : at + 2] = [f"{option}={value}"]
    else:
        usual[:1] = [value]
    return usual


def some(values: Sequence[T], name: str, every: int) -> Sequence[T]:
    """Return each `every`th of some values, others for another name."""
    return values[zlib.crc32(name.encode()) % every :: every]


@pytest.mark.parametrize(
    ("name", "option", "every"),
    [(name, option, 6) for name, option in EACH if name in QUICK]
    + [pytest.param(name, option, 1, marks=pytest.mark.long) for name, option in EACH],
)
@pytest.mark.usefixtures("there")
def test_any_text_and_any_number_is_taken_or_refused_in_a_sentence(
    command: Callable[..., Told], name: str, option: str, every: int
) -> None:
    devices = () if (name, option) in WRITTEN else (ENDLESS,)
    found = {
        value[:60]: wrong
        for value in (*some((*TEXTS, *NUMBERS), name + option, every), *devices)
        if (wrong := tell(command, name, "--database", "so.sqlite", *words_with(name, option, value)))
    }
    assert found == {}


@pytest.mark.parametrize(
    ("name", "every"),
    [(name, 6) for name in QUICK] + [pytest.param(name, 1, marks=pytest.mark.long) for name in TRIED],
)
@pytest.mark.usefixtures("there")
def test_any_place_and_any_day_is_taken_or_refused_in_a_sentence(
    command: Callable[..., Told], name: str, every: int
) -> None:
    asked = [["--database", value] for value in PLACES] + [
        ["--database", "so.sqlite", "--today", value] for value in DAYS
    ]
    found = {
        " ".join(words)[:80]: wrong
        for words in some(asked, name, every)
        if (wrong := tell(command, name, *words, *USUAL[name]))
    }
    assert found == {}


def test_what_is_left_out_is_a_command() -> None:
    assert set(LEFT_OUT) | set(USUAL) == set(COMMANDS)
