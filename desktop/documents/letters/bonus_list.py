"""The sheet on which bonuses are paid out and signed for."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from db.rules import numbers
from desktop.documents.letters.listing import CellKind, Column, Listing, ListPart, Row, Section, Table, Total
from desktop.documents.letters.paper_words import grouped, in_sentence, place_and_date, whereabouts
from desktop.documents.letters.values import BonusPaper

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
    return Listing(part.title, (part,), paper.office)


def _sum(paper: BonusPaper) -> int:
    """Return the sum of all lines in đồng."""
    return sum(line.amount for line in paper.lines)


def _rows(paper: BonusPaper) -> Iterator[Row]:
    for numeral, name, those in grouped(paper.lines, lambda line: line.recipient.kind):
        yield Section(numeral, f"{name} ({numbers.two_digits(len(those))})")
        for number, line in enumerate(those, start=1):
            one, factor = line.recipient, Decimal(line.coefficient.replace(",", "."))
            yield (number, one, name, whereabouts(one), factor, line.base_salary, line.amount, None)
    yield Total((None, "Tổng cộng", None, None, None, None, _sum(paper), None))
