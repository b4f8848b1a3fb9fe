"""Rows of a long list, read a window at a time; what is old is shown until it has been read anew."""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

Row = TypeVar("Row")
Ask = Callable[[int, list[int]], None]
"""Asked for the rows of a window, by its first row and its ids; whoever is asked brings them with `put`."""

WINDOW = 128  # rows a fetch: a screen and some
WINDOWS_KEPT = 64


class PageCache(Generic[Row]):
    """Keeps the windows looked at last. Without `ask` they are read when they are looked at, else behind."""

    def __init__(self, fetch: Callable[[Sequence[int]], Mapping[int, Row]], ids_of: Callable[[int], list[int]]) -> None:
        """Use `fetch` for rows by id and `ids_of` for the ids of the window that starts at a row."""
        self._fetch, self._ids_of = fetch, ids_of
        self.ask: Ask | None = None
        self._kept: OrderedDict[int, Mapping[int, Row]] = OrderedDict()
        self._old: dict[int, Row] = {}
        self._alone: dict[int, Mapping[int, Row]] = {}  # by window: the one row of it that was read
        self._asked: set[int] = set()
        self.age = 0
        """How often everything grew old: rows that were asked for before that may be of before a change."""

    def clear(self) -> None:
        """Know nothing any more."""
        self._old = {}
        self._alone.clear()
        self._kept.clear()
        self._asked.clear()

    def grow_old(self) -> None:
        """Read everything anew, but show what is known until then: nothing blinks."""
        self._old = {id_: row for window in self._kept.values() for id_, row in window.items()}
        self._alone.clear()
        self._kept.clear()
        self._asked.clear()
        self.age += 1

    def put(self, start: int, rows: Mapping[int, Row]) -> None:
        """Keep the rows of the page that starts at row `start`."""
        self._asked.discard(start)
        self._kept[start] = rows
        if len(self._kept) > WINDOWS_KEPT:
            self._kept.popitem(last=False)

    def skip(self, start: int) -> None:
        """Hear that a window asked for is not brought; it is asked for again when it is looked at again."""
        self._asked.discard(start)

    def row(self, start: int, id_: int) -> Row | None:
        """Return a row, read now if need be; None when it is gone.

        Where windows are brought from behind, the first row asked for of one that is not here yet is read alone: it
        is the one that the clerk stands on, and the window's thread waits for it. A second one reads them all.
        """
        if self.ask is None or start in self._kept:
            return self._window(start).get(id_)
        if start not in self._alone:
            if len(self._alone) > WINDOWS_KEPT:
                self._alone.clear()
            self._alone[start] = dict(self._fetch([id_]))
        alone = self._alone[start]
        return alone[id_] if id_ in alone else self._window(start).get(id_)

    def _window(self, start: int) -> Mapping[int, Row]:
        if start not in self._kept:
            self.put(start, dict(self._fetch(self._ids_of(start))))
        return self._kept[start]

    def shown(self, start: int, id_: int) -> tuple[Row | None, bool]:
        """Return a row as far as it is known, and whether that is all there is to know."""
        if self.ask is None or start in self._kept:
            return self._window(start).get(id_), True
        if start not in self._asked:
            self._asked.add(start)
            self.ask(start, self._ids_of(start))
        return self._old.get(id_), False
