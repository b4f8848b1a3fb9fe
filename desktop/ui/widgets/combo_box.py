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
