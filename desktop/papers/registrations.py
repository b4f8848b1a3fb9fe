"""Registrations of a year (đăng ký thi đua) beside what became of them, by unit."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Final

from sqlalchemy.orm import Session

from db.queries import paper_rows
from db.queries.registrations import Came, RegistrationLine, registration_lines
from desktop.documents.letters.listing import CellKind, Column, Listing, ListPart, Row, Section, Table
from desktop.documents.letters.paper_words import place_and_date
from desktop.documents.letters.values import Signature
from desktop.papers import record_words

CAME: Final = {
    Came.DECIDED: "Đã được khen",
    Came.NOMINATED: "Đang đề nghị",
    Came.NOT_NOMINATED: "Chưa đề nghị",
    Came.NOT_AWARDED: "Không được khen",
    Came.UNREGISTERED: "Đề nghị, không đăng ký",
}
COLUMNS: Final = (
    Column("TT", CellKind.NUMBER, 6, 12),
    Column("Tập thể, cá nhân", CellKind.TEXT, 40, 74),
    Column("Đơn vị đăng ký", CellKind.TEXT, 40, 0),
    Column("Danh hiệu, hình thức đăng ký", CellKind.TEXT, 40, 74),
    Column("Kết quả cuối năm", CellKind.TEXT, 26, 46),
    Column("Ghi chú", CellKind.TEXT, 30, 48),
)


def gather(session: Session, year: int, today: date) -> Listing:
    """Return the comparison; a year without registrations has an empty table. Raises KnownError: office_missing."""
    lines = registration_lines(session, year)
    office = paper_rows.office_words(session, today)
    counted = {came: sum(line.came is came for line in lines) for came in Came}
    registered = sum(line.id > 0 for line in lines)
    told = "; ".join(f"{CAME[came].lower()} {many:02d}" for came, many in counted.items() if many)
    part = ListPart(
        title=f"Đăng ký thi đua năm {year}",
        table=Table(COLUMNS, tuple(_rows(lines))),
        heading=("ĐĂNG KÝ THI ĐUA", f"Đăng ký đầu năm và kết quả năm {year}"),
        total=f"Tổng số đăng ký: {registered:02d}; {told}./." if told else f"Năm {year} chưa có đăng ký thi đua nào./.",
        signatures=(Signature(("NGƯỜI LẬP",)), Signature((office.office,))),
        day=place_and_date(office.place, today),
    )
    return Listing(part.title, (part,), record_words.office(office))


def _rows(lines: Sequence[RegistrationLine]) -> Iterator[Row]:
    for at, (unit, those) in enumerate(groupby(lines, key=lambda line: line.unit), start=1):
        yield Section(str(at), unit or "Không ghi đơn vị")
        for number, line in enumerate(those, start=1):
            yield (number, line.name, unit, line.award, CAME[line.came], line.note)
