"""`test [--long] [pytest's own arguments]`: the whole suite on three workers."""

import argparse
import os
import subprocess
import sys

from desktop.bootstrap import ROOT
from desktop.commands.invocation import Invocation
from desktop.labels.translation import _

WORKERS = "3"  # for two cores: a test of the window waits for its event loop a part of its time


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take `--long`; every other argument goes to pytest."""
    parser.add_argument("--long", action="store_true", help=_("also run the tests with large figures"))


def run(call: Invocation) -> int:
    """Run pytest in a process of its own and pass its exit status on."""
    # An error in one worker must not wait for the other's slowest file: work is stolen test by test.
    command = [sys.executable, "-m", "pytest", "-n", WORKERS, "--dist", "worksteal"]
    if call.arguments.long:
        command.append("--long")
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "PYTHONUTF8": "1"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # else each of some hundred processes compiles the program anew
    return subprocess.call([*command, *call.rest], cwd=ROOT, env=environment)  # noqa: S603
