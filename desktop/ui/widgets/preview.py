"""The paper itself beside a form: title, zoom, page, page strip, and what to do when it cannot be drawn."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.ui.core.theme import Theme
from desktop.ui.widgets.buttons import ActionButton
from desktop.ui.widgets.compact_button_row import CompactButtonRow
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.pdf_view import PageStrip, PdfView
from desktop.ui.widgets.rendering import Renderer
from desktop.ui.widgets.text import ElidedLabel, label


class Preview(QWidget):
    """Shows one PDF file; `words` are the texts (title, zoom in, zoom out, fit, pages, page)."""

    def __init__(self, theme: Theme, words: tuple[str, str, str, str, str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title, nearer, farther, fit, pages, paper = words
        self._theme = theme
        self.renderer = Renderer(self)
        self.view = PdfView(theme, self.renderer, paper)
        self.strip = PageStrip(theme, self.renderer, pages)
        self.strip.chosen.connect(self.view.turn_to)
        self.view.turned.connect(self._turned)
        self.renderer.opened.connect(self._opened)
        self.title = ElidedLabel(theme, "name")
        self.title.setText(title)
        self.detail = label(theme, "", "text", "text2")
        self.count = label(theme, "", "figures", "text2")
        bar = QFrame()
        bar.setObjectName("toolStrip")
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 3, 8, 3)
        row.setSpacing(8)
        for widget in (self.title, self.detail):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.count)
        self.zooms: list[ActionButton] = []
        for icon, name, do in (
            ("zoom-out", farther, lambda: self.view.step_zoom(-1)),
            ("zoom-in", nearer, lambda: self.view.step_zoom(1)),
            ("maximize", fit, lambda: self.view.set_zoom(0.0)),
        ):
            button = ActionButton(theme, "", icon=icon, kind="flat", small=True)
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.clicked.connect(do)
            row.addWidget(button)
            self.zooms.append(button)
        self.bar = row
        self._crowded = CompactButtonRow(bar, row)
        self.empty = EmptyState(theme, "file-text", "", "")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.stack, 1)
        column.addWidget(self.strip)
        self.strip.hide()

    def show_file(self, file: Path) -> None:
        """Show a PDF file."""
        self.view.open(file)

    def show_nothing(self, missing: str, next_step: str) -> None:
        """Say why there is no paper and what to do."""
        self.empty.show_message(missing, next_step)
        self.stack.setCurrentIndex(0)
        self.strip.hide()
        self.count.setText("")

    def shows_nothing(self) -> bool:
        """Return whether words stand where the paper would be."""
        return self.stack.currentIndex() == 0

    def _opened(self, count: int) -> None:
        self.stack.setCurrentIndex(1)
        self.strip.clear()
        self.strip.setVisible(count > 1)

    def _turned(self, page: int) -> None:
        self.strip.select(page)
        self.count.setText(f"{page + 1} / {self.renderer.count}")

    def close_file(self) -> None:
        """Close the file, so that it can be replaced or removed."""
        self.renderer.close()

    def first_focus(self) -> QWidget:
        """Return the widget that takes the keys."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        return self.view
