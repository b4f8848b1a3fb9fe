"""A strip that offers something and stays until it is answered: nothing is covered by it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.ui.core.theme import Theme
from desktop.ui.widgets.buttons import ActionButton
from desktop.ui.widgets.text import ElidedLabel, picture_label


class OfferBar(QFrame):
    """Words, a button that takes the offer, one that leaves it."""

    accepted = Signal()

    def __init__(
        self, theme: Theme, icon: str, take: tuple[str, str], leave: str, parent: QWidget | None = None
    ) -> None:
        """`take` is the button's words and key, `icon` a picture of `resources/icons`."""
        super().__init__(parent)
        self.setObjectName("strip")
        picture = picture_label()
        picture.setPixmap(theme.pixmap(icon, "accent", 16, self.devicePixelRatioF()))
        self.words = ElidedLabel(theme, "text")
        text, key = take
        self.take = ActionButton(theme, text, key=key, icon="check")
        self.leave = ActionButton(theme, leave, kind="flat")
        self.take.setShortcut(key)
        self.take.clicked.connect(self.accepted)
        self.leave.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 12, 4)
        row.setSpacing(10)
        row.addWidget(picture)
        row.addWidget(self.words, 1)
        row.addWidget(self.leave)
        row.addWidget(self.take)
        self.setFixedHeight(theme.px(44))
        self.hide()

    def offer(self, words: str) -> None:
        """Say what is offered; "" hides the strip."""
        self.words.setText(words)
        self.words.setToolTip(words)
        self.setVisible(bool(words))
