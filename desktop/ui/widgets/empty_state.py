"""What is shown where a list would be: what is missing and what to do, with the key."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.core.theme import Theme
from desktop.ui.widgets.text import label, picture_label


class EmptyState(QWidget):
    """An icon in gold and two sentences."""

    def __init__(self, theme: Theme, icon: str, missing: str, next_step: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        picture = picture_label()
        picture.setPixmap(theme.pixmap(icon, "gold", 26, self.devicePixelRatioF()))
        picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.missing = label(theme, missing, "strong", wrap=True)
        self.next_step = label(theme, next_step, "text", "text2", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.missing)
        words.addWidget(self.next_step)
        self._words = words
        self._act: QWidget | None = None
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addStretch(1)
        row.addWidget(picture)
        row.addLayout(words, 3)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.addStretch(1)
        column.addLayout(row)
        column.addStretch(2)

    def offer(self, act: QWidget) -> None:
        """Put a button under the words; `show_message` says whether it is seen."""
        self._act = act
        self._words.addSpacing(8)
        self._words.addWidget(act, 0, Qt.AlignmentFlag.AlignLeft)
        act.hide()

    def show_message(self, missing: str, next_step: str, act: bool = False) -> None:
        """Show what is missing and what to do about it, with `act` the button that does it."""
        if self._act is not None:
            self._act.setVisible(act)
        self.missing.setText(missing)
        self.next_step.setText(next_step)
