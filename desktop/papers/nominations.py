"""The nominations of a round as a list, numbered in their order."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from db.queries import list_rows
from db.queries.secrecy import secret_nominations
from db.rules.births import short_birth
from db.rules.nomination_fields import FIELDS, field_named
from db.rules.printed_names import listed_name
from desktop.documents.letters.listing import CellKind, Column, Listing, ListPart, Table, Value
from desktop.labels.export_labels import KINDS, MARKED, STATES
from desktop.papers.record_words import secret_left_out

EXPORTED: Final = [field for field in FIELDS if field.exported]
COLUMNS: Final = (
    Column("TT", CellKind.NUMBER, 6, 9),
    Column("Tập thể, cá nhân", CellKind.TEXT, 34, 42),
    Column("Đối tượng", CellKind.TEXT, 12, 15),
    Column(field_named("birth").list_title, CellKind.CENTRED, 12, 0),
    Column(field_named("position").list_title, CellKind.TEXT, 26, 24),
    Column(field_named("unit").list_title, CellKind.TEXT, 34, 34),
    *(Column(field.list_title, CellKind.TEXT, 20, 0) for field in EXPORTED),
    Column("Hình thức đề nghị", CellKind.TEXT, 34, 34),
    Column(field_named("citation").list_title, CellKind.TEXT, 42, 36),
    Column("Tóm tắt thành tích", CellKind.TEXT, 44, 36),
    Column("Trạng thái", CellKind.TEXT, 16, 17),
    Column("Ghi chú", CellKind.TEXT, 24, 15),
)


def gather(session: Session, round_id: int, _today: date) -> Listing:
    """Return the nominations; they are read while the list is written, so the session must still be open then.

    A note says how many of the secret list are left out.
    """
    title = f"Danh sách đề nghị khen thưởng - {list_rows.round_name(session, round_id)}"
    table = Table(COLUMNS, _rows(session, round_id), size=9.0, side=1.1, pad=1.0)
    secret = secret_left_out(session, secret_nominations(session, round_id))
    return Listing(title, (ListPart(title, table, note=secret),))


def _rows(session: Session, round_id: int) -> Iterator[tuple[Value, ...]]:
    for number, row in enumerate(list_rows.round_(session, round_id), start=1):
        yield (
            number,
            listed_name(row.kind, row.name, row),
            KINDS[row.kind],
            short_birth(row.birth) or None,
            row.position or None,
            row.unit,
            *(getattr(row, field.name) or None for field in EXPORTED),
            row.award,
            row.citation,
            row.summary or None,
            STATES[row.state],
            "; ".join(text for text in (MARKED if row.secret else "", row.reason) if text) or None,
        )
