"""Paints the cells of every list: section rows, marks, the current cell, figures."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from desktop.ui.core.theme import Theme
from desktop.ui.tables.columns import Mark
from desktop.ui.tables.paged_model import FONT_ROLE, MARK_ROLE, SECTION_ROLE, STRUCK_ROLE
from desktop.ui.widgets.key_owner import FORM
from desktop.ui.widgets.text import NfcLineEdit, broken

Index = QModelIndex | QPersistentModelIndex
PAD = 8


class CellDelegate(QStyledItemDelegate):
    """One line a row, or two where the row is high enough; nothing in a row is a widget."""

    def __init__(self, theme: Theme, parent: QTableView) -> None:
        super().__init__(parent)
        self._theme, self._view = theme, parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), self._theme.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        section = index.data(SECTION_ROLE)
        painter.save()
        if section is not None:
            self._paint_section(painter, rect, section)
        else:
            self._paint_cell(painter, rect, option.state, index)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def _paint_section(self, painter: QPainter, rect: QRect, text: str) -> None:
        painter.fillRect(rect, self._theme.colour("header"))
        painter.setFont(self._theme.font("strong"))
        painter.setPen(self._theme.colour("text"))
        painter.drawText(rect.adjusted(PAD, 0, -PAD, 0), int(Qt.AlignmentFlag.AlignVCenter), text)

    def _ground(self, state: QStyle.StateFlag) -> str:
        if state & QStyle.StateFlag.State_Selected:
            return "selected" if self._view.hasFocus() or self._editing() else "selectedIdle"
        return "hover" if state & QStyle.StateFlag.State_MouseOver else "surface"

    def _editing(self) -> bool:
        return self._view.state() == QTableView.State.EditingState

    def _paint_cell(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, index: Index) -> None:
        theme = self._theme
        painter.fillRect(rect, theme.colour(self._ground(state)))
        inner = rect.adjusted(PAD, 0, -PAD, 0)
        mark = index.data(MARK_ROLE)
        tone = "text"
        if isinstance(mark, Mark):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            tone = mark.tone
            if mark.icon:
                side = theme.px(15)
                theme.paint_icon(painter, mark.icon, tone, QRectF(inner.left(), inner.top(), side, inner.height()), 15)
                inner.setLeft(inner.left() + side + 6)
        role = index.data(FONT_ROLE) or "text"
        if role in ("name", "strong"):
            tone = "text"  # a name is never coloured by the icon before it
        font = theme.font(role)
        if index.data(STRUCK_ROLE):
            font = QFont(font)
            font.setStrikeOut(True)
            tone = "text3"
        painter.setFont(font)
        painter.setPen(theme.colour(tone))
        text = str(index.data() or "")
        if isinstance(mark, Mark) and role == "text":
            text = text[:1].upper() + text[1:]  # a state stands alone in its cell
        lines = broken(text, painter.fontMetrics(), inner.width(), 2 if rect.height() > theme.row_height else 1)
        painter.drawText(inner, index.data(Qt.ItemDataRole.TextAlignmentRole), "\n".join(lines))
        if self._view.currentIndex() == index and self._view.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = NfcLineEdit("", parent)
        editor.setProperty("cell", "true")
        editor.setProperty(FORM, True)
        editor.setFont(self._theme.font("text"))
        model = index.model()
        editor.setAccessibleName(str(model.headerData(index.column(), Qt.Orientation.Horizontal)))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, NfcLineEdit)
        editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
        editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, NfcLineEdit)
        value = editor.value()
        if value != str(index.data(Qt.ItemDataRole.EditRole) or ""):
            model.setData(index, value)
