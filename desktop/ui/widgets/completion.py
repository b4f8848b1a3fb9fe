"""The list under a field of everything known that fits what was typed; Enter takes the first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.core.theme import Theme
from desktop.ui.widgets.text import NfcLineEdit

Index = QModelIndex | QPersistentModelIndex
HINT_ROLE = Qt.ItemDataRole.UserRole + 1
VALUE_ROLE = Qt.ItemDataRole.UserRole + 2
ROWS = 8


@dataclass(frozen=True)
class Suggestion:
    """One known thing: what to write, a hint at the right, and what it stands for."""

    text: str
    hint: str = ""
    value: object = None


class _Row(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, self._theme.px(28))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._theme
        rect: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, theme.colour("selected" if chosen else "surface"))
        inner = rect.adjusted(10, 0, -10, 0)
        hint = str(index.data(HINT_ROLE) or "")
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text2"))
        metrics = painter.fontMetrics()
        hint = metrics.elidedText(hint, Qt.TextElideMode.ElideRight, inner.width() // 2)
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), hint)
        room = inner.width() - (metrics.horizontalAdvance(hint) + 12 if hint else 0)
        painter.setFont(theme.font("text"))
        painter.setPen(theme.colour("text"))
        text = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room)
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter), text)
        painter.restore()


class Completion(QObject):
    """Watches one line edit; `find` must answer within a few ms."""

    taken = Signal(object)  # the Suggestion

    def __init__(self, theme: Theme, edit: NfcLineEdit, find: Callable[[str], Sequence[Suggestion]], name: str) -> None:
        super().__init__(edit)
        self._theme, self._edit, self._find = theme, edit, find
        self._model = QStandardItemModel(self)
        self.popup = QFrame(edit, Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.popup.setObjectName("popup")
        self.popup.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.popup.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setItemDelegate(_Row(theme, self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setAccessibleName(name)
        self._list.setMouseTracking(True)
        self._list.clicked.connect(lambda index: self.take(index.row()))
        column = QVBoxLayout(self.popup)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self._list)
        edit.textEdited.connect(lambda _text: self.offer())
        edit.installEventFilter(self)

    def offer(self) -> None:
        """Show what fits; nothing typed or nothing known shows nothing."""
        text = self._edit.value()
        found = list(self._find(text))[:ROWS] if text else []
        self._model.clear()
        for suggestion in found:
            item = QStandardItem(suggestion.text)
            item.setData(suggestion.hint, HINT_ROLE)
            item.setData(suggestion, VALUE_ROLE)
            item.setEditable(False)
            self._model.appendRow(item)
        if not found or (len(found) == 1 and found[0].text == text and found[0].value is None):
            self.popup.hide()
            return
        self.popup.setGeometry(self._place(len(found)))
        self.popup.show()
        self._list.setCurrentIndex(self._model.index(0, 0))

    def _place(self, rows: int) -> QRect:
        """Return where the list goes: below the field or, where there is no room, above it; never out of the window."""
        window, edit = self._edit.window(), self._edit
        room = QRect(window.mapToGlobal(QPoint(0, 0)), window.size())
        width = min(max(edit.width(), self._theme.px(360)), room.width())
        height = rows * self._theme.px(28) + 4
        corner = edit.mapToGlobal(QPoint(0, edit.height() + 1))
        left = max(room.left(), min(corner.x(), room.right() + 1 - width))
        above = edit.mapToGlobal(QPoint(0, -1 - height)).y()
        fits = corner.y() + height <= room.bottom() + 1
        return QRect(left, corner.y() if fits or above < room.top() else above, width, height)

    def take(self, row: int) -> None:
        """Write the suggestion in this row into the field and emit it."""
        item = self._model.item(row)
        self.popup.hide()
        if item is not None:
            suggestion: Suggestion = item.data(VALUE_ROLE)
            self._edit.setText(suggestion.text)
            self.taken.emit(suggestion)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.popup.hide()
        if isinstance(event, QKeyEvent) and self.popup.isVisible():
            if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()  # of the list, not of the form around the field
                return True
            if event.type() == QEvent.Type.KeyPress:
                return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        row = self._list.currentIndex().row()
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            row = (row + step) % self._model.rowCount()
            self._list.setCurrentIndex(self._model.index(row, 0))
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.take(row)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.popup.hide()
            return True
        return False
