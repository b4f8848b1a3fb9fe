"""A paper of the record with a wording that is still being written, drawn in the printing process."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from desktop.papers.table import paper
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _
from desktop.ui.core.jobs import Job
from desktop.ui.printing.paper_preview import PaperPreview
from desktop.ui.printing.print_tasks import DRAW_TRIED, run_task
from desktop.ui.widgets.pdf_view import MARGIN

READABLE = 0.75  # zoom at which a page of 13 pt is read beside the text
MARGIN_ABOVE = 120  # px of the paper that stay in sight above and below the passage

Tried = tuple[str, str, str, bool, int, float, str, tuple[tuple[int, int], ...]]
"""What `draw_tried_text` returns."""


class TriedPreview(PaperPreview):
    """Says above the paper which one of the record it is, turns to the page of the wording and scrolls to it.

    A reminder, which is copied and never printed, is shown as the text that would be copied.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Paper"), _("Paper"), _("No paper to look at"))
        self.destroyed.connect(self._folder.cleanup)  # a dialog that is never shown is never left either
        self._job: Job[Tried] | None = None
        self._place = (-1, 0.0)
        self.view.zoom = READABLE
        self._later = QTimer(self, interval=0, singleShot=True)
        self.renderer.rendered.connect(lambda *_picture: self._later.start())
        self._later.timeout.connect(self._scroll)
        self._wanted = False
        self.copied = QPlainTextEdit()
        self.copied.setReadOnly(True)
        self.copied.setAccessibleName(_("Reminder as it is copied"))
        self.copied.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.stack.addWidget(self.copied)

    def try_wording(self, code: str, text: str, authority_id: int) -> None:
        """Draw the paper that says a text, with this wording; a drawing that is under way is given up."""
        if self._job is not None:
            self._job.cancel()
        file = self.next_file()
        context = self._context
        values = (str(context.database.url), code, text, authority_id, context.round_id, context.today(), file)
        work = context.jobs.in_process(run_task, DRAW_TRIED, *values)
        self._job = context.jobs.start(work, partial(self._show_tried, file), failed=self.show_error)

    def leave(self) -> None:
        """Give up what is under way and close the file."""
        if self._job is not None:
            self._job.cancel()
        self._job, self._place = None, (-1, 0.0)
        self.next_file()
        self.close_file()

    def _show_tried(self, file: Path, told: Tried) -> None:
        if not self.is_newest(file):
            return
        code, number, round_name, says_it, page, place, copied, marked = told
        if copied:
            self._show_copied(copied, marked, round_name, says_it)
            return
        self.title.setText(" ".join(part for part in (_(paper(code).title), number) if part))
        self.title.setToolTip(round_name)
        self.detail.setText("" if says_it else _("does not say this text"))
        self.detail.setToolTip("" if says_it else _("No paper of the record says it now; this is one of its kind."))
        if says_it and page >= 0 and (page, place) != self._place:
            self._place, self.view.page, self._wanted = (page, place), page, True
        self.show_file(file)

    def _show_copied(self, text: str, marked: tuple[tuple[int, int], ...], round_name: str, owed: bool) -> None:
        """Show a reminder with the wording marked, and say whether the round owes it now."""
        self.title.setText(_("Reminder as it is copied"))
        self.title.setToolTip(round_name)
        self.detail.setText("" if owed else _("an example"))
        self.detail.setToolTip(
            "" if owed else _("Nobody is reminded in these words now; names or days are an example.")
        )
        for button in self.zooms:
            button.hide()
        self.copied.setPlainText(text)
        look = QTextCharFormat()
        look.setBackground(self._theme.colour("goldSoft"))
        look.setForeground(self._theme.colour("text"))
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)  # seen without colours too
        found = []
        for start, end in marked:
            one = QTextEdit.ExtraSelection()
            one.format, one.cursor = look, QTextCursor(self.copied.document())
            one.cursor.setPosition(start)
            one.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            found.append(one)
        self.copied.setExtraSelections(found)
        self.stack.setCurrentWidget(self.copied)

    def _scroll(self) -> None:
        """Bring the wording into sight once, where its page is larger than the room."""
        page, place = self._place
        if self._wanted and self.view.page == page and self.view.paper.image is not None:
            self._wanted = False
            sheet = self.view.paper
            sheet.resize(sheet.sizeHint().expandedTo(self.view.viewport().size()))
            across, down = sheet.width() // 2, MARGIN + round(place * (sheet.height() - 2 * MARGIN))
            self.view.ensureVisible(across, down, 0, MARGIN_ABOVE)
