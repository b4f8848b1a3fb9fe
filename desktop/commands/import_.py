"""`import`: reads a list as `read` does, then takes its clean rows into a round as one step that can be undone."""

import argparse
import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from db.changes.importing import ImportList, ListRow
from db.changes.nominations import Source
from db.connect import Database
from db.errors import KnownError
from db.opening import open_record
from db.queries.importing import authority_rows, award_rows, earlier_file
from db.rules import drafts
from db.rules.terms import NomineeKind, Severity
from desktop.commands.invocation import Invocation
from desktop.commands.read import password_of
from desktop.commands.record_arguments import find_round
from desktop.exchange.understanding.list_reader import ReadingSettings, read_list
from desktop.exchange.understanding.read_result import ReadNominee, ReadResult
from desktop.intake.award_choice import AwardChoice
from desktop.intake.checked_row import draft_of
from desktop.labels.sentences import sentence
from desktop.labels.translation import _

ACTOR = "import"


@dataclass
class Sorted:
    """The rows that can be taken, and how many cannot and why."""

    rows: list[ListRow] = field(default_factory=list)
    held_back: int = 0
    duplicates: int = 0


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
        choice = AwardChoice(award_rows(session), authority_rows(session))
        earlier = earlier_file(session, round_id, found.sha256)
    if earlier:
        call.show_message(
            sentence(
                "list_same_file",
                {"date": date.fromisoformat(earlier.read_at[:10]), "count": earlier.nominations},
                call.lang,
            )
        )
    rows = sort_rows(found, choice)
    taken = 0
    if rows.rows:
        change = ImportList(round_id, tuple(rows.rows), found.name, found.sha256, call.today.isoformat())
        try:
            done = database.do(change).result
            taken = len(done.ids)
            rows.duplicates += done.duplicates
        except KnownError as error:
            if error.code != "nothing_new":
                raise
            rows.duplicates += len(rows.rows)
    return {"taken": taken, "held_back": rows.held_back, "duplicates": rows.duplicates}


def sort_rows(found: ReadResult, choice: AwardChoice) -> Sorted:
    """Part the rows that need no decision from those that wait for the clerk."""
    repeated = {(p.sheet, p.source_row) for p in found.problems if p.kind == "duplicate"}
    asked = {
        (p.sheet, p.source_row) for p in found.problems if p.severity is not Severity.INFO and p.kind != "duplicate"
    }
    rows = Sorted()
    for one in found.nominees:
        place = (one.sheet, one.source_row)
        row = None if one.doubtful or place in asked or place in repeated else _row(one, choice)
        if row is not None:
            rows.rows.append(row)
        elif place in repeated and place not in asked:
            rows.duplicates += 1
        else:
            rows.held_back += 1
    return rows


def _row(one: ReadNominee, choice: AwardChoice) -> ListRow | None:
    """Return the row as the record takes it; None where the record has no place for it."""
    chosen = choice.choose(one.award) if one.award and one.name else None
    kind = NomineeKind(one.kind)
    if chosen is None or kind not in chosen.award.kinds:
        return None
    draft = draft_of(one)
    if any(problem.severity is Severity.ERROR for problem in drafts.check_nomination(draft)):
        return None
    source = Source(one.sheet, one.source_row, one.cells.get("name", ""))
    return ListRow(chosen.award.id, chosen.authority_id, draft, source)
