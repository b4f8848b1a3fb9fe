"""What stands under the entry form whatever is scrolled: a question, guards, the printed line, and the buttons."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.rules.drafts import NominationDraft
from db.rules.printed_names import full_name, position_and_unit
from desktop.ui.core.i18n import _
from desktop.ui.core.theme import Theme
from desktop.ui.widgets.buttons import ActionButton
from desktop.ui.widgets.field import Note
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.key_owner import KeyShortcut
from desktop.ui.widgets.tab_order import visit_after
from desktop.ui.widgets.text import label, line

MOST_NOTES = 3


@dataclass(frozen=True)
class Question:
    """Something to settle with one key: what is asked, and each answer with what it does."""

    words: str
    answers: Sequence[tuple[str, Callable[[], object]]]


class QuestionBar(QWidget):
    """One open question with a button for each answer: F4 gives the first, Shift+F4 the last."""

    def __init__(self, theme: Theme, form: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._question: Question | None = None
        self.note = Note(theme)
        self.buttons: list[ActionButton] = []
        self._row = FlowLayout(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.note)
        column.addLayout(self._row)
        column.addSpacing(2)
        for key, at in (("F4", 0), ("Shift+F4", -1)):
            shortcut = KeyShortcut(QKeySequence(key), form)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda at=at: self.answer(at))
        self.hide()

    def ask(self, question: Question | None) -> None:
        """Show a question, or none; one that stands already is left alone."""
        if question == self._question or (question and self._question and question.words == self._question.words):
            self._question = question
            return
        self._question = question
        for button in self.buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        answers = question.answers if question else ()
        self.buttons = [self._button(at, text, len(answers) - 1) for at, (text, _do) in enumerate(answers)]
        visit_after(self, self.buttons)
        self.note.show_message("unknown", question.words if question else "")
        self.setVisible(question is not None)

    def _button(self, at: int, text: str, last: int) -> ActionButton:
        key = "F4" if at == 0 else "Shift+F4" if at == last else ""
        made = ActionButton(self._theme, text, key=key, small=True)
        made.clicked.connect(lambda: self.answer(at))
        self._row.addWidget(made)
        made.show()
        return made

    def answer(self, at: int) -> None:
        """Give an answer by its place, counted from the end below 0; nothing happens while nothing is asked."""
        question = self._question
        if question is not None:
            self.ask(None)
            question.answers[at][1]()

    @property
    def open(self) -> bool:
        """Whether something is asked."""
        return self._question is not None

    def insist(self) -> None:
        """Say that nothing is kept before the answer."""
        self.note.show_message("stop", self._question.words if self._question else "")


class FormFoot(QWidget):
    """The part of the form that never scrolls away."""

    def __init__(self, theme: Theme, buttons: Sequence[ActionButton], form: QWidget) -> None:
        super().__init__()
        self.question = QuestionBar(theme, form)
        self.notes = [Note(theme) for _at in range(MOST_NOTES)]
        self.name = label(theme, "", "name", wrap=True)
        self.place = label(theme, "", "small", "text2", wrap=True)
        self.why = label(theme, "", "small", "text2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 8)
        column.setSpacing(3)
        for widget in (line(), self.question, *self.notes, label(theme, _("Will be printed"), "small", "text2")):
            column.addWidget(widget)
        for text in (self.name, self.place, self.why):
            column.addWidget(text)
        row = FlowLayout(8)
        for button in buttons:
            row.addWidget(button)
        column.addSpacing(4)
        column.addLayout(row)

    def show_printed(self, draft: NominationDraft) -> None:
        """Show the nominee as every paper will write it."""
        name = full_name(draft.kind, draft.name, draft) if draft.name else ""
        self.name.setText(name + (" (truy tặng)" if name and draft.posthumous else "") or "–")
        self.place.setText(position_and_unit(draft.position, draft.unit))
        self.place.setVisible(bool(self.place.text()))

    def show_notes(self, told: Sequence[tuple[str, str]]) -> None:
        """Show (tone, sentence) of what stands in the way, at most `MOST_NOTES` of them, the gravest first."""
        for at, note in enumerate(self.notes):
            note.show_message(*(told[at] if at < len(told) else ("ok", "")))

    def show_missing(self, words: str) -> None:
        """Say why the form cannot be kept yet, "" where it can."""
        self.why.setText(words)
        self.why.setVisible(bool(words))
