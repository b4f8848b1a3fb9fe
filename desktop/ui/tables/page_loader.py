"""Reads the rows of a long list behind it: the scroll bar never waits for the record."""

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from db.connect import Reader
from db.errors import KnownError
from desktop.ui.core.context import Context
from desktop.ui.core.jobs import Job
from desktop.ui.tables.paged_model import PagedModel

LATEST = 3  # windows: of more that were asked for, the others have been scrolled past
Row = TypeVar("Row")
Fetch = Callable[[Reader, list[int]], Mapping[int, Row]]
Windows = dict[int, Mapping[int, Row]]


class PageLoader(Generic[Row]):
    """Brings a table the windows that it asks for, the latest first of all."""

    def __init__(self, context: Context, table: PagedModel[Row], reader: Callable[[], Fetch[Row]]) -> None:
        self._context, self._table, self._reader = context, table, reader
        self._wanted: dict[int, list[int]] = {}
        self._job: Job[Windows[Row]] | None = None
        table.windows.ask = self._ask

    def _ask(self, start: int, ids: list[int]) -> None:
        self._wanted[start] = ids
        if self._job is None:
            self._read()

    def _read(self) -> None:
        starts = list(self._wanted)
        for passed in starts[:-LATEST]:
            self._table.windows.skip(passed)
        wanted = {start: self._wanted[start] for start in starts[-LATEST:]}
        self._wanted.clear()
        read, age = self._reader(), self._table.windows.age

        def query(session: Reader) -> Windows[Row]:
            return {start: read(session, ids) for start, ids in wanted.items()}

        def done(found: Windows[Row]) -> None:
            self._job = None
            for start, rows in found.items():
                if age == self._table.windows.age:
                    self._table.put(start, wanted[start], rows)
                elif start not in self._wanted:  # of before a change: they are asked for again when they are looked at
                    self._table.windows.skip(start)
            if self._wanted:
                self._read()

        def failed(error: Exception) -> None:
            self._context.errors.handle(error)
            if isinstance(error, KnownError):  # told once: asked again, the rows would fail again at every painting
                done({start: {} for start in wanted})
            else:
                self._job = None

        self._job = self._context.jobs.read(self._context.database, query, done, failed)
