"""The statistics of the whole record as a list: awards by award, level, unit, kind and so on, year by year."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from db.queries.paper_words import sentence_on
from db.queries.statistics import Dimension, Scope
from desktop.documents.letters.bar_chart import NO_CHART
from desktop.documents.letters.listing import CellKind, Column, Listing, ListPart, Row, Section, Table, Total
from desktop.papers.figures import FigureTable, figure_table
from desktop.papers.record_words import journal_mark

TITLE: Final = "Thống kê khen thưởng theo năm quyết định"
PARTS: Final = {
    Dimension.AWARD: "Theo danh hiệu, hình thức",
    Dimension.LEVEL: "Theo cấp",
    Dimension.AUTHORITY: "Theo người có thẩm quyền",
    Dimension.KIND: "Theo đối tượng",
    Dimension.REWARD: "Theo loại hình",
    Dimension.SEX: "Theo giới tính",
    Dimension.POST: "Theo chức vụ",
    Dimension.UNIT: "Theo đơn vị",
}
"""One section for each, in this order; units, of which there may be many, come last."""
NUMERALS: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")
BY_ON_SHEET: Final = Column("Chia theo", CellKind.TEXT, 26, 0)
"""What paper says in headings between the rows; worksheets and CSV have none, and are sorted and filtered."""
MOST_COLUMNS: Final = 12


def gather(session: Session, _subject_id: int, today: date) -> Listing:
    """Return the statistics of all years; what was revoked is told and not counted, early years are one column."""
    tables = [figure_table(session, Scope(), by, Dimension.YEAR, "vi") for by in PARTS]
    first = tables[0]
    early = max(0, len(first.columns) - MOST_COLUMNS)
    heads = [label for _key, label in first.columns[early:]]
    if early:
        heads.insert(0, f"Trước {heads[0]}")
    share = 145 / (len(heads) + 1)
    columns = [Column("TT", CellKind.NUMBER, 6, 11), BY_ON_SHEET, Column("Chỉ tiêu", CellKind.TEXT, 44, 78)]
    columns += [Column(head, CellKind.NUMBER, 9, share) for head in heads]
    columns.append(Column("Cộng", CellKind.NUMBER, 10, share))
    notes = (revoked_note(first.revoked), sentence_on(session, "posts_note", today))
    part = ListPart(
        title=TITLE,
        table=Table(columns, list(_rows(tables, early)), size=10.5, side=1.2, pad=1.0),
        note="; ".join(each for each in notes if each),
        sheet="Thống kê",
        chart=first.chart if len(heads) > 1 else NO_CHART,
    )
    return Listing(TITLE, (part,), mark=journal_mark(session))


def on_sheet(by: Dimension) -> str:
    """Return what a row of a worksheet is counted by: "Cấp"."""
    return PARTS[by].removeprefix("Theo ").capitalize()


def revoked_note(many: int) -> str:
    """Return what is said of awards that were taken back, "" for none."""
    return f"Không tính {many} lượt khen đã thu hồi" if many else ""


def _rows(tables: list[FigureTable], early: int) -> Iterator[Row]:
    for numeral, table in zip(NUMERALS, tables, strict=True):
        yield Section(numeral, PARTS[table.by])
        for number, row in enumerate(table.rows, start=1):
            yield (number, on_sheet(table.by), row.label, *_folded(row.figures, early), row.total)
    yield Total((None, "", "Tổng cộng", *_folded(tables[0].totals, early), tables[0].total))


def _folded(figures: tuple[int, ...], early: int) -> tuple[int, ...]:
    return (sum(figures[:early]), *figures[early:]) if early else figures
