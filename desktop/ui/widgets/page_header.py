"""The top of a page: its name, one line of context, and what can be done, the main button last."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.ui.core.theme import Theme
from desktop.ui.widgets.buttons import ActionButton
from desktop.ui.widgets.compact_button_row import CompactButtonRow
from desktop.ui.widgets.text import ElidedLabel, label, set_tag, tag


class PageHeader(QWidget):
    """48 px: title, state, context, free widgets and buttons; the context gives way first."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.title = label(theme, title, "title")
        self.state = tag(theme, "")
        self.state.hide()
        self.state.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.context = ElidedLabel(theme, "text", "text2")
        self.context.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 8, 12, 8)
        self._row.setSpacing(12)
        self._row.addWidget(self.title)
        self._row.addWidget(self.state)
        self._row.addWidget(self.context, 1)
        self._row.setAlignment(self.context, Qt.AlignmentFlag.AlignVCenter)
        self.setFixedHeight(theme.px(48))
        self._crowded = CompactButtonRow(self, self._row)

    def show_message(self, context: str, state: str = "", tone: str = "idle") -> None:
        """Show one line about the page and, where given, its state as a tag in `tone`."""
        self.context.setText(context)
        self.context.setToolTip(context)
        self.state.setVisible(bool(state))
        set_tag(self.state, state[:1].upper() + state[1:], tone)

    def add(self, widgets: Sequence[QWidget]) -> None:
        """Append buttons at the right in the order given."""
        for widget in widgets:
            self._row.addWidget(widget)
            self._row.setSpacing(8)

    def button(self, text: str, *, icon: str = "", key: str = "", kind: str = "plain") -> ActionButton:
        """Append a button at the right and return it."""
        made = ActionButton(self._theme, text, icon=icon, key=key, kind=kind, parent=self)
        self.add([made])
        return made
