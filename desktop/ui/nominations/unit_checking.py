"""Sends a round's list to a unit, and takes back what the unit changed in it."""

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog

from db.errors import KnownError
from db.queries.round_list import rounds
from desktop.intake.unit_review import Review, review_change, review_returned, write_unit_list
from desktop.ui.core.i18n import _, sentence
from desktop.ui.framework.ask_and_write import Failed, ask_and_write
from desktop.ui.nominations.review_dialog import ReviewDialog
from desktop.ui.printing.open_files import file_actions
from desktop.ui.widgets.message_bars import ProgressBar

if TYPE_CHECKING:
    from desktop.ui.framework.list_page import ListPage


def send_for_checking(page: "ListPage") -> None:
    """Ask where to, then write the chosen nominations, or all that the list shows."""
    name = f"{datetime.now().astimezone():%Y-%m-%d} {_('list to check')}.xlsx"
    chosen, _kind = QFileDialog.getSaveFileName(page, _("Send to the unit for checking"), name, "*.xlsx")
    if chosen:
        write_for_checking(page, Path(chosen))


def write_for_checking(page: "ListPage", to: Path) -> None:
    context = page.context
    picked = page.list.selected_ids()
    ids = list(picked) if len(picked) > 1 else [id_ for id_ in page.model.ids() if id_ >= 0]
    with context.database.read() as session:
        title = next((line.name for line in rounds(session) if line.id == context.round_id), "")
    database, round_id = context.database, context.round_id
    ended = page.findChild(ProgressBar)
    if ended is None:
        ended = ProgressBar(page.theme, _("Cancel"), page)
        page.column.addWidget(ended)
    told = _("{n} nominations written to {file}. When it comes back: “{act}”.")
    context.jobs.start(
        lambda _step: write_unit_list(database, round_id, title, to, ids),
        lambda many: ended.finish(
            told.format(n=many, file=to.name, act=_("Take back what the unit checked…")), file_actions(page.theme, to)
        ),
    )


def take_checked(page: "ListPage") -> None:
    chosen, _kind = QFileDialog.getOpenFileName(page, _("Take back what the unit checked"), "", "*.xlsx *.xls *.ods")
    if chosen:
        compare_checked(page, Path(chosen))


def compare_checked(page: "ListPage", file: Path) -> None:
    """Compare in a worker, then let the clerk tick: after the job's answer, for no dialog runs inside one."""
    database, round_id = page.context.database, page.context.round_id

    def failed(error: Exception) -> None:
        if isinstance(error, KnownError):
            page.status.emit(f"{file.name}: {sentence(error)}")
        page.context.errors.handle(error)

    page.context.jobs.start(
        lambda _step: review_returned(database, round_id, file),
        lambda found: QTimer.singleShot(0, page, partial(_ask, page, found)),
        failed,
    )


def _ask(page: "ListPage", found: Review) -> None:
    if not found.items:
        page.status.emit(_("{file}: the unit changed nothing.").format(file=found.file.name))
        return
    dialog = ReviewDialog(page.theme, found.file.name, found.items, page)

    def write(failed: Failed) -> None:
        page.context.do(review_change(found, dialog.accepted_items(), dialog.reason.value()), failed=failed)

    ask_and_write(dialog, write)
