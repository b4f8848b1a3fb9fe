"""The line at the bottom: what the page says at the left, the record and whether it is saved at the right."""

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QStatusBar, QWidget

from desktop.ui.core.i18n import _
from desktop.ui.core.theme import Theme
from desktop.ui.widgets.text import label, tag


class StatusBar(QStatusBar):
    """26 px, never a message box."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setFixedHeight(theme.px(26))
        self.words = label(theme, "", "small", "text2")
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._tick = QLabel()
        self._tick.setPixmap(theme.pixmap("check", "ok", 14, self.devicePixelRatioF()))
        self._tick.hide()
        self._saved = label(theme, "", "small", "text2")
        self._practice = tag(theme, _("PRACTICE"), "warn")
        self._practice.setToolTip(_("Invented names: nothing done here reaches the office's record."))
        self._practice.hide()
        self._record = label(theme, _("No record open"), "small", "text2")
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(12, 0, 12, 0)
        across.setSpacing(8)
        across.addWidget(self.words, 1)
        across.addWidget(self._tick)
        across.addWidget(self._saved)
        across.addSpacing(8)
        across.addWidget(self._practice)
        across.addWidget(self._record)
        self.addWidget(row, 1)

    def show_message(self, text: str) -> None:
        self.words.setText(text)
        self.words.setToolTip(text)

    def set_record_name(self, name: str) -> None:
        self._record.setText(name)

    def set_practice(self, practice: bool) -> None:
        """Mark the practice record, so that nobody takes it for the office's."""
        self._practice.setVisible(practice)

    def saved(self) -> None:
        """Every change is kept at once; the line says when the last one was."""
        self._tick.show()
        at = datetime.now().astimezone().strftime("%H:%M")
        self._saved.setText(_("Saved {time}").format(time=at))
