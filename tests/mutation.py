"""Samples mutations of packages and tells which of them no test notices: `python -m tests.mutation`.

    python -m tests.mutation db/rules desktop/documents/engine --sample 200 --seed 1

Each sampled mutant is one small change (a comparison, an operator, a number, and/or, a condition, a return value) in a
copy of the tree; the tests that mirror its module run against it (`db/rules/dates.py`: `tests/db/rules/test_dates.py`,
or the nearest folder of tests where that file is missing). A mutant is killed when a test fails or hangs. Prints each
survivor, and each that hung, as a line to look at, then killed / all for every module and in sum. Not part of the
suite: it takes a second or more for each mutant, and needs a system that can fork. A survivor may be equivalent to the
original; what that is, a reader decides.
"""

import argparse
import ast
import copy
import importlib
import multiprocessing
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LIBRARIES = (
    "hypothesis.strategies",
    "PySide6.QtWidgets",
    "sqlalchemy.orm",
    "reportlab.pdfgen.canvas",
    "uharfbuzz",
    "pypdf",
    "pypdfium2",
    "PIL.Image",
)
COPIED = ("db", "desktop", "resources", "tests", "main.py", "pyproject.toml", "README.md")
COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
}


@dataclass(frozen=True)
class Mutant:
    """One change of one module."""

    module: Path
    line: int
    what: str
    source: str


def places(source: str) -> int:
    """Return how many mutants a module has."""
    return sum(_changed(node) is not None for node in _reached(ast.parse(source)))


def mutant(module: Path, source: str, at: int) -> Mutant:
    """Return the mutant of a module whose change is at the place `at`, counted from 0."""
    tree = ast.parse(source)
    target, change = [(node, made) for node in _reached(tree) if (made := _changed(node)) is not None][at]
    what = f"{ast.unparse(target).splitlines()[0][:60]}  ->  {ast.unparse(change).splitlines()[0][:60]}"
    _replace(tree, target, change)
    return Mutant(module, getattr(target, "lineno", 0), what, ast.unparse(tree))


def _reached(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes that run and decide something: no annotation, decorator, assertion or subscript of a type."""
    for name, value in ast.iter_fields(tree):
        if name in ("annotation", "returns", "decorator_list", "type_params"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not isinstance(child, ast.Assert | ast.Raise):
                yield child
                yield from _reached(child)


def _changed(node: ast.AST) -> ast.AST | None:
    """Return another node in place of this one, None where there is nothing to change."""
    made = copy.deepcopy(node)
    match made:
        case ast.Compare(ops=[op, *_]) if type(op) in COMPARISONS:
            made.ops[0] = COMPARISONS[type(op)]()
        case ast.BinOp(op=op) if type(op) in OPERATORS:
            made.op = OPERATORS[type(op)]()
        case ast.BoolOp(op=op):
            made.op = ast.Or() if isinstance(op, ast.And) else ast.And()
        case ast.UnaryOp(op=ast.Not()):
            return made.operand
        case ast.Constant(value=bool()):
            made.value = not made.value
        case ast.Constant(value=int() | float() as number):
            made.value = number + 1 if isinstance(number, int) else number * 1.5 + 0.1
        case ast.Return(value=value) if value is not None and not _is_none(value):
            made.value = ast.Constant(None)
        case ast.If() | ast.IfExp():
            made.test = ast.Constant(False)
        case _:
            return None
    return ast.fix_missing_locations(ast.copy_location(made, node))


def _is_none(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _replace(tree: ast.AST, target: ast.AST, change: ast.AST) -> None:
    for parent in ast.walk(tree):
        for name, value in ast.iter_fields(parent):
            if value is target:
                setattr(parent, name, change)
            elif isinstance(value, list):
                value[:] = [change if one is target else one for one in value]


def tests_of(module: Path) -> list[str]:
    """Return what mirrors a module: its own test file, else the nearest folder of tests."""
    folder = Path("tests", module.parent)
    own = folder / f"test_{module.stem.strip('_')}.py"
    if (ROOT / own).is_file():
        return [str(own)]
    while not any((ROOT / folder).glob("test_*.py")) and folder != Path("tests"):
        folder = folder.parent
    return [str(each.relative_to(ROOT)) for each in sorted((ROOT / folder).glob("test_*.py"))]


def warm_up() -> None:
    """Load what the tests need from outside the tree, so that each run of them starts with it."""
    for name in LIBRARIES:
        importlib.import_module(name)


def run_tests(tree: Path, tests: list[str], limit: float, *, keep_bytecode: bool = False) -> bool | None:
    """Return whether the tests pass in a copy of the tree, None where they take more than `limit` seconds.

    They run in a fork of this process, which has the libraries loaded but no module of the tree.
    """
    shutil.rmtree(tree / ".hypothesis" / "examples", ignore_errors=True)  # no mutant is told what killed another
    child = multiprocessing.get_context("fork").Process(target=_run_here, args=(tree, tests, keep_bytecode))
    child.start()
    child.join(limit)
    if child.exitcode is None:
        if child.pid is not None:
            os.killpg(child.pid, signal.SIGKILL)
        child.join()
        return None
    return child.exitcode == 0


def _run_here(tree: Path, tests: list[str], keep_bytecode: bool) -> None:
    """Run the tests in this process, which is a fork of its own, and end it with pytest's exit status."""
    os.setsid()
    silent = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silent, stream)
    os.chdir(tree)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"  # for programs that tests start
    sys.dont_write_bytecode = not keep_bytecode
    sys.path[:] = [str(tree), *(each for each in sys.path if Path(each).absolute() != ROOT)]
    for name in [name for name in sys.modules if name.partition(".")[0] in COPIED]:
        del sys.modules[name]
    loaded = "ignore:Module already imported:pytest.PytestAssertRewriteWarning"
    options = ["-q", "-x", "-W", loaded, "-p", "no:randomly", "-p", "no:cacheprovider"]
    os._exit(int(pytest.main([*options, *tests])))


