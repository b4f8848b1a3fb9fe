"""The command line: what every command shares, whoever calls it and however it ends."""

import argparse
import errno
import io
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from db.errors import KnownError
from desktop.commands import cli, registry
from desktop.commands.invocation import Invocation
from desktop.folders import default_record
from tests.house import ROOT

Deed = Callable[[Invocation], int]


class Command:
    """A command that does what the test says and remembers how it was called."""

    def __init__(self, deed: Deed) -> None:
        self.deed, self.calls = deed, list[Invocation]()

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("name", nargs="?")
        parser.add_argument("--out")

    def run(self, call: Invocation) -> int:
        self.calls.append(call)
        return self.deed(call)


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch) -> Command:
    made = Command(lambda call: 0)
    monkeypatch.setitem(registry.COMMANDS, "history", registry.Row("a_module_of_the_test", "show awards"))
    monkeypatch.setattr(registry, "load", lambda name: made)
    return made


@pytest.mark.parametrize(
    "arguments",
    [
        ["--database", "hồ sơ.sqlite", "--today", "2024-01-12", "--lang=en", "history", "Hà", "--out=D"],
        ["history", "Hà", "--out", "D", "--database", "hồ sơ.sqlite", "--lang=en", "--today", "12/01/2024"],
        ["--lang", "en", "history", "--database=hồ sơ.sqlite", "Hà", "--out=D", "--today=2024-01-12"],
    ],
)
def test_shared_options_stand_before_or_after_the_command(command: Command, arguments: list[str]) -> None:
    assert cli.main(arguments) == 0
    (call,) = command.calls
    assert (call.database, call.lang, call.today) == ("hồ sơ.sqlite", "en", date(2024, 1, 12))
    assert (call.arguments.name, call.arguments.out) == ("Hà", "D")


def test_what_is_not_said_is_the_clerks_own(command: Command, own_data_folder: Path) -> None:
    cli.main(["history"])
    (call,) = command.calls
    assert (call.database, call.lang) == (str(default_record()), "vi")
    assert Path(call.database).parent == own_data_folder
    assert os.name == "nt" or own_data_folder.stat().st_mode & 0o077 == 0  # nobody else looks in
    assert call.today == date.today()


