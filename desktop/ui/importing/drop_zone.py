"""Where the file of a unit is dropped; it says why the last one was not read."""

from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.core.i18n import _
from desktop.ui.core.theme import Theme
from desktop.ui.widgets.buttons import ActionButton
from desktop.ui.widgets.text import label, picture_label


class DropZone(QWidget):
    """The widget a file is dropped on; the first local file is emitted, whatever its suffix."""

    dropped = Signal(object)  # Path

    def __init__(self, theme: Theme, actions: list[ActionButton], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._over = theme, False
        self.setAcceptDrops(True)
        picture = picture_label()
        picture.setPixmap(theme.pixmap("file-input", "gold", 40, self.devicePixelRatioF()))
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.said = label(theme, "", "strong", "stop", wrap=True)
        self.said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        title = label(theme, _("Drop the list that a unit sent here"), "section")
        hint = _("Excel, Word, CSV, ODS, a web page saved as Excel, or copied cells; old .VnTime and VNI letters too.")
        below = label(theme, hint, "text", "text2", wrap=True)
        for words in (title, below):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button in actions:
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(60, 24, 60, 24)
        column.setSpacing(10)
        column.addStretch(2)
        for widget in (picture, title, below, self.said):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addStretch(3)

    def show_message(self, sentence: str) -> None:
        """Say why a file was not read; the next one can be dropped at once."""
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            self._over = True
            self.update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._over = False
        self.update()
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.dropped.emit(Path(files[0]))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.rect()).adjusted(16.5, 12.5, -16.5, -16.5)
            painter.setBrush(self._theme.colour("selected" if self._over else "surface"))
            painter.setPen(QPen(self._theme.colour("accent" if self._over else "control"), 1.5, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(box, 6, 6)
