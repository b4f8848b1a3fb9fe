"""test: pytest on three workers, with whatever else pytest understands."""

import subprocess
import sys
from typing import Any

import pytest

from desktop.bootstrap import ROOT
from desktop.commands import cli


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[tuple[list[str], dict[str, Any]]]:
    calls: list[tuple[list[str], dict[str, Any]]] = []

    def call(command: list[str], **options: Any) -> int:
        calls.append((command, options))
        return 5

    monkeypatch.setattr(subprocess, "call", call)
    return calls


def test_the_suite_runs_in_the_projects_python_without_a_screen(started, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM")
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert cli.main(["test"]) == 5  # pytest's own status is passed on
    ((command, options),) = started
    assert command[:3] == [sys.executable, "-m", "pytest"]
    assert command[command.index("-n") + 1] == "3"
    assert options["cwd"] == ROOT
    assert options["env"]["QT_QPA_PLATFORM"] == "offscreen"
    assert "PYTHONDONTWRITEBYTECODE" not in options["env"]  # what one process compiled serves all others


@pytest.mark.parametrize(
    ("given", "passed_on"),
    [
        (["-k", "bonus or names", "-x"], ["-k", "bonus or names", "-x"]),
        (["tests/db", "--durations=5"], ["tests/db", "--durations=5"]),
        (["--long", "tests/db", "-q"], ["--long", "tests/db", "-q"]),
        (["-q", "--long"], ["--long", "-q"]),
        (["-n", "0"], ["-n", "0"]),
        (["-m", "long", "--lang", "en"], ["-m", "long"]),
    ],
)
def test_what_pytest_understands_is_passed_on(started, given: list[str], passed_on: list[str]) -> None:
    cli.main(["test", *given])
    ((command, _),) = started
    assert command[command.index("worksteal") + 1 :] == passed_on
