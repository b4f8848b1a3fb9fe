"""The whole golden register as a list."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from db.queries import list_rows
from db.rules.printed_names import full_name, position_and_unit
from desktop.documents.letters.listing import CellKind, Column, Listing, ListPart, Table, Value
from desktop.labels.export_labels import KINDS

TITLE: Final = "Sổ vàng khen thưởng"
COLUMNS: Final = (
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


def gather(session: Session, _subject_id: int, _today: date) -> Listing:
    """Return the register; its rows are read while the list is written, so the session must still be open then."""
    table = Table(COLUMNS, _rows(session), size=9.0, side=1.1, pad=1.0)
    return Listing(TITLE, (ListPart(TITLE, table),))


def _rows(session: Session) -> Iterator[tuple[Value, ...]]:
    for row in list_rows.register(session):
        yield (
            row.entry,
            full_name(row.kind, row.name, row),
            KINDS[row.kind],
            position_and_unit(row.position, row.unit),
            row.award,
            row.citation,
            row.number,
            row.dated,
            row.register_number,
            row.bonus,
            f"Đã thu hồi theo Quyết định số {row.revoked}" if row.revoked else None,
        )
