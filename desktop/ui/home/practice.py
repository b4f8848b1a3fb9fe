"""Leads through a practice round: which of its six steps is next, and how it is done."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication

from db.practice_round import TITLE, list_beside
from db.queries.round_list import RoundLine
from db.queries.round_progress import RoundProgress
from db.rules.terms import NominationState
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _
from desktop.ui.widgets.panel import Panel
from desktop.ui.widgets.text import label

S = NominationState
STEPS = 6


@dataclass(frozen=True)
class PracticeStep:
    """One step: its number of `STEPS`, what to do in it, and the page where it is done."""

    number: int
    words: str
    page: str


def practice_step(progress: RoundProgress, file: str) -> PracticeStep:
    """Return the step that a practice round is at; `file` is the name of the list that its unit sent."""
    if not progress.nominations:
        words = _("A unit has sent its list, “{file}”: Ctrl+Enter reads it. Settle the doubts, then take the rows in.")
        return PracticeStep(1, words.format(file=file), "import")
    if progress.count(S.DRAFT, S.RETURNED):
        words = _("Check the nominations: Ctrl+A chooses all, Ctrl+F8 submits them to the council.")
        return PracticeStep(2, words, "nominations")
    if progress.count(S.SUBMITTED):
        words = _("The council has met: F9 records who is recommended; the minutes and a submission are made from it.")
        return PracticeStep(3, words, "council")
    if progress.recipients == 0 or progress.issued < progress.decisions:
        words = _("Draft the decision with Ctrl+N, enter its number and date, and issue it: the list is frozen then.")
        return PracticeStep(4, words, "decisions")
    if progress.good_sheets < progress.drawn:
        words = _("Print the certificates: look through what is doubted, print, and say how each sheet came out.")
        return PracticeStep(5, words, "certificates")
    words = _("The round is in the register: type a name without accents and see its history. Your own office is next.")
    return PracticeStep(6, words, "register")


class PracticeGuide(Panel):
    """Says over the desk of a practice round which step is next; hidden over every other round."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, "")
        self._context = context
        self.words = label(context.theme, "", "text", wrap=True)
        self.column.addWidget(self.words)
        self.page = ""
        """Where the next step is done, "" where nobody is led."""
        self._file: Path | None = None
        self.hide()

    def show_step(self, round_: RoundLine, progress: RoundProgress) -> None:
        """Show the step that the open round is at."""
        record = self._context.database.file
        leads = self._context.practice and record is not None and round_.name == TITLE
        self._file = list_beside(record) if leads and record is not None else None
        self.page = ""
        if self._file is not None:
            step = practice_step(progress, self._file.name)
            self.title.setText(_("Practice, step {n} of {all}").format(n=step.number, all=STEPS))
            beside = _("The finished round of 2022 stands beside it: choose it above the list of pages.")
            self.words.setText(f"{step.words}\n{beside}")
            self.page = step.page
        self.setVisible(bool(self.page))

    def hand_over_list(self) -> bool:
        """Copy the unit's list for the page that reads lists; return whether it was there to be copied."""
        if self.page != "import" or self._file is None or not self._file.exists():
            return False
        copied = QMimeData()
        copied.setUrls([QUrl.fromLocalFile(str(self._file))])
        QGuiApplication.clipboard().setMimeData(copied)
        return True
