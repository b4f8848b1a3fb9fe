"""The sheet on which bonuses are paid out and signed for."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from db.rules import numbers
from desktop.documents.letters.award_list import LETTERS
from desktop.documents.letters.listing import CellKind, Column, Listing, ListPart, Row, Section, Table, Total
from desktop.documents.letters.paper_words import grouped, in_sentence, kinds, place_and_date, whereabouts
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


def bonus_listing(paper: BonusPaper) -> Listing:
    """Return the bonus sheet; its total is the sum of its lines."""
    part = ListPart(
        title=f"Danh sách {in_sentence(paper.title)}",
        table=Table(COLUMNS, _rows(paper)),
        heading=("DANH SÁCH", paper.title),
        note=paper.note or "",
        total=f"Bằng chữ: {numbers.money_in_words(_sum(paper))}./.",
        signatures=tuple(one for one in (paper.compiler, paper.accountant, paper.signature) if one is not None),
        day=place_and_date(paper.place, paper.dated),
    )
    return Listing(part.title, (part,), paper.office, dated=paper.dated)


def _sum(paper: BonusPaper) -> int:
    """Return the sum of all lines in đồng."""
    return sum(line.amount for line in paper.lines)


def _rows(paper: BonusPaper) -> Iterator[Row]:
    """Yield the lines by decision, each with its sum where there are several; sums of the funds where there are two."""
    parts = list(dict.fromkeys(line.part for line in paper.lines))
    funds = list(dict.fromkeys(line.fund for line in paper.lines))
    for at, part in enumerate(parts):
        lines = [line for line in paper.lines if line.part == part]
        if len(parts) > 1:
            letter = LETTERS[at] if at < len(LETTERS) else str(at + 1)
            yield Section(letter, f"{part}, chi từ {lines[0].fund}" if lines[0].fund else part)
        yield from _kinds(lines)
        if len(parts) > 1:
            yield _total(f"Cộng {letter}", lines)
    if len(funds) > 1:
        for fund in funds:
            yield _total(f"Cộng {fund or 'chưa rõ quỹ'}", [line for line in paper.lines if line.fund == fund])
    yield _total("Tổng cộng", paper.lines)


def _kinds(lines: Sequence[BonusLine]) -> Iterator[Row]:
    for numeral, _name, those in grouped(lines, lambda line: line.recipient.kind):
        name = kinds([line.recipient for line in those]).capitalize()
        yield Section(numeral, f"{name} ({numbers.two_digits(len(those))})")
        for number, line in enumerate(those, start=1):
            one, factor = line.recipient, Decimal(line.coefficient.replace(",", "."))
            yield (number, one, name, whereabouts(one), factor, line.base_salary, line.amount, None)


def _total(words: str, lines: Sequence[BonusLine]) -> Total:
    return Total((None, words, None, None, None, None, sum(line.amount for line in lines), None))
