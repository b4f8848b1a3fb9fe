"""A table whose first columns stay in view when it is scrolled sideways, as in Qt's example of a frozen column."""

from collections.abc import Mapping

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QStyledItemDelegate, QTableView, QWidget

from desktop.ui.tables.columns_table import ColumnsTable

Index = QModelIndex | QPersistentModelIndex
Hint = QAbstractItemView.ScrollHint


class FrozenColumnsTable(ColumnsTable):
    """Shows its first `count` columns over the others once it is scrolled; keys and screen readers know one table.

    `freeze` is called once model, delegate and headers are set up.
    """

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = self.kept_first = count
        self.frozen = QTableView(self)
        self.frozen.hide()
        self._edge = QFrame(self.frozen)
        self._edge.setObjectName("line")
        self._edge.setFixedWidth(1)

    def freeze(self, model: QAbstractItemModel, delegate: QStyledItemDelegate) -> None:
        """Show the first columns of `model`, painted by `delegate`, over this table."""
        frozen = self.frozen
        frozen.setModel(model)
        frozen.setSelectionModel(self.selectionModel())
        frozen.setItemDelegate(delegate)
        frozen.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # one table for Tab and keys
        frozen.pressed.connect(lambda _index: self.setFocus(Qt.FocusReason.MouseFocusReason))
        frozen.setFrameShape(QFrame.Shape.NoFrame)
        frozen.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        frozen.setSelectionMode(self.selectionMode())
        frozen.setShowGrid(self.showGrid())
        frozen.setWordWrap(self.wordWrap())
        frozen.setFont(self.font())
        frozen.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        frozen.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        frozen.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        frozen.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for header, own in (
            (frozen.verticalHeader(), self.verticalHeader()),
            (frozen.horizontalHeader(), self.horizontalHeader()),
        ):
            header.setFont(own.font())
            header.setHighlightSections(False)
            header.setDefaultAlignment(own.defaultAlignment())
            header.setDefaultSectionSize(own.defaultSectionSize())
        frozen.verticalHeader().hide()
        for column in range(model.columnCount()):
            frozen.setColumnHidden(column, column >= self._count)
            frozen.setColumnWidth(column, self.columnWidth(column))
        self.horizontalHeader().sectionResized.connect(lambda at, _old, new: self._follow_width(at, new))
        frozen.horizontalHeader().sectionResized.connect(lambda at, _old, new: self.setColumnWidth(at, new))
        frozen.doubleClicked.connect(self.edit)
        self.verticalScrollBar().valueChanged.connect(frozen.verticalScrollBar().setValue)
        frozen.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.horizontalScrollBar().valueChanged.connect(lambda _value: self._place())

    def choose_columns(self, chosen: Mapping[str, bool]) -> None:
        super().choose_columns(chosen)
        for column in range(self._count):
            self.frozen.setColumnHidden(column, self.isColumnHidden(column))
        self._place()

    def frozen_width(self) -> int:
        """Return the width in px of the columns that stay in view."""
        return sum(self.columnWidth(column) for column in range(self._count))

    def _follow_width(self, column: int, width: int) -> None:
        if column < self._count:
            self.frozen.setColumnWidth(column, width)
            self._place()

    def _place(self) -> None:
        """Lay the frozen columns over their own places, while these are scrolled out of view."""
        width, frame = self.frozen_width(), self.frameWidth()
        shown = self.horizontalScrollBar().value() > 0
        height = self.horizontalHeader().height() + self.viewport().height()
        self.frozen.setGeometry(frame, frame, width, height)
        self.frozen.horizontalHeader().setFixedHeight(self.horizontalHeader().height())
        self._edge.setGeometry(width - 1, 0, 1, height)
        self._edge.raise_()
        if shown and not self.frozen.isVisibleTo(self):
            self.frozen.verticalScrollBar().setValue(self.verticalScrollBar().value())
        self.frozen.setVisible(shown)

    def scrollTo(self, index: Index, hint: Hint = Hint.EnsureVisible) -> None:
        """Bring a cell into view, never under the frozen columns; these need no scrolling sideways."""
        bar = self.horizontalScrollBar()
        before = bar.value()
        if index.column() < self._count and before > 0:
            beside = self.columnAt(self.frozen_width() + 1)
            super().scrollTo(self.model().index(index.row(), max(beside, self._count)), hint)
            bar.setValue(before)
            return
        super().scrollTo(index, hint)
        hidden = self.frozen_width() - self.visualRect(index).left()
        if index.column() >= self._count and bar.value() > 0 and hidden > 0:
            bar.setValue(bar.value() - hidden)

    def edit(self, index: Index, *more: object) -> bool:  # type: ignore[override]
        """Edit a cell; a frozen one where it really stands."""
        begun = bool(super().edit(index, *more))
        if self.state() == QAbstractItemView.State.EditingState and index.column() < self._count:
            self.horizontalScrollBar().setValue(0)
        return begun

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return super().viewportEvent(event)
