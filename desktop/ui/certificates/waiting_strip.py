"""Above the list while sheets were sent to the printer and nobody said yet what became of them."""

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.ui.core.i18n import _
from desktop.ui.core.theme import Look
from desktop.ui.widgets.buttons import ActionButton
from desktop.ui.widgets.text import label


class WaitingStrip(QFrame):
    """Says how many wait, and offers the two answers."""

    def __init__(self, look: Look, acts: Sequence[tuple[QAction, str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setObjectName("stopStrip")
        self._icon = QLabel()
        self._icon.setPixmap(look.pixmap("octagon-pause", "stop", 18, self.devicePixelRatioF()))
        self.words = label(look, "", "strong", wrap=True)
        self.why = label(
            look, _("A lost sheet keeps its place in the stock count. Golden-book numbers stay."), "small", "text2"
        )
        self.why.setWordWrap(True)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.words)
        column.addWidget(self.why)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addLayout(column, 1)
        for action, text, key in acts:
            button = ActionButton(look, text, key=key)
            button.follow(action)
            row.addWidget(button)
        self.hide()

    def say(self, waiting: int) -> None:
        self.words.setText(_("{n} sheets were sent to the printer. What became of them?").format(n=waiting))
        self.setVisible(bool(waiting))
