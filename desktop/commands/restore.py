"""`restore`: a copy takes the place of the record; the replaced one is kept beside it."""

import argparse
from pathlib import Path

from db.backup import restore
from db.restore_drill import try_restore
from desktop.commands.backup import record_file
from desktop.commands.check import tell
from desktop.commands.invocation import Invocation
from desktop.folders import head_key_file
from desktop.labels.translation import _


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Ask for the copy."""
    parser.add_argument(
        "--strip", action="store_true", help=_("take out triggers, views and tables that this program did not make")
    )
    parser.add_argument(
        "--try",
        dest="try_only",
        action="store_true",
        help=_("put the copy into a scratch place, look it over and compare it; nothing is replaced"),
    )
    parser.add_argument("file", metavar="FILE", type=Path, help=_("the copy to put back"))


def run(call: Invocation) -> int:
    """Look the copy over, put it back, and print where the record lies; with `--try` only say what would come back."""
    record = record_file(call)
    if call.arguments.try_only:
        return _try(call, record)
    record.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    kept = restore(call.arguments.file, record, key_file=head_key_file(), strip=call.arguments.strip)
    call.out.write(f"{record}\n")
    if kept is not None:
        call.show_message(_("The record that was there is kept as {path}.").format(path=kept))
    return 0


def _try(call: Invocation, record: Path) -> int:
    """Exit with 1 when the copy would not come back whole or is not of this record."""
    found = try_restore(call.arguments.file, record, lambda _done, _total: None)
    tell(call, found)
    if not found.faults:
        call.show_message(_("The copy can be put back."))
    return 1 if found.faults else 0
