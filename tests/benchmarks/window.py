"""The window: starting beside a bare Qt window; pages, long lists and printing at 1,000 and 1,000,000 nominations.

Times in ms, the least of several runs. `gap` is the longest time the event loop did not turn, `work` how much of that
the window's own thread worked itself: on a busy machine the rest is other programs.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from time import monotonic

from db.changes import registry
from db.changes.office import AddAuthority
from db.connect import Database
from db.sample_data.fill import fill
from desktop.bootstrap import ROOT

GAP = 50  # ms at most
PAINTED, ROWS = 2.2, 5.0  # times a bare window at most
LONGER, MORE = 1.5, 300  # a page on a million: at most this many times as long, and so many ms more
Told = dict[str, dict[str, float]]
assert registry.ALL


def rows(small: bool) -> list[dict[str, object]]:
    few, many = (1_000, 20_000) if small else (1_000, 1_000_000)
    certificates = 100 if small else 1_000
    tries = 2 if small else 4
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        records = {size: record(folder, size) for size in (few, many)}
        made = list(starting(folder, records[few], 3 if small else 12))
        for what in ("pages", "lists"):
            made += compared(folder, what, records, tries)
        left = run(folder, "memory", records[few], "4" if small else "40")
        made += [{"what": what, "KiB": told["KiB"]} for what, told in left.items()]
        file = record(folder, 600 * certificates)
        for what in ("acts", "certificates"):  # what the acts decide is printed
            made += [
                {"what": done, "nominations": certificates, **measured, "gap at most": GAP}
                for done, measured in run(folder, what, file, str(certificates)).items()
            ]
    return made


def record(folder: Path, size: int) -> Path:
    """Return a filled record that knows whose it is."""
    file = folder / f"{size}.sqlite"
    fill(file, nominations=size)
    office = "Sở Thông tin và Truyền thông tỉnh Tuyên Quang"
    database = Database(file)
    database.do(
        AddAuthority(
            "stttt", "department", f"Giám đốc {office}", "Giám đốc Sở", office, "GIÁM ĐỐC", "Tuyên Quang", "QĐ-STTTT",
            date(2011, 1, 1), is_office=True,
        )
    )  # fmt: skip
    database.close()
    return file


def starting(folder: Path, file: Path, tries: int) -> Iterator[dict[str, object]]:
    """Start both windows in turn; wall and CPU from the interpreter's first instruction on."""
    bare = [begun(folder, "bare", file) for _ in range(tries)]
    ours = [begun(folder, "start", file) for _ in range(tries)]
    least = {name: min(each["painted"][name] for each in bare) for name in ("ms", "cpu")}
    yield {"what": "bare Qt window painted", **least}
    for moment, words, most in (("painted", "frame painted", PAINTED), ("rows", "first rows of a list", ROWS)):
        spent = {name: min(each[moment][name] for each in ours) for name in ("ms", "cpu")}
        yield {
            "what": words, **spent, "times bare": spent["ms"] / least["ms"],
            "times bare, cpu": spent["cpu"] / least["cpu"], "times at most": most,
        }  # fmt: skip


def begun(folder: Path, what: str, file: Path) -> Told:
    start = 1000 * monotonic()
    told = run(folder, what, file)
    for moment in told.values():
        moment["ms"] -= start
    return told


def compared(folder: Path, what: str, records: dict[int, Path], tries: int) -> list[dict[str, object]]:
    """Return what was done, on the small record and on the large one, beside what is allowed."""
    best: dict[int, Told] = {}
    for size, file in records.items():
        runs = [run(folder, what, file) for _ in range(tries)]
        best[size] = {
            done: {name: min(each[done][name] for each in runs) for name in measured}
            for done, measured in runs[0].items()
        }
    few, many = records
    made: list[dict[str, object]] = []
    for size in (few, many):
        for done, measured in best[size].items():
            row: dict[str, object] = {"what": done, "nominations": size, **measured, "gap at most": GAP}
            if what == "pages" and size == many:
                row["ms at most"] = LONGER * best[few][done]["ms"] + MORE
            made.append(row)
    return made


def run(folder: Path, what: str, file: Path, *more: str) -> Told:
    """Run the window once in a process of its own, with preferences of its own."""
    data = folder / "data"
    shutil.rmtree(data, ignore_errors=True)
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    env = kept | {  # compiled modules as an installed program has them, out of the tree
        "SO_VANG_DATA": str(data),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
    }
    command = [sys.executable, "-m", "tests.benchmarks._window_run", what, str(file), *more]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, check=True)
    return {each.pop("what"): each for each in json.loads(done.stdout)}
