"""What the random clerk answers when the window asks."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit

from desktop.ui.certificates.sheet_forms import HandOverForm, StopForm
from desktop.ui.council.council_form import CouncilForm
from desktop.ui.council.submission_form import SendForm, SubmissionForm
from desktop.ui.decisions.new_decision import NewDecision
from desktop.ui.framework.reason_dialog import ReasonDialog
from desktop.ui.register.award_actions import RevokeForm
from desktop.ui.widgets.dialog import Question
from tests.desktop.ui.clerk import CTRL, Clerk

LOOK_MS = 2  # how often a dialog is looked for
REASONS = ("Đơn vị xin rút", "Mực lem", "Kê khai không đúng thành tích")
DAYS = ("12/12/2023", "01/12/2023", "20/12/2023", "31/12/2023", "x")


class Answers:
    """Answers what the window asks: a dialog that is known is filled in and accepted once, any other is left."""

    def __init__(self, clerk: Clerk, folder: Path) -> None:
        self.clerk, self.folder = clerk, folder
        self.text, self.day, self.number, self.unticked = REASONS[0], DAYS[0], "46", 0
        self.unexpected: list[str] = []
        self._seen: list[QDialog] = []
        self._files = 0
        self._busy = False
        self._timer = QTimer(clerk.app, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def stop(self) -> None:
        """Answer nothing any more."""
        self._timer.stop()

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if self._busy or not isinstance(dialog, QDialog) or not dialog.isVisible():
            return
        self._busy = True
        try:
            self._answer(dialog)
        finally:
            self._busy = False
            if dialog.isVisible():
                dialog.reject()

    def _answer(self, dialog: QDialog) -> None:
        if dialog in self._seen:
            return  # what was written was refused, and the form says why: it is left
        self._seen.append(dialog)
        dialog.activateWindow()
        self.clerk.app.processEvents()
        if isinstance(dialog, QFileDialog):
            self._name(dialog)
            return
        fill = FILLED.get(type(dialog))
        if fill is None:
            self.unexpected.append(type(dialog).__name__)
            return
        fill(self, dialog)
        self.clerk.press_in(dialog, Qt.Key.Key_Return, CTRL)

    def _name(self, dialog: QFileDialog) -> None:
        self._files += 1
        edit = dialog.findChild(QLineEdit, "fileNameEdit")
        edit.setFocus()
        self.clerk.qtbot.keyClick(edit, Qt.Key.Key_A, CTRL)
        self.clerk.qtbot.keyClicks(edit, str(self.folder / f"to-{self._files}.pdf"))
        self.clerk.qtbot.keyClick(edit, Qt.Key.Key_Return)

    def write(self, field: Any, text: str) -> None:
        """Write into a field of the dialog."""
        self.clerk.write(field, text)

    def council(self, form: CouncilForm) -> None:
        """Who was not ticked has the reason."""
        self.write(form.held_on, "01/12/2023")
        for row in range(min(self.unticked, form.people.rowCount())):
            form.people.cell(row, 0).setCheckState(Qt.CheckState.Unchecked)
        if self.unticked:
            self.write(form.reason, self.text)

    def revocation(self, form: RevokeForm) -> None:
        """Number, day and reason."""
        self.write(form.number, "12/QĐ-UBND")
        self.write(form.dated, self.day)
        self.write(form.reason, self.text)

    def sending(self, form: SendForm) -> None:
        """Number and day."""
        self.write(form.number, self.number)
        self.write(form.dated, self.day)


def nothing(_answers: Answers, _form: Any) -> None:
    """Take what the dialog proposes."""


FILLED: dict[type[QDialog], Any] = {
    ReasonDialog: lambda answers, form: answers.write(form.reason, answers.text),
    CouncilForm: Answers.council,
    RevokeForm: Answers.revocation,
    SendForm: Answers.sending,
    SubmissionForm: nothing,
    NewDecision: nothing,
    Question: nothing,
    HandOverForm: lambda answers, form: answers.write(form.on, answers.day),
    StopForm: nothing,
}
