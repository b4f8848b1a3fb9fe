"""What the rules say about one nomination: a fact, why, the article, and at most two buttons each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.core.theme import Theme
from desktop.ui.widgets.buttons import ActionButton
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.tab_order import visit_after
from desktop.ui.widgets.text import label, line, picture_label

ICONS = {
    "ok": "circle-check",
    "warn": "triangle-alert",
    "unknown": "circle-question-mark",
    "stop": "ban",
    "accent": "pen-line",
}


@dataclass(frozen=True)
class FindingText:
    """One finding in the reader's words; `tone` is ok, warn, unknown, stop, or accent for an override."""

    tone: str
    fact: str
    why: str = ""
    article: str = ""
    actions: Sequence[tuple[str, Callable[[], object]]] = field(default_factory=tuple)


class FindingList(QWidget):
    """Findings under one another, blocked first; at most a dozen, so widgets are fine here."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.buttons: list[ActionButton] = []
        """Of all findings, in their order."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addStretch(1)

    def show_findings(self, findings: Sequence[FindingText]) -> None:
        """Replace the findings that are shown; a focus on one of their buttons stays at its place in the list."""
        at = next((i for i, button in enumerate(self.buttons) if button.hasFocus()), None)
        while self._column.count() > 1:
            item = self._column.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons = []
        for number, finding in enumerate(findings):
            if number:
                self._column.insertWidget(self._column.count() - 1, line())
            self._column.insertWidget(self._column.count() - 1, self._row(finding))
        visit_after(self, self.buttons)
        if at is not None and self.buttons:
            self.buttons[min(at, len(self.buttons) - 1)].setFocus()

    def _row(self, finding: FindingText) -> QWidget:
        row = QWidget()
        row.setAccessibleName(finding.fact)
        row.setAccessibleDescription(f"{finding.why} {finding.article}".strip())
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 2, 0, 2)
        across.setSpacing(9)
        picture = picture_label()
        picture.setPixmap(self._theme.pixmap(ICONS[finding.tone], finding.tone, 17, self.devicePixelRatioF()))
        picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        across.addWidget(picture)
        words = QVBoxLayout()
        words.setSpacing(3)
        tone = "" if finding.tone == "ok" else finding.tone
        words.addWidget(label(self._theme, finding.fact, "name", tone, wrap=True))
        if finding.why:
            words.addWidget(label(self._theme, finding.why, "small", "text2", wrap=True))
        if finding.article:
            law = QHBoxLayout()
            law.setSpacing(6)
            scales = picture_label()
            scales.setPixmap(self._theme.pixmap("scale", "accent", 14, self.devicePixelRatioF()))
            law.addWidget(scales)
            law.addWidget(label(self._theme, finding.article, "smallName", "accent", wrap=True), 1)
            words.addLayout(law)
        if finding.actions:
            actions = FlowLayout(8)
            for number, (text, do) in enumerate(finding.actions):
                button = ActionButton(self._theme, text, kind="flat" if number else "plain", small=True)
                button.setAccessibleName(f"{text}: {finding.fact}")
                button.clicked.connect(lambda _checked=False, do=do: do())
                self.buttons.append(button)
                actions.addWidget(button)
            words.addLayout(actions)
        across.addLayout(words, 1)
        return row
