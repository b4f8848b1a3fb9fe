"""`print`: any paper of a round, from the record."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from db.errors import KnownError
from db.queries import paper_rows
from desktop.commands.announce import announced
from desktop.commands.invocation import Invocation
from desktop.commands.record_arguments import decisions_meant, one_decision, reading, round_meant
from desktop.documents.letters.award_list import write_award_list
from desktop.documents.letters.bonus_list import write_bonus_list
from desktop.documents.letters.ceremony import write_ceremony
from desktop.documents.letters.decision import write_decision
from desktop.documents.letters.minutes import write_minutes
from desktop.documents.letters.submission import write_submission
from desktop.exchange.writers.docx_writer import write_award_list_docx
from desktop.exchange.writers.list_tables import award_table, bonus_table
from desktop.exchange.writers.word_minutes import write_minutes_docx
from desktop.exchange.writers.word_papers import write_decision_docx, write_submission_docx
from desktop.exchange.writers.xlsx_writer import write_xlsx
from desktop.labels.translation import _
from desktop.papers import gathering
from desktop.papers.certificate_print import print_certificates

PAPERS = ("certificates", "decision", "submission", "minutes", "list", "bonus", "ceremony")
FORMATS = ("pdf", "docx", "xlsx")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare which paper, of what, to which file."""
    parser.add_argument("paper", choices=PAPERS, help=_("which paper"))
    parser.add_argument("--decision", metavar="D", help=_("id or number of the decision"))
    parser.add_argument("--round", metavar="R", help=_("id or name of the round"))
    parser.add_argument("--out", metavar="FILE", type=Path, required=True, help=_("the file to write"))
    parser.add_argument("--format", choices=FORMATS, help=_("file format, where the name does not tell"))
    parser.add_argument("--stock", action="store_true", help=_("only what is printed on pre-printed stock"))


def run(call: Invocation) -> int:
    """Write one paper; certificates with problems make the exit status 1."""
    asked = call.arguments
    with reading(call) as database, database.read() as session:
        kind = asked.format or asked.out.suffix.lstrip(".").lower()
        if asked.paper == "certificates":
            if kind != "pdf":
                raise KnownError("unknown_format", ending=asked.out.suffix or kind, known=".pdf")
            decisions = decisions_meant(session, asked.decision, asked.round)
            return print_certificates(call, session, decisions)
        writers = WRITERS[asked.paper]
        if kind not in writers:
            raise KnownError(
                "unknown_format", ending=asked.out.suffix or kind, known=", ".join(f".{one}" for one in writers)
            )
        writers[kind](session, asked, call.today)
    return 0


def _decision(session: Session, asked: argparse.Namespace, today: date) -> None:
    meant = one_decision(session, asked.decision, asked.round)
    write_decision(asked.out, gathering.decision_paper(session, meant, today))


def _decision_docx(session: Session, asked: argparse.Namespace, today: date) -> None:
    meant = one_decision(session, asked.decision, asked.round)
    write_decision_docx(asked.out, gathering.decision_paper(session, meant, today))


def submission_meant(session: Session, asked: argparse.Namespace) -> int:
    """Return the submission of the round, of the decision's authority where one is named."""
    if asked.decision is not None:
        decision = one_decision(session, asked.decision, asked.round)
        return paper_rows.submission_of_decision(session, decision)
    found = paper_rows.submission_ids(session, round_meant(session, asked.round))
    if len(found) != 1:
        decisions_meant(session, None, asked.round)  # no paper at all has its own sentence
        one_decision(session, None, asked.round)  # several: they are named
        raise KnownError("gone", table="submission", id=0)
    return found[0]


def _submission(session: Session, asked: argparse.Namespace, today: date) -> None:
    write_submission(asked.out, gathering.submission_paper(session, submission_meant(session, asked), today))


def _submission_docx(session: Session, asked: argparse.Namespace, today: date) -> None:
    write_submission_docx(asked.out, gathering.submission_paper(session, submission_meant(session, asked), today))


def _list(session: Session, asked: argparse.Namespace, today: date) -> None:
    write_award_list(asked.out, gathering.award_list_paper(session, round_meant(session, asked.round), today))


def _list_docx(session: Session, asked: argparse.Namespace, today: date) -> None:
    write_award_list_docx(asked.out, gathering.award_list_paper(session, round_meant(session, asked.round), today))


def _list_xlsx(session: Session, asked: argparse.Namespace, today: date) -> None:
    paper = gathering.award_list_paper(session, round_meant(session, asked.round), today)
    write_xlsx(asked.out, award_table(paper), author=paper.office.body)


def _minutes(session: Session, asked: argparse.Namespace, _today: date) -> None:
    write_minutes(asked.out, gathering.minutes_paper(session, round_meant(session, asked.round)))


def _minutes_docx(session: Session, asked: argparse.Namespace, _today: date) -> None:
    write_minutes_docx(asked.out, gathering.minutes_paper(session, round_meant(session, asked.round)))


def _bonus_xlsx(session: Session, asked: argparse.Namespace, today: date) -> None:
    paper = gathering.bonus_paper(session, round_meant(session, asked.round), today)
    write_xlsx(asked.out, bonus_table(paper), author=paper.office.body)


def _bonus(session: Session, asked: argparse.Namespace, today: date) -> None:
    write_bonus_list(asked.out, gathering.bonus_paper(session, round_meant(session, asked.round), today))


def _ceremony(session: Session, asked: argparse.Namespace, today: date) -> None:
    meant = round_meant(session, asked.round)
    paper = gathering.ceremony_paper(session, meant, today, announced(session, meant, today))
    write_ceremony(asked.out, paper)


Writer = Callable[[Session, argparse.Namespace, date], None]
WRITERS: dict[str, dict[str, Writer]] = {
    "decision": {"pdf": _decision, "docx": _decision_docx},
    "submission": {"pdf": _submission, "docx": _submission_docx},
    "minutes": {"pdf": _minutes, "docx": _minutes_docx},
    "list": {"pdf": _list, "docx": _list_docx, "xlsx": _list_xlsx},
    "bonus": {"pdf": _bonus, "xlsx": _bonus_xlsx},
    "ceremony": {"pdf": _ceremony},
}
