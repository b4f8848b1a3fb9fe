"""Playing the journal again: what its images say of each row, beside what stands in the record.

The images are sorted by row in a scratch file of SQLite's own, which vanishes with its connection; both sides are then
walked once, row by row. So the time grows with the record and the memory does not.
"""

import json
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Table
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from db import journal
from db.errors import Fault, KnownError
from db.models.base import Words
from db.models.tables import metadata
from db.seals import ASIDE, Blocks, Seals, raw_row, rows_of

Row = dict[str, Any]
_SORTING = -16 * 1024  # KiB


@dataclass
class Replayed:
    """What was compared, filled while the faults are walked."""

    entries: int = 0
    rows: int = 0
    unsealed: int = 0
    """Rows of a trial filling by an older version, which no image and no seal tells of."""


@dataclass
class _Told:
    """What the images of one row say together."""

    entry: int = 0
    whole: bool = False
    """Its first image is the one that added it."""
    state: Row | None = None
    """The columns as the last image left them; None where the row was taken out."""
    origin: Row = field(default_factory=dict)
    """The columns as they were before the first image."""
    wrong: int = 0
    """The first entry that does not fit what stood before it; 0 where all fit."""


def faults(session: Session, told: Replayed) -> Iterator[Fault]:
    """Yield every break of the chain, and every row that is not as the journal says; `told` counts what was compared.

    Raises KnownError: disk_full where the scratch file has no room.
    """
    with closing(sqlite3.connect("", isolation_level=None)) as scratch:
        scratch.execute(f"PRAGMA cache_size={_SORTING}")
        scratch.execute("PRAGMA synchronous=OFF")
        scratch.execute("CREATE TABLE image (t INTEGER, i, entry INTEGER, n INTEGER, told TEXT)")
        scratch.execute("BEGIN")
        names = sorted(set(metadata.tables) - ASIDE)
        seals = Seals()
        yield from _read_journal(session, scratch, names, seals, told)
        images = _Images(scratch)
        for number, name in enumerate(names):
            try:
                yield from _compare(session, metadata.tables[name], images.of_table(number), seals, told)
            except (DBAPIError, UnicodeDecodeError) as error:
                yield Fault("fault_unreadable", {"table": name, "detail": _said(error)})
        for entry in images.left():
            yield Fault("fault_journal_image", {"id": entry})


def _said(error: DBAPIError | UnicodeDecodeError) -> str:
    return str(error.orig) if isinstance(error, DBAPIError) else error.reason


def _read_journal(
    session: Session, scratch: sqlite3.Connection, names: Sequence[str], seals: Seals, told: Replayed
) -> Iterator[Fault]:
    """Check the chain link by link and put the images aside."""
    numbers = json.dumps({name: number for number, name in enumerate(names)})
    previous = journal.START
    try:
        for entry in journal.entries(session):
            told.entries += 1
            if not journal.holds(entry, previous):
                yield Fault("fault_journal_broken", {"id": entry.id})
            previous = entry.hash
            try:
                scratch.execute(
                    "INSERT INTO image SELECT json_extract(?, '$.' || json_extract(value, '$.table')),"
                    " json_extract(value, '$.id'), ?, key, value FROM json_each(?)",
                    (numbers, entry.id, entry.rows),
                )
                seals.read(entry.change, entry.payload)
            except (sqlite3.OperationalError, sqlite3.InterfaceError, ValueError, TypeError, LookupError) as error:
                if getattr(error, "sqlite_errorname", "") == "SQLITE_FULL":
                    raise KnownError("disk_full", path=tempfile.gettempdir()) from error
                yield Fault("fault_journal_image", {"id": entry.id})
    except (DBAPIError, UnicodeDecodeError) as error:
        yield Fault("fault_unreadable", {"table": "journal", "detail": _said(error)})


class _Images:
    """The images in the order of tables and rows, handed out table by table."""

    def __init__(self, scratch: sqlite3.Connection) -> None:
        cursor = scratch.execute("SELECT t, i, entry, told FROM image ORDER BY t, i, entry, n")
        self._tables = groupby(cursor, key=itemgetter(0))
        self._next: tuple[Any, Iterator[Any]] | None = next(self._tables, None)
        self._strange: list[int] = []
        if self._next is not None and self._next[0] is None:  # tables that are none of ours
            self._take_strange()

    def of_table(self, number: int) -> Iterator[tuple[int, _Told]]:
        """Yield row id and what the images of the row say, by id."""
        if self._next is None or self._next[0] != number:
            return
        for id_, images in groupby(self._next[1], key=itemgetter(1)):
            found = list(images)
            if isinstance(id_, int):
                yield id_, _folded(found)
            else:
                self._strange.extend(image[2] for image in found)
        self._forward()

    def left(self) -> Iterator[int]:
        """Yield the entries whose images name no row that there can be."""
        while self._next is not None:
            self._take_strange()
        yield from sorted(set(self._strange))

    def _take_strange(self) -> None:
        assert self._next is not None
        self._strange.extend(image[2] for image in self._next[1])
        self._forward()

    def _forward(self) -> None:
        self._next = next(self._tables, None)


