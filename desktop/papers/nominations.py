"""The nominations of a round as a list."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Session

from db.queries import list_rows
from db.rules.nomination_fields import KEPT, OF_PERSON, texts_of
from desktop.exchange.writers.list_tables import ListTable, RoundRow, round_table
from desktop.labels.export_labels import KINDS, STATES


def gather(session: Session, round_id: int, _today: date) -> ListTable:
    """Return the nominations; they are read while the list is written, so the session must still be open then."""
    name = list_rows.round_name(session, round_id)
    return round_table(f"Danh sách đề nghị khen thưởng - {name}", _rows(session, round_id))


def _rows(session: Session, round_id: int) -> Iterator[RoundRow]:
    for row in list_rows.round_(session, round_id):
        yield RoundRow(
            row.name,
            KINDS[row.kind],
            row.award,
            STATES[row.state],
            row.reason or None,
            **texts_of(row, {*KEPT, *OF_PERSON}),
        )
