"""The whole golden register as a list."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from db.queries import list_rows
from db.queries.secrecy import secret_recipients
from db.rules.nomination_fields import field_named
from db.rules.printed_names import listed_name
from desktop.documents.letters.award_list import UNKNOWN
from desktop.documents.letters.listing import CellKind, Column, Listing, ListPart, Table, Value
from desktop.labels.amendment_words import corrected_words
from desktop.labels.export_labels import KINDS, MARKED
from desktop.papers.record_words import journal_mark, revoked_words, secret_left_out

TITLE: Final = "Sổ vàng khen thưởng"
COLUMNS: Final = (
    Column("Số vào sổ", CellKind.NUMBER, 9, 11),
    Column("Tập thể, cá nhân", CellKind.TEXT, 34, 34),
    Column("Đối tượng", CellKind.TEXT, 12, 14),
    Column(field_named("position").list_title, CellKind.TEXT, 26, 22),
    Column(field_named("unit").list_title, CellKind.TEXT, 34, 30),
    Column("Hình thức khen thưởng", CellKind.TEXT, 34, 30),
    Column(field_named("citation").list_title, CellKind.TEXT, 42, 32),
    Column("Số quyết định", CellKind.TEXT, 17, 31),
    Column("Ngày quyết định", CellKind.DATE, 13, 19),
    Column("Số sổ vàng", CellKind.CENTRED, 9, 10),
    Column("Tiền thưởng (đồng)", CellKind.MONEY, 14, 18),
    Column("Ghi chú", CellKind.TEXT, 20, 13),
)


def gather(session: Session, _subject_id: int, _today: date) -> Listing:
    """Return the register; its rows are read while the list is written, so the session must still be open then.

    A note says how many of the secret list are left out.
    """
    secret = secret_recipients(session)
    table = Table(COLUMNS, _rows(session, secret), size=9.0, side=1.1, pad=1.0)
    return Listing(
        TITLE, (ListPart(TITLE, table, note=secret_left_out(session, len(secret))),), mark=journal_mark(session)
    )


def _note(row: list_rows.RegisterLine) -> str:
    """Return what became of an award: what was corrected, by which paper it was taken back."""
    secret = MARKED if row.secret else ""
    revoked = revoked_words(row.revoked, replaced=bool(row.replaced))
    return ". ".join(text for text in (secret, revoked, corrected_words(row.corrections, "vi")) if text)


def _rows(session: Session, secret: frozenset[int]) -> Iterator[tuple[Value, ...]]:
    for row in list_rows.register(session, secret):
        yield (
            row.entry,
            listed_name(row.kind, row.name, row),
            KINDS[row.kind],
            row.position or None,
            row.unit or None,
            row.award,
            row.citation,
            row.number,
            row.dated,
            row.register_number,
            UNKNOWN if row.bonus is None else row.bonus,
            (_note(row) or None) if row.secret or row.revoked or row.corrections else None,
        )
