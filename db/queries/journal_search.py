"""Steps of the journal that touched somebody or something by name: what belongs to it counts as well."""

import re
from collections.abc import Collection

from sqlalchemy import Select, select, union
from sqlalchemy.orm import Session

from db import search
from db.models.journal import JournalEntry
from db.models.table_registry import table_named
from db.queries.step_subjects import NUMBERED, OF_ANOTHER, OWN
from db.rules.names import search_key

IMAGE = re.compile(r'"id":(\d+),"table":"(\w+)"\}')
"""The end of each row in the journal's JSON; a quotation mark inside a text is written with a backslash."""
NO_NAMES = frozenset({"setting", "layout", "base_salary", "milestone", "unit_name"})
"""Tables whose column of `OWN` is no name that somebody types, or that are found in another way."""
READ_AT_ONCE = 200

Rows = dict[str, list[Select[int]]]


def steps_about(session: Session, typed: str, changes: Collection[str] = ()) -> list[int]:
    """Return the ids of the steps with one of these changes and of those that touched what is called so, newest first.

    Each word typed begins a word of the name, accents or not; papers are found by their number as well.
    """
    places = {
        (table, id_)
        for table, queries in _rows_about(session, typed).items()
        for id_ in session.scalars(union(*queries))
    }
    query = select(JournalEntry.id, JournalEntry.change, JournalEntry.rows).order_by(JournalEntry.id.desc())
    found = []
    for id_, change, rows in session.execute(query, execution_options={"yield_per": READ_AT_ONCE}):
        if change in changes or (places and any((image[2], int(image[1])) in places for image in IMAGE.finditer(rows))):
            found.append(id_)
    return found


def _rows_about(session: Session, typed: str) -> Rows:
    """Return by table the queries for ids of rows that are called so, and of rows that belong to them."""
    found = _named(session, typed)
    waiting = list(found)
    while waiting:
        parent = waiting.pop()
        for table, (column, other) in OF_ANOTHER.items():
            if other == parent:
                kept = table_named(table)
                known = table in found
                found.setdefault(table, []).append(select(kept.c.id).where(kept.c[column].in_(union(*found[parent]))))
                waiting += [] if known else [table]
    return found


def _named(session: Session, typed: str) -> Rows:
    nominee, nomination, recipient = map(table_named, ("nominee", "nomination", "recipient"))
    found: Rows = {}
    if search.words_of(typed):
        known = select(nominee.c.id).where(search.fitting(session, "nominee", typed))
        found["nominee"] = [known]
        found["person"] = [select(nominee.c.person_id).where(nominee.c.id.in_(known), nominee.c.person_id.is_not(None))]
        names = table_named("unit_name")
        units = select(names.c.unit_id).where(*search.words_begin(names.c.name_plain, typed))
        found["unit"] = [units]
        found["unit_name"] = [select(names.c.id).where(names.c.unit_id.in_(units))]
        for table in (nomination, recipient):
            own = select(table.c.id).where(search.fitting(session, table.name, typed))
            found[table.name] = [own, select(table.c.id).where(table.c.nominee_id.in_(known))]
    key = search_key(typed)
    for name in (*(table for table in OWN if table not in NO_NAMES), *NUMBERED):
        kept = table_named(name)
        column = kept.c[OWN.get(name, "number")]
        fitting = [
            id_ for id_, value in session.execute(select(kept.c.id, column)) if key in search_key(str(value or ""))
        ]
        if fitting:
            found.setdefault(name, []).append(select(kept.c.id).where(kept.c.id.in_(fitting)))
    return found
