"""`import`: reads a list as `read` does, then takes its clean rows into a round as one step that can be undone."""

import argparse
import json
from datetime import date
from pathlib import Path

from db.changes.importing import ImportList
from db.connect import Database
from db.errors import KnownError
from db.opening import open_record
from db.queries.importing import authority_rows, award_rows, earlier_file, namesakes
from desktop.commands.invocation import Invocation
from desktop.commands.read import password_of
from desktop.commands.record_arguments import find_round
from desktop.exchange.understanding.list_reader import ReadingSettings, read_list
from desktop.exchange.understanding.read_result import ReadResult
from desktop.intake.award_choice import AwardChoice
from desktop.intake.checked_list import CheckedList
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
    found = read_list(call.arguments.file, ReadingSettings(call.today), password_of(call))
    record = open_record(call.database, actor=ACTOR, today=lambda: call.today)
    try:
        answer = take(record.database, found, call)
    finally:
        record.close()
    call.out.write(json.dumps(answer) + "\n")
    return 0


def take(database: Database, found: ReadResult, call: Invocation) -> dict[str, int]:
    """Write the clean rows of a list that was read; return the counts of the contract."""
    with database.read() as session:
        round_id = find_round(session, call.arguments.round)
        awards = award_rows(session)
        choice = AwardChoice(awards, authority_rows(session))
        earlier = earlier_file(session, round_id, found.sha256)
        known = namesakes(session, round_id, (one.name for one in found.nominees))
    checked = CheckedList(found, awards, choice, known, call.today)
    if earlier:
        call.show_message(
            sentence(
                "list_same_file",
                {"date": date.fromisoformat(earlier.read_at[:10]), "count": earlier.nominations},
                call.lang,
            )
        )
    rows = checked.rows_to_import(checked.clean_rows())
    duplicates = sum(row.repeats for row in checked.rows)
    answer = {"taken": 0, "held_back": len(checked.rows) - len(rows) - duplicates, "duplicates": duplicates}
    if rows:
        change = ImportList(round_id, rows, found.name, found.sha256, call.today.isoformat())
        try:
            done = database.do(change).result
            answer["taken"] = len(done.ids)
            answer["duplicates"] += done.duplicates
        except KnownError as error:
            if error.code != "nothing_new":
                raise
            answer["duplicates"] += len(rows)
    return answer
