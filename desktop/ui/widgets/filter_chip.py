"""A choice that narrows a list: marked while it does, Delete takes it away, Enter opens it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QWidget

from desktop.ui.core.theme import set_style_properties


class FilterChip(QComboBox):
    """The first option narrows nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentIndexChanged.connect(lambda _at: self._mark())

    def narrows(self) -> bool:
        return self.currentIndex() > 0

    def _mark(self) -> None:
        set_style_properties(self, chip="on" if self.narrows() else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.setCurrentIndex(0)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.showPopup()
        else:
            super().keyPressEvent(event)
