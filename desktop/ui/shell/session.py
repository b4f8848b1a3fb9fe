"""The record's side of the window, loaded behind the first paint: opening, and what the frame asks of it."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from importlib import import_module
from pathlib import Path

from db.opening import Record, open_record
from db.queries.round_list import RoundLine, rounds
from db.queries.settings import has_office, setting
from db.rules.numbers import money
from desktop.folders import head_key_file
from desktop.ui.core.background_write import BackgroundWriter
from desktop.ui.core.context import Context
from desktop.ui.core.errors import Errors
from desktop.ui.core.history import History
from desktop.ui.core.jobs import Jobs
from desktop.ui.core.preferences import Preferences
from desktop.ui.core.theme import Theme

CREATING, PROGRESS, SUBJECTS = "db.creating", "db.queries.round_progress", "db.queries.step_subjects"
WORDS = "desktop.ui.framework.step_words"
"""What the first rows do not need is loaded when it is asked for."""


def open_or_create(location: str, today: Callable[[], date]) -> Record:
    """Open the record, or make it where there is none yet."""
    file = Path(location)
    if "://" not in location and not file.exists():
        with suppress(OSError):  # making the record says what is wrong with its folder
            file.parent.mkdir(parents=True, exist_ok=True)
        # Nearly every start finds a record.
        import_module(CREATING).create_record(location, today=today, key_file=head_key_file())
    return open_record(location, today=today, keep_copies=True, key_file=head_key_file())


def make_context(
    record: Record,
    theme: Theme,
    errors: Errors,
    jobs: Jobs,
    writer: BackgroundWriter,
    preferences: Preferences,
    today: Callable[[], date],
) -> Context:
    """Return what the pages work with; the round last open, else the newest, is open again."""
    database = record.database
    history = History(database, writer, errors.handle)
    context = Context(database, theme, history, jobs, errors, preferences, today, preferences.language)
    kept = preferences.text(_round_key(context))
    with database.read() as session:
        ids = [each.id for each in rounds(session)]
        context.practice = bool(setting(session, "practice", False))
    context.round.choose(int(kept) if kept.isdecimal() and int(kept) in ids else (ids[0] if ids else 0))
    return context


def _round_key(context: Context) -> str:
    return f"round/{context.database.file or context.database.url.host}"


def keep_round(context: Context) -> None:
    """Let the next start open the round that is open now."""
    context.preferences.set_text(_round_key(context), str(context.round_id))


def is_empty(context: Context) -> bool:
    """Whether the record does not know yet whose it is."""
    with context.database.read() as session:
        return not has_office(session)


def open_round(context: Context) -> RoundLine | None:
    """Return the round that is worked on."""
    return next((each for each in all_rounds(context) if each.id == context.round_id), None)


def all_rounds(context: Context) -> list[RoundLine]:
    """Return every round, the newest first."""
    with context.database.read() as session:
        return rounds(session)


def round_counts(context: Context) -> tuple[RoundLine | None, dict[str, str]]:
    """Return the open round and the counts of the sidebar; for a worker."""
    line = open_round(context)
    if line is None:
        return None, {}
    with context.database.read() as session:
        progress = import_module(PROGRESS).round_progress(session, line.id)
    return line, {
        "nominations": money(progress.nominations),
        "decisions": f"{progress.issued}/{progress.decisions}" if progress.decisions else "",
        "certificates": f"{progress.good_sheets}/{progress.drawn}" if progress.drawn else "",
    }


def words_of(context: Context, entries: Sequence[int], name: str) -> str:
    """Return what was done and of whom by the change called `name` of some entries of the journal; for a worker."""
    with context.database.read() as session:
        told = import_module(SUBJECTS).told_steps(session, entries)
    words = [import_module(WORDS).done_words(told[entry]) for entry in sorted(told) if told[entry].change == name]
    return str(words[-1]) if words else ""
