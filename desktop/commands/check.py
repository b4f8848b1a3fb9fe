"""`check`: looks the record over and prints one line for each fault; tells what was looked at and what was not."""

import argparse

from db.anchors import profile_key
from db.check import Report, report
from db.opening import open_record
from db.queries.journal_head import head
from desktop.commands.invocation import Invocation
from desktop.folders import head_key_file
from desktop.labels.sentences import sentence
from desktop.labels.translation import _


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Ask for a line that a paper carries."""
    parser.add_argument(
        "--head",
        metavar="TEXT",
        default="",
        help=_("the line of the journal's head on a printed register or list, to be compared"),
    )


def run(call: Invocation) -> int:
    """Exit with 1 when there is a fault; reading only, so the record may be open elsewhere."""
    with open_record(call.database, read_only=True) as record, record.database.read() as session:
        file = record.database.file
        found = report(session, file, profile_key(head_key_file()), call.arguments.head)
        now = head(session) if not any(fault.code == "fault_integrity" for fault in found.faults) else None
    tell(call, found)
    if now is not None:
        call.show_message(_("The journal's head: {line}").format(line=now.short))
    if not found.faults:
        call.show_message(_("The record is sound."))
    return 1 if found.faults else 0


def tell(call: Invocation, found: Report) -> None:
    """Print each fault as a line of the output; say beside it what was looked at and what was not."""
    for fault in found.faults:
        call.out.write(sentence(fault.code, fault.values) + "\n")
    for title, codes in ((_("Looked at:"), found.looked), (_("Not looked at:"), found.not_looked)):
        if codes:
            call.show_message(title)
        for each in codes:
            call.show_message("- " + sentence(each.code, each.values))
