"""A form field: label at the left, editor, and below it what is wrong and what to do."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.core.i18n import _
from desktop.ui.core.theme import Theme, set_style_properties
from desktop.ui.widgets.text import label, picture_label

ICONS = {
    "ok": "circle-check",
    "warn": "triangle-alert",
    "unknown": "circle-question-mark",
    "stop": "circle-x",
    "edit": "pencil",
}
TONES = {"edit": "accent"}
LABEL_WIDTH = 122
UNBOUNDED = 16777215
"""Pixels; the maximum of a widget that was given none (Qt's QWIDGETSIZE_MAX)."""


def indent(theme: Theme, editor: QWidget) -> None:
    """Let figures of a spin box begin where text of other fields does; a style sheet's padding does not reach them."""
    edit = editor.findChild(QLineEdit) if isinstance(editor, QAbstractSpinBox) else None
    if edit is not None:
        edit.setTextMargins(theme.px(6), 0, 0, 0)


class Note(QWidget):
    """One sentence with the icon of its tone; takes no room while there is nothing to say."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = picture_label()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._text = label(theme, "", "small", wrap=True)
        self.tone = ""
        """The tone of the message that is shown, "" for none."""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        self.hide()

    def show_message(self, tone: str, text: str) -> None:
        """Show `text` as ok, warn, unknown, stop or edit; an empty text takes the note away."""
        self.setVisible(bool(text))
        self.tone = tone if text else ""
        if text:
            ink = TONES.get(tone, tone)
            self._icon.setPixmap(self._theme.pixmap(ICONS[tone], ink, 15, self.devicePixelRatioF()))
            self._text.setText(text)
            set_style_properties(self._text, role=ink)

    def text(self) -> str:
        """Return the message that is shown, "" for none."""
        return "" if self.isHidden() else self._text.text()


def align(fields: Iterable["Field"]) -> None:
    """Give the fields one width of label, the widest of theirs, so that their editors stand below each other."""
    titles = [field.title for field in fields]
    widest = max((title.sizeHint().width() for title in titles), default=0)
    for title in titles:
        title.setMinimumWidth(max(title.minimumWidth(), widest))


class Field(QWidget):
    """Label, editor and note in one row of a form; the message is also the editor's description."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        editor: QWidget,
        *,
        hint: str = "",
        beside: Iterable[QWidget] = (),
        required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        beside = tuple(beside)
        self.editor = editor
        self.required = required
        self._hint, self._name = hint, title.replace("&", "")
        self.title = label(theme, title, "text", "text2")
        self.title.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.title.setBuddy(editor)
        self.title.setMinimumWidth(theme.px(LABEL_WIDTH))
        self.title.setFixedHeight(theme.px(28))
        self.note = Note(theme)
        editor.setAccessibleName(self._name)
        editor.setFont(theme.font("text"))
        across = QHBoxLayout()
        across.setSpacing(6)
        across.addWidget(editor, 1)
        for widget in beside:
            across.addWidget(widget)
        if all(widget.maximumWidth() < UNBOUNDED for widget in (editor, *beside)):
            across.addStretch(1)  # else a narrow editor stands in the middle of its room
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(across)
        column.addWidget(self.note)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.addWidget(self.title, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(column, 0, 1)
        grid.setColumnStretch(1, 1)
        for widget in (editor, *beside):
            indent(theme, widget)
        self.setFocusProxy(editor)
        if hint:
            editor.setToolTip(hint)
        if required:
            self.mark_required(_("must be there"))

    def mark_required(self, word: str) -> None:
        """Mark the field with a star; `word` says it to those who hear the form."""
        self.required = True
        self.title.setText(f"{self._name} *")
        self.title.setToolTip(word)
        self.editor.setAccessibleName(f"{self._name}, {word}")

    def is_empty(self) -> bool:
        """Whether nothing is entered or chosen."""
        if isinstance(self.editor, QComboBox):
            return self.editor.currentIndex() < 0 and not self.editor.currentText().strip()
        if isinstance(self.editor, QPlainTextEdit):
            return not self.editor.toPlainText().strip()
        return isinstance(self.editor, QLineEdit) and not self.editor.text().strip()

    def text(self) -> str:
        """Return what is entered or chosen as it is read, "" where the editor is of another kind."""
        if isinstance(self.editor, QComboBox):
            return self.editor.currentText()
        if isinstance(self.editor, QPlainTextEdit):
            return self.editor.toPlainText()
        return self.editor.text() if isinstance(self.editor, QLineEdit | QAbstractSpinBox) else ""

    def refuse(self, words: str) -> None:
        """Say why what was entered is refused, until something else is entered."""
        self.show_message("stop", words)

        def forget() -> None:
            if self.message() == words:
                self.show_message("", "")

        for signal in ("textChanged", "currentIndexChanged", "editTextChanged"):
            if hasattr(self.editor, signal):
                getattr(self.editor, signal).connect(forget, Qt.ConnectionType.SingleShotConnection)

    def name(self) -> str:
        """Return what the field is called."""
        return self._name

    def show_message(self, tone: str, text: str) -> None:
        """Show or take away the message; what was typed stays."""
        self.note.show_message(tone, text)
        set_style_properties(self.editor, fault=tone if text and tone == "stop" else "")
        self.editor.setAccessibleDescription(text or self._hint)

    def tone(self) -> str:
        """Return the tone of the message that is shown, "" for none."""
        return self.note.tone

    def message(self) -> str:
        """Return the message that is shown, "" for none."""
        return self.note.text()
