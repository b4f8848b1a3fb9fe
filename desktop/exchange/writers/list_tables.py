"""Award list, round and register as data: the same columns become XLSX, CSV, Word or PDF."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final, TypeAlias

from db.rules.nomination_fields import FIELDS, NominationTexts, PersonFacts, PrintedTexts
from desktop.documents.letters.paper_words import (
    called,
    full_name,
    grouped,
    position_and_unit,
    sections,
    whereabouts,
)
from desktop.documents.letters.values import AwardListPaper, BonusPaper


class CellKind(StrEnum):
    """What a column holds; decides type, format and alignment in every file."""

    TEXT = "text"
    CENTRED = "centred"
    DATE = "date"
    NUMBER = "number"
    MONEY = "money"
    FACTOR = "factor"


Value: TypeAlias = str | int | Decimal | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `width` in characters on a worksheet, `paper` in mm on a page of 247 (0: not printed)."""

    header: str
    kind: CellKind
    width: float
    paper: float


@dataclass(frozen=True, slots=True)
class ListTable:
    """A list ready for any file format; `rows` may be a stream."""

    title: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Value]]
    note: str | None = None


@dataclass(frozen=True, slots=True)
class RegisterRow(PrintedTexts):
    """One award in the golden register, with the words as then printed."""

    entry_number: int | None
    """The office's own running number of the register."""
    name: str
    kind: str
    """As printed: "Tập thể", "Cá nhân", "Hộ gia đình"."""
    award: str
    decision_number: str
    decision_date: date
    register_number: str | None
    """Số sổ vàng: the ordinal within its decision."""
    bonus: int | None
    state: str | None = None
    """As printed, empty while the award stands: "Đã hủy bỏ theo Quyết định số …"."""


@dataclass(frozen=True, slots=True)
class RoundRow(NominationTexts, PersonFacts):
    """One nomination of a round."""

    name: str
    kind: str
    award: str
    state: str
    """As printed: "Đủ điều kiện trình", …"""
    note: str | None = None


REGISTER_COLUMNS: Final = (
    Column("Số vào sổ", CellKind.NUMBER, 9, 11),
    Column("Tập thể, cá nhân", CellKind.TEXT, 34, 36),
    Column("Đối tượng", CellKind.TEXT, 12, 0),
    Column("Chức vụ, đơn vị công tác", CellKind.TEXT, 44, 46),
    Column("Hình thức khen thưởng", CellKind.TEXT, 34, 34),
    Column("Thành tích", CellKind.TEXT, 42, 38),
    Column("Số quyết định", CellKind.TEXT, 17, 22),
    Column("Ngày quyết định", CellKind.DATE, 13, 18.5),
    Column("Số sổ vàng", CellKind.CENTRED, 9, 10),
    Column("Tiền thưởng (đồng)", CellKind.MONEY, 14, 17.5),
    Column("Ghi chú", CellKind.TEXT, 20, 14),
)
EXPORTED: Final = [field for field in FIELDS if field.exported]
ROUND_COLUMNS: Final = (
    Column("TT", CellKind.NUMBER, 6, 9),
    Column("Tập thể, cá nhân", CellKind.TEXT, 34, 42),
    Column("Đối tượng", CellKind.TEXT, 12, 0),
    Column("Chức vụ, đơn vị công tác", CellKind.TEXT, 44, 50),
    *(Column(field.list_title, CellKind.TEXT, 20, 0) for field in EXPORTED),
    Column("Hình thức đề nghị", CellKind.TEXT, 34, 36),
    Column("Thành tích", CellKind.TEXT, 42, 40),
    Column("Tóm tắt thành tích", CellKind.TEXT, 44, 38),
    Column("Trạng thái", CellKind.TEXT, 16, 17),
    Column("Ghi chú", CellKind.TEXT, 24, 15),
)
AWARD_COLUMNS: Final = (
    Column("TT", CellKind.NUMBER, 6, 9),
    Column("Tập thể, cá nhân", CellKind.TEXT, 40, 52),
    Column("Đối tượng", CellKind.TEXT, 12, 0),
    Column("Chức vụ, đơn vị công tác", CellKind.TEXT, 50, 60),
    Column("Hình thức khen thưởng", CellKind.TEXT, 40, 46),
    Column("Số quyết định", CellKind.TEXT, 17, 27),
    Column("Ngày quyết định", CellKind.DATE, 13, 20),
    Column("Số sổ vàng", CellKind.CENTRED, 9, 14),
    Column("Tiền thưởng (đồng)", CellKind.MONEY, 14, 19),
)
BONUS_COLUMNS: Final = (
    Column("TT", CellKind.NUMBER, 6, 11),
    Column("Tập thể, cá nhân", CellKind.TEXT, 40, 66),
    Column("Đối tượng", CellKind.TEXT, 12, 0),
    Column("Chức vụ, đơn vị công tác", CellKind.TEXT, 50, 72),
    Column("Hệ số", CellKind.FACTOR, 8, 15),
    Column("Lương cơ sở (đồng)", CellKind.MONEY, 14, 27),
    Column("Tiền thưởng (đồng)", CellKind.MONEY, 14, 28),
    Column("Ký nhận", CellKind.TEXT, 18, 28),
)


