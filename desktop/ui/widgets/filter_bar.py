"""Filter as you type, then chips that narrow further; Delete takes a chip away."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from desktop.ui.core.jobs import Debounce
from desktop.ui.core.theme import Theme, set_style_properties
from desktop.ui.widgets.combo_box import ComboBox
from desktop.ui.widgets.text import NfcLineEdit

QUIET_MS = 120
FilterState = tuple[str, list[str]]
"""What was typed, and the option chosen in each narrowing choice."""


class FilterChip(ComboBox):
    """The first option narrows nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentIndexChanged.connect(lambda _at: self._mark())

    def narrows(self) -> bool:
        """Return whether another option than the first is chosen."""
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


class FilterBar(QWidget):
    """34 px below the header: one line to type in and any number of choices beside it."""

    changed = Signal()

    def __init__(self, theme: Theme, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.edit = NfcLineEdit()
        self.edit.setPlaceholderText(hint)
        self.edit.setAccessibleName(hint)
        self.edit.setFont(theme.font("text"))
        self.edit.setClearButtonEnabled(True)
        self.edit.addAction(theme.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.edit.setMinimumWidth(theme.px(220))
        self.edit.setMaximumWidth(theme.px(320))
        self._chips: list[FilterChip] = []
        self._quiet = Debounce(QUIET_MS, self.changed.emit, self)
        self.edit.textChanged.connect(lambda _text: self._quiet.start())
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 2, 12, 6)
        self._row.setSpacing(8)
        self._row.addWidget(self.edit, 2)
        self._row.addStretch(1)
        self.setFixedHeight(theme.px(38))

    def choice(self, name: str, options: Sequence[tuple[str, object]], *, narrows: bool = True) -> QComboBox:
        """Add a choice; the first option narrows nothing, where the choice is about narrowing at all."""
        box = FilterChip() if narrows else ComboBox()
        if isinstance(box, FilterChip):
            self._chips.append(box)
        box.setAccessibleName(name)
        box.setFont(self._theme.font("text"))
        for text, value in options:
            box.addItem(text, value)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.currentTextChanged.connect(lambda text: box.setToolTip(f"{name}: {text}"))
        box.setToolTip(f"{name}: {box.currentText()}")
        box.currentIndexChanged.connect(lambda _at: self.changed.emit())
        self._row.insertWidget(self._row.count() - 1, box)
        return box

    def add(self, widget: QWidget) -> None:
        """Append a widget at the right."""
        self._row.addWidget(widget)

    def text(self) -> str:
        """Return what is typed, composed (NFC) and trimmed."""
        return self.edit.value()

    def narrows(self) -> bool:
        """Whether anything but the whole list is asked for."""
        return bool(self.text()) or any(chip.narrows() for chip in self._chips)

    def description(self) -> str:
        """Return in words what the list is narrowed to."""
        chosen = [chip.currentText() for chip in self._chips if chip.narrows()]
        return ", ".join(part for part in (self.text(), *chosen) if part)

    def state(self) -> FilterState:
        """Return what narrows the list, for `restore`."""
        return self.text(), [chip.currentText() if chip.narrows() else "" for chip in self._chips]

    def restore(self, state: FilterState) -> None:
        """Narrow as kept; an option that is no longer there narrows nothing."""
        text, chosen = state
        self.edit.setText(text)
        for chip, option in zip(self._chips, chosen, strict=False):
            chip.setCurrentIndex(max(0, chip.findText(option)) if option else 0)
