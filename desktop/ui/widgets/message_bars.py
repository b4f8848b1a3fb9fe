"""What was done, with undo, and how far running work is: lines in a place of their own, nothing moves for them."""

from PySide6.QtCore import QElapsedTimer, QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.core.theme import Theme
from desktop.ui.widgets.buttons import ActionButton
from desktop.ui.widgets.key_owner import KeyShortcut
from desktop.ui.widgets.tab_order import visit_after
from desktop.ui.widgets.text import ElidedLabel, label, picture_label

REST_MS = 10_000  # the bar stays this long after the mouse left it
STANDS_MS = 3_000  # a result that stood so long makes way for what is done next


def one_line(theme: Theme, role: str) -> ElidedLabel:
    """Return a label that takes the room that is there; what has none can be read in `show_whole`."""
    made = ElidedLabel(theme, role)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return made


def room_lacks(words: ElidedLabel, room: int) -> bool:
    """Return whether `room` px are too few for the whole text."""
    return words.fontMetrics().horizontalAdvance(words.text()) > room


def show_whole(theme: Theme, words: str, over: QWidget) -> None:
    """Show all words over a line, until the next key or click."""
    popup = QFrame(over, Qt.WindowType.Popup)
    popup.setObjectName("panel")
    popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    shown = label(theme, words, "text", wrap=True)
    shown.setFixedWidth(min(theme.px(560), over.window().width() - 40))
    column = QVBoxLayout(popup)
    column.setContentsMargins(12, 10, 12, 10)
    column.addWidget(shown)
    popup.adjustSize()
    popup.move(over.mapToGlobal(QPoint(0, -popup.height() - 4)))
    popup.show()


class UndoBar(QFrame):
    """Shows what was done and offers undo; stands in a line that is always there: nothing moves or is covered."""

    undone = Signal()
    told = Signal()

    def __init__(self, theme: Theme, undo: str, close: str, more: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self._theme = theme
        self._icon = picture_label()
        self._text = one_line(theme, "text")
        self._undo = ActionButton(theme, undo, key="Ctrl+Z", small=True)
        self._undo.clicked.connect(self._take_back)
        self._close = ActionButton(theme, "", icon="x", kind="flat", small=True)
        self._close.setAccessibleName(close)
        self._close.setToolTip(close)
        self._close.clicked.connect(self.hide)
        self._more = ActionButton(theme, more, kind="flat", small=True)
        self._more.clicked.connect(lambda: show_whole(theme, self._text.text(), self))
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 8, 0)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        for button in (self._more, self._undo, self._close):
            row.addWidget(button)
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self.hide)
        self.setFixedHeight(theme.px(28))
        self.hide()

    def show_message(self, text: str, *, undo: bool = True, icon: str = "check", tone: str = "ok") -> None:
        """Show `text` until the next message, or 10 s after mouse and focus have left."""
        self._icon.setPixmap(self._theme.pixmap(icon, tone, 16, self.devicePixelRatioF()))
        self._text.setText(text)
        self._text.setToolTip(text)
        self._undo.setVisible(undo)
        self.show()
        self._offer_whole()
        self._rest.start()
        self.told.emit()

    def text(self) -> str:
        """Return the message that is shown, "" for none."""
        return "" if self.isHidden() else self._text.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._offer_whole()

    def _offer_whole(self) -> None:
        """Offer to read the words whole where the line is too short for them."""
        beside = [each for each in (self._icon, self._undo, self._close) if not each.isHidden()]
        others = sum(each.sizeHint().width() + self._row.spacing() for each in beside)
        self._more.setVisible(room_lacks(self._text, self.width() - others - self._row.spacing()))

    def _take_back(self) -> None:
        self.hide()
        self.undone.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._rest.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._rest.start()
        super().leaveEvent(event)


