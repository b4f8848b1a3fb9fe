"""Filter as you type, then chips that narrow further; Delete takes a chip away."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.ui.core.jobs import Debounce
from desktop.ui.core.theme import Theme, set_style_properties
from desktop.ui.widgets.combo_box import ComboBox
from desktop.ui.widgets.text import NfcLineEdit

QUIET_MS = 120
ROW = 38  # px at 100 %: one row with what is around it
MARGIN, SPACING = 12, 8
ARROW = 42  # px that a choice needs beside its words
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


def _needed(widget: QWidget) -> int:
    """Return the px in which a widget beside the line is whole, a choice with what is chosen."""
    words = widget.fontMetrics().horizontalAdvance(widget.currentText()) if isinstance(widget, QComboBox) else 0
    return max(widget.minimumSizeHint().width(), words + ARROW)


class FilterBar(QWidget):
    """34 px below the header: one line to type in and any number of choices beside it, below it where it is narrow."""

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
        self._choices: list[QWidget] = []
        self._others: list[QWidget] = []
        self._quiet = Debounce(QUIET_MS, self.changed.emit, self)
        self.edit.textChanged.connect(lambda _text: self._quiet.start())
        self._row, self._below = QHBoxLayout(), QHBoxLayout()
        rows = QVBoxLayout(self)
        rows.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        rows.setContentsMargins(MARGIN, 2, MARGIN, 6)
        rows.setSpacing(6)
        for row in (self._row, self._below):
            row.setSpacing(SPACING)
            rows.addLayout(row)
        self._row.addWidget(self.edit, 2)
        self._row.addStretch(1)
        self._narrow = False
        self.setFixedHeight(theme.px(ROW))

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
        box.currentTextChanged.connect(lambda _text: self._fit())
        self._choices.append(box)
        self._place()
        return box

    def add(self, widget: QWidget) -> None:
        """Append a widget at the right."""
        self._others.append(widget)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # a choice got longer words
            self._fit()
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the longer of its two rows."""
        beside = [one.minimumSizeHint().width() for one in self._beside()]
        most = max(self.edit.minimumWidth(), sum(beside) + SPACING * max(0, len(beside) - 1))
        return QSize(most + 2 * MARGIN, self.height())

    def _beside(self) -> list[QWidget]:
        return [one for one in (*self._choices, *self._others) if not one.isHidden()]

    def _fit(self) -> None:
        """Give the choices a row of their own where they would leave the hint of the line too little room."""
        wanted = [self.edit.minimumWidth(), *map(_needed, self._beside())]
        narrow = len(wanted) > 1 and sum(wanted) + SPACING * len(wanted) + 2 * MARGIN > self.width()
        if narrow != self._narrow:
            self._narrow = narrow
            self._place()
            self.setFixedHeight(self._theme.px(ROW) * (2 if narrow else 1))

    def _place(self) -> None:
        """Put the choices beside the line or below it, other widgets at the right of them."""
        for row in (self._row, self._below):
            for at in reversed(range(row.count())):
                row.takeAt(at)
        self._row.addWidget(self.edit, 2)
        row = self._below if self._narrow else self._row
        for one in self._choices:
            row.addWidget(one)
        row.addStretch(1)
        for other in self._others:
            row.addWidget(other)
        if self._narrow:
            self._row.addStretch(1)

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
