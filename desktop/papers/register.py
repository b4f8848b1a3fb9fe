"""The whole golden register as a list."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Session

from db.queries import list_rows
from db.rules.nomination_fields import PRINTED, texts_of
from desktop.exchange.writers.list_tables import ListTable, RegisterRow, register_table
from desktop.labels.export_labels import KINDS


def gather(session: Session, _subject_id: int, _today: date) -> ListTable:
    """Return the register; its rows are read while the list is written, so the session must still be open then."""
    return register_table("Sổ vàng khen thưởng", _rows(session))


def _rows(session: Session) -> Iterator[RegisterRow]:
    for row in list_rows.register(session):
        yield RegisterRow(
            row.entry,
            row.name,
            KINDS[row.kind],
            row.award,
            row.number,
            row.dated,
            row.register_number,
            row.bonus,
            f"Đã thu hồi theo Quyết định số {row.revoked}" if row.revoked else None,
            **texts_of(row, PRINTED),
        )
