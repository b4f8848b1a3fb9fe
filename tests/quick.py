"""What lets thousands of tests open records and draw papers quickly; the program's own code runs all the same."""

from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Any

import sqlalchemy
from sqlalchemy import URL, Engine

from db import dialect

STATEMENTS = 10_000  # more than the program has
FIRST = frozenset(
    {
        "tests/db/test_random_clerk.py",
        "tests/desktop/commands/test_apply.py",
        "tests/desktop/papers/test_every_award.py",
        "tests/desktop/papers/test_several_awards.py",
        "tests/desktop/papers/test_tried.py",
        "tests/desktop/ui/journeys/test_mending_the_catalogue.py",
        "tests/desktop/ui/shell/test_app.py",
        "tests/desktop/ui/test_every_reason.py",
        "tests/desktop/ui/test_everything.py",
        "tests/journeys/test_office_files_on_paper.py",
        "tests/journeys/test_sample_round.py",
    }
)
"""Modules with a test, or something made for several, that takes more than five seconds."""


@contextmanager
def statements_compiled_once() -> Iterator[None]:
    """Let every engine of an SQLite file share one dialect and one cache of compiled statements.

    SQLAlchemy keeps the cache with the engine, and each test that opens a record makes an engine.
    """
    usual = dialect.create_engine
    dialect.create_engine = _sharing_engines()
    try:
        yield
    finally:
        dialect.create_engine = usual


def _sharing_engines() -> Callable[..., Engine]:
    model = sqlalchemy.create_engine("sqlite://", query_cache_size=STATEMENTS)
    with model.connect():
        pass  # the dialect learns the version of SQLite
    model.dispose()

    def create_engine(url: URL, **arguments: Any) -> Engine:
        engine = sqlalchemy.create_engine(url, **arguments)
        if engine.dialect.name == model.dialect.name:
            engine.dialect = model.dialect
            engine._compiled_cache = model._compiled_cache
        return engine

    return create_engine


@contextmanager
def no_disk_waited_for() -> Iterator[None]:
    """Open records that leave it to the system when what was committed reaches the disk."""
    usual = dialect.WRITING
    dialect.WRITING = tuple(pragma.replace("synchronous=FULL", "synchronous=OFF") for pragma in usual)
    assert usual != dialect.WRITING
    try:
        yield
    finally:
        dialect.WRITING = usual


def _begin_process() -> None:
    dialect.create_engine = _sharing_engines()


class PrintingProcess:
    """One process in which all windows of a run draw; a window that closes calls off only what it still waits for."""

    def __init__(self) -> None:
        self._executor: ProcessPoolExecutor | None = None

    def _started(self) -> ProcessPoolExecutor:
        if self._executor is None:
            self._executor = ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=_begin_process)
        return self._executor

    def submit(self, work: Callable[..., Any], *values: Any) -> "Future[Any]":
        """Begin work, in a new process where the last one was killed."""
        try:
            return self._started().submit(work, *values)
        except BrokenExecutor:
            self._executor = None
            return self._started().submit(work, *values)

    def close(self) -> None:
        """End the process."""
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)
            self._executor = None


class Share:
    """What one window has of the process."""

    def __init__(self, process: PrintingProcess) -> None:
        self._process = process
        self._asked: list[Future[Any]] = []

    def submit(self, work: Callable[..., Any], *values: Any) -> "Future[Any]":
        """Begin work."""
        self._asked.append(self._process.submit(work, *values))
        return self._asked[-1]

    def shutdown(self, *, wait: bool, cancel_futures: bool) -> None:
        """Call off what has not begun."""
        assert cancel_futures and not wait
        for future in self._asked:
            future.cancel()
