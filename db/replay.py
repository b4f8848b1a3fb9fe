"""Playing the journal again: what its images say of each row, beside what stands in the record.

The images are sorted by row in a scratch file of SQLite's own, which vanishes with its connection; both sides are then
walked once, row by row. So the time grows with the record and the memory does not.
"""

import hashlib
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
from db.changes.change import plain
from db.errors import Fault, KnownError
from db.models.base import Words
from db.models.tables import metadata
from db.schema import quoted

Row = dict[str, Any]
ASIDE = frozenset(("journal", "journal_row", "identity_number", "attachment", "form_draft", "register_total"))
"""Tables whose rows have no image: the chain, its index, what is kept out of the journal on purpose, forms, totals."""

FILLED, SEALED = "record.fill", "record.filled"
BLOCK = 1000  # rows under one seal
_SORTING = -16 * 1024  # KiB


@dataclass(frozen=True)
class Block:
    """One hash (SHA-256) over the rows of a span of ids, and how many they are."""

    first: int
    last: int
    rows: int
    mark: str


@dataclass(frozen=True)
class Seal:
    """What the journal keeps of a table whose rows have no images: the columns sealed, block by block."""

    table: str
    columns: tuple[str, ...]
    blocks: tuple[Block, ...]


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
        seals = _Seals()
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
    session: Session, scratch: sqlite3.Connection, names: Sequence[str], seals: "_Seals", told: Replayed
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


def _rows(session: Session, table: Table) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a table as they stand in the file, by id: no type of ours puts a value right."""
    wanted = ", ".join(quoted(column.name) for column in table.c)
    statement = f"SELECT {wanted} FROM {quoted(table.name)} ORDER BY id"  # noqa: S608 - names of ours
    result = session.connection().exec_driver_sql(statement, execution_options={"yield_per": 1000})
    for part in result.partitions():
        yield from part


def _raw(names: Sequence[str], row: Sequence[Any]) -> Row:
    return dict(zip(names, [v if v.__class__ in _SIMPLE else _simple(v) for v in row], strict=True))


_SIMPLE = frozenset((str, int, float, type(None)))


def _simple(value: Any) -> Any:
    return int(value) if isinstance(value, bool) else plain(value)


def _compare(
    session: Session, table: Table, images: Iterator[tuple[int, _Told]], seals: "_Seals", told: Replayed
) -> Iterator[Fault]:
    """Walk a table and the images of its rows side by side."""
    blocks = seals.of_table(table.name)
    added = _defaults(table)
    image, names = next(images, None), table.c.keys()
    for values in _rows(session, table):
        row = _raw(names, values)
        while image is not None and image[0] < row["id"]:
            yield from _without_row(table, *image, blocks)
            image = next(images, None)
        said = None
        if image is not None and image[0] == row["id"]:
            said, image = image[1], next(images, None)
        told.rows += 1
        yield from _one_row(table, row, said, added, blocks, seals, told)
    while image is not None:
        yield from _without_row(table, *image, blocks)
        image = next(images, None)
    yield from blocks.end()


def _without_row(table: Table, id_: int, said: _Told, blocks: "_Blocks") -> Iterator[Fault]:
    """What the images tell of a row that is not there."""
    if said.wrong:
        yield Fault("fault_journal_image", {"id": said.wrong})
    elif said.state is not None:
        yield Fault("fault_row_missing", {"table": table.name, "id": id_, "entry": said.entry})
    if not said.whole:
        yield from blocks.before(id_)
        blocks.take(id_, said.origin)


def _one_row(
    table: Table, row: Row, said: _Told | None, added: Row, blocks: "_Blocks", seals: "_Seals", told: Replayed
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


class _Seals:
    """What the journal says of rows that were put in by the thousand, without an image of each."""

    def __init__(self) -> None:
        self._tables: dict[str, tuple[list[str], list[Block]]] = {}
        self.unsealed: frozenset[str] = frozenset()

    def read(self, change: str, payload: str) -> None:
        """Take in what a step of filling sealed; any other step is passed over."""
        if change == FILLED:
            self.unsealed = frozenset(metadata.tables) - ASIDE
        elif change == SEALED:
            self.unsealed = frozenset()
            for one in json.loads(payload)["seals"]:
                blocks = [
                    Block(int(each["first"]), int(each["last"]), int(each["rows"]), str(each["mark"]))
                    for each in one["blocks"]
                ]
                self._tables[str(one["table"])] = ([str(column) for column in one["columns"]], blocks)

    def of_table(self, name: str) -> "_Blocks":
        """Return the seals over one table's rows."""
        return _Blocks(name, *self._tables.get(name, ([], [])))


class _Blocks:
    """The seals of one table, compared while its rows come by in the order of their ids."""

    def __init__(self, table: str, columns: list[str], blocks: list[Block]) -> None:
        self._table = table
        self._columns = columns
        self._blocks = blocks
        self._at = 0
        self._count = 0
        self._hash = hashlib.sha256()

    def before(self, id_: int) -> Iterator[Fault]:
        """Compare the blocks that lie before a row."""
        while self._at < len(self._blocks) and self._blocks[self._at].last < id_:
            yield from self._close()

    def take(self, id_: int, row: Row) -> bool:
        """Add a row as it was when it was sealed; returns whether it was sealed at all."""
        if self._at == len(self._blocks) or self._blocks[self._at].first > id_:
            return False
        self._count += 1
        self._hash.update(_sealed([row.get(column) for column in self._columns]))
        return True

    def end(self) -> Iterator[Fault]:
        """Compare the blocks that are left."""
        while self._at < len(self._blocks):
            yield from self._close()

    def _close(self) -> Iterator[Fault]:
        block = self._blocks[self._at]
        if (self._count, self._hash.hexdigest()) != (block.rows, block.mark):
            yield Fault("fault_rows_changed", {"table": self._table, "first": block.first, "last": block.last})
        self._at, self._count, self._hash = self._at + 1, 0, hashlib.sha256()


def _sealed(values: Sequence[Any]) -> bytes:
    return (_encode(values) + "\n").encode("utf-8", "surrogatepass")


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def seals(session: Session, tables: Sequence[str]) -> list[Seal]:
    """Return seals over all rows of some tables, in blocks of 1,000 ids: what a step of filling tells the journal."""
    made = []
    for name in tables:
        table = metadata.tables[name]
        blocks = []
        for block, rows in groupby(
            _rows(session, table), key=lambda row: int(row[table.c.keys().index("id")]) // BLOCK
        ):
            count, mark = 0, hashlib.sha256()
            for row in rows:
                count += 1
                mark.update(_sealed(list(_raw(table.c.keys(), row).values())))
            blocks.append(Block(block * BLOCK, block * BLOCK + BLOCK - 1, count, mark.hexdigest()))
        made.append(Seal(name, tuple(table.c.keys()), tuple(blocks)))
    return made
