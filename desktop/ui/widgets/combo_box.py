"""Combo boxes filled from (text, value) pairs; a long choice ends in "…" instead of being cut."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent, QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QToolTip

from desktop.ui.core.screens import free_geometry

SPARE = 4  # px of the padding before the arrow: sizes are reckoned in whole px, letters are not
BESIDE = 30  # px beside a choice in the list: frame and scroll bar


class ComboBox(QComboBox):
    """Qt cuts a choice that has no room in the middle of a letter; here it ends in "…", and the tip says it whole."""

    def shown_text(self) -> str:
        """Return the choice as far as there is room for it."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width() + SPARE
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self.shown_text()
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def showPopup(self) -> None:
        """Show the choices as wide as they are, however narrow the box."""
        wide = max((self.fontMetrics().horizontalAdvance(self.itemText(at)) for at in range(self.count())), default=0)
        self.view().setMinimumWidth(min(wide + BESIDE, free_geometry(self).width()))
        super().showPopup()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            told, chosen = self.toolTip(), self.currentText()
            if self.shown_text() != chosen and chosen not in told:
                QToolTip.showText(event.globalPos(), "\n".join(text for text in (chosen, told) if text), self)
                return True
        return super().event(event)


def combo_box(options: Sequence[tuple[str, object]], chosen: object) -> ComboBox:
    """Return a combo box with `options`, each (text, value), and the one whose value is `chosen` selected, else the
    first.
    """
    box = ComboBox()
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    for text, value in options:
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    return box


def choose(box: QComboBox, value: object) -> None:
    """Select a value; one that the box does not offer, such as a rank that came with a list, is offered from now on."""
    if value and box.findData(value) < 0:
        box.addItem(str(value), value)
    box.setCurrentIndex(max(0, box.findData(value)))
