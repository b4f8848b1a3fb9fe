"""`import`: reads a list as `read` does, then takes its clean rows into a round as one step that can be undone."""

import argparse
import json
from datetime import date
from pathlib import Path

from db.changes.importing import ImportList
from db.connect import Database
from db.errors import KnownError
from db.opening import open_record
from desktop.commands.invocation import Invocation
from desktop.commands.read import password_of
from desktop.commands.record_arguments import find_round
from desktop.exchange.readers.opening import OpenedFile
from desktop.exchange.readers.reading_process import open_apart
from desktop.exchange.understanding.list_reader import uncollected
from desktop.intake.checking import check_list
from desktop.labels.sentences import sentence
from desktop.labels.translation import _

ACTOR = "import"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the file and the round."""
    parser.add_argument("file", metavar="FILE", type=Path, help=_("the list to read"))
    parser.add_argument("--round", metavar="R", help=_("the round's id or name; may be left out where only one fits"))
    parser.add_argument("--password", metavar="P", help=_("the file's password; - reads one line of standard input"))


def run(call: Invocation) -> int:
    """Read, take the clean rows, and print how many went where. Nothing is written when the file is refused."""
    with uncollected():
        opened = open_apart(call.arguments.file, password_of(call))
        record = open_record(call.database, actor=ACTOR, today=lambda: call.today)
        try:
            answer = take(record.database, opened, call)
        finally:
            record.close()
    call.out.write(json.dumps(answer) + "\n")
    return 0


def take(database: Database, opened: OpenedFile, call: Invocation) -> dict[str, int]:
    """Read an opened list as the window does and write its clean rows; return the counts of the contract."""
    with database.read() as session:
        round_id = find_round(session, call.arguments.round)
    check = check_list(database, round_id, opened, call.today)
    if check.earlier:
        told = {"date": date.fromisoformat(check.earlier.read_at[:10]), "count": check.earlier.nominations}
        call.show_message(sentence("list_same_file", told, call.lang))
    checked = check.checked
    rows = checked.rows_to_import(checked.clean_rows())
    duplicates = sum(row.repeats for row in checked.rows)
    answer = {"taken": 0, "held_back": len(checked.rows) - len(rows) - duplicates, "duplicates": duplicates}
    if rows:
        change = ImportList(round_id, rows, opened.name, opened.sha256, call.today.isoformat())
        try:
            done = database.do(change).result
            answer["taken"] = len(done.ids)
            answer["duplicates"] += done.duplicates
        except KnownError as error:
            if error.code != "nothing_new":
                raise
            answer["duplicates"] += len(rows)
    return answer
