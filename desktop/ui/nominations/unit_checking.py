"""Sends a round's list to a unit, and takes back what the unit changed in it."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from db.errors import KnownError
from db.queries.round_list import rounds
from desktop.intake.unit_review import Review, review_change, review_returned, write_unit_list
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _, sentence
from desktop.ui.framework.ask_and_write import Failed, ask_and_write
from desktop.ui.nominations.review_dialog import ReviewDialog
from desktop.ui.printing.open_files import file_actions
from desktop.ui.widgets.ask_file import Drawer, ask_open, ask_save
from desktop.ui.widgets.message_bars import ProgressBar


class UnitChecking:
    """Writes the nominations that `ids` returns to a workbook and compares the one that comes back.

    `report` shows a sentence in the status line; `parent` is the parent of the dialogs.
    """

    def __init__(
        self,
        context: Context,
        parent: QWidget,
        ids: Callable[[], list[int]],
        progress: ProgressBar,
        report: Callable[[str], object],
    ) -> None:
        self._context, self._parent, self._ids = context, parent, ids
        self._progress, self._report = progress, report

    def send(self) -> None:
        """Ask for a file and write the nominations to it."""
        name = f"{datetime.now().astimezone():%Y-%m-%d} {_('list to check')}.xlsx"
        asked = (self._context.preferences, self._parent, _("Send to the unit for checking"), name, Drawer.LISTS)
        if chosen := ask_save(*asked, endings=("xlsx",)):
            self.write(chosen)

    def write(self, to: Path) -> None:
        """Write the nominations to a workbook in a worker thread."""
        context, ids = self._context, self._ids()
        with context.database.read() as session:
            title = next((line.name for line in rounds(session) if line.id == context.round_id), "")
        database, round_id = context.database, context.round_id
        told = _("{n} nominations written to {file}. When it comes back: “{action}”.")
        context.jobs.start(
            lambda _step: write_unit_list(database, round_id, title, to, ids),
            lambda many: self._progress.finish(
                told.format(n=many, file=to.name, action=_("Take back what the unit checked…")),
                file_actions(context.theme, to),
            ),
        )

    def take_back(self) -> None:
        """Ask for the file that came back and compare it."""
        title, kinds = _("Take back what the unit checked"), _("Lists ({kinds})").format(kinds="*.xlsx *.xls *.ods")
        if chosen := ask_open(self._context.preferences, self._parent, title, kinds, Drawer.LISTS):
            self.compare(chosen)

    def compare(self, file: Path) -> None:
        """Compare a file with the record in a worker thread, then show the changes to choose from."""
        context = self._context
        database, round_id = context.database, context.round_id

        def failed(error: Exception) -> None:
            if isinstance(error, KnownError):
                self._report(f"{file.name}: {sentence(error)}")
            context.errors.handle(error)

        context.jobs.start(
            lambda step: review_returned(database, round_id, file, partial(step, 0, 0)),
            lambda found: QTimer.singleShot(0, self._parent, partial(self._ask, found)),  # no dialog inside the answer
            failed,
        )

    def _ask(self, found: Review) -> None:
        if not found.items:
            self._report(_("{file}: the unit changed nothing.").format(file=found.file.name))
            return
        dialog = ReviewDialog(self._context.theme, found.file.name, found.items, self._parent)

        def write(failed: Failed) -> None:
            self._context.do(review_change(found, dialog.accepted_items(), dialog.reason.value()), failed=failed)

        ask_and_write(dialog, write)
