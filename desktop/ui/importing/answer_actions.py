"""The acts that answer doubts about a list: keys and menu of the page, and the buttons below the list."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence

from desktop.intake.doubt_causes import Act
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _, counted
from desktop.ui.framework.page import Page
from desktop.ui.framework.state_labels import KINDS
from desktop.ui.importing.checked_table import KIND_ICONS
from desktop.ui.importing.review_answers import ReviewAnswers
from desktop.ui.importing.review_view import ReviewView, at_once
from desktop.ui.widgets.buttons import ActionButton
from desktop.ui.widgets.message_bars import ProgressBar


class AnswerActions:
    """Adds the acts to `page`; `answers` and `view` are asked for when an act is done, for they are made with these.

    `walk` leads from doubt to doubt; `buttons` stand below the list: only those that answer what is doubted in the
    current cell are shown.
    """

    def __init__(self, page: Page, view: Callable[[], ReviewView], answers: Callable[[], ReviewAnswers]) -> None:
        self._page, self._view, self._answers = page, view, answers
        add = page.add_action
        self.answer = add(_("Answer the doubt as proposed"), lambda: answers().give(), key="Return")
        self.answer.setShortcuts([QKeySequence("Return"), QKeySequence("Enter")])
        self.answer.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # Enter presses buttons elsewhere
        self.before = add(_("Doubt before"), lambda: view().walk(-1), key="F7", icon="chevron-left")
        self.after = add(_("Next doubt"), lambda: view().walk(1), key="F8", icon="chevron-right")
        self.edit = add(_("Correct the cell"), lambda: view().edit(), key="F2", icon="pencil")
        self.keep = add(_("Keep it as it is"), lambda: answers().keep(), key="Ctrl+G", icon="circle-check")
        self.out = add(_("Leave the row out"), lambda: answers().leave_out(), key="Del", icon="ban")
        self.award = add(_("Choose the award…"), lambda: answers().choose_award(), key="Ctrl+L", icon="trophy")
        self.kinds = [
            add(_(word), partial(self._choose_kind, kind.value), key=f"Ctrl+{number}", icon=KIND_ICONS[kind])
            for number, (kind, word) in enumerate(KINDS.items(), start=1)
        ]
        self.part = add(_("A row for each person"), lambda: answers().part(), key="Ctrl+Shift+A", icon="users-round")
        self.swap = add(_("Exchange day and month"), lambda: answers().swap_dates(), key="F3")
        self.column = add(_("This column is…"), lambda: answers().ask_current(), key="Ctrl+Shift+L", icon="columns-3")
        self.notes = add(
            _("What was not read, and what was mended"),
            lambda: view().notes.go_to_first(),
            key="Ctrl+Shift+J",
            icon="file-warning",
        )
        self._answer = self.button(self.answer, _("Next doubt"), "Enter")
        self._edit = self.button(self.edit, _("Correct the cell"), "F2", "pencil")
        self._kinds = [self.button(each, each.text(), each.shortcut().toString()) for each in self.kinds]
        self._swap = self.button(self.swap, self.swap.text(), "F3")
        self._keep = self.button(self.keep, _("Keep it as it is"), "Ctrl+G", "circle-check")
        self._out = self.button(self.out, _("Leave the row out"), "Del", "ban")
        self._award = self.button(self.award, _("Choose the award…"), "Ctrl+L", "trophy")
        self.walk = [self.button(self.before, "", "F7"), self.button(self.after, "", "F8")]
        self.buttons = [self._answer, self._edit, *self._kinds, self._swap, self._keep, self._out, self._award]

    def _choose_kind(self, kind: str) -> None:
        self._answers().choose_kind(kind)

    def button(self, action: QAction, text: str, key: str, icon: str = "") -> ActionButton:
        """Return a button for an act; without `text` it shows the key."""
        theme = self._page.theme
        made = ActionButton(theme, text or key, icon=icon, icon_for_words=True, key=key if text else "", small=not text)
        made.follow(action)
        made.setAccessibleName(action.text())
        return made

    def offer(self) -> None:
        """Offer the answers to what is doubted in the current cell: the proposed one first."""
        view, answers = self._view(), self._answers()
        proposal, field = answers.proposal(), view.current()[1]
        act = proposal.act if proposal is not None else None
        self._answer.set_text(answers.button_words())
        view.bar.show_proposal(answers.words())
        for button in self._kinds:
            button.setVisible(act is Act.KIND)
        self._swap.setVisible(answers.may_swap())
        self._award.setVisible(field == "award" and act is not Act.CHOOSE_AWARD)
        self._keep.setVisible(field != "award" and act not in (Act.KIND, Act.KEEP, Act.PART))
        self._edit.setVisible(act is not Act.WRITE)
        self._out.setVisible(act is not Act.LEAVE_OUT)


class AnswersApart(QObject):
    """Gives answers to many rows beside the window, which stays usable but for the list they are given to."""

    changed = Signal()
    """It has become busy, or is so no more."""

    def __init__(self, context: Context, progress: ProgressBar, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._progress = context, progress
        self.busy = False

    def do(self, rows: int, work: Callable[[], None], then: Callable[[], None]) -> None:
        """Do work on so many rows, at once where they are few, and then the rest."""
        if rows <= AT_ONCE:
            at_once(rows, work, then)
            return
        self.busy = True
        words = counted("Answering {n} row", "Answering {n} rows", rows).format(n=rows)
        self._progress.start(words, can_stop=False)
        self.changed.emit()
        self._context.jobs.start(lambda _step: work(), lambda _done: self._end(then), self._fail)

    def _end(self, then: Callable[[], None]) -> None:
        self.busy = False
        self._progress.finish("", [])
        self.changed.emit()
        then()

    def _fail(self, error: Exception) -> None:
        self._end(lambda: None)
        self._context.errors.handle(error)


AT_ONCE = 100
"""Rows that are answered before the window paints again; more would hold it up for longer than 50 ms."""
