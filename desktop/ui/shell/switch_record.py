"""Opening another record than the one that is open: the clerk is never left without any."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QProgressDialog

from db.backup import restore
from db.errors import KnownError
from db.owner import account, owner_of, shown_since
from desktop.ui.core.i18n import _, sentence
from desktop.ui.shell.instance_server import raise_window
from desktop.ui.shell.sample import make_sample
from desktop.ui.shell.single_instance import SingleInstance

if TYPE_CHECKING:
    from desktop.ui.shell.app import Program


def choose(program: "Program") -> None:
    """Ask which record, and open it in a fresh window."""
    name, _kind = QFileDialog.getOpenFileName(
        program.window, _("Open a record"), str(program.folder), _("Records (*.sqlite *.svang)")
    )
    if name and not Path(name).exists():  # it would be made anew
        program.window.show_error(sentence(KnownError("record_missing", path=name)))
    elif name:
        open_instead(program, name)


def open_sample(program: "Program", file: Path) -> None:
    """Open the practice record; where it is not there it is made in the background first."""
    if not file.exists():
        work = partial(make_sample, file, program.today)
        program.writer.start(lambda: work, lambda _none: open_instead(program, str(file)), program.errors.handle)
        return
    open_instead(program, str(file))


def open_instead(program: "Program", location: str) -> None:
    """Open another record; where that cannot be, open the present one again and say why."""
    if opened_elsewhere(program, location):
        return
    before, had_one = program.location, program.record is not None
    program.reopen(location)
    said = program.window.undo_bar.text()
    if program.record is None and had_one and said:
        program.reopen(before)
        program.window.show_error(said)


def opened_elsewhere(program: "Program", location: str) -> bool:
    """Call the window to the front that has this record open, if another has; the clerk keeps this one."""
    if "://" in location:
        return False
    single = SingleInstance(Path(location))
    if (program.single is not None and single.name == program.single.name) or single.take():
        single.release()
        return False
    raise_window(single.name)
    owner = owner_of(Path(location))
    if owner is not None:
        in_use = KnownError("record_in_use", owner=owner.name, host=owner.host, since=shown_since(owner))
        program.window.show_error(sentence(in_use))
    return True


def restore_copy(program: "Program", copy: Path) -> None:
    """Exchange and reopen; whatever goes wrong is told in the reopened window, and the record is as it was."""
    record = Path(program.location)
    kept: list[Path | None] = []
    told: list[Exception] = []

    def exchange() -> None:
        wait = QProgressDialog(_("Putting the copy back…"), "", 0, 0)
        wait.setCancelButton(None)  # half an exchange is none
        wait.setWindowTitle(_("Backup"))
        job = program.jobs.start(lambda _step: restore(copy, record, actor=account()), kept.append, told.append)
        job.ended.connect(lambda _job: wait.accept())
        while not (kept or told):
            wait.exec()

    program.rebuild_window(exchange)
    if told:
        program.errors.handle(told[0])
    else:
        words = _("Put back from {file}. The record that was there is kept as {kept}.")
        program.window.undo_bar.show_message(
            words.format(file=copy.name, kept=kept[0].name if kept[0] else "–"), undo=False
        )
