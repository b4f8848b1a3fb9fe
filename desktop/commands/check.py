"""`check`: looks the record over and prints one line for each fault."""

import argparse

from db.check import check
from db.opening import open_record
from desktop.commands.invocation import Invocation
from desktop.labels.sentences import sentence
from desktop.labels.translation import _


def add_arguments(_parser: argparse.ArgumentParser) -> None:
    """It has none of its own."""


def run(call: Invocation) -> int:
    """Exit with 1 when there is a fault; reading only, so the record may be open elsewhere."""
    with open_record(call.database, read_only=True) as record, record.database.read() as session:
        faults = check(session)
    for fault in faults:
        call.out.write(sentence(fault.code, fault.values) + "\n")
    if not faults:
        call.show_message(_("The record is sound: file, links, journal, register and snapshots."))
    return 1 if faults else 0
