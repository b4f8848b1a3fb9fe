"""The record's side of the window, loaded behind the first paint: opening, and what the frame asks of it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from db.changes.office import AddAuthority, AddSigner
from db.opening import Record, create_record, open_record
from db.queries.round_list import RoundLine, round_progress, rounds
from db.queries.settings import has_office, setting
from db.rules.numbers import money
from db.rules.terms import SigningCapacity
from desktop.ui.context import Context
from desktop.ui.errors import Errors
from desktop.ui.forms.office_form import OfficeValues
from desktop.ui.history import History
from desktop.ui.jobs import Jobs
from desktop.ui.look import Look
from desktop.ui.preferences import Preferences

EARLIEST = date(1945, 9, 2)


def open_or_create(location: str, today: Callable[[], date]) -> Record:
    """Open the record, or make it where there is none yet."""
    file = Path(location)
    if "://" not in location and not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        create_record(location, today=today)
    return open_record(location, today=today, keep_copies=True)


def make_context(
    record: Record, look: Look, errors: Errors, jobs: Jobs, preferences: Preferences, today: Callable[[], date]
) -> Context:
    """Return what the pages work with; the round last open, else the newest, is open again."""
    database = record.database
    context = Context(database, look, History(database), jobs, errors, preferences, today, preferences.language)
    kept = preferences.word(f"round/{database.file or database.url.host}")
    with database.read() as session:
        ids = [each.id for each in rounds(session)]
        context.practice = bool(setting(session, "practice", False))
    context.round_id = int(kept) if kept.isdigit() and int(kept) in ids else (ids[0] if ids else 0)
    return context


def is_empty(context: Context) -> bool:
    """Whether the record does not know yet whose it is."""
    with context.database.read() as session:
        return not has_office(session)


def open_round(context: Context) -> RoundLine | None:
    """Return the round that is worked on."""
    return next((each for each in all_rounds(context) if each.id == context.round_id), None)


def all_rounds(context: Context) -> list[RoundLine]:
    with context.database.read() as session:
        return rounds(session)


def figures(context: Context) -> tuple[RoundLine | None, dict[str, str]]:
    """Return the open round and the counts at the right of the rail; several counts, so it belongs into a worker."""
    line = open_round(context)
    if line is None:
        return None, {}
    with context.database.read() as session:
        progress = round_progress(session, line.id)
    return line, {
        "nominations": money(progress.nominations),
        "decisions": f"{progress.issued}/{progress.decisions}" if progress.decisions else "",
        "certificates": f"{progress.good_sheets}/{progress.recipients}" if progress.recipients else "",
    }


def add_authority(context: Context, values: OfficeValues, own: bool) -> int:
    """Add an authority with its signer; the head signs as head."""
    taken = values.number_suffix.rpartition("-")[2].casefold() or "office"
    made = int(
        context.history.do(
            AddAuthority(
                code=taken,
                level=values.level,
                title=values.title,
                short_title=values.short_title or values.title,
                body=values.body,
                office=values.office.upper(),
                place=values.place,
                number_suffix=values.number_suffix,
                valid_from=EARLIEST,
                superior=values.superior,
                fund=values.fund,
                is_office=own,
            )
        )
    )
    if values.signer:
        context.history.do(AddSigner(made, values.signer, SigningCapacity.HEAD, values.office.upper()))
    return made
