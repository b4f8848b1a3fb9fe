"""A distance in mm: a point and a comma both part the tenths, whatever the language."""

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox, QWidget


class MillimetreSpinBox(QDoubleSpinBox):
    """Tenths of a millimetre; to Qt's Vietnamese a point groups thousands, so that 1.5 would be 15 mm."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDecimals(1)
        self.setSingleStep(0.1)

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        """Write the point or comma of the other language as this one's."""
        own = self.locale().decimalPoint()
        return super().validate(text.replace("," if own == "." else ".", own), at)
