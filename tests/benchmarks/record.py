"""The record from 1,000 to 1,000,000 nominations: windows, pages and searches, and every list of the window, in ms."""

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from db import search
from db.changes.office import SetSetting
from db.connect import Database
from db.models.decisions import Recipient
from db.models.nominations import Nomination
from desktop.bootstrap import ROOT
from tests.benchmarks.window import record

TRIES = 40
WINDOW = 200
FIRST = 50  # ms until the first rows of a list


def rows(small: bool) -> list[dict[str, object]]:
    sizes = (1_000, 20_000) if small else (1_000, 10_000, 100_000, 1_000_000)
    made: list[dict[str, object]] = []
    with tempfile.TemporaryDirectory() as folder:
        files = {size: Path(folder) / f"{size}.sqlite" for size in sizes}
        for size, file in files.items():
            start = time.perf_counter()
            record(Path(folder), size)
            made.append({"what": "fill, seconds", "nominations": size, "p50": time.perf_counter() - start})
            for what, tries, most in measured(file):
                in_order = sorted(tries)
                p99 = in_order[min(len(in_order) - 1, len(in_order) * 99 // 100)]
                p50 = statistics.median(in_order)
                made.append({"what": what, "nominations": size, "p50": p50, "p99": p99, "p50 at most": most})
        made += growing(folder, files)
    return made


def growing(folder: str, files: dict[int, Path]) -> list[dict[str, object]]:
    """Return for each list that the window offers the CPU ms until its first rows, at each size of the record."""
    told = {size: offered(folder, file) for size, file in files.items()}
    largest = told[max(files)]
    return [
        {
            "what": f"first rows of {what}",
            **{f"at {size:,}": measured.get(what, {}).get("first") for size, measured in told.items()},
            "whole list": row["whole"],
            "rows": int(row["rows"]),
            "MiB": row["memory"],
            "first at most": FIRST,
        }
        for what, row in largest.items()
    ]


def offered(folder: str, file: Path) -> dict[str, dict[str, float]]:
    """Walk every list of the window on a record, in a process of its own."""
    env = {**os.environ, "SO_VANG_DATA": str(Path(folder) / f"data-{file.stem}"), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "tests.benchmarks._offered_run", str(file)]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, check=True)
    return {each.pop("what"): each for each in json.loads(done.stdout)}


def measured(file: Path) -> Iterator[tuple[str, list[float], object]]:
    """Yield what was done, the milliseconds of each try, and the target."""
    database = Database(file)
    chance = random.Random(1)
    with database.read() as session:
        places = session.execute(select(Nomination.name_sort, Nomination.id)).all()
        names = session.scalars(select(Nomination.name_plain).limit(5000)).all()
        windows: dict[str, tuple[Callable[[], object], object]] = {
            "first window of nominations": (lambda: window(session, Nomination), None),
            "first window of the register": (lambda: window(session, Recipient), None),
            "page anywhere by key": (lambda: page(session, *chance.choice(places)), None),
        }
        windows |= {
            f"search by {what}": (partial(find, session, names, typed, chance), 7) for what, typed in TYPED.items()
        }
        for what, (action, most) in windows.items():
            action()
            yield what, [spent(action) for _ in range(TRIES)], most
    number = iter(range(10_000))
    yield (
        "one change, with its journal",
        [spent(lambda: database.do(SetSetting("n", next(number)))) for _ in range(TRIES)],
        None,
    )
    database.close()


def spent(action: Callable[[], object]) -> float:
    """Return the CPU ms of this thread: other programs do not count."""
    start = time.thread_time()
    action()
    return (time.thread_time() - start) * 1000


def window(session: Session, model: type[Nomination] | type[Recipient]) -> object:
    return session.execute(
        select(model.id, model.name, model.unit).order_by(model.name_sort, model.id).limit(WINDOW)
    ).all()


def page(session: Session, sort: bytes, id_: int) -> object:
    query = select(Nomination.id, Nomination.name, Nomination.unit).order_by(Nomination.name_sort, Nomination.id)
    return session.execute(query.where(tuple_(Nomination.name_sort, Nomination.id) > (sort, id_)).limit(WINDOW)).all()


def find(session: Session, names: Sequence[str], typed: Callable[[list[str]], str], chance: random.Random) -> object:
    words = chance.choice(names).split()
    return search.sorted_ids(session, "nomination", typed(chance.sample(words, len(words))), limit=100)


def words_of(many: int, letters: int | None = None) -> Callable[[list[str]], str]:
    """Return what types so many words of a name, or so many letters of each."""
    return lambda words: " ".join(word[:letters] for word in words[:many])


TYPED = {
    **{f"{many} words of a name": words_of(many) for many in (1, 2, 3, 4)},
    "one letter": words_of(1, 1),
    "two letters": words_of(1, 2),
    "parts of two words": words_of(2, 3),
}
"""What somebody types of a name whose words stand in any order."""
