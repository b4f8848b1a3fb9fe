"""`print`: any paper of the table of papers, from the record."""

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from sqlalchemy.orm import Session

from db.errors import KnownError
from db.queries import paper_rows
from db.queries.amendments import find_amendment
from db.queries.award_confirmation import recipient_of_entry
from desktop.commands.invocation import Invocation
from desktop.commands.record_arguments import (
    add_secret,
    find_decision,
    find_decisions,
    find_round,
    find_stock,
    find_year,
    open_read_only,
    tell_left_out,
)
from desktop.documents.certificate.batch import write_certificates
from desktop.documents.certificate.values import CertificateValues
from desktop.labels.sentences import sentence
from desktop.labels.translation import _
from desktop.papers.certificates import certificate_values, left_out
from desktop.papers.table import PAPERS, Paper, Subject, check_format, paper
from desktop.papers.writing import write_paper

LEFT_OUT: Final = {"revoked": "left_out_revoked", "no_certificate": "left_out_no_certificate"}
"""What is told of a certificate that is not drawn, by the kind of the problem."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare which paper, of what, to which file; the papers and formats are those of the table."""
    formats = list(dict.fromkeys(one for row in PAPERS for one in row.formats))
    width = max(len(row.code) for row in PAPERS)
    parser.epilog = "\n".join(
        f"  {row.code:<{width}}  {_(row.title)} ({', '.join(f'.{one}' for one in row.formats)})" for row in PAPERS
    )
    parser.add_argument("paper", choices=[row.code for row in PAPERS], help=_("which paper"))
    parser.add_argument("--decision", metavar="D", help=_("id or number of the decision"))
    parser.add_argument("--round", metavar="R", help=_("id or name of the round"))
    parser.add_argument("--year", metavar="Y", type=int, help=_("year of the decisions, for figures of a year"))
    parser.add_argument("--nomination", metavar="N", type=int, help=_("id of the nomination"))
    parser.add_argument("--entry", metavar="N", type=int, help=_("number of the award in the register"))
    parser.add_argument("--amendment", metavar="N", type=int, help=_("id of the correction or revocation"))
    add_secret(parser)
    parser.add_argument("--out", metavar="FILE", type=Path, required=True, help=_("the file to write"))
    parser.add_argument("--format", choices=formats, help=_("file format, where the name does not tell"))
    parser.add_argument("--stock", action="store_true", help=_("only what is printed on pre-printed stock"))
    parser.add_argument("--stock-kind", metavar="S", help=_("which stock, by id or name: what stands on it already"))


def run(call: Invocation) -> int:
    """Write one paper; certificates with problems make the exit status 1."""
    asked = call.arguments
    row = paper(asked.paper)
    ending = asked.format or asked.out.suffix.lower().lstrip(".")
    with open_read_only(call) as database, database.read() as session:
        check_format(row, ending)
        if row.code == "certificates":
            return _print_certificates(call, session, find_decisions(session, asked.decision, asked.round))
        subject_id = _find_subject(session, row, asked, call.today)
        many = write_paper(session, row, subject_id, call.today, asked.out, ending, secret=asked.secret)
        tell_left_out(call, many)
    return 0


def _print_certificates(call: Invocation, session: Session, decisions: Sequence[int]) -> int:
    """Write the certificates of the decisions one after another; return 1 when one of them could not be drawn.

    Who lost the award again is named and left out, and whose award has no certificate.
    """
    stock = call.arguments.stock or call.arguments.stock_kind is not None
    kind = find_stock(session, call.arguments.stock_kind) if stock else None
    if kind is not None and kind.carries_issuer is None:
        call.show_message(sentence("issuer_line_unsaid", {"name": kind.name}))
    values: list[CertificateValues] = []
    for each in decisions:
        out = left_out(session, each, call.today)
        drawn = certificate_values(session, each, call.today, stock=stock)
        values += [one for place, one in enumerate(drawn) if place not in out]
        for problem in out.values():
            call.show_message(sentence(LEFT_OUT[problem.kind], problem.values))
    carries = kind is not None and kind.carries_issuer is True
    problems = write_certificates(call.arguments.out, values, stock=stock, carries_issuer=carries)
    for problem in problems:
        call.show_message(f"{values[problem.index].name}: {sentence(problem.kind, problem.values)}")
    return 1 if any(problem.stops for problem in problems) else 0


def _find_subject(session: Session, row: Paper, asked: argparse.Namespace, today: date) -> int:
    """Return the id of what the paper is about."""
    if row.of is Subject.RECORD:
        return 0
    if row.of is Subject.YEAR:
        return find_year(session, asked.year, today)
    if row.of is Subject.ROUND:
        return find_round(session, asked.round)
    if row.of is Subject.NOMINATION:
        return _asked(asked.nomination, "nomination")
    if row.of is Subject.AWARD:
        return recipient_of_entry(session, _asked(asked.entry, "register_entry"))
    if row.of is Subject.AMENDMENT:
        return asked.amendment or find_amendment(session, find_decision(session, asked.decision, asked.round))
    if row.of is Subject.SUBMISSION:
        return _find_submission(session, asked)
    return find_decision(session, asked.decision, asked.round)


def _asked(number: int | None, table: str) -> int:
    """Return what was asked for. Raises KnownError: gone, where nothing was."""
    if number is None:
        raise KnownError("gone", table=table, id=0)
    return number


def _find_submission(session: Session, asked: argparse.Namespace) -> int:
    """Return the submission of the round, of the decision's authority where a decision is named.

    Raises KnownError: gone, and those of `find_decisions`.
    """
    if asked.decision is not None:
        return paper_rows.submission_of_decision(session, find_decision(session, asked.decision, asked.round))
    found = paper_rows.submission_ids(session, find_round(session, asked.round))
    if len(found) != 1:
        find_decisions(session, None, asked.round)  # no paper at all has its own sentence
        find_decision(session, None, asked.round)  # several: they are named
        raise KnownError("gone", table="submission", id=0)
    return found[0]
