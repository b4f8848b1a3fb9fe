"""A framed part of a page, so that a page with little on it is no empty sheet."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.core.theme import Theme
from desktop.ui.widgets.text import label


class Panel(QFrame):
    """A framed part of the page: a title with what stands beside it, and a column below."""

    def __init__(self, theme: Theme, title: str, inside: QWidget | None = None) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.head = QHBoxLayout()
        self.head.setSpacing(6)
        self.title = label(theme, title, "section")
        self.head.addWidget(self.title)
        self.column = QVBoxLayout()
        self.column.setSpacing(4)
        outer = QVBoxLayout(self)
        outer.setSpacing(6)
        outer.addLayout(self.head)
        outer.addLayout(self.column, 1)
        outer.setContentsMargins(13, 8, 13, 10)
        if inside is not None:  # reaches the frame
            outer.setContentsMargins(1, 8, 1, 1)
            self.head.setContentsMargins(12, 0, 8, 0)
            self.column.addWidget(inside, 1)
