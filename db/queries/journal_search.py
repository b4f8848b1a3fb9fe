"""Steps of the journal that touched somebody or something by name: what belongs to it counts as well."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import search
from db.models.journal import JournalEntry
from db.models.table_registry import table_named
from db.queries.step_subjects import NUMBERED, OF_ANOTHER, OWN
from db.rules.names import search_key

IMAGE = re.compile(r'"id":(\d+),"table":"(\w+)"\}')
"""The end of each row in the journal's JSON; a quotation mark inside a text is written with a backslash."""
NO_NAMES = frozenset({"setting", "layout", "base_salary", "milestone", "unit_name", "nominee"})
"""Tables whose column of `OWN` is no name that somebody types, or that are found in another way."""
_NUMBERS = dict.fromkeys(NUMBERED, "number")
CALLED = {table: column for table, column in OWN.items() if table not in NO_NAMES} | _NUMBERS
"""By table: the name or number that a row is found by, by any part of it."""
_NOMINEE = ("nominee_id", "nominee")
ABOVE = {"nomination": _NOMINEE, "recipient": _NOMINEE, "unit_name": ("unit_id", "unit")}
"""By table, beside `OF_ANOTHER`: the row by whose name a row is found too."""
BELOW = {"person": ("nominee", "person_id"), "unit": ("unit_name", "unit_id")}
"""By table: where the names of a row stand, and the column that points at it."""
READ_AT_ONCE = 200
ASKED_AT_ONCE = 10_000  # rows in one statement


def steps_about(session: Session, typed: str, changes: Collection[str] = (), limit: int | None = None) -> list[int]:
    """Return the ids of the steps with one of these changes and of those that touched what is called so, newest first.

    Each word typed begins a word of the name, accents or not; papers are found by their number as well. Rows are
    looked at as the journal tells of them, so that the first `limit` steps of a frequent name are there at once.
    """
    rows = _Rows(session, typed)
    query = select(JournalEntry.id, JournalEntry.change, JournalEntry.rows).order_by(JournalEntry.id.desc())
    found: list[int] = []
    for entries in session.execute(query, execution_options={"yield_per": READ_AT_ONCE}).partitions():
        told = [(id_, change, _touched(images) if change not in changes else {}) for id_, change, images in entries]
        fitting = rows.fitting([touched for _id, _change, touched in told])
        for id_, change, touched in told:
            if change in changes or any(not ids.isdisjoint(fitting[table]) for table, ids in touched.items()):
                found.append(id_)
        if limit is not None and len(found) >= limit:
            return found[:limit]
    return found


def _touched(images: str) -> dict[str, set[int]]:
    touched: dict[str, set[int]] = defaultdict(set)
    for image in IMAGE.finditer(images):
        touched[image[2]].add(int(image[1]))
    return touched


class _Rows:
    """Which rows are called as somebody typed; each is looked at once."""

    def __init__(self, session: Session, typed: str) -> None:
        self._session = session
        self._key, self._words = search_key(typed), [f" {word}" for word in search.words_of(typed)]
        self._looked: dict[str, set[int]] = defaultdict(set)
        self._fits: dict[str, set[int]] = defaultdict(set)

    def fitting(self, touched: Iterable[dict[str, set[int]]]) -> dict[str, set[int]]:
        """Return by table the rows that fit, of those touched and of any that were looked at before."""
        wanted: dict[str, set[int]] = defaultdict(set)
        for each in touched:
            for table, ids in each.items():
                wanted[table] |= ids
        for table, ids in wanted.items():
            self._look(table, ids)
        return self._fits

    def _look(self, table: str, ids: set[int]) -> None:
        new = ids - self._looked[table]
        if not new or not self._named(table):
            return
        self._looked[table] |= new
        fits = self._fits[table]
        if table in search.INDEXED and self._words:
            fits |= self._where(table, "id", new, "name_plain", self._begins)
        if table in CALLED:
            fits |= self._where(table, "id", new, CALLED[table], lambda told: self._key in search_key(str(told or "")))
        if table in BELOW and self._words:
            fits |= self._where(*BELOW[table], new, "name_plain", self._begins)
        for column, above in filter(None, (OF_ANOTHER.get(table), ABOVE.get(table))):
            pairs = self._read(table, "id", new - fits, "id", column)
            self._look(above, {parent for _id, parent in pairs if parent is not None})
            fits |= {id_ for id_, parent in pairs if parent in self._fits[above]}

    def _named(self, table: str) -> bool:
        return table in search.INDEXED or any(table in known for known in (CALLED, BELOW, ABOVE, OF_ANOTHER))

    def _begins(self, name: str) -> bool:
        return all(word in f" {name}" for word in self._words)

    def _where(self, table: str, key: str, ids: set[int], column: str, fits: Callable[[str], bool]) -> set[int]:
        return {id_ for id_, told in self._read(table, key, ids, key, column) if fits(told)}

    def _read(self, table: str, key: str, ids: set[int], *columns: str) -> list[tuple[Any, ...]]:
        kept = table_named(table)
        wanted, found = sorted(ids), []
        for start in range(0, len(wanted), ASKED_AT_ONCE):
            some = wanted[start : start + ASKED_AT_ONCE]
            query = select(*(kept.c[name] for name in columns)).where(kept.c[key].in_(some))
            found += [tuple(row) for row in self._session.execute(query)]
        return found
