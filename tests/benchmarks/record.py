"""The record at 1,000 and 1,000,000 nominations: windows, pages and searches in milliseconds."""

import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from sqlalchemy import func, select, tuple_
from sqlalchemy.orm import Session

from db import search
from db.changes.office import SetSetting
from db.connect import Database
from db.models.decisions import Recipient
from db.models.nominations import Nomination
from db.queries.register_list import RegisterFilter, filtered_ids
from db.sample_data.fill import fill
from desktop.ui.register.page import hit_columns

TRIES = 40
WINDOW = 200


def rows(small: bool) -> list[dict[str, object]]:
    sizes = (1_000, 20_000) if small else (1_000, 1_000_000)
    made: list[dict[str, object]] = []
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            file = Path(folder) / f"{size}.sqlite"
            start = time.perf_counter()
            fill(file, nominations=size)
            made.append({"what": "fill, seconds", "nominations": size, "p50": time.perf_counter() - start})
            for what, tries, most in measured(file):
                spent = sorted(tries)
                p99 = spent[min(len(spent) - 1, len(spent) * 99 // 100)]
                made.append(
                    {
                        "what": what,
                        "nominations": size,
                        "p50": statistics.median(spent),
                        "p99": p99,
                        "p50 at most": most,
                    }
                )
    return made


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
            "search by 1-4 words of a name": (lambda: find(session, chance.choice(names), chance), 7),
        }
        windows |= of_register(session)
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


def of_register(session: Session) -> dict[str, tuple[Callable[[], object], object]]:
    """Return the first rows of the register by each column that the page sorts, both ways, and of its largest year."""
    year = session.scalar(select(Recipient.year).group_by(Recipient.year).order_by(func.count().desc()).limit(1)) or 0
    orders = [column.order for column in hit_columns() if column.order]
    return {
        f"register by {order}, {'falling' if down else 'rising'}{f', {one}' if one else ''}": (
            partial(filtered_ids, session, RegisterFilter(year=one, order=order, descending=down), WINDOW),
            50,
        )
        for order in orders
        for down in (False, True)
        for one in (0, year)
    }


def spent(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000


def window(session: Session, model: type[Nomination] | type[Recipient]) -> object:
    return session.execute(
        select(model.id, model.name, model.unit).order_by(model.name_sort, model.id).limit(WINDOW)
    ).all()


def page(session: Session, sort: bytes, id_: int) -> object:
    query = select(Nomination.id, Nomination.name, Nomination.unit).order_by(Nomination.name_sort, Nomination.id)
    return session.execute(query.where(tuple_(Nomination.name_sort, Nomination.id) > (sort, id_)).limit(WINDOW)).all()


def find(session: Session, name: str, chance: random.Random) -> object:
    words = name.split()
    typed = " ".join(chance.sample(words, min(len(words), chance.randint(1, 4))))
    return search.sorted_ids(session, "nomination", typed, limit=100)
