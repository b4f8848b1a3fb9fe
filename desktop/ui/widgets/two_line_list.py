"""A short list whose rows have a name, two lines of detail and a state word."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.ui.core.theme import Theme
from desktop.ui.widgets.text import broken

Index = QModelIndex | QPersistentModelIndex
ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1
GROUNDS = {"ok": "okBg", "warn": "goldSoft", "idle": "selectedIdle", "stop": "stopBg", "info": "selected"}
LEAST = 44  # px of a list without entries
INKS = {"ok": "ok", "warn": "goldText", "idle": "text2", "stop": "stop", "info": "accent"}


@dataclass(frozen=True)
class ListEntry:
    """One row of the list; `tone` colours the state word."""

    id: int
    title: str
    first: str = ""
    second: str = ""
    state: str = ""
    tone: str = "idle"


class _Row(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QListWidget) -> None:
        super().__init__(parent)
        self._theme, self._list = theme, parent

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        entry: ListEntry = index.data(ENTRY_ROLE)
        titles = len(self._titles(entry.title, self._list.viewport().width() - 20))
        lines = titles + bool(entry.first) + bool(entry.second)
        return QSize(120, self._theme.px(18 + 17 * lines + (22 if entry.state else 0)))

    def _titles(self, text: str, width: int) -> list[str]:
        """Break a long title into two lines, the second cut where even that is too little."""
        return broken(text, QFontMetrics(self._theme.font("strong")), width)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect = self._theme, QRect(option.rect)
        entry: ListEntry = index.data(ENTRY_ROLE)
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = ("selected" if self._list.hasFocus() else "selectedIdle") if chosen else "surface"
        painter.fillRect(rect, theme.colour(ground))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        left, width, top = rect.left() + 12, rect.width() - 20, rect.top() + theme.px(9)
        for text, role, tone in (
            *((part, "strong", "text") for part in self._titles(entry.title, width)),
            (entry.first, "small", "text2"),
            (entry.second, "small", "text2"),
        ):
            if text:
                painter.setFont(theme.font(role))
                painter.setPen(theme.colour(tone))
                shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
                painter.drawText(QRect(left, top, width, theme.px(18)), int(Qt.AlignmentFlag.AlignVCenter), shown)
                top += theme.px(17)
        if entry.state:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(theme.font("smallName"))
            wide = painter.fontMetrics().horizontalAdvance(entry.state) + 12
            box = QRectF(left, top + 3, wide, theme.px(20))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(GROUNDS[entry.tone]))
            painter.drawRoundedRect(box, 3, 3)
            painter.setPen(theme.colour(INKS[entry.tone]))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), entry.state)
        if chosen and self._list.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))
        painter.restore()


class TwoLineList(QListWidget):
    """Tells which entry is chosen; with `fits` it is no higher than its entries, what is below it gets the rest."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None, *, fits: bool = False) -> None:
        super().__init__(parent)
        self._fits = fits
        self.setItemDelegate(_Row(theme, self))
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(lambda _now, _old: self.chosen.emit(self.current_id()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()  # titles break anew
            self._fit()

    def _fit(self) -> None:
        if self._fits:
            rows = sum(self.sizeHintForRow(row) for row in range(self.count()))
            self.setMaximumHeight(max(rows, LEAST) + 2 * self.frameWidth())

    def show_entries(self, entries: Sequence[ListEntry]) -> None:
        """Replace the rows and stand on the same id as before, else on the first."""
        kept = self.current_id()
        self.blockSignals(True)
        self.clear()
        for entry in entries:
            item = QListWidgetItem(entry.title)
            item.setData(ENTRY_ROLE, entry)
            told = ", ".join(text for text in (entry.title, entry.first, entry.second, entry.state) if text)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, told)
            self.addItem(item)
        ids = [entry.id for entry in entries]
        self.setCurrentRow(ids.index(kept) if kept in ids else 0)
        self.blockSignals(False)
        self._fit()
        self.chosen.emit(self.current_id())

    def choose(self, id_: int) -> None:
        """Select the entry with this id, if it is in the list."""
        for row in range(self.count()):
            if self.item(row).data(ENTRY_ROLE).id == id_:
                self.setCurrentRow(row)

    def current_id(self) -> int:
        """Return the id of the selected entry, 0 for none."""
        item = self.currentItem()
        return item.data(ENTRY_ROLE).id if item else 0