def _folded(images: Iterable[tuple[int, int, int, str]]) -> _Told:
    """Play the images of one row, first to last."""
    told = _Told()
    for number, (_table, _id, entry, text) in enumerate(images):
        try:
            image = json.loads(text)
            act, before, after = image["act"], _kept(image["before"]), _kept(image["after"])
        except (ValueError, TypeError, LookupError, AttributeError):
            told.wrong = told.wrong or entry
            continue
        fits = told.state is None if act == "insert" else number == 0 or _fits(told, before)
        if not fits or act not in ("insert", "update", "delete"):
            told.wrong = told.wrong or entry
        if number == 0:
            told.whole = act == "insert"
        if not told.whole:
            told.origin = {**before, **told.origin}
        told.entry = entry
        told.state = None if act == "delete" else {**(told.state or {}), **after}
    return told


def _fits(told: _Told, before: Row) -> bool:
    """Return whether an image begins where the one before it ended; older versions wrote texts uncleaned."""
    if told.state is None:
        return False
    return all(
        column not in told.state or told.state[column] == value or _clean(told.state[column]) == _clean(value)
        for column, value in before.items()
    )


_LINES = Words(lines=True)


def _clean(value: Any) -> Any:
    return " ".join((_LINES.cleaned(value) or "").split()) if isinstance(value, str) else value


def _kept(row: Row) -> Row:
    """Return the values of an image as a plain connection reads them: true is 1."""
    return {column: int(value) if isinstance(value, bool) else value for column, value in row.items()}


class _Ahead:
    """The images of one table's rows in the order of their ids, one seen ahead."""

    def __init__(self, images: Iterator[tuple[int, _Told]]) -> None:
        self._images = images
        self.next = next(images, None)

    def take(self) -> tuple[int, _Told]:
        """Return the image that is next, and go on."""
        assert self.next is not None
        taken, self.next = self.next, next(self._images, None)
        return taken


def _compare(
    session: Session, table: Table, images: Iterator[tuple[int, _Told]], seals: Seals, told: Replayed
) -> Iterator[Fault]:
    """Walk a table and the images of its rows side by side; a block that no image tells of is looked at as one."""
    blocks, ahead = seals.of_table(table.name), _Ahead(images)
    walked: int | None = None
    for block in blocks.all:
        if walked is None or walked + 1 < block.first:
            yield from _walk(session, table, (walked, block.first), (blocks, ahead, seals, told))
        yield from blocks.before(block.first)
        if (ahead.next is None or ahead.next[0] > block.last) and blocks.whole(session, table, block):
            told.rows += block.rows
        else:
            yield from _walk(session, table, (block.first - 1, block.last + 1), (blocks, ahead, seals, told))
        walked = block.last
    yield from _walk(session, table, (walked, None), (blocks, ahead, seals, told))
    while ahead.next is not None:
        yield from _without_row(table, *ahead.take(), blocks)
    yield from blocks.end()


def _walk(
    session: Session,
    table: Table,
    between: tuple[int | None, int | None],
    beside: tuple[Blocks, _Ahead, Seals, Replayed],
) -> Iterator[Fault]:
    """Walk the rows whose ids lie between two others, row by row."""
    blocks, ahead, seals, told = beside
    added, names = _defaults(table), table.c.keys()
    for values in rows_of(session, table, *between):
        row = raw_row(names, values)
        while ahead.next is not None and ahead.next[0] < row["id"]:
            yield from _without_row(table, *ahead.take(), blocks)
        said = ahead.take()[1] if ahead.next is not None and ahead.next[0] == row["id"] else None
        told.rows += 1
        yield from _one_row(table, row, said, added, blocks, seals, told)


def _without_row(table: Table, id_: int, said: _Told, blocks: Blocks) -> Iterator[Fault]:
    """What the images tell of a row that is not there."""
    if said.wrong:
        yield Fault("fault_journal_image", {"id": said.wrong})
    elif said.state is not None:
        yield Fault("fault_row_missing", {"table": table.name, "id": id_, "entry": said.entry})
    if not said.whole:
        yield from blocks.before(id_)
        blocks.take(id_, said.origin)


def _one_row(
    table: Table, row: Row, said: _Told | None, added: Row, blocks: Blocks, seals: Seals, told: Replayed
) -> Iterator[Fault]:
    id_ = row["id"]
    if said is not None and said.wrong:
        yield Fault("fault_journal_image", {"id": said.wrong})
    if said is not None and said.state is None:
        yield Fault("fault_row_unknown", {"table": table.name, "id": id_})
        return
    if said is not None and said.state is not None:
        expected = {**added, **said.state} if said.whole else said.state
        differing = [c for c, value in expected.items() if c in row and not _equal(row[c], value)]
        if differing:
            values = {"table": table.name, "id": id_, "columns": differing, "entry": said.entry}
            yield Fault("fault_row_changed", values)
    if said is None or not said.whole:
        yield from blocks.before(id_)
        if blocks.take(id_, {**row, **said.origin} if said else row):
            return
        if table.name in seals.unsealed:
            told.unsealed += 1
        else:
            yield Fault("fault_row_unknown", {"table": table.name, "id": id_})


def _equal(stands: Any, said: Any) -> bool:
    return stands == said and isinstance(stands, str) == isinstance(said, str)


def _defaults(table: Table) -> Row:
    """Return what the columns hold that an upgrade added after a row was written."""
    found: Row = {}
    for column in table.c:
        words = str(getattr(column.server_default, "arg", "")) if column.server_default is not None else ""
        if words.startswith("'") and words.endswith("'"):
            found[column.name] = words[1:-1].replace("''", "'")
        elif column.nullable:
            found[column.name] = None
        elif words.lstrip("-").isdecimal():
            found[column.name] = int(words)
    return found