class ProgressBar(QFrame):
    """What is being done, how far, and Cancel; afterwards its result with buttons.

    One line high: the window shows it in its status line, a place that is always there, so that nothing moves. Words
    that are longer than the line are read whole in a popup, which `more` opens.
    """

    cancelled = Signal()

    def __init__(self, theme: Theme, cancel: str, more: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.words = one_line(theme, "strong")
        self.rest = label(theme, "", "small", "text2")
        self._cancel = ActionButton(theme, cancel, key="Esc", small=True)
        self._cancel.clicked.connect(self.cancelled)
        self._more = ActionButton(theme, more, kind="flat", small=True)
        self._more.clicked.connect(lambda: show_whole(theme, self.words.text(), self))
        self._escape = KeyShortcut(QKeySequence(Qt.Key.Key_Escape), self, context=Qt.ShortcutContext.WindowShortcut)
        self._escape.activated.connect(self.cancelled)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(cancel)
        self.bar.setFixedWidth(theme.px(120))
        self.buttons: list[ActionButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self.words, 1)
        for widget in (self.bar, self.rest, self._cancel, self._more):
            self._row.addWidget(widget)
        self.setFixedHeight(theme.px(24))
        self._turn = 0
        self._stands = QElapsedTimer()
        self._late = QTimer(self, interval=200, singleShot=True)  # faster work shows nothing
        self._late.timeout.connect(self.show)
        self._escape.setEnabled(False)
        self.hide()

    def start(self, words: str, *, can_stop: bool = True) -> int:
        """Show after 200 ms that work has begun; quicker work shows nothing. Return what `end` takes."""
        self._turn += 1
        self._clear()
        self.bar.setAccessibleName(words)
        self._say(words)
        self.bar.setRange(0, 0)
        self.bar.show()
        self._cancel.setVisible(can_stop)
        self._escape.setEnabled(can_stop)
        self._late.start()
        return self._turn

    def end(self, turn: int) -> None:
        """Hide the work that `start` began, unless other work or a result has taken its place since."""
        if turn == self._turn:
            self.finish("", [])

    def make_way(self) -> None:
        """Take the result of earlier work away, because something else was done since."""
        if self.tells_result() and self._stands.elapsed() >= STANDS_MS:
            self.finish("", [])

    def tells_result(self) -> bool:
        """Whether the result of finished work is shown."""
        return not self.isHidden() and self.bar.isHidden()

    def step(self, done: int, total: int, rest: str) -> None:
        """Show how far the work is; `rest` is its figure in words."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.rest.setText(rest)

    def finish(self, words: str, actions: list[ActionButton]) -> None:
        """Show the result with buttons, or hide where `words` is empty."""
        self._turn += 1
        self._late.stop()
        self._escape.setEnabled(False)
        self._clear()
        self.bar.hide()
        self._cancel.hide()
        self._say(words)
        for action in actions:
            action.make_small()  # as the other buttons of the line
            self._row.addWidget(action)
        self.buttons = actions
        visit_after(self, actions)
        self.setVisible(bool(words))
        self._stands.start()
        self._offer_whole()

    def _say(self, words: str) -> None:
        self.words.setText(words)
        self.words.setToolTip(words)
        self.rest.setText("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._offer_whole()

    def _offer_whole(self) -> None:
        """Offer to read the words whole where the line is too short for them."""
        others = sum(button.sizeHint().width() + self._row.spacing() for button in self.buttons)
        room = self.width() - others - self._row.spacing()
        self._more.setVisible(self.bar.isHidden() and room_lacks(self.words, room))

    def _clear(self) -> None:
        self._more.hide()
        for action in self.buttons:
            self._row.removeWidget(action)
            action.deleteLater()
        self.buttons = []


class OfferBar(QFrame):
    """Offers something in words, with a button that takes it and one that leaves it; stays until it is answered."""

    accepted = Signal()

    def __init__(
        self, theme: Theme, icon: str, take: tuple[str, str], leave: str, parent: QWidget | None = None
    ) -> None:
        """`take` is the button's words and key, `icon` a picture of `resources/icons`."""
        super().__init__(parent)
        self.setObjectName("strip")
        picture = picture_label()
        picture.setPixmap(theme.pixmap(icon, "accent", 16, self.devicePixelRatioF()))
        self.words = ElidedLabel(theme, "text")
        text, key = take
        self.take = ActionButton(theme, text, key=key, icon="check")
        self.leave = ActionButton(theme, leave, kind="flat")
        self.take.setShortcut(key)
        self.take.clicked.connect(self.accepted)
        self.leave.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 12, 4)
        row.setSpacing(10)
        row.addWidget(picture)
        row.addWidget(self.words, 1)
        row.addWidget(self.leave)
        row.addWidget(self.take)
        self.setFixedHeight(theme.px(44))
        self.hide()

    def offer(self, words: str) -> None:
        """Say what is offered; "" hides the strip."""
        self.words.setText(words)
        self.words.setToolTip(words)
        self.setVisible(bool(words))
