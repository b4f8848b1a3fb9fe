"""The navigation at the left: one tab stop, arrows inside, counts at the right, a gold bar where one is."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.ui.core.theme import Theme
from desktop.ui.widgets.buttons import PressButton
from desktop.ui.widgets.text import broken

Index = QModelIndex | QPersistentModelIndex
ITEM, GAP_HEIGHT = 32, 17
COUNT_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class SidebarItem:
    """One page; an empty `page` is the divider between the round's pages and the others."""

    page: str
    title: str = ""
    icon: str = ""
    key: str = ""


class SidebarModel(QAbstractListModel):
    """The pages with their counts; counts and reach change, the pages do not."""

    def __init__(self, items: Sequence[SidebarItem]) -> None:
        super().__init__()
        self.items = tuple(items)
        self.counts: dict[str, str] = {}
        self.closed: frozenset[str] = frozenset()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        item = self.items[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return item.title
        if role == Qt.ItemDataRole.ToolTipRole and item.key:
            return f"{item.title} ({item.key})"
        if role == COUNT_ROLE:
            return self.counts.get(item.page, "")
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        item = self.items[index.row()]
        if not item.page or item.page in self.closed:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def set_counts(self, counts: dict[str, str], closed: frozenset[str]) -> None:
        """Take new counts and the pages that cannot be opened now."""
        self.counts, self.closed = counts, closed
        if self.items:
            self.dataChanged.emit(self.index(0), self.index(len(self.items) - 1))


class SidebarDelegate(QStyledItemDelegate):
    """Paints icon, title, count and the gold bar of the current page."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.narrow = False

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        assert isinstance(model, SidebarModel)
        height = ITEM if model.items[index.row()].page else GAP_HEIGHT
        return QSize(52, self._theme.px(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, theme = index.model(), self._theme
        assert isinstance(model, SidebarModel)
        item = model.items[index.row()]
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not item.page:
            painter.setPen(theme.colour("line"))
            painter.drawLine(rect.left() + 12, rect.center().y(), rect.right() - 12, rect.center().y())
            painter.restore()
            return
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        enabled = bool(state & QStyle.StateFlag.State_Enabled)
        if chosen:
            painter.fillRect(rect, theme.colour("chosen"))
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), theme.colour("gold"))
        elif state & QStyle.StateFlag.State_MouseOver and enabled:
            painter.fillRect(rect, theme.colour("hover"))
        if chosen and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(QRectF(rect).adjusted(4, 2, -3, -2), 4, 4)
        ink = "disabled" if not enabled else ("accent" if chosen else "text2")
        icon_box = QRectF(rect.left() + 8, rect.top(), theme.px(26), rect.height())
        theme.paint_icon(painter, item.icon, ink, icon_box, 18)
        if not self.narrow:
            text = rect.adjusted(int(icon_box.width()) + 8 + 6, 0, -10, 0)
            count = index.data(COUNT_ROLE)
            painter.setPen(theme.colour("text3" if enabled else "disabled"))
            painter.setFont(theme.font("figures"))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(text, int(right), count)
            painter.setPen(theme.colour("text" if enabled else "disabled"))
            painter.setFont(theme.font("strong" if chosen else "text"))
            painter.drawText(text, int(Qt.AlignmentFlag.AlignVCenter), item.title)
        painter.restore()


class Sidebar(QListView):
    """Says which page is wanted; the frame opens it."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, items: Sequence[SidebarItem], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = SidebarModel(items)
        self._delegate = SidebarDelegate(theme, self)
        self.setModel(self._list)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def _on_current_changed(self, index: QModelIndex, _old: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self._list.items[index.row()].page)

    def select_page(self, page: str) -> None:
        """Show `page` as the current one without asking for it again."""
        for row, item in enumerate(self._list.items):
            if item.page == page:
                self.selectionModel().blockSignals(True)
                self.setCurrentIndex(self._list.index(row))
                self.selectionModel().blockSignals(False)
                self.viewport().update()

    def clear_page(self) -> None:
        """Show that no page is open."""
        self.selectionModel().blockSignals(True)
        self.setCurrentIndex(QModelIndex())
        self.selectionModel().blockSignals(False)
        self.viewport().update()

    def set_counts(self, counts: dict[str, str], closed: frozenset[str] = frozenset()) -> None:
        """Show counts by page, and disable the pages in `closed`."""
        self._list.set_counts(counts, closed)

    def set_narrow(self, narrow: bool) -> None:
        """Show icons only, for windows below 1200 px."""
        self._delegate.narrow = narrow
        self.viewport().update()


LOW, HIGH, NARROW = 50, 66, 80
"""px: the button's height with one line of a name and with two; below this width it shows its icon only."""


class RoundButton(PressButton):
    """Two lines in a frame: what it is, and its name."""

    def __init__(self, theme: Theme, title: str, none: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._title, self._none = theme, title, none
        self._name = ""
        self.setFixedHeight(theme.px(LOW))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_name("")

    def set_name(self, name: str) -> None:
        """Show the open round's name, "" for none."""
        self._name = name
        self.setAccessibleName(f"{self._title}: {name or self._none}")
        self.setToolTip(name)
        self._fit()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _lines(self) -> list[str]:
        """Return the name in at most two lines: names of rounds are told apart by their ends."""
        return broken(self._name or self._none, self._theme.metrics("strong"), self.width() - 18)

    def _fit(self) -> None:
        high = HIGH if self.width() >= NARROW and len(self._lines()) > 1 else LOW
        self.setFixedHeight(self._theme.px(high))

    def sizeHint(self) -> QSize:
        return QSize(52, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.setBrush(theme.colour("hover" if self.underMouse() else "surface"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            if self.width() < NARROW:
                theme.paint_icon(painter, "trophy", "gold", QRectF(self.rect()), 18)
                return
            half = theme.px(LOW) / 2
            width = self.width() - 34
            flags = int(Qt.AlignmentFlag.AlignVCenter)
            painter.setFont(theme.font("small"))
            painter.setPen(theme.colour("text2"))
            painter.drawText(QRectF(9, 5, width, half - 4), flags, self._title)
            role = "strong" if self._name else "text"
            painter.setFont(theme.font(role))
            painter.setPen(theme.colour("text" if self._name else "text2"))
            below = QRectF(9, half - 1, self.width() - 18, self.height() - half - 3)
            painter.drawText(below, flags, "\n".join(self._lines()))
            theme.paint_icon(painter, "chevrons-up-down", "text2", QRectF(self.width() - 24, 4, 16, half), 14)
