"""Steps of the journal that touched somebody or something by name: what belongs to it counts as well."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, func, select
from sqlalchemy.orm import Session

from db import journal_index, search
from db.models.journal import JournalEntry
from db.models.table_registry import table_named
from db.queries.step_subjects import NUMBERED, OF_ANOTHER, OWN
from db.rules.names import search_key

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
FEW = 2_000  # rows that are called so: their steps are looked up; of more, the journal is walked
MOST_LOOKED_THROUGH = 20_000  # rows of a table without an index of words
PARENTS: dict[str, list[tuple[str, str]]] = defaultdict(list)
"""By table: (table, column) of the rows that are found by the name of its rows."""
for _child, (_column, _parent) in (*OF_ANOTHER.items(), *ABOVE.items()):
    PARENTS[_parent].append((_child, _column))


def steps_about(session: Session, typed: str, changes: Collection[str] = (), limit: int | None = None) -> list[int]:
    """Return the ids of the steps with one of these changes and of those that touched what is called so, newest first.

    Each word typed begins a word of the name, accents or not; papers are found by their number as well. The newest
    steps are looked at as the journal tells of them, so that the first `limit` of a frequent name are there at once;
    those of a rare one are looked up by its rows.
    """
    found: list[int] = []
    for number, some in enumerate(_walked(session, typed, changes)):
        found += some
        if limit is not None and len(found) >= limit:
            break
        if number == 0 and (rows := rows_called(session, typed)) is not None:
            found = _looked_up(session, rows, changes)
            break
    return found[:limit]


def _walked(session: Session, typed: str, changes: Collection[str]) -> Iterator[list[int]]:
    """Yield the fitting ones of each `READ_AT_ONCE` steps, newest first."""
    rows = _Rows(session, typed)
    query = select(JournalEntry.id, JournalEntry.change, JournalEntry.rows).order_by(JournalEntry.id.desc())
    for entries in session.execute(query, execution_options={"yield_per": READ_AT_ONCE}).partitions():
        told = [(id_, change, _by_table(images) if change not in changes else {}) for id_, change, images in entries]
        fitting = rows.fitting([touched for _id, _change, touched in told])
        yield [
            id_
            for id_, change, touched in told
            if change in changes or any(not ids.isdisjoint(fitting[table]) for table, ids in touched.items())
        ]


def _by_table(images: str) -> dict[str, set[int]]:
    touched: dict[str, set[int]] = defaultdict(set)
    for table, id_ in journal_index.touched(images):
        touched[table].add(id_)
    return touched


def _looked_up(session: Session, rows: Mapping[str, set[int]], changes: Collection[str]) -> list[int]:
    found = {step for table, ids in rows.items() for step in journal_index.steps_of(session, table, ids)}
    if changes:
        found |= set(session.scalars(select(JournalEntry.id).where(JournalEntry.change.in_(changes))))
    return sorted(found, reverse=True)


def rows_called(session: Session, typed: str) -> dict[str, set[int]] | None:
    """Return by table every row that is found by what was typed, None where they are more than `FEW`."""
    found = _named_so(session, typed)
    new = None if found is None else {table: set(ids) for table, ids in found.items()}
    while new and found is not None:
        further: dict[str, set[int]] = defaultdict(set)
        for parent, ids in new.items():
            for child, column in PARENTS.get(parent, ()):
                kept = table_named(child)
                below = select(kept.c.id).where(kept.c[column].in_(ids)).limit(FEW + 1)
                further[child] |= set(session.scalars(below)) - found[child]
        for table, ids in further.items():
            found[table] |= ids
        new = {table: ids for table, ids in further.items() if ids}
        if sum(map(len, found.values())) > FEW:
            return None
    return found


def _named_so(session: Session, typed: str) -> dict[str, set[int]] | None:
    """Return by table the rows that are called so themselves, None where they are too many."""
    found: dict[str, set[int]] = defaultdict(set)
    key = search_key(typed)
    if search.words_of(typed):
        for table in search.INDEXED:
            found[table] |= set(search.matching_ids(session, table, typed, FEW + 1))
            if len(found[table]) > FEW:
                return None
        for table, (below, column) in BELOW.items():
            names = table_named(below)
            fits = names.c.id.in_(found[below]) if below in search.INDEXED else _begins(names, typed)
            query = select(names.c[column]).where(fits, names.c[column].is_not(None)).limit(FEW + 1)
            found[table] |= set(session.scalars(query))
    for table, column in CALLED.items():
        kept = table_named(table)
        if (session.scalar(select(func.count()).select_from(kept)) or 0) > MOST_LOOKED_THROUGH:
            return None
        rows = session.execute(select(kept.c.id, kept.c[column]))
        found[table] |= {id_ for id_, told in rows if key in search_key(str(told or ""))}
    return found if sum(map(len, found.values())) <= FEW else None


def _begins(names: Table, typed: str) -> ColumnElement[bool]:
    return and_(*search.words_begin(names.c.name_plain, typed))


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
