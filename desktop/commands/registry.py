"""The table of commands: one row for each, and the one place that loads a command's module when it is called."""

import importlib
from argparse import ArgumentParser
from typing import NamedTuple, Protocol, cast

from desktop.commands.invocation import Invocation
from desktop.labels.translation import N_


class Row(NamedTuple):
    """A command's module in this folder and the English line about it in `--help`."""

    module: str
    summary: str


COMMANDS: dict[str, Row] = {
    "demo": Row("demo", N_("build a fresh record with the sample round and write all its papers into a folder")),
    "read": Row("read", N_("read a list that a unit sent and show what was found")),
    "import": Row("import_", N_("read a list and take its clean rows into a round")),
    "certificates": Row("certificates", N_("draw certificates from plain values")),
    "print": Row("print_", N_("write a paper of a round or decision as PDF, Word or Excel")),
    "export": Row("export", N_("write the award list or the register to a file")),
    "apply": Row("apply", N_("make changes as the window does, from a file that names them")),
    "announce": Row("announce", N_("write the announcement text of a round")),
    "sign": Row("sign", N_("sign a paper digitally with a .p12 file or a token, or tell what signatures are worth")),
    "history": Row("history", N_("show a nominee's awards")),
    "backup": Row("backup", N_("copy the record while it is in use")),
    "restore": Row("restore", N_("put a copy back, after checking it")),
    "same": Row("same", N_("show which people or units may stand in the record twice")),
    "judge": Row("judge", N_("say what the law finds of plain cases in a file")),
    "law": Row("law", N_("show and receive what the shipped law has else than the record")),
    "check": Row("check", N_("check the record: integrity, journal, orphans, gaps")),
    "fill": Row("fill", N_("fill a record with invented nominations, for trials")),
    "screenshots": Row("screenshots", N_("draw every page and dialog to pictures")),
    "test": Row("test", N_("run the test suite")),
    "bench": Row("bench", N_("measure speed beside the peers")),
    "bundle": Row("bundle", N_("fetch the packages for an office without internet")),
}
PASS_ARGUMENTS_ON = frozenset({"test"})  # what our parser does not know goes to pytest


class Command(Protocol):
    """What each module in the table offers."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the command's own arguments."""

    def run(self, call: Invocation) -> int:
        """Do it and return the exit status: 0 done, 1 the input has problems that stop it."""


class Benchmark(Protocol):
    """What each module of tests/benchmarks offers."""

    def rows(self, small: bool) -> list[dict[str, object]]:
        """Measure, and return one row for each thing measured."""


def load(name: str | None) -> Command:
    """Return the command's module; None is the window."""
    module = COMMANDS[name].module if name else "window"
    return cast(Command, importlib.import_module(f"desktop.commands.{module}"))


def load_benchmark(name: str) -> Benchmark:
    """Return one benchmark; they lie with the tests, which the frozen program leaves out."""
    return cast(Benchmark, importlib.import_module(f"tests.benchmarks.{name}"))