def modules_of(packages: list[str]) -> list[Path]:
    """Return the modules of packages or files, relative to the root."""
    found: list[Path] = []
    for package in packages:
        path = ROOT / package
        found += [path] if path.is_file() else sorted(path.rglob("*.py"))
    return [each.relative_to(ROOT) for each in found if each.name != "__init__.py"]


def sampled(packages: list[str], sample: int, seed: int) -> list[Mutant]:
    """Return a random sample of all mutants, the same for the same seed."""
    sources = {module: (ROOT / module).read_text("utf-8") for module in modules_of(packages)}
    every = [(module, at) for module, source in sources.items() for at in range(places(source))]
    chosen = random.Random(seed).sample(every, min(sample, len(every)))
    return [mutant(module, sources[module], at) for module, at in sorted(chosen)]


def main() -> int:
    """Run the sample; the exit status is 0 unless the tests fail before anything is changed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("packages", nargs="+", help="db/rules, desktop/documents/engine, or single modules")
    parser.add_argument("--sample", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    chosen = sampled(arguments.packages, arguments.sample, arguments.seed)
    warm_up()
    score: dict[Path, list[bool]] = {}
    with tempfile.TemporaryDirectory(prefix="mutants-") as scratch:
        tree = Path(scratch)
        for name in COPIED:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, tree / name, ignore=shutil.ignore_patterns("__pycache__", "benchmarks"))
            else:
                shutil.copy(source, tree / name)
        limits: dict[Path, float] = {}
        for one in chosen:
            tests = tests_of(one.module)
            if one.module not in limits:
                began = time.monotonic()
                if not run_tests(tree, tests, 600, keep_bytecode=True):
                    print(f"{one.module}: its tests fail before anything is changed: {' '.join(tests)}")
                    return 1
                limits[one.module] = 5 * (time.monotonic() - began) + 20
                for stale in (tree / one.module.parent / "__pycache__").glob(f"{one.module.stem}.*"):
                    stale.unlink()
            place = tree / one.module
            kept = place.read_text("utf-8")
            place.write_text(one.source, "utf-8")
            passed = run_tests(tree, tests, limits[one.module])
            place.write_text(kept, "utf-8")
            score.setdefault(one.module, []).append(not passed)
            if passed is not False:
                how = "survived" if passed else f"hung for {limits[one.module]:.0f} s"
                print(f"{how} {one.module}:{one.line}  {one.what}", flush=True)
    for module, results in score.items():
        print(f"{sum(results):4} / {len(results):4}  {module}")
    total = [killed for results in score.values() for killed in results]
    print(f"{sum(total):4} / {len(total):4}  killed, {sum(total) / max(1, len(total)):.0%}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
