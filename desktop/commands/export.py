"""`export`: the register, a round or statistics as a list for Excel, Word, CSV or paper."""

import argparse
from pathlib import Path

from desktop.commands.invocation import Invocation
from desktop.commands.record_arguments import add_secret, find_round, find_year, open_read_only, tell_left_out
from desktop.labels.translation import _
from desktop.papers.table import PAPERS, Subject, check_format, paper
from desktop.papers.writing import write_paper


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare which list, of which round, to which file."""
    lists = sorted(row.code for row in PAPERS if row.exported)
    parser.add_argument("list", choices=lists, help=_("which list"))
    parser.add_argument("--round", metavar="R", help=_("id or name of the round"))
    parser.add_argument("--year", metavar="Y", type=int, help=_("year of the decisions, for figures of a year"))
    add_secret(parser)
    parser.add_argument("--out", metavar="FILE", type=Path, required=True, help=_("the file to write"))


def run(call: Invocation) -> int:
    """Write the list; the ending of the file decides its format."""
    asked = call.arguments
    row = paper(asked.list)
    check_format(row, asked.out.suffix.lower().lstrip("."))
    with open_read_only(call) as database, database.read() as session:
        subject_id = 0
        if row.of is Subject.ROUND:
            subject_id = find_round(session, asked.round)
        elif row.of is Subject.YEAR:
            subject_id = find_year(session, asked.year, call.today)
        tell_left_out(call, write_paper(session, row, subject_id, call.today, asked.out, secret=asked.secret))
    return 0
