"""The checked grid at the right: one row a nominee, each cell coloured and marked by how sure it is."""

from bisect import bisect_left
from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QFont, QPainter, QPen, QPolygon
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionViewItem, QTableView, QWidget

from desktop.intake.award_choice import nearest_award
from desktop.intake.checked_list import CheckedList
from desktop.intake.checked_row import FIELDS, CheckedRow, Level
from desktop.intake.doubt_causes import Award
from desktop.ui.core.i18n import N_, _
from desktop.ui.core.theme import Theme
from desktop.ui.framework.field_labels import field_label
from desktop.ui.tables.delegate import PAD, CellDelegate
from desktop.ui.widgets.combo_box import ComboBox

Index = QModelIndex | QPersistentModelIndex
LEVELS = {
    Level.SURE: (N_("Sure"), "surface"),
    Level.LIKELY: (N_("Worth a look"), "cellLikely"),
    Level.DOUBTFUL: (N_("In doubt"), "cellDoubtful"),
    Level.WRONG: (N_("Wrong"), "cellWrong"),
}
KIND_ICONS = {"collective": "building-2", "individual": "user-round", "household": "house"}
ROW, KIND = 0, 1
FIRST = 2  # the first field
LEVEL_ROLE, CONVERTED_ROLE, CHANGED_ROLE, OUT_ROLE, KIND_ROLE = (Qt.ItemDataRole.UserRole + n for n in range(11, 16))


class CheckedModel(QAbstractTableModel):
    """The table model of the checked list, without the rows that were taken in; rows left out are struck out."""

    def __init__(self, parent: QObject, edit: Callable[[int, str, str], None]) -> None:
        super().__init__(parent)
        self.checked: CheckedList | None = None
        self.is_converted: Callable[[CheckedRow, str], bool] = lambda _row, _name: False
        self._edit = edit
        self._places: list[int] = []

    def show_list(self, checked: CheckedList | None) -> None:
        """Show the rows of a list that were not taken in, None for no list."""
        self.beginResetModel()
        self.checked = checked
        rows = checked.rows if checked else []
        self._places = [at for at, row in enumerate(rows) if not row.imported]
        self.endResetModel()

    def place(self, row: int) -> int:
        """Return the number in the list of what stands in this row."""
        return self._places[row]

    def row_of(self, place: int) -> int:
        """Return the table row of a number in the list, -1 where it is not shown."""
        row = bisect_left(self._places, place)
        return row if row < len(self._places) and self._places[row] == place else -1

    def refresh_rows(self, places: list[int] | None = None) -> None:
        """Emit `dataChanged` for the rows at these numbers in the list; for all of them without `places`."""
        if not self._places:
            return
        rows = [self.row_of(place) for place in places] if places else [0, len(self._places) - 1]
        rows = [row for row in rows if row >= 0]
        if rows:
            self.dataChanged.emit(self.index(min(rows), 0), self.index(max(rows), self.columnCount() - 1))

    def row_at(self, row: int) -> CheckedRow:
        """Return the checked row in a table row."""
        assert self.checked is not None
        return self.checked.rows[self._places[row]]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._places)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else FIRST + len(FIELDS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            if section == ROW:
                return _("Row")
            return field_label(FIELDS[section - FIRST]) if section >= FIRST else ""
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() >= FIRST else flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or index.column() < FIRST:
            return False
        self._edit(self.place(index.row()), FIELDS[index.column() - FIRST], str(value))
        return True

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.row_at(index.row())
        if role == OUT_ROLE:
            return row.left_out
        if index.column() < FIRST:
            return self._about(row, index.column(), role)
        name = FIELDS[index.column() - FIRST]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole):
            return row.text(name)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.text(name)}, {_(LEVELS[row.level(name)][0])}"
        if role == LEVEL_ROLE:
            return row.level(name)
        if role == CONVERTED_ROLE:
            return self.is_converted(row, name)
        return name in row.edited if role == CHANGED_ROLE else None

    def _about(self, row: CheckedRow, column: int, role: int) -> object:
        shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if column == ROW and role in shown:
            return str(row.read.source_row)
        return KIND_ICONS[row.read.kind] if column == KIND and role == KIND_ROLE else None


