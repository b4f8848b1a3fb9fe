"""What this release makes in an SQLite file, and how another file differs from it; loads every model."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from db import search, triggers, version
from db.models.tables import metadata
from db.schema import LISTING, Objects, compared, mark, objects, objects_of, quoted


@dataclass(frozen=True)
class Difference:
    """One object that is "missing", "foreign" (not ours) or "changed"."""

    how: str
    kind: str
    name: str


@cache
def made_here() -> Mapping[tuple[str, str], str]:
    """Return what this release makes."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    with engine.begin() as connection:
        metadata.create_all(connection)
        triggers.create(connection)
        search.create(connection)
        version.stamp(connection)
        found = objects(tuple(row) for row in connection.exec_driver_sql(LISTING))
    engine.dispose()
    return found


def differences(found: Objects) -> list[Difference]:
    """Return what differs from what this release makes, sorted; an empty list where nothing does."""
    made = made_here()
    told = [Difference("foreign", *key) for key in found if key not in made]
    told += [Difference("missing", *key) for key in made if key not in found]
    told += [
        Difference("changed", *key)
        for key in found
        if key in made and compared(key[0], found[key]) != compared(key[0], made[key])
    ]
    return sorted(told, key=lambda one: (one.how, one.kind, one.name))


_WORDS_TOO = (
    *("id", "decision_id", "nomination_id", "kind", "ordinal", "register_number", "honorific", "other_name"),
    *("nationality", "name", "name_sort", "name_plain", "position", "unit", "citation", "posthumous", "year"),
    *("award_type_id", "award", "issuer", "regime", "coefficient", "base_salary", "bonus"),
)
_KEPT_BEFORE = (
    *("id", "decision_id", "nomination_id", "kind", "ordinal", "register_number", "nationality", "posthumous", "year"),
    *("award_type_id", "award", "issuer", "regime", "coefficient", "base_salary", "bonus"),
)
_CORRECTED_BEFORE = ("honorific", "other_name", "name", "position", "unit", "citation")
EARLIER = {
    ("trigger", "keep_recipient_amend"): (
        "CREATE TRIGGER keep_recipient_amend BEFORE UPDATE OF "
        f"{', '.join(quoted(name) for name in (*_CORRECTED_BEFORE, *triggers.OF_NAME))} "
        f'ON "recipient" WHEN {triggers.not_by_correction(_CORRECTED_BEFORE)} '
        "BEGIN SELECT RAISE(ABORT, 'frozen: recipient'); END",
    ),
    ("trigger", "keep_recipient_update"): tuple(
        f'CREATE TRIGGER keep_recipient_update BEFORE UPDATE {of}ON "recipient" '
        "WHEN 1 = 1 BEGIN SELECT RAISE(ABORT, 'frozen: recipient'); END"
        for of in ("", *(f"OF {', '.join(map(quoted, names))} " for names in (_WORDS_TOO, _KEPT_BEFORE)))
    ),
}
"""Guards as earlier releases made them; a revision makes them anew."""


def acting(found: Objects) -> list[Difference]:
    """Return the triggers and views that are not ours as they stand: those that do something by themselves.

    For a record of an older version, whose tables are not compared before it was upgraded.
    """
    strange = [one for one in differences(found) if one.how != "missing" and one.kind in ("trigger", "view")]
    return [
        one
        for one in strange
        if compared(one.kind, found[one.kind, one.name])
        not in {compared(one.kind, early) for early in EARLIER.get((one.kind, one.name), ())}
    ]


def own(found: Objects) -> bool:
    """Return whether a file of this version holds what this release makes, no more and no less."""
    return mark(found) == version.SCHEMA or not differences(found)


def strip(connection: sqlite3.Connection) -> list[Difference]:
    """Take out foreign triggers, views, indexes and tables, put back missing or changed guards; return what is left.

    What is left cannot be mended without touching rows: a table that is missing or that has other columns or rules.
    """
    made = made_here()
    for one in differences(objects_of(connection)):
        key = (one.kind, one.name)
        if one.how in ("foreign", "changed") and (one.how == "foreign" or one.kind != "table"):
            connection.execute(f"DROP {one.kind.upper()} IF EXISTS {quoted(one.name)}")
        if one.how != "foreign" and one.kind in ("trigger", "index", "view"):
            connection.execute(made[key])
    return differences(objects_of(connection))


def drop(connection: sqlite3.Connection, strange: Sequence[Difference]) -> list[Difference]:
    """Take these triggers and views out; returns those that act by themselves afterwards."""
    for one in strange:
        connection.execute(f"DROP {one.kind.upper()} IF EXISTS {quoted(one.name)}")
    return acting(objects_of(connection))
