"""Ctrl+K: acts, papers, settings and what the record holds by a few letters, without accents."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from db.rules.names import search_key
from desktop.ui.core.i18n import _
from desktop.ui.core.jobs import Debounce
from desktop.ui.core.theme import Theme
from desktop.ui.widgets.buttons import paint_key_cap
from desktop.ui.widgets.text import NfcLineEdit, label

Index = QModelIndex | QPersistentModelIndex
FOUND_ROLE = Qt.ItemDataRole.UserRole + 1
WIDTH, TOP, ROW, HEAD = 640, 96, 32, 26
MOST = 6  # of each group


@dataclass(frozen=True)
class Found:
    """One line: what it is, where it belongs, and what Enter does."""

    group: str
    text: str
    do: Callable[[], object]
    icon: str = "circle-play"
    hint: str = ""
    key: str = ""


LookThrough = Callable[[str, Callable[[Sequence[Found]], object]], Callable[[], object]]


def spans(text: str, typed: str) -> list[tuple[int, int]]:
    """Return where the words of `typed` stand in `text`, accents aside; letters keep their places."""
    folded = "".join((search_key(letter) or " ")[:1] for letter in text)
    found = []
    for word in search_key(typed).split():
        at = folded.find(word)
        if at >= 0:
            found.append((at, at + len(word)))
    return sorted(found)


class _Row(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.typed = ""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, self._theme.px(ROW if isinstance(index.data(FOUND_ROLE), Found) else HEAD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._theme
        rect: QRect = option.rect
        found = index.data(FOUND_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not isinstance(found, Found):
            painter.setFont(theme.font("smallStrong"))
            painter.setPen(theme.colour("text2"))
            painter.drawText(rect.adjusted(14, 0, -14, 0), int(Qt.AlignmentFlag.AlignVCenter), str(index.data()))
            painter.restore()
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, theme.colour("selected"))
        theme.paint_icon(
            painter,
            found.icon,
            "accent" if chosen else "text2",
            QRectF(rect.left() + 12, rect.top(), 22, rect.height()),
        )
        right = rect.right() - 14.0
        if found.key:
            right = paint_key_cap(painter, theme, found.key, right, QRectF(rect), theme.colour("text2")) - 10
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text2"))
        hint = painter.fontMetrics().elidedText(found.hint, Qt.TextElideMode.ElideRight, 220)
        wide = painter.fontMetrics().horizontalAdvance(hint)
        painter.drawText(
            QRectF(right - wide, rect.top(), wide + 2, rect.height()), int(Qt.AlignmentFlag.AlignVCenter), hint
        )
        self._paint_text(
            painter, found.text, QRectF(rect.left() + 42, rect.top(), right - wide - 56 - rect.left(), rect.height())
        )
        painter.restore()

    def _paint_text(self, painter: QPainter, text: str, box: QRectF) -> None:
        theme = self._theme
        painter.setFont(theme.font("text"))
        metrics = painter.fontMetrics()
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
        for start, end in spans(text, self.typed):
            left = box.left() + metrics.horizontalAdvance(text[:start])
            wide = metrics.horizontalAdvance(text[:end]) - metrics.horizontalAdvance(text[:start])
            mark = QRectF(left - 1, box.center().y() - metrics.height() / 2, wide + 2, metrics.height())
            painter.fillRect(mark, theme.colour("goldSoft"))
        painter.setPen(theme.colour("text"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), text)


class CommandPalette(QFrame):
    """640 px wide under the menu bar; what fits is asked after 60 ms of quiet.

    `find` returns at once what the window itself offers; `look_through` reads the record meanwhile, hands what it found
    to its second argument and returns what stops it. What is found later stands below what is there already.
    """

    def __init__(
        self, theme: Theme, find: Callable[[str], Sequence[Found]], look_through: LookThrough, parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(_("Find or do"))
        self._theme, self._find, self._look_through = theme, find, look_through
        self._stop: Callable[[], object] | None = None
        self._enter_waits = False
        self.edit = NfcLineEdit()
        self.edit.setPlaceholderText(_("Find nominees, people, units, decisions, papers, settings, commands…"))
        self.edit.setAccessibleName(_("Find or do"))
        self.edit.setFont(theme.font("section"))
        self.edit.addAction(theme.icon("search"), NfcLineEdit.ActionPosition.LeadingPosition)
        self.edit.installEventFilter(self)
        self._model = QStandardItemModel(self)
        self.list = QListView()
        self.list.setModel(self._model)
        self._delegate = _Row(theme, self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(_("What was found"))
        self.list.clicked.connect(lambda index: self._take(index.data(FOUND_ROLE)))
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 4, 14, 6)
        foot.addWidget(label(theme, _("↑ ↓ choose · Enter open · Esc close"), "small", "text2"))
        foot.addStretch(1)
        foot.addWidget(label(theme, _("accents may be left out"), "small", "text2"))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(4)
        top = QHBoxLayout()
        top.setContentsMargins(10, 8, 10, 2)
        top.addWidget(self.edit)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        self._quiet = Debounce(60, self.search, self)
        self.edit.textChanged.connect(lambda _text: self._quiet.start())
        self.setFixedSize(theme.px(WIDTH), theme.px(450))

    def open(self) -> None:
        """Appear below the menu bar, ready to type."""
        window = self.parentWidget() or self
        left = window.mapToGlobal(window.rect().topLeft()).x() + (window.width() - self.width()) // 2
        self.move(left, window.mapToGlobal(window.rect().topLeft()).y() + self._theme.px(TOP - 32))
        self.search()
        self.show()
        self.edit.setFocus(Qt.FocusReason.PopupFocusReason)

    def search(self) -> None:
        """Show what fits the text typed, in groups, and select the first; an earlier search is of no use any more."""
        self._stop_looking()
        self._enter_waits = False
        typed = self.edit.value()
        self._delegate.typed = typed
        self._model.clear()
        self._append(self._find(typed))
        self._stand_on(1)
        if typed:
            answered: list[bool] = []

            def show(found: Sequence[Found]) -> None:
                answered.append(True)
                self._show_more(typed, found)

            stop = self._look_through(typed, show)
            self._stop = None if answered else stop

    def _show_more(self, typed: str, found: Sequence[Found]) -> None:
        self._stop = None
        if typed != self.edit.value():
            return
        self._append(found)
        if not self._model.rowCount():
            self._append_head(_("Nothing fits “{typed}”. Fewer letters find more.").format(typed=typed))
        if not self.list.currentIndex().isValid():
            self._stand_on(1)
        if self._enter_waits:
            self._enter_waits = False
            self._take(self.list.currentIndex().data(FOUND_ROLE))

    def _append(self, found: Sequence[Found]) -> None:
        for group, members in groupby(found, key=lambda each: each.group):
            self._append_head(group)
            for each in list(members)[: MOST if self.edit.text() else 2 * MOST]:
                item = QStandardItem(each.text)
                item.setEditable(False)
                item.setData(each, FOUND_ROLE)
                self._model.appendRow(item)

    def _append_head(self, text: str) -> None:
        head = QStandardItem(text)
        head.setFlags(Qt.ItemFlag.NoItemFlags)
        self._model.appendRow(head)

    def _stop_looking(self) -> None:
        if self._stop is not None:
            stop, self._stop = self._stop, None
            stop()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._stop_looking()
        super().closeEvent(event)

    def _stand_on(self, row: int) -> None:
        if 0 <= row < self._model.rowCount():
            self.list.setCurrentIndex(self._model.index(row, 0))

    def _take(self, found: Any) -> None:
        if isinstance(found, Found):
            self.close()
            found.do()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            keys = Qt.Key
            if event.key() in (keys.Key_Down, keys.Key_Up):
                self._walk(1 if event.key() == keys.Key_Down else -1)
                return True
            if event.key() in (keys.Key_Return, keys.Key_Enter):
                self._quiet.flush()
                found = self.list.currentIndex().data(FOUND_ROLE)
                self._enter_waits = found is None and self._stop is not None
                self._take(found)
                return True
        return super().eventFilter(watched, event)

    def _walk(self, step: int) -> None:
        row = self.list.currentIndex().row() + step
        while 0 <= row < self._model.rowCount():
            if isinstance(self._model.index(row, 0).data(FOUND_ROLE), Found):
                self._stand_on(row)
                return
            row += step
