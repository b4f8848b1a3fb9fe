"""`demo --out DIR`: a fresh record with the sample round, and every paper and list of it."""

import argparse
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from db.connect import Database
from db.creating import create_record
from db.errors import KnownError
from db.opening import open_record
from db.queries import paper_rows
from db.seed import sow
from desktop.commands.announce import announced
from desktop.commands.invocation import Invocation
from desktop.documents.engine.atomic_file import written_aside
from desktop.documents.letters.award_list import write_award_list
from desktop.documents.letters.bonus_list import write_bonus_list
from desktop.documents.letters.ceremony import write_ceremony
from desktop.documents.letters.decision import write_decision
from desktop.documents.letters.minutes import write_minutes
from desktop.documents.letters.submission import write_submission
from desktop.exchange.writers.docx_writer import write_award_list_docx
from desktop.exchange.writers.list_tables import award_table, bonus_table
from desktop.exchange.writers.xlsx_writer import write_xlsx
from desktop.labels.translation import _
from desktop.papers import gathering
from desktop.papers.certificate_print import write_clean
from desktop.papers.certificate_rows import certificate_values

ACTOR = "Sổ Vàng"
OF_ROUND = (
    "minutes.pdf",
    "award-list.pdf",
    "award-list.xlsx",
    "award-list.docx",
    "bonus.pdf",
    "bonus.xlsx",
    "ceremony.pdf",
    "announcement.txt",
)
NAMES = {"ministry": "minister", "province": "chairman"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare --out."""
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help=_("the folder to fill"))


def run(call: Invocation) -> int:
    """Build the record and write its files; a record that lies there already is never touched."""
    folder: Path = call.arguments.out
    if folder.exists() and not folder.is_dir():
        raise KnownError("demo_needs_folder", path=str(folder))
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "record.sqlite"
    create_record(file, actor=ACTOR, today=lambda: call.today)
    record = open_record(file, actor=ACTOR, today=lambda: call.today)
    try:
        round_id = sow(record.database)
        call.out.write(f"{file}\n")
        for made in _write_all(record.database, round_id, folder, call.today):
            call.out.write(f"{made}\n")
    finally:
        record.close()
    return 0


def _write_all(database: Database, round_id: int, folder: Path, today: date) -> list[Path]:
    with database.read() as session:
        made = _of_decisions(session, round_id, folder, today)
        return made + _of_round(session, round_id, folder, today)


def _of_decisions(session: Session, round_id: int, folder: Path, today: date) -> list[Path]:
    made = []
    for decision in paper_rows.ids_of_round(session, round_id):
        level = NAMES[paper_rows.decision_rows(session, decision, today).authority.level]
        certificates = folder / f"certificates-{level}.pdf"
        write_clean(certificates, certificate_values(session, decision, today))
        paper = folder / f"decision-{level}.pdf"
        write_decision(paper, gathering.decision_paper(session, decision, today))
        submission = folder / f"submission-{level}.pdf"
        meant = paper_rows.submission_of_decision(session, decision)
        write_submission(submission, gathering.submission_paper(session, meant, today))
        made += [certificates, paper, submission]
    return made


def _of_round(session: Session, round_id: int, folder: Path, today: date) -> list[Path]:
    paper = gathering.award_list_paper(session, round_id, today)
    announcement = announced(session, round_id, today)
    write_award_list(folder / "award-list.pdf", paper)
    write_xlsx(folder / "award-list.xlsx", award_table(paper), author=paper.office.body)
    write_award_list_docx(folder / "award-list.docx", paper)
    write_minutes(folder / "minutes.pdf", gathering.minutes_paper(session, round_id))
    bonus = gathering.bonus_paper(session, round_id, today)
    write_bonus_list(folder / "bonus.pdf", bonus)
    write_xlsx(folder / "bonus.xlsx", bonus_table(bonus), author=bonus.office.body)
    write_ceremony(folder / "ceremony.pdf", gathering.ceremony_paper(session, round_id, today, announcement))
    with written_aside(folder / "announcement.txt") as aside:
        aside.write_text(announcement + "\n", encoding="utf-8", newline="\n")
    return [folder / name for name in OF_ROUND]
