"""The sheet on which bonuses are paid out and signed for."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from db.rules import numbers
from desktop.documents.letters.award_list import UNKNOWN, but_unknown, known_sum
from desktop.documents.letters.listing import CellKind, Column, Listing, ListPart, Row, Section, Table, Total, by_kinds
from desktop.documents.letters.paper_words import grouped, in_sentence, kinds, letter_of, place_and_date, whereabouts
from desktop.documents.letters.values import BonusLine, BonusPaper

COLUMNS: Final = (
    Column("TT", CellKind.NUMBER, 6, 11),
    Column("Tập thể, cá nhân", CellKind.PERSON, 40, 66),
    Column("Đối tượng", CellKind.TEXT, 12, 0),
    Column("Chức vụ, đơn vị công tác", CellKind.TEXT, 50, 72),
    Column("Hệ số", CellKind.FACTOR, 8, 15),
    Column("Lương cơ sở\n(đồng)", CellKind.MONEY, 14, 27),
    Column("Tiền thưởng\n(đồng)", CellKind.MONEY, 14, 28),
    Column("Ký nhận", CellKind.TEXT, 18, 28),
)
GIVEN: Final = Column("Hình thức khen thưởng", CellKind.TEXT, 40, 0)
"""Last on a worksheet about several awards or decisions, which has no headings between its rows."""


def bonus_listing(paper: BonusPaper) -> Listing:
    """Return the bonus sheet; its total is the sum of its lines."""
    part = ListPart(
        title=f"Danh sách {in_sentence(paper.title)}",
        table=Table(by_kinds(_columns(paper), [line.recipient for line in paper.lines]), _rows(paper)),
        heading=("DANH SÁCH", paper.title),
        note=paper.note or "",
        total=f"Bằng chữ: {_in_words(paper.lines)}{but_unknown(_amounts(paper.lines))}./.",
        signatures=tuple(one for one in (paper.compiler, paper.accountant, paper.signature) if one is not None),
        day=place_and_date(paper.place, paper.dated),
    )
    return Listing(part.title, (part,), paper.office, dated=paper.dated)


def _columns(paper: BonusPaper) -> Sequence[Column]:
    return (*COLUMNS, GIVEN) if _several(paper) else COLUMNS


def _several(paper: BonusPaper) -> bool:
    return len({line.part for line in paper.lines}) > 1


def _sum(lines: Sequence[BonusLine]) -> int | str:
    return known_sum(_amounts(lines))


def _in_words(lines: Sequence[BonusLine]) -> str:
    total = _sum(lines)
    return total if isinstance(total, str) else numbers.money_in_words(total)


def _amounts(lines: Sequence[BonusLine]) -> list[int | None]:
    return [line.amount for line in lines]


def _rows(paper: BonusPaper) -> Iterator[Row]:
    """Yield the lines by decision, each with its sum where there are several; sums of the funds where there are two."""
    parts = list(dict.fromkeys(line.part for line in paper.lines))
    funds, told = list(dict.fromkeys(line.fund for line in paper.lines)), _several(paper)
    for at, part in enumerate(parts):
        lines = [line for line in paper.lines if line.part == part]
        if len(parts) > 1:
            letter = letter_of(at)
            yield Section(letter, f"{part}, chi từ {lines[0].fund}" if lines[0].fund else part)
        yield from _kinds(lines, told)
        if len(parts) > 1:
            yield _total(f"Cộng {letter}", lines, told)
    if len(funds) > 1:
        for fund in funds:
            yield _total(f"Cộng {fund or 'chưa rõ quỹ'}", [line for line in paper.lines if line.fund == fund], told)
    yield _total("Tổng cộng", paper.lines, told)


def _kinds(lines: Sequence[BonusLine], told: bool) -> Iterator[Row]:
    """Yield the lines by kind of nominee; `told` is whether each says what was given."""
    for numeral, _name, those in grouped(lines, lambda line: line.recipient.kind):
        name = kinds([line.recipient for line in those]).capitalize()
        yield Section(numeral, f"{name} ({numbers.two_digits(len(those))})")
        for number, line in enumerate(those, start=1):
            one = line.recipient
            factor = Decimal(line.coefficient.replace(",", ".")) if line.coefficient else None
            instead = f"đã hưởng mức của {in_sentence(line.instead)}" if line.instead else None
            amount = UNKNOWN if line.amount is None else line.amount
            given = (line.part,) * told
            yield (number, one, name, whereabouts(one), factor, line.base_salary, amount, instead, *given)


def _total(words: str, lines: Sequence[BonusLine], told: bool) -> Total:
    return Total(
        (None, f"{words}{but_unknown(_amounts(lines))}", None, None, None, None, _sum(lines), None, *(None,) * told)
    )
