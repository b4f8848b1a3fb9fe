"""Opening another record than the one that is open: the clerk is never left without any."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QProgressDialog

from db.backup import restore
from db.errors import KnownError
from db.owner import account, owner_of, shown_since
from db.rules.clean_text import with_marks_named
from desktop.folders import head_key_file
from desktop.ui.core.background_write import BackgroundWriter
from desktop.ui.core.errors import Errors
from desktop.ui.core.i18n import _, sentence
from desktop.ui.core.jobs import Jobs
from desktop.ui.shell.instance_server import raise_window
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.shell.sample import make_practice
from desktop.ui.shell.single_instance import SingleInstance
from desktop.ui.widgets.ask_file import Drawer, ask_open

Reopen = Callable[[str], MainWindow]
"""Leaves the open record for the one at a location; returns the new window, without a record where that fails."""
Rebuild = Callable[[Callable[[Jobs], None]], MainWindow]
"""Builds the window again and returns it; while no record is open it hands its jobs to what it was given."""


def choose(window: MainWindow, folder: Path, open_record: Callable[[str], object]) -> None:
    """Ask which record, beginning in `folder`, and hand its file to `open_record`; a missing one is said."""
    kinds = _("Records (*.sqlite *.svang)")
    chosen = ask_open(window.preferences, window, _("Open a record"), kinds, Drawer.RECORDS, folder)
    if chosen is not None and not chosen.exists():  # it would be made anew
        window.show_error(sentence(KnownError("record_missing", path=str(chosen))))
    elif chosen is not None:
        open_record(str(chosen))


def open_sample(
    file: Path,
    today: Callable[[], date],
    writer: BackgroundWriter,
    errors: Errors,
    open_record: Callable[[str], object],
) -> None:
    """Hand the practice record to `open_record`; where it is not there it is made in the background first."""
    if not file.exists():
        work = partial(make_practice, file, today)
        writer.start(lambda: work, lambda _none: open_record(str(file)), errors.handle)
        return
    open_record(str(file))


def open_instead(window: MainWindow, before: str, location: str, single: SingleInstance | None, reopen: Reopen) -> None:
    """Open the record at `location`; where that cannot be, open the one at `before` again and say why.

    `single` is the lock on the record that is open in `window`, None without one.
    """
    if opened_elsewhere(window, location, single):
        return
    had_one = window.context is not None
    opened = reopen(location)
    said = opened.undo_bar.text()
    if opened.context is None and had_one and said:
        reopen(before).show_error(said)


def opened_elsewhere(window: MainWindow, location: str, own: SingleInstance | None) -> bool:
    """Return whether another window has this record open, after calling it to the front; the clerk keeps this one."""
    if "://" in location:
        return False
    single = SingleInstance(Path(location))
    if (own is not None and single.name == own.name) or single.take():
        single.release()
        return False
    raise_window(single.name)
    owner = owner_of(Path(location))
    if owner is not None:
        in_use = KnownError("record_in_use", owner=owner.name, host=owner.host, since=shown_since(owner))
        window.show_error(sentence(in_use))
    return True


def restore_copy(copy: Path, record: Path, errors: Errors, rebuild: Rebuild, *, strip: bool = False) -> None:
    """Put `copy` in the place of `record` and reopen; whatever goes wrong is said in the reopened window.

    The record is then as it was. With `strip` what this program did not make is left out.
    """
    kept: list[Path | None] = []
    failures: list[Exception] = []

    def exchange(jobs: Jobs) -> None:
        wait = QProgressDialog(_("Putting the copy back…"), "", 0, 0)
        wait.setCancelButton(None)  # half an exchange is none
        wait.setWindowTitle(_("Backup"))
        job = jobs.start(
            lambda _step: restore(copy, record, actor=account(), key_file=head_key_file(), strip=strip),
            kept.append,
            failures.append,
        )
        job.ended.connect(lambda _job: wait.accept())
        while not (kept or failures):
            wait.exec()

    window = rebuild(exchange)
    if failures:
        errors.handle(failures[0])
    else:
        words = _("Put back from {file}. The record that was there is kept as {kept}.")
        window.undo_bar.show_message(
            words.format(file=with_marks_named(copy.name), kept=kept[0].name if kept[0] else "–"), undo=False
        )
