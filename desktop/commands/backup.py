"""`backup`: a copy of the record, taken while it is in use, looked over before it counts."""

import argparse
from pathlib import Path

from db.backup import backup
from db.connect import location_url
from db.errors import KnownError
from desktop.commands.invocation import Invocation
from desktop.labels.translation import _


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Ask where the copy goes."""
    parser.add_argument("file", metavar="FILE", type=Path, help=_("where the copy goes"))


def run(call: Invocation) -> int:
    """Copy, and print where the copy lies."""
    copied = backup(record_file(call), call.arguments.file)
    call.out.write(f"{copied.path}\n")
    call.show_message(
        _("Checked: {megabytes} MB, {nominations} nominations, {entries} steps of the journal.").format(
            megabytes=f"{copied.size / 1e6:.1f}".replace(".", "," if call.lang == "vi" else "."),
            nominations=copied.rows.get("nomination", 0),
            entries=copied.rows.get("journal", 0),
        )
    )
    return 0


def record_file(call: Invocation) -> Path:
    """Return the record's file. Raises KnownError("only_files") for a server, which has tools of its own."""
    url = location_url(call.database)
    if url.get_backend_name() != "sqlite":
        raise KnownError("only_files", backend=url.get_backend_name())
    return Path(url.database or "")
