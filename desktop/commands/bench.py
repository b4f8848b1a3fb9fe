"""`bench`: every benchmark of tests/benchmarks, each as a table on standard output."""

import argparse
import compileall
import os
from collections.abc import Mapping, Sequence

from desktop.bootstrap import ROOT
from desktop.commands.invocation import Invocation
from desktop.commands.registry import load_benchmark
from desktop.labels.translation import _

FOLDER = ROOT / "tests" / "benchmarks"


def benchmark_names() -> list[str]:
    """Return the modules that measure something: all but the package file and those they share."""
    return sorted(path.stem for path in FOLDER.glob("*.py") if not path.stem.startswith(("_", "test_")))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Choose benchmarks by name, and smaller amounts."""
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(benchmark_names()))
    parser.add_argument("--small", action="store_true", help=_("smaller amounts, for a quick look"))


def run(call: Invocation) -> int:
    """Measure and print; what is being measured is told on standard error."""
    _compile_modules()
    for name in call.arguments.names or benchmark_names():
        call.show_message(_("Measuring: {name}…").format(name=name))
        benchmark = load_benchmark(name)
        call.out.write(f"{name}: {(benchmark.__doc__ or '').strip().partition(chr(10))[0]}\n")
        call.out.write(as_table(benchmark.rows(call.arguments.small)) + "\n")
        call.out.flush()
    return 0


def _compile_modules() -> None:
    """Let the processes measured load compiled modules, as an installed program does."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    for folder in ("db", "desktop", "tests/benchmarks"):
        compileall.compile_dir(ROOT / folder, quiet=2)


def as_table(rows: Sequence[Mapping[str, object]]) -> str:
    """Return the rows in columns as wide as what stands in them; numbers to the right."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    cells = [[_cell(row.get(name)) for name in names] for row in rows]
    widths = [max(map(len, column)) for column in zip(names, *cells, strict=True)]
    right = [all(not isinstance(row.get(name), str) for row in rows) for name in names]
    lines = [names, ["-" * width for width in widths], *cells]
    return "".join(
        "  ".join(
            cell.rjust(width) if to_right else cell.ljust(width)
            for cell, width, to_right in zip(one, widths, right, strict=True)
        ).rstrip()
        + "\n"
        for one in lines
    )


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:,.2f}" if abs(value) >= 0.1 or value == 0 else f"{value:.4f}"
    return "" if value is None else f"{value:,}" if isinstance(value, int) else str(value)
