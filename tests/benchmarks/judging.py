"""Judging a round: every nomination in one pass, and one of them again after an edit."""

import tempfile
import time
from datetime import date
from pathlib import Path

from sqlalchemy import event, select

from db.creating import create_record
from db.models.nominations import Nomination
from db.opening import open_record
from db.queries.advice import judgements
from db.sample_data.fill import fill

TODAY = date(2026, 11, 29)
AT_MOST_MS = 50  # one nomination again


def rows(small: bool) -> list[dict[str, object]]:
    """Return one row for the pass and one for a single nomination."""
    count = 2_000 if small else 20_000
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "record.sqlite"
        create_record(file)
        fill(str(file), nominations=count, seed=1)
        with open_record(file) as opened, opened.database.read() as session:
            ids = list(session.scalars(select(Nomination.id)))
            asked: list[str] = []
            event.listen(session.get_bind(), "before_cursor_execute", lambda *told: asked.append(told[2]))
            whole = _timed(lambda: judgements(session, ids, TODAY))
            statements = len(asked)
            one = min(_timed(lambda: judgements(session, ids[:1], TODAY)) for _ in range(5))
    return [
        {"work": f"{count} nominations", "ms": round(whole), "statements": statements},
        {"work": "one again", "ms": round(one, 1), "at most": AT_MOST_MS, "kept": one < AT_MOST_MS},
    ]


def _timed(work: object) -> float:
    """Return the milliseconds that a call takes on this processor, without waiting for others."""
    start = time.process_time()
    assert callable(work)
    work()
    return 1000 * (time.process_time() - start)
