"""`announce`: the sentence that tells a conference and the press who was rewarded."""

import argparse

from db.queries.secrecy import show_secret
from desktop.commands.invocation import Invocation
from desktop.commands.record_arguments import add_secret, find_round, open_read_only
from desktop.labels.translation import _
from desktop.papers import announcement


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare --round."""
    parser.add_argument("--round", metavar="R", help=_("id or name of the round"))
    add_secret(parser)


def run(call: Invocation) -> int:
    """Print the announcement of one round."""
    with open_read_only(call) as database, database.read() as session:
        if call.arguments.secret:
            show_secret(session)
        text = announcement.words(session, find_round(session, call.arguments.round), call.today)
    call.out.write(text + "\n")
    return 0
