"""What stands in an SQLite file beside its rows: tables, indexes, triggers and views, and one mark over all of them.

SQLite runs what a file brings along: a trigger of somebody else writes with every change of ours, a view takes the
place of a table. So the statements of a file are compared with our own before it is written or put in a record's place.
"""

import hashlib
import re
import sqlite3
from collections.abc import Iterable
from typing import Any

Objects = dict[tuple[str, str], str]
"""The statement of each object, by its kind and name."""

_BRACKETS = re.compile("[(),]")
LISTING = "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
_OWN_TABLES = frozenset(("sqlite_stat1", "sqlite_stat3", "sqlite_stat4", "sqlite_sequence"))
"""Tables that SQLite itself makes, with statistics and counters only."""


def objects(rows: Iterable[tuple[Any, Any, Any]]) -> Objects:
    """Return the objects that the rows of `LISTING` tell of, SQLite's own left out."""
    return {
        (str(kind), str(name)): str(sql)
        for kind, name, sql in rows
        if not (kind == "table" and name in _OWN_TABLES)  # a table of such a name cannot be made by a statement
    }


def objects_of(connection: sqlite3.Connection) -> Objects:
    """Return what stands in a file."""
    return objects(connection.execute(LISTING).fetchall())


def mark(found: Objects) -> str:
    """Return one hash over all objects (SHA-256); columns may stand in any order, as upgrades add them at the end."""
    told = sorted(f"{kind} {name} {compared(kind, sql)}" for (kind, name), sql in found.items())
    return hashlib.sha256("\n".join(told).encode("utf-8", "surrogatepass")).hexdigest()


def quoted(name: str) -> str:
    """Return a name as an SQL statement takes it, whatever stands in it."""
    return '"' + name.replace('"', '""') + '"'


def compared(kind: str, sql: str) -> str:
    """Return a statement as it is compared: of a table, its parts in alphabetical order."""
    return "|".join(_parts(sql)) if kind == "table" else sql


def _parts(sql: str) -> list[str]:
    """Return a statement's head and what stands between the commas of its outer brackets, sorted, single spaces."""
    head, _bracket, body = " ".join(sql.replace('"', "").split()).partition("(")
    found, depth, start = [head.strip()], 0, 0
    for bracket in _BRACKETS.finditer(body):
        letter = bracket[0]
        depth += (letter == "(") - (letter == ")")
        if depth < 0 or (letter == "," and depth == 0):
            found.append(body[start : bracket.start()].strip())
            start = bracket.end()
    return sorted([*found, body[start:].strip()])