def register_table(title: str, rows: Iterable[RegisterRow], note: str | None = None) -> ListTable:
    """Return the register as a list, one award a row; `rows` is read once, while the file is written."""
    return ListTable(title, REGISTER_COLUMNS, (_register_cells(row) for row in rows), note)


def _register_cells(row: RegisterRow) -> tuple[Value, ...]:
    return (
        row.entry_number,
        full_name(row.name, row),
        row.kind,
        position_and_unit(row.position, row.unit),
        row.award,
        row.citation,
        row.decision_number,
        row.decision_date,
        row.register_number,
        row.bonus,
        row.state,
    )


def round_table(title: str, rows: Iterable[RoundRow], note: str | None = None) -> ListTable:
    """Return the nominations of a round as a list, numbered in their order."""
    cells = (_round_cells(number, row) for number, row in enumerate(rows, start=1))
    return ListTable(title, ROUND_COLUMNS, cells, note)


def _round_cells(number: int, row: RoundRow) -> tuple[Value, ...]:
    return (
        number,
        full_name(row.name, row),
        row.kind,
        position_and_unit(row.position, row.unit),
        *(getattr(row, field.name) or None for field in EXPORTED),
        row.award,
        row.citation,
        row.summary or None,
        row.state,
        row.note,
    )


def award_table(paper: AwardListPaper) -> ListTable:
    """Return the award list as flat rows that an office can sort; numbering restarts per section."""
    return ListTable(
        f"Danh sách {paper.title[:1].lower()}{paper.title[1:]}",
        AWARD_COLUMNS,
        _award_cells(paper),
        paper.note,
    )


def _award_cells(paper: AwardListPaper) -> Iterator[tuple[Value, ...]]:
    for part in paper.parts:
        for _, section, those in sections(part.recipients):
            for number, one in enumerate(those, start=1):
                yield (
                    number,
                    called(one),
                    section,
                    whereabouts(one),
                    part.title,
                    part.decision_number,
                    part.decision_date,
                    one.register_number,
                    one.bonus,
                )


def bonus_table(paper: BonusPaper) -> ListTable:
    """Return the bonus sheet as a list; its last row is the sum, as a number and not as a formula."""
    return ListTable(
        f"Danh sách {paper.title[:1].lower()}{paper.title[1:]}", BONUS_COLUMNS, _bonus_cells(paper), paper.note
    )


def _bonus_cells(paper: BonusPaper) -> Iterator[tuple[Value, ...]]:
    for _, section, those in grouped(paper.lines, lambda line: line.recipient.kind):
        for number, line in enumerate(those, start=1):
            one = line.recipient
            factor = Decimal(line.coefficient.replace(",", "."))
            yield (number, called(one), section, whereabouts(one), factor, line.base_salary, line.amount, None)
    total = sum(line.amount for line in paper.lines)
    yield (None, "Tổng cộng", None, None, None, None, total, None)
