"""Seals over rows that were put in by the thousand: one hash over the rows of a span of ids, kept in the journal.

A whole block is worded by SQLite and hashed at once; where that gives another hash, whoever walks its rows decides
what it means. So a block that holds costs a fraction of its rows one by one.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from sqlalchemy import Float, LargeBinary, Numeric, Table
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from db import dialect
from db.changes.change import plain
from db.errors import Fault
from db.models.tables import metadata
from db.schema import quoted

Row = dict[str, Any]
ASIDE = frozenset(("journal", "journal_row", "identity_number", "attachment", "form_draft", "register_total"))
"""Tables whose rows have no image: the chain, its index, what is kept out of the journal on purpose, forms, totals."""

FILLED, SEALED = "record.fill", "record.filled"
BLOCK = 1000  # rows under one seal


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


class Seals:
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

    def of_table(self, name: str) -> "Blocks":
        """Return the seals over one table's rows."""
        return Blocks(name, *self._tables.get(name, ([], [])))


class Blocks:
    """The seals of one table, compared while its rows come by in the order of their ids."""

    def __init__(self, table: str, columns: list[str], blocks: list[Block]) -> None:
        self._table = table
        self._columns = columns
        self.all = blocks
        self._at = 0
        self._count = 0
        self._hash = hashlib.sha256()

    def before(self, id_: int) -> Iterator[Fault]:
        """Compare the blocks that lie before a row."""
        while self._at < len(self.all) and self.all[self._at].last < id_:
            yield from self._close()

    def take(self, id_: int, row: Row) -> bool:
        """Add a row as it was when it was sealed; returns whether it was sealed at all."""
        if self._at == len(self.all) or self.all[self._at].first > id_:
            return False
        self._count += 1
        self._hash.update(_sealed([row.get(column) for column in self._columns]))
        return True

    def whole(self, session: Session, table: Table, block: Block) -> bool:
        """Return whether the next block holds as its rows stand now; if so it is done with."""
        if self._at == len(self.all) or self.all[self._at] is not block or self._count:
            return False
        if _mark(session, table, self._columns, block) != block.mark:
            return False
        self._at += 1
        return True

    def end(self) -> Iterator[Fault]:
        """Compare the blocks that are left."""
        while self._at < len(self.all):
            yield from self._close()

    def _close(self) -> Iterator[Fault]:
        block = self.all[self._at]
        if (self._count, self._hash.hexdigest()) != (block.rows, block.mark):
            yield Fault("fault_rows_changed", {"table": self._table, "first": block.first, "last": block.last})
        self._at, self._count, self._hash = self._at + 1, 0, hashlib.sha256()


def _mark(session: Session, table: Table, columns: Sequence[str], block: Block) -> str:
    """Return the hash over a block as SQLite words it, "" where it cannot word it as Python does."""
    statement = _wording(table, tuple(columns)) if dialect.is_sqlite(session) else ""
    if not statement:
        return ""
    try:
        words = session.connection().exec_driver_sql(statement, (block.first, block.last)).scalar()
    except (DBAPIError, UnicodeDecodeError):  # what stands there is told by who reads it row by row
        return ""
    return hashlib.sha256(words + b"\n").hexdigest() if isinstance(words, bytes) else ""


@cache
def _wording(table: Table, columns: tuple[str, ...]) -> str:
    """Return the statement that words the rows of a block as `_sealed` does, one after the other.

    Letters in another place or of another kind are never worded alike; fractions could be, so they are left to Python.
    """
    if any(isinstance(column.type, Numeric | Float) for column in table.c):
        return ""
    parts = []
    for name in columns:
        column = quoted(name)
        if name not in table.c:
            parts.append("NULL")
        elif isinstance(table.c[name].type, LargeBinary):
            parts.append(f"CASE typeof({column}) WHEN 'blob' THEN lower(hex({column})) ELSE {column} END")
        else:
            parts.append(column)
    worded = f"json_array({', '.join(parts)}) AS words"
    rows = f"SELECT {worded} FROM {quoted(table.name)} WHERE id BETWEEN ? AND ? ORDER BY id"  # noqa: S608 - names of ours
    return f"SELECT CAST(group_concat(words, char(10)) AS BLOB) FROM ({rows})"  # noqa: S608


def rows_of(
    session: Session, table: Table, after: int | None = None, before: int | None = None
) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a table whose ids lie between two others, by id.

    They come as they stand in the file: no type of ours puts a value right.
    """
    wanted = ", ".join(quoted(column.name) for column in table.c)
    bounds = [f"id {sign} {bound:d}" for sign, bound in ((">", after), ("<", before)) if bound is not None]
    where = f" WHERE {' AND '.join(bounds)}" if bounds else ""
    statement = f"SELECT {wanted} FROM {quoted(table.name)}{where} ORDER BY id"  # noqa: S608 - names of ours
    result = session.connection().exec_driver_sql(statement, execution_options={"yield_per": 1000})
    for part in result.partitions():
        yield from part


def raw_row(names: Sequence[str], row: Sequence[Any]) -> Row:
    """Return a row that was read so by its columns, each value as the journal has it."""
    return dict(zip(names, [v if v.__class__ in _SIMPLE else _simple(v) for v in row], strict=True))


_SIMPLE = frozenset((str, int, float, type(None)))


def _simple(value: Any) -> Any:
    return int(value) if isinstance(value, bool) else plain(value)


def _sealed(values: Sequence[Any]) -> bytes:
    return (_encode(values) + "\n").encode("utf-8", "surrogatepass")


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def seals(session: Session, tables: Sequence[str]) -> list[Seal]:
    """Return seals over all rows of some tables, in blocks of 1,000 ids: what a step of filling tells the journal."""
    made = []
    for name in tables:
        table = metadata.tables[name]
        names = table.c.keys()
        blocks = []
        for block, rows in groupby(rows_of(session, table), key=_block_of(names.index("id"))):
            count, mark = 0, hashlib.sha256()
            for row in rows:
                count += 1
                mark.update(_sealed(list(raw_row(names, row).values())))
            blocks.append(Block(block * BLOCK, block * BLOCK + BLOCK - 1, count, mark.hexdigest()))
        made.append(Seal(name, tuple(names), tuple(blocks)))
    return made


def _block_of(at: int) -> Callable[[Sequence[Any]], int]:
    return lambda row: int(row[at]) // BLOCK
