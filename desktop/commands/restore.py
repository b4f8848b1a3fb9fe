"""`restore`: a copy takes the place of the record; the replaced one is kept beside it."""

import argparse
from pathlib import Path

from db.backup import restore
from desktop.commands.backup import record_file
from desktop.commands.invocation import Invocation
from desktop.folders import head_key_file
from desktop.labels.translation import _


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Ask for the copy."""
    parser.add_argument(
        "--strip", action="store_true", help=_("take out triggers, views and tables that this program did not make")
    )
    parser.add_argument("file", metavar="FILE", type=Path, help=_("the copy to put back"))


def run(call: Invocation) -> int:
    """Look the copy over, put it back, and print where the record lies."""
    record = record_file(call)
    record.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    kept = restore(call.arguments.file, record, key_file=head_key_file(), strip=call.arguments.strip)
    call.out.write(f"{record}\n")
    if kept is not None:
        call.show_message(_("The record that was there is kept as {path}.").format(path=kept))
    return 0