def test_what_was_said_last_counts(command: Command) -> None:
    cli.main(["--lang", "vi", "history", "--lang", "en"])
    assert command.calls[0].lang == "en"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["hitsory"], "không có lệnh 'hitsory'"),
        (["history", "--colour", "đỏ"], "không hiểu: --colour"),
        (["history", "Hà", "Tím"], "không hiểu: Tím"),
        (["history", "--out"], "--out: cần một giá trị"),
        (["--lang", "fr", "history"], "không có lựa chọn 'fr'"),
        (["history", "--today", "31/02/2024"], "không phải '31/02/2024'"),
        (["--today", "hôm qua", "history"], "không phải 'hôm qua'"),
        (["history", "--data", "x"], "không hiểu: --data"),
        (["--colour", "history"], "không hiểu: --colour"),
    ],
)
def test_wrong_usage_is_told_in_vietnamese(
    command: Command, arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert told in err
    assert "cách dùng: main.py" in err and "lỗi:" in err
    assert command.calls == []


def test_wrong_usage_is_told_in_english_when_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--lang", "en", "hitsory"]) == 2
    assert "usage: main.py" in (err := capsys.readouterr().err)
    assert "there is no command 'hitsory'" in err


def test_help_names_every_command_in_the_readers_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--help"]) == 0
    vietnamese = capsys.readouterr().out
    assert cli.main(["--lang", "en", "--help"]) == 0
    english = capsys.readouterr().out
    for told in (vietnamese, english):
        assert set(re.findall(r"^  ([a-z]+)  ", told, re.MULTILINE)) >= set(registry.COMMANDS)
    assert "chạy bộ phép thử" in vietnamese and "run the test suite" in english


def test_what_a_clerk_can_mend_is_one_sentence_and_status_1(
    command: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(call: Invocation) -> int:
        raise KnownError("bundle_not_downloaded")

    command.deed = fail
    assert cli.main(["history"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == "Chưa tải được các gói; xem dòng báo lỗi phía trên rồi thử lại.\n"


@pytest.mark.parametrize(
    ("refused", "told"),
    [
        (PermissionError(errno.EACCES, "Permission denied", "/đâu/đó"), "Không dùng được /đâu/đó: chưa có quyền."),
        (FileNotFoundError(errno.ENOENT, "No such file", "thu.xlsx"), "Không dùng được thu.xlsx: không có ở đó."),
        (OSError(errno.ENOSPC, "No space left on device"), "Không dùng được một tệp: đĩa đã đầy."),
    ],
)
def test_a_file_that_the_system_refuses_is_one_sentence(
    command: Command, refused: OSError, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(call: Invocation) -> int:
        raise refused

    command.deed = fail
    assert cli.main(["history"]) == 1
    assert capsys.readouterr().err == told + "\n"


def test_a_bug_is_not_dressed_up_as_the_clerks_mistake(command: Command) -> None:
    def fail(call: Invocation) -> int:
        raise ZeroDivisionError

    command.deed = fail
    with pytest.raises(ZeroDivisionError):
        cli.main(["history"])


def test_stopping_with_control_c_is_quiet(command: Command, capsys: pytest.CaptureFixture[str]) -> None:
    def stop(call: Invocation) -> int:
        raise KeyboardInterrupt

    command.deed = stop
    assert cli.main(["history"]) == 130
    assert capsys.readouterr() == ("", "")


def test_the_result_goes_where_the_caller_listens(command: Command) -> None:
    def tell(call: Invocation) -> int:
        call.out.write("Bằng khen\n")
        return 1

    command.deed = tell
    heard = io.StringIO()
    assert cli.main(["history"], heard) == 1
    assert heard.getvalue() == "Bằng khen\n"


def test_the_window_without_a_display_names_the_commands_that_need_none(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert cli.main([]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("Máy này không có màn hình")
    assert all(f"  {name} " in told.err for name in registry.COMMANDS)


SPEAKS = """
import sys
from desktop.commands import cli, registry
class Command:
    add_arguments = staticmethod(lambda parser: None)
    def run(self, call):
        for _ in range(int(sys.argv[1])):
            call.out.write("Quyết định, ủy ban, Đắk Lắk\\n")
        return 0
registry.load = lambda name: Command()
sys.exit(cli.main(["history"]))
"""


def test_results_are_utf_8_whatever_the_system_speaks() -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "latin-1"}
    told = subprocess.run(
        [sys.executable, "-c", SPEAKS, "1"], cwd=ROOT, env=environment, capture_output=True, check=True
    )
    assert told.stdout == "Quyết định, ủy ban, Đắk Lắk\n".encode()


@pytest.mark.parametrize("lines", ["1", "100000"])
def test_a_reader_that_goes_away_is_no_error(lines: str) -> None:
    speaking = subprocess.Popen(
        [sys.executable, "-c", SPEAKS, lines], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert speaking.stdout is not None
    speaking.stdout.close()
    _, err = speaking.communicate()
    assert err == b""


def test_the_readme_lists_exactly_the_commands_there_are() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    for lang in ("vi", "en"):
        part = readme.split(f"<!-- commands: {lang} -->")[1].split("<!-- end -->")[0]
        assert set(re.findall(r"^\| `([a-z]+)", part, re.MULTILINE)) == set(registry.COMMANDS)


def test_every_command_in_the_table_can_be_loaded_and_asked_for_help(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in registry.COMMANDS:
        assert cli.main([name, "--help"]) == 0
        assert f"cách dùng: main.py {name}" in capsys.readouterr().out
