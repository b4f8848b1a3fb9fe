"""`demo --out DIR`: a fresh record with the sample round, and every paper of it in every format."""

import argparse
from pathlib import Path

from db.creating import create_record
from db.errors import KnownError
from db.opening import open_record
from db.sample_round import create_sample_round
from desktop.commands.invocation import Invocation
from desktop.labels.translation import _
from desktop.papers.writing import write_round_papers

ACTOR = "Sổ Vàng"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare --out."""
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help=_("the folder to fill"))


def run(call: Invocation) -> int:
    """Make the record, write its papers and print one line for each file; a record that is there is never touched.

    Raises KnownError: demo_needs_folder.
    """
    folder: Path = call.arguments.out
    if folder.exists() and not folder.is_dir():
        raise KnownError("demo_needs_folder", path=str(folder))
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "record.sqlite"
    create_record(file, actor=ACTOR, today=lambda: call.today)
    record = open_record(file, actor=ACTOR, today=lambda: call.today)
    try:
        round_id = create_sample_round(record.database)
        call.out.write(f"{file}\n")
        with record.database.read() as session:
            for written in write_round_papers(session, round_id, call.today, folder):
                call.out.write(f"{written}\n")
    finally:
        record.close()
    return 0
