"""Award list, round and register as data: the same columns become XLSX, CSV, Word or PDF."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias


class CellKind(StrEnum):
    """What a column holds; decides type, format and alignment in every file."""

    TEXT = "text"
    CENTRED = "centred"
    DATE = "date"
    NUMBER = "number"
    MONEY = "money"


Value: TypeAlias = str | int | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `width` in characters (XLSX) and as share of the page (Word, PDF)."""

    header: str
    kind: CellKind
    width: float


@dataclass(frozen=True, slots=True)
class ListTable:
    """A list ready for any file format; `rows` may be a stream."""

    title: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Value]]
    note: str | None = None


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One award in the golden register, with the words as then printed."""

    entry_number: int | None
    """The office's own running number of the register."""
    name: str
    kind: str
    """As printed: "Tập thể", "Cá nhân", "Hộ gia đình"."""
    honorific: str | None
    position: str | None
    unit: str | None
    award: str
    citation: str
    decision_number: str
    decision_date: date
    register_number: str | None
    """Số sổ vàng: the ordinal within its decision."""
    bonus: int | None
    state: str | None = None
    """As printed, empty while the award stands: "Đã hủy bỏ theo Quyết định số …"."""


@dataclass(frozen=True, slots=True)
class RoundRow:
    """One nomination of a round."""

    name: str
    kind: str
    honorific: str | None
    position: str | None
    unit: str | None
    award: str
    citation: str
    achievement: str | None
    state: str
    """As printed: "Đủ điều kiện trình", …"""
    note: str | None = None


def register_table(title: str, rows: Iterable[RegisterRow]) -> ListTable:
    """Return the register as a list, one award a row."""
    raise NotImplementedError


def round_table(title: str, rows: Iterable[RoundRow]) -> ListTable:
    """Return the nominations of a round as a list."""
    raise NotImplementedError
