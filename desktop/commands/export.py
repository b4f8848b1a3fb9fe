"""`export`: the register or a round as a list for Excel, Word, CSV or paper."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy.orm import Session

from db.errors import KnownError
from db.queries import list_rows
from desktop.commands.invocation import Invocation
from desktop.commands.record_arguments import reading, round_meant
from desktop.exchange.writers.csv_writer import write_csv
from desktop.exchange.writers.docx_writer import write_list_docx
from desktop.exchange.writers.list_tables import ListTable, RegisterRow, RoundRow, register_table, round_table
from desktop.exchange.writers.pdf_writer import write_list_pdf
from desktop.exchange.writers.xlsx_writer import write_xlsx
from desktop.labels.export_labels import KINDS, STATES
from desktop.labels.translation import _

LISTS = ("register", "round")
WRITERS = {".xlsx": write_xlsx, ".csv": write_csv, ".docx": write_list_docx, ".pdf": write_list_pdf}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare which list, of which round, to which file."""
    parser.add_argument("list", choices=LISTS, help=_("which list"))
    parser.add_argument("--round", metavar="R", help=_("id or name of the round"))
    parser.add_argument("--out", metavar="FILE", type=Path, required=True, help=_("the file to write"))


def run(call: Invocation) -> int:
    """Write the list; the ending of the file decides its format."""
    out: Path = call.arguments.out
    writer = WRITERS.get(out.suffix.lower())
    if writer is None:
        raise KnownError("unknown_format", ending=out.suffix, known=", ".join(WRITERS))
    with reading(call) as database, database.read() as session:
        if call.arguments.list == "register":
            writer(out, register_list(session))
        else:
            writer(out, round_list(session, round_meant(session, call.arguments.round)))
    return 0


def register_list(session: Session) -> ListTable:
    """Return the whole register as a list that is read while it is written."""
    return register_table("Sổ vàng khen thưởng", _register(session))


def round_list(session: Session, round_id: int) -> ListTable:
    """Return the nominations of a round as a list."""
    name = list_rows.round_name(session, round_id)
    return round_table(f"Danh sách đề nghị khen thưởng - {name}", _round(session, round_id))


def _register(session: Session) -> Iterator[RegisterRow]:
    for row in list_rows.register(session):
        revoked = f"Đã thu hồi theo Quyết định số {row.revoked}" if row.revoked else None
        yield RegisterRow(
            row.entry,
            row.name,
            KINDS[row.kind],
            row.honorific or None,
            row.position or None,
            row.unit or None,
            row.award,
            row.citation,
            row.number,
            row.dated,
            row.register_number,
            row.bonus,
            revoked,
        )


def _round(session: Session, round_id: int) -> Iterator[RoundRow]:
    for row in list_rows.round_(session, round_id):
        yield RoundRow(
            row.name,
            KINDS[row.kind],
            row.honorific or None,
            row.position or None,
            row.unit or None,
            row.award,
            row.citation,
            row.summary or None,
            STATES[row.state],
            row.reason or None,
        )
