"""Starting: what main.py's set-up check adds to a start (target: at most 120 ms)."""

import os
import statistics
import subprocess
import sys
import time

from desktop.bootstrap import Place

BASE_PYTHON = getattr(sys, "_base_executable", sys.executable)


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
    return [
        {"start": "python3 main.py --version", "median ms": through},
        {"start": "the environment's own Python", "median ms": alone},
        {"start": "added by the set-up check", "median ms": through - alone, "at most": 120},
    ]
