"""Buttons that show their icon, their verb and the key that does the same."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget

from desktop.ui.core.theme import Theme, set_style_properties

KINDS = ("primary", "plain", "flat", "danger")
GAP, CAP_PAD = 6, 6


def paint_key_cap(painter: QPainter, theme: Theme, text: str, right: float, rect: QRectF, ink: QColor) -> float:
    """Draw the key `text` in a small frame that ends at `right`; return where it begins."""
    metrics = theme.metrics("tick")
    width = metrics.horizontalAdvance(text) + 2 * CAP_PAD
    height = theme.px(18)
    box = QRectF(right - width, rect.center().y() - height / 2, width, height)
    frame = QColor(ink)
    frame.setAlphaF(0.35)
    painter.setPen(QPen(frame, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.setPen(ink)
    painter.setFont(theme.font("tick"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    return float(box.left())


def pressed_by(event: QKeyEvent) -> bool:
    """Whether a key is Enter alone, which presses a button as Space does."""
    plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
    return plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PressButton(QPushButton):
    """A button that Enter presses while it has the focus, wherever it stands."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if pressed_by(event):
            self.click()
            return
        super().keyPressEvent(event)


def allow(action: QAction | QAbstractButton, why_not: str) -> None:
    """Enable an action or button, or disable it for a reason, which its tip, and its key in the status, then say."""
    kept = action.property("tip")
    if kept is None:
        kept = action.toolTip()
        action.setToolTip("")
        kept = "" if kept == action.toolTip() else kept  # what follows the text of an action goes on following it
        action.setProperty("tip", kept)
    action.setEnabled(not why_not)
    action.setToolTip(why_not or kept)
    action.setStatusTip(why_not)


class ActionButton(PressButton):
    """A button, plain, primary or flat by `kind`; `key`, written on it, must be its action's shortcut."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        icon: str = "",
        icon_for_words: bool = False,
        key: str = "",
        kind: str = "plain",
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme, self._icon, self._kind = theme, icon, kind
        self._icon_for_words = icon_for_words  # drawn only where the words have no room
        self._key = key.replace("Return", "Enter")
        self._form = 0  # how much of it is drawn; see `compact_button_row`
        self._height = theme.px(24 if small else 28)
        self._font = theme.font("strong" if kind == "primary" else "name")
        self.setFont(self._font)
        self.setProperty("small", small)
        self.setFixedHeight(self._height)
        self.setAccessibleName(text.replace("&", ""))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_text(self, text: str) -> None:
        """Show another verb, for a screen reader without its mnemonic."""
        self.setText(text)
        self.setAccessibleName(text.replace("&", ""))
        self.updateGeometry()

    def make_small(self) -> None:
        """Take the height of the lines that are only 24 px high."""
        self._height = self._theme.px(24)
        self.setFixedHeight(self._height)
        set_style_properties(self, small="true")
        self.updateGeometry()

    def follow(self, action: QAction) -> None:
        """Do `action` when pressed and be enabled as it is."""
        self.clicked.connect(action.trigger)
        action.changed.connect(lambda: self._obey(action))
        self._obey(action)

    def _obey(self, action: QAction) -> None:
        """Be enabled as the action is; a flat button that is disabled is hidden."""
        self.setEnabled(action.isEnabled())
        self.setToolTip(action.toolTip())
        if self._kind == "flat":
            self.setVisible(action.isEnabled())

    def take_form(self, form: int) -> None:
        """Be drawn whole (0), without the key (1), without key and icon (2), or as an icon where there is one (3)."""
        if form != self._form:
            self._form = form
            self.updateGeometry()
            self.update()

    def words_shown(self) -> bool:
        """Return whether the words are drawn, not the icon alone."""
        return bool(self.text()) and not (self._form == 3 and self._icon and self._kind != "primary")

    def width_in(self, form: int) -> int:
        """Return the width in px that the button needs in `form`."""
        kept, self._form = self._form, form
        width = self.sizeHint().width()
        self._form = kept
        return width

    def _has_icon(self) -> bool:
        beside = self._form < 2 and not self._icon_for_words
        return bool(self._icon) and (beside or not self.words_shown())

    def _has_key(self) -> bool:
        return bool(self._key) and (self._form == 0 or not self.text())

    def sizeHint(self) -> QSize:
        words = self.text().replace("&", "") if self.words_shown() else ""
        width = 2 * self._padding() + self.fontMetrics().horizontalAdvance(words)
        if self._has_icon():
            width += self._theme.px(16) + (GAP if words else 0)
        if self._has_key():
            width += 8 + self._theme.metrics("tick").horizontalAdvance(self._key) + 2 * CAP_PAD
        return QSize(width + 2, self._height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _padding(self) -> int:
        return 6 if not self.words_shown() else (8 if self._kind == "flat" else 12)

    def _inks(self) -> tuple[str, str, str]:
        """Return the tokens of ground, border and text for the present state."""
        hover = self.underMouse() or self.isDown()
        if not self.isEnabled():
            return ("window" if self._kind == "flat" else "surface", "line", "disabled")
        if self._kind == "primary":
            return ("accentHover" if hover else "accent", "accent", "onAccent")
        if self.isChecked():
            return ("selected", "control", "accent")
        ground = "hover" if hover else "surface"
        if self._kind == "danger":
            return (ground, "stop", "stop")
        return (ground, "control", "text")

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ground, border, ink = self._inks()
            box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            if self._kind != "flat" or self.isChecked() or (self.underMouse() and self.isEnabled()):
                edge = self._theme.colour(border) if self._kind != "flat" else self._theme.colour(ground)
                painter.setPen(QPen(edge, 1))
                painter.setBrush(self._theme.colour(ground))
                painter.drawRoundedRect(box, 4, 4)
            left = float(self._padding() + 1)
            if self._has_icon():
                side = self._theme.px(16)
                self._theme.paint_icon(painter, self._icon, ink, QRectF(left, 0, side, self.height()))
                left += side + GAP
            right = self.width() - self._padding() - 1.0
            colour = self._theme.colour(ink)
            if self._has_key():
                right = paint_key_cap(painter, self._theme, self._key, right + 2, QRectF(self.rect()), colour) - 8
            if not self.words_shown():
                return
            painter.setFont(self._font)
            painter.setPen(colour)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextShowMnemonic
            painter.drawText(QRectF(left, 0, right - left + 2, self.height()), int(flags), self.text())
