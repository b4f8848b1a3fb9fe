"""A line in which one of the known people or units is chosen; words that were only typed choose nobody."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from desktop.ui.core.theme import Look
from desktop.ui.widgets.completion import Completion, Suggestion
from desktop.ui.widgets.text import NfcLineEdit

Find = Callable[[str], Sequence[Suggestion]]


class KnownField(QObject):
    """`id` is the chosen one's, 0 while nobody is chosen; the value of each Suggestion is its id."""

    changed = Signal()

    def __init__(self, look: Look, find: Find, name: str) -> None:
        self.edit = NfcLineEdit()
        super().__init__(self.edit)
        self.id = 0
        self._completion = Completion(look, self.edit, find, name)
        self._completion.taken.connect(self._take)
        self.edit.textEdited.connect(self._typed)

    def _take(self, suggestion: Suggestion) -> None:
        self.id = int(suggestion.value)
        self.changed.emit()

    def _typed(self) -> None:
        self.id = 0
        self.changed.emit()
