"""Labels of one role each, and edits that keep Vietnamese in its composed form (NFC)."""

import re
import unicodedata

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QHelpEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyleOptionFrame,
    QToolTip,
    QWidget,
)

from desktop.ui.core.theme import Theme, set_style_properties

NUMBERS = re.compile(r"\b\d+[a-zA-Z]?(?:/[\w-]*\w)+")
"""Numbers of documents, such as "2417/QĐ-BTTTT"; days are among them, and do no harm."""
JOINER = "\u2060"


def joined(text: str) -> str:
    """Return a text in which no line ends within the number of a document."""
    if "/" not in text:
        return text  # most are without a number, and lists ask for each cell that they draw
    return NUMBERS.sub(lambda found: re.sub("([/-])", rf"\1{JOINER}", found[0]), text)


class WrappedLabel(QLabel):
    """A label of several lines; numbers of documents stay in one of them, though `text` returns what was set."""

    def setText(self, text: str) -> None:
        """Show a text."""
        super().setText(joined(text))

    def text(self) -> str:
        """Return the text as it was set."""
        return super().text().replace(JOINER, "")


def label(
    theme: Theme,
    text: str,
    role: str = "text",
    tone: str = "",
    *,
    wrap: bool = False,
    parent: QWidget | None = None,
) -> QLabel:
    """Return plain text (never markup) in font `role` and colour `tone`."""
    made = WrappedLabel(parent) if wrap else QLabel(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setFont(theme.font(role))
    made.setWordWrap(wrap)
    if tone:
        made.setProperty("role", tone)
    return made


def tag(theme: Theme, text: str, tone: str = "idle") -> QLabel:
    """Return a state word on its own ground; `tone` is ok, warn, idle, stop or info."""
    made = label(theme, text, "smallName")
    made.setProperty("tag", tone)
    return made


def set_tag(made: QLabel, text: str, tone: str) -> None:
    """Change the word and tone of a label made by `tag`."""
    made.setText(text)
    set_style_properties(made, tag=tone)


def picture_label(parent: QWidget | None = None) -> QLabel:
    """Return a label for a pixmap."""
    made = QLabel(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


def unmarked(text: str) -> str:
    """Return a text from outside as menus, tabs and buttons show it: no letter of it becomes a key, no "&" is lost."""
    return text.replace("&", "&&")


def broken(text: str, metrics: QFontMetrics, width: int, most: int = 2) -> list[str]:
    """Break a text at its spaces into at most `most` lines of `width` px; the last ends in "…" where it has no room."""
    lines: list[str] = []
    words = text.split(" ")
    while words and len(lines) < most - 1:
        fitting = 0
        while fitting < len(words) and metrics.horizontalAdvance(" ".join(words[: fitting + 1])) <= width:
            fitting += 1
        if fitting in (0, len(words)):
            break
        lines.append(" ".join(words[:fitting]))
        words = words[fitting:]
    return [*lines, metrics.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, width)]


class ElidedLabel(QLabel):
    """One line, or two, that ends in "…" where there is no room for it; the whole text is its tip."""

    def __init__(
        self, theme: Theme, role: str = "text", tone: str = "", parent: QWidget | None = None, *, lines: int = 1
    ) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(role))
        if tone:
            self.setProperty("role", tone)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setFont(self.font())
            painter.setPen(self.palette().color(self.foregroundRole()))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter), "\n".join(self.shown_lines()))

    def shown_lines(self) -> list[str]:
        """Return what there is room for."""
        return broken(self.text(), self.fontMetrics(), self.width(), self._lines)

    def sizeHint(self) -> QSize:
        """Leave room for all lines."""
        usual = super().sizeHint()
        return QSize(usual.width(), max(usual.height(), self._lines * self.fontMetrics().lineSpacing()))

    def minimumSizeHint(self) -> QSize:
        """As narrow as need be, never lower."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())


def line(vertical: bool = False) -> QFrame:
    """Return a divider of one pixel."""
    made = QFrame()
    made.setObjectName("line")
    if vertical:
        made.setFixedWidth(1)
    else:
        made.setFixedHeight(1)
    return made


STAYS = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
)
"""Why the focus goes though the clerk goes on in the same line afterwards."""


BESIDE_TEXT = 2  # px that Qt leaves at each side of the text of a line


class NfcLineEdit(QLineEdit):
    """Keeps typed, pasted and committed text NFC once editing ends; leaves a word being composed alone."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(unicodedata.normalize("NFC", text), parent)
        self.editingFinished.connect(self.compose)

    def compose(self) -> None:
        """Replace decomposed letters and the odd spaces of spreadsheets; the caret stays at its letter."""
        before = self.text()
        after = unicodedata.normalize("NFC", before.replace("\u00a0", " ").replace("\u200b", ""))
        if after != before:
            caret = len(unicodedata.normalize("NFC", before[: self.cursorPosition()]))
            self.setText(after)
            self.setCursorPosition(min(caret, len(after)))

    def value(self) -> str:
        """Return what is written, composed and without spaces at its ends."""
        return unicodedata.normalize("NFC", self.text()).strip()

    def setText(self, text: str | None) -> None:
        """Show a text; where nobody is typing, one that is too long for the line shows its beginning."""
        super().setText(text)
        if not self.hasFocus():
            self.setCursorPosition(0)

    def tip(self) -> str:
        """Return what the mouse is told: the whole text where the line is too short for it, then the hint, plain."""
        hint, text, option = self.toolTip(), self.text(), QStyleOptionFrame()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        margins = self.textMargins()
        width = room.width() - margins.left() - margins.right() - 2 * BESIDE_TEXT
        hidden = self.echoMode() != QLineEdit.EchoMode.Normal or self.fontMetrics().horizontalAdvance(text) <= width
        return "\n".join(told for told in ("" if hidden or text in hint else text, hint) if told)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and (tip := self.tip()):
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.compose()
        super().focusOutEvent(event)
        if event.reason() not in STAYS:
            self.setCursorPosition(0)


class NfcTextEdit(QPlainTextEdit):
    """The same for several lines; Tab goes to the next field, and pasted text loses its looks."""

    editing_finished = Signal()

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(unicodedata.normalize("NFC", text), parent)
        self.setTabChangesFocus(True)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(unicodedata.normalize("NFC", source.text()))

    def value(self) -> str:
        """Return what is written, composed (NFC) and trimmed."""
        return unicodedata.normalize("NFC", self.toPlainText()).strip()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason):
            self.editing_finished.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        submit = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if submit and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # belongs to the form's main button
            return
        super().keyPressEvent(event)
