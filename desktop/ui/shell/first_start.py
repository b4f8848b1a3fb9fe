"""The first screen: practise on the sample round, start with one's own office, or open a record."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.core.i18n import _
from desktop.ui.core.theme import TEXT_SIZES, Theme
from desktop.ui.framework.page import Page
from desktop.ui.shell.drum_logo import DrumLogo
from desktop.ui.widgets.buttons import ActionButton, PressButton, paint_key_cap
from desktop.ui.widgets.text import label, line

if TYPE_CHECKING:
    from desktop.ui.core.context import Context


class ChoiceCard(PressButton):
    """Two lines and a key; a button in every other respect."""

    def __init__(
        self, theme: Theme, icon: str, title: str, words: str, key: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._icon, self._title, self._words, self._key = theme, icon, title, words, key
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        self.setShortcut(key)
        self.setFixedHeight(theme.px(70))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        wide = self._theme.metrics("text").horizontalAdvance(self._words)
        return QSize(wide + 120, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            edge = "accent" if self.hasFocus() else "line"
            painter.setPen(QPen(theme.colour(edge), 1))
            painter.setBrush(theme.colour("hover" if self.underMouse() else "surface"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            half = self.height() / 2
            icon_box = QRectF(16, half - theme.px(26), theme.px(26), theme.px(30))
            theme.paint_icon(painter, self._icon, "accent" if self.hasFocus() else "text2", icon_box, 22)
            left = 16 + theme.px(26) + 13
            width = self.width() - left - 60
            painter.setFont(theme.font("section"))
            painter.setPen(theme.colour("text"))
            flags = int(Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(QRectF(left, half - theme.px(22), width, theme.px(22)), flags, self._title)
            painter.setFont(theme.font("text"))
            painter.setPen(theme.colour("text2"))
            words = painter.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, width + 30)
            painter.drawText(QRectF(left, half, width + 30, theme.px(20)), flags, words)
            box = QRectF(0, half - theme.px(20), self.width(), theme.px(20))
            paint_key_cap(painter, theme, self._key, self.width() - 16, box, theme.colour("text2"))


class FirstStart(Page):
    """Shown while the record has no office of its own."""

    sample_requested = Signal()
    office_requested = Signal()
    record_requested = Signal()
    preferences_changed = Signal()

    def __init__(self, context: "Context") -> None:
        super().__init__(context, "")
        self.header.hide()
        theme = self.theme
        self.cards = [
            ChoiceCard(
                theme,
                "graduation-cap",
                _("Practise on an invented office"),
                _("A unit's list and six steps to the register, with a finished round beside it: 10 minutes."),
                "1",
            ),
            ChoiceCard(
                theme,
                "landmark",
                _("Start with your own office"),
                _("Needs the office's name, who is above it and who signs. The law is already in."),
                "2",
            ),
            ChoiceCard(
                theme,
                "folder-open",
                _("Open a record"),
                _("A file on this computer, or a backup."),
                "3",
            ),
        ]
        signals = (self.sample_requested, self.office_requested, self.record_requested)
        for card, signal in zip(self.cards, signals, strict=True):
            card.clicked.connect(signal)
        self._lay_out()

    def _lay_out(self) -> None:
        theme = self.theme
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(label(theme, _("Good day"), "greeting"))
        words.addWidget(
            label(
                theme,
                _(
                    "Sổ Vàng keeps your office's nominations, decisions, certificates and register.\n"
                    "Everything runs on this computer and needs no network."
                ),
                "text",
                "text2",
                wrap=True,
            )
        )
        top = QHBoxLayout()
        top.setSpacing(22)
        top.addWidget(DrumLogo(theme))
        top.addLayout(words, 1)
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addLayout(top)
        column.addSpacing(14)
        for card in self.cards:
            column.addWidget(card)
        column.addSpacing(14)
        column.addWidget(line())
        column.addLayout(self._choices())
        middle = QWidget()
        middle.setLayout(column)
        middle.setMaximumWidth(theme.px(760))
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(middle, 8)
        across.addStretch(1)
        self.column.addStretch(2)
        self.column.addLayout(across)
        self.column.addStretch(5)

    def _choices(self) -> QHBoxLayout:
        preferences = self.context.preferences
        sizes = TEXT_SIZES
        following = sizes[(sizes.index(preferences.text_size) + 1) % len(sizes)]
        other = "en" if preferences.language == "vi" else "vi"
        dark = preferences.theme == "dark"
        row = QHBoxLayout()
        row.setSpacing(8)
        for icon, text, do in (
            ("languages", "English" if other == "en" else "Tiếng Việt", lambda: self._set("language", other)),
            ("sun", _("Light") if dark else _("Dark"), lambda: self._set("theme", "light" if dark else "dark")),
            ("a-large-small", f"{following} %", lambda: self._set("text_size", following)),
        ):
            row.addWidget(self._small(icon, text, do))
        row.addStretch(1)
        return row

    def _small(self, icon: str, text: str, do: Callable[[], None]) -> ActionButton:
        button = ActionButton(self.theme, text, icon=icon, kind="flat")
        button.clicked.connect(lambda _checked=False: do())
        return button

    def _set(self, name: str, value: object) -> None:
        setattr(self.context.preferences, name, value)
        self.preferences_changed.emit()

    def first_focus(self) -> QWidget:
        return self.cards[0]

    def enter(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        super().enter()
