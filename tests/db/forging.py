"""Editing a record past the program, as somebody with the file and time can, and looking it over afterwards."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from db import journal
from db.check import Report, report
from db.connect import Database

KEY = bytes(range(32))
Raw = sqlite3.Connection


def looked(file: Path, key: bytes | None = KEY, printed: str = "") -> Report:
    database = Database(file, read_only=True)
    try:
        with database.read() as session:
            return report(session, file, key, printed)
    finally:
        database.close()


def codes(file: Path) -> set[str]:
    return {fault.code for fault in looked(file).faults}


def forge(file: Path, act: Callable[[Raw], object]) -> None:
    """Let someone with the file and time act on it: guards out of the way, and put back as if nothing had been."""
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("PRAGMA foreign_keys=OFF")
        guards = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _sql in guards:
            raw.execute(f"DROP TRIGGER {name}")
        act(raw)
        for _name, sql in guards:
            raw.execute(sql)
        raw.commit()


def sql(*statements: str) -> Callable[[Raw], object]:
    return lambda raw: [raw.execute(statement) for statement in statements]


def chained(change: Callable[[dict[str, object]], None]) -> Callable[[Raw], object]:
    """Edit every entry by `change` and compute the whole chain anew: seals and links hold afterwards."""

    def act(raw: Raw) -> None:
        raw.row_factory = sqlite3.Row
        previous = journal.START
        for row in raw.execute("SELECT * FROM journal ORDER BY id").fetchall():
            entry = dict(row)
            change(entry)
            entry["previous_hash"] = previous
            names = ("at", "actor", "change", "payload", "rows", "undoes")
            previous = entry["hash"] = journal.seal(previous, *(entry[name] for name in names))
            values = ", ".join(f'"{name}" = :{name}' for name in entry)
            raw.execute(f"UPDATE journal SET {values} WHERE id = :id", entry)

    return act


def other_actor(entry: dict[str, object]) -> None:
    entry["actor"] = "Hùng"


def other_name(entry: dict[str, object]) -> None:
    entry["rows"] = str(entry["rows"]).replace("Trần Thị Sen Trắng", "Trần Thị Sen Đen")
