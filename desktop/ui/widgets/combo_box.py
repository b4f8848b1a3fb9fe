"""Combo boxes filled from (text, value) pairs."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox


def combo_box(options: Sequence[tuple[str, object]], chosen: object) -> QComboBox:
    """Return a combo box with `options`, each (text, value), and the one whose value is `chosen` selected, else the
    first.
    """
    box = QComboBox()
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
