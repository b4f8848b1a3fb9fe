"""The shape of every dialog: a title, its fields, what is wrong, and verbs at the bottom."""

from collections.abc import Mapping
from typing import cast

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLayoutItem,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.core.i18n import _
from desktop.ui.core.screens import free_geometry
from desktop.ui.core.theme import Theme
from desktop.ui.widgets.buttons import ActionButton
from desktop.ui.widgets.field import Field, Note, align
from desktop.ui.widgets.focus_frame import FocusFrame
from desktop.ui.widgets.key_owner import HELP_ASKED
from desktop.ui.widgets.tab_order import visit_in_reading_order
from desktop.ui.widgets.text import ElidedLabel, label

TITLE_BAR = 40  # px that a window's frame takes of the screen


class AcceptButton(ActionButton):
    """Tells whenever it was judged whether it may be pressed, also where the answer is the same as before."""

    judged = Signal()

    def setEnabled(self, enabled: bool) -> None:
        super().setEnabled(enabled)
        self.judged.emit()


class Dialog(QDialog):
    """`accept_text` is a verb that says the result; Ctrl+Enter does it, Esc leaves without."""

    fields: Mapping[str, Field] = {}
    """The fields by what they are about, such as `number` or `valid_from`: a refusal finds its field by it."""
    in_reading_order = True
    """Whether Tab visits all as it stands; a form that leads otherwise says so."""
    _refused: Field | None = None  # where the form begins when it is shown again
    across: QBoxLayout | None = None
    """Columns of fields side by side; they stand below each other where the screen is too narrow for them."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        accept_text: str,
        cancel_text: str,
        *,
        words: str = "",
        width: int = 560,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setWindowTitle(title)
        self.setModal(True)
        self.setMinimumWidth(min(theme.px(width), self.room().width()))
        self.outer = QVBoxLayout(self)
        self.outer.setContentsMargins(16, 14, 16, 14)
        self.outer.setSpacing(10)
        self.heading = label(theme, title, "details", wrap=True)
        self.outer.addWidget(self.heading)
        if words:
            self.outer.addWidget(label(theme, words, "text", "text2", wrap=True))
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        self.outer.addLayout(self.body, 1)
        self.note = Note(theme)
        self.outer.addWidget(self.note)
        self.accept_button = AcceptButton(theme, accept_text, key="Ctrl+Enter", kind="primary")
        self.cancel_button = ActionButton(theme, cancel_text, key="Esc")
        self.accept_button.clicked.connect(self.take)
        self.cancel_button.clicked.connect(self.reject)
        for key, do in (("Ctrl+Return", self.take), ("Ctrl+Enter", self.take), ("F1", self._ask_help)):
            QShortcut(QKeySequence(key), self).activated.connect(do)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.lacking = ""
        """What else is needed before the form can be accepted, where no field says it; set before the button is."""
        self.why = ElidedLabel(theme, "small", "text2", lines=2)
        self.why.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.accept_button.judged.connect(self._say_why)
        self.foot.addWidget(self.why, 1)
        self.foot.addWidget(self.cancel_button)
        self.foot.addWidget(self.accept_button)
        self.outer.addLayout(self.foot)
        self.scroll_area: QScrollArea | None = None
        """Holds the fields of a form that is larger than the screen: its buttons stay in sight."""
        self._frame = FocusFrame(theme, self)
        self.cancel_button.setAutoDefault(False)
        self.accept_button.setAutoDefault(False)

    def _ask_help(self) -> None:
        below = self.parentWidget()
        while below is not None and below.parentWidget() is not None:
            below = below.parentWidget()
        if below is not None:
            QApplication.sendEvent(below, QEvent(HELP_ASKED))

    def why_not(self) -> str:
        """Return why the form cannot be accepted: what is missing or wrong, or its note; "" if it can."""
        if self.accept_button.isEnabled():
            return ""
        fields = [each for each in self.findChildren(Field) if each.isVisibleTo(self)]
        missing = [each.name() for each in fields if each.required and each.is_empty()]
        wrong = [each.name() for tone in ("stop", "warn") for each in fields if each.tone() == tone]
        if missing:
            return _("Still missing: {fields}.").format(fields=", ".join(missing))
        if wrong:
            return _("Look again: {fields}").format(fields=", ".join(wrong))
        return self.note.text() or self.lacking

    def _say_why(self) -> None:
        """Say beside the button why it cannot be pressed, unless the note above says so already."""
        words = self.why_not()
        self.why.setText("" if self.note.text() else words)
        self.why.setToolTip(words)
        self.accept_button.setToolTip(words)
        self.accept_button.setAccessibleDescription(words)

    def take(self) -> None:
        """Accept, or go to the first field that is missing or wrong; forms override it to check first."""
        if self.accept_button.isEnabled():
            self.accept()
        elif faulty := self._faulty():
            faulty[0].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, words: str, field: Field | None) -> None:
        """Say why what was entered is refused: at the field that it is about, where the form begins when it is shown
        again, else in the form's note.
        """
        self.note.show_message("stop", "" if field else words)
        self._refused = field
        if field is not None:
            field.refuse(words)

    def _faulty(self) -> list[Field]:
        """Return the fields in sight that are missing, then those that are wrong."""
        fields = [each for each in self.findChildren(Field) if each.isVisibleTo(self)]
        missing = [each for each in fields if each.required and each.is_empty()]
        return missing + [each for tone in ("stop", "warn") for each in fields if each.tone() == tone]

    def first_field(self) -> QWidget | None:
        """Return where typing begins: the first field of the body that can be filled in, None where there is none."""
        for at in range(self.body.count()):
            found = _first_focus(self.body.itemAt(at))
            if found is not None:
                return found
        return None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._align()
        self._say_why()
        needed = self.outer.totalHeightForWidth(self.width()) if self.outer.hasHeightForWidth() else 0
        if needed and not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            self.resize(self.width(), needed)  # words that wrap are guessed too tall before their width is known
        self._fit_screen()
        refused, self._refused = self._refused, None
        first = self.first_field() if refused is None else refused.editor
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        for edit in self.findChildren(QLineEdit):
            if edit is self.focusWidget() and edit.selectedText() in ("", edit.text()):
                edit.setSelection(len(edit.text()), -len(edit.text()))  # Qt would, but show the end of a long name
            elif edit is not self.focusWidget():
                edit.home(False)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible() and self.scroll_area is None:
            self._grow()
        return done

    def _grow(self) -> None:
        """Make room for words that came while the dialog is shown, such as two lines below a field."""
        needed = self.outer.totalHeightForWidth(self.width()) if self.outer.hasHeightForWidth() else 0
        if needed > self.height():
            focused = self.focusWidget()
            self.resize(self.width(), needed)
            self._fit_screen()
            if focused is not None and self.scroll_area is not None:  # Qt shows what it holds after this, without it
                QTimer.singleShot(0, self, lambda: focused.setFocus(Qt.FocusReason.OtherFocusReason))

    def room(self) -> QSize:
        """Return how large the dialog may be: the screen without a title bar, or the window that it belongs to."""
        free = free_geometry(self).size() - QSize(0, self.theme.px(TITLE_BAR))
        parent = self.parentWidget()
        return free.expandedTo(parent.window().size()) if parent is not None else free

    def _fit_screen(self) -> None:
        """Let the fields scroll where all of them are larger than the screen, so that no button is beyond it."""
        room = self.room()
        if self.across is not None and self.outer.totalMinimumSize().width() > room.width():
            self.across.setDirection(QBoxLayout.Direction.TopToBottom)
            self._align()
        least = self.outer.totalMinimumSize()
        whole = self.size().expandedTo(least)
        if self.scroll_area is None and (whole.width() > room.width() or whole.height() > room.height()):
            self._scroll(whole, room)
        if self.in_reading_order:
            visit_in_reading_order(self)

    def _scroll(self, whole: QSize, room: QSize) -> None:
        inside = QWidget()
        at = self.outer.indexOf(self.body)
        self.outer.removeItem(self.body)
        self.body.setParent(None)
        inside.setLayout(self.body)
        self.body.setContentsMargins(4, 4, 4, 4)  # the frame of the field with the focus
        self.scroll_area = QScrollArea()
        self.scroll_area.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setWidget(inside)
        self.outer.insertWidget(at, self.scroll_area, 1)
        self.setMinimumSize(0, 0)
        bar = self.scroll_area.verticalScrollBar().sizeHint().width() + self.theme.px(8)
        self.resize((whole + QSize(bar, 0)).boundedTo(room))
        cast(QApplication, QApplication.instance()).focusChanged.connect(self._keep_in_sight)

    def _keep_in_sight(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Scroll to the field that gets the focus."""
        if self.isVisible() and self.scroll_area is not None and now is not None and self.scroll_area.isAncestorOf(now):
            self.scroll_area.ensureWidgetVisible(now, 8, self.theme.px(32))

    def _align(self) -> None:
        """Let the editors of fields below each other begin below each other."""
        self.outer.activate()
        columns: dict[int, list[Field]] = {}
        for field in self.findChildren(Field):
            columns.setdefault(field.mapTo(self, QPoint()).x(), []).append(field)
        for fields in columns.values():
            align(fields)

    def focusNextPrevChild(self, forward: bool) -> bool:
        moved = super().focusNextPrevChild(forward)
        self._frame.follow(None, self.focusWidget())
        return moved


def _first_focus(item: QLayoutItem | None) -> QWidget | None:
    """Return the first widget of a layout's item, in reading order, that takes the focus by Tab."""
    if item is None:
        return None
    inner = item.layout()
    widget = item.widget()
    if inner is None and widget is not None:
        proxy = widget.focusProxy() or widget
        if widget.isHidden() or not widget.isEnabled():
            return None
        if proxy.focusPolicy() & Qt.FocusPolicy.TabFocus and proxy.isEnabled():
            return proxy
        inner = widget.layout()
    if inner is not None:
        for at in range(inner.count()):
            found = _first_focus(inner.itemAt(at))
            if found is not None:
                return found
    return None


class Question(Dialog):
    """Asked only before what cannot be undone; names it, and the safe answer has the focus."""

    def __init__(
        self, theme: Theme, title: str, words: str, do: str, leave: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, title, do, leave, words=words, width=460, parent=parent)

    def first_field(self) -> QWidget:
        return self.cancel_button
