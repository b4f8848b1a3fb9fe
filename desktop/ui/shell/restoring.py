"""Puts a copy in the place of the open record: the record is closed, exchanged in a worker, and opened again."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProgressDialog

from db.backup import restore
from db.owner import account
from desktop.ui.core.i18n import _

if TYPE_CHECKING:
    from desktop.ui.shell.app import Program


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

    program.redress(exchange)
    if told:
        program.errors.handle(told[0])
    else:
        words = _("Put back from {file}. The record that was there is kept as {kept}.")
        program.window.undo_bar.show_message(
            words.format(file=copy.name, kept=kept[0].name if kept[0] else "–"), undo=False
        )
