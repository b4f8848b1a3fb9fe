"""`announce`: the sentence that tells a conference and the press who was rewarded."""

import argparse
from collections import Counter
from datetime import date

from sqlalchemy.orm import Session

from db.errors import KnownError
from db.queries import paper_rows
from db.rules.announcement import AnnouncedGroup, announcement
from desktop.commands.invocation import Invocation
from desktop.commands.record_arguments import reading, round_meant
from desktop.labels.translation import _


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare --round."""
    parser.add_argument("--round", metavar="R", help=_("id or name of the round"))


def run(call: Invocation) -> int:
    """Print the announcement of one round."""
    with reading(call) as database, database.read() as session:
        text = announced(session, round_meant(session, call.arguments.round), call.today)
    call.out.write(text + "\n")
    return 0


def announced(session: Session, round_id: int, today: date) -> str:
    """Return the announcement of a round's issued decisions. Raises KnownError("nothing_awarded")."""
    groups = []
    for id_ in paper_rows.ids_of_round(session, round_id, issued=True):
        rows = paper_rows.decision_rows(session, id_, today)
        groups.append(AnnouncedGroup(rows.authority.short_title, rows.form, Counter(row.kind for row in rows.rows)))
    if not groups:
        raise KnownError("nothing_awarded")
    return announcement(groups, paper_rows.movement_citation(session, round_id))
