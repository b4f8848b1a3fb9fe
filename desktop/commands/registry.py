"""The table of commands: the one place that loads a command's module, only when it is called."""

import importlib
from argparse import ArgumentParser
from typing import Protocol, cast

from desktop.commands.invocation import Invocation

COMMANDS: dict[str, str] = {
    "demo": "desktop.commands.demo",
    "read": "desktop.commands.read",
    "import": "desktop.commands.import_",
    "certificates": "desktop.commands.certificates",
    "print": "desktop.commands.print_",
    "export": "desktop.commands.export",
    "announce": "desktop.commands.announce",
    "history": "desktop.commands.history",
    "backup": "desktop.commands.backup",
    "restore": "desktop.commands.restore",
    "check": "desktop.commands.check",
    "fill": "desktop.commands.fill",
    "screenshots": "desktop.commands.screenshots",
    "test": "desktop.commands.test",
    "bench": "desktop.commands.bench",
    "bundle": "desktop.commands.bundle",
}
WINDOW = "desktop.commands.window"  # without a command

PASS_ARGUMENTS_ON = frozenset({"test"})  # what our parser does not know goes to pytest


class Benchmark(Protocol):
    """What each module of tests/benchmarks offers."""

    def rows(self, small: bool) -> list[dict[str, object]]:
        """Measure, and return one row for each thing measured."""


class Command(Protocol):
    """What each module in the table offers."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the command's own arguments."""

    def run(self, call: Invocation) -> int:
        """Do it and return the exit status: 0 done, 1 the input has problems that stop it."""


def load_benchmark(name: str) -> Benchmark:
    """Return one benchmark; they lie with the tests, which the frozen program leaves out."""
    return cast(Benchmark, importlib.import_module(f"tests.benchmarks.{name}"))


def load(name: str | None) -> Command:
    """Return the command's module; None is the window."""
    return cast(Command, importlib.import_module(COMMANDS[name] if name else WINDOW))
