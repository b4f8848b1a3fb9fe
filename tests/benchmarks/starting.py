"""Starting: what main.py's set-up check adds (target: at most 120 ms), and what Python's own import saves."""

import os
import statistics
import subprocess
import sys
import time

from desktop.bootstrap import Place

BASE_PYTHON = getattr(sys, "_base_executable", sys.executable)


IMPORTS = """
import builtins, importlib, sys, time
import PySide6.QtWidgets
theirs = builtins.__import__
import desktop.ui
if sys.argv[1] == "replaced":
    builtins.__import__ = theirs
begun = time.process_time()
for name in ("desktop.ui.shell.app", "db.opening", "sqlalchemy.orm", "desktop.ui.home.page"):
    importlib.import_module(name)
print(1000 * (time.process_time() - begun))
"""
"""What the first page loads; `desktop/ui/__init__.py` puts Python's own import back."""


def imports(replaced: bool, tries: int) -> float:
    """Return the CPU ms of the first page's imports in a fresh process, the middle of `tries`."""
    place = Place()
    command = [str(place.python), "-c", IMPORTS, "replaced" if replaced else "own"]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    spent = [
        float(subprocess.run(command, cwd=place.root, env=environment, capture_output=True, check=True).stdout)
        for _ in range(tries)
    ]
    return statistics.median(spent)


def rows(small: bool) -> list[dict[str, object]]:
    place = Place()
    times: dict[str, list[float]] = {BASE_PYTHON: [], str(place.python): []}
    for _ in range(5 if small else 25):
        for python, spent in times.items():
            begun = time.perf_counter()
            subprocess.run(
                [python, "main.py", "--version"],
                cwd=place.root,
                env=os.environ,
                capture_output=True,
                check=True,
            )
            spent.append(1000 * (time.perf_counter() - begun))
    through, alone = (statistics.median(spent) for spent in times.values())
    with_own, with_pyside = (imports(replaced, 3 if small else 9) for replaced in (False, True))
    return [
        {"start": "imports until the first page, Python's own import", "CPU ms": with_own},
        {"start": "the same with the import that PySide puts in its place", "CPU ms": with_pyside},
        {"start": "python3 main.py --version", "median ms": through},
        {"start": "the environment's own Python", "median ms": alone},
        {"start": "added by the set-up check", "median ms": through - alone, "at most": 120},
    ]
