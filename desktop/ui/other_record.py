"""Opening another record than the one that is open: the clerk is never left without any."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from db.errors import KnownError
from desktop.ui.words import _, sentence

if TYPE_CHECKING:
    from desktop.ui.app import Program


def choose(program: "Program") -> None:
    """Ask which record, and open it in a fresh window."""
    name, _kind = QFileDialog.getOpenFileName(
        program.window, _("Open a record"), str(program.folder), _("Records (*.sqlite *.svang)")
    )
    if name and not Path(name).exists():  # it would be made anew
        program.window.tell(sentence(KnownError("record_missing", path=name)))
    elif name:
        open_instead(program, name)


def open_instead(program: "Program", location: str) -> None:
    """Open another record; where that cannot be, open the present one again and say why."""
    before, had_one = program.location, program.record is not None
    program.reopen(location)
    said = program.window.strip.text()
    if program.record is None and had_one and said:
        program.reopen(before)
        program.window.tell(said)