class CheckedDelegate(CellDelegate):
    """Paints how sure a cell is as a tint and as a corner or a bar, so that it is seen without colours too."""

    def __init__(self, theme: Theme, parent: QTableView, awards: Callable[[], list[Award]]) -> None:
        super().__init__(theme, parent)
        self._awards = awards

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        theme = self._theme
        level = Level(index.data(LEVEL_ROLE) or Level.SURE)  # Qt hands an enum back as its text
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if index.column() == ROW:
            chosen = self._view.selectionModel().rowIntersectsSelection(index.row())
        painter.save()
        converted = bool(index.data(CONVERTED_ROLE)) and level in (Level.SURE, Level.LIKELY)
        tint = "cellConverted" if converted else LEVELS[level][1]
        painter.fillRect(rect, theme.colour("selected" if chosen and tint == "surface" else tint))
        if converted:
            painter.fillRect(rect.x(), rect.y(), 3, rect.height(), theme.colour("unknown"))
        self._words(painter, rect, index)
        if level in (Level.DOUBTFUL, Level.WRONG):
            side = theme.px(12 if level is Level.WRONG else 8)
            right, top = rect.right() + 1, rect.top()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("stop" if level is Level.WRONG else "warn"))
            corner = QPolygon([QPoint(right - side, top), QPoint(right, top), QPoint(right, top + side)])
            painter.drawPolygon(corner)
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if self._view.currentIndex() == index:
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def _words(self, painter: QPainter, rect: QRect, index: Index) -> None:
        theme, icon = self._theme, index.data(KIND_ROLE)
        if icon:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            theme.paint_icon(painter, icon, "text2", QRectF(rect), 15)
            return
        font = QFont(theme.font("figures" if index.column() == ROW else "text"))
        font.setBold(bool(index.data(CHANGED_ROLE)))
        font.setStrikeOut(bool(index.data(OUT_ROLE)))
        painter.setFont(font)
        text, tone = str(index.data() or ""), "text3" if index.data(OUT_ROLE) else "text"
        if not text and index.data(LEVEL_ROLE) in (Level.DOUBTFUL, Level.WRONG):
            text, tone = _("(blank)"), "warn"
        painter.setPen(theme.colour("text2" if index.column() == ROW else tone))
        inner = rect.adjusted(PAD, 0, -PAD, 0)
        text = painter.fontMetrics().elidedText(text or "–", Qt.TextElideMode.ElideRight, inner.width())
        side = Qt.AlignmentFlag.AlignRight if index.column() == ROW else Qt.AlignmentFlag.AlignLeft
        painter.drawText(inner, int(side | Qt.AlignmentFlag.AlignVCenter), text)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        if index.column() - FIRST != FIELDS.index("award"):
            return super().createEditor(parent, option, index)
        box = ComboBox(parent)
        box.setAccessibleName(_("Award"))
        box.setFont(self._theme.font("text"))
        for name, award, authority in self._awards():
            box.addItem(name, (award, authority))
        box.view().setMinimumWidth(self._theme.px(420))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model = index.model()
            target = model.row_at(index.row()).target if isinstance(model, CheckedModel) else None
            at = next((i for i in range(editor.count()) if tuple(editor.itemData(i)) == target), None)
            if at is None:
                at = nearest_award(str(index.data() or ""), [editor.itemText(i) for i in range(editor.count())])
            editor.setCurrentIndex(-1 if at is None else at)
            return
        super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            if editor.currentIndex() >= 0:
                model.setData(index, str(editor.currentIndex()))
            return
        super().setModelData(editor, model, index)
