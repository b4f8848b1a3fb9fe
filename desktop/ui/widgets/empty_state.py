"""What is shown where a list would be: what is missing and what to do, with the key."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.core.theme import Theme
from desktop.ui.widgets.buttons import ActionButton
from desktop.ui.widgets.text import label, picture_label

PICTURE, BESIDE, AROUND = 26, 14, 16  # px: the icon, what is between it and the words, and around both
NARROW = 560  # px below which the words take all the room


class EmptyState(QWidget):
    """An icon in gold and two sentences."""

    def __init__(self, theme: Theme, icon: str, missing: str, next_step: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        picture = self._picture = picture_label()
        picture.setPixmap(theme.pixmap(icon, "gold", PICTURE, self.devicePixelRatioF()))
        picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.missing = label(theme, missing, "strong", wrap=True)
        self.next_step = label(theme, next_step, "text", "text2", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.missing)
        words.addWidget(self.next_step)
        self._words = words
        self._act: ActionButton | None = None
        row = self._row = QHBoxLayout()
        row.setSpacing(BESIDE)
        row.addStretch(1)
        row.addWidget(picture)
        row.addLayout(words, 3)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(AROUND, 24, AROUND, 24)
        column.addStretch(1)
        column.addLayout(row)
        column.addStretch(2)

    def offer(self, act: ActionButton) -> None:
        """Put a button under the words; `show_message` says whether it is seen.

        Where it has no room with its key, its words stand alone.
        """
        self._act = act
        act.setMinimumWidth(act.width_in(2))
        self._words.addSpacing(8)
        self._words.addWidget(act, 0, Qt.AlignmentFlag.AlignLeft)
        act.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        for side in (0, self._row.count() - 1):
            self._row.setStretch(side, 0 if self.width() < NARROW else 1)
        if self._act is not None:
            beside = self._picture.sizeHint().width() + 2 * BESIDE  # a spacer keeps its distance too
            act, room = self._act, self.width() - 2 * AROUND - beside
            act.take_form(next((form for form in (0, 1) if act.width_in(form) <= room), 2))

    def show_message(self, missing: str, next_step: str, act: bool = False) -> None:
        """Show what is missing and what to do about it, with `act` the button that does it."""
        if self._act is not None:
            self._act.setVisible(act)
            self._fit()
        self.missing.setText(missing)
        self.next_step.setText(next_step)
